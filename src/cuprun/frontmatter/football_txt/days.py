"""Days and times as Football.TXT writes them; the year carries over from line to line."""

from __future__ import annotations

import re
from datetime import date, time
from functools import lru_cache

from msgspec import Struct

_WEEKDAYS = (
    r"mon(?:day)?|mo(?:ntag)?|ma(?:andag)?|lun(?:di|es|ed[iì])?|seg(?:unda)?",
    r"tue(?:s(?:day)?)?|di(?:enstag|nsdag)?|mar(?:di|tes|ted[iì])?|ter(?:ça)?",
    r"wed(?:nesday)?|mi(?:ttwoch)?|wo(?:ensdag)?|mer(?:credi|coled[iì])?|mi[ée](?:rcoles)?|qua(?:rta)?",
    r"thu(?:r(?:s(?:day)?)?)?|do(?:nnerstag|nderdag)?|jeu(?:di)?|jue(?:ves)?|gio(?:ved[iì])?|qui(?:nta)?",
    r"fri(?:day)?|fr(?:eitag)?|vr(?:ijdag)?|ven(?:dredi|erd[iì])?|vie(?:rnes)?|sex(?:ta)?",
    r"sat(?:urday)?|sa(?:mstag)?|za(?:terdag)?|sam(?:edi)?|s[áa]b(?:ado|ato)?",
    r"sun(?:day)?|so(?:nntag)?|zo(?:ndag)?|dim(?:anche)?|dom(?:ingo|enica)?",
)
"""Monday to Sunday: English, German, Dutch, French, Spanish, Italian, Portuguese."""
_MONTHS = (
    r"jan(?:uary|uari|uar|v(?:ier)?|eiro)?|j[äa]n(?:ner)?|ene(?:ro)?|gen(?:naio)?",
    r"feb(?:ruary|ruari|ruar|rero|braio)?|f[ée]vr?(?:ier)?|fev(?:ereiro)?",
    r"mar(?:ch|s|zo|ço)?|mrt|maart|mär(?:z)?",
    r"apr(?:il|ile)?|avr(?:il)?|abr(?:il)?",
    r"may(?:o)?|mei|mai(?:o)?|mag(?:gio)?",
    r"june?|juni(?:o)?|juin|giu(?:gno)?|junho",
    r"july?|juli(?:o)?|juil(?:let)?|lug(?:lio)?|julho",
    r"aug(?:ust(?:us)?)?|ao[uû]t|ago(?:sto)?",
    r"sept?(?:ember|embre|iembre)?|set(?:tembre|embro)?",
    r"oct(?:ober|obre|ubre)?|okt(?:ober)?|ott(?:obre)?|out(?:ubro)?",
    r"nov(?:ember|embre|iembre|embro)?",
    r"dec(?:ember)?|dez(?:ember|embro)?|d[ée]c(?:embre)?|dic(?:iembre|embre)?",
)
"""January to December in the same languages, written out, so that "Marseille 2" is a team and no day in March."""
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})[.,]?\s+)?"
_MONTH = "|".join(_MONTHS)
_DATE = r"(?:0?[1-9]|[12]\d|3[01])"
DAY = re.compile(
    rf"{_WEEKDAY}(?:"
    rf"(?P<month>{_MONTH})\.?[/ ](?P<day>{_DATE})(?:st|nd|rd|th)?(?:,?[/ ](?P<year>\d{{4}}))?"
    rf"|(?P<day2>{_DATE})(?:\.|st|nd|rd|th)?[\s/-]?(?P<month2>{_MONTH})\.?(?:,?[\s/-](?P<year2>\d{{4}}))?"
    r"|(?P<year3>\d{4})[-/](?P<month3>\d\d)[-/](?P<day3>\d\d)"
    rf"|(?P<day4>{_DATE})\.\s?(?P<month4>\d{{1,2}})\.\s?(?P<year4>\d{{4}}|\d\d)?"
    rf"|(?P<day5>{_DATE})(?P<dash>[-/])(?P<month5>0?[1-9]|1[0-2])(?:(?P=dash)(?P<year5>\d{{4}}|\d\d))?"
    r")(?![^\s,\]]),?",
    re.IGNORECASE,
)
"""``Fri Sep/6 2024``, ``Sat Sep 7``, ``8 June``, ``2024-09-06``, ``06.09.2024``, ``14-6-25``, ``Qua 16/03``."""
TIME = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])[.:h](?P<minute>[0-5]\d)(?:\s?h|\s?Uhr|\s?hrs)?"
    r"(?:\s+\(?(?:(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d\d)?)?|CES?T|EES?T|WES?T|BST|[ECMP][SD]?T)\)?)?(?![^\s\]])"
)
"""``20.45``, ``18:30``; a time zone behind it is passed over, since times are those of the ground."""

_TWO_DIGITS = 99
_NO_SEASON = 1995
"""Where nothing else tells, a year of two digits is one near this: 46 to 99 are of the twentieth century."""
_OUT_OF_SEASON = 240
_OTHER_WEEKDAY = 300
_STEP_BACK = 4
"""What speaks against a year, in days: see `Calendar._strangeness`."""


class WrittenDay(Struct, frozen=True):
    """A day without its year, perhaps: what a line says, before the calendar is asked."""

    month: int
    day: int
    year: int | None
    """As written: two digits leave the century open."""
    weekday: int | None
    """0 for Monday."""


def read_day(match: re.Match[str]) -> WrittenDay:
    """The day that a match of `DAY` says."""
    form = next(form for form in ("", "2", "3", "4", "5") if match[f"day{form}"])
    month, year = match[f"month{form}"], match[f"year{form}"]
    return WrittenDay(
        month=int(month) if month.isdigit() else _among(_MONTHS, month) + 1,
        day=int(match[f"day{form}"]),
        year=int(year) if year else None,
        weekday=_among(_WEEKDAYS, match["weekday"]) if match["weekday"] else None,
    )


@lru_cache(maxsize=256)
def _among(names: tuple[str, ...], word: str) -> int:
    """The place of a month or weekday among its names in all languages."""
    return next(n for n, forms in enumerate(names) if re.fullmatch(forms, word, re.IGNORECASE))


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
        years = self._years() if written.year is None else self._centuries(written.year)
        days = [day for year in years if (day := _day(year, written))]
        if not days:
            return None
        self._last = min(days, key=lambda day: self._strangeness(day, written.weekday))
        self._fresh = False
        return self._last

    def _centuries(self, year: int) -> list[int]:
        """What a year means; of two digits, the year of any century that lies near the season."""
        if year > _TWO_DIGITS:
            return [year]
        near = int(self._season[:4]) if self._season else self._last.year if self._last else _NO_SEASON
        return [min((century + year for century in (1800, 1900, 2000)), key=lambda full: abs(full - near))]

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
