"""What lines further up say of a match: its competition, its round, its day, time and ground."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from types import MappingProxyType

from cuprun.errors import Place
from cuprun.football.score import Status
from cuprun.frontmatter.football_txt.days import Calendar, WrittenDay
from cuprun.frontmatter.football_txt.headings import Section, Title, read_section, read_title
from cuprun.frontmatter.football_txt.match_lines import MatchLine
from cuprun.frontmatter.football_txt.outcome import Outcome
from cuprun.frontmatter.records import FieldPath, MatchFacts, Source

_MATCHLESS = frozenset({Status.BYE, Status.WALKOVER})


class Context:
    """Changes with every heading, day and time; `facts` says what it makes of a match line."""

    def __init__(self, tables: frozenset[str]) -> None:
        self.title: Title | None = None
        self._tables = tables
        self._stage: str | None = None
        self._section = Section()
        self._calendar = Calendar()
        self._day: date | None = None
        self._day_used = False
        self._time: time | None = None
        self._ground: str | None = None
        self._places: dict[FieldPath, Place] = {}

    def start_title(self, text: str, place: Place) -> None:
        self.title = read_title(text)
        self._calendar.start_season(self.title.season)
        self._stage, self._day, self._time = None, None, None
        self._places = {}
        self._start_section(Section(), place)
        self._places |= {("competition",): place, ("season",): place}

    def start_stage(self, text: str, place: Place) -> None:
        """A stage's heading (``== Knockout stage``), which stands for the rounds below it too."""
        self._stage = text
        self._start_section(read_section(text, None, self._tables), place)

    def start_round(self, text: str, place: Place) -> None:
        self._start_section(read_section(text, self._stage, self._tables), place)

    def _start_section(self, section: Section, place: Place) -> None:
        """A day that has had matches ends with its round: the next round has days of its own."""
        self._section = section
        self._places[("round",)] = place
        self._calendar.start_section()
        self._ground = None
        if self._day_used:
            self._day, self._time = None, None

    def start_day(self, written: WrittenDay, place: Place, ground: str | None = None) -> date | None:
        """The day of the matches that follow, on one ground perhaps; None where nothing tells its year."""
        self._day, self._time, self._day_used = self._calendar.place(written), None, False
        self._ground = ground
        self._places[("date",)] = place
        return self._day

    def start_time(self, kickoff: time) -> None:
        """The kick-off of the matches that follow on this day."""
        self._time = kickoff

    def facts(
        self, match: MatchLine, outcome: Outcome, title: Title, file: str, places: Mapping[FieldPath, Place]
    ) -> MatchFacts:
        """What is known of a match. A bye and a walkover have no day: nothing was played."""
        played = outcome.result is None or outcome.result.status not in _MATCHLESS
        self._day_used = True
        return MatchFacts(
            source=Source(file, MappingProxyType({**self._places, **places})),
            competition=title.competition,
            season=title.season,
            round=self._section.round,
            group=self._section.group,
            matchday=self._section.matchday,
            leg=self._section.leg,
            replay=self._section.replay,
            date=self._day if played else None,
            kickoff=self._time if played else None,
            home=match.home.text,
            away=match.away.text if match.away else None,
            result=outcome.result,
            venue=match.venue or (self._ground if played else None),
            reason=outcome.reason,
        )
