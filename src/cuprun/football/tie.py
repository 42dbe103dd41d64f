"""Ties: two sides, one or more matches between them, and who goes through.

The order of what decides: goals over the tie (all legs, extra time included), then goals away where
the season has the rule, then the shoot-out; a replay or play-off starts again from nothing. What
scores cannot say (a toss, a ruling) is stated by whoever recorded it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.regulations import NO_RULES, TieRules
from cuprun.football.score import Goals, Status

_LEAVES_OPEN = frozenset(
    {Status.SCHEDULED, Status.POSTPONED, Status.CANCELLED, Status.VOID, Status.ABANDONED}
)


class DecidedBy(StrEnum):
    """What settled a tie in its last match."""

    FULL_TIME = "full-time"
    EXTRA_TIME = "extra-time"
    GOLDEN_GOAL = "golden-goal"
    SILVER_GOAL = "silver-goal"
    PENALTIES = "penalties"
    AGGREGATE = "aggregate"
    AWAY_GOALS = "away-goals"
    TOSS = "toss"
    LOTS = "lots"
    AWARDED = "awarded"
    WALKOVER = "walkover"
    BYE = "bye"
    WITHDRAWAL = "withdrawal"
    EXPULSION = "expulsion"
    RULING = "ruling"
    UNRECORDED = "unrecorded"


class Outcome(Struct, frozen=True, kw_only=True):
    """How a tie ended. `advanced` differs from `winner` where both, neither or the loser went on.

    `inferred` says that the record is silent and the winner is told from who played next.
    """

    winner: TeamId | None
    advanced: tuple[TeamId, ...]
    decided_by: DecidedBy
    inferred: bool = False


class Tie(Struct, frozen=True, kw_only=True):
    """A tie. `sides` has the home side of its first match first, and one side only for a bye.

    `sources` are the ties that the sides came from, in the order of the sides; None = entered here.
    """

    id: str
    round: str
    sides: tuple[Slot, ...]
    matches: tuple[Match, ...] = ()
    legs: int = 1
    rules: TieRules = NO_RULES
    outcome: Outcome | None = None
    sources: tuple[str | None, ...] = (None, None)

    @property
    def winner(self) -> TeamId | None:
        return self.outcome.winner if self.outcome else None

    @property
    def teams(self) -> tuple[TeamId, ...]:
        """The sides that are known."""
        return tuple(side for side in self.sides if isinstance(side, TeamId))

    @property
    def aggregate(self) -> Goals | None:
        """Goals over the legs played, extra time included, first side first; None for a single match."""
        if self.legs < 2 or len(self.sides) < 2:
            return None
        return aggregate(legs_of(self.matches), self.sides)

    def opponent_of(self, side: Slot) -> Slot | None:
        """The other side; None for a bye."""
        return next((other for other in self.sides if other != side), None)


def legs_of(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The matches of a tie that count as its legs, in order of play: two at most, no replay.

    A leg that was played again (the first time annulled, or left unfinished) is the later of the two.
    """
    counted = [match for match in matches if match.counts and match.replay is None]
    last_of = {match.leg: match for match in counted if match.leg}
    return tuple(match for match in counted if match.leg is None or last_of[match.leg] is match)[:2]


def aggregate(legs: Sequence[Match], sides: Sequence[Slot]) -> Goals | None:
    """The sum of the legs' goals by side, whoever was at home; None when no leg has a score."""
    scored = [leg for leg in legs if leg.final is not None]
    if not scored:
        return None
    first, second = (sum(leg.goals_of(side) or 0 for leg in scored) for side in sides)
    return first, second


def away_goals(legs: Sequence[Match], sides: Sequence[Slot]) -> Goals:
    """Goals that each side scored away from home, extra time of the second leg included."""
    first, second = (sum(leg.goals_of(side) or 0 for leg in legs if leg.away == side) for side in sides)
    return first, second


def decide(matches: Sequence[Match], legs: int, rules: TieRules) -> Outcome | None:
    """How a tie's matches, in order, settled it; None while they have not.

    All sides must be teams; `legs` is 1 or 2.
    """
    if not matches:
        return None
    settled = _bye_or_walkover(matches) or _by_scores(matches, legs, rules)
    statement = next((match for match in reversed(matches) if match.through is not None), None)
    return settled if statement is None else _stated(statement, settled)


def stated_manner(matches: Sequence[Match]) -> DecidedBy | None:
    """How the tie was decided in the words of whoever recorded it, be it known for whom or not."""
    words = next((match.decided for match in reversed(matches) if match.decided), None)
    return DecidedBy(words) if words else None


def _bye_or_walkover(matches: Sequence[Match]) -> Outcome | None:
    last = next((match for match in reversed(matches) if match.status not in _LEAVES_OPEN), None)
    if last and last.status is Status.BYE:
        return _won_by(last.home, DecidedBy.BYE)
    if last and last.status is Status.WALKOVER:
        return _won_by(last.winner, stated_manner(matches) or DecidedBy.WALKOVER)
    return None


def _stated(statement: Match, settled: Outcome | None) -> Outcome:
    """What whoever recorded the tie says of who went through, beside what its scores say."""
    through = statement.through or ()
    manner = DecidedBy(statement.decided) if statement.decided else None
    if settled and settled.advanced == through and manner is None:
        return settled
    if len(through) != 1:
        decided_by = manner or (settled.decided_by if settled else DecidedBy.RULING)
        return Outcome(winner=settled.winner if settled else None, advanced=through, decided_by=decided_by)
    goes_out = manner in (DecidedBy.EXPULSION, DecidedBy.WITHDRAWAL, None)
    winner = settled.winner if settled and goes_out else through[0]
    return Outcome(winner=winner, advanced=through, decided_by=manner or DecidedBy.UNRECORDED)


def _by_scores(matches: Sequence[Match], legs: int, rules: TieRules) -> Outcome | None:
    """One match, or a replay of it, speaks for itself; so does a further match after two legs."""
    counted = [match for match in matches if match.counts]
    if legs == 1:
        return _in_one_match(counted[-1]) if counted else None
    both = legs_of(counted)
    if len(both) < 2:
        return None
    after = counted.index(both[1])
    further = [match for match in counted[after + 1 :] if match not in both]
    return (_in_one_match(further[-1]) if further else None) or _over_two_legs(both, rules)


def _in_one_match(match: Match) -> Outcome | None:
    if match.winner is None:
        return None
    return _won_by(match.winner, _manner(match, DecidedBy.FULL_TIME))


def _over_two_legs(legs: Sequence[Match], rules: TieRules) -> Outcome | None:
    sides = legs[0].sides
    last = legs[-1]
    if winner := _ahead(aggregate(legs, sides), sides):
        return _won_by(winner, _manner(last, DecidedBy.AGGREGATE))
    if last.penalties and (winner := _ahead(last.penalties, last.sides)):
        return _won_by(winner, DecidedBy.PENALTIES)
    if _away_goals_count(last, rules) and (winner := _ahead(away_goals(legs, sides), sides)):
        return _won_by(winner, DecidedBy.AWAY_GOALS)
    return None


def _away_goals_count(last: Match, rules: TieRules) -> bool:
    score = last.result.score if last.result else None
    if score and score.extra_time:
        return rules.away_goals_after_extra_time
    return rules.away_goals_at_full_time


def _manner(last: Match, otherwise: DecidedBy) -> DecidedBy:
    """How the last match settled what its goals settled."""
    score = last.result.score if last.result else None
    if last.status is Status.AWARDED:
        return DecidedBy.AWARDED
    if last.status is Status.ABANDONED:
        return DecidedBy.RULING
    if score is None:
        return otherwise
    if otherwise is DecidedBy.FULL_TIME and score.penalties:
        return DecidedBy.PENALTIES
    if score.ending:
        return DecidedBy(score.ending.value)
    return DecidedBy.EXTRA_TIME if score.extra_time else otherwise


def _ahead(goals: Goals | None, sides: Sequence[Slot]) -> Slot | None:
    if goals is None or goals[0] == goals[1]:
        return None
    return sides[0] if goals[0] > goals[1] else sides[1]


def _won_by(winner: Slot | None, decided_by: DecidedBy) -> Outcome | None:
    if not isinstance(winner, TeamId):
        return None
    return Outcome(winner=winner, advanced=(winner,), decided_by=decided_by)
