"""Faults: all told, nothing written."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest


def _faults(features: Any, **settings: Any) -> list[str]:
    built = features.build(**settings)
    assert not built.ok
    return [str(fault) for fault in built.diagnostics]


def test_faults_of_all_files_are_told_in_order_and_nothing_is_written(features: Any) -> None:
    features.built()
    before = features.tree()
    features.write(
        "reports/no-teams.md", "---\ntitle: Who?\ndate: 2025-01-01\ncompetition: Test Cup\n---\n\nText.\n"
    )
    features.write("blog/undated.md", "Title: No day\n\nText.\n")
    features.write("blog/misdated.md", "Title: Odd\nDate: the day before\n\nText.\n")
    features.write("blog/odd.md", "Title: Odd\nDate: 2025-01-01\nStatus: maybe\n\nText.\n")
    features.write("pages/broken.rst", "Broken\n######\n\n.. nothing:: here\n   :x: y\n")
    features.edit("reports/semi-two.md", "title: Beta beat Gamma", "title: A new title")
    faults = _faults(features)
    wanted = [
        "content/blog/misdated.md:2:7: 'the day before' is not a valid date",
        "content/blog/odd.md:3:9: unknown status 'maybe'; allowed are published, hidden, draft, skip",
        "content/blog/undated.md:1:1: no date is given",
        "content/pages/broken.rst:4:1: Unknown directive type",
        "content/reports/no-teams.md:",
    ]
    positions = []
    for start in wanted:
        matching = [number for number, fault in enumerate(faults) if fault.startswith(start)]
        assert matching, (start, faults)
        positions.append(matching[0])
    assert positions == sorted(positions)
    assert features.tree() == before


def test_two_pages_at_one_address_are_a_fault_that_names_both_files(features: Any) -> None:
    features.write("blog/twin.md", "Title: A plain article\nDate: 2025-01-01\n\nText.\n")
    (fault,) = _faults(features)
    assert fault.startswith("content/blog/twin.md:1:1: its page /a-plain-article.html is the page of")
    assert "content/blog/plain.md" in fault


def test_pages_of_different_kinds_at_one_address_are_a_fault(features: Any) -> None:
    features.edit("reports/semi-two.md", "score: 0-3\n", "score: 0-3\nsave_as: teams/alpha/index.html\n")
    (fault,) = _faults(features)
    assert "teams/alpha/index.html" in fault
    assert "claimed 2 times" in fault


def test_a_page_outside_the_output_is_a_fault(features: Any) -> None:
    features.edit("reports/semi-two.md", "score: 0-3\n", "score: 0-3\nsave_as: ../../up.html\n")
    features.write("blog/up.md", "Title: Up\nDate: 2025-01-01\nSave_as: ../up.html\n\nText.\n")
    faults = _faults(features)
    assert len(faults) == 2
    assert all("would not lie inside the output folder" in fault for fault in faults)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("line\n{% if %}", "2:1", "Expected an expression"),
        ("line\n{{ page.title.x.y }}", "2:1", "UndefinedError"),
        ("line\n{{ page.titel }}", "2:1", "has no attribute 'titel'"),
        ("line\n{% if page.titel %}{% endif %}", "2:1", "has no attribute 'titel'"),
        ("line\n{% for x in page.matchs %}{% endfor %}", "2:1", "has no attribute 'matchs'"),
        ("line\n{{ page|unknown }}", "2:1", "No filter named 'unknown'"),
        ("line\n{% include 'nowhere.html' %}", "2:1", "nowhere.html"),
    ],
)
def test_a_fault_in_a_template_is_told_once_at_its_line(
    features: Any, text: str, place: str, message: str
) -> None:
    features.built()
    before = features.tree()
    overrides = features.root / "overrides"
    overrides.mkdir()
    (overrides / "report.html").write_text(text)
    (fault,) = _faults(features, THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    assert fault.startswith(f"overrides/report.html:{place}: ")
    assert message in fault
    assert features.tree() == before


def test_a_strict_build_counts_warnings_as_errors(features: Any) -> None:
    features.write("blog/picture.md", "Title: Pic\nDate: 2025-01-01\n\n![]({static}/images/ball.svg)\n")
    assert features.build().ok
    (fault,) = _faults(features, CUPRUN_STRICT=True)
    assert fault.startswith("content/blog/picture.md:1:1: Empty alt attribute")


def test_a_warning_is_told_at_every_build(features: Any) -> None:
    features.write("blog/picture.md", "Title: Pic\nDate: 2025-01-01\n\n![]({static}/images/ball.svg)\n")
    first, second = (features.build().diagnostics for _ in range(2))
    assert first == second
    assert len(first) == 1


def test_a_check_tells_the_same_and_writes_nothing(features: Any) -> None:
    features.write("blog/undated.md", "Title: No day\n\nText.\n")
    from_check = features.site().check(now=_NOW)
    assert from_check == features.build().diagnostics
    assert not features.output.exists()


_NOW = datetime(2025, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))
