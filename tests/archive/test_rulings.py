from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cuprun.football.score import Result, Score, Status
from cuprun.football.tie import DecidedBy
from cuprun.frontmatter.competition import read_competition

Played = Callable[..., Result]
FILE = "content/competitions/cup.yaml"


def _rule(desk: Any, ruling: str) -> None:
    text = f"name: Cup\nseasons:\n  2024-25:\n    rulings:\n      - {ruling}\n"
    record, faults = read_competition(text, file=FILE, id_="cup")
    assert record, faults
    desk.competitions.append(record)


def test_a_ruling_puts_a_result_in_the_place_of_what_was_played(desk: Any, score: Played) -> None:
    desk.result("KRC Genk", "Club Brugge", "2025-03-01", result=score(1, 2), round="Final")
    _rule(desk, "{match: 2025-03-01 KRC Genk Club Brugge, score: 3-0 awarded, reason: ineligible player}")
    assembly = desk.assembled()
    tie = assembly.archive.seasons["cup", "2024-25"].cup.tie("final")
    assert assembly.diagnostics == ()
    assert tie.outcome
    assert (tie.winner, tie.outcome.decided_by) == ("krc-genk", DecidedBy.AWARDED)
    assert tie.matches[0].reason == "ineligible player"
    assert tie.matches[0].result == Result(
        status=Status.AWARDED, score=Score(full_time=(3, 0)), on_pitch=Score(full_time=(1, 2))
    )


@pytest.mark.parametrize("match", ["Genk v Club Brugge", "genk club-brugge", "2025-03-01 Genk – Club Brugge"])
def test_a_ruling_names_its_match_by_names_or_ids(desk: Any, score: Played, match: str) -> None:
    desk.result("Genk", "Club Brugge", "2025-03-01", result=score(0, 0), round="Final")
    _rule(desk, f"{{match: {match}, through: both, decided: ruling}}")
    outcome = desk.assembled().archive.seasons["cup", "2024-25"].cup.tie("final").outcome
    assert outcome
    assert outcome.advanced == ("genk", "club-brugge")


@pytest.mark.parametrize(
    ("ruling", "fault"),
    [
        (
            "{match: 2025-03-02 Genk Brugge, through: Genk}",
            "5:17: this season has no match '2025-03-02 Genk Brugge' (there is 2025-03-01 genk v brugge)",
        ),
        (
            "{match: Brugge Genk, through: Genk}",
            "5:17: this season has no match 'Brugge Genk' (there is 2025-03-01 genk v brugge)",
        ),
        (
            "{match: Genk Brugge, through: Gent}",
            "5:39: through: 'Gent' is neither side of this match (write genk or brugge, both, or neither)",
        ),
    ],
)
def test_a_ruling_about_no_match_is_told_at_its_place(
    desk: Any, score: Played, ruling: str, fault: str
) -> None:
    desk.result("Genk", "Brugge", "2025-03-01", result=score(0, 0), round="Final")
    _rule(desk, ruling)
    assert [str(found) for found in desk.assembled().diagnostics] == [f"{FILE}:{fault}"]


@pytest.mark.parametrize(
    ("ruling", "fault"),
    [
        ("{match: Genk Brugge}", "5:9: nothing is ruled here about Genk Brugge"),
        ("{match: Genk Brugge, decided: coin}", "5:39: decided: 'coin' is none"),
        ("{match: Genk Brugge, score: 3-0 awrded}", "5:41: score: "),
        ("{mach: Genk Brugge, through: Genk}", "5:10: unknown field 'mach'; did you mean 'match'?"),
    ],
)
def test_a_ruling_that_cannot_be_meant_is_told_at_its_place(ruling: str, fault: str) -> None:
    text = f"name: Cup\nseasons:\n  2024-25:\n    rulings:\n      - {ruling}\n"
    _, faults = read_competition(text, file=FILE, id_="cup")
    assert f"{FILE}:{fault}" in [str(found)[: len(FILE) + 1 + len(fault)] for found in faults]
