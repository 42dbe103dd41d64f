from __future__ import annotations

import pytest
from pelican.settings import DEFAULT_CONFIG

from cuprun.host.markdown import MarkdownText, summary_of

_WITH_FOOTNOTE = """<p>One<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>
<div class="footnote">
<hr>
<ol><li id="fn:1"><p>Note</p></li></ol>
</div>"""


@pytest.fixture
def markdown() -> MarkdownText:
    return MarkdownText(DEFAULT_CONFIG)


def test_nothing_of_one_text_leaks_into_the_next(markdown: MarkdownText) -> None:
    first = markdown.html(
        "A [link][x] and a note.[^n]\n\n[x]: /there\n[^n]: The note.\n\n*[CB]: Club Brugge\n"
    )
    assert 'href="/there"' in first
    second = markdown.html("A [link][x], CB and a note.[^n]\n")
    assert second == "<p>A [link][x], CB and a note.[^n]</p>"


def test_a_text_that_starts_like_metadata_is_text(markdown: MarkdownText) -> None:
    assert markdown.html("Note: the match was postponed.") == "<p>Note: the match was postponed.</p>"


def test_the_settings_are_left_as_they_were() -> None:
    before = repr(DEFAULT_CONFIG["MARKDOWN"])
    MarkdownText(DEFAULT_CONFIG)
    assert repr(DEFAULT_CONFIG["MARKDOWN"]) == before


@pytest.mark.parametrize(
    ("html", "settings", "summary"),
    [
        ("<p>One two three</p>", {"SUMMARY_MAX_LENGTH": 2}, "<p>One two …</p>"),
        ("<p>One two</p>", {"SUMMARY_MAX_LENGTH": None}, "<p>One two</p>"),
        ("<p>One</p>\n<p>Two</p>", {"SUMMARY_MAX_PARAGRAPHS": 1}, "<p>One</p>"),
        ('<h2 id="x" class="y">One</h2>', {}, '<h2 class="y">One</h2>'),
        (
            _WITH_FOOTNOTE,
            {},
            "<p>One</p>",
        ),
    ],
)
def test_a_summary_is_the_start_of_a_text_without_what_points_into_it(
    html: str, settings: dict[str, int | None], summary: str
) -> None:
    assert summary_of(html, {**DEFAULT_CONFIG, **settings}) == summary
