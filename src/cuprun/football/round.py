"""Rounds: their ids and their order.

A round's id is an English slug: ``final``, ``third-place``, ``semi-finals``, ``quarter-finals``,
``round-of-16``, ``round-6``, ``qualifying-round-2``, ``play-off``, ``preliminary``. `football.round_name` has the many names
people give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

FINAL = "final"
THIRD_PLACE = "third-place"
SEMI_FINALS = "semi-finals"
QUARTER_FINALS = "quarter-finals"
PLAY_OFF = "play-off"
PRELIMINARY = "preliminary"

SINGLE_TIE_ROUNDS = frozenset({FINAL, THIRD_PLACE})
"""Rounds that have one tie by nature: the tie takes the round's name."""

_TEAMS_IN = {FINAL: 2, SEMI_FINALS: 4, QUARTER_FINALS: 8}


@lru_cache(maxsize=512)
def teams_in(round_: str) -> int | None:
    """How many teams such a round has by its name: 4 in semi-finals, 16 in a round of 16; else None."""
    if round_ in _TEAMS_IN:
        return _TEAMS_IN[round_]
    match = re.fullmatch(r"round-of-(\d+)", round_)
    return int(match[1]) if match else None


@lru_cache(maxsize=512)
def round_after(round_: str) -> str | None:
    """The round that half of the teams go on to: a round of 16 leads to the quarter-finals."""
    teams = teams_in(round_)
    if teams is None or teams <= 2:
        return None
    names = {2: FINAL, 4: SEMI_FINALS, 8: QUARTER_FINALS}
    return names.get(teams // 2, f"round-of-{teams // 2}")


def order_rounds(first_dates: Mapping[str, date | None], declared: Iterable[str] = ()) -> tuple[str, ...]:
    """Rounds in the order they are played.

    A declared order (a competition file's) comes first and holds; other rounds follow the days of
    their first matches, but numbered rounds never stand against their numbers, and rounds named by
    their number of teams close the cup, ending in the final.
    """
    listed = list(dict.fromkeys(declared))
    others = [name for name in first_dates if name not in listed]
    if listed:
        return _merge(listed, others, first_dates)
    return tuple(_by_nature(others, first_dates))


def _merge(listed: list[str], others: list[str], dates: Mapping[str, date | None]) -> tuple[str, ...]:
    merged = list(listed)
    for name in _by_nature(others, dates):
        key = _sort_key(name, dates)
        at = next((i for i, other in enumerate(merged) if _sort_key(other, dates) > key), len(merged))
        merged.insert(at, name)
    return tuple(merged)


def _by_nature(names: list[str], dates: Mapping[str, date | None]) -> list[str]:
    ordered = sorted(names, key=lambda name: _sort_key(name, dates))
    for family in ("round-", "qualifying-round-"):
        places = [i for i, name in enumerate(ordered) if re.fullmatch(rf"{family}\d+", name)]
        numbered = sorted((ordered[i] for i in places), key=lambda name: int(name.rpartition("-")[2]))
        for place, name in zip(places, numbered, strict=True):
            ordered[place] = name
    return ordered


def _sort_key(name: str, dates: Mapping[str, date | None]) -> tuple[int, int, date, str]:
    """Closing rounds by their number of teams, all others by the day of their first match."""
    closing = {THIRD_PLACE: 3, **_TEAMS_IN}.get(name) or teams_in(name)
    if closing:
        return (1, -closing, date.min, name)
    return (0, 0, dates.get(name) or date.max, name)
