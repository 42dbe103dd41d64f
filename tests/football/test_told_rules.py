from __future__ import annotations

from collections.abc import Callable

from cuprun.football.cup import Cup
from cuprun.football.regulations import Clause, Regulations, Settler, TieRules, clauses_in_force
from cuprun.football.told_rules import ToldRule, told_rules

Play = Callable[..., Cup]
LINES = """
round-1 2000-01-01 a v b 1-1
round-1 2000-01-01 c v d 1-0
round-1 2000-01-08 b v a 1-1 aet 1-1 pens 4-3
semi-finals 2000-02-01 b v c 2-1
semi-finals 2000-02-08 c v b 1-0
final 2000-03-01 c v x 2-1
"""


def test_how_a_round_was_played_is_told_from_its_matches(play: Play) -> None:
    assert list(told_rules(play(LINES))) == [
        ToldRule(round="round-1", legs=1, settlers=(Settler.PENALTIES, Settler.REPLAY)),
        ToldRule(round="semi-finals", legs=2, settlers=(Settler.AWAY_GOALS,)),
    ]


def test_what_is_laid_down_is_not_told(play: Play) -> None:
    laid_down = Regulations(
        ties=TieRules(legs=1), by_round={"semi-finals": TieRules(legs=2, level=(Settler.AWAY_GOALS,))}
    )
    assert list(told_rules(play(LINES, laid_down))) == [
        ToldRule(round="round-1", legs=None, settlers=(Settler.PENALTIES, Settler.REPLAY))
    ]


def test_a_rule_that_another_sets_aside_in_every_round_is_not_in_force() -> None:
    usual = Clause(ties=TieRules(legs=1, level=(Settler.REPLAY,)))
    this_season = Clause(ties=TieRules(legs=1, level=(Settler.PENALTIES,)))
    final = Clause(rounds=("final",), ties=TieRules(neutral=True))
    rounds = ("round-1", "final")
    assert clauses_in_force((usual, this_season, final), rounds) == (this_season, final)
    assert clauses_in_force((usual, final), rounds) == (usual, final)
    assert clauses_in_force((usual, final), ("round-1",)) == (usual,)
