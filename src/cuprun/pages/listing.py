"""Lists of stories: an author's, a tag's, a category's, the archive, and the lists of those."""

from __future__ import annotations

from dataclasses import dataclass

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
