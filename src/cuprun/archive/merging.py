"""Merging: what all who saw a match say, as one match and one set of facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from cuprun.archive.meeting import Meeting
from cuprun.football.match import Match, TeamId
from cuprun.football.score import Result, Score, Status
from cuprun.frontmatter.records import MatchFacts, RoundRecord

_EMPTY: tuple[object, ...] = (None, (), {})


def merged_facts(meeting: Meeting) -> MatchFacts:
    """The facts of a match: a report's own where it has them, else those of the results."""
    ranked = sorted(meeting.sightings, key=lambda s: (not s.from_report, s.facts.result is None))
    best, *others = (sighting.facts for sighting in ranked)
    filled: dict[str, Any] = {
        name: value
        for name in MatchFacts.__struct_fields__
        if getattr(best, name) in _EMPTY and (value := _first_said(name, others)) is not None
    }
    return replace(best, **{**filled, "result": _result(meeting)})


def match_of(
    meeting: Meeting,
    facts: MatchFacts,
    rounds: Mapping[str, RoundRecord],
    through: tuple[TeamId, ...] | None,
) -> Match:
    """The match behind a meeting; what a competition file says of its round (venue) fills in."""
    first = meeting.first
    round_ = next((s.round for s in meeting.sightings if s.round), None)
    laid_down = rounds.get(round_ or "")
    return Match(
        id="",
        home=first.home,
        away=first.away,
        date=facts.date or (laid_down.date if laid_down else None),
        kickoff=facts.kickoff,
        round=round_,
        leg=facts.leg,
        replay=facts.replay,
        group=facts.group,
        matchday=facts.matchday,
        result=facts.result,
        venue=facts.venue or (laid_down.venue if laid_down else None),
        neutral=facts.neutral if facts.neutral is not None else (laid_down.neutral if laid_down else None),
        through=through,
        decided=facts.decided,
        reason=facts.reason,
        was=facts.was,
        cards=facts.cards,
    )


def _first_said(name: str, sources: Iterable[MatchFacts]) -> object:
    return next((value for facts in sources if (value := getattr(facts, name)) not in _EMPTY), None)


def _result(meeting: Meeting) -> Result | None:
    """The result, each part of the score from whoever has it; a match put off gives way to one played."""
    results = [s.facts.result for s in meeting.sightings if s.facts.result is not None]
    settled = [result for result in results if result.status is not Status.POSTPONED] or results
    if not settled:
        return None
    first = settled[0]
    if first.score is None:
        return first
    scores = [result.score for result in settled if result.score is not None]
    parts = {
        name: next((part for score in scores if (part := getattr(score, name)) is not None), None)
        for name in Score.__struct_fields__
    }
    return replace(first, score=Score(**parts))
