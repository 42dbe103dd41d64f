"""Front matter: the fields between a file's fences, or Pelican's older ``Title: …`` lines."""

from __future__ import annotations

import re

from cuprun.errors import Place
from cuprun.frontmatter.entries import Manner, no_field, read_entries
from cuprun.frontmatter.fences import Parts
from cuprun.frontmatter.yaml_text import YamlText, duplicate

_HEADER = re.compile(r"\s{0,3}(?P<name>[A-Za-z][\w-]*)\s*:\s*(?P<value>.*)")


def read_front_matter(parts: Parts, file: str, manner: Manner) -> YamlText:
    """The fields of a file's front matter, names in lower case."""
    written = parts.front_matter.split("\n")
    reading = YamlText(file, ["" for _ in range(parts.front_line - 1)] + written, value={})
    reading.places[()] = Place(file, parts.front_line)
    if parts.fenced:
        read_entries(written, parts.front_line, reading, manner)
    else:
        _read_headers(written, parts.front_line, reading)
    return reading


def _read_headers(lines: list[str], first_line: int, reading: YamlText) -> None:
    """Headers as Python-Markdown reads them: all values are text, and a line without a name goes on."""
    name: str | None = None
    for number, line in enumerate(lines, start=first_line):
        header = _HEADER.match(line)
        if header is None:
            _continue_header(name, line, Place(reading.file, number), reading)
            continue
        name = header["name"].lower()
        place = Place(reading.file, number, header.start("name") + 1)
        if name in reading.value:
            reading.diagnostics.append(duplicate(name, place, reading.keys[name,]))
            name = None
            continue
        reading.keys[name,] = place
        reading.places[name,] = Place(reading.file, number, header.start("value") + 1)
        reading.value[name] = header["value"].strip() or None


def _continue_header(name: str | None, line: str, place: Place, reading: YamlText) -> None:
    if not line.startswith(" "):
        reading.diagnostics.append(no_field(line, place))
    elif name is not None:
        reading.value[name] = f"{reading.value[name] or ''} {line.strip()}".strip()
