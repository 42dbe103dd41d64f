"""Compiled templates, kept in memory: a preview builds again and again, and templates rarely change.

Jinja works out filters of constants while it compiles. That is safe to keep for its own filters and ours,
which depend on nothing else; with filters, tests or extensions of a site's own, nothing is kept.
"""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from cuprun.host.settings import Settings
from cuprun.host.vocabulary import Mentions

_OWN_WAYS = ("JINJA_FILTERS", "JINJA_TESTS", "JINJA_GLOBALS")


class CompiledTemplates(BytecodeCache):
    """The last compiled form of each template; a template whose text has changed is compiled anew."""

    def __init__(self) -> None:
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


_kept: dict[str, CompiledTemplates] = {}


def compiled_templates(settings: Settings) -> CompiledTemplates | None:
    """What is kept for sites with the same Jinja settings; None where keeping would not be safe."""
    environment = settings["JINJA_ENVIRONMENT"]
    if any(settings[name] for name in _OWN_WAYS) or environment.get("extensions"):
        return None
    return _kept.setdefault(repr(sorted(environment.items(), key=str)), CompiledTemplates())
