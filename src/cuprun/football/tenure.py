"""Which rule settled a tie, and until when it held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cuprun.football.regulations import FURTHER_MATCHES, FURTHER_PLAY, Clause, Settler
from cuprun.football.tie import DecidedBy, Tie, legs_of

_SETTLERS = {
    DecidedBy.AWAY_GOALS: Settler.AWAY_GOALS,
    DecidedBy.EXTRA_TIME: Settler.EXTRA_TIME,
    DecidedBy.GOLDEN_GOAL: Settler.GOLDEN_GOAL,
    DecidedBy.SILVER_GOAL: Settler.SILVER_GOAL,
    DecidedBy.PENALTIES: Settler.PENALTIES,
    DecidedBy.TOSS: Settler.TOSS,
    DecidedBy.LOTS: Settler.LOTS,
}


def settler_of(tie: Tie) -> Settler | None:
    """What settled a tie that was level; None for one that never was, or that no rule of play settled."""
    if tie.outcome is None:
        return None
    settler = _SETTLERS.get(tie.outcome.decided_by)
    if settler is None and tie.outcome.decided_by is DecidedBy.FULL_TIME and went_further(tie):
        level = tie.rules.level or ()
        return next((rule for rule in level if rule in FURTHER_MATCHES), None)
    return settler


def went_further(tie: Tie) -> bool:
    """Whether a replay or a play-off was needed."""
    counted = [match for match in tie.matches if match.counts]
    return len(counted) > (len(legs_of(counted)) if tie.legs == 2 else 1)


def rule_behind(tie: Tie, settler: Settler, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that laid down what settled a tie; None where it was laid down elsewhere, or not at all."""
    clause = _in_force(clauses, tie.round)
    if clause is None or clause.ties.level != tie.rules.level or not _lays_down(clause, settler):
        return None
    return clause


def held_until(round_: str, settler: Settler, clauses: Sequence[Clause], season: str) -> str | None:
    """The last season, from `season` on, in which such a rule held; None where it still does.

    `clauses` are those of all seasons: a rule may be written out anew, or return after a break.
    """
    years = [int(label[:4]) for clause in clauses for label in (clause.first, clause.last) if label]
    first, today = int(season[:4]), max(years, default=0) + 1
    for year in range(max(first, today), first - 1, -1):
        clause = _in_force([c for c in clauses if c.holds_in(str(year))], round_)
        if clause and _lays_down(clause, settler):
            return None if year >= today else _label(year, season)
    return season


def _label(year: int, like: str) -> str:
    """A season written as another is: ``2020-21``, or ``2020`` for one within a year."""
    return f"{year}-{(year + 1) % 100:02d}" if "-" in like else str(year)


def _in_force(clauses: Iterable[Clause], round_: str) -> Clause | None:
    """The clause that says what settles a level tie of a round: the round's own before one for all."""
    about = [clause for clause in clauses if clause.ties.level is not None and clause.is_about(round_)]
    return max(enumerate(about), key=lambda entry: (bool(entry[1].rounds), entry[0]))[1] if about else None


def _lays_down(clause: Clause, settler: Settler) -> bool:
    level = clause.ties.level or ()
    return settler in level or (settler is Settler.EXTRA_TIME and any(rule in FURTHER_PLAY for rule in level))
