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
    last = runs_of(play(CUP))["brugge"].steps[-1]
    assert last.state is StepState.NEXT
    assert last.opponent == WinnerOf("semi-finals-anderlecht-antwerp")


def test_a_run_ends_where_the_team_goes_out(play: Play) -> None:
    run = runs_of(play(CUP))["genk"]
    assert run.state is RunState.OUT
    assert run.steps[-1].state is StepState.OUT


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
    assert runs["france"].steps[-1].state is StepState.THROUGH


# Groups on the way


GROUPS = """
- 2024-09-01 brugge v genk 1-0 group=A
- 2024-09-02 gent v genk 1-0 group=A
- 2024-09-03 brugge v gent 1-1 group=A
"""
KNOCK_OUT = "semi-finals 2024-10-01 brugge v x 1-0\nsemi-finals 2024-10-02 gent v y 1-0"


def test_a_group_stands_in_its_place_among_the_rounds(play: Play) -> None:
    lines = "qualifying-round-1 2024-08-01 brugge v z 3-0" + GROUPS + KNOCK_OUT
    run = runs_of(play(lines))["brugge"]
    (stretch,) = run.stretches
    assert [step.tie.round for step in run.steps] == ["qualifying-round-1", "semi-finals", "final"]
    assert (stretch.after, stretch.row.position, stretch.state) == (1, 1, StepState.THROUGH)
    assert len(stretch.matches) == 2
    assert run.last_group is None


def test_a_team_that_goes_out_in_its_group_has_a_run_too(play: Play) -> None:
    run = runs_of(play(GROUPS.strip() + "\n" + KNOCK_OUT))["genk"]
    assert (run.steps, run.last, run.state) == ((), None, RunState.OUT)
    assert run.last_group
    assert run.last_group.state is StepState.OUT


def test_while_the_group_is_played_the_run_goes_on(play: Play) -> None:
    ahead = GROUPS.strip().replace("brugge v gent 1-1", "brugge v gent") + "\nfinal - winner v winner2"
    run = runs_of(play(ahead))["genk"]
    assert (run.state, run.stretches[0].state) == (RunState.ALIVE, StepState.NEXT)


def test_matches_of_the_group_are_part_of_the_record(play: Play) -> None:
    assert runs_of(play(GROUPS.strip() + "\n" + KNOCK_OUT))["brugge"].record == (2, 1, 0, 3, 1)


def test_in_a_league_there_are_no_cup_runs(play: Play) -> None:
    assert runs_of(play(GROUPS.strip())) == {}
    league = runs_of(play(GROUPS.strip() + "\neuropean-play-off 2024-10-01 gent v x 1-0"))
    assert set(league) == {"gent", "x"}
    assert league["gent"].stretches == ()
