"""What stands below a match: goals in brackets, line-ups, and lines such as ``Referee: …``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from cuprun.errors import Diagnostic, Severity
from cuprun.football.events import Card, CardKind, Goal
from cuprun.football.score import Side
from cuprun.frontmatter.football_txt.passage import Passage
from cuprun.frontmatter.notation.cards import parse_missed
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.goals import goals_on_pitch, parse_goals
from cuprun.frontmatter.notation.lineup import parse_lineup_and_cards
from cuprun.frontmatter.notation.shootout import parse_shootout
from cuprun.frontmatter.records import MatchFacts

PROPERTY = re.compile(r"(?P<key>[^\s:()|][^:()|]{0,60}?)\s*:\s+(?P<value>\S.*)$", re.DOTALL)
"""``Referee: Danny Makkelie``, ``Germany: Neuer - Kimmich, Rüdiger``."""

_ABROAD = re.compile(r"\s*\([^()]*\)$")
_HINT = "below a match stand its goals in brackets, a team's line-up (Genk: …), or Referee:, Attendance:"


def is_goals(line: str) -> bool:
    """Whether a line starts a list of goals: a bracket, but not the number of a match (``(17) Tue …``)."""
    return line.startswith("(") and not re.match(r"\(\d+\)\s", line)


def with_goals(match: MatchFacts, passage: Passage) -> MatchFacts:
    """The match with the goals of a passage in brackets. Raises NotationFault where they cannot be read."""
    if passage.is_open or not passage.text.endswith(")"):
        raise NotationFault("the bracket with the goals is not closed", 0, "(Wirtz 10'; Kane 90+3')")
    try:
        return replace(match, goals=parse_goals(passage.text[1:-1], match.result))
    except NotationFault as fault:
        raise fault.moved(1) from None


def with_property(match: MatchFacts, passage: Passage) -> MatchFacts:
    """The match with a line such as ``Referee: …`` or a line-up. Raises NotationFault where it is neither."""
    written = PROPERTY.match(passage.text)
    if written is None:
        raise NotationFault("this is no line of results", 0, _HINT)
    side = _side(match, written["key"])
    add = partial(_with_lineup, side=side) if side else _PROPERTIES.get(written["key"].casefold())
    if add is None:
        raise NotationFault(f"'{written['key']}' is neither of the two teams nor a known word", 0, _HINT)
    try:
        return add(match, written["value"])
    except NotationFault as fault:
        raise fault.moved(written.start("value")) from None


def goals_against_score(match: MatchFacts) -> Iterator[Diagnostic]:
    """A warning for each side that has another number of goals than its score; ``?`` stands for any."""
    scored = goals_on_pitch(match.result)
    if not match.goals or scored is None:
        return
    for side, expected in zip(Side, scored, strict=True):
        listed = [goal for goal in match.goals if goal.side is side]
        if not _agree(listed, expected):
            yield Diagnostic(
                code="goals-against-score",
                place=match.source.at("goals"),
                message=f"{len(listed)} goals for the {side.value} side, but its score says {expected}",
                hint="correct the score or the goals; a scorer nobody knows is ?",
                severity=Severity.WARNING,
            )


def _agree(listed: list[Goal], expected: int) -> bool:
    if any(goal.player is None and goal.minute is None for goal in listed):
        return len(listed) <= expected
    return len(listed) == expected


def _side(match: MatchFacts, name: str) -> Side | None:
    """The side of a team; a word of its name will do (``Cali``) unless it is in both names."""
    names = {Side.HOME: match.home.casefold(), Side.AWAY: (match.away or "").casefold()}
    word = name.casefold()
    whole = [side for side, team in names.items() if team == word]
    part = [side for side, team in names.items() if word in team.split()]
    return next((found[0] for found in (whole, part) if len(found) == 1), None)


def _with_lineup(match: MatchFacts, text: str, side: Side) -> MatchFacts:
    lineup, cards = parse_lineup_and_cards(text)
    return replace(
        match,
        lineups=MappingProxyType({**match.lineups, side: lineup}),
        cards=(*match.cards, *(replace(card, side=side) for card in cards)),
    )


# Lines of one word and what it is about


def _with_referee(match: MatchFacts, text: str) -> MatchFacts:
    return replace(match, referee=_ABROAD.sub("", text).strip() or None)


def _with_attendance(match: MatchFacts, text: str) -> MatchFacts:
    number = re.sub(r"[\s.,'_]", "", text)
    if not number.isdecimal():
        raise NotationFault(f"'{text}' is no attendance", 0, "write Attendance: 71.000")
    return replace(match, attendance=int(number))


def _with_shootout(match: MatchFacts, text: str) -> MatchFacts:
    return replace(match, shootout=parse_shootout(text))


def _with_goals(match: MatchFacts, text: str) -> MatchFacts:
    return replace(match, goals=parse_goals(text, match.result))


def _with_cards(kind: CardKind) -> Callable[[MatchFacts, str], MatchFacts]:
    def add(match: MatchFacts, text: str) -> MatchFacts:
        return replace(match, cards=(*match.cards, *_cards(text, kind)))

    return add


def _cards(text: str, kind: CardKind) -> Iterable[Card]:
    """``Nico Elvedi 32', Akanji 108'; Varane 30'``: home side; away side. A single list tells no side."""
    home, semicolon, away = text.partition(";")
    for side, listed in ((Side.HOME, home), (Side.AWAY, away)):
        for shown in parse_missed(listed):
            yield Card(player=shown.player, kind=kind, minute=shown.minute, side=side if semicolon else None)


_PROPERTIES: dict[str, Callable[[MatchFacts, str], MatchFacts]] = {
    "referee": _with_referee,
    "ref": _with_referee,
    "attendance": _with_attendance,
    "att": _with_attendance,
    "goals": _with_goals,
    "penalties": _with_shootout,
    "penalty shootout": _with_shootout,
    "penalty shoot-out": _with_shootout,
    "yellow cards": _with_cards(CardKind.YELLOW),
    "red cards": _with_cards(CardKind.RED),
    "sent off": _with_cards(CardKind.RED),
}
