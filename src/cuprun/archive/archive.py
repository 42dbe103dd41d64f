"""The archive: everything the records say, each match exactly once, every name resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from cuprun.football.cup import Cup
from cuprun.football.match import Match
from cuprun.football.regulations import Clause
from cuprun.frontmatter.records import MatchFacts, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A team; `colours` are CSS colours, the main one first."""

    id: str
    name: str
    short: str
    code: str | None = None
    colours: tuple[str, ...] = ()
    city: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Competition:
    id: str
    name: str
    timezone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledReport:
    """A report or preview in its place: which competition, season and match it is about."""

    report: Report
    kind: str
    """``report`` or ``preview``."""
    competition: str
    season: str
    match_id: str | None
    """None for a draft about a match that nothing else tells of: a draft is no source of facts."""
    match: Match
    """The match as this report alone has it."""
    published: datetime
    """With its time zone: when it goes public."""
    status: str
    """``published``, ``hidden`` or ``draft``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonArchive:
    """One season of a competition: the cup that its matches make, and what is known of each match.

    `facts` has, by match id, all that reports and results say of a match, put together.
    """

    competition: Competition
    season: str
    cup: Cup
    matches: Mapping[str, Match]
    facts: Mapping[str, MatchFacts]
    round_names: Mapping[str, str]
    """Names that the competition file gives its rounds, by round id."""
    all_clauses: tuple[Clause, ...] = ()
    """The competition's rules of all seasons."""
    round_days: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    """Days that the competition file sets for its rounds, by round id."""
    clauses: tuple[Clause, ...] = ()
    """The rules that held in this season: built-in ones, then the competition file's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Teams and competitions by id, seasons by (competition, season)."""

    teams: Mapping[str, Team]
    competitions: Mapping[str, Competition]
    seasons: Mapping[tuple[str, str], SeasonArchive]
    reports: tuple[FiledReport, ...]
