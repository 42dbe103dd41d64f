"""YAML with every scalar kept as text and the place of every value known.

One walk over libyaml's events gives plain values, places and duplicate keys. Anchors, aliases, merge
keys and tags are refused: six levels of aliases would cost seconds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.as_printed import unshielded
from cuprun.frontmatter.records import FieldPath, Source
from cuprun.frontmatter.yaml_faults import syntax_fault

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20


@dataclass(slots=True)
class YamlText:
    """What a YAML text says: text, lists and mappings; empty values are None.

    `lines` is the file, as far as it was read here; `keys` has the places of mapping keys, `places`
    those of values (of a text its first character), by the way to them. A key whose value could not be
    read has no value.
    """

    file: str
    lines: Sequence[str]
    value: Any = None
    places: dict[FieldPath, Place] = field(default_factory=dict)
    keys: dict[FieldPath, Place] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return Source(self.file, self.places)

    def get(self, *path: str | int) -> Any:
        """The value at the end of a way; None where there is none."""
        value = self.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value

    def within(self, path: FieldPath, offset: int) -> Place:
        """The place of a character of a text, also of one that was written over several lines.

        What stands in the file and what was read differ in white space only, so the visible
        characters before the one in question are counted.
        """
        start = self.source.at(*path)
        value = self.get(*path)
        if not isinstance(value, str) or path not in self.places:
            return start
        before = len("".join(value[:offset].split()))
        visible = self._visible(start, before + 1)
        if value[offset:].strip() and len(visible) > before:
            return visible[before]
        if not before or len(visible) < before:
            return start
        last = visible[before - 1]
        return Place(last.file, last.line, last.column + 1)

    def _visible(self, start: Place, count: int) -> list[Place]:
        """The places of the next visible characters from a place on."""
        found: list[Place] = []
        first = start.column - 1
        for number in range(start.line - 1, len(self.lines)):
            line = self.lines[number]
            for column in range(first, len(line)):
                if not line[column].isspace():
                    found.append(Place(self.file, number + 1, column + 1))
                    if len(found) == count:
                        return found
            first = 0
        return found


def read_yaml(text: str, file: str, lines: Sequence[str], first_line: int = 1) -> YamlText:
    """Read a piece of a file whose lines are `lines`; `first_line` is the line that the piece starts on."""
    reading = YamlText(file, lines)
    walk = _Walk(reading, first_line)
    try:
        walk.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        reading.diagnostics.append(syntax_fault(error, reading.file, reading.lines, first_line))
    except _RefusedError as refusal:
        reading.diagnostics.append(refusal.diagnostic)
    return reading


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class _Walk:
    """Builds values out of events."""

    def __init__(self, reading: YamlText, first_line: int) -> None:
        self._reading = reading
        self._first_line = first_line

    def document(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                self._reading.value = self._node(event, events, ())
                break
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                message = "a second document starts here"
                raise self._refusal(
                    "second-document", self._place(event.start_mark), message, "remove the ---"
                )

    def _node(self, event: Any, events: Iterator[Any], path: FieldPath) -> Any:
        self._refuse(event, path)
        if isinstance(event, yaml.ScalarEvent):
            self._reading.places[path] = self._text_place(event)
            return unshielded(event.value) or None
        self._reading.places[path] = self._place(event.start_mark)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path)
        return self._mapping(events, path)

    def _sequence(self, events: Iterator[Any], path: FieldPath) -> list[Any]:
        values: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self._node(event, events, (*path, len(values))))
        return values

    def _mapping(self, events: Iterator[Any], path: FieldPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, path)
            if key in values:
                first = self._reading.keys[*path, key]
                self._reading.diagnostics.append(duplicate(key, self._place(event.start_mark), first))
            else:
                self._reading.keys[*path, key] = self._place(event.start_mark)
            values[key] = self._node(next(events), events, (*path, key))
        return values

    def _key(self, event: Any, path: FieldPath) -> str:
        self._refuse(event, path)
        place = self._place(event.start_mark)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refusal("bad-key", place, "a field's name is plain text", "write name: value")
        if event.value == "<<" and not _is_quoted(event):
            hint = "write the fields out"
            raise self._refusal("merge-key", place, "'<<': merge keys are not read here", hint)
        return unshielded(event.value).strip()

    def _refuse(self, event: Any, path: FieldPath) -> None:
        place = self._place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            hint = "write the value out, or put quotes around text that starts like this"
            message = f"'{sign}{event.anchor}': anchors and aliases are not read here"
            raise self._refusal("alias", place, message, hint)
        if getattr(event, "tag", None) is not None:
            hint = "leave it out, or put quotes around text that starts like this"
            raise self._refusal("tag", place, f"'{event.tag}': tags are not read here", hint)
        if len(path) > _DEEPEST:
            message = f"more than {_DEEPEST} levels of lists and mappings"
            raise self._refusal("too-deep", place, message, "close brackets where they end")

    def _text_place(self, event: Any) -> Place:
        """A text's first character: behind a quote, on the line below the sign of a block."""
        place = self._place(event.start_mark)
        if _is_quoted(event):
            return Place(place.file, place.line, place.column + 1)
        if event.style in ("|", ">"):
            for number in range(place.line, len(self._reading.lines)):
                line = self._reading.lines[number]
                if line.strip():
                    return Place(place.file, number + 1, len(line) - len(line.lstrip()) + 1)
        return place

    def _refusal(self, code: str, place: Place, message: str, hint: str) -> _RefusedError:
        return _RefusedError(Diagnostic(code=code, place=place, message=message, hint=hint))

    def _place(self, mark: Any) -> Place:
        line = mark.line + self._first_line
        if line > len(self._reading.lines):
            return Place(self._reading.file, len(self._reading.lines), len(self._reading.lines[-1]) + 1)
        return Place(self._reading.file, line, mark.column + 1)


def duplicate(name: str, place: Place, first: Place) -> Diagnostic:
    """A name that stands in one mapping twice."""
    return Diagnostic(
        code="duplicate-field",
        place=place,
        message=f"'{name}' stands here a second time; the first is in line {first.line}",
        hint="keep one of the two",
    )


def _is_quoted(event: Any) -> bool:
    return event.style in ("'", '"')
