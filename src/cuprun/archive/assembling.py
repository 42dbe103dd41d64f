"""Assembling: all records become one archive, and what contradicts is reported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from cuprun.archive.adjustments import table_rulings
from cuprun.archive.archive import Archive, Competition, FiledReport, SeasonArchive, Team
from cuprun.archive.contradictions import contradictions
from cuprun.archive.doubts import DoubtTeller
from cuprun.archive.filing import DRAFT, is_public, kind_of, published_at, status_of
from cuprun.archive.meeting import Meeting, Meetings
from cuprun.archive.merging import match_of, merged_facts
from cuprun.archive.near_rounds import near_rounds
from cuprun.archive.registers import Registers
from cuprun.archive.regulations import (
    clauses_of,
    id_of,
    keeping_to_one_year,
    regulations_of,
    unknown_rules,
    usual_table_clauses,
)
from cuprun.archive.rulings import placed_rulings, ruled_upon
from cuprun.archive.second_reports import second_reports
from cuprun.archive.sides import read_side
from cuprun.archive.sighting import Sighters, Sighting
from cuprun.archive.slug import slug
from cuprun.archive.statements import read_through
from cuprun.archive.table_words import placed_in_table
from cuprun.errors import Diagnostic, Place
from cuprun.football.cup_builder import build_cup
from cuprun.football.match import Match, TeamId
from cuprun.football.season import parse_season
from cuprun.football.unnamed_rounds import name_rounds
from cuprun.frontmatter.records import (
    CompetitionRecord,
    MatchFacts,
    Records,
    Report,
    RoundRecord,
    SeasonRecord,
    TeamRecord,
)


class Assembly(Struct, frozen=True, kw_only=True):
    """An archive, and what was found wrong while putting it together."""

    archive: Archive
    diagnostics: tuple[Diagnostic, ...]


def assemble(
    records: Records, *, now: datetime, timezone: ZoneInfo, default_status: str = "published"
) -> Assembly:
    """Put all records together as of `now`.

    Reports whose time has not come are left out with all they say; drafts are filed, but are no source
    of facts. `timezone` holds where a competition names none.
    """
    registers = Registers.of(records.teams, records.competitions)
    assembler = _Assembler(records, registers, now, timezone, default_status)
    seasons, reports = assembler.seasons_and_reports()
    archive = Archive(
        teams=all_teams(records.teams, registers.teams.undeclared),
        competitions=assembler.all_competitions(),
        seasons=seasons,
        reports=reports,
    )
    return Assembly(
        archive=archive,
        diagnostics=(
            *assembler.diagnostics,
            *registers.doubts(),
        ),
    )


class SeasonAssembly(Struct, frozen=True, kw_only=True):
    """One season put together: None where nothing public tells of it; its reports, and its faults."""

    season: SeasonArchive | None
    competition: Competition
    reports: tuple[FiledReport, ...]
    diagnostics: tuple[Diagnostic, ...]


def assemble_season(
    key: tuple[str, str],
    records: Records,
    registers: Registers,
    *,
    now: datetime,
    timezone: ZoneInfo,
    default_status: str,
) -> SeasonAssembly:
    """Put one season (ids of competition and season) together from the records that tell of it.

    The registers are those of the whole site; names that no file declares are added to them.
    """
    assembler = _Assembler(_only(key, records), registers, now, timezone, default_status)
    seasons, reports = assembler.seasons_and_reports()
    return SeasonAssembly(
        season=seasons.get(key),
        competition=assembler.competition(key[0]),
        reports=reports,
        diagnostics=(*assembler.diagnostics, *registers.ambiguities()),
    )


def _only(key: tuple[str, str], records: Records) -> Records:
    """Records whose competitions lay down nothing but the rules of one season."""
    own = [record for record in records.competitions if record.id == key[0]]
    return replace(
        records,
        competitions=tuple(
            replace(
                record,
                seasons={
                    name: s for name, s in record.seasons.items() if (parse_season(name) or name) == key[1]
                },
            )
            for record in own
        ),
    )


def all_teams(records: Iterable[TeamRecord], undeclared: Mapping[str, str]) -> dict[str, Team]:
    """Every team by its id: those of files, and those that only matches name."""
    declared = {
        record.id: Team(
            id=record.id,
            name=record.name,
            short=record.short or record.name,
            code=record.code,
            colours=record.colours,
            city=record.city,
            country=record.country,
        )
        for record in records
    }
    return {**declared, **{id_: Team(id=id_, name=name, short=name) for id_, name in undeclared.items()}}


class _Assembler:
    """One assembling: registers first, then sightings, meetings, seasons."""

    def __init__(
        self, records: Records, registers: Registers, now: datetime, timezone: ZoneInfo, default_status: str
    ) -> None:
        self._records = records
        self._now = now
        self._timezone = timezone
        self._default_status = default_status
        self.diagnostics: list[Diagnostic] = []
        self._team_names = {record.id: record.name for record in records.teams}
        self._competition_records = {record.id: record for record in records.competitions}
        self._teams, self._competitions = registers.teams, registers.competitions
        one_year = keeping_to_one_year(records.competitions)
        self._sighters = Sighters(self._teams, self._competitions, one_year, self._group_names())
        self._meetings = Meetings()

    def seasons_and_reports(self) -> tuple[dict[tuple[str, str], SeasonArchive], tuple[FiledReport, ...]]:
        """Every season that there is a match or a draw of, and every report in its place."""
        self._meetings.add(self._sight_all(self._records.results, from_report=False))
        filed = self._file_reports()
        self.diagnostics.extend(contradictions(self._meetings))
        self.diagnostics += second_reports(filed) + near_rounds(self._meetings, self._records.competitions)
        self.diagnostics.extend(filter(None, map(unknown_rules, self._records.competitions)))
        seasons, ids = self._seasons()
        reports = tuple(
            replace(report, match_id=ids[id(meeting)] if meeting else None) for report, meeting in filed
        )
        return seasons, reports

    def _group_names(self) -> dict[str, frozenset[str]]:
        """The names of the groups that any file knows, by competition."""
        named: dict[str, set[str]] = {}
        reported = (placed_in_table(report.facts) for report in self._records.reports)
        for facts in (*self._records.results, *reported):
            if facts.group:
                id_ = self._competitions.known(facts.competition) or slug(facts.competition)
                named.setdefault(id_, set()).add(facts.group)
        return {id_: frozenset(names) for id_, names in named.items()}

    def _sight_all(self, facts: Iterable[MatchFacts], *, from_report: bool) -> list[Sighting]:
        return [
            sighting
            for entry in facts
            if (sighting := self._sight(entry, from_report=from_report)) is not None
        ]

    def _sight(self, facts: MatchFacts, *, from_report: bool) -> Sighting | None:
        sighting = self._sighters.sight(facts, from_report=from_report)
        if isinstance(sighting, Diagnostic):
            self.diagnostics.append(sighting)
            return None
        return sighting

    def _file_reports(self) -> list[tuple[FiledReport, Meeting | None]]:
        """Every public report with its match; a draft is given the match that others tell of, if any."""
        filed = []
        for report in sorted(self._records.reports, key=self._drafts_last):
            sighting = self._sight(report.facts, from_report=True)
            if sighting is None:
                continue
            entry = self._filed(report, sighting)
            if not is_public(report, entry.published, self._now):
                continue
            if entry.status != DRAFT:
                self._meetings.add([sighting])
            filed.append((entry, self._meetings.find(sighting)))
        return filed

    def _drafts_last(self, report: Report) -> tuple[bool, bool, str]:
        """Reports, then previews, then drafts, which look for matches and make none."""
        status = status_of(report, self._default_status)
        return (status == DRAFT, report.facts.result is None, report.path)

    def _filed(self, report: Report, sighting: Sighting) -> FiledReport:
        return FiledReport(
            report=report,
            kind=kind_of(report),
            competition=sighting.competition,
            season=sighting.season,
            match_id=None,
            match=match_of(Meeting([sighting]), sighting.facts, {}, None),
            published=published_at(report, self._zone(sighting.competition)),
            status=status_of(report, self._default_status),
        )

    def _zone(self, competition: str) -> ZoneInfo:
        record = self._competition_records.get(competition)
        return ZoneInfo(record.timezone) if record and record.timezone else self._timezone

    def _seasons(self) -> tuple[dict[tuple[str, str], SeasonArchive], dict[int, str]]:
        """Every season with a match or a draw, and the id of each meeting's match."""
        by_season: dict[tuple[str, str], list[Meeting]] = {}
        for meeting in self._meetings:
            by_season.setdefault((meeting.first.competition, meeting.first.season), []).append(meeting)
        for record in self._records.competitions:
            for season in record.seasons.values():
                if season.draw:
                    by_season.setdefault((record.id, parse_season(season.season) or season.season), [])
        ids: dict[int, str] = {}
        seasons = {key: self._season(*key, meetings, ids) for key, meetings in sorted(by_season.items())}
        return seasons, ids

    def _season(
        self, competition: str, season: str, meetings: Sequence[Meeting], ids: dict[int, str]
    ) -> SeasonArchive:
        record = self._competition_records.get(competition)
        entry = _season_record(record, season)
        rounds = (entry.rounds if entry and entry.rounds else record.rounds) if record else ()
        listed = []
        facts: dict[str, MatchFacts] = {}
        dated = sorted(self._matches(meetings, {id_of(r): r for r in rounds}), key=_day)
        for meeting, match, merged in dated:
            id_ = _unused(_match_id(competition, season, match), facts)
            ids[id(meeting)] = id_
            facts[id_] = merged
            listed.append(replace(match, id=id_))
        named = name_rounds(self._ruled(record, season, listed))
        all_clauses = clauses_of(record, self._competition_name(competition))
        clauses = tuple(clause for clause in all_clauses if clause.holds_in(season))
        if any(match.round is None for match in named):
            clauses = (*clauses, *usual_table_clauses(clauses, season))
        place = record.source.at("seasons", season, "draw") if record else Place("rules")
        ruled = table_rulings(record, season, named, self._teams.known)
        self.diagnostics += ruled.faults
        regulations = regulations_of(
            clauses, rounds, entry, lambda text: read_side(text, self._teams, place), ruled
        )
        cup = build_cup(named, regulations)
        teller = DoubtTeller(facts=facts, record=record, season=season, name=self._team_name)
        self.diagnostics.extend(teller.tell(cup, named))
        return SeasonArchive(
            competition=self.competition(competition),
            season=season,
            cup=cup,
            matches=MappingProxyType({match.id: match for match in cup.matches}),
            facts=MappingProxyType(facts),
            round_names=MappingProxyType({id_of(r): r.name for r in rounds}),
            round_days=MappingProxyType({id_of(r): r.date for r in rounds if r.date}),
            all_clauses=all_clauses,
            clauses=clauses,
        )

    def _matches(
        self, meetings: Iterable[Meeting], rounds: Mapping[str, RoundRecord]
    ) -> Iterable[tuple[Meeting, Match, MatchFacts]]:
        for meeting in meetings:
            merged = merged_facts(meeting)
            yield meeting, match_of(meeting, merged, rounds, self._through(meeting, merged)), merged

    def _ruled(self, record: CompetitionRecord | None, season: str, matches: list[Match]) -> list[Match]:
        rulings = placed_rulings(record, season)
        if not rulings:
            return matches
        ruled, faults = ruled_upon(matches, rulings, self._teams.known)
        self.diagnostics += faults
        return ruled

    def _through(self, meeting: Meeting, facts: MatchFacts) -> tuple[TeamId, ...] | None:
        sides = [side for side in (meeting.first.home, meeting.first.away) if side is not None]
        through = read_through(facts, sides, self._teams.resolve)
        if isinstance(through, Diagnostic):
            self.diagnostics.append(through)
            return None
        return through

    def _team_name(self, id_: str) -> str:
        return self._team_names.get(id_) or self._teams.undeclared.get(id_, id_)

    def _competition_name(self, id_: str) -> str:
        record = self._competition_records.get(id_)
        return record.name if record else self._competitions.undeclared.get(id_, id_)

    def competition(self, id_: str) -> Competition:
        return Competition(id=id_, name=self._competition_name(id_), timezone=self._zone(id_))

    def all_competitions(self) -> dict[str, Competition]:
        ids = {*self._competition_records, *self._competitions.undeclared}
        return {id_: self.competition(id_) for id_ in sorted(ids)}


def _season_record(record: CompetitionRecord | None, season: str) -> SeasonRecord | None:
    if record is None:
        return None
    return next((s for name, s in record.seasons.items() if parse_season(name) == season), None)


def _day(entry: tuple[Meeting, Match, MatchFacts]) -> str:
    """The day of a match: of two that have all else in common, the earlier takes the plainer id."""
    return str(entry[1].date or "9999")


def _match_id(competition: str, season: str, match: Match) -> str:
    """A match's identity: competition, season, round, teams, leg or replay; never its date."""
    place = match.round or "-".join(
        str(part) for part in (match.group and slug(match.group), match.matchday) if part
    )
    meeting = "-".join(_side_id(side) for side in match.sides)
    count = f"leg-{match.leg}" if match.leg else f"replay-{match.replay}" if match.replay else ""
    return "/".join(part for part in (competition, season, place, meeting, count) if part)


def _side_id(side: object) -> str:
    return side if isinstance(side, str) else "unknown"


def _unused(id_: str, taken: Mapping[str, object]) -> str:
    number = 2
    unused = id_
    while unused in taken:
        unused, number = f"{id_}/{number}", number + 1
    return unused
