"""Line-ups: ``Jackers – Seys, Ordóñez, Mechele, De Cuyper (Meijer 77') – …; Coach: Hayen``.

Dashes between spaces separate goalkeeper, defence, midfield and attack; a bracket behind a player has who
came on for him, and when; further brackets inside it the next change. Card marks in square brackets
are passed over: cards have a field of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from cuprun.football.events import Appearance, Lineup
from cuprun.frontmatter.notation.scanner import Scanner

_HINT = "Jackers – Seys, Ordóñez, Mechele, De Cuyper (Meijer 77') – Vanaken; Coach: Hayen"
_COACH = re.compile(r";\s*(?:coach|trainer)\s*:\s*(?P<name>.+)$", re.IGNORECASE)
_LINE = re.compile(r"[–-](?=\s)")
_COMMA = re.compile(r",")
_NAME = re.compile(r"(?:(?!\s[–-]\s)[^,;()\[\]\d])+")
_MARK = re.compile(r"\[[^\]]*\]")
_OPEN = re.compile(r"\(")
_CLOSE = re.compile(r"\)")


def parse_lineup(text: str) -> Lineup:
    """A side's line-up. Raises NotationFault where a player or a bracket cannot be read."""
    coach = _COACH.search(text)
    scanner = Scanner(text[: coach.start()] if coach else text)
    lines: list[list[Appearance]] = [[_player(scanner)]]
    while not scanner.at_end:
        if scanner.take(_LINE):
            lines.append([_player(scanner)])
        elif scanner.take(_COMMA):
            lines[-1].append(_player(scanner))
        else:
            raise scanner.fault(f"expected a comma or a dash, found {scanner.rest()}", _HINT)
    return Lineup(lines=tuple(tuple(line) for line in lines), coach=coach["name"].strip() if coach else None)


def _player(scanner: Scanner) -> Appearance:
    name = scanner.take(_NAME)
    if name is None:
        raise scanner.fault(f"expected a player's name, found {scanner.rest()}", _HINT)
    scanner.take(_MARK)
    player = Appearance(player=name[0].strip())
    if not scanner.take(_OPEN):
        return player
    substitute = _player(scanner)
    minute = scanner.take_minute()
    if not scanner.take(_CLOSE):
        raise scanner.fault(f"a bracket is not closed before {scanner.rest()}", _HINT)
    return replace(player, replaced_by=substitute, off=minute)
