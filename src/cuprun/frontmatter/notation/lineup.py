"""Line-ups: ``Jackers – Seys, Ordóñez, Mechele, De Cuyper (Meijer 77') – Vanaken; Coach: Hayen``.

The grammar::

    lineup  = ["(" formation ")"] line {(" – " | ";") line} ["."] [";" ("Coach" | "Trainer") ":" name]
    line    = player {"," player}
    player  = [number] name {mark} [change]
    change  = "(" [minute] player [minute] [change] ")"
    mark    = "[" card [minute] "]" | "[c]" | "(c)"
    card    = "Y" | "YR" | "R"

Dashes between spaces separate goalkeeper, defence, midfield and attack. A bracket behind a player has
who came on for him and when; a bracket inside it has the next change. Passed over are a captain's mark, a
shirt's number and a formation such as ``(4-3-3)``: the lines say it.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from cuprun.football.events import Appearance, Card, CardKind, Lineup
from cuprun.frontmatter.notation.scanner import Scanner

_HINT = "Jackers – Seys, Ordóñez, Mechele, De Cuyper (Meijer 77') – Vanaken; Coach: Hayen"
_COACH = re.compile(
    r"[;.,]\s*(?:(?:head )?coach|trainer|manager|entrenador|t[ée]cnico)\s*:(?P<name>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_FORMATION = re.compile(r"\(?\d(?:-\d{1,2}){2,4}\)?:?(?!\w)")
_NUMBER = re.compile(r"\d{1,2}\.?\s+(?=[^\W\d])")
_DASH = r"[-–—]"
_LINE = re.compile(rf"{_DASH}(?=\s|$)|;")
_COMMA = re.compile(r",")
_NAME = re.compile(rf"(?:(?!\s{_DASH}(?:\s|$))[^,;()\[\]\d])+")
_CARD = re.compile(r"\[\s*(?P<kind>YR|Y|R)(?:\s+(?=\d))?")
_CARD_END = re.compile(r"\]")
_CAPTAIN = re.compile(r"\[c\]|\(c\)", re.IGNORECASE)
_OPEN = re.compile(r"\(")
_CLOSE = re.compile(r"\)")
_KINDS = {"Y": CardKind.YELLOW, "YR": CardKind.SECOND_YELLOW, "R": CardKind.RED}
_MOST_CHANGES = 5
"""More players than this after one another in one place is no line-up."""


def parse_lineup(text: str) -> Lineup:
    """A side's line-up. Raises NotationFault where a player or a bracket cannot be read."""
    return parse_lineup_and_cards(text)[0]


def parse_lineup_and_cards(text: str) -> tuple[Lineup, tuple[Card, ...]]:
    """A side's line-up and the cards marked in it. Raises NotationFault where it cannot be read."""
    coach = _COACH.search(text)
    reader = _Players(Scanner((text[: coach.start()] if coach else text).rstrip(" .;")))
    lines = reader.lines()
    name = coach["name"].strip().rstrip(".") if coach else ""
    return Lineup(lines=lines, coach=name or None), tuple(reader.cards)


class _Players:
    """Reads the players of a line-up, and the cards marked behind their names."""

    def __init__(self, scanner: Scanner) -> None:
        self._scanner = scanner
        self.cards: list[Card] = []

    def lines(self) -> tuple[tuple[Appearance, ...], ...]:
        self._scanner.take(_FORMATION)
        lines = [[self._player(0)]]
        while not self._scanner.at_end:
            if self._scanner.take(_LINE):
                lines.append([self._player(0)])
            elif self._scanner.take(_COMMA):
                lines[-1].append(self._player(0))
            else:
                found = self._scanner.rest()
                raise self._scanner.fault(f"expected a comma or a dash between players, found {found}", _HINT)
        return tuple(tuple(line) for line in lines)

    def _player(self, changes: int) -> Appearance:
        self._scanner.take(_NUMBER)
        name = self._scanner.take(_NAME)
        if name is None or not name[0].strip():
            raise self._scanner.fault(f"expected a player's name, found {self._scanner.rest()}", _HINT)
        player = Appearance(player=name[0].strip())
        self._marks(player.player)
        return self._change(player, changes)

    def _marks(self, player: str) -> None:
        while not self._scanner.take(_CAPTAIN):
            card = self._scanner.take(_CARD)
            if card is None:
                return
            minute = self._scanner.take_minute()
            if not self._scanner.take(_CARD_END):
                raise self._scanner.fault(f"expected ] behind a card, found {self._scanner.rest()}", _HINT)
            self.cards.append(Card(player=player, kind=_KINDS[card["kind"]], minute=minute))

    def _change(self, player: Appearance, changes: int) -> Appearance:
        """The player, with who came on for him where a bracket says so."""
        if not self._scanner.take(_OPEN):
            return player
        if changes == _MOST_CHANGES:
            raise self._scanner.fault(f"there are more than {_MOST_CHANGES} changes in one place", _HINT)
        minute = self._scanner.take_minute()
        substitute = self._player(changes + 1)
        # With a minute behind the name, a number before it was a shirt's.
        minute = self._scanner.take_minute() or minute
        if substitute.replaced_by is None:
            substitute = self._change(substitute, changes + 1)
        if not self._scanner.take(_CLOSE):
            raise self._scanner.fault(f"a bracket is not closed before {self._scanner.rest()}", _HINT)
        return replace(player, replaced_by=substitute, off=minute)
