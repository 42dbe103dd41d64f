from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

from cuprun.football.cup import Cup
from cuprun.football.match import NthWinner, WinnerOf, WinnerOfRound
from cuprun.football.regulations import Regulations
from cuprun.football.tie import DecidedBy

Play = Callable[..., Cup]

SEMI_FINALS = """
semi-finals 2025-01-15 brugge v genk 2-1
semi-finals 2025-01-16 anderlecht v antwerp 1-0
semi-finals 2025-02-05 genk v brugge 1-1
"""
SECOND_LEG = "semi-finals 2025-02-06 antwerp v anderlecht 2-2\n"
FINAL = "final 2025-05-04 brugge v anderlecht 2-1\n"


def test_an_open_semi_final_leaves_its_side_of_the_final_to_its_winner(play: Play) -> None:
    cup = play(SEMI_FINALS)
    assert cup.tie("final").sides == ("brugge", WinnerOf("semi-finals-anderlecht-antwerp"))
    assert cup.winner is None


def test_the_last_semi_final_fills_the_final(play: Play) -> None:
    assert play(SEMI_FINALS + SECOND_LEG).tie("final").sides == ("brugge", "anderlecht")


def test_the_final_names_the_winner_of_the_cup(play: Play) -> None:
    cup = play(SEMI_FINALS + SECOND_LEG + FINAL)
    assert cup.winner == "brugge"
    assert cup.tie("final").sources == ("semi-finals-brugge-genk", "semi-finals-anderlecht-antwerp")


def test_the_order_of_the_matches_changes_nothing(play: Play) -> None:
    lines = (SEMI_FINALS + SECOND_LEG).strip().splitlines()
    cups = [play("\n".join(order)) for order in permutations(lines)]
    assert all(cup == cups[0] for cup in cups)


def test_the_draw_of_the_final_says_who_is_at_home(play: Play) -> None:
    draw = {"final": ((NthWinner("semi-finals", 2), NthWinner("semi-finals", 1)),)}
    cup = play(SEMI_FINALS, Regulations(draw=draw))
    assert cup.tie("final").sides == (WinnerOf("semi-finals-anderlecht-antwerp"), "brugge")


def test_a_fixture_may_speak_of_the_winner_between_two_teams(play: Play) -> None:
    fixture = "final 2025-05-04 brugge v between:antwerp/anderlecht\n"
    assert play(SEMI_FINALS + fixture).tie("final").sides[1] == WinnerOf("semi-finals-anderlecht-antwerp")
    assert play(SEMI_FINALS + SECOND_LEG + fixture).tie("final").sides[1] == "anderlecht"


def test_who_plays_on_tells_the_winner_where_the_scores_are_silent(play: Play) -> None:
    outcome = play(SEMI_FINALS + FINAL).tie("semi-finals-anderlecht-antwerp").outcome
    assert outcome is not None
    assert (outcome.winner, outcome.decided_by, outcome.inferred) == (
        "anderlecht",
        DecidedBy.UNRECORDED,
        True,
    )


def test_before_the_draw_nobody_knows_who_meets_whom(play: Play) -> None:
    cup = play(
        """
        quarter-finals 2025-01-07 a v b 1-0
        quarter-finals 2025-01-07 c v d
        quarter-finals 2025-01-08 e v f 2-0
        quarter-finals 2025-01-08 g v h
        """
    )
    undrawn = WinnerOfRound("quarter-finals")
    assert [round_.id for round_ in cup.rounds] == ["quarter-finals", "semi-finals", "final"]
    assert [tie.sides for tie in cup.rounds[1].ties] == [(undrawn, undrawn)] * 2
    assert [tie.id for tie in cup.rounds[1].ties] == ["semi-finals-1", "semi-finals-2"]
    assert cup.tie("final").sides == (WinnerOf("semi-finals-1"), WinnerOf("semi-finals-2"))


def test_one_drawn_semi_final_leaves_the_other_to_those_who_remain(play: Play) -> None:
    cup = play(
        """
        quarter-finals 2025-01-07 a v b 1-0
        quarter-finals 2025-01-07 c v d
        quarter-finals 2025-01-08 e v f 2-0
        quarter-finals 2025-01-08 g v h
        semi-finals 2025-02-01 a v e
        """
    )
    assert [tie.sides for tie in cup.rounds[1].ties] == [
        ("a", "e"),
        (WinnerOf("quarter-finals-c-d"), WinnerOf("quarter-finals-g-h")),
    ]


def test_a_few_reports_of_one_club_invent_no_other_ties(play: Play) -> None:
    cup = play("quarter-finals 2025-01-07 a v b 1-0\nsemi-finals 2025-02-01 a v c 0-1")
    assert [tie.id for tie in cup.ties] == ["quarter-finals-a-b", "semi-finals-a-c"]


def test_clubs_enter_in_later_rounds(play: Play) -> None:
    cup = play(
        """
        round-6 2024-09-08 lommel v belisia 0-1
        round-7 2024-10-30 brugge v belisia 6-1
        round-of-16 2024-12-03 patro v brugge 1-3
        """
    )
    assert cup.tie("round-7-belisia-brugge").sources == (None, "round-6-belisia-lommel")
    assert cup.tie("round-of-16-brugge-patro").sources == (None, "round-7-belisia-brugge")


def test_a_match_for_third_place_is_between_the_beaten(play: Play) -> None:
    cup = play(
        """
        semi-finals 2024-07-09 spain v france 2-1
        semi-finals 2024-07-10 england v netherlands 2-1
        third-place 2024-07-13 france v netherlands 1-0
        final 2024-07-14 spain v england 2-1
        """
    )
    assert [round_.id for round_ in cup.rounds] == ["semi-finals", "third-place", "final"]
    assert cup.tie("third-place").sources == ("semi-finals-france-spain", "semi-finals-england-netherlands")
    assert cup.next_tie(cup.tie("semi-finals-france-spain")) == cup.tie("final")
    assert cup.winner == "spain"


def test_a_second_match_after_a_decided_one_makes_the_round_one_of_two_legs(play: Play) -> None:
    cup = play(SEMI_FINALS)
    assert {tie.legs for tie in cup.rounds[0].ties} == {2}


def test_a_second_match_after_a_draw_is_a_replay_where_others_played_once(play: Play) -> None:
    cup = play(
        """
        round-1 2022-11-05 solihull v hartlepool 2-2
        round-1 2022-11-05 maidenhead v dagenham 0-1
        round-1 2022-11-15 hartlepool v solihull 1-1 aet 1-1 pens 4-3
        """
    )
    tie = cup.tie("round-1-hartlepool-solihull")
    assert tie.legs == 1
    assert [match.replay for match in tie.matches] == [None, 1]
    assert (tie.winner, tie.outcome and tie.outcome.decided_by) == ("hartlepool", DecidedBy.PENALTIES)


def test_rounds_stand_in_the_order_of_play(play: Play) -> None:
    cup = play(
        """
        final 2025-05-04 a v b 1-0
        semi-finals 2025-02-04 a v c 1-0
        round-2 2024-10-01 a v d 1-0
        round-1 2024-11-01 d v e 1-0
        preliminary 2024-08-01 e v f 1-0
        """
    )
    assert [round_.id for round_ in cup.rounds] == [
        "preliminary",
        "round-1",
        "round-2",
        "semi-finals",
        "final",
    ]
