"""Values in the ledger: what was written comes back, and nothing else does."""

from __future__ import annotations

import pickle
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from cuprun.build.values import Unreadable, read, written

OURS = (__name__,)


class Leg(Struct, frozen=True, kw_only=True):
    home: str
    goals: tuple[int, ...]
    at: datetime | None = None


class Alone(Struct, frozen=True):
    leg: Leg | None


class Tie(Struct, frozen=True):
    legs: tuple[Leg, ...]
    notes: dict[str, str]


LEGS = st.builds(
    Leg,
    home=st.text(),
    goals=st.lists(st.integers(0, 20)).map(tuple),
    at=st.none() | st.datetimes(timezones=st.sampled_from([UTC, ZoneInfo("Europe/Brussels")])),
)
TIES = st.builds(Tie, legs=st.lists(LEGS, max_size=3).map(tuple), notes=st.dictionaries(st.text(), st.text()))


@given(TIES | LEGS | st.builds(Alone, st.none() | LEGS))
def test_a_value_comes_back_as_it_was(value: object) -> None:
    back = read(written(value), OURS)
    assert back == value
    assert type(back) is type(value)


@pytest.mark.parametrize(
    "value", [date(2025, 2, 5), timedelta(hours=1), ZoneInfo("Europe/Brussels"), None, (1, "a")]
)
def test_plain_values_come_back(value: object) -> None:
    assert read(written(value), ()) == value


@given(TIES, st.data())
def test_damaged_bytes_are_unreadable_or_some_value(tie: Tie, data: st.DataObject) -> None:
    """Whatever happened to them, nothing but Unreadable comes out."""
    whole = bytearray(written(tie))
    at = data.draw(st.integers(0, len(whole) - 1))
    if data.draw(st.booleans()):
        del whole[at:]
    else:
        whole[at] = data.draw(st.integers(0, 255))
    try:
        read(bytes(whole), OURS)
    except Unreadable:
        return


def test_bytes_cut_short_are_unreadable() -> None:
    whole = written(Alone(Leg(home="Genk", goals=(1,))))
    for size in range(len(whole)):
        with pytest.raises(Unreadable):
            read(whole[:size], OURS)


class Trap(Struct, frozen=True):
    file: Path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.file,)


@pytest.mark.parametrize("modules", [(), OURS, ("pathlib", "builtins", "os", "posix")])
def test_no_function_is_run(tmp_path: Path, modules: tuple[str, ...]) -> None:
    trap = tmp_path / "sprung"
    with pytest.raises(Unreadable):
        read(pickle.dumps(Trap(trap)), modules)
    assert not trap.exists()


def test_classes_of_other_modules_are_refused() -> None:
    with pytest.raises(Unreadable, match="which is no value of it"):
        read(written(Leg(home="Genk", goals=())), ("cuprun.pages.",))


def test_a_class_whose_fields_have_changed_is_unreadable() -> None:
    data = written(Leg(home="Genk", goals=()))
    less = data.replace(Leg.__name__.encode(), b"Alone"[: len("Leg")])
    with pytest.raises(Unreadable):
        read(less, OURS)


def test_a_changed_value_is_other_bytes() -> None:
    leg = Leg(home="Genk", goals=(1, 0))
    assert written(leg) == written(replace(leg))
    assert written(leg) != written(replace(leg, goals=(0, 1)))
