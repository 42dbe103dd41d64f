"""What a clause lays down for tables: points, the order of level teams, who goes on.

::

    table:
      groups: [Championship]         # names of groups; left out = every table of the season
      win: 3                         # points for a win and for a draw
      draw: 1
      order: [points, head-to-head-points, difference, goals, fair-play, lots]
      reapply: yes                   # head-to-head starts anew among those it left level
      meetings: 2                    # how often each pair meets,
      each: 8                        # or how many matches a team has, where not every pair meets
      advance: 2                     # the first two go on,
      best: 4                        # with the four best third-placed teams
      best_order: [points, difference, goals]
      zones: [{last: 8, to: round-of-16}, {last: 24, to: play-off}]
      carry: {from: Regular season, share: half}
      title: yes                     # whether the winner of the table has won the competition
      second_yellow: 3               # what an expulsion costs in fair play, where a yellow card costs 1
      red: 4

`order` names what `football.table_rules.Criterion` has, first what is looked at first. ``lots``,
``coefficient``, ``ranking`` and ``ruling`` count only where a competition file states the order. `carry`
takes over ``all`` points of an earlier table, ``half`` of them (rounded up), ``half-down``, or its
``matches`` themselves.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, PlainValidator
from rapidfuzz import process

from cuprun.football.round_name import round_id
from cuprun.football.table_rules import TOLD, Carry, Criterion, TableRules, Zone
from cuprun.frontmatter.fields import Count, Ordinal, Text, Texts, YesNo, fault
from cuprun.frontmatter.validation import Schema

_CRITERIA = tuple(criterion for criterion in Criterion if criterion not in TOLD)
_SHARES = ("all", "half", "half-down", "matches")


def _order(value: Any) -> tuple[Criterion, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list):
        raise fault("expected a list", "write [points, difference, goals]")
    order = tuple(criterion_of(word) for word in words)
    twice = next((criterion for i, criterion in enumerate(order) if criterion in order[:i]), None)
    if twice:
        raise fault(f"'{twice}' stands twice", "name each criterion once")
    return order


def criterion_of(word: Any) -> Criterion:
    """The criterion a word names; a fault with the nearest one where it names none."""
    if word in _CRITERIA:
        return Criterion(word)
    near = process.extractOne(str(word), _CRITERIA, score_cutoff=60)
    asked = f"; did you mean '{near[0]}'?" if near else ""
    raise fault(f"'{word}' orders no table{asked}", f"allowed are {', '.join(_CRITERIA)}")


def _share(value: Any) -> str:
    if value not in _SHARES:
        raise fault(f"'{value}' is no share", f"write one of {', '.join(_SHARES)}")
    return str(value)


Order = Annotated[tuple[Criterion, ...], PlainValidator(_order)]
Share = Annotated[str, PlainValidator(_share)]


class CarryFields(Schema):
    from_: Text = Field("", alias="from")
    share: Share = "all"


class ZoneFields(Schema):
    last: Ordinal
    to: Text


class TableFields(Schema):
    """Every field of what a clause lays down for tables."""

    groups: Texts = ()
    win: Count | None = None
    draw: Count | None = None
    order: Order | None = None
    reapply: YesNo | None = None
    meetings: Ordinal | None = None
    each: Ordinal | None = None
    advance: Count | None = None
    best: Count | None = None
    best_order: Order | None = None
    carry: CarryFields | None = None
    zones: tuple[ZoneFields, ...] | None = None
    title: YesNo | None = None
    second_yellow: Count | None = None
    red: Count | None = None


def table_rules(fields: TableFields) -> TableRules:
    """The rules that the fields lay down."""
    plain = {name: value for name, value in dict(fields).items() if name not in ("groups", "carry", "zones")}
    zones = fields.zones
    return TableRules(
        **plain,
        carry=Carry(source=fields.carry.from_, share=fields.carry.share) if fields.carry else None,
        zones=None if zones is None else tuple(Zone(last=z.last, to=round_id(z.to)) for z in zones),
    )
