from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.history import History, end_of, end_of_day
from cuprun.football.match import LoserOf, Match, NthWinner, WinnerOf, WinnerOfRound
from cuprun.football.regulations import Regulations, TieRules
from cuprun.football.score import Result, Score, Status

Play = Callable[..., Cup]

SEMI_FINALS = """
quarter-finals 2025-01-07 brugge v leuven 3-0
quarter-finals 2025-01-07 truiden v genk 0-4
quarter-finals 2025-01-08 antwerp v union 1-1 aet 1-1 pens 4-3
quarter-finals 2025-01-08 beerschot v anderlecht 0-1
semi-finals 2025-01-15 brugge v genk 2-1
semi-finals 2025-01-16 anderlecht v antwerp 1-0
semi-finals 2025-02-05 genk v brugge 1-1
semi-finals 2025-02-06 antwerp v anderlecht 2-2
final 2025-05-04 brugge v anderlecht 2-1 neutral
"""


def as_of(cup: Cup, day: str) -> Cup:
    """The cup at the end of a day."""
    return History(cup).as_of(end_of_day(date.fromisoformat(day)))


def sides(cup: Cup, round_: str) -> list[tuple[Any, ...]]:
    return [tie.sides for tie in cup.ties if tie.round == round_]


def test_on_the_evening_of_one_semi_final_the_other_is_still_open(play: Play) -> None:
    cup = as_of(play(SEMI_FINALS), "2025-02-05")
    assert sides(cup, "final") == [("brugge", WinnerOf("semi-finals-anderlecht-antwerp"))]
    (final,) = cup.tie("final").matches
    assert (final.date, final.result) == (date(2025, 5, 4), None)
    assert cup.winner is None


def test_a_second_leg_to_come_is_a_fixture(play: Play) -> None:
    cup = as_of(play(SEMI_FINALS), "2025-01-20")
    first, second = cup.tie("semi-finals-brugge-genk").matches
    assert (first.final, second.result, second.leg) == ((2, 1), None, 2)
    assert sides(cup, "final") == [
        (WinnerOf("semi-finals-brugge-genk"), WinnerOf("semi-finals-anderlecht-antwerp"))
    ]


def test_the_draw_comes_when_the_round_before_is_decided(play: Play) -> None:
    cup = play(SEMI_FINALS)
    before = as_of(cup, "2025-01-07")
    assert sides(before, "semi-finals") == [(WinnerOfRound("quarter-finals"),) * 2] * 2
    assert "genk" in sides(as_of(cup, "2025-01-08"), "semi-finals")[0]


def test_a_draw_is_known_once_a_match_of_its_round_begins(play: Play) -> None:
    cup = play(
        """
        round-1 2024-09-01 a v b 1-0
        round-1 2024-09-20 c v d 1-0
        round-2 2024-09-15 a v e 2-0
        round-2 2024-09-25 c v f 0-2
        """
    )
    assert sides(as_of(cup, "2024-09-14"), "round-2") == []
    assert sides(as_of(cup, "2024-09-15"), "round-2") == [("a", "e"), (WinnerOf("round-1-c-d"), "f")]


def test_pairs_laid_down_beforehand_are_known_before_their_teams(play: Play) -> None:
    draw = {
        "semi-finals": tuple(
            (NthWinner("quarter-finals", n), NthWinner("quarter-finals", n + 1)) for n in (1, 3)
        )
    }
    cup = play(
        """
        quarter-finals 2025-01-07 a v b 1-0
        quarter-finals 2025-01-07 c v d 1-0
        quarter-finals 2025-01-08 e v f 1-0
        quarter-finals 2025-01-08 g v h 1-0
        semi-finals 2025-02-05 c v a 1-0
        semi-finals 2025-02-06 e v g 1-0
        """,
        Regulations(draw=draw),
    )  # fmt: skip
    then = as_of(cup, "2025-01-07")
    assert sides(then, "semi-finals") == [
        ("c", "a"),
        (WinnerOf("quarter-finals-e-f"), WinnerOf("quarter-finals-g-h")),
    ]
    assert [len(tie.matches) for tie in then.ties if tie.round == "semi-finals"] == [1, 1]


def test_nobody_knows_of_a_replay_before_the_first_match_is_drawn(play: Play) -> None:
    cup = play("round-3 2024-01-05 a v b 1-1\nround-3 2024-01-16 b v a 0-2 replay=1")
    assert [m.date for m in as_of(cup, "2024-01-04").matches] == [date(2024, 1, 5)]
    after = as_of(cup, "2024-01-05").tie("round-3-a-b")
    assert [(m.final, m.replay) for m in after.matches] == [((1, 1), None), (None, 1)]
    assert after.outcome is None


WORLD_CUP = """
        semi-finals 2022-12-13 argentina v croatia 3-0
        semi-finals 2022-12-14 france v morocco 2-0
        third-place 2022-12-17 croatia v morocco 2-1
        final 2022-12-18 argentina v france 3-3 aet 2-2 pens 4-2
        """


def test_the_match_for_third_place_waits_for_losers(play: Play) -> None:
    cup = play(WORLD_CUP)
    first_evening = as_of(cup, "2022-12-13")
    assert sides(first_evening, "third-place") == [
        ("croatia", LoserOf(WinnerOf("semi-finals-france-morocco")))
    ]
    assert sides(as_of(cup, "2022-12-01"), "third-place") == [
        (
            LoserOf(WinnerOf("semi-finals-argentina-croatia")),
            LoserOf(WinnerOf("semi-finals-france-morocco")),
        )
    ]
    assert sides(first_evening, "final") == [("argentina", WinnerOf("semi-finals-france-morocco"))]
    assert sides(as_of(cup, "2022-12-14"), "third-place") == [("croatia", "morocco")]


def test_a_winner_told_from_who_played_next_is_told_when_they_play(play: Play) -> None:
    cup = play("round-1 1930-10-01 a v b 1-1\nround-2 1930-11-01 a v c 1-0")
    assert as_of(cup, "1930-10-31").tie("round-1-a-b").outcome is None
    told = as_of(cup, "1930-11-01").tie("round-1-a-b").outcome
    assert told is not None
    assert told.inferred


def test_knock_out_ties_are_not_known_before_the_groups_end(play: Play) -> None:
    cup = play("- 2018-06-14 a v b 1-0\n- 2018-06-20 b v a 1-0\nfinal 2018-07-15 a v b 1-0")
    before = as_of(cup, "2018-06-14")
    assert before.ties == ()
    assert [match.result is None for match in before.matches] == [False, True]
    assert sides(as_of(cup, "2018-06-20"), "final") == [("a", "b")]


def test_a_bye_is_known_from_the_draw_on(play: Play) -> None:
    cup = play("round-1 2024-09-01 a v b 1-0")
    bye = Match(id="c", home="c", away=None, round="round-1", result=Result(status=Status.BYE))
    cup = build_cup([*cup.matches, bye])
    assert as_of(cup, "2024-08-01").tie("round-1-c").winner == "c"


def test_a_match_stands_on_its_first_day_until_it_is_put_off(play: Play) -> None:
    (match,) = play("round-1 2025-01-22 a v b 1-0").matches
    match = replace(match, was=(date(2025, 1, 8), date(2025, 1, 15)), kickoff=time(20, 45))
    cup = build_cup([match])
    days = ("2025-01-02", "2025-01-08", "2025-01-09", "2025-01-16")
    set_for = [as_of(cup, day).matches[0] for day in days]
    assert [fixture.date and fixture.date.day for fixture in set_for] == [8, 8, 15, 22]
    assert [fixture.kickoff for fixture in set_for] == [None, None, None, time(20, 45)]


@pytest.mark.parametrize(
    ("kickoff", "score", "end"),
    [
        (time(20, 45), Score(full_time=(1, 1)), datetime(2025, 2, 5, 22, 30)),
        (time(20, 45), Score(full_time=(1, 1), extra_time=(2, 1)), datetime(2025, 2, 5, 23, 15)),
        (
            time(20, 45),
            Score(full_time=(1, 1), extra_time=(1, 1), penalties=(4, 3)),
            datetime(2025, 2, 5, 23, 30),
        ),
        (time(20, 45), Score(full_time=(1, 1), penalties=(4, 3)), datetime(2025, 2, 5, 22, 45)),
        (None, Score(full_time=(1, 1)), datetime.combine(date(2025, 2, 5), time.max)),
    ],
    ids=["ninety minutes", "extra time", "shoot-out", "shoot-out after ninety minutes", "only the day known"],
)
def test_a_match_counts_from_its_end_on(kickoff: time | None, score: Score, end: datetime) -> None:
    match = Match(
        id="",
        home="genk",
        away="brugge",
        date=date(2025, 2, 5),
        kickoff=kickoff,
        result=Result(status=Status.PLAYED, score=score),
    )
    assert end_of(match) == end


# Whatever the results

GOALS = st.tuples(st.integers(0, 2), st.integers(0, 2))


@st.composite
def cups(draw: st.DrawFn) -> Cup:
    """A cup of eight in one or two legs a round; some level matches end without a shoot-out on record."""
    entered = [(team, date(2024, 9, 1)) for team in "abcdefgh"]
    matches: list[Match] = []
    by_round = {}
    for round_ in ("quarter-finals", "semi-finals", "final"):
        by_round[round_] = TieRules(legs=draw(st.sampled_from([1, 2])))
        through = []
        for one, other in zip(entered[::2], entered[1::2], strict=True):
            played = draw(ties(round_, by_round[round_].legs or 1, one, other))
            cup = build_cup(played, Regulations(by_round=by_round))
            winner = cup.ties[0].winner or one[0]
            through.append((winner, played[-1].date or one[1]))
            matches += played
        entered = through
    return build_cup(matches, Regulations(by_round=by_round))


@st.composite
def ties(
    draw: st.DrawFn, round_: str, legs: int, one: tuple[str, date], other: tuple[str, date]
) -> list[Match]:
    """The matches of a tie, each some days after both sides' last ones."""
    day = max(one[1], other[1])
    matches = []
    for leg in range(1, legs + 1):
        day += timedelta(days=draw(st.integers(1, 9)))
        home, away = (one[0], other[0]) if leg == 1 else (other[0], one[0])
        penalties = draw(st.sampled_from([(4, 3), (3, 5), None])) if leg == legs else None
        score = Score(full_time=draw(GOALS), penalties=penalties)
        matches.append(
            Match(
                id=f"{round_} {home} v {away}",
                home=home,
                away=away,
                date=day,
                round=round_,
                leg=leg if legs == 2 else None,
                result=Result(status=Status.PLAYED, score=score),
            )
        )
    return matches


def facts(cup: Cup) -> set[tuple[str, ...]]:
    """What a cup tells: each match and its result, and who went through."""
    known: set[tuple[str, ...]] = {("fixture", match.id) for match in cup.matches}
    known |= {("result", match.id, str(match.result)) for match in cup.matches if match.result}
    for tie in cup.ties:
        if tie.outcome:
            known |= {("through", tie.round, team) for team in tie.outcome.advanced}
        known |= {("plays", tie.round, team) for team in tie.teams}
    return known


@given(cups())
def test_a_later_moment_never_loses_a_fact(cup: Cup) -> None:
    history = History(cup)
    days = sorted({match.date for match in cup.matches if match.date})
    states = [facts(history.as_of(end_of_day(day))) for day in days]
    for earlier, later in pairwise([*states, facts(cup)]):
        assert earlier <= later


@given(cups())
def test_nothing_is_told_before_it_happened(cup: Cup) -> None:
    history = History(cup)
    for day in sorted({match.date for match in cup.matches if match.date}):
        then = history.as_of(end_of_day(day))
        assert {m.id for m in then.matches if m.result} == {
            m.id for m in cup.matches if m.date and m.date <= day
        }


@given(cups())
def test_the_cup_is_put_together_alike_out_of_what_history_keeps(cup: Cup) -> None:
    assert build_cup(cup.matches, cup.regulations) == cup


@given(cups())
def test_a_state_is_what_its_own_matches_make(cup: Cup) -> None:
    history = History(cup)
    for day in sorted({match.date for match in cup.matches if match.date}):
        then = history.as_of(end_of_day(day))
        assert build_cup(then.matches, then.regulations) == then


@given(cups())
def test_a_tie_that_is_as_today_stands_like_that_and_leads_nowhere(cup: Cup) -> None:
    history = History(cup)
    for day in sorted({match.date for match in cup.matches if match.date}):
        moment = end_of_day(day)
        for tie in cup.ties:
            if history.is_as_today(tie, moment):
                then = history.as_of(moment)
                assert then.tie(tie.id) == tie
                assert then.next_tie(tie) is None


def test_a_tie_is_as_today_once_it_is_over_until_the_next_round_is_drawn(play: Play) -> None:
    history = History(cup := play(SEMI_FINALS))
    tie = cup.tie("quarter-finals-brugge-leuven")
    days = ("2025-01-06", "2025-01-07", "2025-01-08")
    assert [history.is_as_today(tie, end_of_day(date.fromisoformat(day))) for day in days] == [
        False,
        True,
        False,
    ]


def test_a_tie_whose_winner_is_told_by_the_next_round_is_not_as_today(play: Play) -> None:
    cup = play(
        "semi-finals 2025-01-07 a v b 1-1\nsemi-finals 2025-01-08 c v d 1-0\nfinal 2025-02-05 a v c 1-0"
    )
    history = History(cup)
    assert not history.is_as_today(cup.ties[0], end_of_day(date(2025, 1, 7)))


@given(cups(), st.randoms(use_true_random=False))
def test_what_was_asked_before_makes_no_difference(cup: Cup, random: Random) -> None:
    """A history keeps ties and fixtures from one state to the next."""
    days = sorted({match.date for match in cup.matches if match.date})
    history = History(cup)
    for day in random.sample(days, len(days)):
        assert history.as_of(end_of_day(day)) == History(cup).as_of(end_of_day(day))
