"""The tables: medians, with ratios to the faster of Hugo and Eleventy."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.measure import Taken
from bench.table import BEGIN, END, edits_table, table, write_into
from bench.turns import CASES, Outcome


def outcome(title: str, *walls: float, is_peer: bool = True) -> Outcome:
    """An outcome that took so many seconds in each turn, whatever the case."""
    runs = {case: [Taken(wall=wall, cpu=2 * wall, load=1.0) for wall in walls] for case in CASES}
    return Outcome(title=title, is_peer=is_peer, pages=1149, memory=100 * 1024 * 1024, runs=runs)


def cells(text: str, row: int) -> list[str]:
    return [cell.strip() for cell in text.splitlines()[row].strip("|").split("|")]


def test_a_cell_has_the_median_and_its_ratio_to_the_faster_peer() -> None:
    ours = outcome("Cuprun", 1.0, 9.0, 2.0, is_peer=False)
    text = table([ours, outcome("Hugo", 4.0), outcome("Eleventy", 8.0), outcome("Pelican", 0.5)])
    assert cells(text, 2) == [
        "Cuprun", "1,149", *["2.00 s (0.50)"] * 5, "4.00 s (0.50)", "100 MB (1.00)", "1.0",
    ]  # fmt: skip


def test_there_are_no_ratios_without_peers() -> None:
    assert cells(table([outcome("Cuprun", 2.0, is_peer=False)]), 2)[2] == "2.00 s"


def test_edits_have_their_median_and_the_slowest() -> None:
    text = edits_table({"Cuprun": {"one text": [10.0, 90.0, 20.0], "one score": [30.0]}})
    assert cells(text, 2) == ["Cuprun", "20 ms (at most 90)", "30 ms (at most 30)"]


def test_a_page_keeps_what_stands_around_the_tables(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    write_into(page, "new")
    assert page.read_text("utf-8") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"


def test_a_page_without_marks_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text("nothing here\n", "utf-8")
    with pytest.raises(ValueError, match="are not there; the table stands between them"):
        write_into(page, "new")
