"""Faults: all diagnostics of a build, told at its end in the order of their places."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterable

from msgspec.structs import replace

from cuprun.errors import CuprunError, Diagnostic, Severity
from cuprun.host.settings import Options


class BuildFailed(CuprunError):
    """A build that ended with errors; the output is as it was before."""

    exitcode = 1
    """What Pelican's command line ends with."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, by file, line and column."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda fault: (fault.place, fault.code, fault.message)))


def once_each(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Faults of templates once each: one shows on every page that the template makes."""
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for fault in diagnostics:
        own = () if fault.code in _OF_TEMPLATES else (fault.message,)
        kept.setdefault((fault.code, fault.place, *own), fault)
    return list(kept.values())


_OF_TEMPLATES = frozenset({"template", "template-syntax"})


def as_strict_as(options: Options, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Diagnostics in order; in a strict build warnings are errors, unless the settings ignore their code."""
    faults = in_order(diagnostics)
    if not options.strict:
        return faults
    return tuple(
        fault if fault.code in options.strict_ignores else replace(fault, severity=Severity.ERROR)
        for fault in faults
    )


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of them stops publishing."""
    return any(fault.severity is Severity.ERROR for fault in diagnostics)


def count_line(diagnostics: Iterable[Diagnostic]) -> str:
    """``2 errors, 1 warning``; empty when there is none."""
    severities = [fault.severity for fault in diagnostics]
    counts = [(severity.value, severities.count(severity)) for severity in Severity]
    return ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in counts if count)


def tell(diagnostics: Iterable[Diagnostic]) -> None:
    """Print one diagnostic a line to the standard error."""
    for fault in diagnostics:
        print(fault, file=sys.stderr)


class _WithoutTraceback(logging.Filter):
    """Pelican logs whatever ends a build with its traceback: for faults in what people wrote that says nothing."""

    def filter(self, record: logging.LogRecord) -> bool:
        raised = record.exc_info[1] if record.exc_info else None
        if isinstance(raised, CuprunError):
            record.exc_info = None
            record.msg, record.args = str(raised), ()
        return True


_without_traceback = _WithoutTraceback()


def spare_traceback() -> None:
    """Have Pelican's log tell a failed build in one line; doing it again changes nothing."""
    logging.getLogger("pelican").addFilter(_without_traceback)
