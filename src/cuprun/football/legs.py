"""How many legs the ties of a round have, told from the matches where nobody laid it down."""

from __future__ import annotations

from collections.abc import Sequence

from cuprun.football.match import Match
from cuprun.football.regulations import TieRules


def legs_of_round(pairs: Sequence[Sequence[Match]], rules: TieRules) -> int:
    """1 or 2: what the rules lay down, else what the matches of the round's pairs show.

    A second match after a decided one can only be a second leg; a second match after a draw may as
    well be a replay, unless every pair of the round has one.
    """
    if rules.legs is not None:
        return rules.legs
    matches = [match for pair in pairs for match in pair]
    if any(match.leg for match in matches):
        return 2
    if any(match.replay for match in matches):
        return 1
    returns = [pair for pair in pairs if _has_return(pair)]
    if any(pair[0].winner is not None for pair in returns):
        return 2
    return 2 if returns and len(returns) == len([pair for pair in pairs if pair]) else 1


def _has_return(pair: Sequence[Match]) -> bool:
    """Whether a pair met again on the other's ground, and its first match could have been a first leg."""
    if len(pair) < 2:
        return False
    first, second = pair[0], pair[1]
    score = first.result.score if first.result else None
    if score and (score.extra_time or score.penalties):
        return False
    return first.home == second.away and first.result is not None and not (first.neutral and second.neutral)
