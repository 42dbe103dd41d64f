"""Reading: the content folder → records. Each file is read alone; a faulty one stops no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.characters import forbidden_characters, without_forbidden
from cuprun.frontmatter.competition import read_competition
from cuprun.frontmatter.football_txt import read_results
from cuprun.frontmatter.records import (
    CompetitionRecord,
    MatchFacts,
    Records,
    Report,
    TeamRecord,
)
from cuprun.frontmatter.report import read_report
from cuprun.frontmatter.team import read_teams

REPORT_ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
YAML_ENDINGS = (".yaml", ".yml")


@dataclass(slots=True)
class _Collected:
    reports: list[Report] = field(default_factory=list)
    results: list[MatchFacts] = field(default_factory=list)
    competitions: list[CompetitionRecord] = field(default_factory=list)
    teams: list[TeamRecord] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_content(
    root: Path, *, shown_as: str = "content", report_paths: Iterable[str] = ("reports",)
) -> Records:
    """Read every report, result, competition and team below `root`, in the order of their paths.

    `shown_as` is how people type the folder, for messages; `report_paths` the folders with reports.
    """
    collected = _Collected()
    for path in _files(root):
        _read_file(path, root, shown_as, tuple(report_paths), collected)
    _refuse_second_ids(collected)
    return Records(
        reports=tuple(collected.reports),
        results=tuple(collected.results),
        competitions=tuple(collected.competitions),
        teams=tuple(collected.teams),
        diagnostics=tuple(collected.diagnostics),
    )


def _files(root: Path) -> Iterator[Path]:
    """All files below a folder, in order; hidden ones and editors' copies are passed over."""
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root).parts
        if path.is_file() and not any(part.startswith((".", "#")) or part.endswith("~") for part in inside):
            yield path


def _read_file(
    path: Path, root: Path, shown_as: str, report_paths: tuple[str, ...], collected: _Collected
) -> None:
    inside = path.relative_to(root).as_posix()
    file = f"{shown_as}/{inside}" if shown_as else inside
    kind = kind_of(inside, report_paths)
    if kind is None:
        return
    text = _text(path, file)
    if isinstance(text, Diagnostic):
        collected.diagnostics.append(text)
        return
    collected.diagnostics += forbidden_characters(text, file)
    text = without_forbidden(text)
    if kind == "report":
        reading = read_report(text, file=file, path=inside)
        collected.reports += [reading.report] if reading.report else []
        collected.diagnostics += reading.diagnostics
    elif kind == "results":
        results = read_results(text, file=file)
        collected.results += results.facts
        collected.diagnostics += results.diagnostics
    elif kind == "competition":
        competition, found = read_competition(text, file=file, id_=path.stem)
        collected.competitions += [competition] if competition else []
        collected.diagnostics += found
    else:
        stem = None if path.parent == root else path.stem
        teams, found = read_teams(text, file=file, stem=stem)
        collected.teams += teams
        collected.diagnostics += found


def kind_of(path: str, report_paths: Iterable[str] = ("reports",)) -> str | None:
    """What a file of the content folder is to us: report, results, competition, teams, or nothing."""
    folder = path.partition("/")[0]
    if path.endswith(REPORT_ENDINGS) and any(path.startswith(f"{place}/") for place in report_paths):
        return "report"
    if folder == "results" and path.endswith(".txt"):
        return "results"
    if path.endswith(YAML_ENDINGS):
        if folder == "competitions":
            return "competition"
        if folder == "teams" or path in ("teams.yaml", "teams.yml"):
            return "teams"
    return None


def _text(path: Path, file: str) -> str | Diagnostic:
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Diagnostic(
            code="not-utf-8",
            place=Place(file, line, column),
            message=f"byte {data[error.start]:#04x} is not UTF-8",
            hint="save the file as UTF-8",
        )


def _refuse_second_ids(collected: _Collected) -> None:
    """One team, one entry: a second one is reported and left out."""
    seen: dict[str, TeamRecord] = {}
    for team in collected.teams:
        if team.id in seen:
            message = (
                f"the team '{team.id}' stands here a second time; the first is at {seen[team.id].source.at()}"
            )
            collected.diagnostics.append(
                Diagnostic(
                    code="second-team", place=team.source.at(), message=message, hint="keep one of the two"
                )
            )
        seen.setdefault(team.id, team)
    collected.teams = list(seen.values())
