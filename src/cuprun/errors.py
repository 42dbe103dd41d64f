"""What can go wrong, and how it is said: one exception, one diagnostic."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class CuprunError(Exception):
    """Base of every exception that Cuprun raises on purpose."""


class Severity(StrEnum):
    """How bad a diagnostic is: an error stops publishing, a warning does not (unless strict)."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """A point in a text file. Lines and columns count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One thing found wrong, where it stands and what to do about it.

    `code` is a stable, short name (``unknown-field``) for tools and tests; `message` says what was
    found and what is allowed; `hint` says what to do.
    """

    code: str
    place: Place
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        prefix = "warning: " if self.severity is Severity.WARNING else ""
        suffix = f" ({self.hint})" if self.hint else ""
        return f"{self.place}: {prefix}{self.message}{suffix}"
