"""Handing on: what a chapter leaves to the pages that gather from many, and on which shelves its stories stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cuprun.host.digests import NOTHING_KNOWN, Item, Known, Shelved, item
from cuprun.host.feeds import asks_for_feeds
from cuprun.host.settings import Settings
from cuprun.pages.addresses import Addresses
from cuprun.pages.chapter import ChapterPlan
from cuprun.pages.digest import StoryDigest
from cuprun.pages.feed_entry import FeedEntry
from cuprun.pages.library import rank_of, shelves_of

Told = tuple[StoryDigest, FeedEntry]
"""What lists and what feeds know of a story."""


class HandingOn:
    """Makes digests ready for the ledger: those that some page or feed of the site asks for."""

    def __init__(self, settings: Settings, addresses: Addresses) -> None:
        self._has_feeds = asks_for_feeds(settings)
        self._periods = tuple(kind for kind, page in addresses.archive_of.items() if page.save_as)

    def of_chapter(self, plan: ChapterPlan, known: Known) -> Iterator[Item]:
        """All that a chapter hands on."""
        yield from self.of_stories(plan.stories, known)
        for team in plan.teams:
            yield item("team", f"{team.team}|{team.season}|{team.competition}", team, known)
        if plan.season:
            yield item("season", f"{plan.season.season}|{plan.season.competition_id}", plan.season, known)
        if plan.teaser:
            yield item("teaser", f"{plan.teaser.season}|{plan.teaser.competition_id}", plan.teaser, known)

    def of_stories(self, stories: Iterable[Told], known: Known = NOTHING_KNOWN) -> Iterator[Item]:
        """What stories hand on; where there are no feeds, nobody asks for their whole texts."""
        for digest, entry in stories:
            yield item("story", digest.source, digest, known)
            if self._has_feeds:
                yield item("entry", digest.source, entry, known)

    def shelved(self, stories: Iterable[Told]) -> tuple[Shelved, ...]:
        """Where each story stands."""
        return tuple(
            (digest.source, tuple(shelves_of(digest, self._periods)), rank_of(digest))
            for digest, _ in stories
        )
