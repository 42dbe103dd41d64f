"""A report says in its own words that its match is one of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cuprun.football.events import Card, CardKind
from cuprun.football.score import Result, Side
from cuprun.football.table_rules import Criterion

Played = Callable[..., Result]


@pytest.mark.parametrize(
    ("written", "group", "matchday"),
    [
        ({"group": "A"}, "A", None),
        ({"group": "Group A"}, "A", None),
        ({"group": "groep A", "matchday": 2}, "A", 2),
        ({"round": "Groep A"}, "A", None),
        ({"round": "Group A, Matchday 2"}, "A", 2),
        ({"round": "Speeldag 3"}, "", 3),
        ({"round": "League phase, Matchday 4"}, "League phase", 4),
        ({"round": "Group stage", "group": "A"}, "A", None),
    ],
)
def test_the_match_is_one_of_a_table(
    desk: Any, score: Played, written: dict[str, Any], group: str, matchday: int | None
) -> None:
    desk.report("Genk", "Gent", result=score(1, 0), **written)
    (season,) = desk.assembled().archive.seasons.values()
    (made,) = season.cup.groups
    assert (made.name, made.matches[0].matchday, season.cup.rounds) == (group, matchday, ())


def test_a_report_and_a_result_are_of_one_group_however_it_is_written(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", group="A", matchday=1, result=score(1, 0))
    desk.report("Genk", "Gent", round="Groep A", result=score(1, 0))
    assembly = desk.assembled()
    assert assembly.diagnostics == ()
    (season,) = assembly.archive.seasons.values()
    assert [len(group.matches) for group in season.cup.groups] == [1]


def test_a_play_off_of_a_group_is_a_tie_beside_its_table(desk: Any, score: Played) -> None:
    desk.result("Genk", "Gent", "2025-01-01", group="A", result=score(1, 0))
    desk.result("Lier", "Mol", "2025-01-02", group="A", result=score(1, 0))
    desk.report("Lier", "Genk", "2025-01-09", group="A", round="Play-off", result=score(2, 1))
    (season,) = desk.assembled().archive.seasons.values()
    (group,) = season.cup.groups
    assert [tie.round for tie in season.cup.ties] == ["play-off"]
    assert len(group.matches) == 2


def test_cards_of_reports_tell_level_teams_apart(desk: Any, score: Played) -> None:
    def shown(player: str, kind: CardKind) -> tuple[Card, ...]:
        return (Card(player=player, kind=kind, side=Side.HOME),)

    common = {"competition": "World Cup", "season": "2018", "group": "H", "result": score(1, 0)}
    desk.report("Senegal", "Poland", cards=shown("Niang", CardKind.RED), **common)
    desk.report("Japan", "Colombia", cards=shown("Kawashima", CardKind.YELLOW), **common)
    (season,) = desk.assembled().archive.seasons.values()
    rows = season.cup.groups[0].table.rows
    assert [row.team for row in rows[:2]] == ["japan", "senegal"]
    assert rows[0].above_next_by is Criterion.FAIR_PLAY
