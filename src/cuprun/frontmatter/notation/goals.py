"""Goals: ``El Ouahdi 15', 80' (pen.); Ordóñez 45+2' (og)``: home side, then away side.

The grammar::

    goals = side [";" side]
    side  = scorer {[","] scorer}
    scorer = (name | "?") {[","] minute "'" [mark]}
    mark  = "(p)" | "(pen.)" | "(og)" | "(o.g.)"

An own goal stands with the side that it counts for; ``?`` is a scorer nobody knows.
"""

from __future__ import annotations

import re

from cuprun.football.events import Goal, GoalKind
from cuprun.football.score import Result, Side
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.scanner import Scanner

_HINT = "home side; away side: El Ouahdi 15', 80' (pen.); Ordóñez 25'"
_MARK = re.compile(r"\(\s*(?:(?P<own>o\.?\s?g\.?)|(?P<penalty>p(?:en)?\.?|pens?\.?))\s*\)", re.IGNORECASE)
_COMMA = re.compile(r",")
_NAME = re.compile(r"[^,;?()\d][^,;()\d]*")
_UNKNOWN = re.compile(r"\?")


def parse_goals(text: str, result: Result | None) -> tuple[Goal, ...]:
    """The goals of both sides. A list of one side is the side's that `result` says has scored.

    Raises NotationFault where a goal cannot be read, or nothing tells whose a one-sided list is.
    """
    sides = text.split(";")
    if len(sides) > 2:
        offset = len(sides[0]) + 1 + len(sides[1])
        raise NotationFault("there are more than two sides", offset, _HINT)
    if len(sides) == 1:
        return _side(text, 0, _only_side(text, result))
    return _side(sides[0], 0, Side.HOME) + _side(sides[1], len(sides[0]) + 1, Side.AWAY)


def _only_side(text: str, result: Result | None) -> Side:
    final = result.score.final if result and result.score else None
    if final and (final[0] == 0) != (final[1] == 0):
        return Side.AWAY if final[0] == 0 else Side.HOME
    if not text.strip():
        return Side.HOME
    raise NotationFault(
        "both sides scored, but nothing separates their goals"
        if final
        else "nothing tells whose goals these are",
        len(text.rstrip()),
        f"put a semicolon between the sides: {_HINT}",
    )


def _side(text: str, offset: int, side: Side) -> tuple[Goal, ...]:
    try:
        return _Goals(text, side).read()
    except NotationFault as fault:
        raise NotationFault(fault.message, fault.offset + offset, fault.hint) from None


class _Goals:
    """Reads one side's goals."""

    def __init__(self, text: str, side: Side) -> None:
        self._scanner = Scanner(text)
        self._side = side
        self._goals: list[Goal] = []

    def read(self) -> tuple[Goal, ...]:
        while not self._scanner.at_end:
            self._scorer(self._name())
            self._scanner.take(_COMMA)
        return tuple(self._goals)

    def _name(self) -> str | None:
        if self._scanner.take(_UNKNOWN):
            return None
        name = self._scanner.take(_NAME)
        if name is None:
            raise self._scanner.fault(f"expected a scorer's name, found {self._scanner.rest()}", _HINT)
        return name[0].strip()

    def _scorer(self, name: str | None) -> None:
        """One player's goals: every minute that follows, or one goal at a time nobody noted."""
        before = len(self._goals)
        while True:
            at = self._scanner.offset
            if len(self._goals) > before:
                self._scanner.take(_COMMA)
            minute = self._scanner.take_minute()
            if minute is None:
                self._scanner.offset = at
                break
            self._goals.append(Goal(player=name, side=self._side, minute=minute, kind=self._kind()))
        if len(self._goals) == before:
            self._goals.append(Goal(player=name, side=self._side, kind=self._kind()))

    def _kind(self) -> GoalKind:
        mark = self._scanner.take(_MARK)
        if mark is None:
            return GoalKind.GOAL
        return GoalKind.OWN_GOAL if mark["own"] else GoalKind.PENALTY
