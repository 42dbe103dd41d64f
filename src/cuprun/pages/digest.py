"""Digests: what a season hands on to pages beyond its own — the front page, a team's, an author's, the feeds.

They are views like any other: plain, frozen, everything decided. So a page that gathers from many seasons
needs none of them at hand, only their digests.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from cuprun.pages.season_row import SeasonRow
from cuprun.pages.story import Term
from cuprun.pages.views import Bracket, Link, MatchView, StoryCard


class StoryDigest(Struct, frozen=True, kw_only=True):
    """A published story as lists know it, and the lists that it stands in."""

    source: str
    card: StoryCard
    published: datetime
    lang: str
    translation: bool
    authors: tuple[Term, ...]
    tags: tuple[Term, ...]
    category: Term | None
    competition: str | None
    """Id of the competition it is about; None for an article."""
    teams: tuple[str, ...]
    """Ids of the teams it is about."""

    def terms(self, kind: str) -> tuple[Term, ...]:
        """The authors, the tags or the category."""
        if kind == "category":
            return (self.category,) if self.category else ()
        return self.authors if kind == "author" else self.tags


class Played(Struct, frozen=True, kw_only=True):
    """A match with what it is ordered by: its day and kick-off as text, empty where they are not known."""

    when: str
    match: MatchView


class TeamRunRow(Struct, frozen=True, kw_only=True):
    """One cup run of a team: the cup, the run's page and how far it came."""

    cup: Link
    run: Link
    conclusion: str
    state: str
    """``winner``, ``out`` or ``alive``."""


class TeamDigest(Struct, frozen=True, kw_only=True):
    """One team in one season of a competition: its run, where it had one, and its matches."""

    team: str
    competition: str
    season: str
    run: TeamRunRow | None
    results: tuple[Played, ...]
    """In the order of the cup's matches."""
    upcoming: tuple[Played, ...]
    """Soonest first."""


class SeasonDigest(Struct, frozen=True, kw_only=True):
    """One season of a competition as lists of seasons and the front page know it."""

    competition: Link
    competition_id: str
    feeds: tuple[Link, ...]
    season: str
    row: SeasonRow
    cup: Link
    has_rounds: bool
    last_day: str
    """Day of the last match that has one; empty where none has."""
    upcoming: tuple[Played, ...]
    """The next fixtures, soonest first; only as many as a front page shows."""


class TeaserDigest(Struct, frozen=True, kw_only=True):
    """The last rounds of a cup as a small bracket, for the front page."""

    competition_id: str
    season: str
    bracket: Bracket | None
