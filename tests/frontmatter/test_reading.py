"""The content folder → records: which files are read, and what is told of those that cannot be."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from cuprun.frontmatter.reading import kind_of, read_content

REPORT = """\
---
title: Genk
date: 2025-02-05 20u45
competition: Croky Cup
home: KRC Genk
away: Club Brugge
---
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("reports/2025/genk.md", "report"),
        ("reports/GENK.MD", "report"),
        ("verslagen/genk.markdown", "report"),
        ("articles/genk.md", None),
        ("results/cup/2024-25.txt", "results"),
        ("results/cup.TXT", "results"),
        ("competitions/croky-cup.yaml", "competition"),
        ("teams.yml", "teams"),
        ("teams/genk.YAML", "teams"),
        ("images/reports/genk.jpg", None),
    ],
)
def test_a_files_folder_and_ending_tell_what_it_is(path: str, kind: str | None) -> None:
    assert kind_of(path, ("reports", "verslagen")) == kind


def written(root: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def test_what_editors_leave_behind_is_passed_over(tmp_path: Path) -> None:
    copies = ("reports/.genk.md.swp.md", "reports/#genk.md", "reports/genk.md~", ".trash/reports/genk.md")
    records = read_content(
        written(tmp_path, dict.fromkeys((*copies, "reports/genk.md"), REPORT.encode("utf-8")))
    )
    assert [report.path for report in records.reports] == ["reports/genk.md"]
    assert records.reports[0].facts.kickoff == time(20, 45)


def test_a_file_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    files = {
        "reports/a.md": REPORT.replace("Club Brugge", "Standard Liège").encode("latin-1"),
        "reports/b.md": REPORT.replace("KRC Genk", "KRC\x00 Genk\nscore: 1-x").encode("utf-8"),
        "reports/c.md": REPORT.encode("utf-8-sig"),
    }
    records = read_content(written(tmp_path, files))
    assert [report.path for report in records.reports] == ["reports/c.md"]
    assert [(str(found.place), found.code) for found in records.diagnostics] == [
        ("content/reports/a.md:6:18", "not-utf-8"),
        ("content/reports/b.md:5:10", "forbidden-character"),
        ("content/reports/b.md:6:8", "bad-score"),
    ]
