"""Values against a schema: all faults of a file at once, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.records import FieldPath
from cuprun.frontmatter.yaml_text import YamlText

_NEAR = 65.0
"""From this likeness on (of 100) an unknown field's name is taken for a slip of a known one."""


class Schema(BaseModel):
    """Base of all schemas: unknown fields are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


SchemaT = TypeVar("SchemaT", bound=Schema)


def validate(
    schema: type[SchemaT], reading: YamlText, at: FieldPath = ()
) -> tuple[SchemaT | None, list[Diagnostic]]:
    """The value at `at` as its schema has it, or every fault found in it.

    What is written but could not be read has its diagnostic already; it is not missing as well.
    """
    try:
        return schema.model_validate(_without_empty(reading.get(*at), schema)), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        found = (_diagnostic(entry, schema, reading, at) for entry in faults)
        return None, [diagnostic for diagnostic in found if diagnostic is not None]


def _without_empty(value: Any, kind: Any) -> Any:
    """A value without the fields that nothing is written behind: they count as left out.

    `kind` is the schema or annotation of the value. Fields that no schema knows stay, to be refused.
    """
    if isinstance(value, list):
        return [_without_empty(entry, kind) for entry in value]
    if not isinstance(value, dict):
        return value
    schema = None if _is_keyed(kind) else _inner(kind)
    known = _annotations(schema) if schema else {}
    return {
        name: _without_empty(entry, known.get(name) if schema else _inner(kind))
        for name, entry in value.items()
        if entry is not None or (schema and name not in known)
    }


@cache
def _annotations(schema: type[BaseModel]) -> Mapping[str, Any]:
    return {name: field.annotation for name, field in schema.model_fields.items()}


def _is_keyed(kind: Any) -> bool:
    """Whether an annotation is one of a mapping by free keys: ``dict[str, X]``."""
    return get_origin(kind) is dict


def _diagnostic(
    entry: ErrorDetails, schema: type[Schema], reading: YamlText, at: FieldPath
) -> Diagnostic | None:
    path = (
        *at,
        *(step for step in entry["loc"] if not isinstance(step, str) or step.isidentifier() or "-" in step),
    )
    name = str(entry["loc"][-1]) if entry["loc"] else ""
    if entry["type"] == "extra_forbidden":
        place = reading.keys.get(path, reading.source.at(*path))
        return _unknown(name, _known_names(schema, entry["loc"]), place)
    if entry["type"] == "missing":
        return _missing(name, path, reading)
    if entry["type"] == "field":
        context: Mapping[str, Any] = entry.get("ctx", {})
        return Diagnostic(
            code=f"bad-{name if isinstance(entry['loc'][-1], str) else 'value'}",
            place=reading.within(path, context["offset"]),
            message=f"{_said(entry)}{context['message']}",
            hint=context["hint"] or None,
        )
    return Diagnostic(
        code="bad-value", place=reading.source.at(*path), message=f"{_said(entry)}{entry['msg']}"
    )


def _missing(name: str, path: FieldPath, reading: YamlText) -> Diagnostic | None:
    if path not in reading.keys:
        place, message, hint = reading.source.at(*path[:-1]), f"'{name}' is missing", f"add a line {name}: …"
    elif name in (reading.get(*path[:-1]) or {}):
        place, message, hint = reading.keys[path], f"'{name}' is empty", f"write {name}: …"
    else:
        return None
    return Diagnostic(code="missing-field", place=place, message=message, hint=hint)


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
