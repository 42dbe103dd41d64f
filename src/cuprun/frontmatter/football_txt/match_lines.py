"""Match lines, in both dialects: ``Home v Away 2-1 (1-0)`` and ``Home 2-1 (1-0) Away @ Venue``.

Also ``Home w/o Away`` (a walkover of the home side), ``Home bye``, and notes in square brackets anywhere:
``Home 3-0 Away [awarded]``, ``Home v Away [cancelled]``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GOALS = r"\d{1,2}[-–:]\d{1,2}(?!\d)"
_MARK = r"(?:a\.?e\.?t\.?|g\.g\.|s\.g\.|pens?\.?|p\.|n\.v\.)(?!\w)"
_ITEM = rf"(?:{_MARK}|{_GOALS}(?:\s*{_MARK})?)"
_BRACKETS = rf"\(\s*{_ITEM}(?:\s*,\s*{_ITEM})*\s*\)"
_SCORE = re.compile(
    rf"(?<!\S){_GOALS}(?:\s*(?:{_BRACKETS}|{_MARK})|\s*,\s*(?={_GOALS})|\s*(?<=[\s.,]){_GOALS})*(?!\S)"
)
_TAIL = re.compile(rf"\s{_BRACKETS}\s*$")
_VERSUS = re.compile(r"\s+vs?\.?\s+")
_DASH = re.compile(r"\s+[-–]\s+")
_WALKOVER = re.compile(r"\s+w[/.]?o\.?\s+")
_BYE = re.compile(r"\s+bye\s*$", re.IGNORECASE)
_NOTE = re.compile(r"\[(?P<words>[^\[\]]*)\]")
_UNPLAYED = re.compile(r"(?:postponed|cancell?ed|abandoned|void|annulled)\b", re.IGNORECASE)
_VENUE = re.compile(r"\s@\s*")
_COUNTRY = re.compile(r"\s*\([A-Z]{3}\)$")


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of a line and the offset, from 0, at which it starts in the line."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchLine:
    """A match line in its pieces: names without the mark of their country, the score as written.

    `notes` are the words in square brackets or behind the score; a walkover and a bye have theirs as
    score, in the notation of scores.
    """

    home: Written
    away: Written | None
    score: Written | None = None
    notes: tuple[Written, ...] = ()
    venue: str | None = None


def split_match(line: str, start: int, *, separator: re.Pattern[str] = _VERSUS) -> MatchLine | None:
    """The pieces of a match line from offset `start` on; None for a line that is no match.

    `separator` stands between the sides of a match that has no score between them.
    """
    venue = _VENUE.search(line, start)
    body = line[: venue.start()] if venue else line
    notes = tuple(Written(note["words"].strip(), note.start() + 1) for note in _NOTE.finditer(body, start))
    pieces = _Pieces(_NOTE.sub(lambda note: " " * len(note[0]), body), start, notes)
    place = line[venue.end() :].strip() if venue else ""
    return pieces.match(separator, place or None)


def split_dated_match(line: str, start: int) -> MatchLine | None:
    """As `split_match`, for a line with a day or time of its own: ``17:00 Brazil - Croatia`` is a fixture."""
    return split_match(line, start) or split_match(line, start, separator=_DASH)


class _Pieces:
    """A match line without its venue, its notes blanked out."""

    def __init__(self, body: str, start: int, notes: tuple[Written, ...]) -> None:
        self._body = body
        self._start = start
        self._notes = notes
        self._venue: str | None = None

    def match(self, separator: re.Pattern[str], venue: str | None) -> MatchLine | None:
        self._venue = venue
        versus = separator.search(self._body, self._start)
        if versus and self._body[self._start : versus.start()].strip():
            return self._with_score_behind(versus)
        score = _SCORE.search(self._body, self._start)
        if score:
            return self._with_score_between(score)
        if walkover := _WALKOVER.search(self._body, self._start):
            return self._line(
                walkover.start(), walkover.end(), Written("walkover home", walkover.start() + 1)
            )
        if bye := _BYE.search(self._body, self._start):
            return self._bye(bye.start())
        return self._with_note_between()

    def _with_score_behind(self, versus: re.Match[str]) -> MatchLine | None:
        score = _SCORE.search(self._body, versus.end())
        if score is None:
            return self._line(versus.start(), versus.end(), None)
        tail = self._written(score.end(), len(self._body))
        if tail.text:
            self._notes = (tail, *self._notes)
        written = Written(score[0].strip(), score.start())
        return self._line(versus.start(), versus.end(), written, away_end=score.start())

    def _with_score_between(self, score: re.Match[str]) -> MatchLine | None:
        tail = _TAIL.search(self._body, score.end())
        text = f"{score[0].strip()} {tail[0].strip()}" if tail else score[0].strip()
        away_end = tail.start() if tail else len(self._body)
        return self._line(score.start(), score.end(), Written(text, score.start()), away_end=away_end)

    def _with_note_between(self) -> MatchLine | None:
        for note in filter(lambda note: _UNPLAYED.match(note.text), self._notes):
            end = note.offset + len(note.text) + 1
            if self._body[self._start : note.offset - 1].strip() and self._body[end:].strip():
                return self._line(note.offset - 1, end, None)
        return None

    def _bye(self, home_end: int) -> MatchLine | None:
        home = self._written(self._start, home_end)
        score = Written("bye", home_end + 1)
        return MatchLine(home=home, away=None, score=score, notes=self._notes) if home.text else None

    def _line(
        self, home_end: int, away_start: int, score: Written | None, *, away_end: int | None = None
    ) -> MatchLine | None:
        home = self._written(self._start, home_end)
        away = self._written(away_start, len(self._body) if away_end is None else away_end)
        if not home.text or not away.text:
            return None
        return MatchLine(home=home, away=away, score=score, notes=self._notes, venue=self._venue)

    def _written(self, start: int, end: int) -> Written:
        """A name, without the mark of its country."""
        text = self._body[start:end]
        offset = start + len(text) - len(text.lstrip())
        return Written(_COUNTRY.sub("", " ".join(text.split())), offset)
