from __future__ import annotations

from pathlib import Path

import pytest

from cuprun.frontmatter.football_txt.headings import (
    Section,
    Title,
    bare_heading,
    is_round,
    read_section,
    read_title,
    tables_among,
)

CASES = Path(__file__).parents[2] / "cases" / "football_txt_headings.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(written.strip(), meaning) for written, meaning in (line.split(" = ", 1) for line in lines)]


def _said(section: Section) -> str:
    fields = ("round", "group", "matchday", "leg", "replay")
    return ", ".join(f"{name} {value}" for name in fields if (value := getattr(section, name)) is not None)


@pytest.mark.parametrize(("written", "meaning"), _cases())
def test_a_heading_says_what_the_matches_below_are_part_of(written: str, meaning: str) -> None:
    stage, arrow, text = written.rpartition(" > ")
    assert _said(read_section(bare_heading(text), stage if arrow else None)) == meaning


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Belgium Beker van België 2024/25", Title("Belgium Beker van België", "2024-25")),
        ("Euro 2024", Title("Euro", "2024")),
        ("2024-25 Champions League Two", Title("Champions League Two", "2024-25")),
        ("UEFA Champions League - Quali 2024/25", Title("UEFA Champions League - Quali", "2024-25")),
        ("Serie A 1999/2000", Title("Serie A", "1999-00")),
        ("Coppa  Italia – 2024", Title("Coppa Italia", "2024")),
        ("Beker van België", Title("Beker van België", None)),
    ],
)
def test_a_title_names_the_competition_and_the_season(text: str, title: Title) -> None:
    assert read_title(text) == title


def test_play_offs_with_more_matchdays_than_legs_are_a_table() -> None:
    headings = [f"Play-offs I, Matchday {day}" for day in range(1, 11)]
    tables = tables_among(headings)
    assert tables == {"Play-offs I"}
    assert read_section(headings[0], tables=tables) == Section(group="Play-offs I", matchday=1)
    assert read_section(headings[0]) == Section(round="Play-offs I", leg=1)


def test_more_rounds_than_any_cup_has_are_matchdays_of_a_table() -> None:
    headings = [
        *(f"Round {n}" for n in range(1, 23)),
        *(f"Relegation, Round {n}" for n in range(23, 33)),
        "Final",
    ]
    tables = tables_among(headings)
    assert tables == {"Round", "Relegation, Round"}
    assert read_section("Round 3", tables=tables) == Section(matchday=3)
    assert read_section("Relegation, Round 24", tables=tables) == Section(group="Relegation", matchday=24)
    assert read_section("Round 3") == Section(round="Round 3")
    assert tables_among(f"Round {n}" for n in range(1, 9)) == frozenset()


@pytest.mark.parametrize("text", ["Round 1", "Semi-Finals - 1st Leg", "Quarterfinals", "Matchday 3", "Group B", "1/8 Finals",
    "Halve finales", "Wildcard Round", "Western Zone A, First Round", "Third Place Play-Off", "League", "Preliminary Qualifier", "Final Absoluta",
    "Primeira fase", "Octavos de final", "Quarter-finals replays"])  # fmt: skip
def test_a_round_needs_no_mark(text: str) -> None:
    assert is_round(text)


@pytest.mark.parametrize(
    "text",
    ["Genk", "Genk won the cup", "The final was played in Brussels", "", "Final, and what a final it was"],
)
def test_other_words_are_no_round(text: str) -> None:
    assert not is_round(text)
