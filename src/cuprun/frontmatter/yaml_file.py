"""YAML files: competitions and teams, read as front matter is, field by field."""

from __future__ import annotations

from cuprun.errors import Place
from cuprun.frontmatter.characters import lines_of
from cuprun.frontmatter.entries import Manner, read_entries
from cuprun.frontmatter.yaml_text import YamlText


def read_yaml_file(text: str, file: str, manner: Manner) -> YamlText:
    """The fields of a file, each read on its own; a line ``---`` before them says nothing."""
    lines = lines_of(text)
    start = next((number for number, line in enumerate(lines) if _says_something(line)), 0)
    if lines[start].rstrip() == "---":
        start += 1
    reading = YamlText(file, lines, value={})
    reading.places[()] = Place(file, 1)
    read_entries(lines[start:], start + 1, reading, manner)
    return reading


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")
