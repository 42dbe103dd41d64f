from __future__ import annotations

from collections.abc import Callable

import pytest

from cuprun.football.cup import Cup
from cuprun.football.regulations import Regulations, Settler, TieRules
from cuprun.football.tie import DecidedBy, Tie

Play = Callable[..., Cup]
TWO_LEGS = Regulations(ties=TieRules(legs=2))
ONE_MATCH = Regulations(ties=TieRules(legs=1))
PLAY_OFF = Regulations(ties=TieRules(legs=2, level=(Settler.PLAY_OFF, Settler.EXTRA_TIME, Settler.TOSS)))
EXTRA_TIME_FIRST = Regulations(
    ties=TieRules(legs=2, level=(Settler.EXTRA_TIME, Settler.AWAY_GOALS, Settler.PENALTIES))
)


def _meaning(tie: Tie) -> tuple[str | None, str | None, list[tuple[int | None, int | None]]]:
    decided_by = tie.outcome.decided_by.value if tie.outcome else None
    return tie.winner, decided_by, [(match.leg, match.replay) for match in tie.matches]


def test_an_annulled_leg_counts_for_nothing_and_may_be_played_again_after_the_other(play: Play) -> None:
    tie = play(
        """
        round-1 2000-01-01 a v b 5-0 status=void
        round-1 2000-01-08 b v a 1-1
        round-1 2000-01-15 a v b 0-2
        """,
        TWO_LEGS,
    ).ties[0]
    assert tie.aggregate == (1, 3)
    assert _meaning(tie) == ("b", "aggregate", [(1, None), (2, None), (1, None)])


def test_a_leg_played_again_counts_as_it_was_the_last_time(play: Play) -> None:
    tie = play(
        """
        round-1 2000-01-01 a v b 5-0 leg=1
        round-1 2000-01-08 b v a 1-1 leg=2
        round-1 2000-01-15 a v b 0-2 leg=1
        """
    ).ties[0]
    assert tie.aggregate == (1, 3)
    assert tie.winner == "b"


def test_a_third_match_is_a_replay_and_decides_by_itself(play: Play) -> None:
    tie = play(
        """
        round-1 2000-01-01 a v b 3-1
        round-1 2000-01-08 b v a 3-1
        round-1 2000-01-15 a v b 3-0 aet 0-0
        """,
        PLAY_OFF,
    ).ties[0]
    assert _meaning(tie) == ("a", "extra-time", [(1, None), (2, None), (None, 1)])
    assert tie.aggregate == (4, 4)


def test_a_third_match_overrules_the_aggregate(play: Play) -> None:
    """South American ties went by points: each had won once, whatever the goals."""
    lines = "final 2000-01-01 a v b 2-0\nfinal 2000-01-08 b v a 2-1\nfinal 2000-01-15 b v a 1-0"
    assert play(lines, TWO_LEGS).tie("final").winner == "b"


def test_a_level_third_match_falls_back_on_the_aggregate(play: Play) -> None:
    lines = "final 2000-01-01 a v b 2-0\nfinal 2000-01-08 b v a 2-1\nfinal 2000-01-15 b v a 1-1 aet 1-1"
    assert play(lines, TWO_LEGS).tie("final").winner == "a"


def test_a_third_match_may_end_in_a_toss(play: Play) -> None:
    lines = "\n".join(
        (
            "round-1 2000-01-01 a v b 0-0",
            "round-1 2000-01-08 b v a 0-0",
            "round-1 2000-01-15 b v a 2-2 aet 2-2 through=b decided=toss",
        )
    )
    assert _meaning(play(lines, PLAY_OFF).ties[0])[:2] == ("b", "toss")


def test_a_replayed_final_looks_like_two_legs_and_is_none(play: Play) -> None:
    lines = "final 1974-05-15 bayern v atletico 1-1 aet 0-0\nfinal 1974-05-17 bayern v atletico 4-0"
    tie = play(lines).tie("final")
    assert _meaning(tie) == ("bayern", "full-time", [(None, None), (None, 1)])
    assert tie.aggregate is None


def test_there_may_be_any_number_of_replays(play: Play) -> None:
    lines = "\n".join(f"round-1 1971-11-{day:02} a v b 1-1" for day in range(1, 6))
    tie = play(f"{lines}\nround-1 1971-11-22 b v a 0-1", ONE_MATCH).ties[0]
    assert _meaning(tie) == ("a", "full-time", [(None, n or None) for n in range(6)])


def test_an_abandoned_match_is_played_again_as_the_same_match(play: Play) -> None:
    lines = "round-1 2000-01-01 a v b 1-0 status=abandoned\nround-1 2000-01-08 a v b 0-2"
    assert _meaning(play(lines, ONE_MATCH).ties[0]) == ("b", "full-time", [(None, None), (None, None)])


def test_two_legs_may_be_followed_by_a_replay(play: Play) -> None:
    """Queen's Park Rangers and Crystal Palace in 1946."""
    lines = "\n".join(
        (
            "round-3 1946-01-05 qpr v palace 0-0 leg=1",
            "round-3 1946-01-09 palace v qpr 0-0 leg=2",
            "round-3 1946-01-16 qpr v palace 1-0 replay=1",
        )
    )
    assert _meaning(play(lines).ties[0])[:2] == ("qpr", "full-time")


def test_one_match_that_went_on_until_it_was_decided_was_all_there_was(play: Play) -> None:
    """In August 2020 some ties of two-legged rounds were settled in one match."""
    cup = play(
        """
        round-of-16 2020-03-12 a v b 1-2
        round-of-16 2020-08-05 b v a 1-1
        round-of-16 2020-08-05 c v d 1-1 aet 1-1 pens 4-5
        """
    )
    assert [(tie.winner, tie.legs) for tie in cup.ties] == [("b", 2), ("d", 1)]


@pytest.mark.parametrize(
    ("second", "winner", "decided_by"),
    [
        ("1-0", None, None),
        ("2-1 aet 1-0", "a", DecidedBy.AWAY_GOALS),
        ("1-0 aet 1-0 pens 3-2", "b", DecidedBy.PENALTIES),
    ],
)
def test_away_goals_may_count_only_once_extra_time_was_played(
    play: Play, second: str, winner: str | None, decided_by: DecidedBy | None
) -> None:
    """As in the semi-finals of the English League Cup; the first leg is a 1-0 b."""
    cup = play(f"round-1 2000-01-01 a v b 1-0\nround-1 2000-01-08 b v a {second}", EXTRA_TIME_FIRST)
    outcome = cup.ties[0].outcome
    assert (outcome and outcome.winner, outcome and outcome.decided_by) == (winner, decided_by)


def test_leg_numbers_tell_two_legs_whatever_the_rules(play: Play) -> None:
    lines = "round-1 2000-01-01 a v b 1-0 leg=1\nround-1 2000-01-08 b v a 2-0 leg=2"
    assert _meaning(play(lines, ONE_MATCH).ties[0])[:2] == ("b", "aggregate")


def test_a_second_match_after_a_decided_one_is_a_leg_against_the_rules_but_for_replays(play: Play) -> None:
    lines = "round-1 2000-01-01 a v b 1-0\nround-1 2000-01-08 b v a 2-0"
    assert _meaning(play(lines, ONE_MATCH).ties[0])[:2] == ("b", "aggregate")
    replays = Regulations(ties=TieRules(legs=1, level=(Settler.REPLAY,)))
    assert _meaning(play(lines, replays).ties[0])[:2] == ("b", "full-time")


def test_a_round_of_two_legs_that_did_with_one_match_was_one_of_single_matches(play: Play) -> None:
    semi_finals = "semi-finals 2020-08-18 a v b 3-0\nsemi-finals 2020-08-19 c v d 0-3\n"
    first_legs = play(semi_finals, TWO_LEGS)
    assert [tie.outcome for tie in first_legs.rounds[0].ties] == [None, None]
    both = play(f"{semi_finals}final 2020-08-23 a v d", TWO_LEGS)
    assert [_meaning(tie)[:2] for tie in both.rounds[0].ties] == [("a", "full-time"), ("d", "full-time")]


def test_replays_under_one_heading_are_counted_on(play: Play) -> None:
    lines = "round-1 1971-11-06 a v b 1-1\nround-1 1971-11-09 b v a 1-1 replay=1\n"
    lines += "".join(f"round-1 1971-11-{day} a v b 0-0 replay=2\n" for day in (15, 17, 20))
    tie = play(f"{lines}round-1 1971-11-22 a v b 1-0 replay=2").ties[0]
    assert [match.replay for match in tie.matches] == [None, 1, 2, 3, 4, 5]


def test_single_matches_whose_winners_all_play_on_were_no_first_legs(play: Play) -> None:
    cup = play(
        """
        qualifying-round-1 2020-08-18 a v b 3-0
        qualifying-round-1 2020-08-19 c v d 0-3
        qualifying-round-2 2020-08-25 a v x
        qualifying-round-2 2020-08-26 d v y
        """,
        TWO_LEGS,
    )
    assert [_meaning(tie)[:2] for tie in cup.rounds[0].ties] == [("a", "full-time"), ("d", "full-time")]
