"""Adjustments: what a competition file says was decided about tables, with its teams resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct

from cuprun.errors import Diagnostic, Place
from cuprun.football.match import Match, TeamId
from cuprun.football.season import parse_season
from cuprun.football.table_rules import Adjustment, Criterion, Statement
from cuprun.frontmatter.records import CompetitionRecord

Known = Callable[[str], str | None]
"""The id of a team by its name; None where no team goes by it."""


class TableRulings(Struct, frozen=True):
    """Points given and taken, stated orders, and what is wrong with either."""

    adjustments: tuple[Adjustment, ...] = ()
    statements: tuple[Statement, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


NO_TABLE_RULINGS = TableRulings()


def table_rulings(
    record: CompetitionRecord | None, season: str, matches: Iterable[Match], known: Known
) -> TableRulings:
    """What a competition file says of the tables of a season, whose `matches` tell which teams there are."""
    if record is None:
        return NO_TABLE_RULINGS
    here = {side for match in matches if match.round is None for side in match.sides}
    adjustments: list[Adjustment] = []
    statements: list[Statement] = []
    faults: list[Diagnostic] = []
    for name, entry in record.seasons.items():
        if parse_season(name) != season:
            continue
        for number, ruled in enumerate(entry.adjustments):
            at = ("seasons", name, "adjustments", number)
            names = ruled.order or ((ruled.team,) if ruled.team else ())
            faults += _strangers(
                names, here, known, record.source.at(*at, "order" if ruled.order else "team")
            )
            teams = tuple(known(name) or name for name in names)
            if ruled.order:
                statements.append(
                    Statement(teams=teams, by=ruled.decided or Criterion.LOTS, reason=ruled.reason)
                )
            elif ruled.points:
                adjustments.append(
                    Adjustment(team=teams[0], points=ruled.points, reason=ruled.reason, group=ruled.group)
                )
    return TableRulings(tuple(adjustments), tuple(statements), tuple(faults))


def _strangers(
    names: Iterable[str], here: Iterable[object], known: Known, place: Place
) -> Iterator[Diagnostic]:
    teams: set[TeamId] = {side for side in here if isinstance(side, TeamId)}
    for name in names:
        if known(name) not in teams:
            yield Diagnostic(
                code="unknown-adjustment",
                place=place,
                message=f"'{name}' plays in no table of this season",
                hint=f"teams of its tables are {', '.join(sorted(teams)) or 'none'}",
            )
