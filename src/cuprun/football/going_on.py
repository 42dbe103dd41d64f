"""Who went on: what later rounds tell of a tie that its own record does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cuprun.football.match import Match, TeamId
from cuprun.football.regulations import TieRules
from cuprun.football.tie import DecidedBy, Outcome, away_goals, decide, legs_of, stated_manner


class LaterRounds(Struct, frozen=True):
    """In which round, by its place in the order of play, each team stands last; groups stand between rounds.

    Matches among the beaten (for third place) are left out: nobody goes on to them.
    """

    last_of: Mapping[TeamId, float]

    def begin_after(self, place: int) -> bool:
        """Whether any team stands in a round after that place."""
        return max(self.last_of.values(), default=place) > place

    def play_on(self, teams: Sequence[TeamId], after: int) -> tuple[TeamId, ...]:
        """Those of the teams that stand in a round after that place."""
        return tuple(team for team in teams if self.last_of.get(team, -1) > after)


def told_by_later_rounds(
    outcome: Outcome | None, matches: Sequence[Match], rules: TieRules, on: tuple[TeamId, ...]
) -> Outcome | None:
    """The outcome of a tie, given those of its teams that play on: one or both.

    What is stated stands. Where scores do not tell, who plays on went through. A beaten team that plays
    on does not become the winner: it was drawn into the next round beside the winner (a lucky loser), or
    in its place.
    """
    if any(match.through is not None for match in matches):
        return outcome
    if outcome is None:
        return _silent(matches, rules, on)
    if set(on) <= set(outcome.advanced):
        return outcome
    if outcome.winner in on:
        return replace(outcome, advanced=on)
    if outcome.decided_by is DecidedBy.AWAY_GOALS:
        return Outcome(winner=on[0], advanced=on, decided_by=DecidedBy.UNRECORDED, inferred=True)
    manner = stated_manner(matches) or outcome.decided_by
    return replace(outcome, advanced=on, decided_by=manner, inferred=True)


def told_by_absence(outcome: Outcome | None, matches: Sequence[Match]) -> Outcome | None:
    """The outcome of a tie of whose teams none plays on though later rounds have begun.

    Where somebody was thrown out, or a ruling was given upon a level tie, neither side went through.
    """
    if any(match.through is not None for match in matches):
        return outcome
    manner = stated_manner(matches)
    if manner is DecidedBy.EXPULSION or (manner is DecidedBy.RULING and outcome is None):
        winner = outcome.winner if outcome else None
        return Outcome(winner=winner, advanced=(), decided_by=manner, inferred=True)
    return outcome


def _silent(matches: Sequence[Match], rules: TieRules, on: tuple[TeamId, ...]) -> Outcome:
    if len(on) > 1:
        manner = stated_manner(matches) or DecidedBy.UNRECORDED
        return Outcome(winner=None, advanced=on, decided_by=manner, inferred=True)
    manner = stated_manner(matches) or _manner_of(matches, rules, on[0])
    return Outcome(winner=on[0], advanced=on, decided_by=manner, inferred=True)


def _manner_of(matches: Sequence[Match], rules: TieRules, winner: TeamId) -> DecidedBy:
    """How it was decided, where the one match on neutral ground or goals scored away point the same way."""
    legs = legs_of(matches)
    if len(legs) == 1 and legs[0].neutral and (single := decide(legs, 1, rules)) and single.winner == winner:
        return single.decided_by
    if len(legs) == 2 and rules.level is None:
        sides = legs[0].sides
        first, second = away_goals(legs, sides)
        if first != second and winner == sides[0 if first > second else 1]:
            return DecidedBy.AWAY_GOALS
    return DecidedBy.UNRECORDED
