"""Statements: what a report or a line of results says of who went through."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cuprun.errors import Diagnostic, Place
from cuprun.football.match import Slot, TeamId
from cuprun.frontmatter.records import MatchFacts

_BOTH = frozenset({"both", "both sides", "both teams", "beide", "beiden", "beide ploegen"})
_NEITHER = frozenset({"neither", "none", "geen", "geen van beide", "geen van beiden"})


def read_through(
    facts: MatchFacts, sides: Sequence[Slot], resolve: Callable[[str, Place], TeamId]
) -> tuple[TeamId, ...] | Diagnostic | None:
    """Who went through as the facts state it: one side, both, or neither; None where they do not.

    Written as a team's name, as two with ``;`` between them, or ``both``, ``neither`` (Dutch ``beide``,
    ``geen``).
    """
    if facts.through is None:
        return None
    word = facts.through.casefold().strip()
    known = tuple(side for side in sides if isinstance(side, TeamId))
    if word in _BOTH:
        return known
    if word in _NEITHER:
        return ()
    place = facts.source.at("through")
    teams = [resolve(name.strip(), place) for name in facts.through.split(";")]
    if strange := [team for team in teams if team not in sides and len(known) == len(sides)]:
        return Diagnostic(
            code="bad-through",
            place=place,
            message=f"through: '{strange[0]}' is neither side of this match",
            hint=f"write {' or '.join(known)}, both, or neither",
        )
    return tuple(team for team in sides if team in teams and isinstance(team, TeamId)) or tuple(teams)
