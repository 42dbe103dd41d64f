from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cuprun.football.score import Result, Status
from cuprun.frontmatter.competition import read_competition

Played = Callable[..., Result]
RESULTS = "content/results/cup.txt"


def _told(desk: Any) -> list[str]:
    return [str(diagnostic) for diagnostic in desk.assembled().diagnostics]


def _draw(desk: Any, draw: str) -> None:
    text = f"name: Cup\nseasons:\n  2024-25:\n    draw:\n      {draw}\n"
    record, faults = read_competition(text, file="cup.yaml", id_="cup")
    assert record, faults
    desk.competitions.append(record)


def test_a_club_stands_once_in_a_round(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", round="Quarter-finals", result=score(1, 0))
    desk.result("Brugge", "Genk", "2025-01-16", round="Quarter-finals", result=score(1, 0))
    (told,) = _told(desk)
    assert told.startswith(
        f"{RESULTS}:2:2: Genk stands in a second tie of quarter-finals; the first is at {RESULTS}:1:1 ("
    )


@pytest.mark.parametrize("draw", ["Finale: [Genk, Genk]", "Finale: [Genk, Brugge, Genk, Gent]"])
def test_a_club_stands_once_in_a_draw_whose_matches_are_there(desk: Any, score: Played, draw: str) -> None:
    _draw(desk, draw)
    desk.result("Genk", "Brugge", "2025-05-04", season="2024-25", round="Finale", result=score(1, 0))
    (told,) = _told(desk)
    assert told.startswith("cup.yaml:5:")
    assert "Genk stands" in told


def test_a_match_that_was_called_off_makes_no_second_tie(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", round="Quarter-finals", result=Result(status=Status.CANCELLED))
    desk.result("Brugge", "Genk", round="Quarter-finals", result=score(1, 0))
    assert _told(desk) == []


def test_a_preliminary_round_may_be_a_little_tournament(desk: Any, score: Played) -> None:
    desk.result(
        "Drita", "Coloma", "2024-06-26", season="2024-25", round="Preliminary round", result=score(2, 1)
    )
    desk.result(
        "Drita", "Lincoln", "2024-06-29", season="2024-25", round="Preliminary round", result=score(2, 0)
    )
    assert _told(desk) == []


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        ("Finale: [Genk, Genk]", "Genk stands in a second tie of final"),
        ("Halve finales: [Genk, Gent, Brugge, Genk]", "Genk stands in a second tie of semi-finals"),
        ("Finale: [winner of Halve finales 3, Genk]", "there is no tie 3 in semi-finals"),
        ("Troostfinale: [loser of Halve finales 3, Genk]", "there is no tie 3 in semi-finals"),
        ("Finale: [winner of Halve finlaes 1, Genk]", "there is no round 'halve-finlaes'"),
        ("Halve finales: [winner of Finale, Genk]", "final does not come before semi-finals"),
        ("Finale: [winner of Genk–Brugge, Gent]", "there is no tie between Brugge and Genk"),
    ],
)
def test_an_impossible_draw_is_told_at_its_place(desk: Any, score: Played, draw: str, told: str) -> None:
    desk.result("Genk", "Gent", round="Halve finales", result=score(1, 0))
    _draw(desk, draw)
    messages = _told(desk)
    assert [message for message in messages if message.startswith("cup.yaml:5:") and told in message]


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        ("Finale: [A4, A1]", "there is no place 4 in A (A has 3 teams)"),
        ("Finale: [A1, fourth of A/B]", "there is no place 4 in A/B (A has 3 teams)"),
    ],
)
def test_a_place_that_a_finished_group_does_not_have_is_told(
    desk: Any, score: Played, draw: str, told: str
) -> None:
    for home, away, day in (("Genk", "Gent", "01"), ("Genk", "Lier", "02"), ("Gent", "Lier", "03")):
        desk.result(home, away, f"2025-01-{day}", group="A", result=score(1, 0))
    _draw(desk, draw)
    assert _told(desk) == [f"cup.yaml:5:15: {told}"]


def test_places_of_groups_that_are_to_come_are_no_fault(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", group="A", result=score(1, 0))
    _draw(desk, "Finale: [A1, B2]")
    assert _told(desk) == []


def test_a_draw_may_speak_of_winners_that_are_to_come(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", round="Halve finales", result=score(1, 0))
    _draw(desk, "Finale: [winner of Genk–Gent, winner of Halve finales 2]")
    assert _told(desk) == []


def test_a_level_tie_that_the_next_round_was_played_without_cannot_be_decided(
    desk: Any, score: Played
) -> None:
    desk.result("Genk", "Gent", "2025-01-15", round="Semi-finals", result=score(1, 1))
    desk.result("Brugge", "Lier", "2025-01-15", round="Semi-finals", result=score(1, 0))
    desk.result("Brugge", "Mol", "2025-03-15", round="Final", result=score(1, 0))
    (told,) = _told(desk)
    assert told.startswith(
        f"{RESULTS}:1:3: Genk v Gent is level, and the next round was played without either side"
        " (give the shoot-out or the replay, or say who went through"
    )


def test_a_level_tie_is_no_doubt_before_the_next_round(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", round="Semi-finals", result=score(1, 1))
    assert _told(desk) == []


def test_a_beaten_team_that_plays_on_unexplained_is_warned_of(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", "2025-01-15", round="Semi-finals", result=score(1, 0))
    desk.result("Gent", "Lier", "2025-03-15", round="Final")
    (told,) = _told(desk)
    assert told.startswith(
        f"{RESULTS}:1:2: warning: Gent lost Genk v Gent, but stands in a later round at {RESULTS}:2:1"
    )


def test_a_statement_against_the_scores_says_how(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", round="Final", result=score(1, 0), through="Gent")
    (told,) = _told(desk)
    assert "Gent is said to go through, but lost Genk v Gent" in told
    desk.results.clear()
    desk.result("Genk", "Gent", round="Final", result=score(1, 0), through="Gent", decided="expulsion")
    assert _told(desk) == []


def test_a_toss_has_a_winner(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", round="Final", result=score(1, 1), decided="toss")
    (told,) = _told(desk)
    assert told.endswith("this says how Genk v Gent was decided, but not for whom (add through: and a side)")
