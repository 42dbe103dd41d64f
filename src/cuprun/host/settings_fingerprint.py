"""The fingerprint of settings: the same in every process as long as they say the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import CodeType
from typing import Any

from cuprun.build.fingerprint import fingerprint
from cuprun.host.settings import Settings

_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
_NOT_IN_PAGES = frozenset(
    {"PELICAN_CLASS", "CUPRUN_EXECUTOR", "CUPRUN_VERBOSE", "PORT", "BIND", "AUTORELOAD"}
)
"""Settings that say how a site is built or served, and nothing of what it says."""


def settings_fingerprint(settings: Settings) -> str:
    """What of the settings may show in a page."""
    told = {name: _told(value) for name, value in settings.items() if name not in _NOT_IN_PAGES}
    return fingerprint(sorted(told.items()))


def _told(value: Any) -> str:
    """A value as text. A function is its code: a filter that was changed is another filter."""
    if isinstance(value, Mapping):
        return repr(sorted((str(key), _told(entry)) for key, entry in value.items()))
    if isinstance(value, list | tuple):
        return repr([_told(entry) for entry in value])
    if isinstance(value, set | frozenset):
        return repr(sorted(map(_told, value)))
    code = getattr(value, "__code__", None)
    if isinstance(code, CodeType):
        return f"{value.__qualname__} {_code(code)} {_told(value.__defaults__)}"
    return _ADDRESS.sub("", repr(value))


def _code(code: CodeType) -> str:
    constants = [_code(c) if isinstance(c, CodeType) else repr(c) for c in code.co_consts]
    return f"{code.co_code.hex()} {constants} {code.co_names}"
