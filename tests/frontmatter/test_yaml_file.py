"""Files of teams and competitions: read field by field, with every fault at its place."""

from __future__ import annotations

from cuprun.frontmatter.competition import read_competition
from cuprun.frontmatter.team import read_teams

TEAMS = """\
---
# Clubs
club-brugge: {name: Club Brugge, also: [Club Brugge KV, FC Bruges], colours: [#0055a4, #000000]}
krc-genk: {name: KRC Genk, also: [Genk
k-beerschot-va:
  name: K. Beerschot V.A.
  city: Antwerpen # 't Kiel
rsc-anderlecht: {naam: RSC Anderlecht}
RWDM: {name: RWDM}
kaa-gent: {name: KAA Gent}
nothing
"""


def test_a_fault_in_one_team_hides_no_other_team_and_no_other_fault() -> None:
    teams, found = read_teams(TEAMS, file="content/teams.yaml")

    assert [(team.id, team.name, team.city, team.colours) for team in teams] == [
        ("club-brugge", "Club Brugge", None, ("#0055a4", "#000000")),
        ("k-beerschot-va", "K. Beerschot V.A.", "Antwerpen", ()),
        ("kaa-gent", "KAA Gent", None, ()),
    ]
    assert [f"{fault.place}: {fault.message}" for fault in sorted(found, key=lambda fault: fault.place)] == [
        "content/teams.yaml:4:34: the list that starts here is not closed",
        "content/teams.yaml:8:17: 'name' is missing",
        "content/teams.yaml:8:18: unknown field 'naam'; did you mean 'name'?",
        "content/teams.yaml:9:1: 'RWDM' is no id of a team",
        "content/teams.yaml:11:1: 'nothing' is no field",
    ]


def test_a_team_may_have_a_file_of_its_own() -> None:
    teams, found = read_teams("name: KRC Genk\nalso: [Genk]\n", file="content/teams/genk.yaml", stem="genk")

    assert not found
    assert [(team.id, team.name, team.also) for team in teams] == [("genk", "KRC Genk", ("Genk",))]


def test_a_fault_in_a_competition_hides_no_other() -> None:
    text = "name: Croky Cup\ntimezone: Europe/Brussel\nseasons:\n  2024-25:\n   - rounds\n  2025-26: {rondes: []}\n"

    competition, found = read_competition(text, file="content/competitions/cup.yaml", id_="cup")

    assert competition is None
    assert [(fault.place.line, fault.place.column, fault.code) for fault in found] == [
        (5, 4, "bad-value"),
        (6, 13, "unknown-field"),
    ]


def test_what_is_no_list_of_fields_is_told() -> None:
    competition, found = read_competition("- Croky Cup\n", file="content/competitions/cup.yaml", id_="cup")

    assert competition is None
    assert [fault.code for fault in found] == ["no-field", "missing-field"]


def test_a_season_with_nothing_below_it_is_a_season() -> None:
    competition, found = read_competition("name: Cup\nseasons:\n  2024-25:\n", file="c.yaml", id_="cup")

    assert not found
    assert competition is not None
    assert competition.name == "Cup"
