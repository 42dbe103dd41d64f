"""The ties of the record out of its own results: matches, rules of the season, decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from cuprun.archive.regulations import clauses_of, regulations_of
from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.regulations import Regulations
from record.comparison import Comparison
from record.ties import RecordedTie, decision_of, matches_of, recorded_ties

_SOME_DAY = date(2000, 1, 1)


def compare(record: Path) -> Comparison:
    """Decide every tie of the record from its results alone, and compare."""
    ties = recorded_ties(record)
    seasons = groupby(ties, key=lambda tie: (tie.competition, tie.season))
    told = [line for _, season in seasons for line in _disagreements(list(season))]
    return Comparison(len(ties), tuple(told))


def rules_of(competition: str, season: str) -> Regulations:
    """The built-in rules that hold for a competition of that name in a season."""
    clauses = [clause for clause in clauses_of(None, competition) if clause.holds_in(season)]
    return regulations_of(clauses, (), None, lambda name: name)


def _disagreements(ties: Sequence[RecordedTie]) -> Iterator[str]:
    cup = _cup(ties)
    found = {(tie.round, frozenset(tie.teams)): tie for tie in cup.ties}
    for tie in ties:
        decision = decision_of(found[tie.round_id, frozenset(tie.teams)])
        if decision != tie.decision:
            yield f"{tie}: recorded {tie.decision}, found {decision}"


def _cup(ties: Sequence[RecordedTie]) -> Cup:
    """A season's cup. The record has no days: its order of rounds and results stands for them."""
    matches = [match for tie in ties for match in matches_of(tie)]
    dated = (replace(match, date=_SOME_DAY + timedelta(days=day)) for day, match in enumerate(matches))
    return build_cup(dated, rules_of(ties[0].competition, ties[0].season))
