"""Shoot-outs, kick by kick: ``0-1 McCleary, Flint (saved), 0-2 Osho, Vaulks (missed)``.

A kick that went in stands behind the score it made, home side first; one that did not says how.
"""

from __future__ import annotations

import re

from cuprun.football.events import Kick
from cuprun.frontmatter.notation.scanner import Scanner

_HINT = "0-1 McCleary, Flint (saved), 0-2 Osho, Vaulks (missed)"
_SCORE = re.compile(r"(\d{1,2})\s*[-–:]\s*(\d{1,2})")
_NAME = re.compile(r"[^,;()\d]+")
_MISS = re.compile(r"\(\s*([^()]+?)\s*\)")
_SEPARATOR = re.compile(r"[,;]")


def parse_shootout(text: str) -> tuple[Kick, ...]:
    """Every kick, in order. Raises NotationFault where one cannot be read."""
    scanner = Scanner(text)
    kicks: list[Kick] = []
    while not scanner.at_end:
        score = scanner.take(_SCORE)
        name = scanner.take(_NAME)
        if name is None:
            raise scanner.fault(f"expected a player's name, found {scanner.rest()}", _HINT)
        miss = scanner.take(_MISS)
        if score is None and miss is None:
            raise scanner.fault(f"did '{name[0].strip()}' score or miss?", _HINT)
        goals = (int(score[1]), int(score[2])) if score else None
        kicks.append(Kick(player=name[0].strip(), score=goals, miss=miss[1] if miss else None))
        if not scanner.take(_SEPARATOR) and not scanner.at_end:
            raise scanner.fault(f"expected a comma between two kicks, found {scanner.rest()}", _HINT)
    return tuple(kicks)
