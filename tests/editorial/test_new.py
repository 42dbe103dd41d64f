from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cuprun.archive import Archive, assemble
from cuprun.editorial.new import FileThere, NoSuchMatch, find_subject, line, subjects, write_new
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import Records
from cuprun.frontmatter.report import read_report

BRUSSELS = ZoneInfo("Europe/Brussels")
RESULTS = """
= Croky Cup 2024/25

» Semi-finals
  Wed Jan/15 2025
    20.45  Club Brugge      v KRC Genk            2-1 (1-1)
  Wed Feb/5
    20.45  KRC Genk         v Club Brugge         1-1 a.e.t. (1-1, 0-1), 3-4 pen.
» Final
  Sun May/4
    18.00  Club Brugge      v RSC Anderlecht
"""
REPORT = """---
title: A report
date: 2025-01-15 20:45
competition: Croky Cup
home: Club Brugge
away: KRC Genk
score: 2-1 (1-1)
---
"""


@pytest.fixture
def archive() -> Archive:
    results = read_results(RESULTS, file="content/results/cup.txt")
    report = read_report(REPORT, file="content/reports/first-leg.md", path="reports/first-leg.md").report
    assert report is not None
    records = Records(results=results.facts, reports=(report,))
    return assemble(records, now=datetime(2025, 6, 1, tzinfo=BRUSSELS), timezone=BRUSSELS).archive


def test_matches_without_a_report_are_listed_by_date(archive: Archive) -> None:
    assert [line(subject, archive) for subject in subjects(archive)] == [
        "2025-02-05  KRC Genk v Club Brugge  (Croky Cup 2024-25, semi finals)",
        "2025-05-04  Club Brugge v RSC Anderlecht  (Croky Cup 2024-25, final)",
    ]


def test_a_fixture_becomes_a_file_that_reads_back_as_the_same_match(archive: Archive, tmp_path: Path) -> None:
    path = write_new(find_subject(archive, ["anderlecht"]), tmp_path, archive, "Nora Claes")
    assert path.relative_to(tmp_path).as_posix() == (
        "reports/2024-25/croky-cup/2025-05-04-club-brugge-rsc-anderlecht.md"
    )
    reading = read_report(path.read_text("utf-8"), file="new.md", path="reports/new.md")
    assert not reading.diagnostics
    assert reading.report is not None
    facts = reading.report.facts
    assert (facts.home, facts.away, facts.round, facts.result) == (
        "Club Brugge",
        "RSC Anderlecht",
        "final",
        None,
    )
    assert reading.report.status == "draft"
    assert reading.report.authors == ("Nora Claes",)


def test_a_known_result_is_filled_in(archive: Archive, tmp_path: Path) -> None:
    path = write_new(find_subject(archive, ["genk"]), tmp_path, archive)
    assert "score: 1-1 a.e.t. (1-1, 0-1), 3-4 pen.\n" in path.read_text("utf-8")


def test_several_matches_that_fit_are_listed(archive: Archive) -> None:
    with pytest.raises(NoSuchMatch, match=r"2 matches fit 'brugge'.*\n.*KRC Genk v Club Brugge"):
        find_subject(archive, ["brugge"])


def test_a_match_with_a_report_names_its_file(archive: Archive) -> None:
    with pytest.raises(NoSuchMatch, match=r"has its report already:\n  content/reports/first-leg.md"):
        find_subject(archive, ["2025-01-15"])


def test_a_match_nobody_knows_says_what_to_do(archive: Archive) -> None:
    with pytest.raises(NoSuchMatch, match="add it to content/results first"):
        find_subject(archive, ["ajax"])


def test_a_file_that_is_there_is_never_overwritten(archive: Archive, tmp_path: Path) -> None:
    subject = find_subject(archive, ["anderlecht"])
    write_new(subject, tmp_path, archive).write_text("mine", "utf-8")
    with pytest.raises(FileThere):
        write_new(subject, tmp_path, archive)
