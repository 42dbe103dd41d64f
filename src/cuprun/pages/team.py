"""The page of a team, and the list of all teams."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Link, MatchView, PageView, StoryCard, TeamView


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRunRow:
    """One cup run of a team: the cup, the run's page and how far it came."""

    cup: Link
    run: Link
    conclusion: str
    state: str
    """``winner``, ``out`` or ``alive``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage(PageView):
    team: TeamView
    city: str | None
    runs: tuple[TeamRunRow, ...]
    upcoming: tuple[MatchView, ...]
    results: tuple[MatchView, ...]
    """Newest first."""
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsPage(PageView):
    """All teams (``/teams/``), by name."""

    teams: tuple[TeamView, ...]
