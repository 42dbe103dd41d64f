"""Fingerprints: the same for equal values everywhere, another for any other."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

import cuprun
from cuprun.build.fingerprint import fingerprint
from cuprun.host.placing import Placed
from cuprun.host.press import ChapterOrder


class Side(Struct, frozen=True, kw_only=True):
    name: str
    goals: int


class Match(Struct, frozen=True, kw_only=True):
    home: Side
    away: Side
    at: datetime = datetime(2025, 2, 5, 20, 45, tzinfo=UTC)
    notes: tuple[str, ...] = ()
    scores: tuple[tuple[str, int], ...] = ()


class Place(Struct, frozen=True):
    name: str


class Named(Struct, frozen=True):
    title: str


MATCH = Match(home=Side(name="Genk", goals=1), away=Side(name="Club", goals=2))

CHANGES: dict[str, Callable[[Match], Match]] = {
    "home": lambda match: replace(match, home=replace(match.home, goals=2)),
    "sides": lambda match: replace(match, home=match.away, away=match.home),
    "at": lambda match: replace(match, at=match.at.replace(minute=46)),
    "notes": lambda match: replace(match, notes=("",)),
    "scores": lambda match: replace(match, scores=(("a", 1),)),
}


@pytest.mark.parametrize("field", CHANGES)
def test_any_field_that_changes_changes_it(field: str) -> None:
    assert fingerprint(CHANGES[field](MATCH)) != fingerprint(MATCH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), ("a", ("b",))),
        (1, "1"),
        (None, "None"),
        ("", None),
        ((), ((),)),
        (Place("Genk"), Named("Genk")),
        ({"a": "b"}, {"b": "a"}),
        (True, 1),
        ({("a", "b"): 1}, {("b", "a"): 1}),
        (timedelta(1), repr(timedelta(1))),
    ],
)
def test_values_that_look_alike_differ(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)


def test_shared_or_separate_pieces_make_no_difference() -> None:
    side = Side(name="Genk", goals=1)
    shared = Match(home=side, away=side)
    separate = Match(home=Side(name="Genk", goals=1), away=Side(name="Genk", goals=1))
    assert fingerprint(shared) == fingerprint(separate)


PLAIN = st.recursive(
    st.none() | st.text(max_size=3) | st.integers(0, 3) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.builds(Place, inner),
    max_leaves=6,
)


@given(PLAIN, PLAIN)
def test_fingerprints_are_equal_only_where_values_are(one: object, other: object) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (repr(one) == repr(other))


PROGRAM = """
from cuprun.build.fingerprint import fingerprint
from cuprun.pages.views import Link
print(fingerprint((Link(text="Genk", url="/teams/genk/"), {"b": 1, "a": ("x", None)}, 2.5)))
"""


def test_it_is_the_same_in_every_process_whatever_its_hash_seed() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(told) == 1


def _classes() -> list[type[Struct]]:
    """Every struct of the package."""
    found: list[type[Struct]] = []
    for module in pkgutil.walk_packages(cuprun.__path__, "cuprun."):
        if not module.name.endswith("__main__"):
            members = vars(importlib.import_module(module.name)).values()
            found += [m for m in members if isinstance(m, type) and issubclass(m, Struct)]
    return sorted(set(found), key=lambda kind: (kind.__module__, kind.__qualname__))


VALUES = [
    kind
    for kind in _classes()
    if kind.__module__.startswith(
        ("cuprun.pages.", "cuprun.frontmatter.records", "cuprun.football.match", "cuprun.football.score")
    )
]

TOLD = [*(kind for kind in VALUES if "football" not in kind.__module__), ChapterOrder, Placed]


def _together(told: object) -> Iterator[set[type[Struct]]]:
    """Structs that may stand in one place, by the type that is told of it."""
    parts = get_args(told)
    if get_origin(told) in (Union, UnionType):
        yield {part for part in parts if isinstance(part, type) and issubclass(part, Struct)}
    for part in parts:
        yield from _together(part)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__qualname__)
def test_values_that_may_stand_in_one_place_are_told_apart_by_their_fields(kind: type[Struct]) -> None:
    """A fingerprint does not tell what a class is called."""
    for told in get_type_hints(kind).values():
        for kinds in _together(told):
            names = {frozenset(one.__struct_fields__) for one in kinds}
            assert len(names) == len(kinds), kinds


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__qualname__)
def test_all_fields_of_a_value_are_told(kind: type[Struct]) -> None:
    """Private fields would be left out, and what is kept beside the fields would be told."""
    assert not [name for name in kind.__struct_fields__ if name.startswith("_")]
    assert not [name for name, member in vars(kind).items() if isinstance(member, cached_property)]


def _parts(told: object) -> Iterator[object]:
    """A type, and those that it is made of."""
    yield get_origin(told) or told
    for part in get_args(told):
        yield from _parts(part)


@pytest.mark.parametrize("kind", TOLD, ids=lambda kind: kind.__qualname__)
def test_nothing_that_is_told_is_a_set_or_may_be_a_date_or_a_text(kind: type[Struct]) -> None:
    """Sets have no order to be told in, and days are told as text is."""
    for told in get_type_hints(kind).values():
        parts = set(_parts(told))
        assert not parts & {set, frozenset, AbstractSet}
        assert str not in parts or not parts & {date, datetime, time}
