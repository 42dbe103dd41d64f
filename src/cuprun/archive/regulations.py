"""A season's regulations: built-in rules, with what the competition file says over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cuprun.archive.slug import slug
from cuprun.football.match import Slot
from cuprun.football.regulations import NO_RULES, Regulations, TieRules
from cuprun.football.round_name import round_id
from cuprun.frontmatter.records import CompetitionRecord, RoundRecord, SeasonRecord
from cuprun.rules import Clause, RuleBook, rule_books


def rule_book_of(record: CompetitionRecord | None, name: str) -> RuleBook | None:
    """The built-in rules a competition file names, else those that go by the competition's name."""
    if record and record.rules:
        return rule_books().get(record.rules)
    names = {slug(known) for known in ((record.name, *record.also) if record else (name,))}
    return next((book for book in rule_books().values() if names & set(map(slug, book.names))), None)


def regulations_of(
    clauses: Sequence[Clause],
    rounds: Sequence[RoundRecord],
    season: SeasonRecord | None,
    read_side: Callable[[str], Slot],
) -> Regulations:
    """The regulations of one season out of its clauses and its rounds as the competition file has them."""
    ties, by_round = _built_in(clauses)
    for entry in rounds:
        own = TieRules(legs=entry.legs, away_goals=entry.away_goals, extra_time=entry.extra_time)
        id_ = id_of(entry)
        by_round[id_] = own.over(by_round.get(id_, NO_RULES))
    return Regulations(
        ties=ties,
        by_round=by_round,
        rounds=tuple(id_of(entry) for entry in rounds),
        entering={id_of(entry): entry.enter for entry in rounds if entry.enter is not None},
        draw=_draw(season.draw, read_side) if season else {},
    )


def id_of(entry: RoundRecord) -> str:
    """The id of a round in a competition file: the one it gives, else the one its name means."""
    return entry.id or round_id(entry.name)


def _built_in(clauses: Sequence[Clause]) -> tuple[TieRules, dict[str, TieRules]]:
    ties = NO_RULES
    by_round: dict[str, TieRules] = {}
    for clause in clauses:
        ties = clause.ties.over(ties)
        for round_, rules in clause.by_round.items():
            by_round[round_] = rules.over(by_round.get(round_, NO_RULES))
    return ties, by_round


def _draw(
    draw: Mapping[str, Sequence[str]], read_side: Callable[[str], Slot]
) -> dict[str, tuple[tuple[Slot, Slot], ...]]:
    return {
        round_id(name): tuple(
            (read_side(home), read_side(away)) for home, away in zip(sides[::2], sides[1::2], strict=False)
        )
        for name, sides in draw.items()
    }
