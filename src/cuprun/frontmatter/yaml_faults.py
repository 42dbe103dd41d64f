"""What libyaml and PyYAML say of broken YAML, in words for those who wrote it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import yaml

from cuprun.errors import Diagnostic, Place


class _Words(NamedTuple):
    """Parsers' words, and ours; `at_start` where the fault is better shown where the thing begins."""

    context: str
    problem: str
    message: str
    hint: str
    at_start: bool = False


_CLOSE_LIST = "close it with ]; put quotes around a text that holds brackets or commas"
_CLOSE_MAPPING = "close it with }; put quotes around a text that holds brackets or commas"
_WORDS = (
    _Words("flow sequence", "", "the list that starts here is not closed", _CLOSE_LIST, at_start=True),
    _Words("flow mapping", "", "the mapping that starts here is not closed", _CLOSE_MAPPING, at_start=True),
    _Words(
        "quoted scalar", "end of stream", "the quote that opens here never closes", "add one", at_start=True
    ),
    _Words("", "escape", "a backslash between double quotes means something else", "use single quotes: '…'"),
    _Words("flow node", "", "between brackets, a value is missing here", "write [one, another]"),
    _Words(
        "block scalar", "", "text over several lines starts below its | or >", "begin a new line, indented"
    ),
    _Words(
        "",
        "mapping values are not allowed",
        "a second field starts here, inside the one before it",
        "give each field a line of its own, as far indented as its neighbours",
    ),
    _Words(
        "simple key", "expected ':'", "this line has no colon", "write a name, a colon, a space and a value"
    ),
    _Words(
        "block",
        "",
        "this does not fit the lines above it",
        "indent the fields of one thing alike; begin each entry of a list with a dash",
    ),
    _Words("", "sequence entries|block sequence", "a list starts on the line below", "- one entry a line"),
)
_OTHER = _Words("", "", "this cannot be read", "check the indents, brackets and quotes nearby")
_TAB = _Words("", "", "a tab cannot indent here", "use spaces")


def syntax_fault(error: yaml.YAMLError, file: str, lines: Sequence[str], first_line: int) -> Diagnostic:
    """The diagnostic of a syntax error in a piece of a file that starts on `first_line`."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return _diagnostic(_OTHER, Place(file, first_line))
    problem = _place(error.problem_mark or error.context_mark, file, lines, first_line)
    if _character(lines, problem) == "\t":
        return _diagnostic(_TAB, problem)
    words = next((words for words in _WORDS if _says(words, error)), _OTHER)
    start = _place(error.context_mark, file, lines, first_line) if error.context_mark else problem
    return _diagnostic(words, start if words.at_start else problem)


def _says(words: _Words, error: yaml.MarkedYAMLError) -> bool:
    context, problem = error.context or "", error.problem or ""
    return words.context in context and re.search(words.problem, problem) is not None


def _place(mark: Any, file: str, lines: Sequence[str], first_line: int) -> Place:
    """Where a mark points; at the end of the text above it where the parser ran past the end."""
    if mark is None:
        return Place(file, first_line)
    line = min(mark.line + first_line, len(lines))
    column = mark.column if line == mark.line + first_line else len(lines[line - 1])
    while line > first_line and not lines[line - 1][column:].strip() and not lines[line - 1].strip():
        line -= 1
        column = len(lines[line - 1].rstrip())
    return Place(file, line, min(column, len(lines[line - 1])) + 1)


def _character(lines: Sequence[str], place: Place) -> str:
    return lines[place.line - 1][place.column - 1 : place.column]


def _diagnostic(words: _Words, place: Place) -> Diagnostic:
    return Diagnostic(code="bad-yaml", place=place, message=words.message, hint=words.hint)
