from __future__ import annotations

from typing import Any

import pytest

REPORT = "reports/2024-25/test-cup/dagenham-redbridge-say-yes-to-the-final/index.html"


def _warnings(features: Any, **settings: Any) -> list[str]:
    return [str(fault) for fault in features.build(**settings).diagnostics]


def test_links_between_files_become_addresses(features: Any) -> None:
    features.built()
    page = features.read(REPORT)
    for link in (
        '<a href="/reports/2024-25/test-cup/beta-beat-gamma/#goals">the other semi-final</a>',
        '<a href="/pages/about-us.html">about us</a>',
        '<a href="/a-plain-article.html">the article</a>',
        '<a href="/authors/nora-claes/">Nora</a>',
        '<a href="/category/cup-nights.html">Cup nights</a>',
        '<a href="/tag/late-goals.html">late goals</a>',
        '<a href="/">home</a>',
        'src="/images/ball.svg"',
        'src="/reports/pictures/crowd.svg"',
    ):
        assert link in page, link


def test_links_work_between_reports_articles_and_pages_of_every_kind(features: Any) -> None:
    features.built()
    report = "/reports/2024-25/test-cup/"
    assert f'href="{report}dagenham-redbridge' in features.read("a-plain-article.html")
    assert f'href="{report}beta-beat-gamma/"' in features.read("pages/about-us.html")
    assert 'href="/a-plain-article.html"' in features.read("cups-and-saucers.html")


def test_an_attached_file_moves_beside_the_page(features: Any) -> None:
    features.built()
    moved = REPORT.replace("index.html", "pictures/ticket.svg")
    assert moved in features.paths()
    assert f'src="/{moved}"' in features.read(REPORT)
    assert "reports/pictures/ticket.svg" not in features.paths()


def test_a_file_that_is_linked_elsewhere_stays_where_it_is(features: Any) -> None:
    features.write("pages/more.md", "Title: More\n\n![ticket]({static}/reports/pictures/ticket.svg)\n")
    (warning,) = _warnings(features)
    assert warning.startswith("content/reports/semi-one.md:21:56: warning: {attach} cannot move")
    assert "reports/pictures/ticket.svg" in features.paths()


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("{filename}semi-tow.md", "leads to nothing (did you mean {filename}/reports/semi-two.md?)"),
        ("{static}/images/bal.svg", "leads to nothing (did you mean {static}/images/ball.svg?)"),
        ("{tag}unheard of", "leads to nothing: no such tag"),
        ("{author}Secret Writer", "leads to nothing: no such author"),
        ("{filename}embargo.md", "leads to a report that is not public yet"),
        ("{flename}semi-two.md", "is no link that is known here"),
    ],
)
def test_a_link_to_nothing_is_told_where_it_stands(features: Any, link: str, message: str) -> None:
    features.edit("reports/semi-two.md", "Beta beat Gamma by three.", f"Two\nlines: [x](<{link}>).")
    (warning,) = _warnings(features)
    assert warning.startswith(f"content/reports/semi-two.md:15:13: warning: {link} {message}")


def test_a_link_to_nothing_fails_a_strict_build(features: Any) -> None:
    features.edit("blog/plain.md", "../reports/semi-one.md", "../reports/gone.md")
    assert features.build().ok
    strict = features.build(CUPRUN_STRICT=True)
    assert not strict.ok
    (fault,) = strict.diagnostics
    assert (fault.place.file, fault.place.line, fault.place.column) == ("content/blog/plain.md", 8, 38)
    assert features.build(CUPRUN_STRICT=True, CUPRUN_STRICT_IGNORES=["dead-link"]).ok


def test_each_of_two_links_to_nothing_has_its_place(features: Any) -> None:
    features.edit(
        "reports/semi-two.md", "Beta beat Gamma by three.", "[a]({filename}x.md), [b]({filename}x.md)"
    )
    columns = [fault.place.column for fault in features.build().diagnostics]
    assert columns == [5, 26]


def test_code_is_no_link(features: Any) -> None:
    features.edit("reports/semi-two.md", "Beta beat Gamma by three.", '`<a href="{filename}x.md">`')
    features.built()
    assert features.build().diagnostics == ()


def test_pictures_may_be_links_files_or_addresses(features: Any) -> None:
    for src, found in (
        ("pictures/crowd.svg", 'src="pictures/crowd.svg"'),
        ("https://example.org/crowd.svg", 'src="https://example.org/crowd.svg"'),
        ('"{static}/images/ball.svg"', 'src="/images/ball.svg"'),
        ("/images/ball.svg", 'src="/images/ball.svg"'),
        ("images/ball.svg", 'src="/images/ball.svg"'),
    ):
        features.edit("reports/semi-one.md", _source_line(features), f"src: {src}")
        features.built()
        assert found in features.read(REPORT)


def test_a_picture_that_is_not_there_is_told(features: Any) -> None:
    features.edit("reports/semi-one.md", _source_line(features), "src: images/bal.svg")
    (warning,) = _warnings(features)
    assert warning.startswith("content/reports/semi-one.md:")
    assert "images/bal.svg leads to nothing" in warning


def _source_line(features: Any) -> str:
    text: str = (features.root / "content/reports/semi-one.md").read_text("utf-8")
    return "src: " + text.partition("src: ")[2].partition(", alt")[0]


@pytest.mark.parametrize("root", ["", "https://example.org/cups"])
def test_addresses_start_at_the_site(features: Any, root: str) -> None:
    features.built(SITEURL=root)
    assert f'href="{root}/reports/2024-25/test-cup/beta-beat-gamma/#goals"' in features.read(REPORT)
    assert f'href="{root}/teams/alpha/"' in features.read(REPORT)
    assert f'href="{root}/theme/css/base.css"' in features.read(REPORT)


def test_relative_addresses_lead_from_every_page_to_the_root(features: Any) -> None:
    features.built(RELATIVE_URLS=True)
    assert 'href="../../../../reports/2024-25/test-cup/beta-beat-gamma/#goals"' in features.read(REPORT)
    assert 'href="./reports/2024-25/test-cup/beta-beat-gamma/"' in features.read("index.html")
    assert 'href="../../teams/"' in features.read("teams/alpha/index.html")
