"""How many legs the ties of a round have, and which match is which leg or replay.

Both are told from the matches where nobody laid them down.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from cuprun.football.match import Match
from cuprun.football.regulations import Settler, TieRules
from cuprun.football.score import Status

_NOT_PLAYED_OUT = frozenset({Status.VOID, Status.ABANDONED, Status.POSTPONED, Status.CANCELLED})


def legs_of_round(pairs: Sequence[Sequence[Match]], rules: TieRules) -> int:
    """1 or 2: what leg numbers say, else what the rules lay down, else what the round's pairs show.

    A second match after a decided one can only be a second leg, whatever the rules, unless they have
    replays (there were replays after protests). A second match after a draw may as well be a replay,
    unless every pair of the round has one.
    """
    matches = [match for pair in pairs for match in pair]
    if any(match.leg == 2 for match in matches):
        return 2
    if rules.legs == 2 or (rules.legs == 1 and rules.allows(Settler.REPLAY)):
        return rules.legs
    returns = [pair for pair in pairs if _has_return(pair)]
    if any(_standing(pair)[0].winner is not None for pair in returns):
        return 2
    if rules.legs is not None or any(match.replay for match in matches):
        return 1
    if any(match.leg for match in matches):
        return 2
    return 2 if returns and len(returns) == len([pair for pair in pairs if pair]) else 1


def were_single(pairs: Sequence[Sequence[Match]]) -> bool:
    """Whether each pair of a round met once, and that settled it: as when a format changed half-way."""
    standing = [_standing(pair) for pair in pairs]
    return bool(pairs) and all(
        len(pair) == 1 and pair[0].winner is not None and not pair[0].leg for pair in standing
    )


def legs_of_tie(matches: Sequence[Match], legs: int) -> int:
    """The legs of one tie of a round of so many: one match that went on until it was decided was all."""
    if legs == 1:
        return 1
    standing = _standing(matches)
    if len(standing) != 1 or standing[0].winner is None or standing[0].leg:
        return legs
    score = standing[0].result.score if standing[0].result else None
    return 1 if score and (score.extra_time or score.penalties) else legs


def numbered(matches: Sequence[Match], legs: int) -> tuple[Match, ...]:
    """A tie's matches, in order of play, with the number of their leg or replay."""
    return _with_legs(matches) if legs == 2 else _with_replays(matches)


def _with_legs(matches: Sequence[Match]) -> tuple[Match, ...]:
    """A leg that did not count is played again under its own number, be it after the other leg."""
    taken: set[int] = set()
    further = 0
    listed = []
    for match in matches:
        if match.leg is None and match.replay is None:
            leg = next((n for n in _leg_order(match, matches[0]) if n not in taken), None)
            further += leg is None
            match = replace(match, leg=leg, replay=None if leg else further)  # noqa: PLW2901 - the same match
        if match.leg and _may_stand(match):
            taken.add(match.leg)
        listed.append(match)
    return tuple(listed)


def _leg_order(match: Match, first: Match) -> tuple[int, int]:
    """Which leg a match is likelier to be: legs are told apart by who is at home."""
    return (1, 2) if match.home == first.home else (2, 1)


def _with_replays(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Each match after one that counted is a replay; several under one heading are counted on."""
    if len(matches) == 1:
        return tuple(matches)
    played = replays = 0
    listed = []
    for match in matches:
        number = match.replay
        if played and match.leg is None:
            number = max(replays + 1, number or played)
        replays = max(replays, number or 0) if match.counts else replays
        listed.append(match if number == match.replay else replace(match, replay=number))
        played += match.counts
    return tuple(listed)


def _may_stand(match: Match) -> bool:
    return match.counts or match.status not in _NOT_PLAYED_OUT


def _standing(pair: Sequence[Match]) -> list[Match]:
    return [match for match in pair if _may_stand(match)]


def _has_return(pair: Sequence[Match]) -> bool:
    """Whether a pair met again on the other's ground, and its first match could have been a first leg."""
    standing = _standing(pair)
    if len(standing) < 2:
        return False
    first, second = standing[0], standing[1]
    score = first.result.score if first.result else None
    if score and (score.extra_time or score.penalties):
        return False
    return first.home == second.away and first.result is not None and not (first.neutral and second.neutral)
