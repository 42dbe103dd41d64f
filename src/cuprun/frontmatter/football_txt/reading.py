"""Reading a file of results: every line is understood or reported, none is dropped in silence."""

from __future__ import annotations

import re
from itertools import takewhile
from types import MappingProxyType

from msgspec import Struct

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.football_txt import details
from cuprun.frontmatter.football_txt.below import Below
from cuprun.frontmatter.football_txt.comments import lines_of
from cuprun.frontmatter.football_txt.context import Context, Setting
from cuprun.frontmatter.football_txt.days import read_day, read_time
from cuprun.frontmatter.football_txt.headings import bare_heading, is_round, tables_among
from cuprun.frontmatter.football_txt.match_lines import (
    MatchLine,
    split_dashed_match,
    split_dated_match,
    split_match,
)
from cuprun.frontmatter.football_txt.opening import HeadingEnd, Opening, read_heading_end, read_opening
from cuprun.frontmatter.football_txt.outcome import outcome_of
from cuprun.frontmatter.football_txt.passage import Passage
from cuprun.frontmatter.football_txt.reports import Reports
from cuprun.frontmatter.football_txt.unknown_sides import with_known_sides
from cuprun.frontmatter.football_txt.written import Written
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.records import FieldPath, MatchFacts, Source

_MARKS = "▪»•●►▶"
_TITLE = re.compile(r"=(?!=)\s*(?P<text>[^=\s].*?)\s*=*$")
_STAGE = re.compile(r"={2,}\s*(?P<text>[^=\s].*?)\s*=*$")
_ROUND = re.compile(rf"[{_MARKS}]\s*(?P<text>\S.*)$")
_RULE = re.compile(r"(?:[-–—=_*~.]\s*){3,}$")
_PART = re.compile(rf"\s+[{_MARKS}]\s*(?P<part>\S.*)$")
_ATTENDANCE = re.compile(
    r"(?<=\S)\s+\(?att(?:endance|n)?[.:]?\s*(?P<number>\d[\d.,_' ]*\d|\d)\s*\)?\s*$", re.IGNORECASE
)
_FIGURES = re.compile(r"\d\s+\d+\s+\d+\s+\d")
"""Nearly every line is told from a row of a table by this alone, which takes less time."""
_TABLE_ROW = re.compile(
    r"(?:\d{1,2}[.)]?\s*)?\S.*?(?:\s+\d{1,3}){4,5}\s+\d{1,3}\s?[-:–]\s?\d{1,3}\s+[+-]?\d+"
)
_QUOTED = 80
_LONGEST = 1_000
"""No match takes more characters; the forms of lines are made for few."""
_HINT = (
    "a line is a title (= Cup 2024/25), a round (» Round 1), a day (Sat Sep/7), a match "
    "(20.45 Home v Away 2-1 (1-0)), or what stands below a match: its goals in brackets, a line-up"
)


class ResultsReading(Struct, frozen=True, kw_only=True):
    """What a file of results says, and what could not be read; lines count without blanks and comments."""

    facts: tuple[MatchFacts, ...]
    diagnostics: tuple[Diagnostic, ...]
    understood: int
    reported: int


def read_results(text: str, *, file: str) -> ResultsReading:
    """Read a Football.TXT file; `file` is its path as people type it.

    A line that cannot be read is reported at its place, and reading goes on.
    """
    return _Reader(file, *lines_of(text)).read()


class _Reader:
    """Reads line by line; what a match is part of is in the context, what stands below it in `Below`."""

    def __init__(self, file: str, written: list[str], lines: list[str]) -> None:
        self._file = file
        self._written = written
        self._lines = lines
        self._number = 0
        self._context = Context()
        self._facts: list[MatchFacts] = []
        self._numbers: dict[int, int] = {}
        self._reports = Reports()
        self._below = Below(file, self._facts, self._reports, self._read_byes)

    def read(self) -> ResultsReading:
        for number, (line, written) in enumerate(zip(self._lines, self._written, strict=True), start=1):
            self._number = number
            if line:
                self._read_line(line.strip())
            elif not written.strip():
                self._below.end()
        self._below.end()
        facts, left_out = with_known_sides(self._facts, self._numbers)
        for warning in left_out:
            self._reports.add(warning)
        return ResultsReading(
            facts=facts,
            diagnostics=self._reports.in_order(),
            understood=sum(bool(line) for line in self._lines) - len(self._reports.lines),
            reported=len(self._reports.lines),
        )

    def _read_line(self, words: str) -> None:
        """Try what a line may be, the surest signs first."""
        if self._is_heading(words) or self._below.continues(self._number, self._line):
            return
        self._below.end()
        if details.is_goals(words) or details.PROPERTY.match(words) or details.BYES.match(words):
            self._below.start(self._number, self._line)
        elif len(self._line) > _LONGEST or not (
            self._is_decoration(words) or self._is_day_or_match() or self._is_below_match(words)
        ):
            message = f"'{_short(words)}' is no line of results"
            self._reports.error("unread-line", self._here(), message, _HINT)
            self._below.leave(unread=True)

    @property
    def _line(self) -> str:
        return self._lines[self._number - 1]

    def _here(self, offset: int | None = None) -> Place:
        """The place of a character of this line, counted from 0; left out, of its first word."""
        return Place(self._file, self._number, (_indent(self._line) if offset is None else offset) + 1)

    # Headings

    def _is_heading(self, words: str) -> bool:
        if heading := _TITLE.match(words) or _STAGE.match(words):
            self._below.end()
            self._below.leave()
            level = len(words) - len(words.lstrip("="))
            if level == 1:
                self._context.start_title(heading["text"], self._here(), self._tables())
            else:
                self._context.start_stage(heading["text"], self._here(), level)
            return True
        if heading := _ROUND.match(words):
            self._below.end()
            offset = _indent(self._line) + heading.start("text")
            self._start_round(offset, read_heading_end(self._line, offset))
            return True
        return False

    def _tables(self) -> frozenset[str]:
        """The tables among the headings from here to the next title."""
        lines = (self._lines[at].strip() for at in range(self._number, len(self._lines)))
        below = takewhile(lambda line: not _TITLE.match(line), lines)
        return tables_among(line.lstrip(f"{_MARKS}= ") for line in below if 0 < len(line) <= _LONGEST)

    def _is_unmarked_round(self, line: str) -> bool:
        start = _indent(line)
        end = read_heading_end(line, start)
        if not is_round(bare_heading(line[start : end.start].partition("|")[0])):
            return False
        self._start_round(start, end)
        return True

    def _start_round(self, start: int, end: HeadingEnd) -> None:
        """A round; with a bar the line only lists its days or teams (``Group A | France Romania``)."""
        self._below.leave()
        if "|" in self._line[start:]:
            return
        self._context.start_round(self._line[start : end.start], self._here())
        if end.day:
            self._start_day(end.day)
        if end.ground:
            self._context.start_ground(end.ground, None)

    def _is_decoration(self, words: str) -> bool:
        """A rule of dashes, or a row of a table: tables are worked out from the matches."""
        if _RULE.match(words):
            return True
        if not (_FIGURES.search(words) and _TABLE_ROW.match(words)):
            return False
        message = "a row of a table is passed over: tables are worked out from the matches"
        self._reports.warning("table-row", self._here(), message, "put # before it")
        return True

    # Days and matches

    def _is_day_or_match(self) -> bool:
        line, part, attendance = self._without_tail()
        opening = read_opening(line, _indent(line))
        if not opening.says_when_or_where and self._is_unmarked_round(line):
            return True
        setting = Setting(ground=opening.ground, attendance=attendance, part=part, number=opening.number)
        match = self._match_behind(opening, line)
        if match is None:
            return self._is_day(line, opening, setting)
        self._open(opening)
        self._match(match, setting)
        return True

    def _without_tail(self) -> tuple[str, str | None, int | None]:
        """The line without the part of the round and the attendance behind it; both, where they stand there."""
        line = self._line
        part = _PART.search(line) if any(mark in line for mark in _MARKS) else None
        line = line[: part.start()] if part else line
        crowd = _ATTENDANCE.search(line) if "att" in line.lower() else None
        line = line[: crowd.start()] if crowd else line
        number = int(re.sub(r"\D", "", crowd["number"])) if crowd else None
        return line, part["part"] if part else None, number

    def _match_behind(self, opening: Opening, line: str) -> MatchLine | None:
        if not line[opening.end :].strip():
            return None
        if opening.says_when_or_where:
            return split_dated_match(line, opening.end)
        return split_match(line, opening.end) or split_dashed_match(line, opening.end)

    def _is_day(self, line: str, opening: Opening, setting: Setting) -> bool:
        """A day, a time or a ground for the matches that follow."""
        rest = line[opening.end :].strip()
        if not opening.says_when_or_where or (rest and not opening.ground):
            return False
        self._below.leave()
        self._open(opening)
        ground = f"{setting.ground}  {rest}".strip() if rest else setting.ground
        self._context.start_ground(ground, setting.attendance)
        if setting.part:
            self._context.start_part(setting.part)
        return True

    def _open(self, opening: Opening) -> None:
        """Take the day and the time that a line begins with."""
        if opening.day:
            self._start_day(opening.day)
        if opening.time:
            self._context.start_time(read_time(opening.time))

    def _start_day(self, match: re.Match[str]) -> None:
        written, place = read_day(match), self._here(match.start())
        day = self._context.start_day(written, place)
        if day is None:
            message = f"'{match[0]}' is no day, or nothing tells its year"
            self._reports.error("bad-date", place, message, "write the day with its year: Sat Sep/7 2024")
        elif written.weekday not in (None, day.weekday()):
            message = f"'{match[0]}' was taken for {day:%Y-%m-%d}, which is a {day:%A}"
            self._reports.warning("bad-weekday", place, message, "correct the day, or give its year")

    def _match(self, match: MatchLine, setting: Setting) -> None:
        self._below.leave(unread=True)
        if self._context.title is None:
            self._report_untitled(self._here())
            return
        try:
            self._keep(match, setting)
        except NotationFault as fault:
            self._reports.error("bad-score", self._here(fault.offset), fault.message, fault.hint)

    def _keep(self, match: MatchLine, setting: Setting) -> None:
        """File a match. Raises NotationFault for an impossible score."""
        outcome = outcome_of(match)
        pieces = {"home": match.home, "away": match.away, "score": match.score}
        places: dict[FieldPath, Place] = {(): self._here()}
        places |= {(name,): self._here(piece.offset) for name, piece in pieces.items() if piece}
        if outcome.remark.through:
            places[("through",)] = self._here(match.notes[0].offset)
        if setting.number is not None:
            self._numbers[setting.number] = len(self._facts)
        self._facts.append(self._context.facts(match, outcome, Source(self._file, places), setting))
        self._below.attach(match)
        if outcome.reason is None:
            for clause in outcome.remark.unread:
                self._below.report_unread(clause, self._here(clause.offset))

    def _report_untitled(self, place: Place) -> None:
        """Once is enough: the matches further down have no competition for the same reason."""
        self._reports.cover([place.line])
        if not self._reports.says("no-title"):
            message = "nothing tells the competition of this match and those below it"
            self._reports.error("no-title", place, message, "start the file with = Cup 2024/25")

    # What stands below a match

    def _is_below_match(self, words: str) -> bool:
        """Goals without brackets below a match, or a remark in square ones: both may run over lines."""
        if words.startswith("[") or (self._below.has_match and details.is_bare_goals(words)):
            self._below.start(self._number, self._line)
            return True
        return False

    def _read_byes(self, passage: Passage) -> None:
        """``Byes: Queen's Park, Wanderers``: a bye for each of them, in the round above."""
        self._below.leave()
        byes = details.BYES.match(passage.text)
        if self._context.title is None or byes is None:
            self._report_untitled(passage.place(0))
            self._reports.cover(passage.numbers)
            return
        for team in re.finditer(r"[^,;\s][^,;]*", byes["teams"]):
            place = passage.place(byes.start("teams") + team.start())
            places: dict[FieldPath, Place] = {(): place, ("home",): place}
            match = MatchLine(
                home=Written(team[0].strip(" ."), team.start()), away=None, score=Written("bye", 0)
            )
            source = Source(self._file, MappingProxyType(places))
            self._facts.append(self._context.facts(match, outcome_of(match), source, Setting()))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
