"""Competition rules as data: one YAML file a competition, each rule with its seasons and its source.

A file has a name, the names the competition goes by, and clauses. A clause holds from one season to
another (both included; left out = open), may lay down `legs` and `away_goals` for all rounds or, under
`rounds`, for some, and says itself in plain words in each language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from cuprun.football.regulations import TieRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A rule: what it lays down, when it held, how it reads, and where it is written."""

    first: str | None
    last: str | None
    ties: TieRules
    by_round: Mapping[str, TieRules]
    text: Mapping[str, str]
    """Language code → sentence."""
    source: str

    def holds_in(self, season: str) -> bool:
        """Whether the clause held in a season (``2024-25`` or ``2024``; years order as text)."""
        year = season[:4]
        return (self.first is None or self.first[:4] <= year) and (self.last is None or year <= self.last[:4])


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBook:
    """All clauses of one competition, in the order of the file; a later one overrides an earlier."""

    id: str
    names: tuple[str, ...]
    clauses: tuple[Clause, ...]

    def in_season(self, season: str) -> tuple[Clause, ...]:
        return tuple(clause for clause in self.clauses if clause.holds_in(season))


@cache
def rule_books() -> Mapping[str, RuleBook]:
    """Every built-in rule book, by its id (the file's stem)."""
    files = sorted(
        (file for file in resources.files(__name__).iterdir() if file.name.endswith(".yaml")),
        key=lambda file: file.name,
    )
    books = (
        _book(file.name.removesuffix(".yaml"), yaml.safe_load(file.read_text("utf-8"))) for file in files
    )
    return {book.id: book for book in books}


def _book(id_: str, data: Mapping[str, Any]) -> RuleBook:
    return RuleBook(
        id=id_,
        names=(data["name"], *data.get("also", ())),
        clauses=tuple(_clause(entry) for entry in data["clauses"]),
    )


def _clause(entry: Mapping[str, Any]) -> Clause:
    return Clause(
        first=entry.get("from"),
        last=entry.get("until"),
        ties=_ties(entry),
        by_round={round_: _ties(rules) for round_, rules in entry.get("rounds", {}).items()},
        text=entry["text"],
        source=entry["source"],
    )


def _ties(entry: Mapping[str, Any]) -> TieRules:
    return TieRules(
        legs=entry.get("legs"), away_goals=entry.get("away_goals"), extra_time=entry.get("extra_time")
    )
