"""The group tables of World Cups: computed from files of results, held against the record's rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from cuprun.archive import Archive, assemble
from cuprun.football.table import Row
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import Records, TeamRecord
from cuprun.frontmatter.team import read_teams
from record.comparison import Comparison

TABLES = Path("record") / "world_cup_tables.csv"
RESULTS = Path("openfootball") / "worldcup"
TEAMS = Path(__file__).with_name("world_cup_teams.yaml")

Key = tuple[str, str, str]
"""Year, group (``A``), name of the team."""

Facts = tuple[int, int, int, int, int, int, int, int, bool]
"""Position, played, won, drawn, lost, goals for, goals against, points, whether the team went on."""

_COLUMNS = ("position", "played", "wins", "draws", "losses", "goals_for", "goals_against", "points")


def compare(record: Path) -> Comparison:
    """Compute the tables from the results in the record's folder and compare them row by row."""
    wanted = _published(record / TABLES)
    computed = _computed(_archive(record / RESULTS, {year for year, _, _ in wanted}))
    return Comparison(len(wanted), tuple(_disagreements(wanted, computed)))


def _disagreements(wanted: Mapping[Key, Facts], computed: Mapping[Key, Facts]) -> Iterator[str]:
    for key, published in wanted.items():
        found = computed.get(key)
        if found != published:
            told = "there is no such row" if found is None else f"computed {_written(found)}"
            yield f"{' '.join(key)}: published {_written(published)}, {told}"


def _written(facts: Facts) -> str:
    position, *figures, advanced = facts
    return f"{position}. {'-'.join(map(str, figures))} {'on' if advanced else 'out'}"


def _published(file: Path) -> dict[Key, Facts]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {
            (row["year"], row["group_name"].removeprefix("Group "), row["team_name"]): _facts(row)
            for row in csv.DictReader(lines)
        }


def _facts(row: Mapping[str, str]) -> Facts:
    position, played, won, drawn, lost, scored, conceded, points = (int(row[name]) for name in _COLUMNS)
    return position, played, won, drawn, lost, scored, conceded, points, row["advanced"] == "1"


def _archive(results: Path, years: Iterable[str]) -> Archive:
    """The World Cups of some years; all files of one tournament belong to one season."""
    files = [file for year in sorted(years) for file in sorted(results.glob(f"{year}--*/*.txt"))]
    readings = [read_results(file.read_text("utf-8"), file=str(file)) for file in files]
    records = Records(results=tuple(match for reading in readings for match in reading.facts), teams=_teams())
    return assemble(records, now=datetime.now(UTC), timezone=ZoneInfo("UTC")).archive


def _teams() -> tuple[TeamRecord, ...]:
    teams, faults = read_teams(TEAMS.read_text("utf-8"), file=TEAMS.name)
    if faults:
        raise ValueError("\n".join(map(str, faults)))
    return teams


def _computed(archive: Archive) -> dict[Key, Facts]:
    return {
        (season.season, group.name, archive.teams[row.team].name): _row(row)
        for season in archive.seasons.values()
        for group in season.cup.groups
        for row in group.table.rows
    }


def _row(row: Row) -> Facts:
    return (
        row.position,
        row.played,
        row.won,
        row.drawn,
        row.lost,
        row.goals_for,
        row.goals_against,
        row.points,
        bool(row.advanced),
    )
