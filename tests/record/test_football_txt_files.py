"""Football.TXT as the openfootball project has it, read from the record, and held against its ties."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from cuprun.football.score import Goals, Score
from cuprun.frontmatter.football_txt.reading import ResultsReading, read_results
from cuprun.frontmatter.records import MatchFacts
from record.files import files_read

COUNTED = [
    "belgium/2024-25/be1.txt",
    "belgium/2024-25/becup.txt",
    "champions-league/2011-12/cl.txt",
    "champions-league/2020-21/cl.txt",
    "champions-league/2021-22/cl.txt",
    "champions-league/2024-25/cl.txt",
    "champions-league/2024-25/clq.txt",
    "deutschland/2021-22/cup.txt",
    "deutschland/2023-24/cup.txt",
    "england/2022-23/eflcup.txt",
    "england/2022-23/facup.txt",
    "europe/netherlands/2023-24_nl1.txt",
    "europe/netherlands/2024-25_nlcup.txt",
    "europe/portugal/2024-25_ptcup.txt",
]
"""Files that say themselves how many matches they have."""

UNCOUNTED = {
    "england/rsssf/eng2020-facup.txt": 157,
    "england/rsssf/engcup1873.txt": 25,
    "euro/2016--france/euro.txt": 51,
    "euro/2024--germany/euro.txt": 51,
    "worldcup/1990--italy/cup.txt": 36,
    "worldcup/1990--italy/cup_finals.txt": 16,
    "worldcup/2002--south-korea-n-japan/cup.txt": 48,
    "worldcup/2002--south-korea-n-japan/cup_finals.txt": 16,
    "worldcup/2022--qatar/cup.txt": 48,
    "worldcup/2022--qatar/cup_finals.txt": 16,
}

CUPS = {
    ("Belgian Cup", "2024-25"): "belgium/2024-25/becup.txt",
    ("DFB-Pokal", "2021-22"): "deutschland/2021-22/cup.txt",
    ("DFB-Pokal", "2023-24"): "deutschland/2023-24/cup.txt",
    ("EFL Cup", "2022-23"): "england/2022-23/eflcup.txt",
    ("Netherlands Cup", "2024-25"): "europe/netherlands/2024-25_nlcup.txt",
    ("UEFA Champions League", "2020-21"): "champions-league/2020-21/cl.txt",
    ("UEFA Champions League", "2021-22"): "champions-league/2021-22/cl.txt",
}
"""Cups whose teams the record calls as their file does."""


def _read(record: Path, file: str) -> ResultsReading:
    return read_results((record / "openfootball" / file).read_text("utf-8"), file=file)


@pytest.mark.parametrize("file", COUNTED)
def test_every_match_is_read_and_no_line_reported(record_folder: Path, file: str) -> None:
    text = (record_folder / "openfootball" / file).read_text("utf-8")
    counted = re.search(r"^# Matches\s+(\d+)", text, re.MULTILINE)
    assert counted
    reading = _read(record_folder, file)
    assert [str(diagnostic) for diagnostic in reading.diagnostics] == []
    assert len(reading.facts) == int(counted[1])


@pytest.mark.parametrize("file", COUNTED)
def test_every_day_lies_between_the_first_and_the_last(record_folder: Path, file: str) -> None:
    text = (record_folder / "openfootball" / file).read_text("utf-8")
    span = re.search(
        r"^# Date .*?(?P<year>\d{4})?\s+- \w+ \w+.\d+ (?P<last>\d{4}) \((?P<days>\d+)d\)", text, re.MULTILINE
    )
    assert span
    days = sorted(match.date for match in _read(record_folder, file).facts if match.date)
    assert len(days) == len(_read(record_folder, file).facts)
    assert (days[-1] - days[0]).days == int(span["days"])
    assert days[-1].year == int(span["last"])


@pytest.mark.parametrize(("file", "matches"), UNCOUNTED.items())
def test_other_files_are_read_to_the_last_line(record_folder: Path, file: str, matches: int) -> None:
    reading = _read(record_folder, file)
    assert [str(diagnostic) for diagnostic in reading.diagnostics] == []
    assert len(reading.facts) == matches


def test_every_line_of_every_file_is_understood_or_reported(record_folder: Path) -> None:
    files = {Path(read.file): read for read in files_read(record_folder)}
    assert len(files) == 31
    for file, read in files.items():
        lines = (record_folder / file).read_text("utf-8").split("\n")
        said = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
        assert read.understood + read.reported == len(said), file


def test_little_examples_of_the_format_are_read_but_for_bare_names_and_marks(record_folder: Path) -> None:
    reported = {
        Path(read.file).name: read.reported
        for read in files_read(record_folder)
        if "spec" in read.file and read.reported
    }
    assert reported == {"0001_teams.txt": 25, "0004_status.txt": 2}


def test_both_went_through_in_the_first_year_of_the_cup(record_folder: Path) -> None:
    reading = _read(record_folder, "england/rsssf/engcup1872.txt")
    assert reading.diagnostics == ()
    assert len(reading.facts) == 23
    both = {(match.home, match.away) for match in reading.facts if match.through == "both"}
    assert both == {("Crystal Palace", "Hitchin"), ("Wanderers", "Crystal Palace")}


# Against the ties of the record


@pytest.mark.parametrize("cup", CUPS)
def test_the_record_has_the_scores_that_were_read(record_folder: Path, cup: tuple[str, str]) -> None:
    recorded = Counter(result for tie in _ties(record_folder, cup) for result in tie["results"].split(" | "))
    read = Counter(_result(match) for match in _read(record_folder, CUPS[cup]).facts if match.round)
    assert read == recorded


def test_the_belgian_winners_follow_from_what_was_read(record_folder: Path) -> None:
    cup = ("Belgian Cup", "2024-25")
    ties: dict[tuple[str | None, frozenset[str]], list[MatchFacts]] = defaultdict(list)
    for match in _read(record_folder, CUPS[cup]).facts:
        assert match.away
        ties[match.round, frozenset((match.home, match.away))].append(match)
    winners = {key: _winner(matches) for key, matches in ties.items()}
    assert winners == {
        (tie["round"], frozenset((tie["team1"], tie["team2"]))): tie["winner"]
        for tie in _ties(record_folder, cup)
    }
    assert len(winners) == 47


def _ties(record: Path, cup: tuple[str, str]) -> Iterator[dict[str, str]]:
    with (record / "record" / "ties.csv").open(encoding="utf-8", newline="") as file:
        yield from (tie for tie in csv.DictReader(file) if (tie["competition"], tie["season"]) == cup)


def _result(match: MatchFacts) -> str:
    """A result as the record writes it: ``RAEC Mons 1-1 RAA La Louviére aet (4-5 pens)``."""
    score = _score(match)
    extra = " aet" if score.extra_time else ""
    penalties = f" ({_pair(score.penalties)} pens)" if score.penalties else ""
    return f"{match.home} {_pair(score.final)} {match.away}{extra}{penalties}"


def _score(match: MatchFacts) -> Score:
    assert match.result
    assert match.result.score
    return match.result.score


def _pair(goals: Goals | None) -> str:
    assert goals
    return f"{goals[0]}-{goals[1]}"


def _winner(matches: list[MatchFacts]) -> str | None:
    """Who has more goals over all legs, or else in the shoot-out of the last match."""
    goals: Counter[str | None] = Counter()
    for match in matches:
        score = _score(match)
        assert score.final
        goals += Counter({match.home: score.final[0], match.away: score.final[1]})
        if score.penalties:
            goals[match.home if score.penalties[0] > score.penalties[1] else match.away] += 1
    return max(goals, key=lambda team: goals[team])
