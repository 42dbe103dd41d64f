"""Transcripts: a report as bytes, so that a file is read once in a build.

Whoever surveys a report, maybe in another process, leaves its transcript to those who will print it: a line of JSON
with its fields and their places, and then the text as it is. It lasts no longer than the build, and none but the process
that wrote it and those forked from it see it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, json
from msgspec.structs import replace

from cuprun.errors import Place
from cuprun.frontmatter.records import FieldPath, Report, Source

_NOWHERE = Source(file="", places={})


class _Fields(Struct, frozen=True, array_like=True):
    """A report without its text and its source, which is what follows."""

    report: Report
    file: str
    places: tuple[tuple[FieldPath, int, int], ...]
    """The line and the column of each field."""


def fields_of(report: Report) -> bytes:
    """All that a report's fields say, and where they stand."""
    facts = report.facts
    places = tuple((path, place.line, place.column) for path, place in facts.source.places.items())
    bare = replace(report, body="", facts=replace(facts, source=_NOWHERE))
    return _write(_Fields(bare, facts.source.file, places))


def transcript_of(fields: bytes, body: str) -> bytes:
    """The transcript of a report of those fields."""
    return fields + b"\n" + body.encode()


def report_of(transcript: bytes) -> Report:
    """The report behind a transcript."""
    line, _, body = transcript.partition(b"\n")
    fields = _read(line)
    file = fields.file
    places = {path: Place(file, line, column) for path, line, column in fields.places}
    facts = replace(fields.report.facts, source=Source(file, places))
    return replace(fields.report, body=body.decode(), facts=facts)


def _plain(value: Any) -> Any:
    """A mapping that may not be changed, as one that JSON knows."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"a report holds a {type(value).__qualname__}")


_write = json.Encoder(enc_hook=_plain).encode
_read = json.Decoder(_Fields).decode
