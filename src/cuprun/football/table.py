"""Tables: what a group's matches add up to, in the order of that season's rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from cuprun.football.match import Match, TeamId
from cuprun.football.ranking import Contest, rank
from cuprun.football.table_rules import NO_TABLE_RULES, Adjustment, Criterion, Statement, TableRules
from cuprun.football.tally import Tally, tally


class Row(Struct, frozen=True, kw_only=True):
    """A team's row. `points` include what was carried over and adjusted.

    `above_next_by` is what put it above the next row; None for the last. `advanced` says whether the
    team went on to a later stage; None = not decided yet, or there is none.
    """

    position: int
    team: TeamId
    played: int
    won: int
    drawn: int
    lost: int
    goals_for: int
    goals_against: int
    points: int
    carried: int = 0
    adjustment: int = 0
    above_next_by: Criterion | None = None
    advanced: bool | None = None

    @property
    def difference(self) -> int:
        return self.goals_for - self.goals_against


class Table(Struct, frozen=True, kw_only=True):
    """The rows in order, and the rules that made it."""

    rows: tuple[Row, ...] = ()
    rules: TableRules = NO_TABLE_RULES
    adjustments: tuple[Adjustment, ...] = ()

    def at(self, position: int) -> Row | None:
        """The row of a place, counted from 1; None where there is none."""
        return self.rows[position - 1] if 1 <= position <= len(self.rows) else None

    def with_advanced(self, advanced: Mapping[TeamId, bool | None]) -> Table:
        """The same table, told who went on."""
        return replace(self, rows=tuple(replace(row, advanced=advanced[row.team]) for row in self.rows))


NO_TABLE = Table()


class Carried(Struct, frozen=True, kw_only=True):
    """What a team brings along: points, whether they were rounded up, its place in the earlier table."""

    points: int
    rounded_up: bool
    place: int


class Beside(Struct, frozen=True, kw_only=True):
    """What a table's own matches do not tell, but its order may need."""

    deciders: tuple[Match, ...] = ()
    """Play-offs between level teams."""
    statements: tuple[Statement, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    carried: Mapping[TeamId, Carried] | None = None
    played_on: frozenset[TeamId] = frozenset()
    places_played: Mapping[TeamId, int] | None = None


NOTHING_BESIDE = Beside()


def table_of(
    matches: Sequence[Match], rules: TableRules = NO_TABLE_RULES, beside: Beside = NOTHING_BESIDE
) -> Table:
    """The table that matches add up to; teams that have not played yet stand in it too."""
    teams = sorted({side for match in matches for side in match.sides if isinstance(side, TeamId)})
    if not teams:
        return Table(rules=rules)
    tallies = tally(matches, teams)
    carried = beside.carried or {}
    adjusted = {team: sum(a.points for a in beside.adjustments if a.team == team) for team in teams}
    points = {
        team: rules.points(one.won, one.drawn)
        + adjusted[team]
        + (carried[team].points if team in carried else 0)
        for team, one in tallies.items()
    }
    contest = Contest(
        matches=matches,
        tallies=tallies,
        points=points,
        rules=rules,
        deciders=beside.deciders,
        statements=beside.statements,
        rounded=frozenset(team for team, brought in carried.items() if brought.rounded_up),
        earlier={team: brought.place for team, brought in carried.items()},
        played_on=beside.played_on,
        places_played=beside.places_played or {},
    )
    rows = tuple(
        replace(
            _row(position, team, tallies[team], points[team]),
            carried=carried[team].points if team in carried else 0,
            adjustment=adjusted[team],
            above_next_by=reason,
        )
        for position, (team, reason) in enumerate(rank(contest), start=1)
    )
    return Table(
        rows=rows, rules=rules, adjustments=tuple(a for a in beside.adjustments if a.team in tallies)
    )


def _row(position: int, team: TeamId, one: Tally, points: int) -> Row:
    return Row(
        position=position,
        team=team,
        played=one.played,
        won=one.won,
        drawn=one.drawn,
        lost=one.lost,
        goals_for=one.goals_for,
        goals_against=one.goals_against,
        points=points,
    )


def best_of_place(
    tables: Iterable[Table], place: int, rules: TableRules, statements: tuple[Statement, ...] = ()
) -> Table:
    """The teams of one place of several tables, ranked against each other: best third-placed teams."""
    rows = [row for table in tables if (row := table.at(place))]
    if not rows:
        return Table(rules=rules)
    across = replace(rules, order=rules.ranking_of_best, reapply=None)
    contest = Contest(
        matches=(),
        tallies={
            row.team: Tally(
                played=row.played,
                won=row.won,
                drawn=row.drawn,
                lost=row.lost,
                goals_for=row.goals_for,
                goals_against=row.goals_against,
            )
            for row in rows
        },
        points={row.team: row.points for row in rows},
        rules=across,
        statements=statements,
        played_on=frozenset(row.team for row in rows if row.advanced),
    )
    by_team = {row.team: row for row in rows}
    ranked = tuple(
        replace(by_team[team], position=position, above_next_by=reason)
        for position, (team, reason) in enumerate(rank(contest), start=1)
    )
    return Table(rows=ranked, rules=across)
