"""Sightings: what one file says about a match, with its names resolved but nothing compared yet."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from cuprun.archive.names import Register
from cuprun.archive.sides import read_side
from cuprun.archive.table_words import placed_in_table
from cuprun.errors import Diagnostic
from cuprun.football.match import Slot
from cuprun.football.round import PLAY_OFF
from cuprun.football.round_name import RoundName, parse_round
from cuprun.football.season import parse_season, season_of
from cuprun.frontmatter.records import MatchFacts


class Sighting(Struct, frozen=True, kw_only=True):
    """A match as one file saw it. `from_report` tells a report's (or preview's) from a line of results."""

    facts: MatchFacts
    competition: str
    season: str
    round: str | None
    home: Slot
    away: Slot | None
    from_report: bool

    @property
    def key(self) -> tuple[str, str, Slot, Slot | None]:
        """Competition, season and sides: what two sightings of one match have in common."""
        return (self.competition, self.season, self.home, self.away)


class Sighters(Struct, frozen=True):
    """What is needed to resolve a file's words: the registers, and which competitions keep to one year."""

    teams: Register
    competitions: Register
    one_year: frozenset[str]
    groups: Mapping[str, frozenset[str]] = MappingProxyType({})
    """The names of the groups that any file knows, by competition: ``A1`` is a place of one."""

    def sight(self, facts: MatchFacts, *, from_report: bool) -> Sighting | Diagnostic:
        """Resolve what a file says of a match; a diagnostic where it does not say which match it is."""
        competition = self.competitions.resolve(facts.competition, facts.source.at("competition"))
        season = self._season(facts, competition)
        if isinstance(season, Diagnostic):
            return season
        facts = placed_in_table(facts) if from_report else facts
        groups = self.groups.get(competition, frozenset())
        home = self._side(facts.home_name, facts, "home", groups)
        away = self._side(facts.away_name, facts, "away", groups) if facts.away_name else None
        if home == away:
            return _same_side_twice(facts)
        named = parse_round(facts.round) if facts.round else None
        if named and named.leg and facts.leg is None:
            facts = replace(facts, leg=named.leg)
        return Sighting(
            facts=facts,
            competition=competition,
            season=season,
            round=_round(named, facts),
            home=home,
            away=away,
            from_report=from_report,
        )

    def _side(self, name: str, facts: MatchFacts, field: str, groups: frozenset[str]) -> Slot:
        return read_side(name, self.teams, facts.source.at(field), facts.date, groups)

    def chapter_of(self, facts: MatchFacts) -> tuple[str, str]:
        """Ids of the competition and season that a file's words belong to; no season where nothing tells it."""
        competition = self.competitions.resolve(facts.competition, facts.source.at("competition"))
        season = self._season(facts, competition)
        return competition, "" if isinstance(season, Diagnostic) else season

    def _season(self, facts: MatchFacts, competition: str) -> str | Diagnostic:
        if facts.season:
            season = parse_season(facts.season)
            return season or Diagnostic(
                code="bad-season",
                place=facts.source.at("season"),
                message=f"'{facts.season}' is no season",
                hint="write 2024-25 for a season over two years, 2024 for one within a year",
            )
        if facts.date:
            return season_of(facts.date, split_year=competition not in self.one_year)
        return Diagnostic(
            code="no-season",
            place=facts.source.at("home"),
            message="neither a date nor a season tells when this match is",
            hint="give the date, or the season in the heading",
        )


def _round(named: RoundName | None, facts: MatchFacts) -> str | None:
    """The round; a match of a group has none, but for a play-off between level teams of the group."""
    if named is None or (facts.group is not None and not named.id.endswith(PLAY_OFF)):
        return None
    return named.id


def _same_side_twice(facts: MatchFacts) -> Diagnostic:
    return Diagnostic(
        code="same-side-twice",
        place=facts.source.at("away"),
        message=f"'{facts.home_name}' and '{facts.away_name}' are names of one team",
        hint="write the opponent's name, or correct `also` in the teams' file; clubs that share a name stand there "
        "each with its country",
    )
