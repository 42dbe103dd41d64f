"""The sites that are compared: the same reports become the same pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.edits import change_prose, change_score, report_to_edit
from bench.generators import Generator, cuprun_same, pelican
from bench.measure import timed
from cuprun.host import Site

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_nothing_is_wrong_with_the_corpus(site: Site) -> None:
    assert site.check(now=NOW) == ()


def test_nothing_is_wrong_with_it_after_an_edit(site: Site) -> None:
    report = report_to_edit(site.options.content)
    change_score(report)
    change_score(report)
    change_prose(report)
    assert site.check(now=NOW) == ()


@pytest.mark.parametrize("generator", [cuprun_same, pelican])
def test_every_report_cup_team_and_author_has_a_page(
    generator: Callable[[], Generator], prepared: Callable[[Generator], Path]
) -> None:
    one = generator()
    folder = prepared(one)
    timed(one.command, folder)
    pages = Counter(page.partition("/")[0] for page in one.pages(folder))
    del pages["competitions"]
    assert pages == {"reports": 65, "cups": 1, "teams": 64, "authors": 3}
