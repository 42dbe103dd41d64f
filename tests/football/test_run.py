from __future__ import annotations

from collections.abc import Callable

from cuprun.football.cup import Cup
from cuprun.football.match import WinnerOf
from cuprun.football.run import RunState, StepState, runs_of

Play = Callable[..., Cup]

CUP = """
round-7 2024-10-30 brugge v belisia 6-1
round-of-16 2024-12-03 patro v brugge 1-3
semi-finals 2025-01-15 brugge v genk 2-1
semi-finals 2025-02-05 genk v brugge 1-1
semi-finals 2025-01-16 anderlecht v antwerp 1-0
"""


def test_a_run_has_every_round_of_a_team_with_its_own_goals_first(play: Play) -> None:
    run = runs_of(play(CUP))["brugge"]
    assert [step.tie.round for step in run.steps] == ["round-7", "round-of-16", "semi-finals", "final"]
    assert [step.opponent for step in run.steps[:3]] == ["belisia", "patro", "genk"]
    assert run.steps[2].aggregate == (3, 2)
    assert runs_of(play(CUP))["genk"].steps[0].aggregate == (2, 3)


def test_the_next_opponent_may_not_be_known_yet(play: Play) -> None:
    last = runs_of(play(CUP))["brugge"].last
    assert last.state is StepState.NEXT
    assert last.opponent == WinnerOf("semi-finals-anderlecht-antwerp")


def test_a_run_ends_where_the_team_goes_out(play: Play) -> None:
    run = runs_of(play(CUP))["genk"]
    assert run.state is RunState.OUT
    assert run.last.state is StepState.OUT


def test_a_run_through_the_final_wins_the_cup(play: Play) -> None:
    lines = "semi-finals 2025-02-06 antwerp v anderlecht 2-2\nfinal 2025-05-04 brugge v anderlecht 2-1"
    runs = runs_of(play(CUP + lines))
    assert runs["brugge"].state is RunState.WINNER
    assert runs["anderlecht"].state is RunState.OUT


def test_the_record_of_a_run_leaves_shoot_outs_out(play: Play) -> None:
    runs = runs_of(play("round-1 - a v b 3-1\nround-2 - c v a 0-0 aet 0-0 pens 3-4\nround-3 - a v d 0-2"))
    assert runs["a"].record == (1, 1, 1, 3, 3)


def test_a_beaten_semi_finalist_is_out_even_after_third_place(play: Play) -> None:
    runs = runs_of(
        play(
            "semi-finals 2024-07-09 spain v france 2-1\nsemi-finals 2024-07-10 england v netherlands 2-1\n"
            "third-place 2024-07-13 france v netherlands 1-0"
        )
    )
    assert runs["france"].state is RunState.OUT
    assert runs["france"].last.state is StepState.THROUGH
