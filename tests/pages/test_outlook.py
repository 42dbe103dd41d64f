from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cuprun.frontmatter.records import CompetitionRecord, RoundRecord, Source
from cuprun.pages.season import SeasonPresenter

Planned = Callable[..., Any]
Presented = Callable[..., SeasonPresenter]

EUROPE = "= UEFA Champions League 2018/19\n» Quarter-finals\nApr/9 2019\n"
SINCE = "= UEFA Champions League 2023/24\n» Quarter-finals\nApr/9 2024\n"


def needs(season: SeasonPresenter) -> list[str]:
    return [need for tie in season.cup.ties for need in season.tie_view(tie).needs]


@pytest.mark.parametrize(
    ("results", "told"),
    [
        (
            SINCE + "  Brugge v Genk 2-1\nApr/16\n  Genk v Brugge",
            [
                "Genk must win by one for extra time, by two to go through.",
                "A draw is enough for Brugge; a defeat by one means extra time.",
            ],
        ),
        (
            SINCE + "  Brugge v Genk 4-1\nApr/16\n  Genk v Brugge",
            [
                "Genk must win by three for extra time, by four to go through.",
                "Brugge can afford to lose by two; a defeat by three means extra time.",
            ],
        ),
        (
            SINCE + "  Brugge v Genk 1-1\nApr/16\n  Genk v Brugge",
            ["Whoever wins goes through; a draw means extra time."],
        ),
        (
            EUROPE + "  Porto v Roma 2-1\nApr/16\n  Roma v Porto",
            [
                "Roma go through with a win by two, or with 1-0; 2-1 means extra time.",
                "Porto go through with a draw, or with a defeat by one and two goals or more of their own.",
            ],
        ),
        (
            EUROPE + "  Ajax v Spurs 0-0\nApr/16\n  Spurs v Ajax",
            [
                "Spurs go through with a win; 0-0 means extra time.",
                "Ajax go through with a win, or with a draw and one goal or more of their own.",
            ],
        ),
        (
            EUROPE + "  Ajax v Juve 1-2\nApr/16\n  Juve v Ajax",
            [
                "Juve go through with a draw, or with 0-1; 1-2 means extra time.",
                "Ajax go through with a win by two, or with a win by one and three goals or more of their own.",
            ],
        ),
    ],
    ids=["one behind", "three behind", "level", "away goals", "goalless", "away goals after an away win"],
)
def test_each_side_is_told_what_it_needs(presented: Presented, results: str, told: list[str]) -> None:
    assert needs(presented(results)) == told


def test_needs_are_told_in_the_language_of_the_site(presented: Presented) -> None:
    season = presented(SINCE + "  Brugge v Genk 2-1\nApr/16\n  Genk v Brugge", lang="nl")
    assert needs(season) == [
        "Genk moet met één doelpunt verschil winnen voor verlengingen, met twee om door te gaan.",
        "Voor Brugge volstaat een gelijkspel; een nederlaag met één doelpunt verschil betekent verlengingen.",
    ]


def test_a_decided_tie_needs_nothing_more(presented: Presented) -> None:
    assert needs(presented(SINCE + "  Brugge v Genk 2-1\nApr/16\n  Genk v Brugge 1-1")) == []


def test_without_rules_a_level_tie_is_called_level(planned: Planned) -> None:
    record = CompetitionRecord(
        source=Source("cup.yaml"),
        id="cup",
        name="Cup",
        rounds=(RoundRecord(name="Semi-finals", legs=2),),
    )
    site = planned(
        "= Cup 2024/25\n» Semi-finals\nApr/9 2025\n  A v B 1-1\nApr/16\n  B v A\n", competitions=(record,)
    )
    (tie,) = site.view("cups/cup/2024-25").rounds[0].ties
    assert tie.needs == ("Whoever wins goes through; a draw means a tie that is level.",)


GROUP = """
= World Cup 2022
» Group A
  Sun Nov/20 2022
    Qatar v Ecuador 0-2
    Senegal v Netherlands 0-2
  Fri Nov/25
    Qatar v Senegal 1-3
    Netherlands v Ecuador 1-1
  Tue Nov/29
    Ecuador v Senegal
    Netherlands v Qatar
"""


def test_before_the_last_match_of_a_group_points_tell_what_is_needed(planned: Planned) -> None:
    (group,) = planned(GROUP).view("cups/world-cup/2022").groups
    assert group.needs == (
        "A draw is enough for Ecuador.",
        "A win takes Senegal through; with less they depend on others.",
        "A draw is enough for Netherlands.",
        "Qatar cannot go through any more.",
    )
