"""Registers: who the names of teams and competitions stand for, as their files declare them."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from cuprun.archive.names import Register, names_of_teams
from cuprun.errors import Diagnostic
from cuprun.frontmatter.records import CompetitionRecord, TeamRecord


class Registers(Struct, frozen=True):
    """Both registers of a site."""

    teams: Register
    competitions: Register

    @classmethod
    def of(cls, teams: Iterable[TeamRecord], competitions: Iterable[CompetitionRecord]) -> Registers:
        """Registers of what files declare."""
        return cls(
            Register("team", names_of_teams(teams)),
            Register("competition", {r.id: (r.name, *r.also) for r in competitions}),
        )

    def ambiguities(self) -> list[Diagnostic]:
        """Names that may stand for several."""
        return [*self.teams.ambiguities(), *self.competitions.ambiguities()]

    def doubts(self) -> list[Diagnostic]:
        """All that is doubtful about the names that were met."""
        return [*self.teams.near_misses(), *self.competitions.near_misses(), *self.ambiguities()]
