"""Reading: the content folder → records. Each file is read alone; a faulty one stops no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cuprun.errors import Diagnostic
from cuprun.frontmatter.characters import forbidden_characters, without_forbidden
from cuprun.frontmatter.decoding import decoded
from cuprun.frontmatter.records import (
    CompetitionRecord,
    MatchFacts,
    Records,
    Report,
    TeamRecord,
)

REPORT_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
YAML_ENDINGS = (".yaml", ".yml")


@dataclass(slots=True, kw_only=True)
class FileReading:
    """What one file says, and what was found wrong in it."""

    kind: str
    """``report``, ``results``, ``competition`` or ``teams``."""
    report: Report | None = None
    results: tuple[MatchFacts, ...] = ()
    competition: CompetitionRecord | None = None
    teams: tuple[TeamRecord, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_content(
    root: Path, *, shown_as: str = "content", report_paths: Iterable[str] = ("reports",)
) -> Records:
    """Read every report, result, competition and team below `root`, in the order of their paths.

    `shown_as` is how people type the folder, for messages; `report_paths` the folders with reports.
    """
    places = tuple(report_paths)
    prefix = f"{shown_as}/" if shown_as else ""
    paths = [path for path in content_files(root) if kind_of(path, places)]
    return records_of(read_file(root, path, shown_as=prefix + path, report_paths=places) for path in paths)


def records_of(readings: Iterable[FileReading]) -> Records:
    """What some files say together, in their order."""
    listed = list(readings)
    teams, second_ids = _each_once(team for reading in listed for team in reading.teams)
    return Records(
        reports=tuple(reading.report for reading in listed if reading.report),
        results=tuple(facts for reading in listed for facts in reading.results),
        competitions=tuple(reading.competition for reading in listed if reading.competition),
        teams=teams,
        diagnostics=(*(fault for reading in listed for fault in reading.diagnostics), *second_ids),
    )


def content_files(root: Path) -> list[str]:
    """All files below a folder, in order, with forward slashes; hidden ones and editors' copies are passed over."""
    found: list[str] = []
    for folder, folders, files in os.walk(root, followlinks=True):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        prefix = "" if inside == "." else f"{inside}/"
        folders[:] = [name for name in folders if not _is_passed_over(name)]
        found += [prefix + name for name in files if not _is_passed_over(name)]
    return sorted(found)


def is_passed_over(path: str) -> bool:
    """Whether a path of the content folder is hidden, or an editor's copy: none of ours, whatever it is called."""
    return any(map(_is_passed_over, path.split("/")))


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "#")) or name.endswith("~")


def read_file(root: Path, path: str, *, shown_as: str, report_paths: Iterable[str]) -> FileReading:
    """Read one file of the content folder; `shown_as` is its path as people type it.

    Raises ValueError for a file that is none of ours, OSError for one that is not there.
    """
    return read_bytes((root / path).read_bytes(), path, shown_as=shown_as, report_paths=report_paths)


def read_bytes(data: bytes, path: str, *, shown_as: str, report_paths: Iterable[str]) -> FileReading:
    """As `read_file`, given what is in the file."""
    kind = kind_of(path, report_paths)
    if kind is None:
        raise ValueError(f"{path} is neither a report nor results, a competition or teams")
    text = decoded(data, shown_as)
    if isinstance(text, Diagnostic):
        return FileReading(kind=kind, diagnostics=[text])
    hidden = forbidden_characters(text, shown_as)
    reading = _READERS[kind](without_forbidden(text) if hidden else text, shown_as, path)
    reading.diagnostics = [*hidden, *reading.diagnostics]
    return reading


def make_ready() -> None:
    """Have the readers of all kinds at hand, before other processes are forked from this one."""
    for kind in _READERS:
        _READERS[kind]("", "", "")


# Each kind's reader comes with schemas and regular expressions that take long to make: it is imported for the
# first file of its kind, so that a build with nothing to read starts in three quarters of the time.


def _read_report(text: str, file: str, path: str) -> FileReading:
    from cuprun.frontmatter.report import read_report  # noqa: PLC0415 - see above

    reading = read_report(text, file=file, path=path)
    return FileReading(kind="report", report=reading.report, diagnostics=reading.diagnostics)


def _read_results(text: str, file: str, path: str) -> FileReading:
    from cuprun.frontmatter.football_txt.reading import read_results  # noqa: PLC0415 - see above

    del path
    results = read_results(text, file=file)
    return FileReading(kind="results", results=results.facts, diagnostics=list(results.diagnostics))


def _read_competition(text: str, file: str, path: str) -> FileReading:
    from cuprun.frontmatter.competition import read_competition  # noqa: PLC0415 - see above

    competition, found = read_competition(text, file=file, id_=PurePosixPath(path).stem)
    return FileReading(kind="competition", competition=competition, diagnostics=found)


def _read_teams(text: str, file: str, path: str) -> FileReading:
    """A file in the folder of teams may be one team; a file for all of them lies beside that folder."""
    from cuprun.frontmatter.team import read_teams  # noqa: PLC0415 - see above

    stem = PurePosixPath(path).stem if "/" in path else None
    teams, found = read_teams(text, file=file, stem=stem)
    return FileReading(kind="teams", teams=teams, diagnostics=found)


_READERS: Mapping[str, Callable[[str, str, str], FileReading]] = {
    "report": _read_report,
    "results": _read_results,
    "competition": _read_competition,
    "teams": _read_teams,
}


def kind_of(path: str, report_paths: Iterable[str] = ("reports",)) -> str | None:
    """What a file of the content folder is to us: report, results, competition, teams, or nothing."""
    folder = path.partition("/")[0]
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - asked of every file, again and again
    if ending in REPORT_ENDINGS and any(path.startswith(f"{place}/") for place in report_paths):
        return "report"
    if folder == "results" and ending == ".txt":
        return "results"
    if ending in YAML_ENDINGS:
        if folder == "competitions":
            return "competition"
        if folder == "teams" or path in ("teams.yaml", "teams.yml"):
            return "teams"
    return None


def _each_once(teams: Iterable[TeamRecord]) -> tuple[tuple[TeamRecord, ...], list[Diagnostic]]:
    """One team, one entry: a second one is reported and left out."""
    seen: dict[str, TeamRecord] = {}
    faults = []
    for team in teams:
        first = seen.setdefault(team.id, team)
        if first is not team:
            message = f"the team '{team.id}' stands here a second time; the first is at {first.source.at()}"
            faults.append(
                Diagnostic(
                    code="second-team", place=team.source.at(), message=message, hint="keep one of the two"
                )
            )
    return tuple(seen.values()), faults
