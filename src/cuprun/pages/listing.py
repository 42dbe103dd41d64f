"""Lists of stories: an author's, a tag's, a category's, the archive, and the lists of those."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.addresses import Address
from cuprun.pages.catalogue import term_link
from cuprun.pages.desk import Desk
from cuprun.pages.story import Story, Term
from cuprun.pages.views import Link, PageView, Pagination, StoryCard


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage(PageView):
    """The stories of one author, tag or category, newest first."""

    heading: str
    kind: str
    """``author``, ``tag`` or ``category``."""
    stories: tuple[StoryCard, ...]
    pagination: Pagination


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectoryPage(PageView):
    """All authors, tags or categories with the number of their stories."""

    heading: str
    entries: tuple[tuple[Link, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage(PageView):
    """Every story, or those of a period, by month, newest first."""

    heading: str
    months: tuple[tuple[str, tuple[StoryCard, ...]], ...]
    """Name of the month (``februari 2025``) and its stories."""


def listing_page(
    term: Term, kind: str, address: Address, stories: tuple[Story, ...], pagination: Pagination, desk: Desk
) -> ListingPage:
    """One page of the stories of an author, a tag or a category."""
    return ListingPage(
        title=term.name,
        url=address.url,
        lang=desk.words.lang,
        section="archive",
        feeds=desk.author_feeds(term) if kind == "author" else (),
        heading=term.name,
        kind=kind,
        stories=desk.cards(stories),
        pagination=pagination,
    )


def directory_page(heading: str, url: str, counts: dict[Term, int], desk: Desk) -> DirectoryPage:
    """All authors, tags or categories, by name."""
    entries = sorted(counts.items(), key=lambda entry: entry[0].slug)
    return DirectoryPage(
        title=heading,
        url=url,
        lang=desk.words.lang,
        section="archive",
        heading=heading,
        entries=tuple((term_link(term), count) for term, count in entries),
    )


def archive_page(heading: str, url: str, stories: tuple[Story, ...], desk: Desk) -> ArchivePage:
    """Stories by month, newest first."""
    months: dict[str, list[StoryCard]] = {}
    for story in stories:
        months.setdefault(desk.words.month(story.published.date()), []).append(desk.card(story))
    return ArchivePage(
        title=heading,
        url=url,
        lang=desk.words.lang,
        section="archive",
        heading=heading,
        months=tuple((month, tuple(cards)) for month, cards in months.items()),
    )
