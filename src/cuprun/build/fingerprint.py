"""Fingerprints: a short name for all that goes into a page, the same for equal values in every process.

Values are plain and frozen: text, numbers, dates, tuples and dataclasses of those. Pieces of pages are
shared by many of them, so each piece is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from operator import attrgetter
from typing import Any

_SIZE = 12
"""Bytes of a fingerprint: enough for a site of any size, and little to keep."""

_Getter = Callable[[Any], Any]


class Fingerprints:
    """Names values. It holds on to what it has seen, so it lives only as long as one piece of work."""

    def __init__(self) -> None:
        self._getters: dict[type, tuple[str, _Getter] | None] = {}
        self._seen: dict[int, tuple[Any, str]] = {}

    def of(self, *values: object) -> str:
        """The fingerprint of some values together."""
        return _digest(tuple(map(self._plain, values)))

    def _plain(self, value: Any) -> Any:
        kind = type(value)
        if kind is str or value is None or kind is int or kind is bool:
            return value
        if kind is tuple or kind is list:
            return [self._plain(entry) for entry in value]
        known = self._getters.get(kind, ...)
        if known is ...:
            known = self._getters[kind] = _getter_of(kind)
        if known is not None:
            return self._piece(value, *known)
        if isinstance(value, dict) or hasattr(value, "items"):
            return [(self._plain(key), self._plain(entry)) for key, entry in value.items()]
        # In a tuple, so that no text can be taken for it.
        return (repr(value),)

    def _piece(self, value: Any, name: str, getter: _Getter) -> str:
        seen = self._seen.get(id(value))
        if seen is None:
            made = _digest((name, [self._plain(entry) for entry in getter(value)]))
            seen = self._seen[id(value)] = (value, made)
        return seen[1]


def digest_of(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def _digest(value: object) -> str:
    return blake2b(repr(value).encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()


def _getter_of(kind: type) -> tuple[str, _Getter] | None:
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return kind.__qualname__, attrgetter(*names)
    return kind.__qualname__, lambda value: [getattr(value, name) for name in names]
