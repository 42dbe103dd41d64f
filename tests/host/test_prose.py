"""The short way from prose to HTML leads to the very bytes of python-markdown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown, __version_info__
from pelican.settings import DEFAULT_CONFIG

from cuprun.frontmatter.fences import Parts, split_parts
from cuprun.host import markdown as markdown_text
from cuprun.host.markdown import PROVEN, MarkdownText
from cuprun.host.prose import prose

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "prose.txt"
EXTENSIONS = ["markdown.extensions.codehilite", "markdown.extensions.extra"]

HTML = Markdown(extensions=EXTENSIONS, output_format="html")
XHTML = Markdown(extensions=EXTENSIONS)


def whole(text: str, markdown: Markdown = HTML) -> str:
    """What python-markdown gives."""
    markdown.reset()
    return markdown.convert(text)


def cases() -> list[Any]:
    found = []
    for part in re.split(r"^=== ", CASES.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, text = part.partition("\n")
        way, _, name = title.partition(": ")
        found.append(pytest.param(way, text, id=name))
    return found


@pytest.mark.parametrize(("way", "text"), cases())
def test_prose_is_written_the_short_way_and_nothing_else_is(way: str, text: str) -> None:
    assert prose(text) == (whole(text) if way == "short" else None)


@pytest.mark.parametrize(("way", "text"), cases())
def test_a_site_gets_what_python_markdown_gives(way: str, text: str) -> None:
    assert MarkdownText(DEFAULT_CONFIG).html(text) == whole(text).replace("codehilite", "highlight")


MARKS = st.sampled_from([
    "*", "**", "***", "_", "__", "[", "]", "(", ")", "](", "[x](/y)", "[a_b](/c_d/)", "!", "#", "## ", ">",
    "- ", "+", "1. ", ":", "=", "===", "---", "&", "&amp;", "&a", "&#1", "{", "}", "{.x}", "^", "[^1]", "[x]: /y", "~~~",
    '"', "'", ".", ",", "<", "<b>", "`", "|", "\\", "@", ";", "/",
])  # fmt: skip
WORDS = st.sampled_from(
    ["Genk", "één", "won", "2-1", "1", " ", " ", "  ", "\n", "\n\n", "\u00a0", "\u2003", "“", "”"]
)
MARKDOWN = st.lists(WORDS | MARKS, max_size=40).map("".join)


@given(MARKDOWN)
@example("> een\n>")
@example("- een\n\n1. twee")
def test_any_mix_of_words_and_marks_comes_out_the_same(text: str) -> None:
    assert prose(text) in (None, whole(text))
    assert prose(text) in (None, whole(text, XHTML))


LINES = st.sampled_from(["", "# ", "## ", "> ", ">", "- ", "* ", "1. ", "    ", ": "])
SPANS = st.sampled_from(
    [
        "won",
        "Genk.",
        "*won*",
        "**Genk**,",
        "_won_",
        "__2-1__",
        "***x***",
        "[Genk](/genk/)",
        "(*a*)",
        "&",
        "> 1",
        "*",
    ]
)
LINE = st.tuples(LINES, st.lists(SPANS, max_size=5).map(" ".join)).map("".join)


@given(st.lists(LINE, max_size=8), st.sampled_from(["\n", "\n\n", "\n\n\n"]))
def test_any_order_of_lines_comes_out_the_same(lines: list[str], between: str) -> None:
    text = between.join(lines)
    assert prose(text) in (None, whole(text))


@given(st.text(st.characters(max_codepoint=0x2100), max_size=80))
def test_any_characters_come_out_the_same(text: str) -> None:
    assert prose(text) in (None, whole(text))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "content" / "reports").rglob("*.md")), ids=lambda path: path.stem
)
def test_the_reports_of_the_demo_are_prose(path: Path) -> None:
    parts = split_parts(path.read_text(encoding="utf-8"), path.name)
    assert isinstance(parts, Parts)
    assert prose(parts.body) == whole(parts.body)


def test_the_release_of_python_markdown_at_hand_is_one_that_prose_was_held_against() -> None:
    assert __version_info__[:2] == PROVEN


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were tried the short way."""
    texts: list[str] = []

    def noted(text: str) -> str | None:
        texts.append(text)
        return prose(text)

    monkeypatch.setattr(markdown_text, "prose", noted)
    return texts


@pytest.mark.parametrize(
    "markdown",
    [
        DEFAULT_CONFIG["MARKDOWN"],
        {},
        {"extensions": ["extra"], "output_format": "xhtml"},
        {"extensions": ["tables", "footnotes"], "extension_configs": {"codehilite": {"linenums": True}}},
    ],
)
def test_known_extensions_leave_prose_to_the_short_way(markdown: dict[str, Any], asked: list[str]) -> None:
    assert MarkdownText({"MARKDOWN": markdown}).html("Ja.") == "<p>Ja.</p>"
    assert asked == ["Ja."]


@pytest.mark.parametrize(
    ("markdown", "text", "html"),
    [
        ({"extensions": ["nl2br"]}, "a\nb", "<p>a<br />\nb</p>"),
        ({"extensions": ["smarty"]}, "'a'", "<p>&lsquo;a&rsquo;</p>"),
        ({"extension_configs": {"toc": {}}}, "# Ja", '<h1 id="ja">Ja</h1>'),
        (
            {"extension_configs": {"extra": {"abbr": {"glossary": {"CB": "Club"}}}}},
            "CB",
            '<p><abbr title="Club">CB</abbr></p>',
        ),
    ],
)
def test_an_extension_that_changes_prose_has_its_way(markdown: dict[str, Any], text: str, html: str) -> None:
    assert MarkdownText({"MARKDOWN": markdown}).html(text) == html


def test_another_release_of_python_markdown_reads_every_text_itself(
    monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    monkeypatch.setattr(markdown_text, "__version_info__", (3, 12, 0, "final", 0))
    assert MarkdownText(DEFAULT_CONFIG).html("Ja.") == "<p>Ja.</p>"
    assert asked == []
