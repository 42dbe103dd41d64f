"""Entries: the fields at the left margin of front matter or of a YAML file, each with its lines.

Each is read on its own, so that a fault in one hides nothing of the others. A field on one line is text
as printed; lists, mappings, quoted values and values over several lines are YAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.as_printed import COMMENT, COMMENT_BEHIND_PROSE, as_printed, is_plain, shielded_flow
from cuprun.frontmatter.characters import without_other_breaks
from cuprun.frontmatter.yaml_text import YamlText, duplicate, read_yaml

_FIELD = re.compile(r"\s*(?P<quote>['\"]?)(?P<name>[^\W_][\w-]*)(?P=quote)\s*:(?:\s+(?P<value>.*))?$")
_NESTED = re.compile(r"\s|-(?:\s|$)|[\]}]")
_UNSTARTED = re.compile(r"[|>][-+0-9]*\s*$|[\[{\"'].*|$")
_SIMPLE_LIST = re.compile(r"\[(?P<inside>[^\[\]{}'\"#&*!|>%@`:?]*)\]")
_MEANT = re.compile(r"\s*(?P<name>[^\W_][\w-]*)\s*[:=;.]?\s*(?P<value>.*)")


class Manner(Struct, frozen=True, kw_only=True):
    """How the fields of one kind of file are written."""

    named: Callable[[str], str] = str
    """From a field's name as written to its name."""
    known: frozenset[str] = frozenset()
    """Names that a line may be meant to begin with."""
    prose: frozenset[str] = frozenset()
    """Fields of free text: brackets in them make no list, and a single ``#`` no comment."""


class _Entry(NamedTuple):
    line: int
    lines: Sequence[str]


def read_entries(lines: Sequence[str], first_line: int, reading: YamlText, manner: Manner) -> None:
    """Read all entries into a reading whose value is a mapping; `first_line` is the first one's number."""
    for entry in _entries(lines, first_line, manner):
        _read(entry, reading, manner)


def _entries(lines: Sequence[str], first_line: int, manner: Manner) -> Iterator[_Entry]:
    """The entries of some lines; comments and blank lines between them belong to none."""
    held: list[str] = []
    start = first_line
    for number, line in enumerate(without_other_breaks(lines), start=first_line):
        if not line.strip() or line.startswith("#"):
            held += [""] if held else []
        elif held and _belongs_to(held, line, manner):
            held.append(line)
        else:
            if held:
                yield _Entry(start, _trimmed(held))
            start, held = number, [line]
    if held:
        yield _Entry(start, _trimmed(held))


def _belongs_to(held: Sequence[str], line: str, manner: Manner) -> bool:
    """Whether a line goes on with the entry above, rather than start one of its own."""
    if _NESTED.match(line):
        return not _strayed(held, line, manner)
    above = _FIELD.match(held[0]) if "[" in held[0] or "{" in held[0] else None
    if above is None or not (above["value"] or "").startswith(("[", "{")) or _FIELD.match(line):
        return False
    return shielded_flow("\n".join([above["value"], *held[1:]])) is None


def _strayed(held: Sequence[str], line: str, manner: Manner) -> bool:
    """Whether an indented field stands below one whose value is complete, and so belongs to none."""
    field, above = _FIELD.match(line), _FIELD.match(held[0])
    if field is None or above is None or manner.named(field["name"]) not in manner.known:
        return False
    same_indent = _indent(line) == _indent(held[0])
    return same_indent or not _UNSTARTED.match(above["value"] or "")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _trimmed(lines: list[str]) -> list[str]:
    """Without the blank lines at the end; the first line is none."""
    while not lines[-1]:
        lines.pop()
    return lines


def _read(entry: _Entry, reading: YamlText, manner: Manner) -> None:
    first = entry.lines[0]
    match = _FIELD.match(first)
    place = Place(reading.file, entry.line, _indent(first) + 1)
    if match is None:
        _report_no_field(first, place, reading, manner)
        return
    if place.column > 1:
        reading.diagnostics.append(_indented(first, match["name"], place))
    name = manner.named(match["name"])
    if (name,) in reading.keys:
        reading.diagnostics.append(duplicate(name, place, reading.keys[name,]))
        return
    reading.keys[name,] = place
    _read_value(name, match, entry, reading, manner)


def _read_value(name: str, match: re.Match[str], entry: _Entry, reading: YamlText, manner: Manner) -> None:
    prose = name in manner.prose
    comment = COMMENT_BEHIND_PROSE if prose else COMMENT
    written = match["value"] or ""
    value = comment.sub("", written).rstrip() if "#" in written else written.rstrip()
    start = match.start("value") if written else len(entry.lines[0])
    place = Place(reading.file, entry.line, start + 1)
    if len(entry.lines) > 1:
        _read_yaml(name, entry, reading)
    elif not prose and (simple := _SIMPLE_LIST.fullmatch(value)):
        _read_list(name, simple, place, reading)
    elif not value or value[0].isalnum() or (prose and value[0] in "[{") or is_plain(value):
        reading.value[name] = value or None
        reading.places[name,] = place
    else:
        _read_yaml(name, entry, reading)


def _read_list(name: str, simple: re.Match[str], place: Place, reading: YamlText) -> None:
    """A list in brackets whose entries are nothing but words: the usual one, without a parser's help."""
    reading.places[name,] = place
    values: list[str] = []
    column = place.column + 1
    for entry in simple["inside"].split(","):
        if text := entry.strip():
            shift = len(entry) - len(entry.lstrip())
            reading.places[name, len(values)] = Place(place.file, place.line, column + shift)
            values.append(text)
        column += len(entry) + 1
    reading.value[name] = values


def _read_yaml(name: str, entry: _Entry, reading: YamlText) -> None:
    text = "\n".join(as_printed(entry.lines, COMMENT))
    part = read_yaml(text, reading.file, reading.lines, entry.line)
    reading.diagnostics += part.diagnostics
    if not isinstance(part.value, dict) or not part.value:
        return
    written = next(iter(part.value))
    reading.value[name] = part.value[written]
    reading.places |= {(name, *path[1:]): place for path, place in part.places.items() if path}
    reading.keys |= {(name, *path[1:]): place for path, place in part.keys.items() if len(path) > 1}


def _indented(line: str, name: str, place: Place) -> Diagnostic:
    with_what = "a tab stands" if "\t" in line[: place.column - 1] else "spaces stand"
    return Diagnostic(
        code="indented-field",
        place=place,
        message=f"{with_what} before '{name}', which would make it part of the field above",
        hint="begin each field at the left margin",
    )


def _report_no_field(line: str, place: Place, reading: YamlText, manner: Manner) -> None:
    """A line without a field's form; the field it is meant to be counts as written, though not as read."""
    meant = _MEANT.match(line)
    if meant is None or manner.named(meant["name"]) not in manner.known:
        reading.diagnostics.append(no_field(line, place))
        return
    name = manner.named(meant["name"])
    reading.keys.setdefault((name,), place)
    hint = f"write {name}: {meant['value'] or '…'}, with a colon and a space"
    reading.diagnostics.append(no_field(line, place, hint))


def no_field(
    line: str, place: Place, hint: str = "write a name, a colon, a space and a value: venue: Cegeka Arena"
) -> Diagnostic:
    """A line that is no field."""
    return Diagnostic(code="no-field", place=place, message=f"'{line.strip()}' is no field", hint=hint)
