"""Groups: matches that make a table, be it a group of four, a league phase or a league."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.football.match import Match, TeamId
from cuprun.football.table import NO_TABLE, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group or a league phase: its matches in order of play, and their table.

    `name` is as it was written (``A``, ``League``), "" where none was. `stage` counts from 0: the groups of
    a second group stage have 1. `finished` says that its order will not change any more.
    """

    name: str
    matches: tuple[Match, ...]
    table: Table = NO_TABLE
    stage: int = 0
    finished: bool = False

    @property
    def teams(self) -> frozenset[TeamId]:
        return frozenset(side for match in self.matches for side in match.sides if isinstance(side, TeamId))
