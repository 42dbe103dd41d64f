"""What holds of groups that lead into a knock-out, whatever the results."""

from __future__ import annotations

import random
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.match import Match, PlaceInGroup
from cuprun.football.regulations import Regulations
from cuprun.football.score import Goals, Result, Score, Status
from cuprun.football.table_rules import Criterion, TableRules

GROUPS = {"A": "abcd", "B": "efgh"}
GOALS = st.tuples(st.integers(0, 3), st.integers(0, 3))
RULES = Regulations(
    tables=TableRules(
        order=(Criterion.POINTS, Criterion.HEAD_TO_HEAD_POINTS, Criterion.DIFFERENCE),
        reapply=True,
        meetings=1,
        advance=2,
    ),
    draw={
        "semi-finals": (
            (PlaceInGroup("A", 1), PlaceInGroup("B", 2)),
            (PlaceInGroup("B", 1), PlaceInGroup("A", 2)),
        )
    },
)


@st.composite
def group_matches(draw: st.DrawFn) -> list[Match]:
    """Both groups, each pair once; some matches are still to be played."""
    pairs = [(name, pair) for name, teams in GROUPS.items() for pair in combinations(teams, 2)]
    scores = draw(st.lists(st.none() | GOALS, min_size=len(pairs), max_size=len(pairs)))
    return [
        _match(number, name, pair, score)
        for number, ((name, pair), score) in enumerate(zip(pairs, scores, strict=True))
    ]


def _match(number: int, group: str, pair: tuple[str, str], score: Goals | None) -> Match:
    result = Result(status=Status.PLAYED, score=Score(full_time=score)) if score else None
    day = date(2024, 1, 1) + timedelta(days=number)
    return Match(id=str(number), home=pair[0], away=pair[1], date=day, group=group, result=result)


def _sides(cup: Cup) -> list[object]:
    return [side for tie in cup.ties if tie.round == "semi-finals" for side in tie.sides]


@given(group_matches(), st.randoms(use_true_random=False))
def test_the_order_of_the_matches_changes_nothing(listed: list[Match], chance: random.Random) -> None:
    shuffled = list(listed)
    chance.shuffle(shuffled)
    assert build_cup(shuffled, RULES) == build_cup(listed, RULES)


@given(group_matches())
def test_a_place_is_a_team_as_soon_as_its_group_is_finished_and_no_sooner(listed: list[Match]) -> None:
    cup = build_cup(listed, RULES)
    for group in cup.groups:
        open_ = any(match.result is None for match in group.matches)
        assert group.finished is not open_
        sides = _sides(cup)
        if open_:
            assert {PlaceInGroup(group.name, 1), PlaceInGroup(group.name, 2)} <= set(sides)
        else:
            assert [row.team for row in group.table.rows if row.team in sides] == [
                row.team for row in group.table.rows[:2]
            ]


@given(group_matches())
def test_as_many_go_on_as_the_rules_say(listed: list[Match]) -> None:
    for group in build_cup(listed, RULES).groups:
        told = [row.advanced for row in group.table.rows]
        assert told == ([True, True, False, False] if group.finished else [None] * 4)
