"""Headings: the competition and its season, and what the matches below are part of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEASON = re.compile(r"(?<!\d)(\d{4})(?:\s*[/–-]\s*(\d{4}|\d{2}))?(?!\d)")
_GROUP = re.compile(r"(?:group|gruppe|groep|groupe)\s+(\S+)", re.IGNORECASE)
_MATCHDAY = re.compile(r"(?:matchday|speeldag|spieltag|journ[ée]e)\s+(\d+)(?:\s+of\s+\d+)?", re.IGNORECASE)
_REPLAYS = re.compile(r"replays?", re.IGNORECASE)
_LEG = re.compile(r"(?:leg|match)\s+([12])(?:\s+of\s+2)?|(1st|2nd)\s+leg", re.IGNORECASE)
_TABLE_STAGES = re.compile(
    r"(?:league|league (?:phase|stage)|group|group (?:phase|stage)|regular season)", re.IGNORECASE
)
_FINALS = re.compile(r"(?:finals|final stage|knock-?out(?: (?:stage|phase))?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """A competition's name and the season it is about (``2024-25``, ``2024``; None if it does not say)."""

    competition: str
    season: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a round heading says of the matches below it."""

    round: str | None = None
    group: str | None = None
    matchday: int | None = None
    leg: int | None = None
    replays: bool = False


def read_title(text: str) -> Title:
    """``Belgium Beker van België 2024/25`` → the name without its season, and the season."""
    found = list(_SEASON.finditer(text))
    if not found:
        return Title(" ".join(text.split()), None)
    last = found[-1]
    name = (text[: last.start()] + text[last.end() :]).strip(" ,–-")
    season = f"{last[1]}-{last[2][-2:]}" if last[2] else last[1]
    return Title(" ".join(name.split()), season)


def read_section(text: str, stage: str | None = None) -> Section:
    """A round's heading: ``Round 6``, ``League, Matchday 1``, ``Finals, Round of 16``, ``Group A``.

    In ``Playoffs, Matchday 2`` the matchday of a knock-out stage is the leg.
    """
    parts = [part.strip() for part in re.split(r",| - ", text) if part.strip()]
    if stage and not any(_TABLE_STAGES.fullmatch(part) or _GROUP.fullmatch(part) for part in parts):
        parts.insert(0, stage)
    group = next((match[1] for part in parts if (match := _GROUP.fullmatch(part))), None)
    day = next((int(match[1]) for part in parts if (match := _MATCHDAY.fullmatch(part))), None)
    leg = next((match for part in parts if (match := _LEG.fullmatch(part))), None)
    replays = any(_REPLAYS.fullmatch(part) for part in parts)
    names = [
        part for part in parts if not any(p.fullmatch(part) for p in (_GROUP, _MATCHDAY, _REPLAYS, _LEG))
    ]
    if group is not None:
        return Section(group=group, matchday=day)
    if day is not None and (not names or _is_table(names[0])):
        return Section(group=names[0] if names else None, matchday=day)
    rounds = [name for name in names if not _FINALS.fullmatch(name)] or names
    number = _leg_number(leg) if leg else day
    return Section(round=rounds[-1] if rounds else None, leg=number, replays=replays)


def _is_table(name: str) -> bool:
    return not re.search(r"play-?offs?|barrages?|final", name, re.IGNORECASE)


def _leg_number(match: re.Match[str]) -> int:
    return int(match[1] or match[2][0])
