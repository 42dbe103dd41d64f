"""Values against a schema: all faults of a file at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.records import FieldPath, Source
from cuprun.frontmatter.yaml_text import YamlText

_NEAR = 60.0
"""From this likeness on (of 100) an unknown field's name is taken for a slip of a known one."""


class Schema(BaseModel):
    """Base of all schemas: unknown fields are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


SchemaT = TypeVar("SchemaT", bound=Schema)


def validate(
    schema: type[SchemaT], reading: YamlText, source: Source, at: FieldPath = ()
) -> tuple[SchemaT | None, list[Diagnostic]]:
    """The value at `at` as its schema has it, or every fault found in it."""
    value = reading.value
    for step in at:
        value = value[step]
    try:
        return schema.model_validate(_without_empty(value)), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, [_diagnostic(entry, schema, reading, source, at) for entry in faults]


def _without_empty(value: Any) -> Any:
    """A mapping without the fields that nothing is written behind: they count as left out."""
    if isinstance(value, dict):
        return {name: _without_empty(entry) for name, entry in value.items() if entry is not None}
    if isinstance(value, list):
        return [_without_empty(entry) for entry in value]
    return value


def _diagnostic(
    entry: ErrorDetails, schema: type[Schema], reading: YamlText, source: Source, at: FieldPath
) -> Diagnostic:
    path = (
        *at,
        *(step for step in entry["loc"] if not isinstance(step, str) or step.isidentifier() or "-" in step),
    )
    name = str(entry["loc"][-1]) if entry["loc"] else ""
    if entry["type"] == "extra_forbidden":
        return _unknown(name, _known_names(schema, entry["loc"]), reading.keys.get(path, source.at(*path)))
    if entry["type"] == "missing":
        return Diagnostic(
            code="missing-field",
            place=source.at(*path[:-1]),
            message=f"'{name}' is missing",
            hint=f"add a line {name}: …",
        )
    if entry["type"] == "field":
        context: Mapping[str, Any] = entry.get("ctx", {})
        place = source.at(*path)
        moved = Place(place.file, place.line, place.column + context["offset"])
        return Diagnostic(
            code=f"bad-{name if isinstance(entry['loc'][-1], str) else 'value'}",
            place=moved,
            message=f"{_said(entry)}{context['message']}",
            hint=context["hint"] or None,
        )
    return Diagnostic(code="bad-value", place=source.at(*path), message=f"{_said(entry)}{entry['msg']}")


def _said(entry: ErrorDetails) -> str:
    """The field's name before what is wrong with it."""
    names = [str(step) for step in entry["loc"] if isinstance(step, str)]
    return f"{names[-1]}: " if names else ""


def _unknown(name: str, known: Iterable[str], place: Place) -> Diagnostic:
    names = sorted(known)
    near = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=_NEAR)
    return Diagnostic(
        code="unknown-field",
        place=place,
        message=f"unknown field '{name}'" + (f"; did you mean '{near[0]}'?" if near else ""),
        hint=f"allowed are {', '.join(names)}",
    )


def _known_names(schema: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """The fields of the schema that an unknown field stands in, as far down as can be told."""
    for step in loc[:-1]:
        field = schema.model_fields.get(str(step))
        inner = _inner(field.annotation) if field else None
        schema = inner or schema
    return list(schema.model_fields)


def _inner(annotation: Any) -> type[BaseModel] | None:
    """The schema inside ``X | None``, ``tuple[X, ...]`` or ``dict[str, X]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    arguments = getattr(annotation, "__args__", ())
    return next((found for argument in arguments if (found := _inner(argument))), None)
