"""Builds one after the other: only what differs is touched, nothing is left behind."""

from __future__ import annotations

import gc
from typing import Any

from pelican.contents import Content


def test_a_second_build_changes_nothing(features: Any) -> None:
    features.built()
    before = {path: (features.output / path).stat() for path in features.paths()}
    report = features.build().report
    assert (report.written, report.removed) == (0, 0)
    after = {path: (features.output / path).stat() for path in features.paths()}
    assert {p: (s.st_ino, s.st_mtime_ns) for p, s in after.items()} == {
        p: (s.st_ino, s.st_mtime_ns) for p, s in before.items()
    }


def test_an_edited_text_changes_only_the_pages_that_show_it(features: Any) -> None:
    features.built()
    features.edit("pages/about.md", "We write", "They write")
    report = features.build().report
    assert report.written == 1
    assert "They write" in features.read("pages/about-us.html")


def test_the_pages_of_a_deleted_report_go_with_it(features: Any) -> None:
    features.built()
    guest = features.output / "CNAME"
    guest.write_text("example.org")
    (features.root / "content/reports/semi-one.md").unlink()
    (features.root / "content/reports/hidden.md").unlink()
    features.edit("blog/plain.md", " with a link to [a report]({filename}../reports/semi-one.md)", "")
    features.built()
    gone = ("dagenham", "alpha", "ticket", "geneve", "old.html")
    assert not [path for path in features.paths() if any(word in path for word in gone)]
    assert not (features.output / "2025").exists()
    assert guest.exists()


def test_an_output_folder_is_cleared_only_where_asked(features: Any) -> None:
    features.built()
    for guest in ("CNAME", "old.txt"):
        (features.output / guest).write_text("guest")
    features.built(DELETE_OUTPUT_DIRECTORY=True, OUTPUT_RETENTION=["CNAME"])
    assert (features.output / "CNAME").exists()
    assert not (features.output / "old.txt").exists()


def test_the_order_of_files_makes_no_difference(features: Any) -> None:
    features.built()
    before = features.tree()
    reports = features.root / "content/reports"
    texts = {file.name: file.read_text("utf-8") for file in reports.glob("*.md")}
    for name in texts:
        (reports / name).unlink()
    for name in sorted(texts, reverse=True):
        features.write(f"reports/{name}", texts[name])
    assert features.build().report.written == 0
    assert features.tree() == before


def test_nothing_grows_from_build_to_build(features: Any) -> None:
    """A preview builds for days in one process."""
    site = features.site(THEME="notmyidea")
    counts = []
    for _ in range(3):
        features.built(THEME="notmyidea")
        gc.collect()
        counts.append(sum(isinstance(thing, Content) for thing in gc.get_objects()))
    assert site.options.lang == "en"
    assert counts[2] <= counts[0]


def test_static_files_go_where_the_settings_say(features: Any) -> None:
    features.built()
    assert features.read("robots.txt") == "User-agent: *\n"
    assert "images/ball.svg" in features.paths()
    assert "theme/css/base.css" in features.paths()
    assert not any(path.endswith(".md") for path in features.paths())
    features.built(STATIC_PATHS=["images", "reports"], THEME_STATIC_DIR="look")
    assert "look/css/base.css" in features.paths()
    assert "theme/css/base.css" not in features.paths()
    assert not any(path.endswith(".md") for path in features.paths())


def test_reports_results_and_teams_are_no_articles(features: Any) -> None:
    features.write("results/cup.txt", "")
    features.write("results/readme.md", "Title: How to write results\nDate: 2025-01-01\n\nText.\n")
    features.built(STATIC_PATHS=["results"])
    assert not any("how-to-write" in path for path in features.paths())
    assert "results/cup.txt" not in features.paths()


def test_articles_and_pages_are_as_in_pelican(features: Any) -> None:
    features.built()
    assert "<em>reStructuredText</em>" in features.read("cups-and-saucers.html")
    assert "<title>Cups &amp; saucers" in features.read("cups-and-saucers.html")
    assert "A draft in <b>HTML</b>" in features.read("drafts/written-in-html.html")
    assert "Psst." in features.read("pages/not-in-the-menu.html")
    front = features.read("index.html")
    assert "About us" in front
    assert "Not in the menu" not in front
    assert "Nothing <em>but</em> text." in front
    assert 'hreflang="nl"' in features.read("a-plain-article.html")


def test_an_article_of_a_day_to_come_is_a_draft_where_pelican_has_it_so(features: Any) -> None:
    features.write("blog/later.md", "Title: Later\nDate: 2025-04-01\n\nText.\n")
    features.built(WITH_FUTURE_DATES=False)
    assert "drafts/later.html" in features.paths()
    assert "Later" not in features.read("index.html")
    features.built()
    assert "later.html" in features.paths()


def test_a_template_that_is_not_there_is_a_fault_of_the_text(features: Any) -> None:
    features.edit("reports/semi-two.md", "score: 0-3\n", "score: 0-3\ntemplate: poster\n")
    features.edit("pages/about.md", "Title: About us\n", "Title: About us\nTemplate: poster\n")
    faults = [str(fault) for fault in features.build().diagnostics]
    assert faults[0].startswith("content/pages/about.md:1:1: the theme has no template poster.html")
    assert faults[1].startswith("content/reports/semi-two.md:10:")
