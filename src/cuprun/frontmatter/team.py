"""Team files → `TeamRecord`: one mapping of teams by id, or a file for each team."""

from __future__ import annotations

import re
from typing import Any

from cuprun.errors import Diagnostic
from cuprun.frontmatter.dated_names import OtherNames
from cuprun.frontmatter.entries import Manner
from cuprun.frontmatter.fields import Text, Texts
from cuprun.frontmatter.records import DatedName, Source, TeamRecord
from cuprun.frontmatter.validation import Schema, validate
from cuprun.frontmatter.yaml_file import read_yaml_file
from cuprun.frontmatter.yaml_text import YamlText

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class TeamFields(Schema):
    """Every field of a team."""

    name: Text
    also: OtherNames = ()
    short: Text | None = None
    code: Text | None = None
    colours: Texts = ()
    city: Text | None = None
    country: Text | None = None


MANNER = Manner(known=frozenset(TeamFields.model_fields))


def read_teams(
    text: str, *, file: str, stem: str | None = None
) -> tuple[tuple[TeamRecord, ...], list[Diagnostic]]:
    """Read a team file's text. With a `stem`, a file that is one team's fields is the team of that id."""
    reading = read_yaml_file(text, file, MANNER)
    if stem is not None and not any(isinstance(value, dict) for value in reading.value.values()):
        return _collect({stem: ()}, reading)
    return _collect({id_: (id_,) for id_ in reading.value}, reading)


def _collect(
    ways: dict[str, tuple[str, ...]], reading: YamlText
) -> tuple[tuple[TeamRecord, ...], list[Diagnostic]]:
    teams: list[TeamRecord] = []
    found = list(reading.diagnostics)
    source = reading.source
    for id_, way in ways.items():
        if not _ID.fullmatch(id_):
            found.append(_bad_id(id_, reading, source, way))
            continue
        fields, faults = validate(TeamFields, reading, way)
        found += faults
        if fields is not None:
            teams.append(_team(id_, fields, source, way))
    return tuple(teams), found


def _team(id_: str, fields: TeamFields, source: Source, way: tuple[str, ...]) -> TeamRecord:
    places: dict[Any, Any] = {
        path[len(way) :]: place for path, place in source.places.items() if path[: len(way)] == way
    }
    values = dict(fields)
    names = values.pop("also")
    return TeamRecord(
        source=Source(source.file, places),
        id=id_,
        also=tuple(name for name in names if isinstance(name, str)),
        once=tuple(name for name in names if isinstance(name, DatedName)),
        **values,
    )


def _bad_id(id_: str, reading: YamlText, source: Source, way: tuple[str, ...]) -> Diagnostic:
    return Diagnostic(
        code="bad-id",
        place=reading.keys.get(way, source.at(*way)),
        message=f"'{id_}' is no id of a team",
        hint="small letters, digits and hyphens: club-brugge",
    )
