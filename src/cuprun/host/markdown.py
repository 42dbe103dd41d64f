"""Markdown → HTML, with one instance for all texts: making one costs as much as converting a report."""

from __future__ import annotations

import copy
import re

from markdown import Markdown
from pelican.utils import strip_toc_elements_from_html, truncate_html_paragraphs, truncate_html_words

from cuprun.host.settings import Settings

_META = frozenset({"meta", "markdown.extensions.meta"})
_ID = re.compile(r"(<[^>]*?)\s+id=(\"[^\"]*\"|'[^']*')")
_FOOTNOTE_MARK = re.compile(r"<sup\b[^>]*><a class=\"footnote-ref\".*?</a></sup>")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">.*?</div>", re.DOTALL)


class MarkdownText:
    """The site's Markdown: extensions and options are those of the MARKDOWN setting.

    The `meta` extension is left out: front matter is read before, and a text that starts with
    ``Note: …`` is no metadata.
    """

    def __init__(self, settings: Settings) -> None:
        given = copy.deepcopy(dict(settings["MARKDOWN"]))
        configs = given.pop("extension_configs", {})
        extensions = [*given.pop("extensions", ()), *configs]
        wanted = [extension for extension in dict.fromkeys(extensions) if extension not in _META]
        self._markdown = Markdown(
            extensions=wanted,
            extension_configs={name: configs[name] for name in wanted if name in configs},
            **given,
        )

    def html(self, text: str) -> str:
        """A text as HTML; nothing of one text (footnotes, references) leaks into the next."""
        self._markdown.reset()
        self._markdown.references.clear()
        return self._markdown.convert(text)


def summary_of(html: str, settings: Settings) -> str:
    """The start of a text, as SUMMARY_MAX_PARAGRAPHS and SUMMARY_MAX_LENGTH (words) have it.

    It stands on pages with other summaries, so it loses ids, footnotes and tables of contents.
    """
    paragraphs = settings.get("SUMMARY_MAX_PARAGRAPHS")
    if paragraphs is not None:
        html = truncate_html_paragraphs(html, paragraphs)
    html = _FOOTNOTES.sub("", _FOOTNOTE_MARK.sub("", html)).rstrip()
    if settings["SUMMARY_MAX_LENGTH"] is not None:
        html = truncate_html_words(html, settings["SUMMARY_MAX_LENGTH"], settings["SUMMARY_END_SUFFIX"])
    return str(_ID.sub(r"\1", strip_toc_elements_from_html(html)))
