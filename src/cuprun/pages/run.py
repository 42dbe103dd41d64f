"""The page of a cup run: one team's way through one cup."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Link, MatchView, Moment, PageView, StoryCard, TeamView, TieView


@dataclass(frozen=True, slots=True, kw_only=True)
class RunMatchView:
    """A match seen from the team: its own goals first."""

    match: MatchView
    place: str
    """``Home``, ``Away`` or ``Neutral``."""
    score: str | None
    """Own score first: ``2-1``; None = not played."""
    detail: str | None
    moment: Moment | None
    outcome: str | None
    """``won``, ``drawn`` or ``lost``, for the mark beside the score."""
    outcome_text: str | None
    """The same in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStepView:
    """A round of the run."""

    round: Link
    tie: TieView
    opponent: TeamView | None
    opponent_text: str
    """The opponent's name, or who it will be: ``winner of Anderlecht–Antwerp``; for a bye, words for it."""
    opponent_url: str | None
    matches: tuple[RunMatchView, ...]
    aggregate: str | None
    """Own goals first: ``3-2``."""
    state: str
    """``through``, ``out``, ``next`` (to be played), ``bye`` or ``winner``."""
    verdict: str | None
    """How it was decided, seen from the team: ``Through 3-2 on aggregate``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunPage(PageView):
    team: TeamView
    cup: Link
    steps: tuple[RunStepView, ...]
    """From the first round it took part in to the last."""
    conclusion: str
    """Where the run stands: ``Winner of the Croky Cup 2024-25``, ``Out in the semi-finals``."""
    state: str
    """``winner``, ``out``, ``alive``."""
    record: tuple[int, int, int, int, int]
    """Matches won, drawn, lost; goals for and against, shoot-outs not counted."""
    stories: tuple[StoryCard, ...]
