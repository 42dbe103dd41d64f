"""What could not be read, and which lines that concerns."""

from __future__ import annotations

from collections.abc import Iterable

from cuprun.errors import Diagnostic, Place, Severity


class Reports:
    """Collects the diagnostics of one file."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.lines: set[int] = set()
        """The numbers of the lines that were not read, or not wholly."""

    def error(self, code: str, place: Place, message: str, hint: str | None) -> None:
        self.add(Diagnostic(code=code, place=place, message=message, hint=hint))

    def warning(self, code: str, place: Place, message: str, hint: str | None) -> None:
        self.add(Diagnostic(code=code, place=place, message=message, hint=hint, severity=Severity.WARNING))

    def add(self, diagnostic: Diagnostic) -> None:
        self.diagnostics.append(diagnostic)
        self.lines.add(diagnostic.place.line)

    def cover(self, lines: Iterable[int]) -> None:
        """Count lines as reported that a diagnostic further up speaks for."""
        self.lines.update(lines)

    def says(self, code: str) -> bool:
        return any(diagnostic.code == code for diagnostic in self.diagnostics)

    def in_order(self) -> tuple[Diagnostic, ...]:
        return tuple(sorted(self.diagnostics, key=lambda diagnostic: diagnostic.place))
