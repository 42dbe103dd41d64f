"""What a name stands for, and which names are doubtful."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from cuprun.archive.likeness import likeness, near_names
from cuprun.archive.names import KnownName, Register, names_of_teams
from cuprun.errors import Diagnostic, Place, Severity
from cuprun.frontmatter.team import read_teams

HERE = Place("a.md", 3, 7)


def register(text: str) -> Register:
    """The register of a team file."""
    teams, diagnostics = read_teams(text, file="teams.yaml")
    assert diagnostics == []
    return Register("team", names_of_teams(teams))


def doubts(register: Register) -> list[tuple[str, Place]]:
    return [(doubt.code, doubt.place) for doubt in (*register.near_misses(), *register.ambiguities())]


def only(register: Register) -> Diagnostic:
    (doubt,) = (*register.near_misses(), *register.ambiguities())
    return doubt


# What a name stands for


@pytest.mark.parametrize(
    "name", ["Club Brugge", "CLUB BRUGGE KV", "FC Bruges", "FC-Bruges", "Club", "club-brugge"]
)
def test_a_team_goes_by_all_its_names_and_its_id(name: str) -> None:
    teams = register("club-brugge: {name: Club Brugge, also: [Club Brugge KV, FC Bruges], short: Club}")
    assert teams.resolve(name, HERE) == "club-brugge"
    assert teams.undeclared == {}


def test_an_unknown_name_is_an_id_of_its_own() -> None:
    teams = register("krc-genk: {name: KRC Genk}")
    assert teams.resolve("1. FC Köln", HERE) == "1-fc-koln"
    assert teams.undeclared == {"1-fc-koln": "1. FC Köln"}
    assert (teams.known("1. FC Köln"), teams.known("KRC Genk"), teams.known("Club")) == (
        "1-fc-koln", "krc-genk", None,
    )  # fmt: skip


def test_the_order_in_which_names_are_met_changes_nothing() -> None:
    met = [
        ("GRÊMIO", Place("b.txt", 1)), ("Gremio", Place("c.txt", 2)), ("Grêmio", Place("d.txt", 3)),
        ("Gremio (BRA)", Place("a.txt", 9)), ("Gremmio", Place("e.txt", 1)),
    ]  # fmt: skip
    seen = set()
    for order in permutations(met):
        teams = register("krc-genk: {name: KRC Genk}")
        for name, place in order:
            teams.resolve(name, place)
        seen.add(
            (tuple(teams.undeclared.items()), tuple(map(str, (*teams.near_misses(), *teams.ambiguities()))))
        )
    ((names, messages),) = seen
    assert names == (("gremio", "Grêmio"), ("gremmio", "Gremmio"))
    assert len(messages) == 1


TWO = """\
nacional-uru: {name: Nacional, country: URU}
nacional-par: {name: Nacional, country: Paraguay}
"""


def test_two_clubs_of_one_name_are_told_apart_by_id_or_country() -> None:
    teams = register(TWO)
    assert teams.resolve("Nacional (URU)", HERE) == "nacional-uru"
    assert teams.resolve("Nacional (Par)", HERE) == "nacional-par"
    assert teams.resolve("nacional-par", HERE) == "nacional-par"
    assert doubts(teams) == []


def test_a_name_of_two_clubs_says_that_it_is() -> None:
    teams = register(TWO)
    teams.resolve("Nacional", HERE)
    doubt = only(teams)
    assert (doubt.code, doubt.place, doubt.severity) == ("ambiguous-team", HERE, Severity.ERROR)
    assert doubt.message == "'Nacional' may be nacional-par or nacional-uru"
    assert doubt.hint
    assert "Nacional (URU)" in doubt.hint


def test_a_mark_of_a_country_is_no_part_of_a_name() -> None:
    teams = register("krc-genk: {name: KRC Genk}")
    assert teams.resolve("KRC Genk (BEL)", HERE) == "krc-genk"
    assert teams.resolve("Bayern München (GER)", HERE) == teams.resolve("Bayern München", HERE)
    assert teams.resolve("Racing (Montevideo)", HERE) == "racing-montevideo"
    assert doubts(teams) == []


def test_an_undeclared_name_with_two_countries_is_warned_of() -> None:
    teams = register("krc-genk: {name: KRC Genk}")
    assert teams.resolve("Nacional (URU)", HERE) == teams.resolve("Nacional (PAR)", HERE) == "nacional"
    assert "has the marks of PAR, URU" in only(teams).message


DATED = """\
mk-dons: {name: Milton Keynes Dons, also: [{name: Wimbledon, until: 2004-06-20}]}
afc-wimbledon: {name: AFC Wimbledon, also: [{name: Wimbledon, from: 2011-12}]}
krc-genk:
  name: KRC Genk
  also:
    - Genk
    - {name: KFC Winterslag, from: 1933, until: 1987-88}
"""


@pytest.mark.parametrize(
    ("name", "day", "id_"),
    [
        ("Wimbledon", date(1988, 5, 14), "mk-dons"),
        ("Wimbledon", date(2015, 5, 14), "afc-wimbledon"),
        ("Wimbledon", None, "afc-wimbledon"),
        ("KFC Winterslag", date(1988, 6, 30), "krc-genk"),
        ("KFC Winterslag", None, "krc-genk"),
        ("Genk", date(1988, 6, 30), "krc-genk"),
    ],
)
def test_a_name_stands_for_whoever_bore_it_on_the_day(name: str, day: date | None, id_: str) -> None:
    teams = register(DATED)
    assert teams.resolve(name, HERE, day) == id_
    assert doubts(teams) == []


def test_who_bore_a_name_for_a_time_comes_before_who_is_called_so_for_good() -> None:
    names = {
        "old": [KnownName(text="Racing", id="old", until=date(1990, 6, 30))],
        "new": [KnownName(text="Racing", id="new")],
    }
    teams = Register("team", names)
    assert teams.resolve("Racing", HERE, date(1980, 1, 1)) == "old"
    assert teams.resolve("Racing", HERE, date(2000, 1, 1)) == "new"
    assert teams.resolve("Racing", HERE) == "new"


def test_a_year_and_a_season_name_their_days() -> None:
    (team,), _ = read_teams(
        "a: {name: A, also: [{name: B, from: 1933, until: 1987-88}, {name: C, from: 1988/89, until: 1990}, D]}",
        file="teams.yaml",
    )
    assert team.also == ("D",)
    assert [(once.name, once.since, once.until) for once in team.once] == [
        ("B", date(1933, 1, 1), date(1988, 6, 30)), ("C", date(1988, 7, 1), date(1990, 12, 31)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{name: B, till: 1990}", "unknown field 'till' of a name"),
        ("{from: 1990}", "a name with dates needs its name"),
        ("{name: B, from: 1990, until: 1980}", "'B' ends on 1980-12-31, before it begins on 1990-01-01"),
        ("{name: B, until: yesterday}", "'yesterday' is no date"),
    ],
)
def test_a_dated_name_out_of_form_is_refused_at_its_place(entry: str, message: str) -> None:
    teams, diagnostics = read_teams(f"a:\n  name: A\n  also:\n    - {entry}\n", file="teams.yaml")
    assert teams == ()
    (diagnostic,) = diagnostics
    assert message in diagnostic.message
    assert (diagnostic.place.file, diagnostic.place.line) == ("teams.yaml", 4)


# Which names are doubtful


@pytest.mark.parametrize(
    ("slip", "name"),
    [("Club Bruge", "Club Brugge"), ("KRC Gnk", "KRC Genk"), ("RSC Anderlect", "RSC Anderlecht"), ("Genk", "KRC Genk"),
     ("K.V. Mechelen", "KV Mechelen"), ("Croky Cupp", "Croky Cup")],
)  # fmt: skip
def test_an_unknown_name_near_a_known_one_may_be_a_slip(slip: str, name: str) -> None:
    assert near_names([slip], [name, "Union SG"]) == {slip: name}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Genk U23", "Genk"), ("Genk U23", "Genk U21"), ("Jong Genk", "Genk"), ("KRC Genk Women", "KRC Genk"),
     ("Club NXT", "Club"), ("Bayern München II", "Bayern München"), ("Barcelona B", "Barcelona"),
     ("RSC Anderlecht Futures II", "RSC Anderlecht Futures"), ("1. FC Köln", "2. FC Köln"), ("Gent", "Genk"),
     ("Iran", "Iraq"), ("East Germany", "West Germany"), ("Niger", "Nigeria"), ("Manchester City", "Manchester United"),
     ("Sparta Praha", "Slavia Praha"), ("1st Surrey Rifles", "2nd Surrey Rifles")],
)  # fmt: skip
def test_another_team_is_no_slip(one: str, other: str) -> None:
    assert near_names([one], [other]) == {}
    assert near_names([one, other], []) == {}


def test_unknown_names_near_one_another_are_told_once() -> None:
    assert near_names(["Crystal Palace", "Crystal Pallace", "Wanderers"], []) == {
        "Crystal Palace": "Crystal Pallace"
    }
    teams = register("krc-genk: {name: KRC Genk}")
    teams.resolve("Crystal Palace", Place("1871.txt", 4))
    teams.resolve("Crystal Pallace", Place("1872.txt", 8))
    doubt = only(teams)
    assert (doubt.code, doubt.place, doubt.severity) == (
        "near-team-name", Place("1871.txt", 4), Severity.WARNING,
    )  # fmt: skip
    assert "did you mean 'Crystal Pallace'?" in doubt.message


def test_two_unknown_names_may_be_one_with_and_without_its_affix() -> None:
    assert near_names(["Arsenal", "Arsenal FC"], []) == {"Arsenal": "Arsenal FC"}
    assert near_names(["Barcelona SC", "FC Barcelona"], []) == {}


def test_of_many_names_near_ones_are_found_by_their_words() -> None:
    names = [f"Vereniging {chr(97 + n % 26) * 3}{n}" for n in range(400)]
    found = near_names([*names, "Crystal Palace", "Crystal Pallace"], ["KRC Genk"])
    assert found == {"Crystal Palace": "Crystal Pallace"}


def test_likeness_is_the_same_both_ways() -> None:
    pairs = [("Club Bruge", "Club Brugge"), ("Genk", "KRC Genk"), ("Austria", "Australia")]
    assert all(likeness(one, other) == likeness(other, one) for one, other in pairs)
