"""Tables as pages print them: figures, marks, and words for what decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Planned = Callable[..., Any]

GROUPS = """
= World Cup 2022
» Group A
Nov/20
  Ghana v Uruguay 1-1
  Korea v Portugal 0-0
Nov/24
  Ghana v Korea 0-1
  Uruguay v Portugal 0-2
Nov/28
  Portugal v Ghana 1-0
  Korea v Uruguay 0-1
» Final
Dec/18
  Portugal v Korea 2-1
"""
CUP = "cups/world-cup/2022"


def table(planned: Planned, results: str = GROUPS, lang: str = "en") -> Any:
    (group,) = planned(results, lang=lang).view(CUP).groups
    return group.table


def test_figures_are_printed_as_on_a_results_page(planned: Planned) -> None:
    first, *_, last = table(planned).rows
    assert (first.team.id, first.position, first.goals, first.difference, first.points) == (
        *("portugal", 1, "3-0", "+3"),
        7,
    )
    assert (last.goals, last.difference, last.points) == ("1-3", "−2", 1)


def test_who_went_on_is_marked(planned: Planned) -> None:
    assert [(row.team.id, row.advanced) for row in table(planned).rows] == [
        ("portugal", True),
        ("korea", True),
        ("uruguay", False),
        ("ghana", False),
    ]


def test_what_decided_is_named_where_it_did(planned: Planned) -> None:
    assert table(planned).notes == ("Goal difference: Korea above Uruguay",)
    assert table(planned, lang="nl").notes == ("Doelsaldo: Korea voor Uruguay",)


def test_what_decided_says_who_stands_above_whom(planned: Planned) -> None:
    level = "= Cup 2024/25\n» Group A\nSep/1\n A v B 3-0\n C v D 2-0\n E v F 1-0\n"
    (group,) = planned(level).view("cups/cup/2024-25").groups
    assert group.table.notes[0] == "Goal difference: A above C above E; F above D above B"


def test_a_teams_row_leads_to_its_way_through_the_cup(planned: Planned) -> None:
    assert table(planned).rows[0].url == "/cups/world-cup/2022/runs/portugal/"


def test_matches_stand_by_matchday_though_none_is_written(planned: Planned) -> None:
    (group,) = planned(GROUPS).view(CUP).groups
    assert [(day, len(matches)) for day, matches in group.matchdays] == [
        ("Matchday 1", 2),
        ("Matchday 2", 2),
        ("Matchday 3", 2),
    ]


def test_where_days_are_not_full_no_matchday_is_made_up(planned: Planned) -> None:
    (group,) = planned(GROUPS.replace("  Korea v Uruguay 0-1\n", "")).view(CUP).groups
    assert [(day, len(matches)) for day, matches in group.matchdays] == [(None, 5)]


def test_the_rules_of_a_table_nobody_described_are_said_to_be_usual(planned: Planned) -> None:
    page = planned("= Cup 2024/25\n» Group A\nSep/1\n A v B 3-0\n").view("cups/cup/2024-25")
    assert any(rule.startswith("No rules of this table are at hand") for rule in page.rules)
    knock_out = planned("= Cup 2024/25\n» Final\nSep/1\n A v B 3-0\n").view("cups/cup/2024-25")
    assert knock_out.rules == ()


def test_third_placed_teams_are_ranked_where_only_the_best_go_on(planned: Planned) -> None:
    thirds = GROUPS.replace("2022", "1994").replace("» Final\nDec/18\n  Portugal v Korea 2-1\n", "")
    other = "» Group B\nNov/20\n A v B 2-0\n C v D 0-0\nNov/24\n A v C 1-0\n B v D 1-0\nNov/28\n A v D 1-0\n B v C 0-0\n"
    page = planned(thirds + other).view("cups/world-cup/1994")
    assert page.third_places.caption == "Third-placed teams"
    assert [row.team.id for row in page.third_places.rows] == ["uruguay", "c"]
    assert planned(GROUPS).view(CUP).third_places is None


# On the page of a cup run


def test_a_run_has_its_group_with_its_own_row_marked(planned: Planned) -> None:
    page = planned(GROUPS).view(f"{CUP}/runs/korea")
    (group,) = page.groups
    assert (group.after, group.group.text, group.group.url) == (0, "Group A", f"/{CUP}/#group-a")
    assert [row.team.id for row in group.table.rows if row.own] == ["korea"]
    assert [(seen.opponent.text, seen.score, seen.outcome) for seen in group.matches] == [
        ("Portugal", "0-0", "drawn"),
        ("Ghana", "1-0", "won"),
        ("Uruguay", "0-1", "lost"),
    ]
    assert page.record == (1, 1, 2, 2, 3)


@pytest.mark.parametrize(
    ("lang", "team", "conclusion"),
    [
        ("en", "ghana", "Out in the group stage"),
        ("nl", "uruguay", "Uitgeschakeld in de groepsfase"),
        ("en", "portugal", "Winner"),
    ],
)
def test_how_far_a_team_came(planned: Planned, lang: str, team: str, conclusion: str) -> None:
    assert planned(GROUPS, lang=lang).view(f"{CUP}/runs/{team}").conclusion == conclusion


def test_clubs_stand_by_how_far_they_came(planned: Planned) -> None:
    runs = planned(GROUPS).view(CUP).runs
    assert [team.id for team, _, _ in runs] == ["portugal", "korea", "ghana", "uruguay"]


LEAGUE = """
= Netherlands Eredivisie 2023/24
» Matchday 1
Sep/1
  PSV v Ajax 1-0
» Matchday 2
Sep/8
  Ajax v Feyenoord 1-0
» Matchday 3
Sep/15
  PSV v Feyenoord 1-0
"""


def test_in_a_league_a_row_leads_to_the_teams_own_page(planned: Planned) -> None:
    site = planned(LEAGUE)
    (group,) = site.view("cups/netherlands-eredivisie/2023-24").groups
    assert [row.url for row in group.table.rows] == ["/teams/psv/", "/teams/ajax/", "/teams/feyenoord/"]
    assert all(f"{row.url.strip('/')}/index.html" in site.paths for row in group.table.rows)
    assert group.name == "Table"


def test_every_row_leads_to_a_page_that_is_there(planned: Planned) -> None:
    site = planned(GROUPS)
    (group,) = site.view(CUP).groups
    assert all(f"{row.url.strip('/')}/index.html" in site.paths for row in group.table.rows)


def test_where_places_lead_is_said_below_the_table(planned: Planned) -> None:
    phase = "= UEFA Champions League 2024/25\n» League, Matchday 1\nSep/17\n  A v B 1-0\n  C v D 0-0\n"
    page = planned(phase, lang="nl").view("cups/uefa-champions-league/2024-25")
    assert page.groups[0].table.notes[0] == "Plaatsen 1–8: Laatste 16; 9–24: Play-offs"
