"""Lists of stories: an author's, a tag's, a category's, the archive, and the lists of those."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cuprun.pages.addresses import Addresses
from cuprun.pages.catalogue import term_link
from cuprun.pages.digest import StoryDigest
from cuprun.pages.story import Term
from cuprun.pages.story_line import StoryLine, story_line
from cuprun.pages.views import Link, PageView, Pagination, StoryCard
from cuprun.pages.wording import Wording


class ListingPage(PageView, frozen=True, kw_only=True):
    """The stories of one author, tag or category, newest first."""

    heading: str
    kind: str
    """``author``, ``tag`` or ``category``."""
    stories: tuple[StoryCard, ...]
    pagination: Pagination


class DirectoryPage(PageView, frozen=True, kw_only=True):
    """All authors, tags or categories with the number of their stories."""

    heading: str
    entries: tuple[tuple[Link, int], ...]


class ArchivePage(PageView, frozen=True, kw_only=True):
    """Stories of a period, or the newest, by month, newest first."""

    heading: str
    months: tuple[tuple[str, tuple[StoryLine, ...]], ...]
    """Name of the month (``februari 2025``) and its stories."""
    periods: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...] = ()
    """Every year with its months, newest first: link and number of stories; empty on a period's own page."""


def listing_page(
    term: Term,
    kind: str,
    url: str,
    stories: Sequence[StoryDigest],
    pagination: Pagination,
    *,
    addresses: Addresses,
    words: Wording,
) -> ListingPage:
    """One page of the stories of an author, a tag or a category."""
    return ListingPage(
        title=term.name,
        url=url,
        lang=words.lang,
        section="archive",
        feeds=_feeds(term, addresses) if kind == "author" else (),
        heading=term.name,
        kind=kind,
        stories=tuple(story.card for story in stories),
        pagination=pagination,
    )


def _feeds(author: Term, addresses: Addresses) -> tuple[Link, ...]:
    """The author's feed, where the settings ask for one."""
    address = addresses.author_feed.fill(slug=author.slug)
    return (Link(text=author.name, url=address.url),) if address else ()


def directory_page(heading: str, url: str, counts: Mapping[Term, int], words: Wording) -> DirectoryPage:
    """All authors, tags or categories, by name."""
    entries = sorted(counts.items(), key=lambda entry: entry[0].slug)
    return DirectoryPage(
        title=heading,
        url=url,
        lang=words.lang,
        section="archive",
        heading=heading,
        entries=tuple((term_link(term), count) for term, count in entries),
    )


def archive_page(
    heading: str,
    url: str,
    stories: Sequence[StoryDigest],
    words: Wording,
    periods: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...] = (),
) -> ArchivePage:
    """Stories by month, newest first."""
    months: dict[str, list[StoryLine]] = {}
    for story in stories:
        months.setdefault(words.month(story.published.date()), []).append(story_line(story.card))
    return ArchivePage(
        title=heading,
        url=url,
        lang=words.lang,
        section="archive",
        heading=heading,
        months=tuple((month, tuple(lines)) for month, lines in months.items()),
        periods=periods,
    )
