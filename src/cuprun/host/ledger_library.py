"""The library of a site, kept in its ledger: digests are read when a page asks for them."""

from __future__ import annotations

from functools import cached_property

from cuprun.build.ledger import Ledger
from cuprun.host.digests import digest_behind
from cuprun.pages.digest import SeasonDigest, StoryDigest, TeamDigest, TeaserDigest
from cuprun.pages.feed_entry import FeedEntry


class LedgerLibrary:
    """A `Library` over the items and shelves of a ledger, for as long as these stay.

    Reading raises Unreadable for a damaged one.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def stories(self, shelf: str, first: int = 0, limit: int | None = None) -> list[StoryDigest]:
        return [digest_behind("story", data) for data in self._ledger.shelved(shelf, "story", first, limit)]

    def entries(self, shelf: str, limit: int) -> list[FeedEntry]:
        return [digest_behind("entry", data) for data in self._ledger.shelved(shelf, "entry", 0, limit)]

    def count(self, shelf: str) -> int:
        return self._ledger.shelf_count(shelf)

    def shelves(self, kind: str) -> list[str]:
        return [key.partition(":")[2] for key in self._ledger.shelf_names(f"{kind}:")]

    def teams(self) -> list[str]:
        return list(dict.fromkeys(id_.partition("|")[0] for id_ in self._ledger.ids("team")))

    def seasons_of_team(self, team: str) -> list[TeamDigest]:
        digests: list[TeamDigest] = [
            digest_behind("team", data) for data in self._ledger.items("team", f"{team}|")
        ]
        return sorted(digests, key=lambda digest: (digest.season, digest.competition), reverse=True)

    def seasons(self, competition: str | None = None) -> list[SeasonDigest]:
        return [s for s in self._seasons if competition in (None, s.competition_id)]

    @cached_property
    def _seasons(self) -> list[SeasonDigest]:
        digests: list[SeasonDigest] = [digest_behind("season", data) for data in self._ledger.items("season")]
        return sorted(digests, key=lambda digest: (digest.season, digest.competition_id), reverse=True)

    def teaser(self, competition: str, season: str) -> TeaserDigest:
        data = self._ledger.item("teaser", f"{season}|{competition}")
        if data is None:
            raise KeyError((competition, season))
        teaser: TeaserDigest = digest_behind("teaser", data)
        return teaser
