"""Goals: ``El Ouahdi 15', 80' (pen.); Ordóñez 45+2' (og)``: home side, then away side.

The grammar::

    goals  = side [";" side]
    side   = [scorer {[","] scorer} [","]]
    scorer = (name | "?") {[","] minute [mark]}
    minute = number ["+" number] ["'"]
    mark   = "(p)" | "(pen.)" | "(og)" | "(o.g.)" | "pen" | "og"

An own goal stands with the side that it counts for; ``?`` is a scorer nobody knows, and without a
minute it says that the list may be short. A list of one side is read where the score tells whose it is.
"""

from __future__ import annotations

import re

from cuprun.football.events import Goal, GoalKind
from cuprun.football.score import Goals, Result, Side
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.scanner import Scanner

_HINT = "home side; away side: El Ouahdi 15', 80' (pen.); Ordóñez 25'"
_OWN = r"(?P<own{0}>o\.?\s?g\.?|own goal|e\.?\s?d\.?|eigen doelpunt)"
_PENALTY = r"(?P<penalty{0}>p(?:en(?:alty)?)?\.?|pens?\.?|strafschop)"
_MARK = re.compile(
    rf"\(\s*(?:{_OWN.format(1)}|{_PENALTY.format(1)})\s*\)"
    rf"|(?:(?P<own2>o\.?g\.?)|(?P<penalty2>p(?:en)?\.?))(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)
_COMMA = re.compile(r",")
_NAME = re.compile(r"[^,;?()\d]+")
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
        return _side(text, 0, _only_side(text, result)) if text.strip() else ()
    return _side(sides[0], 0, Side.HOME) + _side(sides[1], len(sides[0]) + 1, Side.AWAY)


def goals_on_pitch(result: Result | None) -> Goals | None:
    """The goals that were scored, whether they count or not; None where nothing tells."""
    if result is None:
        return None
    played = result.on_pitch or result.score
    return played.final if played else None


def _only_side(text: str, result: Result | None) -> Side:
    scored = goals_on_pitch(result)
    if scored and (scored[0] == 0) != (scored[1] == 0):
        return Side.AWAY if scored[0] == 0 else Side.HOME
    if scored is None:
        message, hint = "nothing tells whose goals these are", f"put a semicolon between the sides: {_HINT}"
    elif scored == (0, 0):
        message, hint = "there are goals, but the score is 0-0", "correct the score or the goals"
    else:
        message = "both sides scored, but nothing separates their goals"
        hint = f"put a semicolon between the sides: {_HINT}"
    raise NotationFault(message, len(text.rstrip()), hint)


def _side(text: str, offset: int, side: Side) -> tuple[Goal, ...]:
    try:
        return _Goals(text, side).read()
    except NotationFault as fault:
        raise fault.moved(offset) from None


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
        if not self._goal(name):
            self._goals.append(Goal(player=name, side=self._side, kind=self._kind()))
            return
        while True:
            before = self._scanner.offset
            self._scanner.take(_COMMA)
            if not self._goal(name):
                self._scanner.offset = before
                return

    def _goal(self, name: str | None) -> bool:
        minute = self._scanner.take_minute()
        if minute is None:
            return False
        self._goals.append(Goal(player=name, side=self._side, minute=minute, kind=self._kind()))
        return True

    def _kind(self) -> GoalKind:
        mark = self._scanner.take(_MARK)
        if mark is None:
            return GoalKind.GOAL
        return GoalKind.OWN_GOAL if mark["own1"] or mark["own2"] else GoalKind.PENALTY
