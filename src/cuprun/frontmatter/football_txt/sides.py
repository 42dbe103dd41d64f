"""Which side of a match a name means, in the lines and notes that stand below it."""

from __future__ import annotations

import re

from cuprun.football.score import Side

_WORD = re.compile(r"[^\W_]+")


def side_named(name: str, home: str, away: str | None) -> Side | None:
    """The side of a team; words of its name will do (``Cali``) unless they are in both names."""
    wanted = name.casefold().strip()
    teams = {Side.HOME: home.casefold(), Side.AWAY: (away or "").casefold()}
    whole = [side for side, team in teams.items() if team == wanted]
    if len(whole) == 1:
        return whole[0]
    words = set(_WORD.findall(wanted))
    part = [side for side, team in teams.items() if words and words <= set(_WORD.findall(team))]
    longer = [side for side, team in teams.items() if team and set(_WORD.findall(team)) <= words]
    return next((found[0] for found in (part, longer) if len(found) == 1), None)
