"""The record's ties: what its file says of each, in the words of the game."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cuprun.football.match import Match
from cuprun.football.round_name import round_id
from cuprun.football.score import Goals, Result, Score, Status
from cuprun.football.tie import DecidedBy, Tie

TIES = Path("record") / "ties.csv"

MEANINGS = {
    "single": DecidedBy.FULL_TIME,
    "initial": DecidedBy.FULL_TIME,
    "replay": DecidedBy.FULL_TIME,
    "single_aet": DecidedBy.EXTRA_TIME,
    "initial_aet": DecidedBy.EXTRA_TIME,
    "replay_aet": DecidedBy.EXTRA_TIME,
    "aggregate": DecidedBy.AGGREGATE,
    "aggregate_aet": DecidedBy.EXTRA_TIME,
    "penalties": DecidedBy.PENALTIES,
    "penalties_no_extra_time": DecidedBy.PENALTIES,
    "single_penalties": DecidedBy.PENALTIES,
    "replay_penalties": DecidedBy.PENALTIES,
    "away_goals": DecidedBy.AWAY_GOALS,
    "away_goals_aet": DecidedBy.AWAY_GOALS,
    "not played / no result": None,
}
"""What the record's words for a decision mean in ours; the record says so beside its files."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Who won a tie, who went on, and how it was decided."""

    winner: str | None
    advanced: tuple[str, ...]
    decided_by: DecidedBy | None

    def __str__(self) -> str:
        if self.decided_by is None:
            return "undecided"
        on = "" if self.advanced == (self.winner,) else f", {' and '.join(self.advanced) or 'nobody'} on"
        return f"{self.winner or 'no winner'} ({self.decided_by}){on}"


@dataclass(frozen=True, slots=True)
class RecordedTie:
    """A line of the record."""

    competition: str
    season: str
    round: str
    teams: tuple[str, str]
    results: tuple[str, ...]
    decision: Decision

    def __str__(self) -> str:
        return f"{self.competition} {self.season}, {self.round}: {' | '.join(self.results)}"

    @property
    def round_id(self) -> str:
        return round_id(self.round)


def recorded_ties(record: Path) -> list[RecordedTie]:
    """All ties of the record, in the order of its file."""
    with (record / TIES).open(encoding="utf-8", newline="") as lines:
        return [_recorded(row) for row in csv.DictReader(lines)]


def _recorded(row: dict[str, str]) -> RecordedTie:
    return RecordedTie(
        competition=row["competition"],
        season=row["season"],
        round=row["round"],
        teams=(row["team1"], row["team2"]),
        results=tuple(row["results"].split(" | ")),
        decision=Decision(
            winner=row["winner"] or None,
            advanced=(row["advanced"],) if row["advanced"] else (),
            decided_by=MEANINGS[row["decided_by"]],
        ),
    )


def matches_of(tie: RecordedTie) -> list[Match]:
    """The matches that a tie's results tell of, with the teams' names for ids, in order."""
    return [_match(tie, number, text) for number, text in enumerate(tie.results)]


def _match(tie: RecordedTie, number: int, text: str) -> Match:
    home, away = tie.teams if text.startswith(f"{tie.teams[0]} ") else tie.teams[::-1]
    pattern = rf"{re.escape(home)} (?:(\d+)-(\d+)|-) {re.escape(away)}( aet)?(?: \((\d+)-(\d+) pens\))?"
    found = re.fullmatch(pattern, text)
    if found is None:
        raise ValueError(f"not a result: {text!r}")
    return Match(
        id=f"{tie.round_id}/{home}/{away}/{number}",
        home=home,
        away=away,
        round=tie.round_id,
        result=_result(found) if found[1] else None,
    )


def _result(found: re.Match[str]) -> Result:
    goals = _goals(found[1], found[2])
    penalties = _goals(found[4], found[5]) if found[4] else None
    score = (
        Score(extra_time=goals, penalties=penalties)
        if found[3]
        else Score(full_time=goals, penalties=penalties)
    )
    return Result(status=Status.PLAYED, score=score)


def _goals(home: str, away: str) -> Goals:
    return int(home), int(away)


def decision_of(tie: Tie, names: Sequence[str] | None = None) -> Decision:
    """What we make of a tie; `names` are the names of its two sides where their ids are not names."""
    named = dict(zip(map(str, tie.sides), names or map(str, tie.sides), strict=True))
    if tie.outcome is None:
        return Decision(None, (), None)
    return Decision(
        winner=named[tie.outcome.winner] if tie.outcome.winner else None,
        advanced=tuple(named[team] for team in tie.outcome.advanced),
        decided_by=tie.outcome.decided_by,
    )
