"""Scores in running text stay on one line."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from cuprun.host.unbroken import unbroken


def plain(html: str) -> str:
    """HTML with brackets in place of the spans that keep scores together."""
    return html.replace('<span class="unbroken">', "[").replace("</span>", "]")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Genk 1-1 Club (3–2).", "Genk [1-1] Club ([3–2])."),
        ("Croky Cup 2024-25", "Croky Cup [2024-25]"),
        ("Tom & Jerry: 10-0", "Tom &amp; Jerry: [10-0]"),
        ("<b>2-1</b>", "&lt;b&gt;[2-1]&lt;/b&gt;"),
        ("2025-02-05, a2-1, 2-1b, 1.2-3, 011-61", "2025-02-05, a2-1, 2-1b, 1.2-3, 011-61"),
    ],
)
def test_text_is_escaped_and_its_scores_are_kept_together(text: str, kept: str) -> None:
    assert plain(unbroken(text)) == kept


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ('<a href="/2024-25/2-1/" title="2-1">2-1</a>', '<a href="/2024-25/2-1/" title="2-1">[2-1]</a>'),
        ("<code>2-1</code> <!-- 2-1 > 1-1 -->", "<code>2-1</code> <!-- 2-1 > 1-1 -->"),
        ("<pre>\n<b>2-1</b> 1-1</pre> 0-0", "<pre>\n<b>2-1</b> 1-1</pre> [0-0]"),
    ],
)
def test_tags_and_code_of_html_are_left_alone(html: str, kept: str) -> None:
    assert plain(unbroken(Markup(html))) == kept
