"""Days and times as Football.TXT writes them; years carry over from line to line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<{{name}}>(?:{'|'.join(_MONTHS)})[a-z]*)\.?"
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})[a-z]*[.,]?\s+)?"
DAY = re.compile(
    rf"{_WEEKDAY}(?:"
    rf"{_MONTH.format(name='month')}[/ ](?P<day>\d{{1,2}})(?:,?[/ ](?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})[. ]\s?{_MONTH.format(name='month2')}(?:\s(?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d\d-\d\d)"
    r")(?!\S)",
    re.IGNORECASE,
)
TIME = re.compile(r"(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?=\s)")

_LONGEST_STEP_BACK = timedelta(days=200)
"""Files may go back in time, group by group; a day further back than this lies a year later."""


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day without its year, perhaps: what a line says, before the calendar is asked."""

    month: int
    day: int
    year: int | None
    weekday: int | None
    """0 for Monday."""


def read_day(match: re.Match[str]) -> WrittenDay:
    """The day a match of `DAY` says."""
    weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
        return WrittenDay(month, day, year, weekday)
    month_name = (match["month"] or match["month2"])[:3].lower()
    written_year = match["year"] or match["year2"]
    return WrittenDay(
        _MONTHS.index(month_name) + 1,
        int(match["day"] or match["day2"]),
        int(written_year) if written_year else None,
        weekday,
    )


class Calendar:
    """Gives days their years: by the season of the heading, the weekday, and the day before."""

    def __init__(self) -> None:
        self._season: str | None = None
        self._last: date | None = None

    def start_season(self, season: str | None) -> None:
        """A new heading: its season (``2024-25``, ``2024``; None = not told)."""
        self._season = season
        self._last = None

    def place(self, written: WrittenDay) -> date | None:
        """The day with its year; None where there is no such day, or nothing tells the year."""
        years = [written.year] if written.year else self._years(written)
        days = [day for year in years if (day := _day(year, written))]
        if not days:
            return None
        by_weekday = [day for day in days if day.weekday() == written.weekday]
        self._last = (by_weekday or days)[0]
        return self._last

    def _years(self, written: WrittenDay) -> list[int]:
        """The years a day may lie in, likeliest first."""
        natural = self._natural_year(written)
        if natural is None:
            return []
        day = _day(natural, written)
        if day and self._last and self._last - day > _LONGEST_STEP_BACK:
            return [natural + 1, natural]
        return [natural, natural + 1]

    def _natural_year(self, written: WrittenDay) -> int | None:
        """The year a season's months lie in: a split season turns in July."""
        if self._season is None:
            return self._last.year if self._last else None
        first = int(self._season[:4])
        return first + 1 if "-" in self._season and written.month < 7 else first


def _day(year: int, written: WrittenDay) -> date | None:
    try:
        return date(year, written.month, written.day)
    except ValueError:
        return None


def read_time(match: re.Match[str]) -> time:
    """The kick-off a match of `TIME` says."""
    return time(int(match["hour"]), int(match["minute"]))
