from __future__ import annotations

from collections.abc import Callable

from cuprun.pages.road import Road, road_to_final
from cuprun.pages.season import SeasonPresenter

Presented = Callable[..., SeasonPresenter]

BEFORE = """
= Cup 2024/25
» Quarter-finals
  Tue Jan/7 2025
           Club v Leuven     3-0
           STVV v Genk       0-4
  Wed Jan/8
           Antwerp v Union   3-4 pen. 1-1 a.e.t. (1-1, 0-0)
           Anderlecht bye
» Semi-finals
  Wed Jan/15
           Club v Genk       2-1
           Anderlecht v Union  1-0
  Wed Feb/5
           Genk v Club       1-1
"""
AFTER = BEFORE + "           Union v Anderlecht 2-2\n» Final\n  Sun May/4\n           Club v Anderlecht\n"


def told(road: Road | None) -> list[list[str]]:
    assert road is not None
    return [
        [
            row.round.text,
            *(
                " ".join(filter(None, (stop.opponent, stop.score, stop.note))) if stop else "–"
                for stop in row.stops
            ),
        ]
        for row in road.rows
    ]


def test_both_finalists_stand_side_by_side(presented: Presented) -> None:
    assert told(road_to_final(presented(AFTER))) == [
        ["Quarter-finals", "Leuven 3-0", "bye"],
        ["Semi-finals", "Genk 3-2", "Union 3-2"],
    ]


def test_a_finalist_stands_alone_while_the_other_is_not_known(presented: Presented) -> None:
    road = road_to_final(presented(BEFORE))
    assert road is not None
    assert [finalist.id for finalist in road.finalists] == ["club"]


def test_penalties_are_told_beside_the_score(presented: Presented) -> None:
    results = AFTER.replace("Genk v Club       1-1", "Genk v Club       2-4 pen. 1-0 a.e.t. (1-0, 0-0)")
    assert told(road_to_final(presented(results)))[1][1] == "Genk 2-2 4-2 pens"


def test_a_round_that_one_of_them_skipped_is_left_empty(presented: Presented) -> None:
    results = AFTER.replace(
        "= Cup 2024/25\n", "= Cup 2024/25\n» Round 6\n  Sun Dec/1 2024\n  Club v Lier 2-0\n"
    )
    assert told(road_to_final(presented(results)))[0] == ["Round 6", "Lier 2-0", "–"]


def test_a_cup_without_a_finalist_has_no_road(presented: Presented) -> None:
    assert road_to_final(presented("= Cup 2024/25\n» Semi-finals\nJan/15 2025\n  A v B\n  C v D\n")) is None
