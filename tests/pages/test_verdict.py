from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cuprun.football.match import Match
from cuprun.football.score import Result, Score, Status
from cuprun.football.tie import DecidedBy, Outcome, Tie
from cuprun.pages.verdict import verdict
from cuprun.pages.wording import Wording

Planned = Callable[..., Any]

CUP = "= Cup 2024/25\n» Final\n"
EUROPE = "= UEFA Champions League 2020/21\n» Round of 16\n"


@pytest.mark.parametrize(
    ("results", "verdict", "note"),
    [
        (CUP + "May/4\n  A v B 2-1 (1-0)", "A beat B 2-1.", None),
        (CUP + "May/4\n  A v B 1-2 (1-0)", "B beat A 2-1.", None),
        (CUP + "May/4\n  A v B 3-2 a.e.t. (2-2, 1-1)", "A beat B 3-2 after extra time.", "a.e.t."),
        (
            CUP + "May/4\n  A v B 3-4 pen. 1-1 a.e.t. (1-1, 0-0)",
            "B beat A 4-3 on penalties after 1-1.",
            "4-3 pens",
        ),
        (CUP + "May/4\n  A v B 3-0 [awarded]", "A beat B 3-0: the match was awarded.", "awarded"),
        (CUP + "Feb/4\n  A v B 2-1\nMay/4\n  B v A 1-1", "A win 3-2 on aggregate.", None),
        (
            CUP + "Feb/4\n  A v B 2-1\nMay/4\n  B v A 3-1 a.e.t. (2-1, 0-0)",
            "B win 4-3 on aggregate after extra time.",
            "a.e.t.",
        ),
        (
            CUP + "Feb/4\n  A v B 2-1\nMay/4\n  B v A 2-4 pen. 1-0 a.e.t. (1-0, 0-0)",
            "A win 4-2 on penalties; 2-2 on aggregate.",
            "4-2 pens",
        ),
        (
            EUROPE + "Feb/17 2021\n  A v B 2-1\nMar/9\n  B v A 3-2 a.e.t. (2-1, 0-0)",
            "A go through on away goals: 4-4, extra time included.",
            "away goals",
        ),
        (CUP + "May/4\n  A w/o B", "A go through without playing.", "walkover"),
        (CUP + "May/4\n  A v B", None, None),
    ],
)
def test_a_verdict_says_who_won_and_how(
    planned: Planned, results: str, verdict: str | None, note: str | None
) -> None:
    site = planned(results)
    folder = "cups/uefa-champions-league/2020-21" if results.startswith(EUROPE) else "cups/cup/2024-25"
    (tie,) = site.view(folder).rounds[0].ties
    assert (tie.verdict, tie.note) == (verdict, note)


def test_a_verdict_speaks_the_language_of_the_site(planned: Planned) -> None:
    site = planned(CUP + "Feb/4\n  Genk v Gent 2-1\nMay/4\n  Gent v Genk 1-1", lang="nl")
    verdict = site.view("cups/cup/2024-25").rounds[0].ties[0].verdict
    assert "3-2" in verdict
    assert "aggregate" not in verdict


NAMES = {"a": "A", "b": "B"}


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (
            Outcome(winner="a", advanced=("b",), decided_by=DecidedBy.EXPULSION),
            "A won the tie, but were expelled. B go through instead.",
        ),
        (
            Outcome(winner="a", advanced=("a",), decided_by=DecidedBy.EXPULSION),
            "A go through: the other side was expelled.",
        ),
        (
            Outcome(winner="a", advanced=("b",), decided_by=DecidedBy.WITHDRAWAL),
            "A won the tie, but withdrew. B go through instead.",
        ),
        (
            Outcome(winner="a", advanced=("a", "b"), decided_by=DecidedBy.FULL_TIME),
            "A beat B 2-1. B go through as well.",
        ),
        (
            Outcome(winner="a", advanced=(), decided_by=DecidedBy.FULL_TIME),
            "A beat B 2-1. Neither side goes through.",
        ),
        (Outcome(winner=None, advanced=("a", "b"), decided_by=DecidedBy.RULING), "Both sides go through."),
        (Outcome(winner=None, advanced=(), decided_by=DecidedBy.RULING), "Neither side goes through."),
        (
            Outcome(winner="a", advanced=("a",), decided_by=DecidedBy.UNRECORDED),
            "A went through; how is not recorded.",
        ),
        (
            Outcome(winner="a", advanced=("a",), decided_by=DecidedBy.UNRECORDED, inferred=True),
            "A went through, as the next round tells; how is not recorded.",
        ),
    ],
)
def test_whoever_went_through_is_told(outcome: Outcome, said: str) -> None:
    result = Result(status=Status.PLAYED, score=Score(full_time=(2, 1)))
    match = Match(id="m", home="a", away="b", result=result)
    tie = Tie(id="t", round="round-1", sides=("a", "b"), matches=(match,), outcome=outcome)
    assert verdict(tie, lambda side: NAMES[str(side)], Wording("en")) == said
