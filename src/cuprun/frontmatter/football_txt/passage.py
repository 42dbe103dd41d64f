"""Passages: text that runs over several lines, such as goals in brackets or a line-up."""

from __future__ import annotations

from dataclasses import dataclass, field

from cuprun.errors import Place

_CONTINUED = (",", ";", " -", " –")
_MOST_LINES = 60
"""No line-up is longer: a bracket that nobody closed ends here at the latest."""


@dataclass(slots=True)
class Passage:
    """Lines that belong together, joined by a space; knows where in the file each character stands."""

    file: str
    text: str = ""
    _lines: list[tuple[int, int, int]] = field(default_factory=list)
    """For each line: its offset in the text, its number, and the offset at which it starts in its line."""

    def add(self, number: int, line: str) -> None:
        """Add a line of the file; space around it is no part of the passage."""
        words = line.strip()
        if self.text:
            self.text += " "
        self._lines.append((len(self.text), number, len(line) - len(line.lstrip())))
        self.text += words

    def place(self, offset: int) -> Place:
        """The place in the file of a character of the text, counted from 0."""
        start, number, column = next(
            (line for line in reversed(self._lines) if line[0] <= offset), self._lines[0]
        )
        return Place(self.file, number, column + offset - start + 1)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its lines."""
        return tuple(number for _, number, _ in self._lines)

    @property
    def is_open(self) -> bool:
        """Whether the text goes on in the next line: a bracket is open, or it ends with a comma or a dash."""
        return len(self._lines) < _MOST_LINES and (
            self.text.endswith(_CONTINUED)
            or self.text.count("(") > self.text.count(")")
            or self.text.count("[") > self.text.count("]")
        )
