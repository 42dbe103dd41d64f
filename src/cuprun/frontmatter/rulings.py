"""Rulings of a competition file: what was decided about a match away from the pitch → `RulingRecord`.

::

    rulings:
      - {match: 2025-03-01 Genk Club Brugge, score: 3-0 awarded, reason: ineligible player}
      - {match: Hitchin v Crystal Palace, through: both, decided: ruling}

`match` has the day where a pair met more than once, then home and away side, by name or id.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cuprun.errors import Diagnostic
from cuprun.frontmatter.fields import Score, Text, Through
from cuprun.frontmatter.records import FieldPath, RulingRecord, Source
from cuprun.frontmatter.validation import Schema

DECISIONS = ("toss", "lots", "ruling", "withdrawal", "expulsion")
"""What `decided` may say."""


class RulingFields(Schema):
    match: Text
    score: Score | None = None
    through: Through | None = None
    decided: Text | None = None
    reason: Text | None = None


def ruling_of(fields: RulingFields) -> RulingRecord:
    """The ruling that the fields lay down."""
    return RulingRecord(
        match=fields.match,
        result=fields.score,
        through=fields.through,
        decided=fields.decided,
        reason=fields.reason,
    )


def ruling_faults(rulings: Sequence[RulingFields], source: Source, at: FieldPath) -> Iterator[Diagnostic]:
    """What cannot be meant in a list of rulings that stands at `at`."""
    for number, ruling in enumerate(rulings):
        if ruling.decided is not None and ruling.decided not in DECISIONS:
            yield Diagnostic(
                code="bad-decided",
                place=source.at(*at, number, "decided"),
                message=f"decided: '{ruling.decided}' is none",
                hint=f"one of {', '.join(DECISIONS)}",
            )
        if not (ruling.score or ruling.through or ruling.decided):
            yield Diagnostic(
                code="empty-ruling",
                place=source.at(*at, number),
                message=f"nothing is ruled here about {ruling.match}",
                hint="give a score, or who goes through",
            )
