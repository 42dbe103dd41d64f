"""``cuprun results``: what was understood of files of results, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from msgspec import Struct
from rich.markup import escape
from rich.table import Table

from cuprun.archive.names import Register, names_of_teams
from cuprun.archive.sides import read_side
from cuprun.errors import CuprunError, Diagnostic
from cuprun.football.events import Goal
from cuprun.football.score import ExtraTimeEnding, Goals, Result, Score, Side, Status
from cuprun.frontmatter.characters import forbidden_characters, without_forbidden
from cuprun.frontmatter.decoding import decoded
from cuprun.frontmatter.football_txt.reading import ResultsReading, read_results
from cuprun.frontmatter.records import MatchFacts, TeamRecord
from cuprun.frontmatter.team import read_teams

STANDARD_INPUT = "-"


class FileReading(Struct, frozen=True):
    """What one file says; None where it is no text."""

    file: str
    reading: ResultsReading | None
    diagnostics: tuple[Diagnostic, ...]

    def summary(self) -> str:
        """``cup.txt: 49 matches; 73 lines understood, 0 reported``."""
        if self.reading is None:
            return f"{self.file}: not read"
        matches, understood = len(self.reading.facts), self.reading.understood
        return (
            f"{self.file}: {matches} match{'es' if matches != 1 else ''}; "
            f"{understood} line{'s' if understood != 1 else ''} understood, {self.reading.reported} reported"
        )


def read_files(files: Iterable[str], standard_input: TextIO) -> list[FileReading]:
    """Read files of results, every ``.txt`` of a folder, and ``-`` for the standard input.

    Raises CuprunError for a file that is not there.
    """
    return [_read(name, standard_input) for given in files for name in _named(given)]


def _named(given: str) -> list[str]:
    path = Path(given)
    if given == STANDARD_INPUT or path.is_file():
        return [given]
    if path.is_dir():
        return [str(file) for file in sorted(path.rglob("*.txt"))]
    raise CuprunError(f"there is no file {given}")


def _read(name: str, standard_input: TextIO) -> FileReading:
    if name == STANDARD_INPUT:
        reading = read_results(standard_input.read(), file="<stdin>")
        return FileReading("<stdin>", reading, reading.diagnostics)
    text = decoded(Path(name).read_bytes(), name)
    if isinstance(text, Diagnostic):
        return FileReading(name, None, (text,))
    reading = read_results(without_forbidden(text), file=name)
    return FileReading(name, reading, (*forbidden_characters(text, name), *reading.diagnostics))


def doubtful_names(files: Iterable[FileReading], team_files: Iterable[Path]) -> list[Diagnostic]:
    """Names of teams that may be slips, or may stand for several, all files seen together.

    `team_files` declare teams; those that cannot be read are for `cuprun check` to tell.
    """
    teams = [team for path in team_files for team in _teams(path)]
    register = Register("team", names_of_teams(teams))
    for file in files:
        for match in file.reading.facts if file.reading else ():
            for field, name in (("home", match.home_name), ("away", match.away_name)):
                if name:
                    read_side(name, register, match.source.at(field), match.date)
    return [*register.near_misses(), *register.ambiguities()]


def _teams(path: Path) -> tuple[TeamRecord, ...]:
    text = decoded(path.read_bytes(), str(path))
    if isinstance(text, Diagnostic):
        return ()
    return read_teams(text, file=str(path), stem=path.stem)[0]


# As a table


def table_of(file: FileReading) -> Table:
    """A row for each match of a file, in the order of its lines."""
    matches = file.reading.facts if file.reading else ()
    titles = list(dict.fromkeys(map(_title, matches)))
    only = titles[0] if len(titles) == 1 else None
    title = f"{file.file}: {only}" if only else file.file
    table = Table(title=escape(title), title_justify="left", box=None, pad_edge=False, header_style="bold")
    table.add_column("line", justify="right")
    for column in ("date", *(() if only else ("competition",)), "round", "home", "away", "score", "notes"):
        table.add_column(column, overflow="fold")
    for match in matches:
        line, *rest = _row(match)
        cells = (line, rest[0], *(() if only else (_title(match),)), *rest[1:])
        table.add_row(*map(escape, cells))
    return table


def _title(match: MatchFacts) -> str:
    return f"{match.competition} {match.season or ''}".strip()


def _row(match: MatchFacts) -> tuple[str, ...]:
    when = " ".join(filter(None, (str(match.date or ""), f"{match.kickoff:%H:%M}" if match.kickoff else "")))
    return (
        str(match.source.at().line),
        when,
        stage_of(match),
        match.home,
        match.away or "",
        result_in_words(match.result),
        "; ".join(_remarks(match)),
    )


def stage_of(match: MatchFacts) -> str:
    """``Semi-finals, leg 2``, ``Group A, matchday 3``."""
    group = f"Group {match.group}" if match.group and len(match.group) == 1 else match.group
    parts = [match.round, group]
    parts += [f"{name} {value}" for name in ("matchday", "leg", "replay") if (value := getattr(match, name))]
    return ", ".join(filter(None, parts))


def _remarks(match: MatchFacts) -> Iterator[str]:
    if match.through:
        yield f"through: {match.through}" + (f" ({match.decided})" if match.decided else "")
    elif match.decided:
        yield match.decided
    if match.venue:
        yield f"@ {match.venue}" + (" (neutral)" if match.neutral else "")
    elif match.neutral:
        yield "neutral"
    yield from match.notes


_ENDINGS = {ExtraTimeEnding.GOLDEN_GOAL: "g.g.", ExtraTimeEnding.SILVER_GOAL: "s.g."}


def result_in_words(result: Result | None) -> str:
    """A result in the notation of scores: ``1-1 a.e.t. (1-1, 0-1), 4-3 pen.``; empty for a fixture."""
    if result is None:
        return ""
    if result.status is Status.WALKOVER:
        return f"walkover {result.walkover}"
    if result.status is Status.AWARDED:
        played = f" ({_score(result.on_pitch)})" if result.on_pitch else ""
        return f"{_score(result.score)} awarded{played}"
    if result.status is not Status.PLAYED:
        minute = f"{result.minute}'" if result.minute else ""
        return " ".join(filter(None, (result.status.value, _score(result.on_pitch), minute)))
    return _score(result.score)


def _score(score: Score | None) -> str:
    if score is None or score.final is None:
        return ""
    mark = _ENDINGS.get(score.ending, "a.e.t.") if score.ending else "a.e.t."
    earlier = [score.full_time if score.extra_time else None, score.half_time]
    brackets = ", ".join(_pair(goals) for goals in earlier if goals)
    return (
        _pair(score.final)
        + (f" {mark}" if score.extra_time else "")
        + (f" ({brackets})" if brackets else "")
        + (f", {_pair(score.penalties)} pen." if score.penalties else "")
    )


def _pair(goals: Goals) -> str:
    return f"{goals[0]}-{goals[1]}"


# As JSON


def as_json(files: Sequence[FileReading]) -> list[dict[str, Any]]:
    """One object for each match, every key always there; null is what is not told."""
    return [_match(match) for file in files if file.reading for match in file.reading.facts]


_PLAIN = ("competition", "season", "round", "group", "matchday", "leg", "replay")
_DETAILS = ("venue", "neutral", "attendance", "referee", "through", "decided", "reason")


def _match(match: MatchFacts) -> dict[str, Any]:
    result = match.result
    place = match.source.at()
    return {
        **{name: getattr(match, name) for name in _PLAIN},
        "date": match.date.isoformat() if match.date else None,
        "kickoff": f"{match.kickoff:%H:%M}" if match.kickoff else None,
        "home": match.home,
        "away": match.away,
        "status": (result.status if result else Status.SCHEDULED).value,
        "score": _json_score(result.score if result else None),
        "on_pitch": _json_score(result.on_pitch if result else None),
        "minute": result.minute if result else None,
        "walkover": result.walkover.value if result and result.walkover else None,
        "goals": [_json_goal(goal) for goal in match.goals],
        **{name: getattr(match, name) for name in _DETAILS},
        "notes": list(match.notes),
        "file": place.file,
        "line": place.line,
    }


def _json_score(score: Score | None) -> dict[str, Any] | None:
    if score is None:
        return None
    parts = ("half_time", "full_time", "extra_time", "penalties")
    goals: dict[str, Any] = {name: list(value) if (value := getattr(score, name)) else None for name in parts}
    return {**goals, "ending": score.ending.value if score.ending else None}


def _json_goal(goal: Goal) -> dict[str, Any]:
    return {
        "player": goal.player,
        "side": Side(goal.side).value,
        "minute": str(goal.minute).rstrip("'") if goal.minute else None,
        "kind": goal.kind.value,
    }
