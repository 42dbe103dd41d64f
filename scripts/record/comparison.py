"""What a comparison with the record comes to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many entries of the record were compared, and a line about each that did not come out alike.

    `excused` are lines about entries that differ because the record itself is wrong, with the reason.
    """

    entries: int
    disagreements: tuple[str, ...] = ()
    excused: tuple[str, ...] = ()

    @property
    def alike(self) -> int:
        return self.entries - len(self.disagreements) - len(self.excused)
