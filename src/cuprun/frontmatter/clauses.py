"""Clauses of rules: the form they have in the built-in rule files and in competition files alike.

::

    - from: 1970-71                  # first and last season, both included; left out = open
      until: 2020-21
      rounds: [semi-finals]          # round names or ids; `round-*` = round-1, round-2, …; left out = all rounds
      legs: 2                        # 1 or 2; left out = told from the matches
      level: [away-goals, extra-time, away-goals, penalties]
      replays: 1                     # how many at most, or `unlimited`; only where `level` has a replay
      neutral: yes                   # played on no side's own ground
      table: {…}                     # what is laid down for tables (`frontmatter.table_clauses`)
      draw: {round-of-16: [A1, B2]}  # who meets whom by the places of groups, two by two
      text: {en: …, nl: …}           # the rule in a sentence, by language; plain text counts for all
      source: UEFA, …                # who says so

`level` lists in order what settles a level tie: ``away-goals``, ``extra-time``, ``golden-goal``,
``silver-goal``, ``penalties``, ``replay``, ``play-off``, ``toss``, ``lots``. What stands after ``replay``
or ``play-off`` applies to that further match; ``away-goals`` after ``extra-time`` counts those of extra
time too; an empty list lays down that a level tie stays level. A clause about some rounds comes before
one about all; of two about the same, the later in the file wins, field by field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field, PlainValidator
from rapidfuzz import process

from cuprun.errors import Diagnostic
from cuprun.football.regulations import (
    FURTHER_MATCHES,
    LAST_RESORTS,
    UNLIMITED_REPLAYS,
    Clause,
    Settler,
    TieRules,
)
from cuprun.football.round_name import round_id
from cuprun.football.season import parse_season
from cuprun.frontmatter.fields import Text, Texts, YesNo, fault
from cuprun.frontmatter.records import FieldPath, Source
from cuprun.frontmatter.table_clauses import TableFields, table_rules
from cuprun.frontmatter.validation import Schema

_SETTLERS = ", ".join(Settler)


def _season(value: Any) -> str:
    season = parse_season(value) if isinstance(value, str) else None
    if season is None:
        raise fault(f"'{value}' is no season", "write 2024-25 for a season over two years, 2024 for one year")
    return season


def _legs(value: Any) -> int:
    if value not in ("1", "2"):
        raise fault(f"a tie has 1 or 2, not {value}", "write 1 or 2")
    return int(value)


def _level(value: Any) -> tuple[Settler, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list):
        raise fault("expected a list", "write [extra-time, penalties]")
    return tuple(_settler(word) for word in words)


def _settler(word: Any) -> Settler:
    if word in tuple(Settler):
        return Settler(word)
    near = process.extractOne(str(word), list(Settler), score_cutoff=60)
    asked = f"; did you mean '{near[0]}'?" if near else ""
    raise fault(f"'{word}' settles no tie{asked}", f"allowed are {_SETTLERS}")


def _replays(value: Any) -> int:
    if value == "unlimited":
        return UNLIMITED_REPLAYS
    if not (isinstance(value, str) and value.isdecimal() and int(value) > 0):
        raise fault(f"'{value}' is no number of replays", "write 1, or unlimited")
    return int(value)


def _sentences(value: Any) -> Mapping[str, str]:
    if isinstance(value, str):
        return {"en": value}
    if isinstance(value, dict) and all(isinstance(sentence, str) for sentence in value.values()):
        return value
    raise fault("expected a sentence, or one in each language", "write {en: …, nl: …}")


Season = Annotated[str, PlainValidator(_season)]
Legs = Annotated[int, PlainValidator(_legs)]
Level = Annotated[tuple[Settler, ...], PlainValidator(_level)]
Replays = Annotated[int, PlainValidator(_replays)]
Sentences = Annotated[Mapping[str, str], PlainValidator(_sentences)]


class ClauseFields(Schema):
    """Every field of a clause."""

    from_: Season | None = Field(None, alias="from")
    until: Season | None = None
    rounds: Texts = ()
    legs: Legs | None = None
    level: Level | None = None
    replays: Replays | None = None
    neutral: YesNo | None = None
    table: TableFields | None = None
    draw: dict[str, Texts] = Field(default_factory=dict)
    text: Sentences = Field(default_factory=dict)
    source: Text | None = None


def clause_of(fields: ClauseFields) -> Clause:
    """The clause that the fields lay down."""
    return Clause(
        first=fields.from_,
        last=fields.until,
        rounds=tuple(name if name.endswith("*") else round_id(name) for name in fields.rounds),
        ties=TieRules(legs=fields.legs, level=fields.level, replays=fields.replays, neutral=fields.neutral),
        table=table_rules(fields.table) if fields.table else None,
        groups=fields.table.groups if fields.table else (),
        draw=fields.draw,
        text=fields.text,
        source=fields.source,
    )


def clause_faults(fields: Sequence[ClauseFields], source: Source, at: FieldPath) -> Iterator[Diagnostic]:
    """What cannot be meant in a list of clauses that stands at `at`."""
    for number, clause in enumerate(fields):
        here = (*at, number)
        if clause.from_ and clause.until and clause.until[:4] < clause.from_[:4]:
            message = f"until: {clause.until} comes before {clause.from_}, where the rule begins"
            yield _fault(source, (*here, "until"), message, "put the earlier season behind `from`")
        yield from level_faults(clause.level, clause.replays, source, here)
        yield from draw_faults(clause.draw, source, (*here, "draw"))


def level_faults(
    level: tuple[Settler, ...] | None, replays: int | None, source: Source, at: FieldPath
) -> Iterator[Diagnostic]:
    """What cannot be meant in what settles a level tie."""
    for settler in (level or ())[:-1]:
        if settler in LAST_RESORTS:
            message = f"level: nothing comes after {settler}, which always settles a tie"
            yield _fault(source, (*at, "level"), message, f"put {settler} last")
            break
    if replays and level is not None and not FURTHER_MATCHES & set(level):
        message = "replays: there is none among what settles a level tie"
        yield _fault(source, (*at, "replays"), message, "write level: [replay, …], or leave replays out")


def draw_faults(draw: Mapping[str, Sequence[str]], source: Source, at: FieldPath) -> Iterator[Diagnostic]:
    """What cannot be meant in a draw that stands at `at`."""
    for round_, sides in draw.items():
        if len(sides) % 2:
            message = f"the draw of '{round_}' has an odd number of sides ({len(sides)})"
            yield _fault(source, (*at, round_), message, "list the sides two by two")


def _fault(source: Source, path: FieldPath, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code="bad-rule", place=source.at(*path), message=message, hint=hint)
