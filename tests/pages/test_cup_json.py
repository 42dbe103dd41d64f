"""The promise to other programs: `index.json` beside each cup."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Planned = Callable[..., Any]

SCHEMA = json.loads((Path(__file__).parents[2] / "schema" / "cup.schema.json").read_text("utf-8"))
PATH = "cups/cup/2024-25/index.json"
SEMI_FINALS = """
= Cup 2024/25
» Quarter-finals
  Tue Jan/7 2025
    20.45  Club v Leuven          3-0 (1-0)
           STVV v Genk            0-4 (0-1)
  Wed Jan/8
           Antwerp v Union        3-4 pen. 1-1 a.e.t. (1-1, 0-0)
           Beerschot v Anderlecht 0-1
» Semi-finals
  Wed Jan/15
    20.45  Club v Genk            2-1 (1-1)
  Wed Feb/5
           Genk v Club            1-1 (1-1)
"""
GROUPS = "= Cup 2024/25\n» Group A\nSep/1\n  A v B 2-1\n  C v D 0-0\n» Final\nMay/4\n  A w/o C\n"
BYES = "= Cup 2024/25\n» Round 1\nSep/1\n  A v B 2-1\n  C bye\n  D v E [postponed]\n"


@pytest.mark.parametrize("results", [SEMI_FINALS, GROUPS, BYES], ids=["ties", "groups", "byes"])
def test_the_data_is_what_the_schema_says(planned: Planned, results: str) -> None:
    jsonschema.validate(planned(results).data(PATH), SCHEMA, jsonschema.Draft202012Validator)


def test_a_tie_over_two_legs(planned: Planned) -> None:
    data = planned(SEMI_FINALS).data(PATH)
    tie = next(t for r in data["rounds"] for t in r["ties"] if t["id"] == "semi-finals-club-genk")
    matches = tie.pop("matches")
    assert tie == {
        "id": "semi-finals-club-genk",
        "url": "/cups/cup/2024-25/ties/semi-finals-club-genk/",
        "teams": ["club", "genk"],
        "aggregate": [3, 2],
        "winner": "club",
        "advanced": ["club"],
        "decided_by": "aggregate",
        "inferred": False,
    }
    assert matches[0] == {
        "date": "2025-01-15",
        "kickoff": "20:45",
        "home": "club",
        "away": "genk",
        "leg": 1,
        "replay": None,
        "status": "played",
        "half_time": [1, 1],
        "full_time": [2, 1],
        "extra_time": None,
        "penalties": None,
        "report": None,
    }


def test_a_shoot_out_stands_beside_the_score_not_in_it(planned: Planned) -> None:
    data = planned(SEMI_FINALS).data(PATH)
    (match,) = next(t["matches"] for t in data["rounds"][0]["ties"] if "antwerp" in t["teams"])
    assert (match["full_time"], match["extra_time"], match["penalties"]) == ([1, 1], [1, 1], [3, 4])


def test_sides_not_known_yet_say_where_they_come_from(planned: Planned) -> None:
    data = planned(SEMI_FINALS).data(PATH)
    other, final = data["rounds"][1]["ties"][1], data["rounds"][2]["ties"][0]
    assert other["teams"] == ["union", "anderlecht"]
    assert final["teams"] == ["club", {"winner_of": "semi-finals-anderlecht-union"}]
    assert (final["winner"], final["decided_by"], final["advanced"]) == (None, None, [])


def test_before_the_draw_a_side_comes_from_a_round(planned: Planned) -> None:
    quarter_finals = SEMI_FINALS[: SEMI_FINALS.index("» Semi")]
    data = planned(quarter_finals).data(PATH)
    assert data["rounds"][1]["ties"][0]["teams"] == [{"winner_of_round": "quarter-finals"}] * 2


def test_a_bye_has_one_side(planned: Planned) -> None:
    ties = planned(BYES).data(PATH)["rounds"][0]["ties"]
    bye = next(tie for tie in ties if tie["decided_by"] == "bye")
    assert (bye["teams"], bye["winner"]) == (["c"], "c")


def test_a_group_has_its_table(planned: Planned) -> None:
    (group,) = planned(GROUPS).data(PATH)["groups"]
    assert (group["id"], len(group["matches"])) == ("group-a", 2)
    assert group["table"][0] == {
        "position": 1,
        "team": "a",
        "played": 1,
        "won": 1,
        "drawn": 0,
        "lost": 0,
        "goals_for": 2,
        "goals_against": 1,
        "points": 3,
        "advanced": True,
    }
    assert [(row["team"], row["advanced"]) for row in group["table"]] == [
        ("a", True),
        ("c", True),
        ("d", False),
        ("b", False),
    ]


PLACES = """
= World Cup 1990
» Group A
Jun/1
  Alpha v Beta
» Group B
Jun/2
  Gamma v Delta 1-0
» Group C
  Epsilon v Zeta
» Group D
  Eta v Theta
» Group E
  Iota v Kappa
» Group F
  Lambda v Mu
"""


def test_places_of_groups_say_which(planned: Planned) -> None:
    data = planned(PLACES).data("cups/world-cup/1990/index.json")
    jsonschema.validate(data, SCHEMA, jsonschema.Draft202012Validator)
    ties = data["rounds"][0]["ties"]
    assert ties[0]["teams"] == [
        {"place_in_group": {"place": 1, "groups": ["group-a"]}},
        {"place_in_group": {"place": 3, "groups": ["group-c", "group-d", "group-e"]}},
    ]


@pytest.mark.parametrize(
    ("lang", "sides"),
    [
        ("en", ("winner of Group A", "third of C/D/E")),
        ("nl", ("de winnaar van Groep A", "de derde van C/D/E")),
    ],
)
def test_places_of_groups_are_said_in_words(planned: Planned, lang: str, sides: tuple[str, str]) -> None:
    page = planned(PLACES, lang=lang).view("cups/world-cup/1990")
    assert tuple(side.text for side in page.rounds[0].ties[0].sides) == sides


def test_a_loser_to_come_says_of_which_tie(planned: Planned) -> None:
    results = SEMI_FINALS + "» Third place\nApr/4\n  Genk v loser of Union – Anderlecht\n"
    data = planned(results).data(PATH)
    jsonschema.validate(data, SCHEMA, jsonschema.Draft202012Validator)
    third = next(round_ for round_ in data["rounds"] if round_["id"] == "third-place")
    assert third["ties"][0]["teams"] == ["genk", {"loser_of": "semi-finals-anderlecht-union"}]
