from __future__ import annotations

from collections.abc import Callable
from typing import Any

Planned = Callable[..., Any]
TWO_LEGS = """= {cup} 2024/25
» Semi-finals
Feb/1
 A v B 2-1
Feb/8
 B v A 1-0
» Final
May/1
 B v C 1-1 a.e.t. (1-1, 0-0), 4-3 pen.
"""


def test_what_nobody_laid_down_is_said_to_be_told_from_the_matches(planned: Planned) -> None:
    page = planned(TWO_LEGS.format(cup="Village Cup")).view("cups/village-cup/2024-25")
    assert page.rules == (
        "Not laid down here, but told from the matches:",
        "Semi-finals: two legs; level ties were settled by a count of away goals.",
        "Final: single matches; level ties were settled by penalties.",
    )


def test_rules_that_another_sets_aside_are_not_told(planned: Planned) -> None:
    page = planned(TWO_LEGS.format(cup="FA Cup").replace("2024/25", "2020/21")).view("cups/fa-cup/2020-21")
    assert not any("is replayed once" in rule for rule in page.rules)
