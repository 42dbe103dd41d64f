"""Sides that nobody knows yet: ``W74`` is the winner of match (74), ``N.N.`` is nobody so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from cuprun.errors import Diagnostic, Severity
from cuprun.frontmatter.records import MatchFacts

_NUMBERED = re.compile(
    r"(?:(?P<short>[WL])|(?:the )?(?P<word>winner|loser)(?: of)? (?:match|game)) ?#?(?P<number>\d{1,3})",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"N\.?\s?N\.?|T\.?B\.?[ADC]\.?|to be (?:determined|decided|announced)|\?+", re.IGNORECASE
)

Numbers = Mapping[int, int]
"""For each number that a line gives its match, as in ``(74) Germany v Paraguay``, the place of its facts."""


def with_known_sides(
    facts: list[MatchFacts], numbers: Numbers
) -> tuple[tuple[MatchFacts, ...], list[Diagnostic]]:
    """The matches whose sides are told, be it as the winner of another; a warning for each that is left out."""
    kept, left_out = [], []
    for match in facts:
        told = _told(match, facts, numbers)
        if told is None:
            left_out.append(_left_out(match))
        else:
            kept.append(told)
    return tuple(kept), left_out


def _told(match: MatchFacts, facts: list[MatchFacts], numbers: Numbers) -> MatchFacts | None:
    if not any(map(_is_unknown, _sides(match))):
        return match
    sides = [_side(name, facts, numbers) for name in _sides(match)]
    home, away = sides[0], sides[1] if len(sides) > 1 else None
    if home is None or (match.away and away is None):
        return None
    return replace(match, home=home, away=away)


def _side(name: str, facts: list[MatchFacts], numbers: Numbers) -> str | None:
    """The name, or in its place the winner or loser of a match between two teams; None if nobody can tell."""
    if not _is_unknown(name):
        return name
    number = _NUMBERED.fullmatch(name)
    if number is None or int(number["number"]) not in numbers:
        return None
    sides = list(_sides(facts[numbers[int(number["number"])]]))
    if len(sides) != 2 or any(map(_is_unknown, sides)):
        return None
    won = (number["short"] or number["word"]).upper().startswith("W")
    return f"{'winner' if won else 'loser'} of {sides[0]}–{sides[1]}"


def _sides(match: MatchFacts) -> Iterator[str]:
    yield match.home
    if match.away:
        yield match.away


def _is_unknown(name: str) -> bool:
    return bool(_NOBODY.fullmatch(name) or _NUMBERED.fullmatch(name))


def _left_out(match: MatchFacts) -> Diagnostic:
    unknown = next(filter(_is_unknown, _sides(match)))
    return Diagnostic(
        code="unknown-side",
        place=match.source.at("home" if unknown == match.home else "away"),
        message=f"nothing tells who '{unknown}' is: the match is left out so far",
        hint="write the team once it is known, or where it comes from: winner of Semi-finals 1, A1",
        severity=Severity.WARNING,
    )
