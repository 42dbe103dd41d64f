"""The library: digests on their shelves, for the pages that gather from many seasons.

A shelf holds stories, newest first. Its key says whose they are: ``all``, ``everything`` (translations
too), ``author:nora-claes``, ``tag:…``, ``category:…``, ``team:krc-genk``, ``competition:croky-cup``,
``lang:nl``, ``month:2025-02`` and the like.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from cuprun.pages.digest import SeasonDigest, StoryDigest, TeamDigest, TeaserDigest
from cuprun.pages.feed_entry import FeedEntry

ALL = "all"
EVERYTHING = "everything"
TERM_KINDS = ("author", "tag", "category")

Rank = tuple[float, bool, str]
"""What stories are ordered by: newest first, originals before their translations, then by address."""


class Library(Protocol):
    """Where digests are looked up."""

    def stories(self, shelf: str, first: int = 0, limit: int | None = None) -> Sequence[StoryDigest]:
        """Stories of a shelf, newest first, from the `first` on (from 0)."""

    def entries(self, shelf: str, limit: int) -> Sequence[FeedEntry]:
        """The feed entries of a shelf's newest stories."""

    def count(self, shelf: str) -> int:
        """How many stories a shelf holds."""

    def shelves(self, kind: str) -> Sequence[str]:
        """What comes behind the colon in the keys of a kind of shelf, in order: slugs of authors, months."""

    def teams(self) -> Sequence[str]:
        """Ids of the teams that stand in some match or tie, in order."""

    def seasons_of_team(self, team: str) -> Sequence[TeamDigest]:
        """A team's seasons, newest first."""

    def seasons(self, competition: str | None = None) -> Sequence[SeasonDigest]:
        """Seasons of one competition, or of all, newest first."""

    def teaser(self, competition: str, season: str) -> TeaserDigest:
        """The small bracket of a season. Raises KeyError where there is no such season."""


PERIODS: Mapping[str, str] = MappingProxyType({"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"})
"""Kinds of shelves for the stories of a time, and how the time is written in their keys."""


def shelves_of(story: StoryDigest, periods: Collection[str] = PERIODS.keys()) -> list[str]:
    """The keys of the shelves that a story stands on; `periods` are those that have pages."""
    keys = [EVERYTHING, f"lang:{story.lang}"]
    if story.translation:
        return keys
    keys.append(ALL)
    keys += [f"{period}:{story.published.strftime(PERIODS[period])}" for period in periods]
    keys += [f"{kind}:{term.slug}" for kind in TERM_KINDS for term in story.terms(kind)]
    keys += [f"team:{team}" for team in dict.fromkeys(story.teams)]
    return [*keys, f"competition:{story.competition}"] if story.competition else keys


def rank_of(story: StoryDigest) -> Rank:
    """A story's place on any shelf."""
    return (-story.published.timestamp(), story.translation, story.card.url)


class MemoryLibrary:
    """A library that is all in memory, for plans made at once."""

    def __init__(
        self,
        stories: Iterable[tuple[StoryDigest, FeedEntry]],
        teams: Iterable[TeamDigest],
        seasons: Iterable[SeasonDigest],
        teasers: Iterable[TeaserDigest],
    ) -> None:
        self._shelves: dict[str, list[tuple[StoryDigest, FeedEntry]]] = {}
        for story, entry in sorted(stories, key=lambda pair: rank_of(pair[0])):
            for key in shelves_of(story):
                self._shelves.setdefault(key, []).append((story, entry))
        self._teams: dict[str, list[TeamDigest]] = {}
        for team in sorted(teams, key=lambda t: (t.season, t.competition), reverse=True):
            self._teams.setdefault(team.team, []).append(team)
        self._seasons = sorted(seasons, key=lambda s: (s.season, s.competition_id), reverse=True)
        self._teasers = {(t.competition_id, t.season): t for t in teasers}

    def stories(self, shelf: str, first: int = 0, limit: int | None = None) -> list[StoryDigest]:
        end = None if limit is None else first + limit
        return [story for story, _ in self._shelves.get(shelf, [])[first:end]]

    def entries(self, shelf: str, limit: int) -> list[FeedEntry]:
        return [entry for _, entry in self._shelves.get(shelf, [])[:limit]]

    def count(self, shelf: str) -> int:
        return len(self._shelves.get(shelf, []))

    def shelves(self, kind: str) -> list[str]:
        return sorted(key.partition(":")[2] for key in self._shelves if key.startswith(f"{kind}:"))

    def teams(self) -> list[str]:
        return sorted(self._teams)

    def seasons_of_team(self, team: str) -> list[TeamDigest]:
        return self._teams.get(team, [])

    def seasons(self, competition: str | None = None) -> list[SeasonDigest]:
        return [s for s in self._seasons if competition in (None, s.competition_id)]

    def teaser(self, competition: str, season: str) -> TeaserDigest:
        return self._teasers[competition, season]
