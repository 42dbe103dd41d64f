"""Names of rounds that nobody knows, and that are suspiciously near one that somebody does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from cuprun.archive.meeting import Meetings
from cuprun.archive.sighting import Sighting
from cuprun.errors import Diagnostic, Severity
from cuprun.football.round_name import is_usual_round
from cuprun.frontmatter.records import CompetitionRecord, RoundRecord

_NEAR = 85.0
"""From this likeness on (of 100) an unknown name is taken for a slip of a known one."""
_USUAL = (
    *("finale", "halve finale", "kwartfinale", "achtste finale", "zestiende finale", "troostfinale"),
    *("final", "semi-final", "quarter-final", "round of 16", "third place", "first round", "eerste ronde"),
    *("demi-finale", "quart de finale", "huitième de finale", "halbfinale", "viertelfinale", "achtelfinale"),
)


def near_rounds(meetings: Meetings, competitions: Iterable[CompetitionRecord]) -> list[Diagnostic]:
    """A warning for each report whose round nobody knows, where a known name is near."""
    named = {record.id: [round_.name for round_ in _rounds(record)] for record in competitions}
    reported = (s for meeting in meetings for s in meeting.sightings if s.from_report)
    warnings = (_warning(sighting, named.get(sighting.competition, [])) for sighting in reported)
    return [warning for warning in warnings if warning is not None]


def _rounds(record: CompetitionRecord) -> Iterator[RoundRecord]:
    yield from record.rounds
    for season in record.seasons.values():
        yield from season.rounds


def _warning(sighting: Sighting, named: list[str]) -> Diagnostic | None:
    written = sighting.facts.round
    if written is None or is_usual_round(written) or written in named:
        return None
    near = process.extractOne(
        written.casefold(), [*named, *_USUAL], scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR
    )
    if near is None:
        return None
    return Diagnostic(
        code="near-round-name",
        place=sighting.facts.source.at("round"),
        message=f"unknown round '{written}', taken as one of its own; did you mean '{near[0]}'?",
        hint=f"write '{near[0]}', or name the round in the competition's file",
        severity=Severity.WARNING,
    )
