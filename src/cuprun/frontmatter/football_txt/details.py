"""What stands below a match: goals in brackets, line-ups, and lines such as ``Referee: …``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from cuprun.errors import Diagnostic, Severity
from cuprun.football.events import Card, CardKind, Goal
from cuprun.football.score import Side
from cuprun.frontmatter.football_txt.passage import Passage
from cuprun.frontmatter.football_txt.sides import side_named
from cuprun.frontmatter.notation.cards import parse_missed
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.goals import goals_on_pitch, parse_goals
from cuprun.frontmatter.notation.lineup import parse_lineup_and_cards
from cuprun.frontmatter.notation.shootout import parse_shootout
from cuprun.frontmatter.records import MatchFacts

PROPERTY = re.compile(
    r"(?P<key>[^\s:()|@\[\]][^:()|@\[\]]{0,60}?)(?<![\d?-])\s*:\s+(?P<value>\S.*)$", re.DOTALL
)
"""``Referee: Danny Makkelie``, ``Germany: Neuer - Kimmich, Rüdiger``."""
BYES = re.compile(r"byes?\s*:\s*(?P<teams>\S.*)$", re.IGNORECASE | re.DOTALL)
"""``Byes: Queen's Park, Wanderers``."""

_BARE_GOALS = re.compile(r"(?:\d{1,2}[-–:]\d{1,2}\s+)?[^\W\d][^:@|]*?(?:\d{1,3}(?:\+\d{1,2})?|\?)\s*['’′]")
_NUMBERED = re.compile(r"\(\d+\)\s")
_ABROAD = re.compile(r"\s*\([^()]*\)$")
HINT = "below a match stand its goals in brackets, a team's line-up (Genk: …), or Referee:, Attendance:"


def is_goals(line: str) -> bool:
    """Whether a line starts a list of goals: a bracket, but not the number of a match (``(17) Tue …``)."""
    return line.startswith("(") and not _NUMBERED.match(line)


def is_bare_goals(line: str) -> bool:
    """Whether a line has goals without brackets: ``Carvajal 70'; Peredo 81'``, ``1-0 Bonilla 42'``."""
    return _BARE_GOALS.match(line) is not None


def with_bare_goals(match: MatchFacts, passage: Passage) -> MatchFacts:
    """The match with goals that stand in no brackets. Raises NotationFault where they cannot be read."""
    return _with_goals(match, passage.text)


def with_goals(match: MatchFacts, passage: Passage) -> MatchFacts:
    """The match with the goals of a passage in brackets. Raises NotationFault where they cannot be read."""
    if passage.is_open or not passage.text.endswith((")", "]")):
        raise NotationFault("the bracket with the goals is not closed", 0, "(Wirtz 10'; Kane 90+3')")
    try:
        return _with_goals(match, passage.text[1:-1])
    except NotationFault as fault:
        raise fault.moved(1) from None


def with_property(match: MatchFacts, passage: Passage) -> MatchFacts:
    """The match with a line such as ``Referee: …`` or a line-up. Raises NotationFault where it is neither.

    One line may have several: ``Referee: Aquino (Paraguay); Attendance: 32_000``.
    """
    start = 0
    for end in [*(more.start() for more in _MORE.finditer(passage.text)), len(passage.text)]:
        part = passage.text[start:end]
        skipped = len(part) - len(part.lstrip("; "))
        try:
            match = _with_property(match, part[skipped:])
        except NotationFault as fault:
            raise fault.moved(start + skipped) from None
        start = end
    return match


def _with_property(match: MatchFacts, text: str) -> MatchFacts:
    written = PROPERTY.match(text)
    if written is None:
        raise NotationFault("this is no line of results", 0, HINT)
    key = " ".join(written["key"].casefold().split())
    side = side_named(written["key"], match.home, match.away)
    if side:
        add: Callable[[MatchFacts, str], MatchFacts] | None = partial(_with_lineup, side=side)
    elif key in _NOTED:
        add = partial(_with_note, key=written["key"])
    else:
        add = _PROPERTIES.get(key)
    if add is None:
        raise NotationFault(f"'{written['key']}' is neither of the two teams nor a known word", 0, HINT)
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


def _with_lineup(match: MatchFacts, text: str, side: Side) -> MatchFacts:
    if side in match.lineups:
        raise NotationFault("the line-up of this team stands further up already", 0, "keep one of the two")
    lineup, cards = parse_lineup_and_cards(text)
    return replace(
        match,
        lineups=MappingProxyType({**match.lineups, side: lineup}),
        cards=(*match.cards, *(replace(card, side=side) for card in cards)),
    )


# Lines of one word and what it is about


def _with_referee(match: MatchFacts, text: str) -> MatchFacts:
    return replace(match, referee=_ABROAD.sub("", text).strip() or None)


def _with_note(match: MatchFacts, text: str, key: str) -> MatchFacts:
    """The match with words that are kept as they are: ``Bench: …``, ``NB: …``."""
    note = text if key.casefold().rstrip(".") in _NOTES else f"{key}: {text}"
    return replace(match, notes=(*match.notes, " ".join(note.split())))


def _with_venue(match: MatchFacts, text: str) -> MatchFacts:
    return replace(match, venue=match.venue or text.strip())


def _with_coach(match: MatchFacts, text: str) -> MatchFacts:
    """A coach below a line-up is that side's."""
    side = next(reversed([*match.lineups]), None)
    if side is None:
        return replace(match, coaches=(*match.coaches, text.strip()))
    lineup = replace(match.lineups[side], coach=text.strip().rstrip("."))
    return replace(match, lineups=MappingProxyType({**match.lineups, side: lineup}))


def _with_coaches(match: MatchFacts, text: str) -> MatchFacts:
    names = (name.rpartition(":")[2].strip(" .") for name in re.split(r"[;/]", text))
    return replace(match, coaches=(*match.coaches, *filter(None, names)))


def _with_attendance(match: MatchFacts, text: str) -> MatchFacts:
    number = re.sub(r"[\s.,'_]", "", text)
    if not number.isdecimal():
        raise NotationFault(f"'{text}' is no attendance", 0, "write Attendance: 71.000")
    return replace(match, attendance=int(number))


def _with_shootout(match: MatchFacts, text: str) -> MatchFacts:
    return replace(match, shootout=parse_shootout(text))


def _with_goals(match: MatchFacts, text: str) -> MatchFacts:
    if match.goals:
        raise NotationFault(
            "the goals of this match stand further up already", 0, "put all of them in one list"
        )
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


_NOTES = frozenset({"nb", "n.b", "note", "notes", "nota", "opmerking", "anmerkung"})
_NOTED = _NOTES | {
    *("nb.", "bench", "subs", "substitutes", "substitutes not used", "unused substitutes", "formation"),
    *(
        "linesmen",
        "assistant referees",
        "assistants",
        "fourth official",
        "var",
        "weather",
        "man of the match",
    ),
    *("missed penalties", "missed penalty", "tv"),
}
"""Lines that are kept in their words."""
_PROPERTIES: dict[str, Callable[[MatchFacts, str], MatchFacts]] = {
    **dict.fromkeys(("referee", "ref", "scheidsrechter", "schiedsrichter"), _with_referee),
    **dict.fromkeys(("attendance", "att", "attn", "att.", "toeschouwers", "zuschauer"), _with_attendance),
    **dict.fromkeys(("stadium", "venue", "ground", "stadion"), _with_venue),
    **dict.fromkeys(("coach", "trainer", "manager"), _with_coach),
    "coaches": _with_coaches,
    **dict.fromkeys(("goals", "scorers", "goalscorers", "goal", "doelpunten", "tore"), _with_goals),
    **dict.fromkeys(
        ("penalties", "penalty shootout", "penalty shoot-out", "shoot-out", "shootout"), _with_shootout
    ),
    **dict.fromkeys(("yellow cards", "yellow card", "booked", "bookings"), _with_cards(CardKind.YELLOW)),
    **dict.fromkeys(("red cards", "red card", "sent off", "dismissed"), _with_cards(CardKind.RED)),
}
_MORE = re.compile(
    rf";\s*(?=(?:{'|'.join(map(re.escape, sorted(_PROPERTIES.keys() - {'coach', 'trainer', 'manager'})))})\s*:\s)",
    re.IGNORECASE,
)
"""Where the next property of a line starts."""
