"""Groups of a season: stages, who goes on, what is carried over, when a table is final."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.group import Group
from cuprun.football.match import Match
from cuprun.football.regulations import NO_REGULATIONS, Regulations
from cuprun.football.score import Result, Score, Status
from cuprun.football.table_rules import Adjustment, Carry, Criterion, TableRules

GROUP_A = """
A 01 a 1-0 b
A 01 c 0-0 d
A 02 a 1-0 c
A 02 b 1-0 d
A 03 a 1-0 d
A 03 b 1-0 c
"""


def season(lines: str, regulations: Regulations = NO_REGULATIONS) -> Cup:
    """``A 01 a 1-0 b``: group, day of January, sides and score (``-`` = to be played); rounds in brackets."""
    return build_cup([_match(line) for line in lines.split("\n") if line], regulations)


def _match(line: str) -> Match:
    place, day, home, score, away = line.split()
    round_ = place.strip("()") if place.startswith("(") else None
    goals = tuple(int(part) for part in score.split("-")) if score != "-" else None
    return Match(
        id=line,
        home=home,
        away=away,
        date=date(2024, 1, int(day)),
        round=round_,
        group=None if round_ else place,
        result=Result(status=Status.PLAYED, score=Score(full_time=(goals[0], goals[1]))) if goals else None,
    )


def group(cup: Cup, name: str) -> Group:
    return next(group for group in cup.groups if group.name == name)


def advanced(cup: Cup, name: str) -> dict[str, bool | None]:
    return {row.team: row.advanced for row in group(cup, name).table.rows}


def only(rules: TableRules) -> Regulations:
    return Regulations(tables=rules)


# When a table is final


@pytest.mark.parametrize("missing", [1, 3, 5])
def test_a_group_is_finished_when_every_pair_has_met(missing: int) -> None:
    lines = GROUP_A.strip().splitlines()
    assert group(season(GROUP_A), "A").finished
    assert not group(season("\n".join(lines[:-missing])), "A").finished


def test_a_match_to_be_played_keeps_a_group_open() -> None:
    assert not group(season(GROUP_A.replace("A 03 b 1-0 c", "A 03 b - c")), "A").finished


def test_where_pairs_meet_twice_they_must() -> None:
    twice = TableRules(meetings=2)
    assert not group(season(GROUP_A, only(twice)), "A").finished
    returns = "\n".join(f"A 09 {line.split()[4]} 0-0 {line.split()[2]}" for line in GROUP_A.split("\n")[1:-1])
    assert group(season(GROUP_A + returns, only(twice)), "A").finished


def test_where_pairs_of_another_group_meet_twice_so_do_these() -> None:
    assert not group(season(GROUP_A + "B 01 e 1-0 f\nB 02 f 1-0 e"), "A").finished


def test_a_league_phase_is_finished_when_all_have_played_their_number() -> None:
    lines = "League 01 a 1-0 b\nLeague 01 c 1-0 d"
    assert group(season(lines, only(TableRules(each=1))), "League").finished
    assert not group(season(lines, only(TableRules(each=2))), "League").finished


# Who goes on


def test_who_plays_in_a_later_round_went_on() -> None:
    cup = season(GROUP_A + "(final) 10 a - b")
    assert advanced(cup, "A") == {"a": True, "b": True, "c": False, "d": False}


def test_nobody_went_on_by_having_played_before() -> None:
    cup = season("(qualifying-round-1) 01 a 1-0 z\n" + GROUP_A.replace("A 0", "A 1"))
    assert set(advanced(cup, "A").values()) == {None}


def test_before_the_next_round_is_known_the_places_tell() -> None:
    two = only(TableRules(advance=2))
    assert advanced(season(GROUP_A, two), "A") == {"a": True, "b": True, "c": False, "d": False}
    open_ = season(GROUP_A.replace("A 03 b 1-0 c", "A 03 b - c"), two)
    assert set(advanced(open_, "A").values()) == {None}


def test_a_team_that_its_place_does_not_send_on_may_still_have_gone() -> None:
    cup = season(GROUP_A + "(final) 10 a - c", only(TableRules(advance=2)))
    assert advanced(cup, "A") == {"a": True, "b": False, "c": True, "d": False}


def test_while_the_next_round_is_half_known_places_tell_of_the_others() -> None:
    half = GROUP_A + "(semi-finals) 10 a - x"
    assert advanced(season(half), "A") == {"a": True, "b": None, "c": None, "d": None}
    assert advanced(season(half, only(TableRules(advance=2))), "A")["b"] is True


def test_in_a_league_without_a_cup_nobody_goes_out() -> None:
    cup = season(GROUP_A + "(european-play-off) 10 b - z")
    assert advanced(cup, "A") == {"a": None, "b": True, "c": None, "d": None}


def test_the_best_third_placed_teams_go_on_once_all_groups_are_finished() -> None:
    other = "B 01 e 2-0 g\nB 01 f 2-0 h\nB 02 e 2-0 f\nB 02 g 0-0 h\nB 03 e 1-0 h\nB 03 f 2-0 g"
    thirds = only(TableRules(advance=2, best=1))
    cup = season(GROUP_A + other, thirds)
    assert (advanced(cup, "A")["c"], advanced(cup, "B")["h"]) == (True, False)
    unfinished = season(GROUP_A + other.replace("2-0 g", "- g"), thirds)
    assert (advanced(unfinished, "A")["a"], advanced(unfinished, "A")["c"]) == (True, None)


# Stages


SECOND_STAGE = GROUP_A + "F 10 a 1-0 b\nF 11 e 0-0 a\nF 12 b 0-0 e"


def test_a_group_with_teams_of_an_earlier_one_is_of_a_later_stage() -> None:
    cup = season(SECOND_STAGE)
    assert [(group.name, group.stage) for group in cup.groups] == [("A", 0), ("F", 1)]
    assert advanced(cup, "A") == {"a": True, "b": True, "c": False, "d": False}
    assert set(advanced(cup, "F").values()) == {None}


def test_a_group_that_begins_after_another_is_of_the_same_stage_if_no_team_is_in_both() -> None:
    cup = season(GROUP_A + "B 10 e 1-0 f")
    assert [group.stage for group in cup.groups] == [0, 0]


def test_groups_stand_by_stage_then_by_name() -> None:
    cup = season("10 01 a 1-0 b\n2 02 c 1-0 d\n1 03 e 1-0 f\nA 09 a 1-0 c")
    assert [group.name for group in cup.groups] == ["1", "2", "10", "A"]


# What is carried over


@pytest.mark.parametrize(
    ("share", "points", "carried"),
    [("all", [12, 6], [9, 6]), ("half", [8, 3], [5, 3]), ("half-down", [7, 3], [4, 3])],
)
def test_points_are_carried_over(share: str, points: list[int], carried: list[int]) -> None:
    rules = Regulations(tables_by_group={"f": TableRules(carry=Carry(source="A", share=share))})
    rows = group(season(GROUP_A + "F 10 a 1-0 b", rules), "F").table.rows
    assert [row.points for row in rows] == points
    assert [row.carried for row in rows] == carried
    assert [row.played for row in rows] == [1, 1]


def test_without_a_name_the_last_table_of_the_teams_is_carried_from() -> None:
    rules = Regulations(tables_by_group={"f": TableRules(carry=Carry(source="", share="half"))})
    assert group(season(GROUP_A + "F 10 a 1-0 b", rules), "F").table.rows[0].carried == 5


def test_matches_of_the_earlier_table_may_go_on_counting() -> None:
    rules = Regulations(tables_by_group={"f": TableRules(carry=Carry(source="A", share="matches"))})
    rows = group(season(GROUP_A + "F 10 b 1-0 a", rules), "F").table.rows
    assert [(row.team, row.played, row.points) for row in rows] == [("a", 2, 3), ("b", 2, 3)]


# Play-offs and rulings


PLAY_OFF = TableRules(order=(Criterion.POINTS, Criterion.PLAY_OFF), each=1)
LEVEL = "A 01 a 1-0 b\nA 01 c 3-0 d\n"


def test_a_play_off_of_level_teams_is_no_match_of_the_table() -> None:
    cup = season(LEVEL + "(group-a-play-off) 05 c 1-2 a\n(final) 09 a - z", only(PLAY_OFF))
    rows = group(cup, "A").table.rows
    assert [(row.team, row.played) for row in rows[:2]] == [("a", 1), ("c", 1)]
    assert rows[0].above_next_by is Criterion.PLAY_OFF
    assert (rows[0].advanced, rows[1].advanced) == (True, False)


def test_play_offs_of_a_knock_out_decide_nothing_in_the_table_before() -> None:
    cup = season(LEVEL + "(play-off) 05 b 1-0 d\n(final) 09 a - b", only(TableRules(each=1)))
    assert group(cup, "A").table.rows[0].team == "c"
    assert advanced(cup, "A") == {"a": True, "b": True, "c": False, "d": True}


def test_points_are_deducted_in_the_group_that_is_named() -> None:
    ruled = (Adjustment(team="a", points=-4, group="F"),)
    cup = season(GROUP_A + "F 10 a 1-0 b", Regulations(adjustments=ruled))
    assert (group(cup, "A").table.rows[0].points, group(cup, "F").table.rows[0].points) == (9, 0)


# Who has won


def _league(**rules: object) -> Cup:
    lines = [(1, "a", "b", "1-0"), (2, "b", "c", "1-0"), (3, "a", "c", "1-0")]
    matches = [
        replace(_match(f"x 0{day} {home} {score} {away}"), group=None) for day, home, away, score in lines
    ]
    return build_cup(matches, Regulations(tables=TableRules(**rules)))  # type: ignore[arg-type]


def test_a_league_is_won_by_who_is_first_when_it_is_over() -> None:
    assert _league(meetings=1).winner == "a"
    assert _league(meetings=2).winner is None


def test_a_table_that_leads_on_decides_nothing() -> None:
    assert _league(meetings=1, advance=2).winner is None
    assert _league(meetings=1, title=False).winner is None


def test_nobody_has_won_a_league_whose_length_is_not_known() -> None:
    assert _league().winner is None


def test_a_final_group_decides_the_title_where_the_rules_say_so() -> None:
    rules = Regulations(tables_by_group={"f": TableRules(title=True)})
    assert season(SECOND_STAGE, rules).winner == "a"
    assert season(SECOND_STAGE).winner is None


def test_a_final_comes_before_any_table() -> None:
    rules = Regulations(tables=TableRules(title=True))
    assert season(GROUP_A + "(final) 10 a 0-1 b", rules).winner == "b"
