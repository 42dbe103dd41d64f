from __future__ import annotations

from collections.abc import Callable

import pytest

from cuprun.football.cup import Cup
from cuprun.football.regulations import Regulations, Settler, TieRules
from cuprun.football.tie import DecidedBy, Outcome

Play = Callable[..., Cup]
NO_AWAY_GOALS = Regulations(ties=TieRules(level=(Settler.EXTRA_TIME, Settler.PENALTIES)))
NEXT = "\nround-3 2000-02-01 {} v x 1-0\nround-3 2000-02-01 {} v y 1-0"


def _outcome(play: Play, lines: str, regulations: Regulations | None = None) -> Outcome | None:
    cup = play(lines, regulations) if regulations else play(lines)
    return cup.ties[0].outcome


def test_a_lucky_loser_goes_on_beside_the_winner_and_is_none(play: Play) -> None:
    """Darlington lost in the second round of 1999-2000 and were drawn into the third."""
    outcome = _outcome(
        play, "round-2 2000-01-01 gillingham v darlington 3-1" + NEXT.format("gillingham", "darlington")
    )
    assert outcome == Outcome(
        winner="gillingham", advanced=("gillingham", "darlington"), decided_by=DecidedBy.FULL_TIME
    )


def test_a_beaten_side_that_goes_on_in_the_place_of_the_winner_is_no_winner(play: Play) -> None:
    outcome = _outcome(play, "round-2 2000-01-01 a v b 3-1\nround-3 2000-02-01 b v x 1-0")
    assert outcome == Outcome(winner="a", advanced=("b",), decided_by=DecidedBy.FULL_TIME, inferred=True)


def test_both_sides_of_a_drawn_tie_may_go_on(play: Play) -> None:
    """Hitchin and Crystal Palace drew in 1871, and both stood in the second round."""
    outcome = _outcome(play, "round-2 2000-01-01 a v b 0-0" + NEXT.format("a", "b"))
    assert outcome == Outcome(
        winner=None, advanced=("a", "b"), decided_by=DecidedBy.UNRECORDED, inferred=True
    )


@pytest.mark.parametrize("word", ["toss", "lots", "ruling"])
def test_a_manner_stated_without_a_name_is_filled_by_who_plays_on(play: Play, word: str) -> None:
    outcome = _outcome(play, f"round-2 2000-01-01 a v b 0-0 decided={word}\nround-3 2000-02-01 b v x 1-0")
    assert outcome == Outcome(winner="b", advanced=("b",), decided_by=DecidedBy(word), inferred=True)


def test_what_is_stated_stands_against_who_plays_on(play: Play) -> None:
    outcome = _outcome(play, "round-2 2000-01-01 a v b 0-0 through=a decided=toss" + NEXT.format("a", "b"))
    assert outcome == Outcome(winner="a", advanced=("a",), decided_by=DecidedBy.TOSS)


def test_level_legs_are_told_on_away_goals_where_nobody_laid_them_down(play: Play) -> None:
    legs = "round-2 2000-01-01 a v b 2-1\nround-2 2000-01-08 b v a 1-0\nround-3 2000-02-01 b v x 1-0"
    assert _outcome(play, legs) == Outcome(
        winner="b", advanced=("b",), decided_by=DecidedBy.AWAY_GOALS, inferred=True
    )
    told = _outcome(play, legs, NO_AWAY_GOALS)
    assert told == Outcome(winner="b", advanced=("b",), decided_by=DecidedBy.UNRECORDED, inferred=True)


def test_a_match_for_third_place_makes_no_loser_go_on(play: Play) -> None:
    lines = "semi-finals 2000-01-01 a v b 2-1\nthird-place 2000-02-01 b v c 1-0\nfinal 2000-02-02 a v d 1-0"
    assert _outcome(play, lines) == Outcome(winner="a", advanced=("a",), decided_by=DecidedBy.FULL_TIME)


def test_a_bye_is_followed_by_the_round_and_is_no_match(play: Play) -> None:
    cup = play("round-2 2000-01-01 a v b 2-1\nround-2 2000-01-01 c v d 0-0 through=d decided=lots")
    assert [tie.winner for tie in cup.ties] == ["a", "d"]


def test_a_team_of_the_groups_went_through_before_them(play: Play) -> None:
    lines = "play-off 2000-08-01 a v b 1-0\nplay-off 2000-08-08 b v a 1-0\n- 2000-09-12 a v x 1-0"
    outcome = play(lines).ties[0].outcome
    assert outcome
    assert (outcome.winner, outcome.inferred) == ("a", True)


def test_a_team_of_the_groups_has_not_gone_through_after_them(play: Play) -> None:
    assert play("semi-finals 2001-04-01 a v b 1-1\n- 2000-09-12 a v x 1-0").ties[0].outcome is None


def test_the_winner_of_a_tie_is_its_winner_be_the_loser_lucky(play: Play) -> None:
    cup = play(
        """
        semi-finals 2000-01-01 a v b 3-1 through=a/b
        semi-finals 2000-01-01 c v d 3-1
        final 2000-02-01 tie:semi-finals-a-b v c
        """
    )
    assert cup.tie("final").sides == ("a", "c")


def test_a_round_may_be_known_by_its_draw_alone(play: Play) -> None:
    cup = play("round-1 2000-01-01 a v b 3-1", Regulations(draw={"round-2": (("a", "c"), ("d", "e"))}))
    assert [tie.id for tie in cup.rounds[1].ties] == ["round-2-a-c", "round-2-d-e"]


def test_a_round_on_neutral_ground_makes_its_matches_neutral(play: Play) -> None:
    cup = play("final 2000-01-01 a v b 3-1", Regulations(by_round={"final": TieRules(neutral=True)}))
    assert cup.tie("final").matches[0].neutral is True


@pytest.mark.parametrize(("score", "winner"), [("1-1", None), ("2-1", "a")])
def test_after_an_expulsion_neither_side_may_go_on(play: Play, score: str, winner: str | None) -> None:
    """Both sides were disqualified in FA Cup ties of the 1880s."""
    lines = f"round-2 2000-01-01 a v b {score} decided=expulsion\nround-3 2000-02-01 c v x 1-0"
    assert _outcome(play, lines) == Outcome(
        winner=winner, advanced=(), decided_by=DecidedBy.EXPULSION, inferred=True
    )
