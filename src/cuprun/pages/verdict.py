"""Verdicts: how a tie was decided, in a sentence and in a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.score import Goals
from cuprun.football.tenure import went_further
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
    sentence = _sentence(tie, outcome, words) % fields
    beyond = _beyond_the_winner(outcome, name, words)
    return f"{sentence} {beyond}" if beyond else sentence


def note(tie: Tie, words: Wording) -> str | None:
    """The verdict in a word or two, for the bracket; None where the score says it all."""
    if tie.outcome is None:
        return None
    if tie.outcome.decided_by is DecidedBy.PENALTIES:
        return words.gettext("%(score)s pens") % {"score": _penalties_of(tie, tie.outcome.winner)}
    return _notes(words).get(tie.outcome.decided_by)


@lru_cache(maxsize=8)
def _notes(words: Wording) -> Mapping[DecidedBy, str]:
    _ = words.gettext
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
    }


def _without_winner(outcome: Outcome, words: Wording) -> str:
    _ = words.gettext
    return _("Both sides go through.") if outcome.advanced else _("Neither side goes through.")


def _beyond_the_winner(outcome: Outcome, name: Callable[[Slot], str], words: Wording) -> str | None:
    """Who else went through than the winner, or instead of it."""
    _ = words.gettext
    others = [name(team) for team in outcome.advanced if team != outcome.winner]
    if outcome.winner not in outcome.advanced:
        if not others:
            return _("Neither side goes through.")
        return _("%(team)s go through instead.") % {"team": ", ".join(others)}
    return _("%(team)s go through as well.") % {"team": ", ".join(others)} if others else None


def _sentence(tie: Tie, outcome: Outcome, words: Wording) -> str:
    return (
        _in_further_match(tie, outcome.decided_by, words)
        or _over_two_legs(tie, outcome.decided_by, words)
        or _ruled(outcome, words)
        or _in_one_match(outcome.decided_by, words)
    )


def _in_further_match(tie: Tie, decided_by: DecidedBy, words: Wording) -> str | None:
    """A sentence for a tie that a replay or a play-off settled."""
    if not went_further(tie):
        return None
    _ = words.gettext
    replayed = {
        DecidedBy.FULL_TIME: _("%(winner)s beat %(loser)s %(score)s after a replay."),
        DecidedBy.EXTRA_TIME: _("%(winner)s beat %(loser)s %(score)s in extra time of the replay."),
        DecidedBy.PENALTIES: _(
            "%(winner)s beat %(loser)s %(penalties)s on penalties after %(score)s in the replay."
        ),
        DecidedBy.TOSS: _("%(winner)s go through on the toss of a coin after a replay that was level too."),
        DecidedBy.LOTS: _("%(winner)s go through by the drawing of lots after a replay that was level too."),
    }
    played_off = {
        DecidedBy.FULL_TIME: _("%(winner)s beat %(loser)s %(score)s in a play-off."),
        DecidedBy.EXTRA_TIME: _("%(winner)s beat %(loser)s %(score)s in extra time of a play-off."),
        DecidedBy.PENALTIES: _(
            "%(winner)s beat %(loser)s %(penalties)s on penalties after %(score)s in a play-off."
        ),
        DecidedBy.TOSS: _("%(winner)s go through on the toss of a coin after a play-off that was level."),
        DecidedBy.LOTS: _("%(winner)s go through by the drawing of lots after a play-off that was level."),
    }
    return (played_off if tie.legs == 2 else replayed).get(decided_by)


def _over_two_legs(tie: Tie, decided_by: DecidedBy, words: Wording) -> str | None:
    if tie.legs != 2 or len(tie.matches) < 2:
        return None
    _ = words.gettext
    if decided_by is DecidedBy.AWAY_GOALS and _had_extra_time(tie):
        return _("%(winner)s go through on away goals: %(score)s, extra time included.")
    return {
        DecidedBy.AGGREGATE: _("%(winner)s win %(score)s on aggregate."),
        DecidedBy.EXTRA_TIME: _("%(winner)s win %(score)s on aggregate after extra time."),
        DecidedBy.GOLDEN_GOAL: _("%(winner)s win %(score)s on aggregate with a golden goal."),
        DecidedBy.SILVER_GOAL: _("%(winner)s win %(score)s on aggregate with a silver goal."),
        DecidedBy.AWAY_GOALS: _("%(winner)s go through on away goals; %(score)s on aggregate."),
        DecidedBy.PENALTIES: _("%(winner)s win %(penalties)s on penalties; %(score)s on aggregate."),
        DecidedBy.TOSS: _("%(winner)s go through on the toss of a coin; %(score)s on aggregate."),
        DecidedBy.LOTS: _("%(winner)s go through by the drawing of lots; %(score)s on aggregate."),
        DecidedBy.AWARDED: _("%(winner)s win %(score)s on aggregate; a leg was awarded."),
    }.get(decided_by)


def _had_extra_time(tie: Tie) -> bool:
    last = _last_counted(tie)
    return bool(last and last.result and last.result.score and last.result.score.extra_time)


def _ruled(outcome: Outcome, words: Wording) -> str | None:
    """A sentence for what was settled beside the pitch, or is not on record."""
    _ = words.gettext
    stayed = outcome.winner in outcome.advanced
    return {
        DecidedBy.EXPULSION: (
            _("%(winner)s go through: the other side was expelled.")
            if stayed
            else _("%(winner)s won the tie, but were expelled.")
        ),
        DecidedBy.WITHDRAWAL: (
            _("%(winner)s go through: the other side withdrew.")
            if stayed
            else _("%(winner)s won the tie, but withdrew.")
        ),
        DecidedBy.UNRECORDED: (
            _("%(winner)s went through, as the next round tells; how is not recorded.")
            if outcome.inferred
            else _("%(winner)s went through; how is not recorded.")
        ),
        DecidedBy.RULING: _("%(winner)s go through by a ruling."),
        DecidedBy.WALKOVER: _("%(winner)s go through without playing."),
        DecidedBy.BYE: _("%(winner)s have a bye."),
    }.get(outcome.decided_by)


def _in_one_match(decided_by: DecidedBy, words: Wording) -> str:
    _ = words.gettext
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
    }[decided_by]


def _score_of(tie: Tie, winner: TeamId) -> str:
    """The goals that decided, the winner's first: on aggregate, or in the last match that counted."""
    goals = None if went_further(tie) else tie.aggregate
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
