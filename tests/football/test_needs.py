from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.match import Match
from cuprun.football.needs import Needs, needs
from cuprun.football.regulations import Regulations, Settler, TieRules
from cuprun.football.score import Goals, Result, Score, Status
from cuprun.football.tie import Tie, decide

Play = Callable[..., Cup]

MODERN = TieRules(legs=2, level=(Settler.EXTRA_TIME, Settler.PENALTIES))
AWAY_GOALS = TieRules(
    legs=2, level=(Settler.AWAY_GOALS, Settler.EXTRA_TIME, Settler.AWAY_GOALS, Settler.PENALTIES)
)
REPLAYS = TieRules(legs=1, level=(Settler.REPLAY, Settler.EXTRA_TIME, Settler.PENALTIES))
RULES = [
    MODERN,
    AWAY_GOALS,
    TieRules(legs=2, level=(Settler.AWAY_GOALS, Settler.PLAY_OFF, Settler.EXTRA_TIME, Settler.TOSS)),
    TieRules(legs=2, level=(Settler.PENALTIES,)),
    TieRules(legs=2),
]


def of(play: Play, lines: str, rules: TieRules) -> Needs | None:
    (tie,) = play(lines, Regulations(ties=rules)).ties
    return needs(tie)


def test_a_side_one_behind_needs_one_goal_for_extra_time_and_two_to_go_through(play: Play) -> None:
    told = of(play, "r 2025-01-15 brugge v genk 2-1\nr 2025-02-05 genk v brugge", MODERN)
    assert told is not None
    assert (told.home, told.away, told.level_margin, told.next) == ("genk", "brugge", 1, Settler.EXTRA_TIME)
    assert [told.through(score) for score in ((2, 0), (1, 0), (3, 2), (1, 1))] == [
        "genk",
        None,
        None,
        "brugge",
    ]


def test_away_goals_leave_one_score_that_is_level(play: Play) -> None:
    told = of(play, "r 2019-04-01 porto v roma 2-1\nr 2019-04-10 roma v porto", AWAY_GOALS)
    assert told is not None
    assert told.level_score == (2, 1)
    assert [told.through(score) for score in ((1, 0), (2, 1), (3, 2))] == ["roma", None, "porto"]


@pytest.mark.parametrize(
    ("lines", "rules", "next_"),
    [
        ("r 2024-01-05 a v b 1-1\nr 2024-01-16 b v a replay=1", REPLAYS, Settler.EXTRA_TIME),
        (
            "r 1950-01-05 a v b 1-1\nr 1950-01-09 b v a 0-0 replay=1\nr 1950-01-12 a v b replay=2",
            TieRules(legs=1, level=(Settler.REPLAY,), replays=1000),
            Settler.REPLAY,
        ),
        (
            "r 1965-03-01 a v b 1-0 leg=1\nr 1965-03-08 b v a 1-0 leg=2\nr 1965-03-15 a v b",
            RULES[2],
            Settler.EXTRA_TIME,
        ),
        ("r 2025-01-15 a v b 2-1 leg=1\nr 2025-02-05 b v a leg=2", TieRules(legs=2), None),
    ],
    ids=["one replay", "as many replays as it takes", "play-off", "nothing laid down"],
)
def test_what_follows_a_level_tie_is_what_the_rules_say(
    play: Play, lines: str, rules: TieRules, next_: Settler | None
) -> None:
    told = of(play, lines, rules)
    assert told is not None
    assert told.next is next_


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ("r 2025-01-15 a v b\nr 2025-02-05 b v a", MODERN),
        ("r 2025-01-15 a v b 1-0\nr 2025-02-05 b v a 0-0", MODERN),
        ("r 2025-01-15 a v b", REPLAYS),
        ("r 2025-01-15 a v tie:x", REPLAYS),
    ],
    ids=["both legs to come", "decided", "a single match", "a side not known"],
)
def test_otherwise_there_is_nothing_to_tell(play: Play, lines: str, rules: TieRules) -> None:
    assert of(play, lines, rules) is None


GOALS = st.tuples(st.integers(0, 5), st.integers(0, 5))


@given(GOALS, st.sampled_from(RULES))
def test_needs_of_a_second_leg_are_what_its_scores_then_bring(first: Goals, rules: TieRules) -> None:
    played = _match("a", "b", 1, first)
    ahead = replace(_match("b", "a", 2, (0, 0)), result=None)
    tie = Tie(id="t", round="r", sides=("a", "b"), matches=(played, ahead), legs=2, rules=rules)
    told = needs(tie)
    assert told is not None
    for score in product(range(7), range(7)):
        outcome = decide((played, _match("b", "a", 2, score)), 2, rules)
        assert told.through(score) == (outcome.winner if outcome else None), score


@given(GOALS)
def test_needs_of_a_replay_are_what_its_scores_then_bring(drawn: Goals) -> None:
    first = _match("a", "b", None, (drawn[0], drawn[0]))
    ahead = replace(_match("b", "a", None, (0, 0)), result=None, replay=1)
    told = needs(Tie(id="t", round="r", sides=("a", "b"), matches=(first, ahead), rules=REPLAYS))
    assert told is not None
    for score in product(range(7), range(7)):
        outcome = decide((first, replace(_match("b", "a", None, score), replay=1)), 1, REPLAYS)
        assert told.through(score) == (outcome.winner if outcome else None), score


def _match(home: str, away: str, leg: int | None, score: Goals) -> Match:
    result = Result(status=Status.PLAYED, score=Score(full_time=score))
    return Match(id=f"{home}-{away}", home=home, away=away, round="r", leg=leg, result=result)
