"""The built-in rules against what is known of their seasons."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from cuprun.archive.regulations import clauses_of, regulations_of
from cuprun.football.cup_builder import build_cup
from cuprun.football.match import Match
from cuprun.football.regulations import Regulations
from cuprun.frontmatter.notation.score import parse_score

CASES = Path(__file__).parents[1] / "cases"
_MATCH = re.compile(
    r"(?P<home>\D+?) (?P<goals>\d+-\d+) (?P<away>[^\d\[{]+?)(?: \[(?P<more>.+)\])?(?: \{(?P<through>.+), (?P<how>.+)\})?"
)


def _cases(name: str) -> list[str]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _rules(competition: str, season: str) -> Regulations:
    held = [clause for clause in clauses_of(None, competition) if clause.holds_in(season)]
    return regulations_of(held, (), None, lambda name: name)


@pytest.mark.parametrize("case", _cases("rules_of_seasons.txt"))
def test_a_season_has_its_rules(case: str) -> None:
    what, laid_down = case.split(" = ")
    competition, season, round_ = what.split(", ")
    rules = _rules(competition, season).for_round(round_)
    assert f"{rules.legs}; {', '.join(rules.level or ())}" == laid_down


@pytest.mark.parametrize("case", _cases("ties_of_history.txt"))
def test_a_tie_of_history_comes_out_as_it_did(case: str) -> None:
    told, _, outcome = case.rpartition(" = ")
    where, _, matches = told.partition(": ")
    competition, season, round_ = where.split(", ")
    listed = [_match(number, text, round_) for number, text in enumerate(matches.split("; "))]
    (tie,) = [tie for tie in build_cup(listed, _rules(competition, season)).ties if tie.matches]
    assert tie.outcome
    assert f"{tie.outcome.winner}, {tie.outcome.decided_by}" == outcome
    assert not tie.outcome.inferred


def _match(number: int, text: str, round_: str) -> Match:
    found = _MATCH.fullmatch(text)
    assert found, text
    match = Match(
        id=str(number),
        home=found["home"],
        away=found["away"],
        date=date(2000, 1, 1) + timedelta(days=number),
        round=round_,
        result=parse_score(" ".join(filter(None, (found["goals"], found["more"])))),
    )
    return replace(match, through=(found["through"],), decided=found["how"]) if found["how"] else match
