"""What happened in a match: goals, cards, missed penalties, shoot-out kicks, line-ups."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from cuprun.football.score import Goals, Side


class Minute(Struct, frozen=True, order=True):
    """A minute of play; `added` counts minutes of stoppage time (45+2' is Minute(45, 2))."""

    minute: int
    added: int = 0

    def __str__(self) -> str:
        return f"{self.minute}+{self.added}'" if self.added else f"{self.minute}'"


class GoalKind(StrEnum):
    GOAL = "goal"
    PENALTY = "penalty"
    OWN_GOAL = "own-goal"


class Goal(Struct, frozen=True, kw_only=True):
    """A goal; `side` is the side it counts for, also for an own goal. An unknown scorer is None."""

    player: str | None
    side: Side
    minute: Minute | None = None
    kind: GoalKind = GoalKind.GOAL


class CardKind(StrEnum):
    YELLOW = "yellow"
    SECOND_YELLOW = "second-yellow"
    RED = "red"


class Card(Struct, frozen=True, kw_only=True):
    """A card; the side is None where the line-ups and the text do not tell it."""

    player: str
    kind: CardKind
    minute: Minute | None = None
    side: Side | None = None


class MissedPenalty(Struct, frozen=True, kw_only=True):
    player: str
    minute: Minute | None = None
    side: Side | None = None


class Kick(Struct, frozen=True, kw_only=True):
    """One kick of a shoot-out: `score` is the state after a scored kick, `miss` says how it missed."""

    player: str
    score: Goals | None = None
    miss: str | None = None


class Appearance(Struct, frozen=True, kw_only=True):
    """A player in a line-up; `off` is the minute he left, `replaced_by` who came on for him."""

    player: str
    off: Minute | None = None
    replaced_by: Appearance | None = None


class Lineup(Struct, frozen=True, kw_only=True):
    """A side's line-up; `lines` are goalkeeper, defence, midfield, attack as they were written."""

    lines: tuple[tuple[Appearance, ...], ...]
    coach: str | None = None
