"""What Pelican does for articles, done for reports."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

REPORT = "reports/2024-25/test-cup/dagenham-redbridge-say-yes-to-the-final/index.html"
OTHER = "reports/2024-25/test-cup/beta-beat-gamma/index.html"


def _lists(features: Any) -> str:
    """All pages and feeds that list what there is to read, as one text."""
    lists = [path for path in features.paths() if path.endswith((".html", ".xml", ".json"))]
    own = ("drafts/", "reports/2024-25/test-cup/a-preview")
    return "\n".join(features.read(path) for path in sorted(lists) if not path.startswith(own))


def test_a_draft_has_a_page_but_stands_in_no_list_and_makes_no_facts(features: Any) -> None:
    features.built()
    assert "Not yet." in features.read("drafts/a-report-in-the-making/index.html")
    assert "A report in the making" not in _lists(features)
    assert "Secret Writer" not in _lists(features)


def test_a_hidden_report_has_a_page_but_stands_in_no_list(features: Any) -> None:
    features.built()
    page = features.read("reports/2024-25/test-cup/a-preview-that-is-not-listed/index.html")
    assert "Only for those who have the address." in page
    assert "noindex" in page
    listed = [path for path in features.paths() if path in ("index.html", "archive/index.html", "feed.xml")]
    assert len(listed) == 3
    assert not any("A preview that is not listed" in features.read(path) for path in listed)


def test_what_is_published_later_is_nowhere_before(features: Any) -> None:
    features.built()
    everything = _lists(features) + "".join(sorted(features.paths()))
    assert "told too early" not in everything
    assert "Early Bird" not in everything
    assert "1-0" not in features.read("cups/test-cup/2024-25/index.json")


def test_what_is_published_later_is_everywhere_after(features: Any) -> None:
    features.built(now=datetime(2025, 5, 5, 9, 0, tzinfo=ZoneInfo("Europe/Brussels")))
    assert "told too early" in features.read("index.html")
    assert "authors/early-bird/index.html" in features.paths()


def test_a_look_ahead_shows_what_is_published_later(features: Any) -> None:
    features.built(REPORT_WITH_FUTURE_DATES=True)
    assert "told too early" in features.read("index.html")


def test_a_skipped_report_is_not_read_at_all(features: Any) -> None:
    features.built()
    assert "Omega" not in _lists(features)


def test_authors_tags_and_categories_have_pages_that_list_reports(features: Any) -> None:
    features.built()
    title = "Dagenham &amp; Redbridge say &#34;yes&#34; to the &lt;final&gt;"
    for path in ("authors/nora-claes/index.html", "tag/geneve.html", "category/cup-nights.html"):
        assert title in features.read(path), path
    assert "Nora Claes" in features.read("authors/index.html")
    assert "Genève" in features.read("tags/index.html")
    assert "Cup nights" in features.read("categories/index.html")


def test_ways_of_writing_a_tag_share_its_page(features: Any) -> None:
    features.built()
    page = features.read("tag/late-goals.html")
    assert "Beta beat Gamma" in page
    assert "Dagenham" in page


def test_a_report_without_a_category_has_that_of_its_folder(features: Any) -> None:
    features.built()
    assert "Beta beat Gamma" in features.read("category/reports.html")
    features.built(USE_FOLDER_AS_CATEGORY=False, DEFAULT_CATEGORY="Football")
    assert "Beta beat Gamma" in features.read("category/football.html")


def test_what_settings_say_of_a_path_holds_for_reports(features: Any) -> None:
    features.built(
        EXTRA_PATH_METADATA={"reports/semi-two.md": {"tags": "bitter", "slug": "gamma-out"}},
        FILENAME_METADATA=r"(?P<tags>draft)",
        AUTHOR="The Editor",
    )
    assert "Beta beat Gamma" in features.read("reports/2024-25/test-cup/gamma-out/index.html")


def test_lists_are_cut_into_pages(features: Any) -> None:
    features.built(DEFAULT_PAGINATION=1)
    assert "Beta beat Gamma" in features.read("index.html")
    assert "Dagenham" in features.read("page/2/index.html")
    assert "Dagenham" in features.read("authors/nora-claes/page/2/index.html")
    assert 'href="/page/2/"' in features.read("index.html")


def test_pages_of_lists_go_where_the_settings_say(features: Any) -> None:
    patterns = [(1, "{url}", "{save_as}"), (2, "{base_name}/p{number}.html", "{base_name}/p{number}.html")]
    features.built(DEFAULT_PAGINATION=1, PAGINATION_PATTERNS=patterns)
    assert "Dagenham" in features.read("p2.html")


def test_translations_of_a_match_lead_to_one_another(features: Any) -> None:
    features.built()
    english, dutch = features.read(OTHER), features.read(OTHER.replace("gamma/", "gamma-nl/"))
    assert 'hreflang="nl"' in english
    assert 'hreflang="en"' in dutch
    assert '<html lang="nl">' in dutch
    assert "Beta klopt Gamma" not in features.read("authors/nora-claes/index.html")


def test_addresses_follow_the_settings(features: Any) -> None:
    features.built(
        REPORT_SAVE_AS="{date:%Y}/{category}/{author}/{slug}.html",
        REPORT_URL="{date:%Y}/{category}/{author}/{slug}",
        TEAM_SAVE_AS="clubs/{team}.html",
        AUTHOR_SAVE_AS="by/{slug}.html",
        AUTHOR_URL="by/{slug}.html",
    )
    page = features.read("2025/cup-nights/nora-claes/dagenham-redbridge-say-yes-to-the-final.html")
    assert 'href="/clubs/alpha.html"' in page
    assert 'href="/by/nora-claes.html"' in page
    assert 'href="/2025/reports/nora-claes/beta-beat-gamma#goals"' in page


def test_a_report_may_say_itself_where_its_page_is(features: Any) -> None:
    features.edit("reports/semi-two.md", "score: 0-3\n", "score: 0-3\nsave_as: gamma/index.html\n")
    features.built()
    assert "Beta beat Gamma" in features.read("gamma/index.html")
    assert 'href="/gamma/#goals"' in features.read(REPORT)


def test_a_report_may_choose_its_template(features: Any) -> None:
    features.edit("reports/semi-two.md", "score: 0-3\n", "score: 0-3\ntemplate: poster\n")
    overrides = features.root / "overrides"
    overrides.mkdir()
    (overrides / "poster.html").write_text("POSTER {{ page.title }} {{ 'x y'|shout }}")
    features.built(
        THEME_TEMPLATES_OVERRIDES=[str(overrides)], JINJA_FILTERS={"shout": lambda text: text.upper()}
    )
    assert features.read(OTHER) == "POSTER Beta beat Gamma X Y"


def test_an_address_that_a_report_had_leads_on(features: Any) -> None:
    features.built(SITEURL="https://example.org/cups")
    for old in ("2025/dagenham-alpha/index.html", "old.html"):
        page = features.read(old)
        target = "https://example.org/cups/reports/2024-25/test-cup/dagenham-redbridge-say-yes-to-the-final/"
        assert f'<link rel="canonical" href="{target}">' in page
        assert f'content="0; url={target}"' in page


def test_a_summary_is_markdown_and_else_the_start_of_the_text(features: Any) -> None:
    features.built(SUMMARY_MAX_LENGTH=3)
    front = features.read("index.html")
    assert "<em>Dagenham &amp; Redbridge</em> are through" in front
    assert "<p>Beta beat Gamma …</p>" in front
    assert "footnote" not in front


def test_names_and_titles_are_escaped(features: Any) -> None:
    features.built()
    for path in sorted(features.paths()):
        if path.endswith(".html"):
            page = features.read(path)
            assert not re.search(r"Dagenham & ", page), path
            assert "<final>" not in page, path


@pytest.mark.parametrize("setting", ["AUTHOR", "TAG", "CATEGORY"])
def test_without_a_page_for_them_names_are_no_links(features: Any, setting: str) -> None:
    features.edit("reports/semi-one.md", "More by [Nora]({author}Nora Claes), in [Cup nights]", "In [x]")
    features.edit("reports/semi-one.md", "({category}Cup nights), tagged [late goals]({tag}late goals)", "()")
    features.built(**{f"{setting}_SAVE_AS": ""})
    folder = {"AUTHOR": "authors/", "TAG": "tag/", "CATEGORY": "category/"}[setting]
    assert f'href="/{folder}nora' not in features.read(REPORT)
    assert f'href="/{folder}late' not in features.read(REPORT)
    assert f'href="/{folder}cup' not in features.read(REPORT)
