"""Pages that are text only: Pelican's articles and pages, and the page for what is not there."""

from __future__ import annotations

from cuprun.pages.catalogue import term_link
from cuprun.pages.desk import Desk
from cuprun.pages.plain_text import plain_text
from cuprun.pages.story import Story, Text
from cuprun.pages.views import Link, Moment, PageView


class ArticlePage(PageView, frozen=True, kw_only=True):
    """A plain Pelican article: no match, just text."""

    body: str
    """HTML."""
    published: Moment
    modified: Moment | None
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    category: Link | None
    draft: bool = False


class TextPage(PageView, frozen=True, kw_only=True):
    """A plain Pelican page."""

    body: str
    """HTML."""


class NotFoundPage(PageView, frozen=True, kw_only=True):
    """404.html."""


def article_page(story: Story, desk: Desk) -> ArticlePage:
    """The page of a plain article."""
    return ArticlePage(
        title=story.title,
        url=story.address.url,
        lang=story.lang,
        description=plain_text(story.summary) or None,
        section="archive",
        translations=desk.translations(story),
        noindex=story.status != "published",
        body=story.body,
        published=desk.words.published(story.published),
        modified=desk.words.published(story.modified) if story.modified else None,
        authors=tuple(term_link(author) for author in story.authors),
        tags=tuple(term_link(tag) for tag in story.tags),
        category=term_link(story.category) if story.category else None,
        draft=story.status == "draft",
    )


def text_page(text: Text) -> TextPage:
    """The page of a plain page."""
    return TextPage(
        title=text.title,
        url=text.address.url,
        lang=text.lang,
        description=plain_text(text.summary) or None,
        section=f"page-{text.slug}",
        noindex=text.status != "published",
        body=text.body,
    )


def not_found_page(url: str, desk: Desk) -> NotFoundPage:
    """The page for what is not there."""
    title = desk.words.gettext("Page not found")
    return NotFoundPage(title=title, url=url, lang=desk.words.lang, noindex=True)
