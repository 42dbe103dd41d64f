"""Pages that are text only: Pelican's articles and pages, and the page for what is not there."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Link, Moment, PageView


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(PageView):
    """A plain Pelican article: no match, just text."""

    body: str
    """HTML."""
    published: Moment
    modified: Moment | None
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    category: Link | None
    draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage(PageView):
    """A plain Pelican page."""

    body: str
    """HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(PageView):
    """404.html."""
