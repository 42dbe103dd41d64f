from __future__ import annotations

from datetime import date

from cuprun.football.round import order_rounds, round_after, teams_in


def test_rounds_named_by_their_teams_lead_on_by_halves() -> None:
    assert [
        round_after(name) for name in ("round-of-32", "round-of-16", "quarter-finals", "semi-finals")
    ] == [
        "round-of-16",
        "quarter-finals",
        "semi-finals",
        "final",
    ]
    assert round_after("final") is None
    assert round_after("round-6") is None
    assert teams_in("third-place") is None


def test_numbered_rounds_never_stand_against_their_numbers() -> None:
    days = {"round-2": date(2024, 8, 1), "round-1": date(2024, 9, 1), "preliminary": date(2024, 7, 1)}
    assert order_rounds(days) == ("preliminary", "round-1", "round-2")


def test_a_declared_order_holds_and_others_find_their_place() -> None:
    days = {"final": None, "round-of-16": None, "intertoto": date(2024, 7, 1)}
    assert order_rounds(days, ("round-7", "round-of-16", "semi-finals", "final"))[-3:] == (
        "round-of-16",
        "semi-finals",
        "final",
    )
