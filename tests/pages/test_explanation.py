from __future__ import annotations

from collections.abc import Callable

import pytest

from cuprun.pages.season import SeasonPresenter

Presented = Callable[..., SeasonPresenter]

EUROPE = "= UEFA Champions League {season}\n» Round of 16\n"
PORTO = EUROPE.format(season="2020/21") + "Feb/17 2021\n  Porto v Juventus 2-1\nMar/9\n  Juventus v Porto 3-2 a.e.t. (2-1, 1-0)\n"  # fmt: skip
FA_CUP = "= FA Cup 1985/86\n» 3rd Round\nJan/4 1986\n  Bury v Barnsley 1-1\n  Hull v Plymouth 2-2\nJan/7\n  Barnsley v Bury 0-3\n"  # fmt: skip
AWAY_GOALS = (
    "When a tie is level on aggregate, goals scored away from home count double, extra time included."
)


def told(season: SeasonPresenter) -> tuple[str | None, str | None]:
    view = season.tie_view(season.cup.ties[0])
    return view.verdict, view.explanation


def test_away_goals_are_explained_by_the_rule_and_how_long_it_held(presented: Presented) -> None:
    assert told(presented(PORTO)) == (
        "Porto go through on away goals: 4-4, extra time included.",
        f"The rule: {AWAY_GOALS} It held in this competition until 2020-21.",
    )


def test_the_explanation_speaks_the_language_of_the_site(presented: Presented) -> None:
    verdict, explanation = told(presented(PORTO, lang="nl"))
    assert verdict == "Porto gaat door op uitdoelpunten: 4-4, verlengingen inbegrepen."
    assert explanation is not None
    assert explanation.startswith(
        "De regel: Bij gelijke stand over twee wedstrijden tellen uitdoelpunten dubbel"
    )
    assert explanation.endswith("Die gold in deze competitie tot en met 2020-21.")


def test_a_rule_written_out_anew_held_without_a_break(presented: Presented) -> None:
    results = EUROPE.format(season="1969/70") + "Nov/12 1969\n  A v B 1-0\nNov/26\n  B v A 2-1\n"
    _, explanation = told(presented(results))
    assert explanation is not None
    assert explanation.endswith("It held in this competition until 2020-21.")


def test_a_rule_that_holds_today_has_no_end(presented: Presented) -> None:
    results = (
        EUROPE.format(season="2023/24")
        + "Feb/14 2024\n  A v B 1-0\nMar/6\n  B v A 4-2 pen. 1-0 a.e.t. (1-0, 0-0)\n"
    )
    _, explanation = told(presented(results))
    assert explanation is not None
    assert "until" not in explanation


def test_a_replay_is_told_as_one(presented: Presented) -> None:
    verdict, explanation = told(presented(FA_CUP))
    assert verdict == "Bury beat Barnsley 3-0 after a replay."
    assert explanation is not None
    assert explanation.endswith("It held in this competition until 2023-24.")


def test_a_play_off_is_told_as_one(presented: Presented) -> None:
    results = EUROPE.format(season="1956/57") + (
        "Nov/7 1956\n  Real v Rapid 4-2\nNov/22\n  Rapid v Real 3-1\nDec/13\n  Real v Rapid 2-0\n"
    )
    verdict, explanation = told(presented(results))
    assert verdict == "Real beat Rapid 2-0 in a play-off."
    assert explanation is not None
    assert "third match" in explanation


@pytest.mark.parametrize(
    "results",
    [
        EUROPE.format(season="2023/24") + "Feb/14 2024\n  A v B 1-0\nMar/6\n  B v A 1-1\n",
        "= Cup 2024/25\n» Final\nMay/4 2025\n  A v B 4-2 pen. 1-1 a.e.t. (1-1, 0-0)\n",
        EUROPE.format(season="2023/24") + "Feb/14 2024\n  A v B\n",
    ],
    ids=["goals told it", "nobody wrote rules down", "still to be played"],
)
def test_otherwise_there_is_nothing_to_explain(presented: Presented, results: str) -> None:
    assert told(presented(results))[1] is None
