"""Types of fields: how each kind of value is written, and what to say when it is not."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Annotated, Any, NamedTuple

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from cuprun.football.score import Result
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.score import parse_score

_DAY = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
_TIME = r"(?P<hour>\d{1,2})[:.hu](?P<minute>\d{2})(?::\d{2})?"
_WHEN = re.compile(rf"{_DAY}(?:[ T]+{_TIME}\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?")
_YES = frozenset({"yes", "true", "ja", "oui"})
_NO = frozenset({"no", "false", "nee", "nein", "non"})


class When(NamedTuple):
    """A day, and a time of it where one is given."""

    day: date
    at: time | None


def fault(message: str, hint: str, offset: int = 0) -> PydanticCustomError:
    """What pydantic is told of a wrong value; `offset` counts from the value's first character."""
    context = {"message": message, "hint": hint, "offset": offset}
    return PydanticCustomError("field", "{message}", context)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    kind = "a list" if isinstance(value, list) else "a mapping" if isinstance(value, dict) else "nothing"
    raise fault(f"expected text, found {kind}", "write one value on one line")


def read_texts(value: Any) -> tuple[str, ...]:
    """One text, several with ``;`` or ``,`` between them, or a list of texts."""
    if isinstance(value, str):
        separator = ";" if ";" in value else ","
        return tuple(part.strip() for part in value.split(separator) if part.strip())
    if isinstance(value, list):
        return tuple(_text(entry) for entry in value if entry is not None)
    raise fault("expected text or a list", "write [one, another]")


def _through(value: Any) -> str:
    """One name, or a list of two, which are told apart by a semicolon."""
    return "; ".join(map(_text, value)) if isinstance(value, list) else _text(value)


def _count(value: Any) -> int:
    return _number(_text(value), "write digits and nothing else: 18500")


def _ordinal(value: Any) -> int:
    number = _number(_text(value), "write a digit: 1, 2, …")
    if number < 1:
        raise fault(f"'{value}' is too small", "count from 1")
    return number


def _number(text: str, hint: str) -> int:
    digits = re.sub(r"[.,\s_]", "", text)
    if not digits.isdecimal():
        raise fault(f"'{text}' is no number", hint)
    return int(digits)


def _yes_or_no(value: Any) -> bool:
    word = _text(value).casefold()
    if word in _YES | _NO:
        return word in _YES
    raise fault(f"'{value}' is neither yes nor no", "write yes or no")


def _when(value: Any) -> When:
    text = _text(value)
    match = _WHEN.fullmatch(text)
    if match is None:
        raise fault(f"'{text}' is no date", "write 2025-02-05, or 2025-02-05 20:45 with the kick-off")
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        at = time(int(match["hour"]), int(match["minute"])) if match["hour"] else None
    except ValueError as error:
        raise fault(f"'{text}' is no date: {error}", "write 2025-02-05 20:45") from None
    return When(day, at)


def read_day(value: Any) -> date:
    """A day, without the time that may stand behind it."""
    return _when(value).day


def _moment(value: Any) -> datetime:
    text = _text(value)
    when = _when(text)
    zone = re.search(r"(?:Z|[+-]\d\d:?\d\d)$", text) if when.at else None
    moment = datetime.combine(when.day, when.at or time.min)
    if zone is None:
        return moment
    return datetime.fromisoformat(f"{moment.isoformat()}{zone[0]}")


def _result(value: Any) -> Result:
    text = _text(value)
    try:
        return parse_score(text)
    except NotationFault as wrong:
        raise fault(wrong.message, wrong.hint or "", wrong.offset) from None


Text = Annotated[str, PlainValidator(_text)]
Texts = Annotated[tuple[str, ...], PlainValidator(read_texts)]
Through = Annotated[str, PlainValidator(_through)]
Count = Annotated[int, PlainValidator(_count)]
Ordinal = Annotated[int, PlainValidator(_ordinal)]
YesNo = Annotated[bool, PlainValidator(_yes_or_no)]
Day = Annotated[date, PlainValidator(read_day)]
DayAndTime = Annotated[When, PlainValidator(_when)]
Moment = Annotated[datetime, PlainValidator(_moment)]
Score = Annotated[Result, PlainValidator(_result)]
