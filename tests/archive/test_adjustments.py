"""Points deducted and orders stated in a competition file, upon the tables they are about."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cuprun.archive import Assembly, assemble
from cuprun.football.table_rules import Criterion
from cuprun.frontmatter.competition import read_competition
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import Records

RESULTS = "= League 2024/25\n» Matchday 1\nSep/1\n  Alpha v Beta 1-0\n  Gamma v Delta 1-0\n"


def assembled(adjustments: str, results: str = RESULTS) -> Assembly:
    text = f"name: League\nseasons:\n  2024-25:\n    adjustments:\n{adjustments}"
    record, faults = read_competition(text, file="content/competitions/league.yaml", id_="league")
    assert record, faults
    reading = read_results(results, file="content/results/league.txt")
    records = Records(results=reading.facts, competitions=(record,))
    return assemble(records, now=datetime(2025, 6, 1, tzinfo=ZoneInfo("UTC")), timezone=ZoneInfo("UTC"))


def table(assembly: Assembly) -> list[tuple[str, int]]:
    (group,) = assembly.archive.seasons["league", "2024-25"].cup.groups
    return [(row.team, row.points) for row in group.table.rows]


def test_points_are_deducted() -> None:
    assembly = assembled("      - {team: Alpha, points: -3, reason: late accounts}\n")
    assert assembly.diagnostics == ()
    assert table(assembly) == [("gamma", 3), ("alpha", 0), ("beta", 0), ("delta", 0)]


def test_points_are_given() -> None:
    assert table(assembled("      - {team: Beta, points: +4}\n"))[0] == ("beta", 4)


@pytest.mark.parametrize(("decided", "by"), [("", Criterion.LOTS), (", decided: ranking", Criterion.RANKING)])
def test_an_order_is_stated(decided: str, by: Criterion) -> None:
    assembly = assembled(f"      - {{order: [Gamma, Alpha]{decided}}}\n")
    (group,) = assembly.archive.seasons["league", "2024-25"].cup.groups
    assert [row.team for row in group.table.rows][:2] == ["gamma", "alpha"]
    assert group.table.rows[0].above_next_by is by


def test_a_team_that_plays_in_no_table_is_a_fault_at_its_place() -> None:
    (fault,) = assembled("      - {team: Omega, points: -3}\n").diagnostics
    assert str(fault).startswith("content/competitions/league.yaml:5:16")
    assert (fault.code, fault.message) == ("unknown-adjustment", "'Omega' plays in no table of this season")
    assert fault.hint == "teams of its tables are alpha, beta, delta, gamma"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{team: Alpha}", "an adjustment that adjusts nothing"),
        ("{points: -3}", "an adjustment that adjusts nothing"),
        ("{order: [Alpha]}", "an adjustment that adjusts nothing"),
        ("{team: Alpha, points: -3, order: [Alpha, Beta]}", "points and an order in one adjustment"),
        ("{team: Alpha, points: three}", "'three' is no number of points"),
        ("{team: Alpha, points: 0}", "'0' is no number of points"),
        ("{order: [Alpha, Beta], decided: luck}", "'luck' decides no order"),
    ],
)
def test_what_cannot_be_meant_is_a_fault_at_its_place(written: str, message: str) -> None:
    text = f"name: League\nseasons:\n  2024-25:\n    adjustments:\n      - {written}\n"
    record, faults = read_competition(text, file="league.yaml", id_="league")
    assert record is None
    (fault,) = faults
    assert message in fault.message
    assert fault.place.line == 5
