"""What lines further up say of a match: its competition, its round, its day, time and ground."""

from __future__ import annotations

from datetime import date, time
from types import MappingProxyType

from msgspec import Struct

from cuprun.errors import Place
from cuprun.football.score import Status
from cuprun.frontmatter.football_txt.days import Calendar, WrittenDay
from cuprun.frontmatter.football_txt.headings import (
    Section,
    Title,
    bare_heading,
    read_section,
    read_title,
)
from cuprun.frontmatter.football_txt.match_lines import MatchLine
from cuprun.frontmatter.football_txt.outcome import Outcome, with_outcome
from cuprun.frontmatter.records import FieldPath, MatchFacts, Source


class Setting(Struct, frozen=True, kw_only=True):
    """What a match line itself says of its ground, its attendance, its part of the round and its number."""

    ground: str | None = None
    attendance: int | None = None
    part: str | None = None
    number: int | None = None
    """The number of the match, by which others may name its winner."""


_MATCHLESS = frozenset({Status.BYE, Status.WALKOVER})


class Context:
    """Changes with every heading, day and time; `facts` says what it makes of a match line."""

    def __init__(self) -> None:
        self.title: Title | None = None
        self._tables: frozenset[str] = frozenset()
        self._stages: dict[int, str] = {}
        self._stage: str | None = None
        self._heading: str | None = None
        self._section = Section()
        self._calendar = Calendar()
        self._day: date | None = None
        self._day_used = False
        self._time: time | None = None
        self._ground: str | None = None
        self._attendance: int | None = None
        self._places: dict[FieldPath, Place] = {}

    def start_title(self, text: str, place: Place, tables: frozenset[str]) -> None:
        """A competition; `tables` are those among the headings below it."""
        self._tables = tables
        self.title = read_title(text)
        self._calendar.start_season(self.title.season)
        self._stages = {}
        self._stage, self._day, self._time = None, None, None
        self._places = {}
        self._heading = None
        self._start_section(Section(), place)
        self._places |= {("competition",): place, ("season",): place}

    def start_stage(self, text: str, place: Place, level: int) -> None:
        """A stage's heading (``== Knockout stage``), which stands for the rounds below it too.

        One of a deeper level (``=== Promotion``) is part of the one above.
        """
        above = {depth: name for depth, name in self._stages.items() if depth < level}
        self._stages = {**above, level: bare_heading(text)}
        self._stage = self._heading = ", ".join(self._stages.values())
        self._start_section(read_section(self._stage, None, self._tables), place)

    def start_round(self, text: str, place: Place) -> None:
        self._heading = bare_heading(text)
        self._start_section(read_section(self._heading, self._stage, self._tables), place)

    def start_part(self, text: str) -> None:
        """A part of the round that a day names behind its ground: ``16.12.1962 @ Lisboa ▪ 2nd Leg``."""
        self._section = self._part(text)

    def _part(self, text: str) -> Section:
        heading = f"{self._heading}, {text}" if self._heading else text
        return read_section(heading, self._stage if self._heading != self._stage else None, self._tables)

    def _start_section(self, section: Section, place: Place) -> None:
        """A day that has had matches ends with its round: the next round has days of its own."""
        self._section = section
        self._places[("round",)] = place
        self._calendar.start_section()
        self._ground = None
        if self._day_used:
            self._day, self._time = None, None

    def start_day(self, written: WrittenDay, place: Place) -> date | None:
        """The day of the matches that follow; None where nothing tells its year."""
        self._day, self._time, self._day_used = self._calendar.place(written), None, False
        self._ground = self._attendance = None
        if self._heading:
            self._section = read_section(
                self._heading, self._stage if self._heading != self._stage else None, self._tables
            )
        self._places[("date",)] = place
        return self._day

    def start_time(self, kickoff: time) -> None:
        """The kick-off of the matches that follow on this day."""
        self._time = kickoff

    def start_ground(self, ground: str | None, attendance: int | None) -> None:
        """The ground of the matches that follow, and how many came to the next one."""
        self._ground, self._attendance = ground, attendance

    def facts(self, match: MatchLine, outcome: Outcome, source: Source, at: Setting) -> MatchFacts:
        """What is known of a match below a title. A bye and a walkover have no day: nothing was played."""
        title = self.title or Title("", None)
        played = outcome.result is None or outcome.result.status not in _MATCHLESS
        self._day_used = True
        section = self._part(at.part) if at.part else self._section
        attendance, self._attendance = at.attendance or self._attendance, None
        facts = MatchFacts(
            source=Source(source.file, MappingProxyType({**self._places, **source.places})),
            competition=title.competition,
            season=title.season,
            round=section.round,
            group=section.group,
            matchday=section.matchday,
            leg=section.leg,
            replay=section.replay,
            date=self._day if played else None,
            kickoff=self._time if played else None,
            home=match.home.text,
            away=match.away.text if match.away else None,
            venue=match.venue or at.ground or (self._ground if played else None),
            attendance=attendance if played else None,
            home_country=match.countries[0],
            away_country=match.countries[1],
            result=outcome.result,
        )
        return with_outcome(facts, outcome) if outcome.is_remarked else facts
