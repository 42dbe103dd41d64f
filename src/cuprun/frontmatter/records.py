"""Records: what one file says, typed and frozen, before anything is compared with other files.

Names of teams, competitions and rounds are still the words that were written; the archive resolves
them. Every record knows its places, so that a fault found later can still point at the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from types import MappingProxyType

from msgspec import Struct

from cuprun.errors import Diagnostic, Place
from cuprun.football.events import Card, Goal, Kick, Lineup, MissedPenalty
from cuprun.football.regulations import Clause, Settler
from cuprun.football.score import Result, Side
from cuprun.football.table_rules import Criterion

FieldPath = tuple[str | int, ...]
"""The way to a value in a file: ``("rounds", 0, "name")``."""


class Source(Struct, frozen=True):
    """Where a record was written: its file and the place of each field.

    `file` is the path as people type it (``content/reports/x.md``).
    """

    file: str
    places: Mapping[FieldPath, Place] = MappingProxyType({})

    def at(self, *path: str | int) -> Place:
        """The place of a field, or of the nearest thing around it that has one."""
        for end in range(len(path), -1, -1):
            if path[:end] in self.places:
                return self.places[path[:end]]
        return Place(self.file)


class MatchFacts(Struct, frozen=True, kw_only=True):
    """What a report or a line of results says about one match, in the words it was written in."""

    source: Source
    competition: str
    season: str | None = None
    round: str | None = None
    group: str | None = None
    matchday: int | None = None
    leg: int | None = None
    replay: int | None = None
    was: tuple[date, ...] = ()
    """Dates the match was first set for."""
    date: date | None = None
    kickoff: time | None = None
    home: str
    away: str | None = None
    """None only for a bye."""
    result: Result | None = None
    """None for a match that is still to be played."""
    venue: str | None = None
    neutral: bool | None = None
    attendance: int | None = None
    referee: str | None = None
    coaches: tuple[str, ...] = ()
    goals: tuple[Goal, ...] = ()
    missed: tuple[MissedPenalty, ...] = ()
    cards: tuple[Card, ...] = ()
    shootout: tuple[Kick, ...] = ()
    lineups: Mapping[Side, Lineup] = MappingProxyType({})
    through: str | None = None
    """A team; ``both`` or ``neither`` where results say so."""
    decided: str | None = None
    """``toss``, ``lots``, ``ruling``, ``withdrawal`` or ``expulsion``: what scores cannot say. Results that leave
    out the score of a shoot-out or the first leg say ``penalties`` or ``away-goals``."""
    reason: str | None = None
    notes: tuple[str, ...] = ()
    """Remarks in their own words, as results have them."""
    home_country: str | None = None
    """The mark of the country that results print behind a name (``URU``): it tells apart clubs of one name."""
    away_country: str | None = None

    @property
    def home_name(self) -> str:
        """The home side with the mark of its country, where there is one: ``Nacional (URU)``."""
        return f"{self.home} ({self.home_country})" if self.home_country else self.home

    @property
    def away_name(self) -> str | None:
        """The away side with the mark of its country, where there is one; None for a bye."""
        return f"{self.away} ({self.away_country})" if self.away and self.away_country else self.away


class Update(Struct, frozen=True, kw_only=True):
    """A correction or a later addition to a report."""

    at: datetime
    kind: str
    """``correction`` or ``update``."""
    note: str


class Image(Struct, frozen=True, kw_only=True):
    src: str
    alt: str
    credit: str | None = None


class Report(Struct, frozen=True, kw_only=True):
    """A match report, or a preview where `facts.result` is None."""

    facts: MatchFacts
    path: str
    """Path inside the content folder, with forward slashes (``reports/2025/genk-club.md``)."""
    title: str
    body: str
    """The report's text, still in Markdown."""
    body_line: int = 1
    """The line of the file that the text starts on."""
    published: datetime | None = None
    modified: datetime | None = None
    updates: tuple[Update, ...] = ()
    image: Image | None = None
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    category: str | None = None
    slug: str | None = None
    summary: str | None = None
    status: str | None = None
    """``published``, ``draft``, ``hidden`` or ``skip``, as in Pelican; None = the site's default."""
    lang: str | None = None
    translation: bool = False
    template: str | None = None
    save_as: str | None = None
    url: str | None = None
    moved_from: tuple[str, ...] = ()


class RoundRecord(Struct, frozen=True, kw_only=True):
    """A round as a competition file has it."""

    name: str
    id: str | None = None
    enter: int | None = None
    """How many teams come in at this round."""
    legs: int | None = None
    level: tuple[Settler, ...] | None = None
    """What settles a level tie, in order (`football.regulations`)."""
    replays: int | None = None
    venue: str | None = None
    neutral: bool | None = None
    date: date | None = None


class RulingRecord(Struct, frozen=True, kw_only=True):
    """What was decided about a match away from the pitch."""

    match: str
    """The day, where it is needed, and the sides: ``2025-03-01 Genk Club Brugge``."""
    result: Result | None = None
    through: str | None = None
    decided: str | None = None
    reason: str | None = None


class AdjustmentRecord(Struct, frozen=True, kw_only=True):
    """What was decided about a table: points of a team (negative = deducted), or the order of level teams."""

    team: str | None = None
    points: int | None = None
    group: str | None = None
    """The only group whose table it is about; None = any that the team is in."""
    order: tuple[str, ...] = ()
    """Level teams, the better placed first."""
    decided: Criterion | None = None
    """How the order was decided: lots, where nothing is said."""
    reason: str | None = None


class SeasonRecord(Struct, frozen=True, kw_only=True):
    season: str
    rounds: tuple[RoundRecord, ...] = ()
    draw: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Round name → sides in pairs: (home of tie 1, away of tie 1, home of tie 2, …)."""
    adjustments: tuple[AdjustmentRecord, ...] = ()
    rulings: tuple[RulingRecord, ...] = ()


class CompetitionRecord(Struct, frozen=True, kw_only=True):
    source: Source
    id: str
    """The file's stem."""
    name: str
    also: tuple[str, ...] = ()
    timezone: str | None = None
    rules: str | None = None
    """Name of a set of built-in rules; None = found by the competition's name, if any."""
    clauses: tuple[Clause, ...] = ()
    """Rules of its own, over the built-in ones."""
    rounds: tuple[RoundRecord, ...] = ()
    """Rounds (and their rules) that hold in every season which does not list its own."""
    split_year: bool | None = None
    """Whether a season spans two calendar years, turning in July; None = yes."""
    seasons: Mapping[str, SeasonRecord] = MappingProxyType({})


class DatedName(Struct, frozen=True, kw_only=True):
    """A name that was borne for a time: before a merger, under a sponsor. Both days belong to it."""

    name: str
    since: date | None = None
    until: date | None = None


class TeamRecord(Struct, frozen=True, kw_only=True):
    source: Source
    id: str
    name: str
    also: tuple[str, ...] = ()
    once: tuple[DatedName, ...] = ()
    """Those of its other names that have dates."""
    short: str | None = None
    code: str | None = None
    colours: tuple[str, ...] = ()
    """CSS colours, the first one the main one."""
    city: str | None = None
    country: str | None = None


class Records(Struct, frozen=True, kw_only=True):
    """All that the content folder says, file by file, and what was found wrong while reading."""

    reports: tuple[Report, ...] = ()
    results: tuple[MatchFacts, ...] = ()
    competitions: tuple[CompetitionRecord, ...] = ()
    teams: tuple[TeamRecord, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
