"""Meetings: all sightings of one match, from reports, previews and results, put together.

A match is the same match when competition, season and both sides agree and nothing tells the two
apart: the day, or else round, leg and replay. What then disagrees is a contradiction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cuprun.archive.sighting import Sighting
from cuprun.football.match import Slot
from cuprun.football.score import Status

_LEFT_OPEN = frozenset({Status.ABANDONED, Status.VOID})


@dataclass(slots=True)
class Meeting:
    """One match and everyone who saw it; results first, then reports, each in the order of the files."""

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def first(self) -> Sighting:
        return self.sightings[0]

    def first_of(self, name: str) -> object:
        """The first thing that any sighting's facts say under a name; None where none does."""
        values = (getattr(sighting.facts, name) for sighting in self.sightings)
        return next((value for value in values if value is not None), None)


class Meetings:
    """Collects sightings into meetings."""

    def __init__(self) -> None:
        self._by_key: dict[tuple[str, str, Slot, Slot | None], list[Meeting]] = {}

    def __iter__(self) -> Iterator[Meeting]:
        return (meeting for meetings in self._by_key.values() for meeting in meetings)

    def add(self, sightings: Iterable[Sighting]) -> None:
        """File each sighting with the match it speaks of, or as a match of its own."""
        for sighting in sightings:
            meeting = self.find(sighting)
            if meeting is None:
                meeting = Meeting()
                self._by_key.setdefault(sighting.key, []).append(meeting)
            meeting.sightings.append(sighting)

    def find(self, sighting: Sighting) -> Meeting | None:
        """The match a sighting speaks of, where somebody saw it before."""
        candidates = self._by_key.get(sighting.key, [])
        return next((m for m in candidates if _same_day(m, sighting)), None) or next(
            (m for m in candidates if _same_place_in_cup(m, sighting)), None
        )

    def find_reversed(self, meeting: Meeting) -> Meeting | None:
        """A match of the same day with home and away the other way round, if there is one."""
        first = meeting.first
        if first.away is None or first.facts.date is None:
            return None
        key = (first.competition, first.season, first.away, first.home)
        return next((m for m in self._by_key.get(key, []) if _same_day(m, first)), None)


def _same_day(meeting: Meeting, sighting: Sighting) -> bool:
    day = sighting.facts.date
    days = {day for seen in meeting.sightings for day in (seen.facts.date, *seen.facts.was) if day}
    return bool(day) and (day in days or bool(days & set(sighting.facts.was)))


def _same_place_in_cup(meeting: Meeting, sighting: Sighting) -> bool:
    """Whether round, leg and replay leave it open that this is the same match on another day.

    Two lines of results on two days are two matches: nobody lists one match twice.
    """
    if not sighting.from_report and any(not seen.from_report for seen in meeting.sightings):
        return False
    if any(_played_again(seen, sighting) for seen in meeting.sightings):
        return False
    return all(
        seen is None or own is None or seen == own
        for seen, own in (
            (next((s.round for s in meeting.sightings if s.round), None), sighting.round),
            (meeting.first_of("group"), sighting.facts.group),
            (meeting.first_of("matchday"), sighting.facts.matchday),
            (meeting.first_of("leg"), sighting.facts.leg),
            (meeting.first_of("replay"), sighting.facts.replay),
        )
    )


def _played_again(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings of different days are of a match and of its replay on the same ground.

    The first must have left the tie open: it did not count, or it was drawn. Of a drawn match two reports
    must speak: a report and a line of results that differ so are rather a slip in one of them.
    """
    if one.facts.date is None or other.facts.date is None or one.facts.date == other.facts.date:
        return False
    first, second = sorted((one, other), key=lambda sighting: str(sighting.facts.date))
    before, after = first.facts.result, second.facts.result
    if before is None or after is None or after.status in _LEFT_OPEN:
        return False
    if before.status in _LEFT_OPEN:
        return True
    scores = before.score, after.score
    drawn = bool(before.score and before.score.final and len(set(before.score.final)) == 1)
    return drawn and scores[0] != scores[1] and one.from_report and other.from_report
