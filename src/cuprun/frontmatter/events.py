"""Goals, cards, penalties, shoot-outs and line-ups of a report, in their short form or as lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from cuprun.errors import Diagnostic, Place
from cuprun.football.events import Card, Goal, GoalKind, Kick, Lineup, MissedPenalty
from cuprun.football.score import Result, Side
from cuprun.frontmatter.notation.cards import parse_cards, parse_missed
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.goals import parse_goals
from cuprun.frontmatter.notation.lineup import parse_lineup
from cuprun.frontmatter.notation.scanner import Scanner
from cuprun.frontmatter.notation.shootout import parse_shootout
from cuprun.frontmatter.records import FieldPath
from cuprun.frontmatter.yaml_text import YamlText

EventT = TypeVar("EventT")

_GOAL_KEYS = frozenset({"player", "minute", "team", "kind"})
_KINDS = {kind.value: kind for kind in GoalKind} | {
    "penalty": GoalKind.PENALTY,
    "own goal": GoalKind.OWN_GOAL,
}


class EventReader:
    """Reads the events of one report; what cannot be read is in `diagnostics`."""

    def __init__(self, reading: YamlText, result: Result | None) -> None:
        self._reading = reading
        self._result = result
        self.diagnostics: list[Diagnostic] = []

    def goals(self, value: Any) -> tuple[Goal, ...]:
        """Goals from their short form, or from a list of mappings with player, minute, team and kind."""
        if isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
            return tuple(
                goal
                for number, entry in enumerate(value)
                if (goal := self._long_goal(entry, number)) is not None
            )
        return self._read("goals", value, lambda text: parse_goals(text, self._result), "; ")

    def _long_goal(self, entry: Any, number: int) -> Goal | None:
        path = ("goals", number)
        if not isinstance(entry, dict) or set(entry) - _GOAL_KEYS or not entry.get("team"):
            self._fault(
                path, "a goal has player, minute, team and kind", "{player: Tolu, minute: 88, team: away}"
            )
            return None
        side = {"home": Side.HOME, "away": Side.AWAY}.get(str(entry["team"]).casefold())
        kind = _KINDS.get(str(entry.get("kind") or "goal").casefold())
        if side is None:
            self._fault((*path, "team"), f"'{entry['team']}' is no side", "write home or away")
        if kind is None:
            self._fault(
                (*path, "kind"), f"'{entry['kind']}' is no kind of goal", f"one of {', '.join(_KINDS)}"
            )
        if side is None or kind is None:
            return None
        return self._with_minute(entry, side, kind, path)

    def _with_minute(
        self, entry: Mapping[str, Any], side: Side, kind: GoalKind, path: FieldPath
    ) -> Goal | None:
        player = str(entry.get("player") or "?")
        written = str(entry.get("minute") or "").rstrip("'’ ")
        minute = Scanner(f"{written}'").take_minute() if written else None
        if written and minute is None:
            self._fault((*path, "minute"), f"'{written}' is no minute", "write 45 or 45+2")
            return None
        return Goal(player=None if player == "?" else player, side=side, minute=minute, kind=kind)

    def missed(self, value: Any) -> tuple[MissedPenalty, ...]:
        return self._read("missed", value, parse_missed, "; ")

    def cards(self, value: Any) -> tuple[Card, ...]:
        return self._read("cards", value, parse_cards, "; ")

    def shootout(self, value: Any) -> tuple[Kick, ...]:
        return self._read("shootout", value, parse_shootout, ", ")

    def lineups(self, value: Any) -> dict[Side, Lineup]:
        """Line-ups from a mapping ``home:`` and ``away:``."""
        if value is None:
            return {}
        if not isinstance(value, dict) or set(value) - {"home", "away"}:
            self._fault(
                ("lineups",), "line-ups stand under home: and away:", "home: Jackers – Seys, Mechele – …"
            )
            return {}
        read: dict[Side, Lineup] = {}
        for side in Side:
            text = value.get(side.value)
            if isinstance(text, str):
                try:
                    read[side] = parse_lineup(text)
                except NotationFault as fault:
                    place = self._reading.within(("lineups", side.value), fault.offset)
                    self._notation_fault("lineups", place, fault)
        return read

    def _read(
        self, name: str, value: Any, parse: Callable[[str], tuple[EventT, ...]], joint: str
    ) -> tuple[EventT, ...]:
        if value is None:
            return ()
        text = joint.join(map(str, value)) if isinstance(value, list) else value
        if not isinstance(text, str):
            self._fault((name,), f"{name}: expected text", "see docs/writing.md for how it is written")
            return ()
        try:
            return parse(text)
        except NotationFault as fault:
            self._notation_fault(name, self._within(name, value, fault.offset, joint), fault)
            return ()

    def _within(self, name: str, value: str | list[Any], offset: int, joint: str) -> Place:
        """The place of a character of a value, also where a list's entries were joined to one text."""
        if isinstance(value, str):
            return self._reading.within((name,), offset)
        for number, entry in enumerate(map(str, value)):
            if offset <= len(entry):
                return self._reading.within((name, number), offset)
            offset -= len(entry) + len(joint)
        return self._reading.source.at(name)

    def _notation_fault(self, name: str, place: Place, fault: NotationFault) -> None:
        message = f"{name}: {fault.message}"
        self.diagnostics.append(Diagnostic(code=f"bad-{name}", place=place, message=message, hint=fault.hint))

    def _fault(self, path: FieldPath, message: str, hint: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=f"bad-{path[0]}", place=self._reading.source.at(*path), message=message, hint=hint
            )
        )
