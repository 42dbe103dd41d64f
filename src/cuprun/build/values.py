"""Values as bytes: plain frozen dataclasses, written to the ledger and read back as what they were.

What is read back is data and nothing else: a ledger that somebody tampered with can name no function to
run. Reading fails with `Unreadable` for anything that is not of the modules it was told of.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Collection
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import MemberDescriptorType
from typing import Any
from zoneinfo import ZoneInfo

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
    """Writes a dataclass as its class and the values of its fields: several times faster than by itself."""

    def reducer_override(self, value: Any) -> Any:
        kind = type(value)
        if kind is ZoneInfo:
            return ZoneInfo, (value.key,)
        if not is_dataclass(kind) or isinstance(value, type):
            return NotImplemented
        return _rebuilt, (kind, _values(value, kind))


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
    """The value behind some bytes, of dataclasses in `modules` (prefixes). Raises Unreadable."""
    try:
        return _Reader(data, tuple(modules)).load()
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"damaged: {error}") from error


_GETTERS: dict[type, Any] = {}


def _values(value: Any, kind: type) -> tuple[Any, ...]:
    getter = _GETTERS.get(kind)
    if getter is None:
        names = [field.name for field in fields(kind)]
        getter = _GETTERS[kind] = (
            attrgetter(*names) if len(names) > 1 else lambda v: tuple(getattr(v, name) for name in names)
        )
    made: tuple[Any, ...] = getter(value)
    return made


_PUTTERS: dict[type, tuple[Callable[[Any, Any], None], ...]] = {}


def _rebuilt(kind: type, values: tuple[Any, ...]) -> Any:
    putters = _PUTTERS.get(kind)
    if putters is None:
        if not is_dataclass(kind):
            raise Unreadable(f"{kind.__qualname__} is no value")
        putters = _PUTTERS[kind] = tuple(_putter(kind, field.name) for field in fields(kind))
    made: Any = object.__new__(kind)
    for put, value in zip(putters, values, strict=True):
        put(made, value)
    return made


def _putter(kind: type, name: str) -> Callable[[Any, Any], None]:
    """Sets a field of a frozen value: by its slot, which is quicker, where there is one."""
    slot = getattr(kind, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda made, value: object.__setattr__(made, name, value)
