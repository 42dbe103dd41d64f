"""Headings: the competition and its season, and what the matches below are part of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from cuprun.football.round_name import round_id

_SEASON = re.compile(r"(?<!\d)(\d{4})(?:\s*[/–-]\s*(\d{4}|\d{2}))?(?!\d)")
_PARTS = re.compile(r",|\s[-–]\s")
_TABLE_STAGE = re.compile(
    r"league(?: phase| stage)?|groups?|group (?:phase|stage)|regular (?:season|stage)|gruppenphase|groepsfase",
    re.IGNORECASE,
)
_KNOCKOUT_STAGE = re.compile(
    r"finals|finals? (?:stage|phase|tournament)(?: \(.*\))?|knock-?out(?:s| stage| phase)?|final(?:phase|runde)",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?P<word>group|gruppe|groep|groupe|grupo|gruppo|girone|poule|pool)\s+(?P<name>(?!stage|phase)\S+)",
    re.IGNORECASE,
)
_MATCHDAY_WORD = (
    r"(?:matchday|match day|speeldag|speelronde|spieltag|journ[ée]e|jornada|fecha|giornata|rodada)"
)
_MATCHDAY = re.compile(
    rf"{_MATCHDAY_WORD}\s+(?P<number>\d+)(?:\s+of\s+\d+)?|(?P<ordinal>\d+)(?:\.|ª|a|e|ste|de|ème)?\s*{_MATCHDAY_WORD}",
    re.IGNORECASE,
)
_ROUND_NUMBER = re.compile(
    r"(?:round|runde|ronde|rodada)\s*(?P<number>\d+)|(?P<ordinal>\d+)(?:\.|e|ste|de)?\s*(?:round|runde|ronde)",
    re.IGNORECASE,
)
_LEG = re.compile(
    r"(?:leg|match)\s+(?P<number>\d)(?:\s+of\s+\d)?|(?:(?P<first>1st|first|1\.)|2nd|second|2\.)\s+legs?"
    r"|(?P<first2>heen(?:wedstrijd(?:en)?)?|hinspiele?|(?:matchs? )?aller|ida|andata)"
    r"|terug(?:wedstrijd(?:en)?)?|rückspiele?|(?:matchs? )?retour|vuelta|volta|ritorno",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\(\s*(?P<part>[^()]*[^()\s])\s*\)$")
_NUMBER_BEFORE = re.compile(r"\(\d{1,3}\)\s*")
_ASIDE = re.compile(r"\s+//.*$")
_REPLAYS = re.compile(
    r"(?:(?P<round>.*?\S)\s+)??(?:(?P<number>[1-9])(?:st|nd|rd|th)\s+)?replays?", re.IGNORECASE
)
_KNOCKOUT = re.compile(r"play-?offs?|barrages?|final", re.IGNORECASE)
_ROUND_ID = re.compile(
    r"final|third-place|(?:semi|quarter)-finals|round-of-\d+|(?:qualifying-)?round-\d+|play-off|preliminary"
)
_ROUND_WORDS = re.compile(
    r"(?:\S+[ -]){1,3}(?:round|play-?offs?|finals?|region|conference|zone(?: [A-Z])?|qualifiers?|fase|runde|ronde)"
    r"|play-?ins?|final absoluta",
    re.IGNORECASE,
)
_MOST_LEGS = 2
_MOST_ROUNDS = 9
"""No cup counts more rounds: what does is a league."""


class Title(Struct, frozen=True):
    """A competition's name and the season it is about (``2024-25``, ``2024``; None if it does not say)."""

    competition: str
    season: str | None


class Section(Struct, frozen=True, kw_only=True):
    """What a round's heading says of the matches below it."""

    round: str | None = None
    group: str | None = None
    matchday: int | None = None
    leg: int | None = None
    replay: int | None = None


def bare_heading(text: str) -> str:
    """A heading without its number, the colon behind it and what is said aside.

    ``(3) Quarter-finals - 1st Leg // 27 & 28 March`` is ``Quarter-finals - 1st Leg``.
    """
    return _ASIDE.sub("", _NUMBER_BEFORE.sub("", text, count=1)).strip().rstrip(":").rstrip()


def read_title(text: str) -> Title:
    """``Belgium Beker van België 2024/25`` → the name without its season, and the season."""
    text = _ASIDE.sub("", text)
    found = list(_SEASON.finditer(text))
    if not found:
        return Title(" ".join(text.split()), None)
    last = found[-1]
    name = f"{text[: last.start()].rstrip(' ,–-')} {text[last.end() :].lstrip(' ,–-')}"
    season = f"{last[1]}-{last[2][-2:]}" if last[2] else last[1]
    return Title(" ".join(name.split()), season)


def read_section(text: str, stage: str | None = None, tables: frozenset[str] = frozenset()) -> Section:
    """A round's heading: ``Round 6``, ``League, Matchday 1``, ``Finals, Round of 16``, ``Group A``.

    `stage` is the heading above it, if any. The matchday of a knock-out stage is the leg (``Playoffs,
    Matchday 2``), unless `tables` (see `tables_among`) knows the stage as one with more matchdays.
    """
    own = _split(text)
    said = {part.casefold() for part in own}
    parts = [*(part for part in _split(stage or "") if part.casefold() not in said), *own]
    group = _last(_GROUP, parts)
    matchday = _last(_MATCHDAY, parts)
    names = [part for part in parts if not any(form.fullmatch(part) for form in (_GROUP, _MATCHDAY, _LEG))]
    if group:
        return Section(group=_group_name(group, names), matchday=_number_of(matchday) if matchday else None)
    if matchday:
        return _by_matchday(_name(names), _number_of(matchday), tables)
    counted = _last(_ROUND_NUMBER, own)
    if counted and _counted_name(own) in tables:
        rest = [name for name in names if not _ROUND_NUMBER.fullmatch(name)]
        return Section(group=_name(rest), matchday=_number_of(counted))
    if len(names) > 1 and names[-1].isdecimal() and all(map(_TABLE_STAGE.fullmatch, names[:-1])):
        return Section(group=names[-2], matchday=int(names[-1]))
    if names and all(_TABLE_STAGE.fullmatch(name) for name in names):
        return Section(group=names[-1])
    return _round(names, _last(_LEG, parts))


def is_round(text: str) -> bool:
    """Whether a line without any mark is a round's heading: it names a known kind of round.

    Only its first part may be anything: ``Eastern Conference, Semi-finals``.
    """
    parts = _split(text)
    return bool(parts) and all(_is_known(part) for part in parts[1:] or parts)


def tables_among(headings: Iterable[str]) -> frozenset[str]:
    """The names among headings that are tables.

    These have more matchdays than a tie has legs, or more rounds than any cup: ``Championship, Round 23``,
    for which ``Championship, Round`` is told.
    """
    tables = set()
    for heading in headings:
        parts = _split(heading)
        matchday = _last(_MATCHDAY, parts)
        if matchday and _number_of(matchday) > _MOST_LEGS:
            tables.add(_name([part for part in parts if not _MATCHDAY.fullmatch(part)]))
        counted = _last(_ROUND_NUMBER, parts)
        if counted and _number_of(counted) > _MOST_ROUNDS:
            tables.add(_counted_name(parts))
    return frozenset(name for name in tables if name)


def _counted_name(parts: list[str]) -> str:
    """The name of rounds that are counted, without their number."""
    return ", ".join([*(part for part in parts if not _ROUND_NUMBER.fullmatch(part)), "Round"])


def _split(text: str) -> list[str]:
    """The parts of a heading; ``Final (2nd leg)`` has two."""
    bracket = _BRACKET.search(text)
    if bracket and any(form.fullmatch(bracket["part"]) for form in (_LEG, _REPLAYS, _MATCHDAY)):
        text = f"{text[: bracket.start()]}, {bracket['part']}"
    return [" ".join(part.split()) for part in _PARTS.split(text) if part.strip()]


def _number_of(matchday: re.Match[str]) -> int:
    return int(matchday["number"] or matchday["ordinal"])


def _last(form: re.Pattern[str], parts: list[str]) -> re.Match[str] | None:
    return next((match for part in reversed(parts) if (match := form.fullmatch(part))), None)


def _name(names: list[str]) -> str | None:
    """The names in one, without the words that only say that it is a knock-out stage."""
    telling = [name for name in names if not _KNOCKOUT_STAGE.fullmatch(name)]
    return ", ".join(telling or names) or None


def _group_name(group: re.Match[str], names: list[str]) -> str:
    telling = [
        name for name in names if not (_TABLE_STAGE.fullmatch(name) or _KNOCKOUT_STAGE.fullmatch(name))
    ]
    return ", ".join([*telling, group[0]]) if telling else group["name"]


def _by_matchday(name: str | None, matchday: int, tables: frozenset[str]) -> Section:
    if name and name not in tables and _KNOCKOUT.search(name):
        return Section(round=name, leg=matchday)
    return Section(group=name, matchday=matchday)


def _round(names: list[str], leg: re.Match[str] | None) -> Section:
    number = _leg_of(leg) if leg else None
    replays = _last(_REPLAYS, names)
    if replays is None:
        return Section(round=_name(names), leg=number)
    kept = [replays["round"] or "" if name == replays[0] else name for name in names]
    return Section(
        round=_name([name for name in kept if name]), leg=number, replay=int(replays["number"] or 1)
    )


def _leg_of(leg: re.Match[str]) -> int:
    if leg["number"]:
        return int(leg["number"])
    return 1 if leg["first"] or leg["first2"] else 2


def _is_known(part: str) -> bool:
    if replays := _REPLAYS.fullmatch(part):
        return replays["round"] is None or _is_known(replays["round"])
    forms = (_GROUP, _MATCHDAY, _LEG, _TABLE_STAGE, _KNOCKOUT_STAGE, _ROUND_WORDS)
    return any(form.fullmatch(part) for form in forms) or bool(_ROUND_ID.fullmatch(round_id(part)))
