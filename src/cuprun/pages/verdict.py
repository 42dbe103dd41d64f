"""Verdicts: how a tie was decided, in a sentence and in a word."""

from __future__ import annotations

from collections.abc import Callable

from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.score import Goals
from cuprun.football.tie import DecidedBy, Outcome, Tie
from cuprun.pages.wording import Wording, written


def verdict(tie: Tie, name: Callable[[Slot], str], words: Wording) -> str | None:
    """A sentence that says who went through and how; None while the tie is undecided."""
    outcome = tie.outcome
    if outcome is None:
        return None
    if outcome.winner is None:
        return _without_winner(outcome, words)
    loser = tie.opponent_of(outcome.winner)
    fields = {
        "winner": name(outcome.winner),
        "loser": name(loser) if loser is not None else "",
        "score": _score_of(tie, outcome.winner),
        "penalties": _penalties_of(tie, outcome.winner),
    }
    return _sentence(tie, outcome.decided_by, words) % fields


def note(tie: Tie, words: Wording) -> str | None:
    """The verdict in a word or two, for the bracket; None where the score says it all."""
    if tie.outcome is None:
        return None
    _ = words.gettext
    if tie.outcome.decided_by is DecidedBy.PENALTIES:
        return _("%(score)s pens") % {"score": _penalties_of(tie, tie.outcome.winner)}
    return {
        DecidedBy.EXTRA_TIME: _("a.e.t."),
        DecidedBy.GOLDEN_GOAL: _("golden goal"),
        DecidedBy.SILVER_GOAL: _("silver goal"),
        DecidedBy.AWAY_GOALS: _("away goals"),
        DecidedBy.TOSS: _("toss of a coin"),
        DecidedBy.LOTS: _("drawing of lots"),
        DecidedBy.AWARDED: _("awarded"),
        DecidedBy.WALKOVER: _("walkover"),
        DecidedBy.BYE: _("bye"),
        DecidedBy.WITHDRAWAL: _("withdrawal"),
        DecidedBy.EXPULSION: _("expulsion"),
        DecidedBy.RULING: _("ruling"),
    }.get(tie.outcome.decided_by)


def _without_winner(outcome: Outcome, words: Wording) -> str:
    _ = words.gettext
    return _("Both sides go through.") if outcome.advanced else _("Neither side goes through.")


def _sentence(tie: Tie, decided_by: DecidedBy, words: Wording) -> str:
    _ = words.gettext
    if tie.legs == 2 and len(tie.matches) > 1:
        over_two_legs = {
            DecidedBy.AGGREGATE: _("%(winner)s win %(score)s on aggregate."),
            DecidedBy.EXTRA_TIME: _("%(winner)s win %(score)s on aggregate after extra time."),
            DecidedBy.PENALTIES: _("%(winner)s win %(penalties)s on penalties; %(score)s on aggregate."),
            DecidedBy.AWARDED: _("%(winner)s win %(score)s on aggregate; a leg was awarded."),
        }
        if decided_by in over_two_legs:
            return over_two_legs[decided_by]
    return {
        DecidedBy.FULL_TIME: _("%(winner)s beat %(loser)s %(score)s."),
        DecidedBy.EXTRA_TIME: _("%(winner)s beat %(loser)s %(score)s after extra time."),
        DecidedBy.GOLDEN_GOAL: _("%(winner)s beat %(loser)s %(score)s with a golden goal."),
        DecidedBy.SILVER_GOAL: _("%(winner)s beat %(loser)s %(score)s with a silver goal."),
        DecidedBy.PENALTIES: _("%(winner)s beat %(loser)s %(penalties)s on penalties after %(score)s."),
        DecidedBy.AGGREGATE: _("%(winner)s win %(score)s on aggregate."),
        DecidedBy.AWAY_GOALS: _("%(winner)s go through on away goals; %(score)s on aggregate."),
        DecidedBy.TOSS: _("%(winner)s go through on the toss of a coin."),
        DecidedBy.LOTS: _("%(winner)s go through by the drawing of lots."),
        DecidedBy.AWARDED: _("%(winner)s beat %(loser)s %(score)s: the match was awarded."),
        DecidedBy.WALKOVER: _("%(winner)s go through without playing."),
        DecidedBy.BYE: _("%(winner)s have a bye."),
        DecidedBy.WITHDRAWAL: _("%(winner)s go through: the other side withdrew."),
        DecidedBy.EXPULSION: _("%(winner)s won the tie, but were expelled."),
        DecidedBy.RULING: _("%(winner)s go through by a ruling."),
        DecidedBy.UNRECORDED: _("%(winner)s went through, as the next round tells; how is not recorded."),
    }[decided_by]


def _score_of(tie: Tie, winner: TeamId) -> str:
    """The goals that decided, the winner's first: on aggregate, or in the last match that counted."""
    goals = tie.aggregate
    if goals is not None:
        return written(_winner_first(goals, tie.sides[0], winner))
    last = _last_counted(tie)
    return written(_winner_first(last.final, last.home, winner)) if last and last.final else ""


def _penalties_of(tie: Tie, winner: TeamId | None) -> str:
    last = _last_counted(tie)
    return written(_winner_first(last.penalties, last.home, winner)) if last and last.penalties else ""


def _last_counted(tie: Tie) -> Match | None:
    return next((match for match in reversed(tie.matches) if match.counts), None)


def _winner_first(goals: Goals, home: Slot, winner: TeamId | None) -> Goals:
    return goals if home == winner else (goals[1], goals[0])
