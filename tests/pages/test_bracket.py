"""Brackets of 2, 4, 8 and 16 teams, byes included, pinned literally."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from cuprun.football.match import WinnerOfRound
from cuprun.football.tie import Tie
from cuprun.frontmatter.records import CompetitionRecord, RoundRecord, SeasonRecord, Source
from cuprun.pages.bracket import Place, lay_out

Planned = Callable[..., Any]


def tie(id_: str, *sources: str | None) -> Tie:
    return Tie(id=id_, round=id_.rstrip("0123456789"), sides=(), sources=sources or (None, None))


FOUR = [tie("sf1"), tie("sf2"), tie("f", "sf1", "sf2")]
EIGHT = [
    *(tie(f"qf{n}") for n in (1, 2, 3, 4)),
    tie("sf1", "qf1", "qf3"),
    tie("sf2", "qf2", "qf4"),
    tie("f", "sf2", "sf1"),
]


@pytest.mark.parametrize(
    ("ties", "places"),
    [
        ([tie("f")], {"f": Place(1, 1)}),
        (FOUR, {"sf1": Place(1, 1), "sf2": Place(2, 1), "f": Place(1, 2)}),
        (
            EIGHT,
            {
                "qf2": Place(1, 1),
                "qf4": Place(2, 1),
                "qf1": Place(3, 1),
                "qf3": Place(4, 1),
                "sf2": Place(1, 2),
                "sf1": Place(3, 2),
                "f": Place(1, 4),
            },
        ),
        (
            [tie("r1"), tie("sf1", None, "r1"), tie("sf2"), tie("f", "sf1", "sf2")],
            {"r1": Place(1, 1), "sf1": Place(1, 1), "sf2": Place(2, 1), "f": Place(1, 2)},
        ),
        ([tie("qf1"), tie("qf2")], {"qf2": Place(1, 1), "qf1": Place(2, 1)}),
    ],
    ids=["2 teams", "4 teams", "8 teams, drawn crosswise", "entry in a later round", "before the draw"],
)
def test_every_tie_stands_beside_those_that_lead_to_it(ties: list[Tie], places: dict[str, Place]) -> None:
    assert lay_out(ties) == places


def test_sixteen_teams_take_eight_rows() -> None:
    ties = [tie(f"r{n}") for n in range(8)]
    ties += [tie(f"qf{n}", f"r{n}", f"r{7 - n}") for n in range(4)]
    ties += [tie("sf0", "qf0", "qf1"), tie("sf1", "qf2", "qf3"), tie("f", "sf0", "sf1")]
    places = lay_out(ties)
    assert places["f"] == Place(1, 8)
    assert sorted(places[f"r{n}"].row for n in range(8)) == list(range(1, 9))
    assert [places[f"qf{n}"] for n in range(4)] == [Place(1, 2), Place(3, 2), Place(5, 2), Place(7, 2)]


def test_before_the_draw_a_round_stands_beside_the_one_that_leads_to_it() -> None:
    undrawn = [
        Tie(id=id_, round=id_[:2], sides=(WinnerOfRound(before), WinnerOfRound(before)))
        for id_, before in (("sf1", "qf"), ("sf2", "qf"), ("fi", "sf"))
    ]
    quarter_finals = [Tie(id=f"qf{n}", round="qf", sides=("a", "b")) for n in (1, 2, 3, 4)]
    assert lay_out([*quarter_finals, *undrawn]) == {
        **{f"qf{n}": Place(n, 1) for n in (1, 2, 3, 4)},
        "sf1": Place(1, 2),
        "sf2": Place(3, 2),
        "fi": Place(1, 4),
    }


SEMI_FINALS = """
= Cup 2024/25
» Semi-finals
  Wed Jan/15 2025
    A v B  2-1
    C v D  0-1
» Third place
  Sat May/3
    B v C  1-0
» Final
  Sun May/4
    D v A  0-2
"""


def test_connectors_run_from_each_semi_final_to_the_final(planned: Planned) -> None:
    bracket = planned(SEMI_FINALS).view("cups/cup/2024-25").bracket
    semi_finals, final = bracket.rounds
    assert [tie.tie.id for tie in semi_finals.ties] == ["semi-finals-c-d", "semi-finals-a-b"]
    assert [(tie.leads, tie.leads_down, tie.drop) for tie in semi_finals.ties] == [
        (True, True, 0.5),
        (True, False, -0.5),
    ]
    assert final.ties[0].feeders == 2
    assert bracket.rows == 2


def test_third_place_stands_outside_the_tree(planned: Planned) -> None:
    bracket = planned(SEMI_FINALS).view("cups/cup/2024-25").bracket
    assert [round_.id for round_ in bracket.rounds] == ["semi-finals", "final"]
    assert [round_.id for round_ in bracket.outside] == ["third-place"]


def test_a_round_before_its_draw_has_the_day_that_the_competition_file_sets(planned: Planned) -> None:
    final = RoundRecord(name="Finale", date=date(2025, 5, 4))
    season = SeasonRecord(season="2024-25", rounds=(RoundRecord(name="Halve finales", legs=1), final))
    record = CompetitionRecord(source=Source("cup.yaml"), id="cup", name="Cup", seasons={"2024-25": season})
    results = "= Cup 2024/25\n» Halve finales\n  Wed Jan/15 2025\n    Club v Genk 2-1\n    Antwerp v Gent\n"
    bracket = planned(results, competitions=(record,)).view("cups/cup/2024-25").bracket
    semi_finals, last = bracket.rounds
    (placed,) = last.ties
    assert semi_finals.dates == "15 Jan 2025"
    assert (last.name, last.dates, placed.tie.moment.iso) == ("Finale", "4 May 2025", "2025-05-04")
