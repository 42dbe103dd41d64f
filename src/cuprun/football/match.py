"""Matches, and the sides of matches that are not known yet."""

from __future__ import annotations

from datetime import date, time

from msgspec import Struct

from cuprun.football.events import Card
from cuprun.football.score import Goals, Result, Side, Status

TeamId = str


class WinnerOf(Struct, frozen=True):
    """The side of a match or tie that another tie will decide."""

    tie: str


class WinnerOfRound(Struct, frozen=True):
    """The side of a match or tie that some tie of a round will decide: the draw is not made yet."""

    round: str


class NthWinner(Struct, frozen=True):
    """The winner of a round's tie number `number` (from 1, in the round's order), as draws say it."""

    round: str
    number: int


class WinnerBetween(Struct, frozen=True):
    """The winner of the tie between two teams, as papers say it: "winner of Anderlecht-Antwerp"."""

    teams: frozenset[TeamId]


Winner = WinnerOf | WinnerOfRound | NthWinner | WinnerBetween
"""A side that some tie will decide."""


class LoserOf(Struct, frozen=True):
    """The other side of a tie: who does not win where `of` does."""

    of: Winner


class PlaceInGroup(Struct, frozen=True):
    """The team that ends in a place of a group, counted from 1: ``A1``, "winner of Group A".

    `group` is the group's name; "" is the only table of the season.
    """

    group: str
    place: int


class PlaceAmong(Struct, frozen=True):
    """One of the teams that end in a place of several groups: "third of A/B/C". No groups = any group."""

    groups: tuple[str, ...]
    place: int


Slot = TeamId | Winner | LoserOf | PlaceInGroup | PlaceAmong
"""Who plays on one side: a team, or where it will come from.

A cup, once put together, knows its ties and tables: in it an `NthWinner` and a `WinnerBetween` have become
a team or a `WinnerOf`, and the places of a group that is finished its teams.
"""


class Match(Struct, frozen=True, kw_only=True):
    """One match of a competition's season, as the game sees it.

    `result` is None for a match still to be played; `away` is None only for a bye. `leg` and `replay`
    count from 1. `group` and `matchday` mark a match of a table; then `round` is None.
    """

    id: str
    home: Slot
    away: Slot | None
    was: tuple[date, ...] = ()
    """The days that it was first set for."""
    date: date | None = None
    kickoff: time | None = None
    round: str | None = None
    leg: int | None = None
    replay: int | None = None
    group: str | None = None
    matchday: int | None = None
    result: Result | None = None
    venue: str | None = None
    neutral: bool | None = None
    through: tuple[TeamId, ...] | None = None
    """Who went through where scores cannot say it (a toss, a ruling): one, both or neither (empty)."""
    decided: str | None = None
    """``toss``, ``lots``, ``ruling``, ``withdrawal`` or ``expulsion``."""
    reason: str | None = None
    cards: tuple[Card, ...] = ()
    """The cards that are known: fair play may order a table."""

    @property
    def status(self) -> Status:
        return self.result.status if self.result else Status.SCHEDULED

    @property
    def sides(self) -> tuple[Slot, ...]:
        return (self.home,) if self.away is None else (self.home, self.away)

    @property
    def counts(self) -> bool:
        """Whether the result stands: played or awarded, or a ruling says that what was played stands."""
        if self.status in (Status.PLAYED, Status.AWARDED):
            return True
        return self.status is Status.ABANDONED and self.decided == "ruling" and self.final is not None

    @property
    def final(self) -> Goals | None:
        """Goals that count, extra time included, home side first; None while nothing counts."""
        if self.result is None:
            return None
        if self.result.score is not None:
            return self.result.score.final
        if self.status is Status.ABANDONED and self.decided == "ruling" and self.result.on_pitch:
            return self.result.on_pitch.final
        return None

    @property
    def penalties(self) -> Goals | None:
        return self.result.score.penalties if self.result and self.result.score else None

    @property
    def winner(self) -> Slot | None:
        """Who won this match, shoot-out included; None for a draw or a match that does not count."""
        if self.result is None or self.away is None:
            return None
        if self.status is Status.WALKOVER:
            return self.side(self.result.walkover) if self.result.walkover else None
        for goals in (self.final, self.penalties):
            if self.counts and goals is not None and goals[0] != goals[1]:
                return self.home if goals[0] > goals[1] else self.away
        return None

    def side(self, side: Side) -> Slot | None:
        return self.home if side is Side.HOME else self.away

    def goals_of(self, slot: Slot) -> int | None:
        """Goals of one side, extra time included, the shoot-out not."""
        if self.final is None or not self.counts:
            return None
        return self.final[0] if slot == self.home else self.final[1]
