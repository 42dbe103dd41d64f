"""Match lines, in all dialects: ``Home v Away 2-1 (1-0)``, ``Home 2-1 (1-0) Away @ Venue``, ``Home - Away 2-1``.

Also ``Home w/o Away`` (a walkover of the home side), ``Home o/w Away`` (of the away side), ``Home bye``, and
remarks in brackets: ``Home 3-0 Away [awarded]``, ``Home 0-0 Away (aet, 4-3 pen)``, ``Home v Away [cancelled]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cuprun.frontmatter.football_txt.remark_forms import is_remark
from cuprun.frontmatter.football_txt.written import Written

_TIGHT = r"\d{1,2}[-–:]\d{1,2}(?!\d)"
_MARK = (
    r"(?:[Aa]\.?\s?[Ee]\.?\s?[Tt]\.?(?:/[gs]\.?g\.?)?|ASDET|[gs]\.g\.|[Pp]ens?\.?|PEN\.?|p\.|(?<=\d)p|"
    r"p\.?s\.?o\.?|n\.?\s?[vV]\.?|[in]\.?\s?E\.?|d\.t\.s\.|d\.c\.r\.|t\.a\.b\.|g\.p\.|[Hh]\.?[Tt]\.?)(?![\w/])"
)


def _score_of(goals: str) -> re.Pattern[str]:
    """The form of a whole score: goals, and whatever marks, brackets and further goals go with them."""
    item = rf"(?:{_MARK}\s*)?{goals}(?:\s*{_MARK})?|{_MARK}"
    brackets = rf"\(\s*(?:{item})(?:\s*[,;]\s*(?:{item})?)*\s*\)"
    further = rf"\s*,\s*(?={goals}|{_MARK}\s*{goals})|\s*(?<=[\s.,]){goals}"
    return re.compile(rf"(?<!\S){goals}(?:\s*(?:{brackets}|{_MARK})|{further})*\*?(?!\S)")


_SCORE = _score_of(_TIGHT)
_LOOSE_SCORE = _score_of(r"(?:(?<=\s\s)|(?<=\t)|(?<=[(,]\s)|(?<=\())\d{1,2}\s?[-–:xX]\s?\d{1,2}(?!\d)")
"""``Home  2 - 1  Away``, ``Home  2x1  Away``: with so much space that it is no part of a name."""
_UNKNOWN_SCORE = r"(?:-\s?:\s?-|\?\s?[-:]\s?\?|_\s?[-:]\s?_)"
_VERSUS = re.compile(rf"\s+(?:vs?\.?|{_UNKNOWN_SCORE})\s+")
_DASH = re.compile(r"\s+[-–x]\s+")
_WIDE_DASH = re.compile(r"(?:\s{2,}|\s*\t\s*)[-–]\s+|\s+[-–](?:\s{2,}|\s*\t\s*)")
_GAP = re.compile(r"(?<=\S)(?:\s{2,}|\s*\t\s*)(?=\S)")
_NO_SCORE = re.compile(rf"\s+{_UNKNOWN_SCORE}\s*$")
_WALKOVER = re.compile(r"\s+(?:(?P<home>w[/.]?o\.?)|o[/.]?w\.?)\s+", re.IGNORECASE)
_BYE = re.compile(r"\s+(?:v\s+)?bye\s*$", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\((?P<words>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_CODE = re.compile(
    r"\s+(?P<words>[Pp]-[Pp]|[Aa]-[Aa]|(?<=\s\s)(?:ppd\.?|postp\.?|abd\.?|aband(?:oned|\.)?|canc\.?))\s+"
)
_NOTE = re.compile(r"\[(?P<words>[^\[\]]*)\]")
_UNPLAYED = re.compile(r"(?:postponed|cancell?ed|abandoned|void|annulled)\b", re.IGNORECASE)
_VENUE = re.compile(r"(?<!\S)@\s*")
_COUNTRY = re.compile(r"\s*\((?P<country>[A-Z][A-Za-z]{2})\)$")
_CODES = {"p": "postponed", "a": "abandoned", "c": "cancelled"}


class MatchLine(Struct, frozen=True, kw_only=True):
    """A match line in its pieces: names without the mark of their country, the score as written.

    `notes` are the words in brackets or behind the score; a walkover and a bye have theirs as score, in the
    notation of scores.
    """

    home: Written
    away: Written | None
    score: Written | None = None
    notes: tuple[Written, ...] = ()
    venue: str | None = None
    countries: tuple[str | None, str | None] = (None, None)
    """The marks of the countries of home and away, as written: ``URU``."""


def split_match(line: str, start: int, *, separator: re.Pattern[str] = _VERSUS) -> MatchLine | None:
    """The pieces of a match line from offset `start` on; None for a line that is no match.

    `separator` stands between the sides of a match that has no score between them.
    """
    notes = tuple(Written(note["words"].strip(), note.start() + 1) for note in _NOTE.finditer(line, start))
    bare = _NOTE.sub(lambda note: " " * len(note[0]), line) if notes else line
    venue = _VENUE.search(bare, start)
    place, tail = _remarks_behind(bare, venue.end(), len(bare)) if venue else (len(bare), ())
    pieces = _Pieces(bare[: venue.start()] if venue else bare, start, (*notes, *tail))
    return pieces.match(separator, bare[venue.end() : place].strip() or None if venue else None)


def split_dated_match(line: str, start: int) -> MatchLine | None:
    """As `split_match`, for a line with a day or time of its own: ``17:00 Brazil - Croatia`` is a fixture."""
    return split_match(line, start) or split_match(line, start, separator=_DASH)


def split_dashed_match(line: str, start: int) -> MatchLine | None:
    """A match whose sides are parted by a dash with much space about it, or with its score behind both."""
    match = split_match(line, start, separator=_WIDE_DASH)
    if match is None and _SCORE.search(line, start):
        match = split_match(line, start, separator=_DASH)
        return match if match and match.score else None
    return match


def _remarks_behind(text: str, start: int, end: int) -> tuple[int, tuple[Written, ...]]:
    """Where a text ends without the remarks in round brackets behind it, and these remarks."""
    remarks: list[Written] = []
    while bracket := _BRACKET.search(text, start, end):
        words = bracket["words"].strip()
        apart = bracket[0].startswith(("  ", "\t")) and not _COUNTRY.match(f" ({words})")
        if not (words and apart) and not is_remark(words):
            break
        remarks.insert(0, Written(words, bracket.start("words")))
        end = bracket.start()
    return end, tuple(remarks)


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
        if versus and self._body[self._start : versus.start()].strip() and not _BYE.search(self._body):
            return self._with_score_behind(versus)
        for form in (_SCORE, _LOOSE_SCORE):
            if score := form.search(self._body, self._start):
                return self._with_score_between(score)
        return self._without_score()

    def _without_score(self) -> MatchLine | None:
        if walkover := _WALKOVER.search(self._body, self._start):
            side = "home" if walkover["home"] else "away"
            score = Written(f"walkover {side}", walkover.start() + 1)
            return self._line(walkover.start(), walkover.end(), score)
        if bye := _BYE.search(self._body, self._start):
            return self._bye(bye.start())
        if code := _CODE.search(self._body, self._start):
            self._notes = (Written(_CODES[code["words"][0].lower()], code.start("words")), *self._notes)
            return self._line(code.start(), code.end(), None)
        return self._with_note_between()

    def _with_score_behind(self, versus: re.Match[str]) -> MatchLine | None:
        score = _SCORE.search(self._body, versus.end()) or _LOOSE_SCORE.search(self._body, versus.end())
        if score is None:
            nothing = _NO_SCORE.search(self._body, versus.end())
            return self._line(
                versus.start(), versus.end(), None, away_end=nothing.start() if nothing else None
            )
        tail = self._body[score.end() :].strip()
        if tail:
            offset = self._body.index(tail, score.end())
            self._notes = (*_tail_remarks(tail, offset), *self._notes)
        return self._line(versus.start(), versus.end(), _score(score), away_end=score.start())

    def _with_score_between(self, score: re.Match[str]) -> MatchLine | None:
        """``Home 2-1 Away``; where nobody stands behind the score, ``Home  Away  2-1`` parted by spaces."""
        between = self._line(score.start(), score.end(), _score(score))
        gaps = [*_GAP.finditer(self._body, self._start, score.start())]
        if between or len(gaps) != 1:
            return between
        return self._line(gaps[0].start(), gaps[0].end(), _score(score), away_end=score.start())

    def _with_note_between(self) -> MatchLine | None:
        for note in filter(lambda note: _UNPLAYED.match(note.text), self._notes):
            end = note.offset + len(note.text) + 1
            if self._body[self._start : note.offset - 1].strip() and self._body[end:].strip():
                return self._line(note.offset - 1, end, None)
        return None

    def _bye(self, home_end: int) -> MatchLine | None:
        home, country = self._name(self._start, home_end)
        score = Written("bye", home_end + 1)
        if not home.text:
            return None
        return MatchLine(home=home, away=None, score=score, notes=self._notes, countries=(country, None))

    def _line(
        self, home_end: int, away_start: int, score: Written | None, *, away_end: int | None = None
    ) -> MatchLine | None:
        end, remarks = _remarks_behind(
            self._body, away_start, len(self._body) if away_end is None else away_end
        )
        home, home_country = self._name(self._start, home_end)
        away, away_country = self._name(away_start, end)
        if not home.text or not away.text:
            return None
        return MatchLine(
            home=home,
            away=away,
            score=score,
            notes=(*remarks, *self._notes),
            venue=self._venue,
            countries=(home_country, away_country),
        )

    def _name(self, start: int, end: int) -> tuple[Written, str | None]:
        """A name without the mark of its country, and that mark."""
        text = self._body[start:end]
        offset = start + len(text) - len(text.lstrip())
        name = " ".join(text.split())
        country = _COUNTRY.search(name)
        if country is None or country.start() == 0:
            return Written(name, offset), None
        return Written(name[: country.start()], offset), country["country"]


def _score(found: re.Match[str]) -> Written:
    return Written(re.sub(r"(?<=\d)(\s?)[xX](?=\s?\d)", r"\1-", found[0]).rstrip("* "), found.start())


def _tail_remarks(tail: str, offset: int) -> Iterator[Written]:
    """What stands behind a score: remarks in brackets one by one, or words as they are."""
    end, remarks = _remarks_behind(tail, 0, len(tail))
    if words := tail[:end].strip():
        yield Written(words, offset)
    for remark in remarks:
        yield Written(remark.text, remark.offset + offset)
