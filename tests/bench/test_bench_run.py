"""A whole bench of a very small corpus: every case runs, every table is there. How long it took is not looked at."""

from __future__ import annotations

from pathlib import Path

from bench.generators import cuprun_same
from bench.run import measured


def test_a_bench_has_a_row_for_each_site_its_stages_and_its_edits(tmp_path: Path) -> None:
    text = measured([cuprun_same()], tmp_path, size=20, turns=1, edits=1)
    rows = [line for line in text.splitlines() if line.startswith("| Cuprun, same pages |")]
    assert text.startswith("### 20 reports\n")
    cases, stages, edits = rows
    assert cases.count(" s |") == 6
    assert " s |" in stages
    assert edits.count("ms (at most") == 2
