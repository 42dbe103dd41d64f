"""A new report's file, filled in from a fixture or a result that the archive knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from cuprun.archive import Archive, SeasonArchive
from cuprun.archive.slug import slug
from cuprun.errors import CuprunError
from cuprun.football.match import Match, TeamId
from cuprun.football.score import Goals, Score, Status


class NoSuchMatch(CuprunError):
    """No match, or more than one, fits what was asked for; the message lists what there is."""


class FileThere(CuprunError):
    """The new report's file exists already."""


class Subject(Struct, frozen=True):
    """A match to report on, in its season."""

    season: SeasonArchive
    match: Match


def subjects(archive: Archive) -> list[Subject]:
    """Every match between two known teams that nobody has reported on yet, by date."""
    reported = _reported(archive)
    return [subject for subject in _all_subjects(archive) if subject.match.id not in reported]


def _all_subjects(archive: Archive) -> list[Subject]:
    found = [
        Subject(season, match)
        for season in archive.seasons.values()
        for match in season.cup.matches
        if match.away is not None and all(isinstance(side, TeamId) for side in match.sides)
    ]
    return sorted(found, key=lambda s: (str(s.match.date), str(s.match.kickoff), s.match.id))


def _reported(archive: Archive) -> dict[str, str]:
    """The files of reports, drafts among them, by the match they are about."""
    return {
        report.match_id: report.report.facts.source.file
        for report in archive.reports
        if report.kind == "report" and report.match_id
    }


def find_subject(archive: Archive, wanted: Sequence[str]) -> Subject:
    """The one unreported match that all words in `wanted` (parts of team names, a date) speak of.

    Raises NoSuchMatch where there is none or several.
    """
    reported = _reported(archive)
    asked_for = [s for s in _all_subjects(archive) if all(_speaks_of(word, s, archive) for word in wanted)]
    fitting = [subject for subject in asked_for if subject.match.id not in reported]
    if len(fitting) == 1:
        return fitting[0]
    asked = " ".join(wanted)
    if fitting:
        listed = "\n".join(f"  {line(subject, archive)}" for subject in fitting)
        raise NoSuchMatch(f"{len(fitting)} matches fit '{asked}'; name the teams or the date:\n{listed}")
    if asked_for:
        listed = "\n".join(f"  {reported[subject.match.id]}" for subject in asked_for)
        raise NoSuchMatch(f"'{asked}' has its report already:\n{listed}")
    raise NoSuchMatch(f"no match fits '{asked}'; add it to content/results first, or check the names")


def line(subject: Subject, archive: Archive) -> str:
    """A match on one line: ``2025-05-04  Club Brugge v RSC Anderlecht  (Croky Cup 2024-25, final)``."""
    match, season = subject.match, subject.season
    home, away = (archive.teams[str(side)].name for side in match.sides)
    where = f"{season.competition.name} {season.season}, {_round(subject)}".rstrip(", ")
    return f"{match.date or '????-??-??'}  {home} v {away}  ({where})"


def front_matter(subject: Subject, archive: Archive, author: str | None = None) -> str:
    """The text of a new report: all that is known in its front matter, a draft until its status goes."""
    match, season = subject.match, subject.season
    home, away = (archive.teams[str(side)].name for side in match.sides)
    when = f"{match.date or ''} {match.kickoff:%H:%M}" if match.kickoff else f"{match.date or ''}"
    score = _written_score(match)
    lines = [
        "---",
        f"title: {home} – {away}",
        f"date: {when}",
        f"competition: {season.competition.name}",
        *([f"season: {season.season}"] if match.date is None else []),
        *([f"round: {_round(subject)}"] if match.round else []),
        *([f"group: {match.group}"] if match.group else []),
        *([f"matchday: {match.matchday}"] if match.matchday else []),
        *([f"leg: {match.leg}"] if match.leg else []),
        f"home: {home}",
        f"away: {away}",
        f"score: {score}" if score else "# score: 2-1 (1-0)",
        "# goals: Name 12', 45+2' (pen.); Name 80'",
        *([f"venue: {match.venue}"] if match.venue else []),
        *([f"authors: [{author}]"] if author else []),
        "# summary: One sentence.",
        "status: draft",
        "---",
        "",
        "",
    ]
    return "\n".join(lines)


def path_of(subject: Subject, content: Path, archive: Archive) -> Path:
    """Where a new report goes: ``reports/<season>/<competition>/<date>-<home>-<away>.md``."""
    match, season = subject.match, subject.season
    teams = (slug(archive.teams[str(side)].short) for side in match.sides)
    name = "-".join(filter(None, (match.date.isoformat() if match.date else "", *teams)))
    return content / "reports" / season.season / season.competition.id / f"{name}.md"


def write_new(subject: Subject, content: Path, archive: Archive, author: str | None = None) -> Path:
    """Write the new report's file and return its path. Raises FileThere rather than overwrite."""
    path = path_of(subject, content, archive)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(front_matter(subject, archive, author))
    except FileExistsError:
        raise FileThere(f"{path} is there already; open it, or move it away first") from None
    return path


def _speaks_of(word: str, subject: Subject, archive: Archive) -> bool:
    if word == str(subject.match.date):
        return True
    teams = [archive.teams[str(side)] for side in subject.match.sides]
    known = " ".join(f"{team.id} {slug(team.name)} {slug(team.short)}" for team in teams)
    return slug(word) in known


def _round(subject: Subject) -> str:
    id_ = subject.match.round or ""
    return subject.season.round_names.get(id_, id_.replace("-", " "))


def _written_score(match: Match) -> str | None:
    """A known score in the notation of reports; None for a match still to be played."""
    if match.status is not Status.PLAYED or match.result is None or match.result.score is None:
        return None
    score = match.result.score
    if score.final is None:
        return None
    text = _goals(score.final)
    if score.extra_time:
        text += " a.e.t."
    if earlier := _earlier(score):
        text += f" ({earlier})"
    return f"{text}, {_goals(score.penalties)} pen." if score.penalties else text


def _earlier(score: Score) -> str:
    whistles = (score.full_time, score.half_time) if score.extra_time else (score.half_time,)
    return ", ".join(_goals(goals) for goals in whistles if goals)


def _goals(goals: Goals) -> str:
    return f"{goals[0]}-{goals[1]}"
