"""Sides as people write them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cuprun.archive.names import Register
from cuprun.archive.sides import read_side
from cuprun.errors import Place
from cuprun.football.match import (
    LoserOf,
    NthWinner,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    WinnerBetween,
    WinnerOfRound,
)

CASES = [
    tuple(re.split(r"\s{2,}", line.strip()))
    for line in (Path(__file__).parents[1] / "cases" / "sides.txt").read_text("utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
GROUPS = frozenset({"A", "B", "1"})


def described(side: Slot) -> str:
    text = f"team {side}"
    match side:
        case PlaceInGroup(group, place):
            text = f"place {place} of {group}"
        case PlaceAmong(groups, place):
            text = f"place {place} among {' '.join(groups) or 'any'}"
        case NthWinner(round_, number):
            text = f"winner {number} of {round_}"
        case WinnerOfRound(round_):
            text = f"winner of {round_}"
        case WinnerBetween(teams):
            text = f"winner between {' '.join(sorted(teams))}"
        case LoserOf(of):
            text = f"loser of {described(of)}"
    return text


def register() -> Register:
    return Register("team", {"a1-sauna": ["A1 Sauna"], "second-united": ["Second United"]})


@pytest.mark.parametrize(("written", "meaning"), CASES)
def test_a_side_means(written: str, meaning: str) -> None:
    assert described(read_side(written, register(), Place("x"), None, GROUPS)) == meaning


@pytest.mark.parametrize("written", ["C1", "9", "3C/D"])
def test_in_a_draw_any_short_form_is_a_place(written: str) -> None:
    assert described(read_side(written, register(), Place("x"))).startswith("place")


def test_a_team_of_such_a_name_is_the_team() -> None:
    teams = Register("team", {"a1": ["A1"]})
    assert read_side("A1", teams, Place("x"), None, GROUPS) == "a1"
