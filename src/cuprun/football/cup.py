"""A cup: rounds of ties, which tie each side came from, and who won."""

from __future__ import annotations

from msgspec import Struct

from cuprun.football.group import Group
from cuprun.football.match import Match, TeamId
from cuprun.football.regulations import NO_REGULATIONS, Regulations
from cuprun.football.round import FINAL, THIRD_PLACE, teams_in
from cuprun.football.tie import Tie


class Round(Struct, frozen=True, kw_only=True):
    """A round and its ties, in the order of their first matches."""

    id: str
    ties: tuple[Tie, ...]

    @property
    def teams(self) -> frozenset[TeamId]:
        return frozenset(team for tie in self.ties for team in tie.teams)


class Cup(Struct, frozen=True, kw_only=True):
    """One season of a competition. `rounds` are in the order of play, `winner` is who won the final."""

    rounds: tuple[Round, ...] = ()
    groups: tuple[Group, ...] = ()
    regulations: Regulations = NO_REGULATIONS

    @property
    def ties(self) -> tuple[Tie, ...]:
        return tuple(tie for round_ in self.rounds for tie in round_.ties)

    @property
    def matches(self) -> tuple[Match, ...]:
        """Every match once: the ties' in the order of the rounds, then the groups'."""
        in_ties = (match for tie in self.ties for match in tie.matches)
        return (*in_ties, *(match for group in self.groups for match in group.matches))

    @property
    def winner(self) -> TeamId | None:
        """Who won the final, or the table that decides a season without one."""
        final = next((round_ for round_ in self.rounds if round_.id == FINAL), None)
        if final is not None:
            return final.ties[0].winner if len(final.ties) == 1 else None
        tables = [group for group in self.groups if group.decides_title]
        if len(tables) != 1 or any(teams_in(round_.id) is not None for round_ in self.rounds):
            return None
        return tables[0].leader if tables[0].finished else None

    def tie(self, id_: str) -> Tie:
        """The tie of that id. Raises KeyError where there is none."""
        for tie in self.ties:
            if tie.id == id_:
                return tie
        raise KeyError(id_)

    def next_tie(self, tie: Tie) -> Tie | None:
        """The tie that this tie's winner goes on to, where one is known."""
        leads = [other for other in self.ties if tie.id in other.sources and other.round != THIRD_PLACE]
        return leads[0] if leads else None
