"""Reading a file of results: every line is understood or reported, none is dropped in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.football_txt import details
from cuprun.frontmatter.football_txt.context import Context
from cuprun.frontmatter.football_txt.days import DAY, TIME, read_day, read_time
from cuprun.frontmatter.football_txt.headings import Title, is_round, tables_among
from cuprun.frontmatter.football_txt.match_lines import MatchLine, split_dated_match, split_match
from cuprun.frontmatter.football_txt.outcome import Outcome, outcome_of
from cuprun.frontmatter.football_txt.passage import Passage
from cuprun.frontmatter.football_txt.reports import Reports
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.records import FieldPath, MatchFacts, Source

_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_TITLE = re.compile(r"=(?!=)\s*(?P<text>[^=\s].*?)\s*=*$")
_STAGE = re.compile(r"={2,}\s*(?P<text>[^=\s].*?)\s*=*$")
_ROUND = re.compile(r"[▪»•]\s*(?P<text>\S.*)$")
_DAY_LINE = re.compile(r"(?P<open>\[)?\s*(?P<day>[^\]@]*[^\]@\s])\s*(?(open)\])(?:\s+@\s*(?P<ground>\S.*))?$")
_NUMBER = re.compile(r"\(\d{1,4}\)\s+")
_HINT = (
    "a line is a title (= Cup 2024/25), a round (» Round 1), a day (Sat Sep/7), a match "
    "(20.45 Home v Away 2-1 (1-0)), or what stands below a match: its goals in brackets, a line-up"
)
_NOTE_HINT = "known notes are awarded, abandoned 72', postponed, cancelled, void and aet"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsReading:
    """What a file of results says, and what could not be read; lines count without blanks and comments."""

    facts: tuple[MatchFacts, ...]
    diagnostics: tuple[Diagnostic, ...]
    understood: int
    reported: int


def read_results(text: str, *, file: str) -> ResultsReading:
    """Read a Football.TXT file; `file` is its path as people type it.

    A line that cannot be read is reported at its place, and reading goes on.
    """
    lines = _LINE_END.split(text.removeprefix("\ufeff"))
    return _Reader(file, lines).read()


class _Reader:
    """Reads line by line; what a match is part of is in the context, what stands below it in a passage."""

    def __init__(self, file: str, lines: list[str]) -> None:
        self._file = file
        self._written = lines
        self._lines = [_COMMENT.sub("", line).rstrip() for line in lines]
        self._number = 0
        self._context = Context(tables_among(line.strip().lstrip("▪»•= ") for line in self._lines))
        self._facts: list[MatchFacts] = []
        self._reports = Reports()
        self._match_above: int | None = None
        """The match that goals and line-ups belong to; None below a heading, a day or an unread line."""
        self._unread_above = False
        """Whether the line above could not be read: what stands below it goes with it."""
        self._passage: Passage | None = None

    def read(self) -> ResultsReading:
        for number, (line, written) in enumerate(zip(self._lines, self._written, strict=True), start=1):
            self._number = number
            if line:
                self._read_line(line.strip())
            elif not written.strip():
                self._end_passage()
        self._end_passage()
        return ResultsReading(
            facts=tuple(self._facts),
            diagnostics=self._reports.in_order(),
            understood=sum(bool(line) for line in self._lines) - len(self._reports.lines),
            reported=len(self._reports.lines),
        )

    def _read_line(self, words: str) -> None:
        """Try what a line may be, the surest signs first."""
        if self._is_heading(words) or self._continues_passage():
            return
        self._end_passage()
        if details.is_goals(words) or details.PROPERTY.match(words):
            self._start_passage()
        elif not (self._is_day(words) or self._is_match() or self._is_unmarked_round(words)):
            self._reports.error("unread-line", self._here(), f"'{words}' is no line of results", _HINT)
            self._leave_match(unread=True)

    @property
    def _line(self) -> str:
        return self._lines[self._number - 1]

    def _here(self, offset: int | None = None) -> Place:
        """The place of a character of this line, counted from 0; left out, of its first word."""
        return Place(self._file, self._number, (_indent(self._line) if offset is None else offset) + 1)

    def _leave_match(self, *, unread: bool = False) -> None:
        self._match_above, self._unread_above = None, unread

    # Headings

    def _is_heading(self, words: str) -> bool:
        for form, start in (
            (_TITLE, self._context.start_title),
            (_STAGE, self._context.start_stage),
            (_ROUND, self._start_round),
        ):
            if heading := form.match(words):
                self._end_passage()
                self._leave_match()
                start(heading["text"], self._here())
                return True
        return False

    def _is_unmarked_round(self, words: str) -> bool:
        if not is_round(words.partition("|")[0].strip()):
            return False
        self._leave_match()
        self._start_round(words, self._here())
        return True

    def _start_round(self, text: str, place: Place) -> None:
        """A round; with a bar the line only lists its days or teams (``Group A | France Romania``)."""
        name, bar, _ = text.partition("|")
        if not bar:
            self._context.start_round(name, place)

    # Days

    def _is_day(self, words: str) -> bool:
        written = _DAY_LINE.match(words)
        day = DAY.fullmatch(written["day"]) if written else None
        if written is None or day is None:
            return False
        self._leave_match()
        self._start_day(day, _indent(self._line), written["ground"])
        return True

    def _start_day(self, match: re.Match[str], offset: int, ground: str | None = None) -> None:
        written, place = read_day(match), self._here(offset)
        day = self._context.start_day(written, place, ground)
        if day is None:
            message = f"'{match[0]}' is no day, or nothing tells its year"
            self._reports.error("bad-date", place, message, "write the day with its year: Sat Sep/7 2024")
        elif written.weekday not in (None, day.weekday()):
            message = f"'{match[0]}' was taken for {day:%Y-%m-%d}, which is a {day:%A}"
            self._reports.warning("bad-weekday", place, message, "correct the day, or give its year")

    # Matches

    def _is_match(self) -> bool:
        line, start = self._line, _indent(self._line)
        number = _NUMBER.match(line, start)
        day = DAY.match(line, number.end() if number else start)
        behind_day = _behind(line, day or number, start)
        clock = TIME.match(line, behind_day)
        names = _behind(line, clock, behind_day)
        match = split_match(line, names) if names == start else split_dated_match(line, names)
        if match is None:
            return False
        if day:
            self._start_day(day, day.start())
        if clock:
            self._context.start_time(read_time(clock))
        self._match(match)
        return True

    def _match(self, match: MatchLine) -> None:
        title = self._context.title
        self._leave_match(unread=True)
        if title is None:
            self._report_untitled()
            return
        try:
            outcome = outcome_of(match)
        except NotationFault as fault:
            self._reports.error("bad-score", self._here(fault.offset), fault.message, fault.hint)
            return
        self._keep(match, outcome, title)

    def _keep(self, match: MatchLine, outcome: Outcome, title: Title) -> None:
        pieces = {"home": match.home, "away": match.away, "score": match.score}
        places: dict[FieldPath, Place] = {(): self._here()}
        places |= {(name,): self._here(piece.offset) for name, piece in pieces.items() if piece}
        self._facts.append(self._context.facts(match, outcome, title, self._file, places))
        self._match_above, self._unread_above = len(self._facts) - 1, False
        if outcome.remark and not outcome.reason:
            message = f"'{outcome.remark.text}' is not understood and left out"
            self._reports.warning("unread-note", self._here(outcome.remark.offset), message, _NOTE_HINT)

    def _report_untitled(self) -> None:
        """Once is enough: the matches further down have no competition for the same reason."""
        self._reports.cover([self._number])
        if not self._reports.says("no-title"):
            message = "nothing tells the competition of this match and those below it"
            self._reports.error("no-title", self._here(), message, "start the file with = Cup 2024/25")

    # What stands below a match

    def _start_passage(self) -> None:
        self._passage = Passage(self._file)
        self._passage.add(self._number, self._line)

    def _continues_passage(self) -> bool:
        if self._passage is None or not self._passage.is_open:
            return False
        self._passage.add(self._number, self._line)
        return True

    def _end_passage(self) -> None:
        passage, self._passage = self._passage, None
        if passage is None:
            return
        if self._match_above is None:
            self._report_loose(passage)
            return
        code, add = "bad-line", details.with_property
        if details.is_goals(passage.text):
            code, add = "bad-goals", details.with_goals
        try:
            match = add(self._facts[self._match_above], passage)
        except NotationFault as fault:
            self._reports.error(code, passage.place(fault.offset), fault.message, fault.hint)
            self._reports.cover(passage.numbers)
            return
        self._complete(self._match_above, match, passage)

    def _complete(self, number: int, match: MatchFacts, passage: Passage) -> None:
        """Put a match back, now with its goals or line-ups, and check it."""
        if match.goals and not self._facts[number].goals:
            places = MappingProxyType({**match.source.places, ("goals",): passage.place(0)})
            match = replace(match, source=Source(self._file, places))
            for warning in details.goals_against_score(match):
                self._reports.add(warning)
        self._facts[number] = match

    def _report_loose(self, passage: Passage) -> None:
        if not self._unread_above:
            message = f"'{passage.text}' stands below no match"
            self._reports.error("unread-line", passage.place(0), message, _HINT)
        self._reports.cover(passage.numbers)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _behind(line: str, found: re.Match[str] | None, start: int) -> int:
    """The offset of the word behind what was found; `start` where nothing was."""
    if found is None:
        return start
    return found.end() + _indent(line[found.end() :])
