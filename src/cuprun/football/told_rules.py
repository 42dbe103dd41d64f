"""Rules that nobody laid down, told from the matches: how a round seems to have been played."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from cuprun.football.cup import Cup, Round
from cuprun.football.regulations import Settler
from cuprun.football.tie import DecidedBy, Tie

_SETTLED = {
    DecidedBy.AWAY_GOALS: Settler.AWAY_GOALS,
    DecidedBy.EXTRA_TIME: Settler.EXTRA_TIME,
    DecidedBy.GOLDEN_GOAL: Settler.GOLDEN_GOAL,
    DecidedBy.SILVER_GOAL: Settler.SILVER_GOAL,
    DecidedBy.PENALTIES: Settler.PENALTIES,
    DecidedBy.TOSS: Settler.TOSS,
    DecidedBy.LOTS: Settler.LOTS,
}


class ToldRule(Struct, frozen=True, kw_only=True):
    """How one round was played, as far as its matches tell: only what is not laid down."""

    round: str
    legs: int | None
    """None where the legs are laid down."""
    settlers: tuple[Settler, ...]
    """What settled ties that were level, in the order things come; none where that is laid down."""


def told_rules(cup: Cup) -> Iterator[ToldRule]:
    """What the matches tell of each round of which not all is laid down.

    That a tie was one match and was decided in it goes without saying.
    """
    for round_ in cup.rounds:
        rules = cup.regulations.for_round(round_.id)
        decided = [tie for tie in round_.ties if tie.outcome and tie.matches]
        legs = max(tie.legs for tie in decided) if decided and rules.legs is None else None
        settlers = _settlers(round_) if rules.level is None else ()
        if legs == 2 or settlers:
            yield ToldRule(round=round_.id, legs=legs, settlers=settlers)


def _settlers(round_: Round) -> tuple[Settler, ...]:
    seen = {settler for tie in round_.ties for settler in _settlers_of(tie)}
    return tuple(settler for settler in Settler if settler in seen)


def _settlers_of(tie: Tie) -> Iterator[Settler]:
    if tie.outcome and tie.outcome.decided_by in _SETTLED:
        yield _SETTLED[tie.outcome.decided_by]
    if any(match.replay and match.counts for match in tie.matches):
        yield Settler.PLAY_OFF if tie.legs == 2 else Settler.REPLAY
