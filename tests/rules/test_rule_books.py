from __future__ import annotations

import pytest

from cuprun.football.regulations import NO_RULES
from cuprun.football.round_name import round_id
from cuprun.rules import rule_book, rule_names
from cuprun.rules.book import read_rule_book


@pytest.mark.parametrize("id_", rule_names())
def test_a_built_in_rule_says_itself_in_each_language_and_names_its_source(id_: str) -> None:
    for clause in rule_book(id_).clauses:
        if clause.text or clause.ties != NO_RULES:
            assert set(clause.text) == {"en", "nl"}
            assert clause.source


@pytest.mark.parametrize("id_", rule_names())
def test_built_in_rules_speak_of_rounds_by_their_ids(id_: str) -> None:
    rounds = [round_ for clause in rule_book(id_).clauses for round_ in clause.rounds]
    assert [round_id(round_) for round_ in rounds if not round_.endswith("*")] == [
        round_ for round_ in rounds if not round_.endswith("*")
    ]


def test_no_two_competitions_share_a_name() -> None:
    names = [name.casefold() for names in rule_names().values() for name in names]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("clause", "fault"),
    [
        ("from: 1970", None),
        ("from: 1970-72", "rules.yaml:3:11: from: '1970-72' is no season"),
        ("{from: 1980, until: 1970}", "rules.yaml:3:25: until: 1970 comes before 1980"),
        ("legs: 3", "rules.yaml:3:11: legs: a tie has 1 or 2, not 3"),
        (
            "level: [away-gaols]",
            "rules.yaml:3:12: level: 'away-gaols' settles no tie; did you mean 'away-goals'?",
        ),
        ("level: [penalties, extra-time]", "rules.yaml:3:12: level: nothing comes after penalties"),
        ("{level: [penalties], replays: 2}", "rules.yaml:3:35: replays: there is none"),
        ("{level: [replay], replays: many}", "rules.yaml:3:32: replays: 'many' is no number of replays"),
        ("lges: 2", "rules.yaml:3:5: unknown field 'lges'; did you mean 'legs'?"),
    ],
)
def test_a_wrong_rule_is_told_at_its_place(clause: str, fault: str | None) -> None:
    book, faults = read_rule_book(f"name: Cup\nclauses:\n  - {clause}\n", file="rules.yaml", id_="cup")
    assert (book is None) == bool(fault)
    assert [str(found)[: len(fault or "")] for found in faults] == [fault] * bool(fault)
