"""What holds of any table, whatever the results and the rules."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cuprun.football.match import Match
from cuprun.football.score import Result, Score, Status
from cuprun.football.table import table_of
from cuprun.football.table_rules import TOLD, Criterion, TableRules

TEAMS = "abcde"
GOALS = st.integers(0, 4)
ORDERS = st.lists(
    st.sampled_from([criterion for criterion in Criterion if criterion not in TOLD]), unique=True
)


@st.composite
def matches(draw: st.DrawFn) -> list[Match]:
    """Matches between a few teams, some of them not played."""
    pairs = draw(st.lists(st.permutations(TEAMS).map(lambda teams: teams[:2]), max_size=10))
    listed = []
    for number, (home, away) in enumerate(pairs):
        score = draw(st.none() | st.tuples(GOALS, GOALS))
        result = Result(status=Status.PLAYED, score=Score(full_time=score)) if score else None
        listed.append(Match(id=str(number), home=home, away=away, group="A", result=result))
    return listed


@st.composite
def table_rules(draw: st.DrawFn) -> TableRules:
    return TableRules(
        win=draw(st.sampled_from([2, 3])),
        order=(Criterion.POINTS, *draw(ORDERS.map(lambda o: [c for c in o if c != Criterion.POINTS]))),
        reapply=draw(st.booleans()),
    )


@given(matches(), table_rules())
def test_wins_goals_and_points_balance(listed: list[Match], rules: TableRules) -> None:
    rows = table_of(listed, rules).rows
    played = sum(match.result is not None for match in listed)
    drawn = sum(match.final is not None and match.final[0] == match.final[1] for match in listed)
    assert sum(row.won for row in rows) == sum(row.lost for row in rows) == played - drawn
    assert sum(row.drawn for row in rows) == 2 * drawn
    assert sum(row.goals_for for row in rows) == sum(row.goals_against for row in rows)
    assert sum(row.points for row in rows) == (rules.win or 0) * (played - drawn) + 2 * drawn
    assert all(row.played == row.won + row.drawn + row.lost for row in rows)


@given(matches(), table_rules(), st.randoms(use_true_random=False))
def test_the_order_of_the_matches_changes_nothing(
    listed: list[Match], rules: TableRules, chance: random.Random
) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert table_of(shuffled, rules) == table_of(listed, rules)


@given(matches(), table_rules())
def test_every_team_has_one_place_and_a_reason_to_stand_above_the_next(
    listed: list[Match], rules: TableRules
) -> None:
    rows = table_of(listed, rules).rows
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert {row.team for row in rows} == {side for match in listed for side in match.sides}
    assert all(row.above_next_by is not None for row in rows[:-1])
    assert all(row.above_next_by is None for row in rows[-1:])


@given(matches(), table_rules())
def test_nobody_stands_above_a_team_with_more_points(listed: list[Match], rules: TableRules) -> None:
    for upper, lower in pairwise(table_of(listed, rules).rows):
        assert upper.points >= lower.points
        assert (upper.above_next_by is Criterion.POINTS) == (upper.points > lower.points)
