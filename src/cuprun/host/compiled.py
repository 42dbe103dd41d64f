"""Compiled templates, kept: a preview builds again and again, and templates rarely change.

Between processes they lie in a file beside the ledger, as the code that Python runs. It is taken for what it was
when it was written only by the same programs, and only whole: one that is damaged runs nothing.

Jinja works out filters of constants while it compiles. That is safe to keep for its own filters and ours,
which depend on nothing else; with filters, tests or extensions of a site's own, nothing is kept.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from cuprun.build.fingerprint import digest_of
from cuprun.build.output import Output
from cuprun.host.settings import Settings
from cuprun.host.versions import code_fingerprint
from cuprun.host.vocabulary import Mentions

_OWN_WAYS = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS")


class CompiledTemplates(BytecodeCache):
    """The last compiled form of each template; a template whose text has changed is compiled anew."""

    def __init__(self, name: str) -> None:
        """`name` is the file's, for sites with the same Jinja settings."""
        self._name = name
        self._is_news = False
        self._codes: dict[str, tuple[str, CodeType]] = {}
        self.mentions: dict[str, tuple[str, Mentions]] = {}
        """The fingerprint of each template's text, and what it reaches for."""

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._codes[bucket.key] = (bucket.checksum, bucket.code)
            self._is_news = True

    def recall(self, folder: Path) -> None:
        """Take over what an earlier process compiled, where nothing is known yet."""
        if self._codes:
            return
        with suppress(OSError):
            seal, _, codes = (folder / self._name).read_bytes().partition(b"\n")
            if seal == _seal(codes):
                self._codes = marshal.loads(codes)  # noqa: S302 - sealed: it is what `remember` wrote

    def remember(self, folder: Path) -> None:
        """Leave what is known to the next process."""
        if self._is_news:
            codes = marshal.dumps(self._codes)
            with suppress(OSError):
                Output(folder).write(self._name, _seal(codes) + b"\n" + codes)
            self._is_news = False


def _seal(codes: bytes) -> bytes:
    return f"{code_fingerprint()} {digest_of(codes)}".encode()


_kept: dict[str, CompiledTemplates] = {}


def compiled_templates(settings: Settings) -> CompiledTemplates | None:
    """What is kept for sites with the same Jinja settings; None where keeping would not be safe."""
    environment = settings["JINJA_ENVIRONMENT"]
    if any(settings[name] for name in _OWN_WAYS) or environment.get("extensions"):
        return None
    told = repr(sorted(environment.items(), key=str))
    if told not in _kept:
        _kept[told] = CompiledTemplates(f"templates-{digest_of(told.encode())[:12]}.code")
    return _kept[told]
