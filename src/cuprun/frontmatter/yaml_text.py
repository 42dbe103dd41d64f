"""YAML with every scalar kept as text and the place of every value known.

One walk over libyaml's events gives plain values, places and duplicate keys. Anchors, aliases, merge
keys and tags are refused: six levels of aliases would cost seconds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.records import FieldPath

_Loader: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DEEPEST = 20


@dataclass(slots=True)
class YamlText:
    """What a YAML text says: text, lists and mappings; empty values are None.

    `keys` has the places of mapping keys, `places` those of values, by the way to them.
    """

    value: Any = None
    places: dict[FieldPath, Place] = field(default_factory=dict)
    keys: dict[FieldPath, Place] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_yaml(text: str, file: str, first_line: int = 1) -> YamlText:
    """Read one YAML document; `first_line` is the line of the file that the text starts on."""
    reading = YamlText()
    walk = _Walk(reading, file, first_line)
    try:
        walk.document(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        reading.diagnostics.append(walk.syntax_fault(error))
    except yaml.YAMLError as error:
        reading.diagnostics.append(
            walk.fault("bad-yaml", Place(file, first_line), str(error).splitlines()[0])
        )
    except _RefusedError as refusal:
        reading.diagnostics.append(refusal.diagnostic)
    return reading


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class _Walk:
    """Builds values out of events."""

    def __init__(self, reading: YamlText, file: str, first_line: int) -> None:
        self._reading = reading
        self._file = file
        self._first_line = first_line

    def document(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.NodeEvent):
                self._reading.value = self._node(event, events, ())
                return

    def _node(self, event: Any, events: Iterator[Any], path: FieldPath) -> Any:
        self._refuse(event, path)
        self._reading.places[path] = self._place(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.value or event.style else None
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
                self._report_duplicate(key, (*path, key), event)
            else:
                self._reading.keys[*path, key] = self._place(event.start_mark)
            values[key] = self._node(next(events), events, (*path, key))
        return values

    def _key(self, event: Any, path: FieldPath) -> str:
        self._refuse(event, path)
        if not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(
                self.fault("bad-key", self._place(event.start_mark), "the name of a field must be plain text")
            )
        if event.value == "<<" and not event.style:
            raise _RefusedError(
                self.fault("merge-key", self._place(event.start_mark), "merge keys (<<) are not read here")
            )
        return str(event.value)

    def _refuse(self, event: Any, path: FieldPath) -> None:
        place = self._place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            message = f"'{sign}{event.anchor}': anchors and aliases are not read here"
            raise _RefusedError(self.fault("alias", place, message, "write the value out"))
        if getattr(event, "tag", None) is not None:
            raise _RefusedError(
                self.fault("tag", place, f"the tag '{event.tag}' is not read here", "leave it out")
            )
        if len(path) > _DEEPEST:
            raise _RefusedError(self.fault("too-deep", place, "values are nested too deep"))

    def _report_duplicate(self, key: str, path: FieldPath, event: Any) -> None:
        first = self._reading.keys[path]
        self._reading.diagnostics.append(
            self.fault(
                "duplicate-field",
                self._place(event.start_mark),
                f"'{key}' stands here a second time; the first is in line {first.line}",
                "keep one of the two",
            )
        )

    def syntax_fault(self, error: yaml.MarkedYAMLError) -> Diagnostic:
        mark = error.problem_mark or error.context_mark
        place = self._place(mark) if mark else Place(self._file, self._first_line)
        if "\t" in str(error.problem):
            return self.fault("bad-yaml", place, "a tab cannot indent here", "use spaces")
        return self.fault(
            "bad-yaml",
            place,
            f"this cannot be read: {error.problem}",
            "check indents, brackets and quotes nearby",
        )

    def fault(self, code: str, place: Place, message: str, hint: str | None = None) -> Diagnostic:
        return Diagnostic(code=code, place=place, message=message, hint=hint)

    def _place(self, mark: Any) -> Place:
        return Place(self._file, mark.line + self._first_line, mark.column + 1)
