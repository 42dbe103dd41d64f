"""Competition rules as data: one YAML file a competition, each rule with its seasons and its source.

A file has a name, the names the competition goes by, whether its seasons split years, and clauses; `frontmatter.clauses` has the form
of a clause. The clauses come last, and are read only when the competition is met::

    name: UEFA Champions League
    also: [European Cup, …]
    clauses:
      - from: 2021-22
        level: [extra-time, penalties]
        text: {en: …, nl: …}
        source: …
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

from msgspec import Struct

from cuprun.errors import CuprunError
from cuprun.football.regulations import Clause

_CLAUSES = "\nclauses:"


class BadRules(CuprunError):
    """A built-in rule file that cannot be read; its faults are the message."""


class RuleBook(Struct, frozen=True, kw_only=True):
    """All clauses of one competition, in the order of the file; a later one overrides an earlier."""

    id: str
    names: tuple[str, ...]
    clauses: tuple[Clause, ...]
    split_year: bool | None = None
    """Whether a season spans two calendar years; None = as usual, it does."""

    def in_season(self, season: str) -> tuple[Clause, ...]:
        """The clauses that held in a season."""
        return tuple(clause for clause in self.clauses if clause.holds_in(season))


@cache
def rule_names() -> Mapping[str, tuple[str, ...]]:
    """The names that the competition of each built-in rule book goes by, by the book's id."""
    return {id_: head.names for id_, head in _heads().items()}


@cache
def books_of_one_year() -> frozenset[str]:
    """Ids of the built-in rule books whose competition keeps to one calendar year."""
    return frozenset(id_ for id_, head in _heads().items() if head.split_year is False)


@cache
def rule_book(id_: str) -> RuleBook:
    """The built-in rule book of that id (the file's stem). Raises KeyError where there is none."""
    return _built_in(_texts()[id_], id_)


@cache
def _heads() -> Mapping[str, RuleBook]:
    """Every built-in rule book without its clauses, which are most of it."""
    return {id_: _built_in(text.partition(_CLAUSES)[0], id_) for id_, text in sorted(_texts().items())}


@cache
def _texts() -> Mapping[str, str]:
    files = resources.files(__name__).iterdir()
    return {
        file.name.removesuffix(".yaml"): file.read_text("utf-8")
        for file in files
        if file.name.endswith(".yaml")
    }


def _built_in(text: str, id_: str) -> RuleBook:
    from cuprun.rules.book import read_rule_book  # noqa: PLC0415 - with schemas, which take a tenth of the start

    book, faults = read_rule_book(text, file=f"cuprun/rules/{id_}.yaml", id_=id_)
    if book is None:
        raise BadRules("\n".join(map(str, faults)))
    return book
