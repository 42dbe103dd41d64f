"""Places of groups in the bracket: known when the group is finished, words before that."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.history import History
from cuprun.football.match import LoserOf, Match, NthWinner, PlaceAmong, PlaceInGroup, Slot, WinnerOf
from cuprun.football.regulations import Regulations
from cuprun.football.score import Result, Score, Status
from cuprun.football.table_rules import Criterion, TableRules

A = "A 01 a 2-0 b\nA 02 a 1-0 c\nA 03 b 1-0 c\n"
B = "B 01 d 2-0 e\nB 02 d 1-0 f\nB 03 e 1-0 f\n"
SEMI_FINALS = (
    (PlaceInGroup("A", 1), PlaceInGroup("B", 2)),
    (PlaceInGroup("B", 1), PlaceInGroup("A", 2)),
)
LAID_DOWN = Regulations(draw={"semi-finals": SEMI_FINALS})


def season(lines: str, regulations: Regulations = LAID_DOWN) -> Cup:
    return build_cup([_match(line) for line in lines.split("\n") if line], regulations)


def _match(line: str) -> Match:
    place, day, home, score, away = line.split()
    round_ = place.strip("()") if place.startswith("(") else None
    goals = None if score == "-" else (int(score[0]), int(score[-1]))
    return Match(
        id=line,
        home=_slot(home),
        away=_slot(away),
        date=date(2024, 1, int(day)),
        round=round_,
        group=None if round_ else place,
        result=Result(status=Status.PLAYED, score=Score(full_time=goals)) if goals else None,
    )


def _slot(word: str) -> Slot:
    return PlaceInGroup(word[0], int(word[1])) if len(word) == 2 else word


def pairs(cup: Cup, round_: str = "semi-finals") -> list[tuple[Slot, ...]]:
    return [tie.sides for tie in cup.ties if tie.round == round_]


def test_places_become_teams_when_their_groups_are_finished() -> None:
    assert pairs(season(A + B)) == [("a", "e"), ("d", "b")]


def test_until_then_they_wait() -> None:
    open_ = season(A + B.replace("e 1-0 f", "e - f"))
    assert pairs(open_) == [("a", PlaceInGroup("B", 2)), (PlaceInGroup("B", 1), "b")]


def test_a_bracket_is_there_before_any_match() -> None:
    cup = season((A + B).replace("2-0", "-").replace("1-0", "-"))
    assert pairs(cup) == list(SEMI_FINALS)
    assert [round_.id for round_ in cup.rounds] == ["semi-finals", "final"]


def test_what_is_laid_down_for_groups_that_are_not_there_is_left_out() -> None:
    assert season("(final) 09 x 1-0 y").rounds[0].id == "final"
    assert pairs(season("F 01 x 1-0 y\n(final) 09 x 1-0 y")) == []


def test_of_several_groups_one_is_enough_to_begin_with() -> None:
    assert pairs(season(A)) == [("a", PlaceInGroup("B", 2)), (PlaceInGroup("B", 1), "b")]


def test_a_fixture_may_name_places() -> None:
    cup = season(A + B + "(semi-finals) 10 A1 - B2", Regulations())
    assert pairs(cup) == [("a", "e")]


def test_a_fixture_of_places_gives_way_to_the_match_itself() -> None:
    cup = season(A + B + "(semi-finals) 10 A1 - B2\n(semi-finals) 10 a 1-0 e", Regulations())
    (tie,) = next(r for r in cup.rounds if r.id == "semi-finals").ties
    assert [match.result is not None for match in tie.matches] == [True]


def test_matches_that_were_played_stand_in_the_bracket_s_order() -> None:
    cup = season(A + B + "(semi-finals) 10 b 1-0 d\n(semi-finals) 11 a 1-0 e")
    assert [set(sides) for sides in pairs(cup)] == [{"a", "e"}, {"b", "d"}]


def test_where_others_played_than_the_places_say_the_matches_count() -> None:
    cup = season(A + B + "(semi-finals) 10 a 1-0 d\n(semi-finals) 11 b 1-0 e")
    assert [set(sides) for sides in pairs(cup)] == [{"a", "d"}, {"b", "e"}]


THIRDS = Regulations(draw={"semi-finals": ((PlaceInGroup("A", 1), PlaceAmong(("A", "B"), 3)),)})


def test_one_of_several_thirds_is_known_when_the_match_is() -> None:
    assert pairs(season(A + B, THIRDS))[0] == ("a", PlaceAmong(("A", "B"), 3))
    cup = season(A + B + "(semi-finals) 10 f - a", THIRDS)
    assert set(pairs(cup)[0]) == {"a", "f"}


def test_a_loser_plays_for_third_place() -> None:
    draw = {"third-place": ((LoserOf(NthWinner("semi-finals", 1)), LoserOf(NthWinner("semi-finals", 2))),)}
    cup = season("(semi-finals) 01 a 1-0 b\n(semi-finals) 02 c - d", Regulations(draw=draw))
    assert pairs(cup, "third-place") == [("b", LoserOf(WinnerOf("semi-finals-c-d")))]


def test_a_second_stage_may_be_made_of_places() -> None:
    cup = season(A + B + "F 10 A1 1-0 B1\nF 11 A1 1-0 B2\nF 12 B1 1-0 B2", Regulations())
    (final_group,) = [group for group in cup.groups if group.name == "F"]
    assert (final_group.stage, [row.team for row in final_group.table.rows]) == (1, ["a", "d", "e"])


# What the opponents tell


LEVEL = "A 01 a 2-0 c\nA 02 b 2-0 c\nA 03 a 1-1 b\n"


def test_the_opponents_tell_the_order_of_teams_that_nothing_else_tells_apart() -> None:
    cup = season(LEVEL + B + "(semi-finals) 10 b 1-0 e\n(semi-finals) 11 d 1-0 a")
    rows = cup.groups[0].table.rows
    assert [row.team for row in rows] == ["b", "a", "c"]
    assert rows[0].above_next_by is Criterion.PLACE_PLAYED


def test_without_them_the_order_says_that_it_says_nothing() -> None:
    assert season(LEVEL + B).groups[0].table.rows[0].above_next_by is Criterion.UNDECIDED


# As it stood


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (2, (PlaceInGroup("A", 1), PlaceInGroup("B", 2))),
        (4, ("a", "e")),
    ],
)
def test_before_a_group_ended_its_places_are_not_known(day: int, first: tuple[Slot, Slot]) -> None:
    cup = season(A + B + "(semi-finals) 10 a 1-0 e\n(semi-finals) 11 d 1-0 b\n(final) 15 a - d")
    assert pairs(History(cup).as_of(datetime(2024, 1, day, 12)))[0] == first


def test_one_finished_group_tells_its_own_places_only() -> None:
    later = B.replace("B 0", "B 2")
    cup = season(A + later + "(semi-finals) 27 a 1-0 e\n(semi-finals) 28 d 1-0 b", LAID_DOWN)
    then = pairs(History(cup).as_of(datetime(2024, 1, 10, 12)))
    assert then == [("a", PlaceInGroup("B", 2)), (PlaceInGroup("B", 1), "b")]


def test_rules_of_places_count_when_all_have_played_their_number() -> None:
    phase = "League 01 a 2-0 b\nLeague 01 c 1-0 d"
    rules = Regulations(
        tables=TableRules(each=1),
        draw={"final": ((PlaceInGroup("League", 1), PlaceInGroup("", 2)),)},
    )
    assert pairs(season(phase, rules), "final") == [("a", "c")]


def test_what_follows_from_a_round_that_is_left_out_is_left_out_too() -> None:
    draw: dict[str, tuple[tuple[Slot, Slot], ...]] = {
        "semi-finals": SEMI_FINALS,
        "final": ((NthWinner("semi-finals", 1), NthWinner("semi-finals", 2)),),
    }
    cup = season("F 01 x 1-0 y\n(semi-finals) 09 x 1-0 y\n(semi-finals) 09 v 1-0 w", Regulations(draw=draw))
    assert cup.regulations.draw == {}
    assert list(season(A + B, Regulations(draw=draw)).regulations.draw) == ["semi-finals", "final"]
