"""Values as bytes: plain frozen structs, written to the ledger and read back as what they were.

What is read back is data and nothing else: a ledger that somebody tampered with can name no function to
run. Reading fails with `Unreadable` for anything that is not of the modules it was told of.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Collection
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import astuple

from cuprun.errors import CuprunError

_PLAIN = frozenset(
    {
        ("datetime", "datetime"),
        ("datetime", "date"),
        ("datetime", "time"),
        ("datetime", "timezone"),
        ("datetime", "timedelta"),
        ("zoneinfo", "ZoneInfo"),
        (__name__, "_rebuilt"),
    }
)


class Unreadable(CuprunError):
    """Bytes that are no values of the kind that was looked for."""


class _Writer(pickle.Pickler):
    """Writes a struct as its class and the values of its fields."""

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind is ZoneInfo:
            return ZoneInfo, (value.key,)
        if not isinstance(value, Struct):
            return NotImplemented
        return _rebuilt, (kind, astuple(value))


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes, modules: tuple[str, ...]) -> None:
        super().__init__(io.BytesIO(data))
        self._modules = modules

    def find_class(self, module: str, name: str) -> Any:
        found = _FOUND.get((module, name, self._modules))
        if found is None:
            found = _FOUND[module, name, self._modules] = self._found(module, name)
        return found

    def _found(self, module: str, name: str) -> Any:
        if (module, name) in _PLAIN:
            return super().find_class(module, name)
        if module.startswith(self._modules) and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type):
                return found
        raise Unreadable(f"the ledger names {module}.{name}, which is no value of it")


_FOUND: dict[tuple[str, str, tuple[str, ...]], Any] = {}
"""What names stood for, by module, name and the modules that were allowed."""


def written(value: object) -> bytes:
    """A value as bytes."""
    out = io.BytesIO()
    _Writer(out, protocol=5).dump(value)
    return out.getvalue()


def read(data: bytes, modules: Collection[str]) -> Any:
    """The value behind some bytes, of structs in `modules` (prefixes). Raises Unreadable."""
    try:
        return _Reader(data, tuple(modules)).load()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"damaged: {error}") from error


def _rebuilt(kind: type, values: tuple[Any, ...]) -> Any:
    if not issubclass(kind, Struct):
        raise Unreadable(f"{kind.__qualname__} is no value")
    return kind(**dict(zip(kind.__struct_fields__, values, strict=True)))
