"""Front matter: fields as printed.

A field on one line is read as it stands: a colon, a hash or an apostrophe in it needs no quotes. Lists,
mappings, quoted values and values over several lines are YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.fences import Parts
from cuprun.frontmatter.yaml_text import YamlText, read_yaml

_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_COMMENT = re.compile(r"(?:^|\s)#(?:\s.*)?$")
_YAML_VALUE = re.compile(
    r"""[|>][-+0-9]*\s*$            # a block of text
      | \[.*\]\s*$ | \{.*\}\s*$     # a list or a mapping
      | \[[^\]]*$ | \{[^}]*$        # … that goes on below
      | "(?:[^"\\]|\\.)*"\s*$       # quoted
      | '(?:[^']|'')*'\s*$
      | &\w+(?:\s|$) | \*\w+\s*$ | !\S*(?:\s|$)   # what YAML calls anchors, aliases and tags
    """,
    re.VERBOSE,
)
_CONTINUED = re.compile(r"\s+\S|-(?:\s|$)")


def read_front_matter(parts: Parts, file: str) -> YamlText:
    """The fields of a file's front matter, names in lower case."""
    reading = YamlText(value={})
    reading.places[()] = Place(file, parts.front_line)
    for line, field in _fields(parts):
        _read_field(field, line, reading, file, fenced=parts.fenced)
    return reading


def _fields(parts: Parts) -> Iterator[tuple[int, list[str]]]:
    """Each field's lines, with the number of the first; a field starts where nothing is indented."""
    field: list[str] = []
    start = parts.front_line
    for number, line in enumerate(parts.front_matter.split("\n"), start=parts.front_line):
        if field and (not line.strip() or _CONTINUED.match(line)):
            field.append(line)
            continue
        if field:
            yield start, field
        field, start = ([line] if line.strip() and not line.startswith("#") else []), number
    if field:
        yield start, field


def _read_field(lines: list[str], number: int, reading: YamlText, file: str, *, fenced: bool) -> None:
    field = _FIELD.match(lines[0])
    if field is None:
        reading.diagnostics.append(_no_field(lines[0], Place(file, number)))
        return
    name = field["name"].lower()
    if name in reading.value:
        reading.diagnostics.append(_duplicate(name, Place(file, number), reading))
        return
    reading.keys[name,] = Place(file, number)
    value = _COMMENT.sub("", field["value"] or "") if fenced else (field["value"] or "")
    more = [line for line in lines[1:] if line.strip()]
    if not fenced:
        value = " ".join([value, *(line.strip() for line in more)])
    elif more or _YAML_VALUE.match(value):
        _read_yaml_field(name, lines, number, reading, file)
        return
    column = field.start("value") + 1 if field["value"] else len(lines[0]) + 1
    reading.value[name] = value.strip() or None
    reading.places[name,] = Place(file, number, column)


def _read_yaml_field(name: str, lines: list[str], number: int, reading: YamlText, file: str) -> None:
    part = read_yaml("\n".join(lines), file, number)
    reading.diagnostics += part.diagnostics
    if isinstance(part.value, dict) and part.value:
        (written,) = list(part.value)[:1]
        reading.value[name] = part.value[written]
        reading.places |= {(name, *path[1:]): place for path, place in part.places.items() if path}
        reading.keys |= {(name, *path[1:]): place for path, place in part.keys.items() if len(path) > 1}


def _no_field(line: str, place: Place) -> Diagnostic:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Diagnostic(code="bad-yaml", place=place, message="a tab cannot indent here", hint="use spaces")
    return Diagnostic(
        code="no-field",
        place=place,
        message=f"'{line.strip()}' is no field",
        hint="write a name, a colon, a space and a value: venue: Cegeka Arena",
    )


def _duplicate(name: str, place: Place, reading: YamlText) -> Diagnostic:
    first = reading.keys[name,]
    return Diagnostic(
        code="duplicate-field",
        place=place,
        message=f"'{name}' stands here a second time; the first is in line {first.line}",
        hint="keep one of the two",
    )
