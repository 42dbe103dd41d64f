"""The page of a match report or a preview."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Link, MatchView, Moment, PageView, TieView


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A goal, card or missed penalty: ``El Ouahdi`` ``15'`` ``penalty``."""

    player: str
    minutes: str
    """``15', 45+2' (pen.)``: one player's goals stand together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineupView:
    """One side's line-up; each line (goalkeeper, defence, …) is a list of names with substitutions."""

    team: str
    lines: tuple[tuple[str, ...], ...]
    coach: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateView:
    moment: Moment
    kind: str
    """``correction`` or ``update``."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage(PageView):
    """A report, or a preview where `match.score` is None."""

    kind: str
    """``report`` or ``preview``."""
    match: MatchView
    body: str
    """HTML."""
    summary: str | None
    """HTML."""
    published: Moment
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    category: Link | None
    home_goals: tuple[EventView, ...]
    away_goals: tuple[EventView, ...]
    home_cards: tuple[EventView, ...]
    away_cards: tuple[EventView, ...]
    other_cards: tuple[EventView, ...]
    """Cards whose side is not known."""
    missed: tuple[EventView, ...]
    shootout: tuple[str, ...]
    """Kicks in order: ``0-1 McCleary``, ``Flint (saved)``."""
    lineups: tuple[LineupView, ...]
    facts: tuple[tuple[str, str], ...]
    """Name and value of further facts: venue, attendance, referee."""
    tie: TieView | None
    """The tie it belongs to, with all its matches; None for a match in a table."""
    consequence: str | None
    """What it means: ``Club Brugge meet winner of Anderlecht–Antwerp in the final.``"""
    next_tie: TieView | None
    runs: tuple[Link, ...]
    """The cup runs of both sides."""
    updates: tuple[UpdateView, ...]
    image: tuple[str, str, str | None] | None
    """Source, text alternative, credit."""
    draft: bool = False
