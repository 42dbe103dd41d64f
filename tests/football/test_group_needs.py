from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.group import Group
from cuprun.football.group_needs import Need, group_needs
from cuprun.football.match import Match
from cuprun.football.regulations import Regulations
from cuprun.football.score import Goals, Result, Score, Status
from cuprun.football.table import table_of
from cuprun.football.table_rules import Criterion, TableRules

Play = Callable[..., Cup]

TOP_TWO = TableRules(win=3, draw=1, advance=2, order=(Criterion.POINTS, Criterion.DIFFERENCE))


def told(play: Play, lines: str, rules: TableRules = TOP_TWO) -> dict[str, Need]:
    (group,) = play(lines, Regulations(tables=rules)).groups
    return {need.team: need.need for need in group_needs(group)}


def test_what_each_team_needs_on_the_last_day(play: Play) -> None:
    lines = """
    - 2022-11-20 a v b 1-0
    - 2022-11-20 c v d 1-1
    - 2022-11-24 a v c 1-1
    - 2022-11-24 b v d 1-0
    - 2022-11-28 a v d
    - 2022-11-28 b v c
    """
    assert told(play, lines) == {
        "a": Need.DRAW,
        "d": Need.MUST_WIN_AND_HOPE,
        "b": Need.WIN,
        "c": Need.MUST_WIN,
    }


def test_some_are_through_and_some_are_out_before_the_last_day(play: Play) -> None:
    lines = """
    - 2022-11-20 a v b 1-0
    - 2022-11-20 c v d 1-0
    - 2022-11-24 a v d 1-0
    - 2022-11-24 c v b 1-0
    - 2022-11-28 a v c
    - 2022-11-28 b v d
    """
    assert told(play, lines) == {"a": Need.THROUGH, "c": Need.THROUGH, "b": Need.OUT, "d": Need.OUT}


def test_nobody_is_out_while_the_best_of_the_next_place_go_on(play: Play) -> None:
    lines = """
    - 2016-06-10 a v b 1-0
    - 2016-06-10 c v d 1-0
    - 2016-06-14 a v d 1-0
    - 2016-06-14 c v b 1-0
    - 2016-06-18 a v c
    - 2016-06-18 b v d
    """
    rules = replace(TOP_TWO, best=4)
    assert set(told(play, lines, rules)) == {"a", "c"}


@pytest.mark.parametrize(
    ("lines", "rules"),
    [
        ("- 2022-11-20 a v b 1-0\n- 2022-11-24 a v c\n- 2022-11-28 b v c", TOP_TWO),
        ("- 2022-11-20 a v b 1-0\n- 2022-11-28 b v a", replace(TOP_TWO, advance=None)),
        ("- 2022-11-20 a v b 1-0\n- 2022-11-28 b v a", replace(TOP_TWO, order=(Criterion.POINTS_PER_GAME,))),
        ("- 2022-11-20 a v b 1-0\n- 2022-11-28 b v a 0-0", TOP_TWO),
    ],
    ids=["two matches left", "nobody says how many go on", "points alone do not rank", "all is played"],
)
def test_otherwise_there_is_nothing_to_tell(play: Play, lines: str, rules: TableRules) -> None:
    assert told(play, lines, rules) == {}


GOALS = st.tuples(st.integers(0, 3), st.integers(0, 3))
PAIRS = [*combinations("abcd", 2)]


@settings(max_examples=40)
@given(st.lists(GOALS, min_size=4, max_size=4))
def test_what_is_told_holds_however_the_last_day_ends(scores: list[Goals]) -> None:
    """The last day has the two matches that leave each team one; all its scores up to 3-3 are gone through."""
    last = [PAIRS[0], PAIRS[5]]
    played = [_match(*pair, score) for pair, score in zip(PAIRS[1:5], scores, strict=True)]
    ahead = [replace(_match(*pair, (0, 0)), result=None) for pair in last]
    group = Group(name="A", matches=(*played, *ahead), table=table_of(played + ahead, TOP_TWO))
    needs = {need.team: need.need for need in group_needs(group)}
    for one, other in product(product(range(4), range(4)), repeat=2):
        ended = [_match(*pair, score) for pair, score in zip(last, (one, other), strict=True)]
        rows = table_of(played + ended, TOP_TWO).rows
        through = {row.team for row in rows if row.position <= 2}
        for (home, away), score in zip(last, (one, other), strict=True):
            for team, margin in ((home, score[0] - score[1]), (away, score[1] - score[0])):
                assert _holds(needs.get(team), margin, through=team in through), (team, one, other)


def _holds(need: Need | None, margin: int, *, through: bool) -> bool:
    """Whether what came of a margin is what the need said."""
    enough = {Need.THROUGH: -9, Need.DRAW: 0, Need.WIN: 1, Need.MUST_WIN: 1}
    least = {Need.MUST_WIN: 1, Need.MUST_WIN_AND_HOPE: 1, Need.OUT: 9}
    if need in enough and margin >= enough[need] and not through:
        return False
    return not (need in least and margin < least[need] and through)


def _match(home: str, away: str, score: Goals) -> Match:
    result = Result(status=Status.PLAYED, score=Score(full_time=score))
    return Match(id=f"{home}-{away}", home=home, away=away, group="A", result=result)
