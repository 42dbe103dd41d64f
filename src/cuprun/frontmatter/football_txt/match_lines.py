"""Match lines, in both dialects: ``Home v Away 2-1 (1-0)`` and ``Home 2-1 (1-0) Away @ Venue``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_VERSUS = re.compile(r"\s+vs?\.?\s+")
_ONE = r"\d{1,2}-\d{1,2}"
_BRACKETS = rf"\(\s*{_ONE}(?:\s*,\s*{_ONE})*\s*\)"
_MARK = r"(?:a\.?e\.?t\.?|g\.g\.|s\.g\.|pens?\.?|p\.)"
_SCORE = re.compile(rf"(?<!\S){_ONE}(?:\s*(?:{_BRACKETS}|{_MARK}|,\s*(?={_ONE})|(?<=[\s.]){_ONE}))*(?!\S)")
_NOTE = re.compile(r"\[(?P<words>[^\]\d][^\]]*)\]\s*$")
_WALKOVER = re.compile(r"\s+w[/.]?o\.?(?=\s|$)", re.IGNORECASE)
_BYE = re.compile(r"\s+bye\s*$", re.IGNORECASE)
_COUNTRY = re.compile(r"\s*\(([A-Z]{3})\)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A piece of a line and the offset (from 0) at which it starts in the line."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """A match line in its pieces; `score` is in the notation of scores, notes included."""

    home: Written
    away: Written | None
    score: Written | None = None
    venue: str | None = None


def split_match(line: str, start: int) -> MatchLine | None:
    """The pieces of a match line from offset `start` on; None for a line that is no match."""
    end, venue = _venue(line, start)
    end, note = _note(line, start, end)
    versus = _VERSUS.search(line, start, end)
    if versus and not (versus.start() > start and line[start : versus.start()].strip()):
        versus = None
    score = _SCORE.search(line, versus.end() if versus else start, end)
    if versus:
        away_end = score.start() if score else end
        return _line(
            line,
            (start, versus.start()),
            (versus.end(), away_end),
            score,
            _tail_note(line, score, end, note),
            venue,
        )
    if score and score.start() > start and line[score.end() : end].strip():
        return _line(line, (start, score.start()), (score.end(), end), score, note, venue)
    return _unplayed(line, start, end, venue)


def _venue(line: str, start: int) -> tuple[int, str | None]:
    at = line.find(" @ ", start)
    return (at, line[at + 3 :].strip()) if at >= 0 else (len(line), None)


def _note(line: str, start: int, end: int) -> tuple[int, str | None]:
    note = _NOTE.search(line[start:end])
    return (start + note.start(), note["words"].strip()) if note else (end, None)


def _tail_note(line: str, score: re.Match[str] | None, end: int, note: str | None) -> str | None:
    """Words after the score of the first dialect, such as ``awarded``."""
    words = line[score.end() : end].strip() if score else ""
    return " ".join(filter(None, (words, note))) or None


def _unplayed(line: str, start: int, end: int, venue: str | None) -> MatchLine | None:
    """A walkover or a bye: no match was played."""
    if walkover := _WALKOVER.search(line, start, end):
        home, away = (start, walkover.start()), (walkover.end(), end)
        if not line[away[0] : away[1]].strip():
            return None
        score = Written(text="walkover home", offset=walkover.start())
        return MatchLine(home=_name(line, *home), away=_name(line, *away), score=score, venue=venue)
    if bye := _BYE.search(line, start, end):
        home_name = _name(line, start, bye.start())
        if home_name.text:
            return MatchLine(home=home_name, away=None, score=Written(text="bye", offset=bye.start()))
    return None


def _line(
    line: str,
    home: tuple[int, int],
    away: tuple[int, int],
    score: re.Match[str] | None,
    note: str | None,
    venue: str | None,
) -> MatchLine | None:
    names = _name(line, *home), _name(line, *away)
    if not all(name.text for name in names):
        return None
    return MatchLine(home=names[0], away=names[1], score=_score(score, note, away[1]), venue=venue)


def _score(score: re.Match[str] | None, note: str | None, end: int) -> Written | None:
    """The score with its note where the notation puts it: ``2-0 awarded``, ``abandoned 1-0``."""
    words = note.casefold() if note else ""
    if score is None:
        return Written(text=words, offset=end) if words else None
    text = (
        f"{words} {score[0]}"
        if words.startswith(("abandoned", "void", "annulled"))
        else f"{score[0]} {words}"
    )
    return Written(text=text.strip(), offset=score.start())


def _name(line: str, start: int, end: int) -> Written:
    """A team's name without the mark of its country."""
    text = line[start:end]
    offset = start + len(text) - len(text.lstrip())
    return Written(text=_COUNTRY.sub("", " ".join(text.split())), offset=offset)
