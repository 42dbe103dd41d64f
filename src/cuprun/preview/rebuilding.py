"""A rebuild as the preview sees it: what the caller returns, and what is told of it."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from cuprun.errors import CuprunError, Diagnostic


class Rebuilt(Struct, frozen=True, kw_only=True):
    """What a rebuild came to.

    `ok` says that the output is up to date; when it is not, the output is as it was before. `summary` is a
    line for the terminal, such as ``141 pages, 3 written, 0.21 s``.
    """

    ok: bool
    diagnostics: tuple[Diagnostic, ...]
    summary: str


Rebuild = Callable[[frozenset[Path] | None], Rebuilt]
"""Given every path that may have changed since the rebuild before (None = look at all), brings the output up to date."""


class Attempt(Struct, frozen=True, kw_only=True):
    """A rebuild that was tried, told for its two readers: `report` for the terminal, `faults` for the page."""

    ok: bool
    faults: tuple[str, ...]
    report: str


def attempt(rebuild: Rebuild, changed: frozenset[Path] | None) -> Attempt:
    """Rebuild, and tell what came of it, whatever it raises short of an interrupt."""
    try:
        rebuilt = rebuild(changed)
    except CuprunError as error:
        return Attempt(ok=False, faults=(str(error),), report=str(error))
    # SystemExit included: a settings file or a plugin that gives up must not end the preview.
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it is shown and served on
        return _crashed(error)
    lines = tuple(str(diagnostic) for diagnostic in rebuilt.diagnostics)
    return Attempt(
        ok=rebuilt.ok,
        faults=() if rebuilt.ok else lines or (rebuilt.summary,),
        report="\n".join((*lines, rebuilt.summary)),
    )


def _crashed(error: BaseException) -> Attempt:
    told = "".join(traceback.format_exception_only(error)).strip()
    last = traceback.extract_tb(error.__traceback__)[-1]
    fault = f"{last.filename}:{last.lineno}: the build broke off: {told} (the terminal shows the traceback)"
    return Attempt(ok=False, faults=(fault,), report="".join(traceback.format_exception(error)).rstrip())
