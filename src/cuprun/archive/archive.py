"""The archive: everything the records say, each match exactly once, every name resolved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct

from cuprun.football.cup import Cup
from cuprun.football.match import Match
from cuprun.football.regulations import Clause
from cuprun.frontmatter.records import MatchFacts, Report


class Team(Struct, frozen=True, kw_only=True):
    """A team; `colours` are CSS colours, the main one first."""

    id: str
    name: str
    short: str
    code: str | None = None
    colours: tuple[str, ...] = ()
    city: str | None = None
    country: str | None = None


class Competition(Struct, frozen=True, kw_only=True):
    id: str
    name: str
    timezone: ZoneInfo


class FiledReport(Struct, frozen=True, kw_only=True):
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


class SeasonArchive(Struct, frozen=True, kw_only=True):
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
    round_days: Mapping[str, date] = MappingProxyType({})
    """Days that the competition file sets for its rounds, by round id."""
    clauses: tuple[Clause, ...] = ()
    """The rules that held in this season: built-in ones, then the competition file's own."""


class Archive(Struct, frozen=True, kw_only=True):
    """Teams and competitions by id, seasons by (competition, season)."""

    teams: Mapping[str, Team]
    competitions: Mapping[str, Competition]
    seasons: Mapping[tuple[str, str], SeasonArchive]
    reports: tuple[FiledReport, ...]
