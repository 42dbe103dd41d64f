"""Reading a file of results: every line is understood or reported, none is dropped in silence."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time

from cuprun.errors import Diagnostic, Place, Severity
from cuprun.football.score import Result
from cuprun.frontmatter.football_txt.days import DAY, TIME, Calendar, read_day, read_time
from cuprun.frontmatter.football_txt.headings import Section, Title, read_section, read_title
from cuprun.frontmatter.football_txt.match_lines import MatchLine, Written, split_match
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.goals import parse_goals
from cuprun.frontmatter.notation.score import parse_score
from cuprun.frontmatter.records import MatchFacts, Source

_COMMENT = re.compile(r"(?:^|\s)#.*$")
_HEADING = re.compile(r"(?P<level>=+)\s*(?P<text>.*?)\s*=*\s*$")
_ROUND = re.compile(r"[▪»•]\s*(?P<text>.+)$")
_LISTING = re.compile(r"[^|]+\|.*$")
_BARE_ROUND = re.compile(
    r"(?:.*\b(?:round|finals?|play-?offs?|matchday|leg|replays?|group|runde|ronde|finales?)\b.*"
    r"|(?:quarter|semi)-?finals?|third[ -]place.*)",
    re.IGNORECASE,
)
_DATES = re.compile(r"\[?(?P<day>[^\]]+?)\]?$")
_HINT = (
    "a line is a heading (= Cup 2024/25), a round (» Round 1), a day (Sat Sep/7) or a match "
    "(20.45 Home v Away 2-1 (1-0))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultsReading:
    """What a file of results says, and what could not be read; lines count without blanks and comments."""

    facts: tuple[MatchFacts, ...]
    diagnostics: tuple[Diagnostic, ...]
    understood: int
    reported: int


def read_results(text: str, *, file: str) -> ResultsReading:
    """Read a Football.TXT file; `file` is its path as people type it."""
    return _Reader(file).read(text)


class _Reader:
    """Carries from line to line what later lines rely on: the title, the section, the day, the time."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._facts: list[MatchFacts] = []
        self._diagnostics: list[Diagnostic] = []
        self._calendar = Calendar()
        self._title: Title | None = None
        self._stage: str | None = None
        self._section = Section()
        self._day: date | None = None
        self._time: time | None = None
        self._goals: list[str] | None = None
        self._reported: set[int] = set()
        self._number = 0

    def read(self, text: str) -> ResultsReading:
        read = 0
        for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), start=1):
            bare = _COMMENT.sub("", line).rstrip()
            if bare.strip():
                read += 1
                self._number = number
                self._line(bare)
        return ResultsReading(
            facts=tuple(self._facts),
            diagnostics=tuple(self._diagnostics),
            understood=read - len(self._reported),
            reported=len(self._reported),
        )

    def _line(self, line: str) -> None:
        words = line.strip()
        if self._goals is not None or words.startswith("("):
            self._goal_line(words)
        elif heading := _HEADING.fullmatch(words):
            self._heading(heading)
        elif marked := _ROUND.fullmatch(words):
            self._round(marked["text"])
        elif _LISTING.fullmatch(words):
            return
        elif not (self._day_line(line) or self._match_line(line) or self._bare_round(line)):
            self._report("unread-line", f"'{words}' is no line of results", _indent(line), _HINT)

    # Headings

    def _heading(self, heading: re.Match[str]) -> None:
        if len(heading["level"]) > 1:
            self._stage = heading["text"]
            self._section = read_section(self._stage)
            return
        self._title = read_title(heading["text"])
        self._calendar.start_season(self._title.season)
        self._stage, self._section, self._day, self._time = None, Section(), None, None

    def _round(self, text: str) -> None:
        name, bar, _ = text.partition("|")
        if not bar:
            self._section = read_section(name.strip(), self._stage)

    def _bare_round(self, line: str) -> bool:
        if not _BARE_ROUND.fullmatch(line.strip()) or self._title is None:
            return False
        self._round(line.strip())
        return True

    # Days and matches

    def _day_line(self, line: str) -> bool:
        words = _DATES.fullmatch(line.strip())
        day = DAY.fullmatch(words["day"].strip()) if words else None
        if day is None:
            return False
        self._set_day(day, _indent(line))
        return True

    def _set_day(self, written: re.Match[str], offset: int) -> None:
        day = read_day(written)
        self._day = self._calendar.place(day)
        self._time = None
        if self._day is None:
            self._report(
                "bad-date", f"'{written[0]}' is no day, or of no year", offset, "write Sat Sep/7 2024"
            )
        elif day.weekday is not None and self._day.weekday() != day.weekday:
            message = f"{self._day:%Y-%m-%d} is a {self._day:%A}, not what '{written[0]}' says"
            self._report("bad-weekday", message, offset, "correct the day or give the year", Severity.WARNING)

    def _match_line(self, line: str) -> bool:
        start = _indent(line)
        if day := DAY.match(line, start):
            self._set_day(day, start)
            start = day.end() + _indent(line[day.end() :])
        if at := TIME.match(line, start):
            self._time = read_time(at)
            start = at.end() + _indent(line[at.end() :])
        match = split_match(line, start)
        if match is None:
            return False
        self._match(match, start)
        return True

    def _match(self, match: MatchLine, start: int) -> None:
        if self._title is None:
            self._report("no-heading", "no heading tells the competition", start, "start with = Cup 2024/25")
            return
        result = self._result(match.score)
        if isinstance(result, Diagnostic):
            self._diagnostics.append(result)
            self._reported.add(self._number)
            return
        section = self._section
        self._facts.append(
            MatchFacts(
                source=self._source(match),
                competition=self._title.competition,
                season=self._title.season,
                round=None if section.group or not section.round else section.round,
                group=section.group or (self._stage if section.matchday else None),
                matchday=section.matchday,
                leg=section.leg,
                replay=1 if section.replays else None,
                date=self._day,
                kickoff=self._time,
                home=match.home.text,
                away=match.away.text if match.away else None,
                result=result,
                venue=match.venue,
            )
        )

    def _result(self, score: Written | None) -> Result | Diagnostic | None:
        if score is None:
            return None
        try:
            return parse_score(score.text)
        except NotationFault as fault:
            place = Place(self._file, self._number, score.offset + fault.offset + 1)
            return Diagnostic(code="bad-score", place=place, message=fault.message, hint=fault.hint)

    def _source(self, match: MatchLine) -> Source:
        def at(written: Written | None) -> Place:
            return Place(self._file, self._number, (written.offset if written else match.home.offset) + 1)

        line = Place(self._file, self._number, 1)
        return Source(
            self._file,
            {
                (): line,
                ("home",): at(match.home),
                ("away",): at(match.away),
                ("score",): at(match.score),
                ("date",): line,
                ("round",): line,
            },
        )

    # Goals

    def _goal_line(self, words: str) -> None:
        """Goals in brackets below their match, over one line or more."""
        self._goals = [*(self._goals or []), words]
        if words.endswith(")") and _balanced(" ".join(self._goals)):
            text, self._goals = " ".join(self._goals)[1:-1], None
            self._add_goals(text)

    def _add_goals(self, text: str) -> None:
        if not self._facts:
            self._report("unread-line", "goals without a match above them", 0, _HINT)
            return
        match = self._facts[-1]
        try:
            self._facts[-1] = replace(match, goals=parse_goals(text, match.result))
        except NotationFault as fault:
            self._report("bad-goals", fault.message, fault.offset, fault.hint, Severity.WARNING)

    def _report(
        self, code: str, message: str, offset: int, hint: str | None, severity: Severity = Severity.ERROR
    ) -> None:
        self._reported.add(self._number)
        place = Place(self._file, self._number, offset + 1)
        self._diagnostics.append(
            Diagnostic(code=code, place=place, message=message, hint=hint, severity=severity)
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
