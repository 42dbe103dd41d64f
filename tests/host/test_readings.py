"""Files that were read are read again only when their bytes are others."""

from __future__ import annotations

from pathlib import Path

import pytest
from pelican.settings import read_settings

from cuprun.build.fingerprint import digest_of
from cuprun.build.spool import Spool
from cuprun.host import readings as module
from cuprun.host.readings import Readings
from cuprun.host.settings import effective, options_of
from cuprun.host.transcripts import fields_of, transcript_of

REPORT = """---
title: {title}
competition: Croky Cup
date: 2025-02-05
home: Genk
away: Club Brugge
score: 1-1
---
Text.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "content" / "reports" / "genk.md"
    file.parent.mkdir(parents=True)
    file.write_text(REPORT.format(title="First"))
    return file


@pytest.fixture
def readings(file: Path) -> Readings:
    folder = file.parent.parent
    return Readings(options_of(effective(read_settings(override={"PATH": str(folder)}))))


def title(readings: Readings, digest: str | None) -> str:
    report = readings.report("reports/genk.md", digest)
    assert report is not None
    return report.title


def test_the_same_bytes_are_read_once(readings: Readings, file: Path) -> None:
    digest = digest_of(file.read_bytes())
    first = readings.report("reports/genk.md", digest)
    file.write_text(REPORT.format(title="Second"))
    assert first
    assert readings.report("reports/genk.md", digest) is first
    assert title(readings, digest_of(file.read_bytes())) == "Second"
    assert title(readings, None) == "Second"


def test_a_file_that_changes_while_it_is_looked_at_is_not_kept(readings: Readings, file: Path) -> None:
    digest = digest_of(file.read_bytes())
    file.write_text(REPORT.format(title="Second"))
    assert title(readings, digest) == "Second"
    file.write_text(REPORT.format(title="First"))
    assert title(readings, digest) == "First"


def test_only_the_last_are_kept(readings: Readings, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 1)
    digests = []
    for name in ("First", "Second"):
        file.write_text(REPORT.format(title=name))
        digests.append(digest_of(file.read_bytes()))
        readings.report("reports/genk.md", digests[-1])
    file.write_text(REPORT.format(title="Third"))
    assert [title(readings, digest) for digest in reversed(digests)] == ["Second", "Third"]


def test_a_report_with_a_transcript_is_not_read_again(file: Path, tmp_path: Path) -> None:
    options = options_of(effective(read_settings(override={"PATH": str(file.parent.parent)})))
    digest = digest_of(file.read_bytes())
    report = Readings(options).report("reports/genk.md", digest)
    assert report
    spool = Spool(tmp_path)
    spool.put(("reports/genk.md", digest), transcript_of(fields_of(report), report.body))
    readings = Readings(options, spool)
    file.unlink()
    assert readings.report("reports/genk.md", digest) == report
    with pytest.raises(FileNotFoundError):
        readings.report("reports/genk.md", "another")
    spool.clear()


def test_what_is_no_report_has_none(readings: Readings, file: Path) -> None:
    results = file.parent.parent / "results" / "cup.txt"
    results.parent.mkdir()
    results.write_text("= Croky Cup 2024/25\n\n» Final\n[Wed Feb 5]\n  Genk  1-1  Club Brugge\n")
    assert readings.report("results/cup.txt", None) is None
    assert [facts.home for facts in readings.results("results/cup.txt", None)] == ["Genk"]
    assert readings.results("reports/genk.md", None) == ()
