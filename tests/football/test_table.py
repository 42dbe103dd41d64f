"""Tables: what matches add up to, and what puts level teams in order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from msgspec.structs import replace

from cuprun.football.events import Card, CardKind
from cuprun.football.match import Match
from cuprun.football.score import Result, Score, Side, Status
from cuprun.football.table import Beside, Carried, Table, best_of_place, table_of
from cuprun.football.table_rules import Adjustment, Criterion, Statement, TableRules

UEFA = TableRules(
    order=(
        Criterion.POINTS,
        Criterion.HEAD_TO_HEAD_POINTS,
        Criterion.HEAD_TO_HEAD_DIFFERENCE,
        Criterion.HEAD_TO_HEAD_GOALS,
        Criterion.DIFFERENCE,
        Criterion.GOALS,
    ),
    reapply=True,
)


def results(lines: str) -> list[Match]:
    """``a 2-1 b`` a line; ``a 1-1 b pens 4-3`` with a shoot-out, ``a 3-2 b aet`` after extra time."""
    return [_match(number, line) for number, line in enumerate(lines.strip().splitlines(), start=1)]


def _match(number: int, line: str) -> Match:
    home, score, away, *words = line.split()
    goals = _goals(score)
    extra = goals if "aet" in words else None
    penalties = _goals(words[words.index("pens") + 1]) if "pens" in words else None
    return Match(
        id=line,
        home=home,
        away=away,
        date=date(2024, 1, number),
        group="A",
        result=Result(
            status=Status.PLAYED, score=Score(full_time=goals, extra_time=extra, penalties=penalties)
        ),
    )


def _goals(text: str) -> tuple[int, int]:
    one, other = text.split("-")
    return int(one), int(other)


def order(table: Table) -> str:
    return " ".join(row.team for row in table.rows)


def reasons(table: Table) -> list[str | None]:
    return [row.above_next_by and row.above_next_by.value for row in table.rows]


def rules(*criteria: Criterion, win: int = 3) -> TableRules:
    return TableRules(order=(Criterion.POINTS, *criteria), win=win)


# What a row says


def test_a_row_has_what_a_team_did() -> None:
    (first, *_) = table_of(results("a 2-1 b\nc 1-1 a")).rows
    assert (first.team, first.position, first.played) == ("a", 1, 2)
    assert (first.won, first.drawn, first.lost) == (1, 1, 0)
    assert (first.goals_for, first.goals_against, first.difference, first.points) == (3, 2, 1, 4)


def test_goals_of_extra_time_count_and_shoot_outs_do_not() -> None:
    table = table_of(results("a 3-2 b aet\nc 1-1 d pens 4-3"))
    assert [(row.team, row.goals_for, row.points) for row in table.rows] == [
        ("a", 3, 3),
        ("c", 1, 1),
        ("d", 1, 1),
        ("b", 2, 0),
    ]


@pytest.mark.parametrize(("win", "points"), [(2, 5), (3, 7)])
def test_a_win_is_worth_what_the_season_says(win: int, points: int) -> None:
    table = table_of(results("a 1-0 b\na 1-0 c\na 0-0 d"), rules(win=win))
    assert table.rows[0].points == points


def test_teams_that_have_not_played_yet_stand_in_the_table() -> None:
    ahead = Match(id="x", home="c", away="d", group="A")
    assert order(table_of([*results("a 1-0 b"), ahead])) == "a c d b"


@pytest.mark.parametrize("status", [Status.VOID, Status.POSTPONED, Status.CANCELLED, Status.ABANDONED])
def test_what_does_not_count_is_left_out(status: Status) -> None:
    (played,) = results("a 1-0 b")
    assert played.result
    off = replace(played, result=Result(status=status, on_pitch=played.result.score))
    assert [row.played for row in table_of([off]).rows] == [0, 0]


def test_an_awarded_match_counts_as_it_was_awarded() -> None:
    (played,) = results("a 3-0 b")
    assert played.result
    awarded = replace(played, result=replace(played.result, status=Status.AWARDED))
    assert [(row.goals_for, row.points) for row in table_of([awarded]).rows] == [(3, 3), (0, 0)]


def test_a_walkover_is_a_win_without_goals() -> None:
    walkover = Match(
        id="x", home="a", away="b", group="A", result=Result(status=Status.WALKOVER, walkover=Side.AWAY)
    )
    assert [(row.team, row.won, row.goals_for, row.points) for row in table_of([walkover]).rows] == [
        ("b", 1, 0, 3),
        ("a", 0, 0, 0),
    ]


# What is given, taken and carried over


def test_points_are_deducted() -> None:
    beside = Beside(adjustments=(Adjustment(team="a", points=-4, reason="Late accounts"),))
    table = table_of(results("a 1-0 b"), TableRules(), beside)
    assert [(row.team, row.points, row.adjustment) for row in table.rows] == [("b", 0, 0), ("a", -1, -4)]


def test_of_level_points_those_rounded_up_stand_below() -> None:
    carried = {
        "a": Carried(points=20, rounded_up=True, place=1),
        "b": Carried(points=20, rounded_up=False, place=2),
    }
    table = table_of(results("a 1-1 b"), rules(Criterion.ROUNDING), Beside(carried=carried))
    assert (order(table), reasons(table)) == ("b a", ["rounding", None])
    assert [(row.points, row.carried) for row in table.rows] == [(21, 20), (21, 20)]


# What puts one above the other


LEVEL = "a 2-0 c\nb 5-2 c"


@pytest.mark.parametrize(
    ("criterion", "above"),
    [(Criterion.DIFFERENCE, "b a"), (Criterion.GOALS, "b a"), (Criterion.GOAL_AVERAGE, "a b")],
)
def test_goals_tell_level_teams_apart(criterion: Criterion, above: str) -> None:
    table = table_of(results(LEVEL), rules(criterion))
    assert (order(table)[:3], reasons(table)[0]) == (above, criterion)


def test_who_lets_in_no_goal_has_the_best_average_of_all() -> None:
    table = table_of(results("a 1-0 c\nb 9-1 c\na 0-0 d\nb 0-0 d"), rules(Criterion.GOAL_AVERAGE))
    assert order(table)[:3] == "a b"


def test_wins_before_difference() -> None:
    lines = "a 1-0 c\na 0-3 d\na 0-3 e\nb 1-1 f\nb 1-1 g\nb 1-1 h"
    table = table_of(results(lines), rules(Criterion.WINS, Criterion.DIFFERENCE))
    assert [row.team for row in table.rows if row.points == 3 and row.team in "ab"] == ["a", "b"]
    assert next(row for row in table.rows if row.team == "a").above_next_by is Criterion.WINS


def test_head_to_head_looks_at_the_matches_between_level_teams() -> None:
    table = table_of(results("a 1-0 b\nb 9-0 c"), UEFA)
    assert (order(table), reasons(table)) == ("a b c", ["head-to-head-points", "points", None])


def test_the_first_head_to_head_figure_that_differs_is_the_reason() -> None:
    table = table_of(results("a 2-0 b\nb 2-0 c\nc 1-0 a"), UEFA)
    assert order(table) == "a b c"
    assert reasons(table) == ["head-to-head-difference", "head-to-head-difference", None]


IN_A_CIRCLE = "a 1-0 b\nb 2-1 c\nc 2-1 a\na 1-0 d\nb 5-0 d\nc 1-0 d"
"""a, b and c beat each other in turn: c scored most among them, a and b stay level."""


def test_head_to_head_starts_anew_among_those_still_level() -> None:
    table = table_of(results(IN_A_CIRCLE), UEFA)
    assert (order(table), reasons(table)) == (
        "c a b d",
        ["head-to-head-goals", "head-to-head-points", "points", None],
    )


def test_where_it_does_not_start_anew_all_matches_tell() -> None:
    table = table_of(results(IN_A_CIRCLE), replace(UEFA, reapply=None))
    assert (order(table), reasons(table)) == (
        "c b a d",
        ["head-to-head-goals", "difference", "points", None],
    )


def test_away_goals_and_away_wins() -> None:
    table = table_of(results("c 1-2 a\na 0-1 d\nb 2-1 c\nd 1-0 b"), rules(Criterion.AWAY_GOALS))
    assert (order(table), reasons(table)[1]) == ("d a b c", "away-goals")
    table = table_of(results("c 1-2 a\nb 2-1 c"), rules(Criterion.AWAY_WINS))
    assert reasons(table)[0] == "away-wins"


def test_what_the_opponents_did() -> None:
    lines = "a 1-0 c\nb 1-0 d\nd 1-1 e\nc 2-2 e"
    table = table_of(results(f"{lines}\nd 0-0 f"), rules(Criterion.OPPONENTS_POINTS))
    assert (order(table)[:3], reasons(table)[0]) == ("b a", "opponents-points")


def test_points_per_game_rank_who_played_less() -> None:
    lines = "a 1-0 c\na 1-0 d\na 0-0 c\na 0-1 d\nb 1-0 c\nb 0-0 d"
    table = table_of(results(lines), TableRules(order=(Criterion.POINTS_PER_GAME,)))
    assert [(row.team, row.points, row.played) for row in table.rows[:2]] == [("b", 4, 2), ("a", 7, 4)]
    assert reasons(table)[0] == "points-per-game"


def _cards(*kinds: CardKind, side: Side = Side.HOME) -> tuple[Card, ...]:
    return tuple(Card(player="x", kind=kind, side=side) for kind in kinds)


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        ((CardKind.RED,), (CardKind.YELLOW, CardKind.SECOND_YELLOW)),
        ((CardKind.YELLOW, CardKind.SECOND_YELLOW), (CardKind.YELLOW,)),
        ((CardKind.YELLOW, CardKind.RED), (CardKind.RED,)),
    ],
)
def test_fewer_cards_come_first(worse: tuple[CardKind, ...], better: tuple[CardKind, ...]) -> None:
    one, other = results("a 1-0 c\nb 1-0 d")
    matches = [replace(one, cards=_cards(*worse)), replace(other, cards=_cards(*better))]
    table = table_of(matches, rules(Criterion.FAIR_PLAY))
    assert (order(table)[:3], reasons(table)[0]) == ("b a", "fair-play")


def test_cards_tell_nothing_where_those_of_a_match_are_not_known() -> None:
    one, other = results("a 1-0 c\nb 1-0 d")
    table = table_of([replace(one, cards=_cards(CardKind.RED)), other], rules(Criterion.FAIR_PLAY))
    assert reasons(table)[0] == "undecided"


def test_a_play_off_tells_level_teams_apart_and_is_no_match_of_the_table() -> None:
    (decider,) = results("b 2-1 a")
    beside = Beside(deciders=(decider,))
    table = table_of(results("a 1-0 c\nb 1-0 d"), rules(Criterion.PLAY_OFF), beside)
    assert (order(table)[:3], reasons(table)[0]) == ("b a", "play-off")
    assert {row.played for row in table.rows} == {1}


def test_a_shoot_out_after_the_last_match_between_two_level_teams() -> None:
    lines = "a 1-0 c\nb 1-0 c\na 1-1 b pens 3-4"
    table = table_of(results(lines), rules(Criterion.GOALS, Criterion.SHOOT_OUT))
    assert (order(table), reasons(table)[0]) == ("b a c", "shoot-out")


def test_lots_count_where_they_are_stated() -> None:
    level = results("a 1-0 c\nb 1-0 d")
    stated = Beside(statements=(Statement(teams=("b", "a"), by=Criterion.LOTS),))
    assert reasons(table_of(level, rules(Criterion.LOTS)))[0] == "undecided"
    table = table_of(level, rules(Criterion.LOTS), stated)
    assert (order(table)[:3], reasons(table)[0]) == ("b a", "lots")


def test_a_ruling_counts_though_no_rule_names_it() -> None:
    stated = Beside(statements=(Statement(teams=("b", "a"), by=Criterion.RULING),))
    table = table_of(results("a 1-0 c\nb 1-0 d"), rules(), stated)
    assert (order(table)[:3], reasons(table)[0]) == ("b a", "ruling")


def test_where_nothing_else_tells_who_played_on_does() -> None:
    table = table_of(results("a 1-0 c\nb 1-0 d"), rules(), Beside(played_on=frozenset("b")))
    assert (order(table)[:3], reasons(table)[0]) == ("b a", "played-on")


# Across groups


def test_teams_of_one_place_are_ranked_across_groups() -> None:
    tables = [table_of(results(lines)) for lines in ("a 1-0 b", "c 2-1 d", "e 3-0 f")]
    best = best_of_place(tables, 2, TableRules())
    assert (order(best), reasons(best)) == ("d b f", ["goals", "difference", None])
    assert [row.position for row in best.rows] == [1, 2, 3]


def test_a_place_that_no_table_has_is_ranked_as_nothing() -> None:
    tables: Iterable[Table] = [table_of(results("a 1-0 b"))]
    assert best_of_place(tables, 3, TableRules()).rows == ()
