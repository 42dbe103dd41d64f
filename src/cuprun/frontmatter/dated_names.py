"""Names with dates: ``also: [Genk, {name: KFC Winterslag, until: 1988}]``."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator

from cuprun.frontmatter.fields import fault, read_day, read_texts
from cuprun.frontmatter.records import DatedName

_FIELDS = frozenset({"name", "from", "until"})
_SEASON = re.compile(r"(?P<year>[12]\d{3})(?P<next>[-/–]\d{2}(?:\d{2})?)?")
_HINT = "write a name, or {name: KFC Winterslag, from: 1933, until: 1988-06-30}"


def _other_names(value: Any) -> tuple[str | DatedName, ...]:
    """Names, some of them with dates; pydantic's error where an entry is neither."""
    if not isinstance(value, list | dict):
        return read_texts(value)
    names: list[str | DatedName] = []
    for entry in value if isinstance(value, list) else [value]:
        names += [_dated(entry)] if isinstance(entry, dict) else read_texts([entry])
    return tuple(names)


def _dated(entry: dict[str, Any]) -> DatedName:
    if unknown := sorted(set(entry) - _FIELDS):
        raise fault(f"unknown field '{unknown[0]}' of a name", _HINT)
    if not entry.get("name"):
        raise fault("a name with dates needs its name", _HINT)
    since, until = _days(entry.get("from"))[0], _days(entry.get("until"))[1]
    if since and until and until < since:
        raise fault(f"'{entry['name']}' ends on {until}, before it begins on {since}", _HINT)
    return DatedName(name=str(entry["name"]).strip(), since=since, until=until)


def _days(value: Any) -> tuple[date | None, date | None]:
    """The first and the last day that is meant: by a day itself, a year, or a season (``1988-89``)."""
    if value is None:
        return None, None
    season = _SEASON.fullmatch(str(value).strip())
    if season is None:
        return read_day(value), read_day(value)
    year = int(season["year"])
    if season["next"]:
        return date(year, 7, 1), date(year + 1, 6, 30)
    return date(year, 1, 1), date(year, 12, 31)


OtherNames = Annotated[tuple[str | DatedName, ...], PlainValidator(_other_names)]
