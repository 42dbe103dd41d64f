"""What stands before a match, or on a line of its own: its number, day, time and ground."""

from __future__ import annotations

import re

from msgspec import Struct

from cuprun.frontmatter.football_txt.days import DAY, TIME

_NUMBER = re.compile(r"\((?P<number>\d{1,4})\)\s+")
_MAY_BE_DAY = re.compile(r"\d{1,4}(?:[-/]|\.(?!\d\d\s)|[^\W\d]|\s)|[^\W\d]{2,10}[.,]?[\s/]+[^\W_]")
"""Most lines are told from a day by this alone, which takes less time than all months of seven languages."""
_SPACE = re.compile(r"\s*")
_GROUND = re.compile(r"@\s*(?P<ground>\S.*?)(?:\s*\t\s*|\s{2,}|$)")
_GROUND_BEHIND = re.compile(r"(?<=\S)\s+@\s*(?P<ground>\S.*)$")
_SEPARATOR = re.compile(r"(?:,|(?<=\s)[-–]|[\[(])\s*")
_IN = re.compile(r"in\s+(?P<ground>[A-ZÀ-Þ].*)$")


class Opening(Struct, frozen=True, kw_only=True):
    """The beginning of a line; `end` is the offset of what stands behind it."""

    day: re.Match[str] | None
    time: re.Match[str] | None
    ground: str | None
    end: int
    number: int | None = None

    @property
    def says_when_or_where(self) -> bool:
        return bool(self.day or self.time or self.ground)


class HeadingEnd(Struct, frozen=True, kw_only=True):
    """The day and the ground behind a round's name; `start` is the offset at which they begin."""

    day: re.Match[str] | None
    ground: str | None
    start: int


def read_heading_end(line: str, start: int) -> HeadingEnd:
    """What a heading says behind its name: ``Final, May 4 2025 @ Brussel``, ``Round 1 [Sat Aug/17]``."""
    ground = _GROUND_BEHIND.search(line, start)
    end = ground.start() if ground else len(line)
    for separator in _SEPARATOR.finditer(line, start, end):
        day = DAY.match(line, separator.end())
        if day and not line[day.end() : end].strip(" ])"):
            return HeadingEnd(day=day, ground=ground["ground"] if ground else None, start=separator.start())
    return HeadingEnd(day=None, ground=ground["ground"] if ground else None, start=end)


def read_opening(line: str, start: int) -> Opening:
    """The number, day, time and ground that a line begins with, in this order, as far as they are there.

    A day may stand in square brackets; a ground ends with two spaces or the line.
    """
    number = _NUMBER.match(line, start)
    at = number.end() if number else start
    bracket = line.startswith("[", at)
    at = _skip(line, at + 1) if bracket else at
    day = DAY.match(line, at) if _MAY_BE_DAY.match(line, at) else None
    at = _skip(line, day.end()) if day else at
    time = TIME.match(line, at)
    at = _skip(line, time.end()) if time else at
    if bracket:
        if not (day or time) or not line.startswith("]", at):
            return Opening(day=None, time=None, ground=None, end=start)
        at = _skip(line, at + 1)
    ground = _GROUND.match(line, at) or (_IN.match(line, at) if day else None)
    return Opening(
        day=day,
        time=time,
        ground=ground["ground"].strip() if ground else None,
        end=ground.end() if ground else at,
        number=int(number["number"]) if number else None,
    )


def _skip(line: str, at: int) -> int:
    space = _SPACE.match(line, at)
    return space.end() if space else at
