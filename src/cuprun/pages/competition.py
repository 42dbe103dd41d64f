"""The page of a competition: all its seasons and winners."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Link, PageView, StoryCard, TeamView


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRow:
    """A season: its page, the winner and the final in words (``Club Brugge 2-1 Anderlecht``)."""

    season: Link
    winner: TeamView | None
    final: str | None
    state: str | None
    """Where it stands while it is under way: ``Semi-finals``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitionPage(PageView):
    name: str
    seasons: tuple[SeasonRow, ...]
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitionsPage(PageView):
    """All competitions (``/cups/``)."""

    competitions: tuple[tuple[Link, tuple[SeasonRow, ...]], ...]
