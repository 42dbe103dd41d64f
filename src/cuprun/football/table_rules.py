"""How a table is made in one season: points, the order of teams that are level, who goes on."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from cuprun.football.match import TeamId
from cuprun.football.overlay import laid_over


class Criterion(StrEnum):
    """What puts one team of a table above another."""

    POINTS = "points"
    POINTS_PER_GAME = "points-per-game"
    DIFFERENCE = "difference"
    GOALS = "goals"
    GOAL_AVERAGE = "goal-average"
    """Goals for divided by goals against."""
    WINS = "wins"
    AWAY_GOALS = "away-goals"
    AWAY_WINS = "away-wins"
    HEAD_TO_HEAD_POINTS = "head-to-head-points"
    HEAD_TO_HEAD_DIFFERENCE = "head-to-head-difference"
    HEAD_TO_HEAD_GOALS = "head-to-head-goals"
    HEAD_TO_HEAD_AWAY_GOALS = "head-to-head-away-goals"
    OPPONENTS_POINTS = "opponents-points"
    OPPONENTS_DIFFERENCE = "opponents-difference"
    OPPONENTS_GOALS = "opponents-goals"
    FAIR_PLAY = "fair-play"
    """Fewer cards."""
    ROUNDING = "rounding"
    """Of points that were halved and rounded, those that were not rounded up come first."""
    EARLIER_STAGE = "earlier-stage"
    """The place in the table that points were carried over from."""
    PLAY_OFF = "play-off"
    """A match between the level teams, which is no match of the table."""
    SHOOT_OUT = "shoot-out"
    """Kicks between two level teams after the last match, which was between them."""
    LOTS = "lots"
    COEFFICIENT = "coefficient"
    RANKING = "ranking"
    RULING = "ruling"
    PLAYED_ON = "played-on"
    """Nothing tells but that one team played on and the other did not."""
    PLACE_PLAYED = "place-played"
    """Nothing tells but the opponent that a place of the table leads to."""
    UNDECIDED = "undecided"
    """Level in everything that is known: the order says nothing."""


STATED = frozenset({Criterion.LOTS, Criterion.COEFFICIENT, Criterion.RANKING, Criterion.RULING})
"""What no result can tell: it counts where whoever recorded the table states it."""

TOLD = frozenset({Criterion.PLAYED_ON, Criterion.PLACE_PLAYED, Criterion.UNDECIDED})
"""What is told from elsewhere where every rule is exhausted: no rule names these."""

HEAD_TO_HEAD = frozenset(criterion for criterion in Criterion if criterion.startswith("head-to-head"))


class Carry(Struct, frozen=True, kw_only=True):
    """Points brought along from an earlier table.

    `source` is the earlier group's name ("" = the matches without a group). `share` is ``all``, ``half``
    rounded up, ``half-down`` rounded down, or ``matches`` where the earlier matches themselves go on counting.
    """

    source: str
    share: str = "all"


class Statement(Struct, frozen=True, kw_only=True):
    """An order of level teams as whoever recorded it states it: by lots, by a ruling."""

    teams: tuple[TeamId, ...]
    by: Criterion
    reason: str | None = None


class Adjustment(Struct, frozen=True, kw_only=True):
    """Points given or taken by a ruling (negative = deducted); in one group only where `group` names it."""

    team: TeamId
    points: int
    reason: str | None = None
    group: str | None = None


class Zone(Struct, frozen=True, kw_only=True):
    """Places down to `last` (from the one after the zone before) lead `to` a round's or a group's id."""

    last: int
    to: str


class TableRules(Struct, frozen=True, kw_only=True):
    """How a table is made; None = not laid down.

    `win` and `draw` are points. `order` is what ranks teams, first criterion first; with `reapply`,
    head-to-head starts anew among those of the level teams that it left level. `meetings` is how often
    each pair meets, `each` how many matches a team plays where not every pair meets. `advance` places of
    each table go on, and the `best` of the next place over all tables, ranked by `best_order`.
    `title` says whether the winner of the table has won the competition.
    `second_yellow` and `red` are what an expulsion costs in fair play, where a yellow card costs 1.
    """

    win: int | None = None
    draw: int | None = None
    order: tuple[Criterion, ...] | None = None
    reapply: bool | None = None
    meetings: int | None = None
    each: int | None = None
    advance: int | None = None
    best: int | None = None
    best_order: tuple[Criterion, ...] | None = None
    carry: Carry | None = None
    zones: tuple[Zone, ...] | None = None
    title: bool | None = None
    second_yellow: int | None = None
    red: int | None = None

    def over(self, other: TableRules) -> TableRules:
        """These rules, with the other's wherever these say nothing."""
        return laid_over(self, other)

    @property
    def ranking(self) -> tuple[Criterion, ...]:
        return self.order or STANDARD_ORDER

    @property
    def ranking_of_best(self) -> tuple[Criterion, ...]:
        """What ranks teams of one place of several tables; what needs a meeting cannot."""
        return self.best_order or tuple(c for c in self.ranking if c not in HEAD_TO_HEAD)

    def points(self, won: int, drawn: int) -> int:
        return won * (3 if self.win is None else self.win) + drawn * (1 if self.draw is None else self.draw)


STANDARD_ORDER = (Criterion.POINTS, Criterion.DIFFERENCE, Criterion.GOALS)

NO_TABLE_RULES = TableRules()
