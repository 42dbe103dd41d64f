"""Cards and missed penalties: ``Heynen Y 40'; Mechele Y 55' R 80'``, ``Tolu 88'``.

The grammar; the side is left open, since these lists do not tell it::

    cards  = player {(";" | ",") player}
    player = name card {card}
    card   = ("Y" | "YR" | "R") [minute]
    missed = name [minute] {(";" | ",") name [minute]}
"""

from __future__ import annotations

import re

from cuprun.football.events import Card, CardKind, MissedPenalty
from cuprun.frontmatter.notation.scanner import Scanner

_CARDS_HINT = "Heynen Y 40'; Mechele Y 55' R 80' (Y yellow, YR second yellow, R red)"
_MISSED_HINT = "Tolu 88'; Tzolis 90+1'"
_KIND = re.compile(r"(YR|Y|R)(?![^\W\d]|\.)")
_BOOKED = re.compile(r"(?:(?!\s+(?:YR|Y|R)(?![^\W\d]|\.))[^;,()\d])+")
_NAME = re.compile(r"[^;,()\d]+")
_SEPARATOR = re.compile(r"[;,]")
_KINDS = {"Y": CardKind.YELLOW, "YR": CardKind.SECOND_YELLOW, "R": CardKind.RED}


def parse_cards(text: str) -> tuple[Card, ...]:
    """Every card, in the order written. Raises NotationFault where a card cannot be read."""
    scanner = Scanner(text)
    cards: list[Card] = []
    while not scanner.at_end:
        cards += _shown(scanner, _player(scanner, _BOOKED, _CARDS_HINT))
        _separator(scanner, _CARDS_HINT)
    return tuple(cards)


def parse_missed(text: str) -> tuple[MissedPenalty, ...]:
    """Every missed penalty, in the order written. Raises NotationFault where one cannot be read."""
    scanner = Scanner(text)
    missed: list[MissedPenalty] = []
    while not scanner.at_end:
        player = _player(scanner, _NAME, _MISSED_HINT)
        missed.append(MissedPenalty(player=player, minute=scanner.take_minute()))
        _separator(scanner, _MISSED_HINT)
    return tuple(missed)


def _player(scanner: Scanner, pattern: re.Pattern[str], hint: str) -> str:
    name = scanner.take(pattern)
    if name is None:
        raise scanner.fault(f"expected a player's name, found {scanner.rest()}", hint)
    return name[0].strip()


def _shown(scanner: Scanner, player: str) -> list[Card]:
    cards = []
    while kind := scanner.take(_KIND):
        cards.append(Card(player=player, kind=_KINDS[kind[1]], minute=scanner.take_minute()))
    if not cards:
        raise scanner.fault(f"expected Y, YR or R behind '{player}', found {scanner.rest()}", _CARDS_HINT)
    return cards


def _separator(scanner: Scanner, hint: str) -> None:
    if not scanner.take(_SEPARATOR) and not scanner.at_end:
        raise scanner.fault(f"expected ; between two players, found {scanner.rest()}", hint)
