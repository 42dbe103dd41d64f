"""Shoot-outs, kick by kick: ``0-1 McCleary, Flint (saved), 0-2 Osho, Vaulks (missed)``.

The grammar::

    shoot-out = kick {("," | ";") kick}
    kick      = score name | [score] name "(" how it missed ")"

A kick that went in stands behind the score it made, home side first; one that did not says how.
"""

from __future__ import annotations

import re

from cuprun.football.events import Kick
from cuprun.frontmatter.notation.scanner import Scanner

_HINT = "0-1 McCleary, Flint (saved), 0-2 Osho, Vaulks (missed)"
_SCORE = re.compile(r"(\d{1,2})\s*[-–:]\s*(\d{1,2})(?!\d)")
_NAME = re.compile(r"[^,;()\d]+")
_MISS = re.compile(r"\(\s*([^()]*[^()\s])\s*\)")
_SEPARATOR = re.compile(r"[,;]")


def parse_shootout(text: str) -> tuple[Kick, ...]:
    """Every kick, in order. Raises NotationFault where one cannot be read."""
    scanner = Scanner(text)
    kicks: list[Kick] = []
    while not scanner.at_end:
        kicks.append(_kick(scanner))
        if not scanner.take(_SEPARATOR) and not scanner.at_end:
            raise scanner.fault(f"expected a comma between two kicks, found {scanner.rest()}", _HINT)
    return tuple(kicks)


def _kick(scanner: Scanner) -> Kick:
    score = scanner.take(_SCORE)
    name = scanner.take(_NAME)
    if name is None:
        raise scanner.fault(f"expected a player's name, found {scanner.rest()}", _HINT)
    player = name[0].strip()
    if miss := scanner.take(_MISS):
        return Kick(player=player, miss=miss[1])
    if score is None:
        raise scanner.fault(
            f"nothing says whether '{player}' scored: the score goes before, a miss behind", _HINT
        )
    return Kick(player=player, score=(int(score[1]), int(score[2])))
