"""The pieces that page views are made of: plain, frozen, everything decided, ready to be printed.

Every address in a view is a path from the root of the site (``/teams/krc-genk/``); the template's
``href`` filter puts the site's own address before it. Every text is in the language of its page.
"""

from __future__ import annotations

from msgspec import Struct


class Link(Struct, frozen=True, kw_only=True):
    """A name and the page it leads to; `url` is None where it has none."""

    text: str
    url: str | None = None


class Moment(Struct, frozen=True, kw_only=True):
    """A day, and the time where it is known. `iso` is for machines (``2025-02-05T20:45+01:00``)."""

    iso: str
    text: str
    """``woensdag 5 februari 2025``"""
    short: str
    """``5 feb 2025``"""
    time: str | None = None
    """``20:45``"""


class TeamView(Struct, frozen=True, kw_only=True):
    """A team as it is named on pages; `colours` are CSS colours, main one first, often empty."""

    id: str
    name: str
    short: str
    code: str | None = None
    url: str
    colours: tuple[str, ...] = ()


class SideView(Struct, frozen=True, kw_only=True):
    """One side of a match: a team, or words for a side that is not known yet.

    For an unknown side `team` is None, `text` reads ``winner of Anderlecht–Antwerp`` and `url` is
    the page of the tie it waits for.
    """

    text: str
    short: str
    url: str | None = None
    team: TeamView | None = None
    goals: int | None = None
    penalties: int | None = None
    won: bool = False
    """Whether this side won the match (shoot-out included)."""


class MatchView(Struct, frozen=True, kw_only=True):
    """A match as a row."""

    home: SideView
    away: SideView
    moment: Moment | None = None
    score: str | None = None
    """``1-1``: goals when play ended; None = not played."""
    detail: str | None = None
    """What the score alone does not say: ``(1-1)``, ``after extra time (2-2, 1-1)``, ``4-3 on penalties``."""
    status: str | None = None
    """Words for a match that is not simply played or to be played: ``postponed``, ``awarded``."""
    label: str | None = None
    """``First leg``, ``Second leg``, ``Replay``."""
    round: Link | None = None
    competition: Link | None = None
    venue: str | None = None
    neutral: bool = False
    report: Link | None = None
    preview: Link | None = None
    url: str | None = None
    """The best page about this match: its report, else its preview, else its tie."""


class TieSideView(Struct, frozen=True, kw_only=True):
    """One side of a tie, as a row of the bracket prints it."""

    text: str
    short: str
    url: str | None = None
    """The team's cup run; for an unknown side the tie it waits for."""
    team: TeamView | None = None
    scores: tuple[str, ...] = ()
    """Own goals in each match, oldest first; a shoot-out's in brackets: ``1 (4)``."""
    aggregate: str | None = None
    advanced: bool = False
    eliminated: bool = False


class TieView(Struct, frozen=True, kw_only=True):
    """A tie: two sides, its matches, and how it was decided."""

    id: str
    url: str
    round: Link
    cup: Link
    sides: tuple[TieSideView, ...]
    """Two, or one for a bye."""
    matches: tuple[MatchView, ...] = ()
    aggregate: str | None = None
    """``3-2``, first side of the tie first; None for a single match."""
    verdict: str | None = None
    """A sentence: ``Club Brugge win 3-2 on aggregate``; None = undecided."""
    explanation: str | None = None
    """By which rule of its season it was decided, and what was ruled: ``The rule: … It held … until 2020-21.``"""
    needs: tuple[str, ...] = ()
    """What each side needs in the match that is to decide: ``Genk must win by one for extra time, …``"""
    note: str | None = None
    """The verdict in a word or two for the bracket: ``a.e.t.``, ``4-3 pens``; None = nothing to add."""
    decided: bool = False
    inferred: bool = False
    """The record is silent and the winner is told from who played the next round."""
    moment: Moment | None = None
    """The next match to be played, else the last one that was."""


class BracketTie(Struct, frozen=True, kw_only=True):
    """A tie's place in the bracket's grid: `row` counts from 1 and `span` in leaf rows.

    `feeders` says how many ties of an earlier column lead into this one (0, 1 or 2), `leads` whether
    it leads on to another: they draw the connectors.
    """

    tie: TieView
    row: int
    span: int
    feeders: int = 0
    leads: bool = False
    leads_down: bool = False
    """The tie it leads to lies lower in the grid (for the connector's bend)."""
    drop: float = 0.0
    """How many leaf rows lower the middle of the tie it leads to lies than its own (``0.5``, ``-2.0``): the
    length of the connector. The middle of a tie is ``row + span / 2``."""


class BracketRound(Struct, frozen=True, kw_only=True):
    """A column of the bracket."""

    id: str
    name: str
    dates: str | None
    ties: tuple[BracketTie, ...]


class Bracket(Struct, frozen=True, kw_only=True):
    """Rounds from left to right over `rows` leaf rows; `outside` has what no line leads to (third place)."""

    rounds: tuple[BracketRound, ...]
    rows: int
    outside: tuple[BracketRound, ...] = ()


class StoryCard(Struct, frozen=True, kw_only=True):
    """A report, preview or article as it stands in a list."""

    title: str
    url: str
    summary: str
    """HTML."""
    moment: Moment
    kind: str
    """``report``, ``preview`` or ``article``."""
    authors: tuple[Link, ...] = ()
    match: MatchView | None = None
    lang: str | None = None
    """Set only where it differs from the site's."""


class Pagination(Struct, frozen=True, kw_only=True):
    """Pages of a list; `numbers` has a link for each, the current one without an address."""

    number: int
    total: int
    previous: str | None
    next: str | None
    numbers: tuple[Link, ...]


class PageView(Struct, frozen=True, kw_only=True):
    """What every page has. The views of the kinds of page extend it."""

    title: str
    url: str
    lang: str
    description: str | None = None
    section: str | None = None
    """Which entry of the navigation it belongs to: ``home``, ``cups``, ``teams``, ``archive``."""
    breadcrumbs: tuple[Link, ...] = ()
    """From the top of the site to the page above this one."""
    feeds: tuple[Link, ...] = ()
    translations: tuple[tuple[str, Link], ...] = ()
    """Language code and link of each other-language version."""
    noindex: bool = False


__all__ = [
    "Bracket",
    "BracketRound",
    "BracketTie",
    "Link",
    "MatchView",
    "Moment",
    "PageView",
    "Pagination",
    "SideView",
    "StoryCard",
    "TeamView",
    "TieSideView",
    "TieView",
]
