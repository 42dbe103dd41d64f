"""The brackets that World Cups and EUROs lay down by the places of groups are those that were played."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cuprun.archive import assemble
from cuprun.football.cup import Cup
from cuprun.football.history import History
from cuprun.football.match import PlaceAmong, PlaceInGroup, WinnerOf
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import Records

TOURNAMENTS = (
    "worldcup/1990--italy",
    "worldcup/2002--south-korea-n-japan",
    "worldcup/2022--qatar",
    "euro/2016--france",
    "euro/2024--germany",
)


def _cup(record: Path, tournament: str) -> Cup:
    files = sorted((record / "openfootball" / tournament).glob("*.txt"))
    facts = [m for file in files for m in read_results(file.read_text("utf-8"), file=file.name).facts]
    utc = ZoneInfo("UTC")
    assembly = assemble(Records(results=tuple(facts)), now=datetime.now(UTC), timezone=utc)
    assert assembly.diagnostics == ()
    (season,) = assembly.archive.seasons.values()
    return season.cup


@pytest.mark.parametrize("tournament", TOURNAMENTS)
def test_every_tie_that_was_laid_down_was_played(record_folder: Path, tournament: str) -> None:
    cup = _cup(record_folder, tournament)
    sizes = {round_.id: len(round_.ties) for round_ in cup.rounds if round_.id != "third-place"}
    assert sizes == {"round-of-16": 8, "quarter-finals": 4, "semi-finals": 2, "final": 1}
    assert all(len(tie.matches) == 1 and tie.winner for tie in cup.ties)


@pytest.mark.parametrize("tournament", TOURNAMENTS)
def test_winners_of_neighbours_met(record_folder: Path, tournament: str) -> None:
    cup = _cup(record_folder, tournament)
    rounds = [round_ for round_ in cup.rounds if round_.id != "third-place"]
    for earlier, later in pairwise(rounds):
        winners = [tie.winner for tie in earlier.ties]
        assert [set(tie.teams) for tie in later.ties] == [
            {one, other} for one, other in zip(winners[::2], winners[1::2], strict=True)
        ]


@pytest.mark.parametrize("tournament", TOURNAMENTS)
def test_before_the_first_match_the_bracket_is_one_of_places(record_folder: Path, tournament: str) -> None:
    cup = _cup(record_folder, tournament)
    first = min(match.date for match in cup.matches if match.date)
    then = History(cup).as_of(datetime(first.year, 1, 1))
    rounds = [round_ for round_ in then.rounds if round_.id != "third-place"]
    assert [round_.id for round_ in rounds] == ["round-of-16", "quarter-finals", "semi-finals", "final"]
    sides = [side for round_ in rounds for tie in round_.ties for side in tie.sides]
    assert all(isinstance(side, PlaceInGroup | PlaceAmong) for side in sides[:16])
    assert all(isinstance(side, WinnerOf) for side in sides[16:])
