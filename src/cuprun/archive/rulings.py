"""Rulings: what a competition file says was decided about matches, put upon the matches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from cuprun.archive.statements import stated_through
from cuprun.errors import Diagnostic, Place
from cuprun.football.match import Match, Slot
from cuprun.football.score import Result
from cuprun.football.season import parse_season
from cuprun.frontmatter.records import CompetitionRecord, RulingRecord

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)\s+")
_PARTED = re.compile(r"\s+(?:v\.?|vs\.?|-|–)\s+")

Known = Callable[[str], str | None]
"""The id of a team by its name; None where no team goes by it."""


class PlacedRuling(Struct, frozen=True):
    """A ruling, and where it is written."""

    ruling: RulingRecord
    place: Place
    place_of_through: Place


def placed_rulings(record: CompetitionRecord | None, season: str) -> list[PlacedRuling]:
    """The rulings that a competition file has for a season."""
    if record is None:
        return []
    return [
        PlacedRuling(ruling, record.source.at(*at, "match"), record.source.at(*at, "through"))
        for name, entry in record.seasons.items()
        if parse_season(name) == season
        for number, ruling in enumerate(entry.rulings)
        for at in (("seasons", name, "rulings", number),)
    ]


def ruled_upon(
    matches: Sequence[Match], rulings: Sequence[PlacedRuling], known: Known
) -> tuple[list[Match], list[Diagnostic]]:
    """The matches with what was ruled about them, and what is wrong with the rulings."""
    listed = list(matches)
    faults: list[Diagnostic] = []
    for placed in rulings:
        found = list(_meant(placed.ruling.match, listed, known))
        if len(found) == 1:
            through = _through(placed, listed[found[0]], known)
            faults += [through] if isinstance(through, Diagnostic) else []
            stated = None if isinstance(through, Diagnostic) else through
            listed[found[0]] = _ruled(listed[found[0]], placed.ruling, stated)
        else:
            faults.append(_not_one(placed, [listed[place] for place in found], listed, known))
    return listed, faults


def _meant(words: str, matches: Sequence[Match], known: Known) -> Iterator[int]:
    """The places of the matches that the words may mean."""
    day = _DAY.match(words)
    pairs = set(_pairs(words[day.end() :] if day else words, known))
    for place, match in enumerate(matches):
        if (match.home, match.away) in pairs and (day is None or match.date == date.fromisoformat(day[1])):
            yield place


def _pairs(words: str, known: Known) -> Iterator[tuple[str, str]]:
    """Home and away as the words may mean them: names have several words, and nothing need part them."""
    if len(parted := _PARTED.split(words)) == 2:
        splits = [(parted[0], parted[1])]
    else:
        listed = words.split()
        splits = [(" ".join(listed[:at]), " ".join(listed[at:])) for at in range(1, len(listed))]
    for home, away in splits:
        if (first := known(home)) and (second := known(away)):
            yield first, second


def _through(placed: PlacedRuling, match: Match, known: Known) -> tuple[str, ...] | Diagnostic | None:
    if placed.ruling.through is None:
        return None
    return stated_through(
        placed.ruling.through, match.sides, lambda name: known(name) or name, placed.place_of_through
    )


def _ruled(match: Match, ruling: RulingRecord, through: tuple[str, ...] | None) -> Match:
    return replace(
        match,
        result=_result(match.result, ruling.result),
        through=match.through if through is None else through,
        decided=ruling.decided or match.decided,
        reason=ruling.reason or match.reason,
    )


def _result(played: Result | None, ruled: Result | None) -> Result | None:
    """The result that was ruled; what was played stays to be seen beside it."""
    if ruled is None:
        return played
    on_pitch = (played.score or played.on_pitch) if played else None
    return replace(ruled, on_pitch=ruled.on_pitch or on_pitch) if on_pitch else ruled


def _not_one(
    placed: PlacedRuling, found: Sequence[Match], matches: Sequence[Match], known: Known
) -> Diagnostic:
    if found:
        days = ", ".join(str(match.date) for match in found)
        message = f"'{placed.ruling.match}' may be the match of any of these days: {days}"
        return Diagnostic(
            code="unclear-ruling", place=placed.place, message=message, hint="put the day first"
        )
    pairs = set(_pairs(_DAY.sub("", placed.ruling.match), known))
    others = [match for match in matches if {(match.home, match.away), _turned(match)} & pairs]
    near = "; ".join(f"{match.date} {match.home} v {match.away}" for match in others)
    return Diagnostic(
        code="unknown-ruling",
        place=placed.place,
        message=f"this season has no match '{placed.ruling.match}'",
        hint=f"there is {near}" if near else "write the day, the home side and the away side",
    )


def _turned(match: Match) -> tuple[Slot | None, Slot]:
    return match.away, match.home
