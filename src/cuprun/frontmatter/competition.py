"""Competition files: names, time zone, rounds, draws → `CompetitionRecord`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from cuprun.errors import Diagnostic
from cuprun.frontmatter.adjustments import AdjustmentFields, adjustment_faults, adjustment_of
from cuprun.frontmatter.clauses import (
    ClauseFields,
    Legs,
    Level,
    Replays,
    clause_faults,
    clause_of,
    level_faults,
)
from cuprun.frontmatter.entries import Manner
from cuprun.frontmatter.fields import Day, Ordinal, Text, Texts, YesNo
from cuprun.frontmatter.records import CompetitionRecord, FieldPath, RoundRecord, SeasonRecord, Source
from cuprun.frontmatter.rulings import RulingFields, ruling_faults, ruling_of
from cuprun.frontmatter.validation import Schema, validate
from cuprun.frontmatter.yaml_file import read_yaml_file


class RoundFields(Schema):
    name: Text
    id: Text | None = None
    enter: Ordinal | None = None
    legs: Legs | None = None
    level: Level | None = None
    replays: Replays | None = None
    venue: Text | None = None
    neutral: YesNo | None = None
    date: Day | None = None


class SeasonFields(Schema):
    rounds: tuple[RoundFields, ...] = ()
    draw: dict[str, Texts] = {}  # noqa: RUF012 - pydantic copies defaults
    adjustments: tuple[AdjustmentFields, ...] = ()
    rulings: tuple[RulingFields, ...] = ()


class CompetitionFields(Schema):
    """Every field of a competition file."""

    name: Text
    also: Texts = ()
    timezone: Text | None = None
    rules: Text | None = None
    clauses: tuple[ClauseFields, ...] = ()
    split_year: YesNo | None = None
    rounds: tuple[RoundFields, ...] = ()
    seasons: dict[str, SeasonFields] = {}  # noqa: RUF012 - pydantic copies defaults


MANNER = Manner(known=frozenset(CompetitionFields.model_fields))


def read_competition(text: str, *, file: str, id_: str) -> tuple[CompetitionRecord | None, list[Diagnostic]]:
    """Read a competition file's text; `id_` is the file's stem."""
    reading = read_yaml_file(text, file, MANNER)
    for season in _mapping(reading.get("seasons")).values():
        _only_mappings(season)
    fields, faults = validate(CompetitionFields, reading)
    found = [*reading.diagnostics, *faults]
    if fields is None:
        return None, found
    source = reading.source
    found += _inconsistencies(fields, source)
    return (None if found else _record(fields, source, id_)), found


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _only_mappings(season: Any) -> None:
    """A season with nothing written below it is one without rounds."""
    if isinstance(season, dict):
        season.update({name: {} for name in ("draw",) if season.get(name, "") is None})


def _record(fields: CompetitionFields, source: Source, id_: str) -> CompetitionRecord:
    return CompetitionRecord(
        source=source,
        id=id_,
        name=fields.name,
        also=fields.also,
        timezone=fields.timezone,
        rules=fields.rules,
        clauses=tuple(clause_of(clause) for clause in fields.clauses),
        rounds=_rounds(fields.rounds),
        split_year=fields.split_year,
        seasons={
            name: SeasonRecord(
                season=name,
                rounds=_rounds(season.rounds),
                draw=season.draw,
                adjustments=tuple(map(adjustment_of, season.adjustments)),
                rulings=tuple(map(ruling_of, season.rulings)),
            )
            for name, season in fields.seasons.items()
        },
    )


def _rounds(rounds: Sequence[RoundFields]) -> tuple[RoundRecord, ...]:
    return tuple(RoundRecord(**dict(round_)) for round_ in rounds)


def _inconsistencies(fields: CompetitionFields, source: Source) -> Iterator[Diagnostic]:
    if fields.timezone and not _is_zone(fields.timezone):
        yield _fault(source, ("timezone",), f"timezone: '{fields.timezone}' is none", "write Europe/Brussels")
    yield from clause_faults(fields.clauses, source, ("clauses",))
    yield from _round_faults(fields.rounds, source, ("rounds",))
    for name, season in fields.seasons.items():
        yield from _round_faults(season.rounds, source, ("seasons", name, "rounds"))
        yield from ruling_faults(season.rulings, source, ("seasons", name, "rulings"))
        yield from adjustment_faults(season.adjustments, source, ("seasons", name, "adjustments"))
        for round_name, sides in season.draw.items():
            if len(sides) % 2:
                drawn = ("seasons", name, "draw", round_name)
                message = f"the draw of '{round_name}' has an odd number of sides ({len(sides)})"
                yield _fault(source, drawn, message, "list the sides two by two")


def _round_faults(rounds: Sequence[RoundFields], source: Source, at: FieldPath) -> Iterator[Diagnostic]:
    for number, entry in enumerate(rounds):
        yield from level_faults(entry.level, entry.replays, source, (*at, number))


def _is_zone(name: str) -> bool:
    try:
        return name in available_timezones() and bool(ZoneInfo(name))
    except (KeyError, ValueError, OSError):
        return False


def _fault(source: Source, path: tuple[str | int, ...], message: str, hint: str | None = None) -> Diagnostic:
    return Diagnostic(code="bad-competition", place=source.at(*path), message=message, hint=hint)
