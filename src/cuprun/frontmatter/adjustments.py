"""Adjustments of a competition file: points given or taken, and the order of level teams where it was drawn.

::

    adjustments:
      - {team: Everton, points: -8, reason: breach of the spending rules}
      - {team: KV Kortrijk, points: -3, group: Relegation}
      - {order: [Ireland, Netherlands], decided: lots}     # the better placed first
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

from pydantic import PlainValidator

from cuprun.errors import Diagnostic
from cuprun.football.table_rules import STATED, Criterion
from cuprun.frontmatter.fields import Text, Texts, fault
from cuprun.frontmatter.records import AdjustmentRecord, FieldPath, Source
from cuprun.frontmatter.validation import Schema

_STATED = ", ".join(sorted(STATED))


def _points(value: Any) -> int:
    text = str(value).strip().replace("−", "-").removeprefix("+")
    if not text.removeprefix("-").isdecimal() or not int(text):
        raise fault(f"'{value}' is no number of points", "write -3 for three points deducted")
    return int(text)


def _decided(value: Any) -> Criterion:
    if value not in STATED:
        raise fault(f"'{value}' decides no order", f"write one of {_STATED}")
    return Criterion(value)


class AdjustmentFields(Schema):
    team: Text | None = None
    points: Annotated[int, PlainValidator(_points)] | None = None
    group: Text | None = None
    order: Texts = ()
    decided: Annotated[Criterion, PlainValidator(_decided)] | None = None
    reason: Text | None = None


def adjustment_of(fields: AdjustmentFields) -> AdjustmentRecord:
    """The record of an adjustment."""
    return AdjustmentRecord(**dict(fields))


def adjustment_faults(
    adjustments: Sequence[AdjustmentFields], source: Source, at: FieldPath
) -> Iterator[Diagnostic]:
    """What cannot be meant in a list of adjustments that stands at `at`."""
    for number, entry in enumerate(adjustments):
        here = source.at(*at, number)
        if entry.order and (entry.team or entry.points):
            hint = "write team and points, or order and decided, each in an entry of its own"
            yield Diagnostic(
                code="bad-adjustment", place=here, message="points and an order in one adjustment", hint=hint
            )
        elif len(entry.order) == 1 or not (entry.order or (entry.team and entry.points)):
            hint = "write {team: Genk, points: -3}, or {order: [Ireland, Netherlands], decided: lots}"
            yield Diagnostic(
                code="bad-adjustment", place=here, message="an adjustment that adjusts nothing", hint=hint
            )
