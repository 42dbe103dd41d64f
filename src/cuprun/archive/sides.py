"""Sides as people write them: a team's name, or words for one that is not known yet."""

from __future__ import annotations

import re
from datetime import date

from cuprun.archive.names import Register
from cuprun.errors import Place
from cuprun.football.match import NthWinner, Slot, WinnerBetween, WinnerOfRound
from cuprun.football.round_name import round_id

_WINNER = re.compile(
    r"(?:the )?(?:winner|winnaar|sieger|vainqueur)(?: (?:of|van|de|der|des|du))? (.+)", re.IGNORECASE
)
_NUMBERED = re.compile(r"(.+?)[ ,#-]+(?:match |tie |wedstrijd |duel )?(\d+)")
_PAIR = re.compile(r"(.+?)\s*(?:–|\s-\s|\sv\.?\s|\svs\.?\s|\sof\s|\sor\s)\s*(.+)")


def read_side(text: str, teams: Register, place: Place, day: date | None = None) -> Slot:
    """``Club Brugge``, ``winner of Halve finales 1``, ``winner of Anderlecht–Antwerp``, ``winner of Semi-finals``.

    The day of the match tells whose a name was then.
    """
    described = _WINNER.fullmatch(text.strip())
    if described is None:
        return teams.resolve(text, place, day)
    words = described[1]
    if pair := _PAIR.fullmatch(words):
        return WinnerBetween(frozenset(teams.resolve(name, place, day) for name in (pair[1], pair[2])))
    if numbered := _NUMBERED.fullmatch(words):
        return NthWinner(round_id(numbered[1]), int(numbered[2]))
    return WinnerOfRound(round_id(words))
