"""The front page: latest reports, cups under way, what is next."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Bracket, Link, MatchView, PageView, Pagination, StoryCard, TeamView


@dataclass(frozen=True, slots=True, kw_only=True)
class CupTeaser:
    """A cup as the front page shows it: its last rounds as a small bracket, the winner if there is one."""

    cup: Link
    state: str
    """``Winner: Club Brugge``, ``Semi-finals``."""
    champion: TeamView | None
    bracket: Bracket | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(PageView):
    """A page of the front page's list; cups and fixtures stand on the first only."""

    stories: tuple[StoryCard, ...]
    cups: tuple[CupTeaser, ...]
    upcoming: tuple[MatchView, ...]
    pagination: Pagination
