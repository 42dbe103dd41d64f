from __future__ import annotations

from collections.abc import Callable

import pytest

from cuprun.football.cup import Cup
from cuprun.football.regulations import Regulations, Settler, TieRules
from cuprun.football.tie import DecidedBy

Play = Callable[..., Cup]
TWO_LEGS = Regulations(ties=TieRules(legs=2))
AWAY_GOALS = Regulations(
    ties=TieRules(
        legs=2, level=(Settler.AWAY_GOALS, Settler.EXTRA_TIME, Settler.AWAY_GOALS, Settler.PENALTIES)
    )
)


@pytest.mark.parametrize(
    ("line", "winner", "decided_by"),
    [
        ("final - a v b 2-1", "a", DecidedBy.FULL_TIME),
        ("final - a v b 0-1", "b", DecidedBy.FULL_TIME),
        ("final - a v b 3-2 aet 2-2", "a", DecidedBy.EXTRA_TIME),
        ("final - a v b 1-1 aet 1-1 pens 4-3", "a", DecidedBy.PENALTIES),
        ("final - a v b 1-1 pens 3-4", "b", DecidedBy.PENALTIES),
        ("final - a v b 3-0 status=awarded", "a", DecidedBy.AWARDED),
        ("final - a v b 2-2 through=b decided=toss", "b", DecidedBy.TOSS),
        ("final - a v b 2-2 through=b", "b", DecidedBy.UNRECORDED),
        ("final - a v b 2-1 status=abandoned decided=ruling", "a", DecidedBy.RULING),
    ],
)
def test_a_single_match_decides_its_tie(play: Play, line: str, winner: str, decided_by: DecidedBy) -> None:
    outcome = play(line).tie("final").outcome
    assert outcome is not None
    assert (outcome.winner, outcome.decided_by) == (winner, decided_by)


@pytest.mark.parametrize(
    "line",
    [
        "final - a v b",
        "final - a v b 1-1",
        "final - a v b 2-1 status=abandoned",
        "final - a v b status=postponed",
    ],
)
def test_a_match_that_settles_nothing_leaves_its_tie_open(play: Play, line: str) -> None:
    assert play(line).tie("final").outcome is None


@pytest.mark.parametrize(
    ("second", "regulations", "winner", "decided_by"),
    [
        ("1-1", TWO_LEGS, "a", DecidedBy.AGGREGATE),
        ("2-0", TWO_LEGS, "b", DecidedBy.AGGREGATE),
        ("2-1 aet 1-0", TWO_LEGS, None, None),
        ("3-1 aet 2-1", TWO_LEGS, "b", DecidedBy.EXTRA_TIME),
        ("1-0 aet 1-0 pens 2-4", TWO_LEGS, "a", DecidedBy.PENALTIES),
        ("1-0", AWAY_GOALS, "b", DecidedBy.AWAY_GOALS),
        ("2-1 aet 1-0", AWAY_GOALS, None, None),
        ("1-0", TWO_LEGS, None, None),
    ],
)
def test_two_legs_are_decided_on_aggregate_then_away_goals_then_penalties(
    play: Play, second: str, regulations: Regulations, winner: str | None, decided_by: DecidedBy | None
) -> None:
    """First leg a 2-1 b; the second is at b."""
    cup = play(f"final 2025-01-01 a v b 2-1\nfinal 2025-02-01 b v a {second}", regulations)
    outcome = cup.tie("final").outcome
    assert (outcome and outcome.winner, outcome and outcome.decided_by) == (winner, decided_by)


def test_away_goals_in_extra_time_count_double_too(play: Play) -> None:
    """Juventus 3-2 Porto after extra time in 2021, 4-4 on aggregate: Porto went through."""
    lines = "final 2021-02-17 porto v juve 2-1\nfinal 2021-03-09 juve v porto 3-2 aet 2-1"
    outcome = play(lines, AWAY_GOALS).tie("final").outcome
    assert outcome is not None
    assert (outcome.winner, outcome.decided_by) == ("porto", DecidedBy.AWAY_GOALS)


def test_penalties_are_no_part_of_the_aggregate(play: Play) -> None:
    lines = "final 2025-03-05 psg v pool 0-1\nfinal 2025-03-11 pool v psg 0-1 aet 0-1 pens 1-4"
    tie = play(lines, TWO_LEGS).tie("final")
    assert tie.aggregate == (1, 1)
    assert tie.winner == "psg"


def test_the_aggregate_is_oriented_by_the_first_leg_whatever_the_order_of_the_lines(play: Play) -> None:
    lines = "final 2025-02-05 genk v brugge 1-1\nfinal 2025-01-15 brugge v genk 2-1"
    tie = play(lines, TWO_LEGS).tie("final")
    assert tie.sides == ("brugge", "genk")
    assert tie.aggregate == (3, 2)
    assert [match.leg for match in tie.matches] == [1, 2]


def test_a_tie_of_two_legs_is_open_until_both_are_played(play: Play) -> None:
    tie = play("semi-finals 2025-01-16 anderlecht v antwerp 1-0", TWO_LEGS).ties[0]
    assert tie.outcome is None
    assert tie.aggregate == (1, 0)


def test_a_replay_starts_again_from_nothing(play: Play) -> None:
    lines = "final 2025-01-01 a v b 2-2\nfinal 2025-01-08 b v a 0-1 replay=1"
    tie = play(lines).tie("final")
    assert (tie.winner, tie.outcome and tie.outcome.decided_by) == ("a", DecidedBy.FULL_TIME)
    assert tie.aggregate is None


def test_a_single_match_has_no_aggregate(play: Play) -> None:
    assert play("final - a v b 2-1").tie("final").aggregate is None


def test_a_winner_thrown_out_leaves_the_loser_to_go_on(play: Play) -> None:
    outcome = play("final - a v b 2-1 through=b decided=expulsion").tie("final").outcome
    assert outcome is not None
    assert (outcome.winner, outcome.advanced) == ("a", ("b",))


@pytest.mark.parametrize(
    ("line", "winner", "advanced", "decided_by"),
    [
        ("final - a v b 0-0 through=a/b decided=ruling", None, ("a", "b"), DecidedBy.RULING),
        ("final - a v b 0-0 through=a/b", None, ("a", "b"), DecidedBy.RULING),
        ("final - a v b 1-0 through=a/b", "a", ("a", "b"), DecidedBy.FULL_TIME),
        ("final - a v b 0-0 through=neither decided=expulsion", None, (), DecidedBy.EXPULSION),
        ("final - a v b 2-1 through=b decided=withdrawal", "a", ("b",), DecidedBy.WITHDRAWAL),
        ("final - a v b through=b decided=withdrawal", "b", ("b",), DecidedBy.WITHDRAWAL),
        ("final - a v b 2-1 through=b decided=ruling", "b", ("b",), DecidedBy.RULING),
        ("final - a v b 2-1 through=b", "a", ("b",), DecidedBy.UNRECORDED),
    ],
)
def test_who_went_on_may_be_another_than_who_won(
    play: Play, line: str, winner: str | None, advanced: tuple[str, ...], decided_by: DecidedBy
) -> None:
    outcome = play(line).tie("final").outcome
    assert outcome is not None
    assert (outcome.winner, outcome.advanced, outcome.decided_by) == (winner, advanced, decided_by)
