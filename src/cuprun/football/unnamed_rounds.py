"""Rounds for matches that name none: told from who met whom, and when.

A team's n-th opponent is met in the n-th round. When the last rounds close on one tie, they get the
names that knock-out rounds have (final, semi-finals, …). Where a beaten team plays on, it is no
knock-out: the matches are left as a league's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from cuprun.football.match import Match, Slot
from cuprun.football.round import FINAL, QUARTER_FINALS, SEMI_FINALS, THIRD_PLACE, teams_in

_Pair = frozenset[Slot]


def name_rounds(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches, those that had neither round nor group now with a round (or left as a league's)."""
    listed = _tables_among_rounds(tuple(matches))
    unnamed = sorted(filter(_is_unnamed, listed), key=_when)
    if not unnamed:
        return listed
    if any(match.round is not None for match in listed):
        return _named_by_other_meeting(listed)
    pairs = _pairs(unnamed)
    if not _knocked_out_stay_out(pairs):
        return listed
    names = _names(pairs)
    return tuple(
        replace(match, round=names[frozenset(match.sides)]) if _is_unnamed(match) else match
        for match in listed
    )


def _tables_among_rounds(listed: tuple[Match, ...]) -> tuple[Match, ...]:
    """The matches, those of a round in which everyone meets several others now of a group of that name.

    So was the "final round" of a World Cup once.
    """
    opponents: dict[str, dict[Slot, set[Slot]]] = {}
    for match in listed:
        if match.round is not None and match.away is not None and teams_in(match.round) is None:
            met = opponents.setdefault(match.round, {})
            met.setdefault(match.home, set()).add(match.away)
            met.setdefault(match.away, set()).add(match.home)
    tables = {name for name, met in opponents.items() if min(map(len, met.values())) > 1}
    if not tables:
        return listed
    return tuple(
        replace(match, round=None, group=match.group or match.round.replace("-", " ").capitalize())
        if match.round in tables
        else match
        for match in listed
    )


def _is_unnamed(match: Match) -> bool:
    return match.round is None and match.group is None and match.matchday is None


def _named_by_other_meeting(listed: Sequence[Match]) -> tuple[Match, ...]:
    """Among matches with rounds, one without takes the round of the other meeting of the same pair."""
    known = {frozenset(match.sides): match.round for match in listed if match.round is not None}
    return tuple(
        replace(match, round=known.get(frozenset(match.sides))) if _is_unnamed(match) else match
        for match in listed
    )


def _pairs(matches: Sequence[Match]) -> dict[_Pair, list[Match]]:
    pairs: dict[_Pair, list[Match]] = {}
    for match in matches:
        pairs.setdefault(frozenset(match.sides), []).append(match)
    return pairs


def _depths(pairs: dict[_Pair, list[Match]]) -> dict[_Pair, int]:
    """The number of each pair's round, counted from 1: one more than its teams have behind them."""
    reached: Counter[Slot] = Counter()
    depths: dict[_Pair, int] = {}
    for pair in pairs:
        depths[pair] = 1 + max(reached[side] for side in pair)
        reached.update({side: depths[pair] - reached[side] for side in pair})
    return depths


def _knocked_out_stay_out(pairs: dict[_Pair, list[Match]]) -> bool:
    """Whether at most the two teams of a third-place match play on after losing."""
    beaten: set[Slot] = set()
    again = 0
    for pair, matches in pairs.items():
        again += len(beaten & pair)
        last = matches[-1]
        if len(matches) == 1 and last.winner is not None:
            beaten |= pair - {last.winner}
    return again == 0 or (again == 2 and len(pairs) > 3)


def _names(pairs: dict[_Pair, list[Match]]) -> dict[_Pair, str]:
    depths = _depths(pairs)
    sizes = Counter(depths.values())
    last = max(sizes)
    names = {pair: f"round-{depth}" for pair, depth in depths.items()}
    finals = [pair for pair, depth in depths.items() if depth == last]
    if len(finals) == 2 and last > 1:
        finals = _without_third_place(pairs, finals, names)
    if len(finals) != 1 or (last > 1 and sizes[last - 1] != 2) or last == 1:
        return names
    names[finals[0]] = FINAL
    closing = [
        FINAL,
        SEMI_FINALS,
        QUARTER_FINALS,
        "round-of-16",
        "round-of-32",
        "round-of-64",
        "round-of-128",
    ]
    for steps, name in enumerate(closing[1:], start=1):
        if sizes[last - steps] != 2**steps:
            break
        names.update({pair: name for pair, depth in depths.items() if depth == last - steps})
    return names


def _without_third_place(
    pairs: dict[_Pair, list[Match]], finals: list[_Pair], names: dict[_Pair, str]
) -> list[_Pair]:
    """Of two ties at the end, the one between beaten teams is for third place."""
    winners = {matches[-1].winner for pair, matches in pairs.items() if pair not in finals}
    losers = [pair for pair in finals if not pair & winners]
    names.update(dict.fromkeys(losers, THIRD_PLACE))
    return [pair for pair in finals if pair not in losers]


def _when(match: Match) -> tuple[date, str]:
    return (match.date or date.max, match.id)
