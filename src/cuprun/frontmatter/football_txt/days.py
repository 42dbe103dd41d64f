"""Days and times as Football.TXT writes them; the year carries over from line to line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = (
    r"(?:(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?)[.,]?\s+)?"
)
# Written out, so that "Marseille 2" is a team and no day in March.
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DAY = re.compile(
    rf"{_WEEKDAY}(?:"
    rf"(?P<month>{_MONTH})\.?[/ ](?P<day>\d{{1,2}})(?:,?[/ ](?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})\.?\s?(?P<month2>{_MONTH})(?:\s(?P<year2>\d{{4}}))?"
    r"|(?P<year3>\d{4})-(?P<month3>\d\d)-(?P<day3>\d\d)"
    r"|(?P<day4>\d{1,2})\.(?P<month4>\d{1,2})\.(?P<year4>\d{4})"
    r")(?!\S)",
    re.IGNORECASE,
)
"""``Fri Sep/6 2024``, ``Sat Sep 7``, ``8 June``, ``2024-09-06``, ``06.09.2024``."""
TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?:\s+(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?)?(?!\S)"
)
"""``20.45``, ``18:30``; a time zone behind it is passed over, since times are those of the ground."""

_OUT_OF_SEASON = 240
_OTHER_WEEKDAY = 300
_STEP_BACK = 4
"""What speaks against a year, in days: see `Calendar._strangeness`."""


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day without its year, perhaps: what a line says, before the calendar is asked."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    """0 for Monday."""


def read_day(match: re.Match[str]) -> WrittenDay:
    """The day that a match of `DAY` says."""
    form = next(form for form in ("", "2", "3", "4") if match[f"day{form}"])
    month, year = match[f"month{form}"], match[f"year{form}"]
    return WrittenDay(
        month=int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1,
        day=int(match[f"day{form}"]),
        year=int(year) if year else None,
        weekday=_WEEKDAYS.index(match["weekday"][:3].lower()) if match["weekday"] else None,
    )


def read_time(match: re.Match[str]) -> time:
    """The kick-off that a match of `TIME` says."""
    return time(int(match["hour"]), int(match["minute"]))


class Calendar:
    """Gives days their years: by the season of the heading, the day before, and the weekday."""

    def __init__(self) -> None:
        self._season: str | None = None
        self._last: date | None = None
        self._fresh = True

    def start_season(self, season: str | None) -> None:
        """A new title: its season (``2024-25``, ``2024``; None = not told)."""
        self._season = season
        self._last = None

    def start_section(self) -> None:
        """A new round or group: its days may start anew."""
        self._fresh = True

    def place(self, written: WrittenDay) -> date | None:
        """The day with its year; None where there is no such day, or nothing tells the year."""
        years = [written.year] if written.year else self._years()
        days = [day for year in years if (day := _day(year, written))]
        if not days:
            return None
        self._last = min(days, key=lambda day: self._strangeness(day, written.weekday))
        self._fresh = False
        return self._last

    def _years(self) -> list[int]:
        """The years that a day may lie in."""
        if self._season is None:
            return [self._last.year + step for step in (-1, 0, 1)] if self._last else []
        first = int(self._season[:4])
        return [first, first + 1] if "-" in self._season else [first - 1, first, first + 1]

    def _strangeness(self, day: date, weekday: int | None) -> int:
        """How much speaks against a day, in days.

        Days go on from the last one; a step back is likely only where a round or group starts anew.
        Few days lie outside their season, and few are on another weekday than was written.
        """
        last = self._last or self._window()[0]
        distance = (day - last).days
        if distance < 0:
            distance = -distance * (1 if self._fresh else _STEP_BACK)
        start, end = self._window()
        outside = _OUT_OF_SEASON if self._season and not start <= day <= end else 0
        return distance + outside + (_OTHER_WEEKDAY if weekday not in (None, day.weekday()) else 0)

    def _window(self) -> tuple[date, date]:
        """The first and last day of the season: a split one turns in July."""
        if self._season is None:
            return date.min, date.max
        first = int(self._season[:4])
        if "-" in self._season:
            return date(first, 7, 1), date(first + 1, 6, 30)
        return date(first, 1, 1), date(first, 12, 31)


def _day(year: int, written: WrittenDay) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:
        return None
