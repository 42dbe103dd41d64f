"""Pelican's own content objects, made from our stories: what themes written for Pelican work with.

They are made for templates only. Pelican's classes remember every text they ever gave out; these do not,
so that a preview may run for days.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape
from pelican.contents import Article, Page
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import SafeDatetime

from cuprun.host.link_pattern import href
from cuprun.host.settings import Settings
from cuprun.pages.story import Story, Term, Text
from cuprun.pages.views import MatchView, PageView, SideView


class _Ready:
    """Text and summary that are HTML already, their links resolved: safe to print, nothing to look up."""

    _content: str
    _ready_summary: str

    @property
    def content(self) -> Markup:
        return Markup(self._content)

    def get_content(self, siteurl: str) -> Markup:
        del siteurl
        return self.content

    @property
    def summary(self) -> Markup:
        return Markup(self._ready_summary)

    @summary.setter
    def summary(self, value: str) -> None:
        self._ready_summary = value

    def get_summary(self, siteurl: str) -> Markup:
        del siteurl
        return self.summary


class ForeignArticle(_Ready, Article):
    """A story as a Pelican article."""

    def opened_with(self, html: Markup) -> ForeignArticle:
        """The same article with something before its text."""
        opened = copy.copy(self)
        opened._content = html + self.content
        return opened


class ForeignPage(_Ready, Page):
    """A plain page as a Pelican page; what Pelican's has not, its view may have."""

    view: PageView | None = None

    def __getattr__(self, name: str) -> Any:
        view = self.__dict__.get("view")
        if view is None or name.startswith("_"):
            raise AttributeError(name)
        return getattr(view, name)


def foreign_article(story: Story, settings: Settings) -> ForeignArticle:
    """A story with the attributes that Pelican's articles have; its translations are yet to be set."""
    authors = [_named(Author, author, settings) for author in story.authors]
    metadata: dict[str, Any] = {
        **_common(story),
        "date": _safe(story.published),
        "authors": authors,
        "tags": [_named(Tag, tag, settings) for tag in story.tags],
    }
    if story.modified:
        metadata["modified"] = _safe(story.modified)
    if story.category:
        metadata["category"] = _named(Category, story.category, settings)
    if not authors:
        del metadata["authors"]
    return ForeignArticle(story.body, metadata, _as_is(settings), story.source, {})


def foreign_page(text: Text, settings: Settings) -> ForeignPage:
    """A plain page with the attributes that Pelican's pages have."""
    return ForeignPage(text.body, _common(text), _as_is(settings), text.source, {})


def match_line(match: MatchView) -> Markup:
    """A match in one line with its links, for themes that have no place for it."""
    home, away = (_side(side) for side in (match.home, match.away))
    more = [text for text in (match.detail, match.status, match.venue) if text]
    places = [_link(link.text, link.url) for link in (match.round, match.competition) if link]
    line = Markup("<strong>{} {} {}</strong>").format(home, match.score or "–", away)
    return Markup("<p>{}</p>\n").format(Markup(", ").join([line, *more, *places]))


def _side(side: SideView) -> Markup:
    return _link(side.text, side.url)


def _link(text: str, url: str | None) -> Markup:
    return Markup('<a href="{}">{}</a>').format(href(url), text) if url else escape(text)


def _common(content: Story | Text) -> dict[str, Any]:
    return {
        # Escaped once and for all: to Pelican's themes a title is HTML, and they strip its tags.
        "title": escape(content.title),
        "slug": content.slug,
        "lang": content.lang,
        "status": content.status,
        "summary": content.summary,
        "url": content.address.url.lstrip("/"),
        "save_as": content.address.path,
        "translation": str(content.translation).lower(),
        **({"template": content.template} if content.template else {}),
    }


def _as_is(settings: Settings) -> Mapping[str, Any]:
    """Whether a story is public was decided long before."""
    return {**settings, "WITH_FUTURE_DATES": True}


def _named(kind: type, term: Term, settings: Settings) -> Any:
    wrapper = kind(term.name, settings)
    wrapper.slug = term.slug
    return wrapper


def _safe(moment: datetime) -> SafeDatetime:
    """Pelican's own kind of date, which knows ``%-d``."""
    return SafeDatetime.combine(moment.date(), moment.timetz())
