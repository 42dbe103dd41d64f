"""The preview in a real browser: the page reloads itself, and shows the faults for as long as they stand."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from cuprun.errors import Diagnostic, Place
from cuprun.preview import Preview, Rebuilt

FAULT = Diagnostic(
    code="score",
    place=Place("content/final.md", 7, 8),
    message="'<b>2-x</b>' is no score",
    hint="write 2-1",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneReport:
    """A site of one long page, made of `content/final.md`; "2-x" in it is a fault, "explode" breaks the build off."""

    root: Path
    preview: Preview

    def save(self, text: str) -> None:
        draft = self.root / "draft"
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, self.root / "content" / "final.md")


def build_page(root: Path) -> Rebuilt:
    text = (root / "content" / "final.md").read_text(encoding="utf-8")
    if "2-x" in text:
        return Rebuilt(ok=False, diagnostics=(FAULT,), summary="1 fault")
    if "explode" in text:
        raise ZeroDivisionError("no minutes played")
    page = f"<!doctype html><html lang=nl><title>Finale</title><body><h1>{text}</h1><p style='height:5000px'></body>"
    (root / "output").mkdir(exist_ok=True)
    (root / "output" / "index.html").write_text(page, encoding="utf-8")
    return Rebuilt(ok=True, diagnostics=(), summary="1 page")


@pytest.fixture
def report(tmp_path: Path) -> Iterator[OneReport]:
    """A preview of the one report "Club 2-1", running until the test ends."""
    content = tmp_path / "content"
    content.mkdir()
    built = threading.Event()
    preview = Preview(
        rebuild=lambda _: build_page(tmp_path),
        output=tmp_path / "output",
        watched=[content],
        port=0,
        announce=lambda _: built.set(),
        heartbeat=0.2,
    )
    report = OneReport(root=tmp_path, preview=preview)
    report.save("Club 2-1")
    with preview:
        thread = threading.Thread(target=preview.run)
        thread.start()
        try:
            assert built.wait(10)
            yield report
        finally:
            preview.stop()
            thread.join(10)
    assert not thread.is_alive()


def test_the_page_reloads_itself_when_its_report_changes(report: OneReport, page: Page) -> None:
    page.goto(report.preview.url)
    expect(page.get_by_role("heading")).to_have_text("Club 2-1")
    report.save("Club 3-1")
    expect(page.get_by_role("heading")).to_have_text("Club 3-1")
    report.save("Club 4-1")
    expect(page.get_by_role("heading")).to_have_text("Club 4-1")


def test_a_reload_keeps_the_place_on_the_page(report: OneReport, page: Page) -> None:
    page.goto(report.preview.url)
    page.evaluate("scrollTo(0, 1234)")
    report.save("Club 3-1")
    expect(page.get_by_role("heading")).to_have_text("Club 3-1")
    page.wait_for_function("scrollY === 1234")


def test_a_page_that_is_up_to_date_is_left_alone(report: OneReport, page: Page) -> None:
    """The stream greets each newcomer with the newest build; a page of that build must not reload for ever."""
    loads: list[str] = []
    page.on("load", lambda loaded: loads.append(loaded.url))
    with page.expect_response("**/_preview/events"):
        page.goto(report.preview.url)
    page.evaluate("new Promise((done) => setTimeout(done, 300))")
    assert len(loads) == 1


def test_faults_stand_in_the_page_until_the_next_good_build(report: OneReport, page: Page) -> None:
    page.goto(report.preview.url)
    report.save("Club 2-x")
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("content/final.md:7:8: '<b>2-x</b>' is no score (write 2-1)")
    expect(page.get_by_role("heading")).to_have_text("Club 2-1")
    report.save("Club 2-2")
    expect(alert).to_have_count(0)
    expect(page.get_by_role("heading")).to_have_text("Club 2-2")


def test_a_build_that_broke_off_is_told_in_the_page(report: OneReport, page: Page) -> None:
    page.goto(report.preview.url)
    report.save("explode")
    expect(page.get_by_role("alert")).to_contain_text("ZeroDivisionError: no minutes played")
    report.save("Club 2-2")
    expect(page.get_by_role("heading")).to_have_text("Club 2-2")


def test_faults_greet_a_page_that_is_opened_later(report: OneReport, page: Page) -> None:
    page.goto(report.preview.url)
    report.save("Club 2-x")
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(report.preview.url + "missing/")
    expect(page.get_by_role("alert")).to_contain_text("is no score")


def test_many_tabs_share_one_stream_and_all_reload(
    report: OneReport, page: Page, context: BrowserContext
) -> None:
    """Browsers allow six connections to a server: with a stream each, the seventh tab would not even load."""
    tabs = [page, *(context.new_page() for _ in range(7))]
    with page.expect_response("**/_preview/events"):
        page.goto(report.preview.url)
    for tab in tabs[1:]:
        tab.goto(report.preview.url)
    assert report.preview.hub.listeners == 1
    report.save("Club 3-1")
    for tab in tabs:
        expect(tab.get_by_role("heading")).to_have_text("Club 3-1")
    report.save("Club 2-x")
    for tab in tabs:
        expect(tab.get_by_role("alert")).to_contain_text("is no score")


def test_another_tab_takes_over_when_the_one_with_the_stream_is_closed(
    report: OneReport, page: Page, context: BrowserContext
) -> None:
    first = context.new_page()
    with first.expect_response("**/_preview/events"):
        first.goto(report.preview.url)
    page.goto(report.preview.url)
    first.close()
    report.save("Club 3-1")
    expect(page.get_by_role("heading")).to_have_text("Club 3-1")


def test_a_preview_that_is_started_anew_finds_its_pages_again(report: OneReport, page: Page) -> None:
    """The page waits for the stream to come back, and takes the first build it then hears of."""
    page.goto(report.preview.url)
    port = urlsplit(report.preview.url).port or 0
    with page.expect_event("requestfailed"):
        report.preview.__exit__(None, None, None)
    (report.root / "content" / "final.md").write_text("Club 5-1", encoding="utf-8")
    restarted = Preview(
        rebuild=lambda _: build_page(report.root),
        output=report.root / "output",
        watched=[report.root / "content"],
        port=port,
        announce=lambda _: None,
    )
    with restarted:
        thread = threading.Thread(target=restarted.run)
        thread.start()
        try:
            expect(page.get_by_role("heading")).to_have_text("Club 5-1", timeout=15_000)
        finally:
            restarted.stop()
            thread.join(10)
