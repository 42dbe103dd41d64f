"""Groups: matches that make a table, be it a group of four, a league phase or a league."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.table import NO_TABLE, Table
from cuprun.football.table_rules import Criterion


class Group(Struct, frozen=True, kw_only=True):
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

    @property
    def decides_title(self) -> bool:
        """Whether its winner has won the competition, as the season's rules have it.

        A league whose rules say how often teams meet decides it, unless they lead on from there.
        """
        rules = self.table.rules
        if rules.title is not None:
            return rules.title
        return not self.name and rules.meetings is not None and not rules.advance

    @property
    def leader(self) -> TeamId | None:
        """Who is first; None where nothing tells."""
        first = self.table.at(1)
        return first.team if first and first.above_next_by is not Criterion.UNDECIDED else None

    @property
    def matchdays(self) -> dict[int | None, tuple[Match, ...]]:
        """The matches by matchday, in order; None for those whose matchday is neither told nor plain.

        Where none is told, a team's n-th match is of the n-th day, if that makes full days.
        """
        told = any(match.matchday is not None for match in self.matches)
        numbers = [match.matchday for match in self.matches] if told else self._counted()
        days: dict[int | None, list[Match]] = {}
        for number, match in zip(numbers, self.matches, strict=True):
            days.setdefault(number, []).append(match)
        ordered = sorted(days, key=lambda day: (day is None, day or 0))
        return {day: tuple(days[day]) for day in ordered}

    def _counted(self) -> list[int | None]:
        played: Counter[Slot | None] = Counter()
        numbers: list[int | None] = []
        for match in self.matches:
            played.update(match.sides)
            numbers.append(max(played[side] for side in match.sides))
        sizes = set(Counter(numbers).values())
        plain = sizes == {len(self.teams) // 2} and len(self.teams) > 2
        return numbers if plain else [None] * len(numbers)
