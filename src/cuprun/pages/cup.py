"""The page of a cup in one season."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Bracket, Link, MatchView, PageView, StoryCard, TeamView, TieView


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundView:
    """A round with all its ties, in full."""

    id: str
    name: str
    dates: str | None
    entering: int | None
    """How many teams come in at this round; None = none, or not told."""
    ties: tuple[TieView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Matches that belong to a group or league phase, by matchday."""

    id: str
    name: str
    matchdays: tuple[tuple[str | None, tuple[MatchView, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CupPage(PageView):
    """One season of a cup."""

    competition: Link
    season: str
    champion: TeamView | None
    champion_run: str | None
    """Address of the winner's cup run."""
    bracket: Bracket | None
    """None where there is no tie at all."""
    rounds: tuple[RoundView, ...]
    groups: tuple[GroupView, ...]
    upcoming: tuple[MatchView, ...]
    """The next fixtures, soonest first."""
    runs: tuple[tuple[TeamView, Link, str], ...]
    """Every club, its cup run, and how far it came (``Winner``, ``Out in the semi-finals``, ``In the final``)."""
    rules: tuple[str, ...]
    """The rules of that season in plain sentences."""
    stories: tuple[StoryCard, ...]
    json_url: str
    seasons: tuple[Link, ...]
    """All seasons of the competition, newest first; this one without an address."""
