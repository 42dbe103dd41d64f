"""Scores and results: what a match ended as, home side first, always."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

Goals = tuple[int, int]
"""Goals of the home and of the away side."""


class Side(StrEnum):
    """One of the two sides of a match."""

    HOME = "home"
    AWAY = "away"

    @property
    def other(self) -> Side:
        return Side.AWAY if self is Side.HOME else Side.HOME

    @property
    def position(self) -> int:
        """Place of this side in a pair such as `Goals`: 0 for home, 1 for away."""
        return 0 if self is Side.HOME else 1


class ExtraTimeEnding(StrEnum):
    """A goal that ended extra time early (golden 1993-2004, silver 2003-04)."""

    GOLDEN_GOAL = "golden-goal"
    SILVER_GOAL = "silver-goal"


class Score(Struct, frozen=True, kw_only=True):
    """The goals of a match at each whistle.

    `full_time` is after ninety minutes; `extra_time` counts the goals of all 120 minutes; `penalties`
    is the shoot-out and part of neither. A part that is not recorded is None.
    """

    half_time: Goals | None = None
    full_time: Goals | None = None
    extra_time: Goals | None = None
    penalties: Goals | None = None
    ending: ExtraTimeEnding | None = None

    @property
    def final(self) -> Goals | None:
        """Goals when play ended, extra time included, the shoot-out not."""
        return self.extra_time if self.extra_time is not None else self.full_time

    def turned(self) -> Score:
        """The same score with the away side first, as that side's own pages print it."""
        return Score(
            half_time=_turned(self.half_time),
            full_time=_turned(self.full_time),
            extra_time=_turned(self.extra_time),
            penalties=_turned(self.penalties),
            ending=self.ending,
        )


def _turned(goals: Goals | None) -> Goals | None:
    return (goals[1], goals[0]) if goals else None


class Status(StrEnum):
    """What became of a match."""

    SCHEDULED = "scheduled"
    PLAYED = "played"
    AWARDED = "awarded"
    WALKOVER = "walkover"
    BYE = "bye"
    ABANDONED = "abandoned"
    VOID = "void"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Result(Struct, frozen=True, kw_only=True):
    """How a match ended.

    `score` is what counts; `on_pitch` is what was played where that does not count (awarded,
    abandoned, void); `minute` is when an abandoned match stopped; `walkover` is the side that goes
    through without playing.
    """

    status: Status
    score: Score | None = None
    on_pitch: Score | None = None
    minute: int | None = None
    walkover: Side | None = None
