from __future__ import annotations

from collections.abc import Callable
from typing import Any

Planned = Callable[..., Any]

CUP = """
= Cup 2024/25
» Semi-finals
  Wed Jan/15 2025
    20.45  Club v Genk       2-1 (1-1)
  Thu Jan/16
           Anderlecht v Antwerp  1-0
  Wed Feb/5
           Genk v Club       1-1 (1-1)
  Thu Feb/6
           Antwerp v Anderlecht
"""


def test_every_club_of_a_cup_has_a_run_and_a_page(planned: Planned) -> None:
    paths = planned(CUP).paths
    for club in ("club", "genk", "anderlecht", "antwerp"):
        assert f"cups/cup/2024-25/runs/{club}/index.html" in paths
        assert f"teams/{club}/index.html" in paths


def test_no_two_pages_claim_one_path(planned: Planned) -> None:
    assert planned(CUP).plan.clashes() == ()


def test_the_numbered_address_of_a_tie_leads_to_its_later_one(planned: Planned) -> None:
    redirects = planned(CUP).redirects()
    assert redirects["cups/cup/2024-25/ties/semi-finals-1/index.html"] == (
        "/cups/cup/2024-25/ties/semi-finals-club-genk/"
    )


def test_a_run_reads_from_its_first_round_to_the_next(planned: Planned) -> None:
    run = planned(CUP).view("cups/cup/2024-25/runs/club")
    first, last = run.steps
    assert [(m.score, m.place, m.outcome) for m in first.matches] == [
        ("2-1", "Home", "won"),
        ("1-1", "Away", "drawn"),
    ]
    assert (first.aggregate, first.state, first.verdict) == ("3-2", "through", "Club win 3-2 on aggregate.")
    assert (last.opponent, last.opponent_text, last.state) == (None, "winner of Anderlecht–Antwerp", "next")
    assert run.conclusion == "In the final"


def test_a_run_has_the_teams_own_score_first_away_too(planned: Planned) -> None:
    results = "= Cup 2024/25\n» Round 1\nSep/1\n  A v B  1-3 a.e.t. (1-1, 0-1)\n"
    (step,) = planned(results).view("cups/cup/2024-25/runs/b").steps
    (match,) = step.matches
    assert (match.score, match.detail) == ("3-1", "after extra time (1-1, 1-0)")


def test_a_decided_tie_says_who_its_winner_meets(planned: Planned) -> None:
    tie = planned(CUP).view("cups/cup/2024-25/ties/semi-finals-club-genk")
    assert tie.consequence == "Club meet winner of Anderlecht–Antwerp in the final."


def test_what_is_next_stands_on_the_front_page(planned: Planned) -> None:
    (fixture,) = planned(CUP).view("").upcoming
    assert (fixture.home.short, fixture.away.short, fixture.label) == ("Antwerp", "Anderlecht", "Second leg")


def test_a_league_has_its_matchdays_and_no_bracket(planned: Planned) -> None:
    page = planned(
        "= League 2024/25\n» Matchday 1\nJul/26 2024\n  A v B 1-1\n» Matchday 2\nAug/2\n  B v A 0-1\n"
    ).view("cups/league/2024-25")
    assert page.bracket is None
    (group,) = page.groups
    assert [day for day, _ in group.matchdays] == ["Matchday 1", "Matchday 2"]


def test_views_are_the_same_whatever_the_order_of_the_lines(planned: Planned) -> None:
    head, *lines = CUP.strip().split("\n  Wed Feb/5")
    swapped = f"{head}\n  Wed Feb/5{lines[0]}"
    assert planned(CUP).plan.artefacts == planned(swapped).plan.artefacts


def test_a_run_says_what_comes_next(planned: Planned) -> None:
    site = planned(CUP)
    assert site.view("cups/cup/2024-25/runs/club").next is None
    assert site.view("cups/cup/2024-25/runs/antwerp").next == "The winner meets Club in the final."
    assert site.view("cups/cup/2024-25/runs/genk").next is None


def test_a_run_before_the_draw_says_which_round_comes_next(planned: Planned) -> None:
    results = "= Cup 2024/25\n» Quarter-finals\nJan/7 2025\n  A v B 1-0\n  C v D 2-0\n  E v F\n  G v H\n"
    assert planned(results).view("cups/cup/2024-25/runs/a").next == "A are through to the semi-finals."


def test_a_bye_and_a_walkover_are_no_matches_of_a_run(planned: Planned) -> None:
    site = planned("= Cup 2024/25\n» Round 1\nSep/1 2024\n  A bye\n  B w/o C\n")
    (bye,) = site.view("cups/cup/2024-25/runs/a").steps
    assert (bye.state, bye.opponent_text, bye.matches, bye.verdict) == ("bye", "bye", (), "A have a bye.")
    (walkover,) = site.view("cups/cup/2024-25/runs/b").steps
    (match,) = walkover.matches
    assert (match.place, match.match.status, walkover.verdict) == (
        None,
        "walkover",
        "B go through without playing.",
    )
