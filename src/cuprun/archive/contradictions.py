"""Contradictions: where two files say different things about one match."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from cuprun.archive.meeting import Meeting, Meetings
from cuprun.archive.sighting import Sighting
from cuprun.errors import Diagnostic
from cuprun.football.score import Goals, Result, Score, Status

_PARTS = {
    "half_time": "at half-time",
    "full_time": "after ninety minutes",
    "extra_time": "after extra time",
    "penalties": "on penalties",
}


def contradictions(meetings: Meetings) -> Iterator[Diagnostic]:
    """Every disagreement about a match, at the later file's place, naming the earlier one."""
    for meeting in meetings:
        for index, sighting in enumerate(meeting.sightings):
            for earlier in meeting.sightings[:index]:
                yield from _between(earlier, sighting)
        yield from _reversed(meeting, meetings)


def _between(earlier: Sighting, later: Sighting) -> Iterator[Diagnostic]:
    """What two sightings of one match disagree on; a day that `was` speaks of is no disagreement."""
    was = {*earlier.facts.was, *later.facts.was}
    days = earlier.facts.date, later.facts.date
    same_day = days[0] == days[1]
    kickoffs = earlier.facts.kickoff, later.facts.kickoff
    compared: tuple[tuple[str, str, object, object], ...] = (
        ("round", "round", earlier.round, later.round),
        ("leg", "leg", earlier.facts.leg, later.facts.leg),
        ("date", "date", *(days if not was & set(days) else (None, None))),
        ("kick-off", "date", *(map(_clock, kickoffs) if same_day else (None, None))),
    )
    for what, field, seen, own in compared:
        if seen is not None and own is not None and seen != own:
            yield _contradiction(what, field, str(own), str(seen), later, earlier)
    yield from _results(earlier, later)


def _clock(kickoff: time | None) -> str | None:
    return f"{kickoff:%H:%M}" if kickoff else None


def _results(earlier: Sighting, later: Sighting) -> Iterator[Diagnostic]:
    seen, own = earlier.facts.result, later.facts.result
    if seen is None or own is None:
        return
    if seen.status is not own.status and Status.POSTPONED not in (seen.status, own.status):
        yield _contradiction("status", "score", own.status.value, seen.status.value, later, earlier)
        return
    for part, words in _PARTS.items():
        one, other = _goals(seen, part), _goals(own, part)
        if one and other and one != other:
            yield _contradiction(f"score {words}", "score", _written(other), _written(one), later, earlier)


def _goals(result: Result, part: str) -> Goals | None:
    goals: Goals | None = getattr(result.score or Score(), part)
    return goals


def _written(goals: Goals) -> str:
    return f"{goals[0]}-{goals[1]}"


def _contradiction(
    what: str, field: str, own: str, seen: str, later: Sighting, earlier: Sighting
) -> Diagnostic:
    return Diagnostic(
        code="contradiction",
        place=later.facts.source.at(field),
        message=f"{what} is {own} here, but {seen} at {earlier.facts.source.at(field)}",
        hint="one of the two is wrong; correct it there",
    )


def _reversed(meeting: Meeting, meetings: Meetings) -> Iterator[Diagnostic]:
    other = meetings.find_reversed(meeting)
    if other is None or not meeting.first.from_report or other.first.from_report:
        return
    facts = meeting.first.facts
    yield Diagnostic(
        code="contradiction",
        place=facts.source.at("home"),
        message=(
            f"{facts.home} is at home here, but away on the same day at {other.first.facts.source.at('home')}"
        ),
        hint="swap home and away, and the score with them, or correct the other file",
    )
