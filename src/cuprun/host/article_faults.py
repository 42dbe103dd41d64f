"""Faults of plain articles and pages: what Pelican's readers raise and log, with the place it is about."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from pathlib import Path

from cuprun.errors import Diagnostic, Place, Severity

_DOCUTILS = re.compile(r"^[^\n]*?:(?P<line>\d+): \((?P<level>[A-Z]+)/\d\) (?P<text>.*)", re.DOTALL)


class SourceText:
    """A file's text, to find in it what a fault is about."""

    def __init__(self, file: Path, shown: str) -> None:
        self._shown = shown
        self._text = file.read_bytes().decode("utf-8-sig", errors="replace")

    @property
    def text(self) -> str:
        return self._text

    def field(self, name: str) -> Place:
        """The value of a metadata field: ``Date: …``, ``:date: …`` or ``<meta name="date" …>``."""
        patterns = (
            rf"^:?{name}:[ \t]*(?P<value>)",
            rf"<meta\s[^>]*name=[\"']{name}[\"'][^>]*content=[\"'](?P<value>)",
        )
        for pattern in patterns:
            if match := re.search(pattern, self._text, re.IGNORECASE | re.MULTILINE):
                return self.place(match.start("value"))
        return Place(self._shown)

    def place(self, at: int) -> Place:
        """The place of a character, by its number from 0."""
        line_start = self._text.rfind("\n", 0, at) + 1
        return Place(self._shown, self._text.count("\n", 0, at) + 1, at - line_start + 1)

    def line(self, number: int) -> Place:
        return Place(self._shown, number)


def raised_fault(error: Exception, source: SourceText) -> Diagnostic:
    """What a reader raised, told at the place that it is about, as far as it says."""
    message = str(error) or type(error).__name__
    if isinstance(error, UnicodeDecodeError):
        place = source.line(error.object.count(b"\n", 0, error.start) + 1)
        return Diagnostic(code="not-utf8", place=place, message=message, hint="save the file as UTF-8")
    if match := _DOCUTILS.match(message):
        text = " ".join(match["text"].split())
        return Diagnostic(code="restructuredtext", place=source.line(int(match["line"])), message=text)
    if "valid date" in message:
        hint = "write it as 2025-02-05 20:45"
        return Diagnostic(code="unknown-date", place=_date(message, source), message=message, hint=hint)
    return Diagnostic(code="unreadable", place=source.line(1), message=message)


def _date(message: str, source: SourceText) -> Place:
    written = message[1 : message.rfind("'")]
    at = source.text.find(written) if written else -1
    return source.place(at) if at >= 0 else source.field("date")


def logged_faults(messages: Iterable[tuple[int, str]], source: SourceText) -> list[Diagnostic]:
    """What a reader logged, as warnings and errors of its file."""
    return [
        Diagnostic(
            code="reader",
            place=source.line(1),
            message=message,
            severity=Severity.ERROR if level >= logging.ERROR else Severity.WARNING,
        )
        for level, message in messages
    ]
