"""What a clause lays down for tables: read whole, refused with its place where it is out of form."""

from __future__ import annotations

import pytest

from cuprun.football.regulations import Clause
from cuprun.football.table_rules import Carry, Criterion, TableRules, Zone
from cuprun.frontmatter.competition import read_competition


def clause(table: str) -> Clause:
    record, faults = read_competition(f"name: x\nclauses:\n  - table: {table}\n", file="x.yaml", id_="x")
    assert record, faults
    return record.clauses[0]


def test_every_field_is_read() -> None:
    read = clause(
        "{groups: [Championship], win: 2, draw: 1, order: [points, head-to-head-points, lots], reapply: yes,"
        " meetings: 2, each: 8, advance: 2, best: 4, best_order: [points, goals], second_yellow: 3, red: 4,"
        " carry: {from: Regular season, share: half}, zones: [{last: 8, to: Round of 16}]}"
    )
    assert read.groups == ("Championship",)
    assert read.table == TableRules(
        win=2,
        draw=1,
        order=(Criterion.POINTS, Criterion.HEAD_TO_HEAD_POINTS, Criterion.LOTS),
        reapply=True,
        meetings=2,
        each=8,
        advance=2,
        best=4,
        best_order=(Criterion.POINTS, Criterion.GOALS),
        carry=Carry(source="Regular season", share="half"),
        zones=(Zone(last=8, to="round-of-16"),),
        second_yellow=3,
        red=4,
    )


def test_what_is_left_out_is_not_laid_down() -> None:
    assert clause("{win: 2}").table == TableRules(win=2)


def test_what_comes_later_counts_field_by_field() -> None:
    assert TableRules(win=2).over(TableRules(win=3, draw=1)) == TableRules(win=2, draw=1)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("{order: [points, diference]}", "'diference' orders no table; did you mean 'difference'?"),
        ("{order: [points, goals, points]}", "'points' stands twice"),
        ("{order: [played-on]}", "'played-on' orders no table"),
        ("{win: three}", "'three' is no number"),
        ("{carry: {share: third}}", "'third' is no share"),
        ("{wins: 3}", "wins"),
    ],
)
def test_what_is_out_of_form_is_a_fault_at_its_place(table: str, message: str) -> None:
    record, faults = read_competition(f"name: x\nclauses:\n  - table: {table}\n", file="x.yaml", id_="x")
    assert record is None
    (fault,) = faults
    assert message in fault.message
    assert fault.place.line == 3
