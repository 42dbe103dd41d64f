"""Names that are not there: a slip where one of our views is asked for one, nothing at all elsewhere.

Pelican's themes ask freely for what may be missing (`article.banner`), and get nothing. What a view has is
fixed, so a template that asks it for anything else is wrong, and would leave a hole in every page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Undefined

_VIEWS = "cuprun.pages."


class Missing(Undefined):
    """Jinja's undefined value; printed, tested or walked through, one of a view's raises UndefinedError."""

    __slots__ = ()

    def __str__(self) -> str:
        self._refuse_of_view()
        return super().__str__()

    def __iter__(self) -> Iterator[Any]:
        self._refuse_of_view()
        return super().__iter__()

    def __bool__(self) -> bool:
        self._refuse_of_view()
        return super().__bool__()

    def _refuse_of_view(self) -> None:
        if type(self._undefined_obj).__module__.startswith(_VIEWS):
            self._fail_with_undefined_error()
