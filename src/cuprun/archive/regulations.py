"""A season's regulations: built-in rules, with what the competition file says over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import process

from cuprun.archive.adjustments import NO_TABLE_RULINGS, TableRulings
from cuprun.archive.slug import slug
from cuprun.errors import Diagnostic
from cuprun.football.match import Slot
from cuprun.football.regulations import NO_RULES, Clause, Regulations, TieRules
from cuprun.football.round_name import round_id
from cuprun.football.table_rules import NO_TABLE_RULES, TableRules
from cuprun.frontmatter.records import CompetitionRecord, RoundRecord, SeasonRecord
from cuprun.rules import RuleBook, books_of_one_year, rule_book, rule_names


def rule_book_of(record: CompetitionRecord | None, name: str) -> RuleBook | None:
    """The built-in rules a competition file names, else those that go by the competition's name.

    A file with clauses of its own that names no built-in rules has its own alone.
    """
    if record and record.rules:
        return rule_book(record.rules) if record.rules in rule_names() else None
    if record and record.clauses:
        return None
    names = (record.name, *record.also) if record else (name,)
    book = _book_id(names)
    return rule_book(book) if book else None


def keeping_to_one_year(records: Iterable[CompetitionRecord]) -> frozenset[str]:
    """Ids of the competitions whose seasons lie within one calendar year.

    A competition file says so, or else the built-in rules it goes by; one that no file declares goes by
    its name.
    """
    said = {record.id: _splits_years(record) for record in records}
    by_name = {key for key, book in _book_ids().items() if book in books_of_one_year()}
    one_year = {id_ for id_, split in said.items() if split is False}
    return frozenset(one_year | (by_name - set(said)))


def _splits_years(record: CompetitionRecord) -> bool:
    if record.split_year is not None:
        return record.split_year
    book = record.rules if record.rules in rule_names() else _book_id((record.name, *record.also))
    return book not in books_of_one_year()


def _book_id(names: Iterable[str]) -> str | None:
    return next((id_ for name in names if (id_ := _book_ids().get(slug(name)))), None)


@cache
def _book_ids() -> Mapping[str, str]:
    """The built-in rules by every name their competition goes by."""
    return {slug(name): id_ for id_, names in rule_names().items() for name in names}


def clauses_of(record: CompetitionRecord | None, name: str) -> tuple[Clause, ...]:
    """A competition's clauses of all seasons: the built-in ones, then the competition file's own."""
    book = rule_book_of(record, name)
    return (*(book.clauses if book else ()), *(record.clauses if record else ()))


def usual_table_clauses(clauses: Sequence[Clause], season: str) -> tuple[Clause, ...]:
    """What tables usually go by in a season, where none of the clauses lays anything down for them."""
    if any(clause.table for clause in clauses):
        return ()
    return rule_book("any-competition").in_season(season)


def unknown_rules(record: CompetitionRecord) -> Diagnostic | None:
    """What is wrong with the name of the rules in a competition file, if anything is."""
    if record.rules is None or record.rules in rule_names():
        return None
    near = process.extractOne(record.rules, list(rule_names()), score_cutoff=60)
    return Diagnostic(
        code="unknown-rules",
        place=record.source.at("rules"),
        message=f"there are no rules '{record.rules}'" + (f"; did you mean '{near[0]}'?" if near else ""),
        hint=f"built in are {', '.join(rule_names())}; or write the rules out under `clauses`",
    )


def regulations_of(
    clauses: Sequence[Clause],
    rounds: Sequence[RoundRecord],
    season: SeasonRecord | None,
    read_side: Callable[[str], Slot],
    ruled: TableRulings = NO_TABLE_RULINGS,
) -> Regulations:
    """The regulations of one season out of its clauses and its rounds as the competition file has them."""
    ties, by_round = _laid_down(clauses)
    for entry in rounds:
        own = TieRules(legs=entry.legs, level=entry.level, replays=entry.replays, neutral=entry.neutral)
        id_ = id_of(entry)
        by_round[id_] = own.over(by_round.pop(id_, NO_RULES))
    tables, tables_by_group = _tables(clauses)
    return Regulations(
        ties=ties,
        by_round=by_round,
        rounds=tuple(id_of(entry) for entry in rounds),
        entering={id_of(entry): entry.enter for entry in rounds if entry.enter is not None},
        draw=_draw(_drawn(clauses, season), read_side),
        tables=tables,
        tables_by_group=tables_by_group,
        adjustments=ruled.adjustments,
        statements=ruled.statements,
    )


def id_of(entry: RoundRecord) -> str:
    """The id of a round in a competition file: the one it gives, else the one its name means."""
    return entry.id or round_id(entry.name)


def _laid_down(clauses: Sequence[Clause]) -> tuple[TieRules, dict[str, TieRules]]:
    ties = NO_RULES
    by_round: dict[str, TieRules] = {}
    for clause in clauses:
        if not clause.rounds:
            ties = clause.ties.over(ties)
        for round_ in clause.rounds:
            by_round[round_] = clause.ties.over(by_round.pop(round_, NO_RULES))
    return ties, by_round


def _tables(clauses: Sequence[Clause]) -> tuple[TableRules, dict[str, TableRules]]:
    tables = NO_TABLE_RULES
    by_group: dict[str, TableRules] = {}
    for clause in clauses:
        if clause.table is None:
            continue
        if not clause.groups:
            tables = clause.table.over(tables)
        for name in map(str.casefold, clause.groups):
            by_group[name] = clause.table.over(by_group.get(name, NO_TABLE_RULES))
    return tables, by_group


def _drawn(clauses: Sequence[Clause], season: SeasonRecord | None) -> dict[str, Sequence[str]]:
    """The draws by round: the competition file's own, else what is laid down by places."""
    drawn: dict[str, Sequence[str]] = {}
    for draw in (*(clause.draw for clause in clauses), season.draw if season else {}):
        drawn.update({round_id(name): sides for name, sides in draw.items()})
    return drawn


def _draw(
    draw: Mapping[str, Sequence[str]], read_side: Callable[[str], Slot]
) -> dict[str, tuple[tuple[Slot, Slot], ...]]:
    return {
        round_id(name): tuple(
            (read_side(home), read_side(away)) for home, away in zip(sides[::2], sides[1::2], strict=False)
        )
        for name, sides in draw.items()
    }
