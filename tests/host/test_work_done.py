"""How much work a build does: what an edit touches, and no more."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pelican.settings import read_settings

from cuprun.build import BuildReport
from cuprun.build.ledger import Ledger
from cuprun.build.values import Unreadable
from cuprun.host import Site, hands, readings, survey
from cuprun.host.digests import digest_behind, item
from cuprun.host.versions import code_fingerprint

NOW = datetime(2025, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))
THEME = Path(__file__).parents[2] / "theme"


@pytest.fixture(params=["a new process", "the same process"])
def built(request: pytest.FixtureRequest, features: Any) -> Callable[..., BuildReport]:
    """Builds the site, in two ways that must come to the same: each time anew, or with one site for all."""
    kept: list[Site] = []

    def build(now: datetime = NOW, **changes: Any) -> BuildReport:
        if changes or not kept or request.param == "a new process":
            kept[:] = [features.site(**changes)]
        built = kept[0].build(now=now)
        assert built.report, built.diagnostics
        _holds_what_a_clean_build_makes(features, now, changes)
        return built.report

    return build


def _holds_what_a_clean_build_makes(features: Any, now: datetime, changes: dict[str, Any]) -> None:
    clean = features.root / "clean"
    others = {"OUTPUT_PATH": str(clean), "CACHE_PATH": str(features.root / "clean-cache")}
    site = Site(read_settings(override={**features.settings, **changes, **others}))
    assert site.build(now=now).ok
    files = {
        file.relative_to(clean).as_posix(): file.read_bytes() for file in clean.rglob("*") if file.is_file()
    }
    assert files == {path: data for path, data in features.tree().items() if path not in STRANGERS}
    shutil.rmtree(clean)
    shutil.rmtree(features.root / "clean-cache")


STRANGERS = {"CNAME", "teams/notes.txt"}


def _rendered(report: BuildReport) -> set[str]:
    return {path for path, _ in report.reasons}


def test_nothing_changed_renders_nothing(features: Any, built: Callable[..., BuildReport]) -> None:
    first = built()
    assert first.rendered > 40
    again = built()
    assert (again.rendered, again.written, again.removed) == (0, 0, 0)
    assert again.pages == first.pages


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_a_check_and_a_build_read_each_report_once(
    features: Any, monkeypatch: pytest.MonkeyPatch, executor: str
) -> None:
    log = features.root / "read"
    for module in (survey, readings):
        monkeypatch.setattr(module, "read_bytes", _noting_in(log, module.read_bytes))
    monkeypatch.setattr(hands, "WORTH_A_CREW", 3)
    content = features.root / "content"
    reports = sorted(file.relative_to(content).as_posix() for file in content.glob("reports/**/*.md"))
    site = features.site(CUPRUN_EXECUTOR=executor)
    for work in (site.check, site.build):
        log.write_text("")
        work(now=NOW)
        assert sorted(path for path in log.read_text().splitlines() if path in reports) == reports


def _noting_in(log: Path, read: Callable[..., Any]) -> Callable[..., Any]:
    """Reads as ever, and notes what, whatever process it is done in."""

    def noting(data: bytes, path: str, **rest: Any) -> Any:
        with log.open("a") as file:
            file.write(f"{path}\n")
        return read(data, path, **rest)

    return noting


def test_a_file_saved_without_a_change_renders_nothing(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    built()
    features.edit("reports/semi-one.md", "title", "title")
    assert built().rendered == 0


def test_an_edit_in_the_text_renders_the_report_and_its_feeds(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    built()
    with (features.root / "content/reports/semi-one.md").open("a", encoding="utf-8") as report:
        report.write("\nOne line more, at the end.\n")
    rendered = _rendered(built())
    assert {path for path in rendered if not path.endswith(".xml")} == _pages_of(features, "One line more")
    assert "feed.xml" in rendered


def test_an_edit_of_the_summary_renders_no_page_that_tells_of_the_story_in_a_line(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    built()
    report = features.root / "content/reports/semi-one.md"
    fields = [line for line in report.read_text("utf-8").splitlines() if not line.startswith("summary:")]
    report.write_text("\n".join([fields[0], "summary: Another opening.", *fields[1:]]) + "\n", "utf-8")
    rendered = {path for path in _rendered(built()) if path.endswith(".html")}
    assert "index.html" in rendered
    assert _pages_of(features, "Another opening") == rendered


def _pages_of(features: Any, text: str) -> set[str]:
    return {
        path for path, data in features.tree().items() if text.encode() in data and path.endswith(".html")
    }


def test_an_edit_of_a_score_renders_its_season_and_nothing_else(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    everything = built().rendered
    features.edit("reports/semi-one.md", "score: 2-1", "score: 3-1")
    report = built()
    rendered = _rendered(report)
    assert "cups/test-cup/2024-25/index.html" in rendered
    assert "cups/test-cup/2024-25/index.json" in rendered
    assert not {path for path in rendered if path.startswith(("blog/", "pages/", "tags/"))}
    assert report.rendered < everything / 2


def test_a_file_of_the_theme_is_copied_and_nothing_is_rendered(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    theme = _own_theme(features)
    built()
    with (theme / "static/css/tokens.css").open("a", encoding="utf-8") as css:
        css.write("/* more */\n")
    report = built()
    assert (report.rendered, report.written) == (0, 1)
    (theme / "static/css/more.css").write_text("p {}", "utf-8")
    assert built().written == 1
    (theme / "static/css/more.css").unlink()
    assert built().removed == 1


def _own_theme(features: Any) -> Path:
    theme = Path(shutil.copytree(THEME, features.root / "theme"))
    features.settings = {**features.settings, "THEME": str(theme)}
    return theme


def test_a_hidden_static_file_is_copied(features: Any, built: Callable[..., BuildReport]) -> None:
    features.write("extra/.htaccess", "Deny from all\n")
    built()
    features.write("extra/.htaccess", "Allow from all\n")
    report = built()
    assert (report.rendered, report.written) == (0, 1)
    (features.root / "content/extra/.htaccess").unlink()
    assert built().removed == 1


def test_a_partial_renders_the_pages_that_include_it(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    theme = _own_theme(features)
    built()
    pages = {path for path in features.paths() if path.endswith(".html")}
    footer = theme / "templates/partials/footer.html"
    footer.write_text(footer.read_text("utf-8") + "A new line", "utf-8")
    rendered = _rendered(built())
    assert _pages_of(features, "A new line") == {path for path in rendered if path.endswith(".html")}
    assert len(rendered) > len(pages) / 2
    assert not {path for path in rendered if path.endswith((".xml", ".json"))}


@pytest.mark.parametrize("theme_stays", [True, False])
def test_a_theme_that_changed_while_faults_stood(
    features: Any, built: Callable[..., BuildReport], theme_stays: bool
) -> None:
    theme = _own_theme(features)
    built()
    footer = theme / "templates/partials/footer.html"
    before = footer.read_text("utf-8")
    footer.write_text(before + "A new line", "utf-8")
    features.edit("reports/semi-two.md", "home: Gamma", "hom: Gamma")
    with pytest.raises(AssertionError, match="hom"):
        built()
    features.edit("reports/semi-two.md", "hom: Gamma", "home: Gamma")
    if not theme_stays:
        footer.write_text(before, "utf-8")
    report = built()
    assert bool(_pages_of(features, "A new line")) is theme_stays
    assert (report.rendered > 0) is theme_stays


def test_changed_settings_render_what_shows_them(features: Any, built: Callable[..., BuildReport]) -> None:
    built()
    report = built(SITENAME="Another name")
    assert report.rendered > 40
    assert built(SITENAME="Another name").rendered == 0


REPORT_OF_A_FINAL = """---
title: Beta take the cup
date: 2025-02-20 20:45
competition: Test Cup
season: 2024-25
round: final
home: Beta
away: Delta
score: 2-0
---

They do.
"""


def test_a_report_that_comes_is_renamed_and_goes(features: Any, built: Callable[..., BuildReport]) -> None:
    before = features.site()
    assert before.build(now=NOW).ok
    without = features.tree()
    built()
    features.write("reports/final.md", REPORT_OF_A_FINAL)
    added = built()
    assert "reports/2024-25/test-cup/beta-take-the-cup/index.html" in _rendered(added)
    assert added.removed == 0
    content = features.root / "content/reports"
    os.replace(content / "final.md", content / "the-final.md")
    renamed = built()
    assert renamed.removed == 0
    (content / "the-final.md").unlink()
    assert built().removed > 0
    assert features.tree() == without


def test_a_new_name_of_a_team_is_everywhere(features: Any, built: Callable[..., BuildReport]) -> None:
    built()
    features.write("teams.yaml", "beta:\n  name: Beta United\n")
    assert built().rendered > 5
    assert "Beta United" in features.read("cups/test-cup/2024-25/index.html")
    (features.root / "content/teams.yaml").unlink()
    built()
    assert "Beta United" not in features.read("cups/test-cup/2024-25/index.html")


@pytest.mark.parametrize("path", ["index.html", "cups/test-cup/2024-25/index.json", "feed.xml", "robots.txt"])
def test_what_somebody_did_to_a_file_of_the_output_is_undone(features: Any, path: str) -> None:
    features.built()
    whole = features.tree()
    (features.output / path).unlink()
    assert features.build().report.written == 1
    (features.output / path).write_text("by hand", "utf-8")
    assert features.build().report.written == 1
    assert features.tree() == whole


def test_files_that_somebody_put_into_the_output_stay(
    features: Any, built: Callable[..., BuildReport]
) -> None:
    for path in STRANGERS:
        (features.output / path).parent.mkdir(parents=True, exist_ok=True)
        (features.output / path).write_text("mine", "utf-8")
    built()
    features.edit("reports/semi-one.md", "score: 2-1", "score: 3-1")
    built()
    assert {features.read(path) for path in STRANGERS} == {"mine"}


def test_a_report_appears_when_its_time_has_come(features: Any, built: Callable[..., BuildReport]) -> None:
    built()
    before = features.paths()
    assert built(now=NOW + timedelta(days=1)).rendered == 0
    later = built(now=NOW + timedelta(days=36500))
    assert later.rendered > 0
    assert features.paths() > before


def test_what_the_ledger_holds_comes_back_as_it_was(features: Any) -> None:
    features.built()
    ledger = Ledger(features.site().options.ledger, identity=code_fingerprint())
    kinds = ("story", "entry", "team", "season", "teaser")
    for kind in kinds:
        values = ledger.items(kind)
        assert values, kind
        for id_, value in zip(ledger.ids(kind), values, strict=True):
            again = item(kind, id_, digest_behind(kind, value))
            assert again.value == value
            assert again.digest == ledger.digest_of(kind, id_)
            for size in range(0, len(value), 7):
                with pytest.raises(Unreadable):
                    digest_behind(kind, value[:size])
    ledger.close()
