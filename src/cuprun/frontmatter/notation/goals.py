"""Goals: ``El Ouahdi 15', 80' (pen.); Ordóñez 45+2' (og)``: home side, then away side.

The grammar::

    goals   = side [";" side] | running {[","] running}
    side    = "-" | [scorer {[","] scorer} [","]]
    scorer  = (name | "?") [mark] [{[","] time} | "(" count ")" | "(" time {[","] time} ")"]
            | time {[","] time} name
    running = goals_so_far scorer
    time    = minute [mark] | "?'"
    minute  = number ["+" number] ["'"]
    mark    = "(p)" | "(pen.)" | "(og)" | "(o.g.)" | "pen" | "og"

An own goal stands with the side that it counts for; ``?`` is a scorer nobody knows, and without a
minute it says that the list may be short. ``Cantwell (2)`` scored two at times nobody noted. A list of
one side is read where the score tells whose it is; a running score (``1-0 Evair 65', 1-1 Zapata 70'``)
tells it goal by goal.
"""

from __future__ import annotations

import re
from itertools import pairwise

from cuprun.football.events import Goal, GoalKind, Minute
from cuprun.football.score import Goals, Result, Side
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.scanner import MINUTE_MARK, Scanner

_HINT = "home side; away side: El Ouahdi 15', 80' (pen.); Ordóñez 25'"
_OWN = (
    r"(?P<own{0}>o\.?\s?g\.?|own goal|e\.?\s?d\.?|eigen doelpunt|e\.?\s?t\.?|eigentor|c\.?s\.?c\.?"
    r"|aut(?:og(?:ol|oal))?\.?)"
)
_PENALTY = r"(?P<penalty{0}>p(?:en(?:alty)?)?\.?|pens?\.?|strafschop|f\.?e\.?|elfm(?:eter)?\.?|rig\.?)"
_MARK = re.compile(
    rf"\(\s*(?:{_OWN.format(1)}|{_PENALTY.format(1)})\s*\)"
    rf"|(?:(?P<own2>o\.?g\.?)|(?P<penalty2>pen\.?|(?<=[\d{MINUTE_MARK}])p\.?|p\.?(?=\s*(?:[,;)]|$))))(?!\w)",
    re.IGNORECASE,
)
_MARK_INSIDE = re.compile(rf"(?:{_OWN.format(1)}|{_PENALTY.format(1)})(?=\s*\))", re.IGNORECASE)
"""A mark within the bracket that has the minutes."""
_COMMA = re.compile(r",")
_OPEN = re.compile(r"\(")
_CLOSE = re.compile(r"\)")
_NAME = re.compile(r"[^,;?()\d]+")
_UNKNOWN = re.compile(r"\?+")
_UNKNOWN_MINUTE = re.compile(rf"\?+\s*[{MINUTE_MARK}]")
_COUNT = re.compile(r"\(\s*(?P<count>[1-9])\s*\)")
_NOBODY = re.compile(r"\s*[-–—]\s*")
_SO_FAR = re.compile(r"(?<![\d+'])(?P<home>\d{1,2})\s?[-–:]\s?(?P<away>\d{1,2})(?=\s)")


def parse_goals(text: str, result: Result | None) -> tuple[Goal, ...]:
    """The goals of both sides. A list of one side is the side's that `result` says has scored.

    Raises NotationFault where a goal cannot be read, or nothing tells whose a one-sided list is.
    """
    if _SO_FAR.match(text.lstrip()):
        return _running(text)
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
    if _NOBODY.fullmatch(text):
        return ()
    try:
        return _Goals(text, side).read()
    except NotationFault as fault:
        raise fault.moved(offset) from None


def _running(text: str) -> tuple[Goal, ...]:
    """Goals with the score that each of them made: whose score grew, scored it."""
    steps = list(_SO_FAR.finditer(text))
    ends = [step.start() for step in steps[1:]] + [len(text)]
    scores = [(0, 0), *((int(step["home"]), int(step["away"])) for step in steps)]
    goals: list[Goal] = []
    for step, end, (before, after) in zip(steps, ends, pairwise(scores), strict=True):
        if after not in ((before[0] + 1, before[1]), (before[0], before[1] + 1)):
            message = f"{step[0]} does not follow from {before[0]}-{before[1]} by one goal"
            raise NotationFault(message, step.start(), "each goal stands behind the score it made")
        side = Side.HOME if after[0] > before[0] else Side.AWAY
        goals += _side(text[step.end() : end].rstrip(" ,;"), step.end(), side)
    return tuple(goals)


class _Goals:
    """Reads one side's goals."""

    def __init__(self, text: str, side: Side) -> None:
        self._scanner = Scanner(text)
        self._side = side
        self._goals: list[Goal] = []

    def read(self) -> tuple[Goal, ...]:
        while not self._scanner.at_end:
            start = self._scanner.offset
            if times := self._times():
                self._add(self._name(start), times)
            else:
                name, kind = self._name(start), self._kind()
                times = self._in_brackets() or self._times() or [(None, kind)]
                self._add(name, times if kind is GoalKind.GOAL else [(times[0][0], kind), *times[1:]])
            self._scanner.take(_COMMA)
        return tuple(self._goals)

    def _add(self, player: str | None, times: list[tuple[Minute | None, GoalKind]]) -> None:
        self._goals += [
            Goal(player=player, side=self._side, minute=minute, kind=kind) for minute, kind in times
        ]

    def _name(self, start: int) -> str | None:
        """The scorer; None for one that nobody knows. `start` is where a fault points at."""
        if self._scanner.take(_UNKNOWN):
            return None
        name = self._scanner.take(_NAME)
        if name is None:
            self._scanner.offset = start
            raise self._scanner.fault(f"expected a scorer's name, found {self._scanner.rest()}", _HINT)
        return name[0].strip()

    def _times(self) -> list[tuple[Minute | None, GoalKind]]:
        """Every time that stands here; a comma may part two of them, but belongs to no name."""
        times: list[tuple[Minute | None, GoalKind]] = []
        while True:
            before = self._scanner.offset
            if times:
                self._scanner.take(_COMMA)
            minute = self._scanner.take_minute()
            if minute is None and not self._scanner.take(_UNKNOWN_MINUTE):
                self._scanner.offset = before
                return times
            times.append((minute, self._kind()))

    def _in_brackets(self) -> list[tuple[Minute | None, GoalKind]]:
        """``(2)``: goals at times nobody noted; ``(12', 45' pen)``: their times."""
        if count := self._scanner.take(_COUNT):
            return [(None, GoalKind.GOAL)] * int(count["count"])
        before = self._scanner.offset
        if self._scanner.take(_OPEN) and (times := self._times()):
            self._scanner.take(_COMMA)
            mark = self._scanner.take(_MARK_INSIDE)
            if self._scanner.take(_CLOSE):
                return [*times[:-1], (times[-1][0], _kind_of(mark))] if mark else times
        self._scanner.offset = before
        return []

    def _kind(self) -> GoalKind:
        mark = self._scanner.take(_MARK)
        return _kind_of(mark) if mark else GoalKind.GOAL


def _kind_of(mark: re.Match[str]) -> GoalKind:
    own = any(mark[name] for name in mark.re.groupindex if name.startswith("own"))
    return GoalKind.OWN_GOAL if own else GoalKind.PENALTY
