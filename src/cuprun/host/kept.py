"""What macros have printed, kept for the next time: the same card stands in many lists, on many pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from cuprun.host.quick_jinja import Direct

_SIZE = 8192
"""So many pieces are kept, the last ones asked for: some 10 MB of text."""
_PLAIN = frozenset({str, int, bool, type(None)})


class Kept(Direct):
    """A function for templates: ``kept(macro, value, …)`` is ``macro(value, …)``, printed once.

    The macro must print its values and nothing else, so it has to be one that is imported without context.
    Values of views are frozen: one that was seen before prints as before.
    """

    def __init__(self) -> None:
        self._printed: OrderedDict[tuple[Any, ...], tuple[tuple[Any, ...], Any]] = OrderedDict()

    def __call__(self, macro: Callable[..., Any], *values: Any) -> Any:
        """What the macro prints for some values that are the same or equal ones."""
        key = (macro, *map(_identity, values))
        try:
            found = self._printed.get(key)
        except TypeError:  # a value that holds what may change: it is known by itself
            key = (macro, *map(id, values))
            found = self._printed.get(key)
        if found is None:
            # The values are kept along, so that no other can get the place in memory of one that is gone.
            found = self._printed[key] = (values, macro(*values))
            if len(self._printed) > _SIZE:
                self._printed.popitem(last=False)
        else:
            self._printed.move_to_end(key)
        return found[1]

    escaped = __call__


def _identity(value: Any) -> Any:
    """What is equal for values that print alike: 1 and True, or an object that may change, are not."""
    kind = type(value)
    if kind in _PLAIN:
        return kind, value
    if kind is tuple:
        return tuple(map(_identity, value))
    return value if isinstance(value, Struct) else id(value)
