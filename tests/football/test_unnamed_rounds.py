from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from cuprun.football.match import Match
from cuprun.football.score import Result, Score, Status
from cuprun.football.unnamed_rounds import name_rounds


def _match(day: int, home: str, away: str, home_goals: int, away_goals: int) -> Match:
    return Match(
        id=f"{day}-{home}-{away}",
        home=home,
        away=away,
        date=date(2025, 1, day),
        result=Result(status=Status.PLAYED, score=Score(full_time=(home_goals, away_goals))),
    )


def _rounds(*matches: Match) -> list[str | None]:
    return [match.round for match in name_rounds(matches)]


def test_rounds_that_close_on_one_tie_get_their_names() -> None:
    semi_1, semi_2 = _match(1, "a", "b", 1, 0), _match(1, "c", "d", 0, 1)
    assert _rounds(semi_1, semi_2, _match(8, "a", "d", 2, 1)) == ["semi-finals", "semi-finals", "final"]


def test_two_legs_stay_one_round() -> None:
    legs = (_match(1, "a", "b", 1, 0), _match(8, "b", "a", 1, 1))
    assert _rounds(*legs, _match(2, "c", "d", 0, 1), _match(15, "a", "d", 2, 1)) == [
        "semi-finals",
        "semi-finals",
        "semi-finals",
        "final",
    ]


def test_rounds_still_open_are_numbered() -> None:
    assert _rounds(_match(1, "a", "b", 1, 0), _match(1, "c", "d", 0, 1)) == ["round-1", "round-1"]


def test_a_match_between_the_beaten_is_for_third_place() -> None:
    semi_finals = (_match(1, "a", "b", 1, 0), _match(1, "c", "d", 0, 1))
    assert _rounds(*semi_finals, _match(7, "b", "c", 1, 0), _match(8, "a", "d", 2, 1)) == [
        "semi-finals",
        "semi-finals",
        "third-place",
        "final",
    ]


def test_where_a_beaten_team_plays_on_it_is_a_league() -> None:
    league = (_match(1, "a", "b", 1, 0), _match(1, "c", "d", 0, 1), _match(8, "b", "c", 1, 0))
    assert _rounds(*league, _match(8, "a", "d", 2, 1), _match(15, "b", "d", 0, 0)) == [None] * 5


def test_a_round_in_which_everyone_meets_several_others_is_a_table() -> None:
    pairs = ["ab", "cd", "ac", "bd", "ad", "bc"]
    listed = [
        replace(_match(day, pair[0], pair[1], 1, 0), round="final-round")
        for day, pair in enumerate(pairs, start=1)
    ]
    assert {(match.round, match.group) for match in name_rounds(listed)} == {(None, "Final round")}
    assert {match.group for match in name_rounds(listed[:4])} == {"Final round"}


def test_a_round_with_one_team_twice_is_left_a_round() -> None:
    listed = [
        replace(_match(day, pair[0], pair[1], 1, 0), round="round-1")
        for day, pair in enumerate(["ab", "cd", "ac"], 1)
    ]
    assert {match.round for match in name_rounds(listed)} == {"round-1"}
