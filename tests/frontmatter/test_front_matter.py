"""Reports' front matter: what is written as printed is read as printed, and what cannot be read is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuprun.frontmatter.report import Reading, read_report

CASES = Path(__file__).parents[1] / "cases"
FILE = "content/reports/x.md"
REQUIRED = {
    "title": "Genk",
    "date": "2025-02-05",
    "competition": "Croky Cup",
    "home": "KRC Genk",
    "away": "Club Brugge",
}


def read(text: str) -> Reading:
    return read_report(text, file=FILE, path="reports/x.md")


def read_with(field: str) -> Reading:
    """What comes of a report that has, beside the required fields, the one given."""
    name = field.strip("\"' ").partition(":")[0].strip("\"' ").lower()
    lines = [f"{other}: {value}" for other, value in REQUIRED.items() if other != name]
    return read("\n".join(["---", field, *lines, "---", "", "Tekst."]))


def pairs() -> list[tuple[str, str]]:
    lines = (CASES / "fields_as_printed.txt").read_text("utf-8").splitlines()
    cases = [line.rpartition(" = ") for line in lines if line.strip() and not line.startswith("# ")]
    return [(written.rstrip(), meaning.strip()) for written, _, meaning in cases]


def blocks() -> list[tuple[str, str, list[str]]]:
    """Title, text and expected lines of each case, parted by lines that are one dot."""
    text = (CASES / "front_matter_faults.txt").read_text("utf-8").partition("\n")[2]
    parts = text.split("\n.\n")
    return [
        (title.strip(), written, expected.splitlines())
        for title, written, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False)
    ]


@pytest.mark.parametrize(("written", "meaning"), pairs())
def test_a_field_is_read_as_printed(written: str, meaning: str) -> None:
    reading = read_with(written)

    assert reading.diagnostics == []
    assert reading.report is not None
    name = written.strip("\"' ").partition(":")[0].strip("\"' ").lower()
    value: str | tuple[str, ...] = getattr(reading.report.facts if name == "venue" else reading.report, name)
    assert (value if isinstance(value, str) else " | ".join(value)) == meaning


@pytest.mark.parametrize(("title", "written", "expected"), blocks(), ids=[block[0] for block in blocks()])
def test_all_faults_are_told_at_their_places(title: str, written: str, expected: list[str]) -> None:
    reading = read(written)

    assert [str(found).removeprefix(f"{FILE}:") for found in reading.diagnostics] == expected, title
    assert reading.report is None


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_end_as_on_any_machine(ending: str) -> None:
    text = "\n".join(
        ["\ufeff---", *(f"{name}: {value}" for name, value in REQUIRED.items()), "...", "Tekst."]
    )

    report = read(text.replace("\n", ending)).report

    assert report is not None
    assert (report.title, report.facts.home, report.body) == ("Genk", "KRC Genk", "Tekst.")


def test_lists_and_mappings_may_stand_over_several_lines_as_printed() -> None:
    fields = """\
tags:
  - halve finale
  - live: 2-1 #1
authors: [Nora Claes,
Wout Lenaerts]
lineups:
  home: Vandevoordt – 's Heeren, Cuesta (Sor 60'); Coach: Fink
  away: Jackers – *Seys*, Mechele
updates:
  - {at: 2025-02-06 10:00, kind: correction, note: De score was 1-1, niet 2-1: onze fout}
  - at: 2025-02-07
    note: Toeschouwers: 15.000 # cijfer van de club
summary: |
  Club: eerste finalist # van het jaar
"""
    required = "\n".join(f"{name}: {value}" for name, value in REQUIRED.items())

    reading = read(f"---\n{required}\n{fields.replace('  - live: 2-1 #1', '  - nr #1')}---\n")

    assert reading.diagnostics == []
    report = reading.report
    assert report is not None
    assert report.tags == ("halve finale", "nr #1")
    assert report.authors == ("Nora Claes", "Wout Lenaerts")
    assert [lineup.coach for lineup in report.facts.lineups.values()] == ["Fink", None]
    assert [update.note for update in report.updates] == [
        "De score was 1-1, niet 2-1: onze fout",
        "Toeschouwers: 15.000",
    ]
    assert report.summary == "Club: eerste finalist # van het jaar"


PRINTED = st.text(
    st.characters(blacklist_categories=["C", "Z"], blacklist_characters="\"'") | st.just(" "), min_size=1
)


@given(PRINTED.map(lambda text: " ".join(text.split())).filter(bool))
def test_any_printed_title_is_read_as_it_stands(title: str) -> None:
    reading = read_with(f"title: x{title}")

    comment = f"x{title}".partition("  #")[0]
    assert reading.diagnostics == []
    assert reading.report is not None
    assert reading.report.title == comment


@given(st.text())
def test_any_text_is_read_or_refused_within_the_file(text: str) -> None:
    reading = read(f"---\n{text}\n---\n")

    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 4
    assert reading.report is not None or reading.diagnostics or text.strip().casefold().endswith("skip")
    assert all(1 <= found.place.line <= lines and found.place.column >= 1 for found in reading.diagnostics)
