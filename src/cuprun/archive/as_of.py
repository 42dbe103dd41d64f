"""The archive as it stood at a moment: what was not played is a fixture, what was not written is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from msgspec.structs import replace

from cuprun.archive.archive import Archive, FiledReport, SeasonArchive
from cuprun.football.history import ALWAYS, History, start_of
from cuprun.football.match import Match, TeamId
from cuprun.frontmatter.records import MatchFacts

_Key = tuple[str, str]


def archive_as_of(archive: Archive, moment: datetime) -> Archive:
    """The archive as of a moment (with its time zone); reports that went public later are out.

    A season is unknown until the season before it is over, unless its own matches have begun.
    """
    seasons = {
        key: _season(season, local)
        for key, season in archive.seasons.items()
        if (local := _local(moment, season)) >= _known_from(season, _before(key, archive.seasons))
    }
    return replace(
        archive, seasons=seasons, reports=tuple(_reports(archive.reports, seasons, archive, moment))
    )


def _local(moment: datetime, season: SeasonArchive) -> datetime:
    """A moment in the competition's own time, as its matches are dated."""
    return moment.astimezone(season.competition.timezone).replace(tzinfo=None)


def _before(key: _Key, seasons: Mapping[_Key, SeasonArchive]) -> SeasonArchive | None:
    """The season before this one of the same competition, where the archive has it."""
    earlier = [other for other in seasons if other[0] == key[0] and other[1] < key[1]]
    return seasons[max(earlier)] if earlier else None


def _known_from(season: SeasonArchive, before: SeasonArchive | None) -> datetime:
    if before is None:
        return ALWAYS
    history = History(before.cup)
    over = max((history.told(match) for match in before.cup.matches), default=ALWAYS)
    return min([over, *(start for match in season.cup.matches if (start := start_of(match)))])


def _season(season: SeasonArchive, local: datetime) -> SeasonArchive:
    cup = History(season.cup).as_of(local)
    matches = {match.id: match for match in cup.matches}
    facts = {
        id_: known if _is_told(season.matches[id_], matches[id_]) else _as_fixture(known)
        for id_, known in season.facts.items()
        if id_ in matches
    }
    return replace(season, cup=cup, matches=MappingProxyType(matches), facts=MappingProxyType(facts))


def _is_told(now: Match, then: Match) -> bool:
    return then.result == now.result


def _as_fixture(facts: MatchFacts) -> MatchFacts:
    """What is said of a match before it is played: who, where and when."""
    return MatchFacts(
        source=facts.source,
        competition=facts.competition,
        season=facts.season,
        round=facts.round,
        group=facts.group,
        matchday=facts.matchday,
        leg=facts.leg,
        replay=facts.replay,
        was=facts.was,
        date=facts.date,
        kickoff=facts.kickoff,
        home=facts.home,
        away=facts.away,
        venue=facts.venue,
        neutral=facts.neutral,
    )


def _reports(
    reports: Iterable[FiledReport],
    seasons: Mapping[_Key, SeasonArchive],
    archive: Archive,
    moment: datetime,
) -> Iterable[FiledReport]:
    """The reports and previews that were out and tell nothing that was not known."""
    for filed in reports:
        key = (filed.competition, filed.season)
        if not _was_out(filed, moment):
            continue
        if filed.match_id is None:
            yield _as_updated(filed, moment)
        elif key in seasons and (then := seasons[key].matches.get(filed.match_id)):
            now = archive.seasons[key].matches[filed.match_id]
            if _is_told(now, then) if filed.kind == "report" else _knows(then, filed):
                yield _as_updated(filed, moment)


def _knows(then: Match, preview: FiledReport) -> bool:
    """Whether the teams that a preview names were known already."""
    named = {side for side in preview.match.sides if isinstance(side, TeamId)}
    return named <= set(then.sides)


def _was_out(filed: FiledReport, moment: datetime) -> bool:
    """A preview that does not say when it was published is out as soon as its fixture is known."""
    undated = filed.kind == "preview" and filed.report.published is None
    return undated or filed.published <= moment


def _as_updated(filed: FiledReport, moment: datetime) -> FiledReport:
    """The report with the updates that it had by then."""
    report = filed.report
    zone = filed.published.tzinfo or UTC
    updates = (u for u in report.updates if (u.at if u.at.tzinfo else u.at.replace(tzinfo=zone)) <= moment)
    return replace(filed, report=replace(report, updates=tuple(updates)))
