"""Who goes on from a group by the places that the rules name."""

from __future__ import annotations

from collections.abc import Sequence

from cuprun.football.group import Group
from cuprun.football.match import TeamId
from cuprun.football.table import best_of_place
from cuprun.football.table_rules import Statement


def by_place(group: Group, groups: Sequence[Group], statements: tuple[Statement, ...]) -> dict[TeamId, bool]:
    """Who goes on by the places that the rules name; nobody before the group is finished.

    Where the best of a place go on too, that place is left out until all groups are finished.
    """
    rules = group.table.rules
    if rules.advance is None or not group.finished:
        return {}
    going = {row.team: row.position <= rules.advance for row in group.table.rows}
    if rules.best:
        compared = [other for other in groups if other.stage == group.stage]
        if not all(other.finished for other in compared):
            return {r.team: going[r.team] for r in group.table.rows if r.position != rules.advance + 1}
        best = best_of_place((other.table for other in compared), rules.advance + 1, rules, statements)
        going.update({row.team: True for row in best.rows[: rules.best] if row.team in going})
    return going
