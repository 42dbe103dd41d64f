"""Cards and missed penalties: ``Heynen Y 40'; Mechele Y 55' R 80'``, ``Tolu 88'``.

The grammar::

    cards  = player {(";" | ",") player}
    player = name (card [minute "'"]) {card [minute "'"]}
    card   = "Y" | "YR" | "R"
    missed = name [minute "'"] {(";" | ",") name [minute "'"]}
"""

from __future__ import annotations

import re

from cuprun.football.events import Card, CardKind, MissedPenalty
from cuprun.frontmatter.notation.scanner import Scanner

_CARDS_HINT = "Heynen Y 40'; Mechele Y 55' R 80' (Y yellow, YR second yellow, R red)"
_MISSED_HINT = "Tolu 88'; Tzolis 90+1'"
_KIND = re.compile(r"(YR|Y|R)(?![\w.])")
_NAME = re.compile(r"(?:(?!\s+(?:YR|Y|R)(?![\w.]))[^;,\d])+")
_SEPARATOR = re.compile(r"[;,]")
_KINDS = {"Y": CardKind.YELLOW, "YR": CardKind.SECOND_YELLOW, "R": CardKind.RED}


def parse_cards(text: str) -> tuple[Card, ...]:
    """Every card, in the order written. Raises NotationFault where a card cannot be read."""
    scanner = Scanner(text)
    cards: list[Card] = []
    while not scanner.at_end:
        name = scanner.take(_NAME)
        if name is None:
            raise scanner.fault(f"expected a player's name, found {scanner.rest()}", _CARDS_HINT)
        shown = _shown(scanner, name[0].strip())
        if not shown:
            raise scanner.fault(f"expected Y, YR or R after '{name[0].strip()}'", _CARDS_HINT)
        cards += shown
        if not scanner.take(_SEPARATOR) and not scanner.at_end:
            raise scanner.fault(f"expected ; between two players, found {scanner.rest()}", _CARDS_HINT)
    return tuple(cards)


def _shown(scanner: Scanner, player: str) -> list[Card]:
    cards = []
    while kind := scanner.take(_KIND):
        cards.append(Card(player=player, kind=_KINDS[kind[1]], minute=scanner.take_minute()))
    return cards


def parse_missed(text: str) -> tuple[MissedPenalty, ...]:
    """Every missed penalty, in the order written. Raises NotationFault where one cannot be read."""
    scanner = Scanner(text)
    missed: list[MissedPenalty] = []
    while not scanner.at_end:
        name = scanner.take(_NAME)
        if name is None:
            raise scanner.fault(f"expected a player's name, found {scanner.rest()}", _MISSED_HINT)
        missed.append(MissedPenalty(player=name[0].strip(), minute=scanner.take_minute()))
        if not scanner.take(_SEPARATOR) and not scanner.at_end:
            raise scanner.fault(f"expected ; between two players, found {scanner.rest()}", _MISSED_HINT)
    return tuple(missed)
