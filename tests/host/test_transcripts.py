"""A transcript gives back the report that was read, whatever its fields say."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from cuprun.frontmatter.reading import content_files, kind_of, read_file
from cuprun.frontmatter.records import Report
from cuprun.frontmatter.report import read_report
from cuprun.host.transcripts import fields_of, report_of, transcript_of

ROOT = Path(__file__).parents[2]
CONTENTS = [ROOT / "content", *sorted(path for path in (ROOT / "tests" / "sites").glob("*/content"))]

EVERYTHING = """---
title: Genk "1-1" Club Brugge – naar de finale
date: 2025-02-05 20:45
published: 2025-02-05T23:10:30+01:00
competition: Croky Cup
season: 2024-25
round: Halve finale
leg: 2
home: KRC Genk
away: Club Brugge
score: 1-1 (0-1), 4-3 pen
venue: Cegeka Arena
neutral: no
attendance: 18500
referee: Erik Lambrechts
was: 2025-02-04, 2025-02-03
goals: Heynen 77' (pen.); Jutglà 12'
missed: Tolu 88'
cards: Heynen Y 40'; Ordóñez Y 45+2' R 80'
lineups:
  home: Van Crombrugge – El Ouahdi, Sadick – Heynen (80' Hrošovský) – Arokodare
authors: [Jan Peeters, Els]
tags: genk, beker
slug: genk-club
summary: Een *samenvatting*.
image: {src: foto.jpg, alt: Vreugde, credit: Belga}
updates:
  - {at: 2025-02-06 09:00, kind: correction, note: De scheidsrechter.}
  - {at: 2025-02-06 10:00 -05:00, kind: update, note: Reactie.}
moved_from: [oud.html]
---
"""


def again(report: Report) -> Report:
    return report_of(transcript_of(fields_of(report), report.body))


def same(report: Report) -> None:
    """Equal, to the zone of each time and the place of each field."""
    back = again(report)
    assert back == report
    assert repr(back.published) == repr(report.published)
    assert [update.at.isoformat() for update in back.updates] == [at.at.isoformat() for at in report.updates]
    assert [*back.facts.source.places.items()] == [*report.facts.source.places.items()]
    assert fields_of(back) == fields_of(report)


def reports() -> list[Report]:
    return [
        report
        for root in CONTENTS
        for path in content_files(root)
        if kind_of(path) == "report"
        and (report := read_file(root, path, shown_as=f"content/{path}", report_paths=["reports"]).report)
    ]


def test_every_report_of_the_demo_and_of_the_tests_comes_back() -> None:
    found = reports()
    assert len(found) > 15
    for report in found:
        same(report)


def test_every_field_comes_back() -> None:
    reading = read_report(EVERYTHING + "Tekst.\n", file="content/reports/x.md", path="reports/x.md")
    assert reading.report, reading.diagnostics
    same(reading.report)
    told = reading.report
    for field in (
        told.published,
        told.updates,
        told.image,
        told.facts.goals,
        told.facts.lineups,
        told.facts.was,
    ):
        assert field


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(body: str) -> None:
    reading = read_report(EVERYTHING, file="content/reports/x.md", path="reports/x.md")
    assert reading.report
    report = replace(reading.report, body=body)
    assert again(report) == report


def test_what_json_has_no_form_for_is_refused() -> None:
    with pytest.raises(TypeError, match="a report holds a object"):
        fields_of(replace(reports()[0], tags=(object(),)))
