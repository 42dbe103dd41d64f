"""The bracket of a report: the cup as it stood when the match had ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cuprun.football.match import Match
from cuprun.pages.past import Past
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Bracket

Presented = Callable[..., SeasonPresenter]

CUP = """
= Cup 2024/25
» Quarter-finals
  Tue Jan/7 2025
    20.45  Club v Leuven     3-0
           STVV v Genk       0-4
  Wed Jan/8
           Antwerp v Union   2-1
           Beerschot v Anderlecht 0-1
» Semi-finals
  Wed Jan/15
    20.45  Club v Genk       2-1
  Thu Jan/16
           Anderlecht v Antwerp  1-0
  Wed Feb/5
           Genk v Club       1-1
  Thu Feb/6
           Antwerp v Anderlecht 2-2
» Final
  Sun May/4
           Club v Anderlecht 2-1
"""


def match_on(season: SeasonPresenter, day: str) -> Match:
    return next(match for match in season.cup.matches if str(match.date) == day)


def shown(bracket: Bracket | None) -> dict[str, list[str]]:
    """Each round's ties as ``Club 2 1 – Genk 1 1``."""
    assert bracket is not None
    return {
        round_.id: [
            " – ".join(" ".join((side.short, *side.scores)) for side in placed.tie.sides)
            for placed in round_.ties
        ]
        for round_ in bracket.rounds
    }


def after(season: SeasonPresenter, day: str) -> Bracket | None:
    return Past(season).bracket_after(match_on(season, day))


def test_a_report_shows_the_final_as_it_was_that_evening(presented: Presented) -> None:
    assert shown(after(presented(CUP), "2025-02-05")) == {
        "semi-finals": ["Club 2 1 – Genk 1 1", "Anderlecht 1 – Antwerp 0"],
        "final": ["Club – winner of Anderlecht–Antwerp"],
    }


def test_before_the_draw_nobody_knows_who_meets_whom(presented: Presented) -> None:
    assert shown(after(presented(CUP), "2025-01-07")) == {
        "quarter-finals": [
            "Club 3 – Leuven 0",
            "STVV 0 – Genk 4",
            "Antwerp – Union",
            "Beerschot – Anderlecht",
        ],
        "semi-finals": ["winner of quarter-finals – winner of quarter-finals"] * 2,
        "final": ["winner of semi-finals 1 – winner of semi-finals 2"],
    }


def test_the_final_is_shown_with_what_led_to_it(presented: Presented) -> None:
    assert list(shown(after(presented(CUP), "2025-05-04"))) == ["semi-finals", "final"]


def test_an_early_round_is_shown_as_far_as_its_tie_leads(presented: Presented) -> None:
    first = "\n".join(f"  A{n} v B{n}  1-0" for n in range(20))
    second = "\n".join(f"  A{n} v A{n + 1}  1-0" for n in range(0, 20, 2))
    season = presented(f"= Cup 2024/25\n» Round 1\nAug/1 2024\n{first}\n» Round 2\nSep/1\n{second}\n")
    assert shown(after(season, "2024-08-01")) == {
        "round-1": ["A0 1 – B0 0", "A1 1 – B1 0"],
        "round-2": ["A0 – A1"],
    }


def test_ties_of_then_lead_to_the_pages_of_now(presented: Presented) -> None:
    season = presented(CUP)
    bracket = after(season, "2025-01-15")
    assert bracket is not None
    urls = [placed.tie.url for round_ in bracket.rounds for placed in round_.ties]
    assert set(urls) == {season.tie_url(tie) for tie in season.cup.ties[4:]}


def test_reports_of_one_evening_share_their_bracket(presented: Presented) -> None:
    season = presented(CUP)
    first, second = (match for match in season.cup.matches if str(match.date) == "2025-01-08")
    past = Past(season)
    assert past.bracket_after(first) is past.bracket_after(second)


@pytest.mark.parametrize(
    "results",
    [
        "= Cup 2024/25\n» Group A\nSep/1 2024\n  A v B 2-1\n",
        "= Cup 2024/25\n» Semi-finals\nSep/1 2024\n  A v B\n",
    ],
    ids=["a match in a table", "a match to be played"],
)
def test_some_matches_leave_no_bracket(presented: Presented, results: str) -> None:
    assert after(presented(results), "2024-09-01") is None


# Tables


GROUPS = """
= Cup 2024/25
» Group A
  Sun Sep/1
    18.00  Club v Genk       1-0
  Mon Sep/2
    18.00  Gent v Genk       2-0
  Tue Sep/3
    18.00  Club v Gent       3-0
» Final
  Sun May/4
           Club v Gent       2-1
"""


def table_after(season: SeasonPresenter, day: str) -> list[tuple[str, int, int, bool]] | None:
    table = Past(season).table_after(match_on(season, day))
    if table is None:
        return None
    return [(row.team.id, row.played, row.points, row.advanced) for row in table.rows]


def test_a_report_of_a_group_shows_its_table_as_it_was_that_evening(presented: Presented) -> None:
    season = presented(GROUPS)
    assert table_after(season, "2024-09-02") == [
        ("gent", 1, 3, False),
        ("club", 1, 3, False),
        ("genk", 2, 0, False),
    ]
    assert table_after(season, "2024-09-03") == [
        ("club", 2, 6, True),
        ("gent", 2, 3, True),
        ("genk", 2, 0, False),
    ]


def test_a_match_of_no_group_has_no_table(presented: Presented) -> None:
    assert table_after(presented(GROUPS), "2025-05-04") is None
    assert Past(presented(GROUPS)).bracket_after(match_on(presented(GROUPS), "2024-09-01")) is None
