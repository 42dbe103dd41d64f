"""Statements: what a report, a line of results or a ruling says of who went through."""

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
    """Who went through as the facts state it; None where they do not."""
    if facts.through is None:
        return None
    place = facts.source.at("through")
    return stated_through(facts.through, sides, lambda name: resolve(name, place), place)


def stated_through(
    text: str, sides: Sequence[Slot], resolve: Callable[[str], TeamId], place: Place
) -> tuple[TeamId, ...] | Diagnostic:
    """One side, both, or neither, in the order of the sides.

    Written as a team's name, as two with ``;`` between them, or ``both``, ``neither`` (Dutch ``beide``,
    ``geen``). A diagnostic where a team is named that is neither side.
    """
    word = text.casefold().strip()
    known = tuple(side for side in sides if isinstance(side, TeamId))
    if word in _BOTH:
        return known
    if word in _NEITHER:
        return ()
    written = [name.strip() for name in text.split(";")]
    teams = [resolve(name) for name in written]
    are_known = len(known) == len(sides)
    if strange := [
        name for name, team in zip(written, teams, strict=True) if are_known and team not in sides
    ]:
        return Diagnostic(
            code="bad-through",
            place=place,
            message=f"through: '{strange[0]}' is neither side of this match",
            hint=f"write {' or '.join(known)}, both, or neither",
        )
    return tuple(side for side in known if side in teams) or tuple(teams)
