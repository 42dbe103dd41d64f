"""What macros have printed, kept for the next time: the same card stands in many lists, on many pages."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

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
        """What the macro prints for some values; texts and numbers are the same if they are equal."""
        key = (macro, *map(_identity, values))
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
    kind = type(value)
    if kind in _PLAIN:
        return kind, value
    return tuple(map(_identity, value)) if kind is tuple else id(value)
