"""Markdown → HTML: prose by the short way, everything else by one instance of python-markdown for all texts."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from markdown import Markdown, __version_info__
from pelican.utils import strip_toc_elements_from_html, truncate_html_paragraphs, truncate_html_words

from cuprun.host.prose import prose
from cuprun.host.settings import Settings

_META = frozenset({"meta", "markdown.extensions.meta"})
_EXTRA = ("abbr", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "md_in_html", "tables")
_KNOWN_EXTENSIONS = frozenset(
    prefix + name for name in (*_EXTRA, "codehilite") for prefix in ("", "markdown.extensions.")
)
"""Extensions that change nothing in a text without the characters that `prose` turns away."""
_FOR_CODE_ONLY = frozenset({"codehilite", "markdown.extensions.codehilite"})
_KNOWN_OPTIONS = frozenset({"output_format", "tab_length"})
PROVEN = (3, 11)
"""The release of python-markdown that `prose` has been held against; others read every text themselves."""

_ID = re.compile(r"(<[^>]*?)\s+id=(\"[^\"]*\"|'[^']*')")
_FOOTNOTE_MARK = re.compile(r"<sup\b[^>]*><a class=\"footnote-ref\".*?</a></sup>")
_FOOTNOTES = re.compile(r"<div class=\"footnote\">.*?</div>", re.DOTALL)


_KEPT = 500
"""Texts whose HTML is kept: those of the seasons that an editor has in hand."""


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
        self.html = lru_cache(maxsize=_KEPT)(self._html)
        """A text as HTML; nothing of one text (footnotes, references) leaks into the next."""
        self._knows_prose = (
            __version_info__[:2] == PROVEN
            and _KNOWN_OPTIONS.issuperset(given)
            and _are_known(wanted, configs)
        )

    def _html(self, text: str) -> str:
        if self._knows_prose and (written := prose(text)) is not None:
            return written
        self._markdown.reset()
        self._markdown.references.clear()
        return self._markdown.convert(text)


def _are_known(extensions: Iterable[object], configs: Mapping[str, Any]) -> bool:
    """Whether extensions leave prose alone; options may tell otherwise (a glossary of abbreviations)."""
    has_options = {name for name, options in configs.items() if options} - _META
    return _KNOWN_EXTENSIONS.issuperset(extensions) and has_options <= _FOR_CODE_ONLY


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
