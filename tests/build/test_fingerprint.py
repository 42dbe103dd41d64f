"""Fingerprints: the same for equal values everywhere, another for any other."""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cuprun
from cuprun.build.fingerprint import fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    name: str
    goals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    home: Side
    away: Side
    at: datetime = datetime(2025, 2, 5, 20, 45, tzinfo=UTC)
    notes: tuple[str, ...] = ()
    scores: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    name: str


@dataclass(frozen=True, slots=True)
class Named:
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


def _classes() -> list[type]:
    """Every dataclass of the package."""
    found: list[type] = []
    for module in pkgutil.walk_packages(cuprun.__path__, "cuprun."):
        if not module.name.endswith("__main__"):
            members = vars(importlib.import_module(module.name)).values()
            found += [m for m in members if isinstance(m, type) and is_dataclass(m)]
    return sorted(set(found), key=lambda kind: (kind.__module__, kind.__qualname__))


VALUES = [
    kind
    for kind in _classes()
    if kind.__module__.startswith(
        ("cuprun.pages.", "cuprun.frontmatter.records", "cuprun.football.match", "cuprun.football.score")
    )
]


def _together(told: object) -> Iterator[set[type]]:
    """Dataclasses that may stand in one place, by the type that is told of it."""
    parts = get_args(told)
    if get_origin(told) in (Union, UnionType):
        yield {part for part in parts if isinstance(part, type) and is_dataclass(part)}
    for part in parts:
        yield from _together(part)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__qualname__)
def test_values_that_may_stand_in_one_place_are_told_apart_by_their_fields(kind: type) -> None:
    """A fingerprint does not tell what a class is called."""
    for told in get_type_hints(kind).values():
        for kinds in _together(told):
            names = {frozenset(field.name for field in fields(one)) for one in kinds}
            assert len(names) == len(kinds), kinds


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__qualname__)
def test_all_fields_of_a_value_are_told(kind: type) -> None:
    """Private fields would be left out, and what is kept beside the fields would be told."""
    assert not [field.name for field in fields(kind) if field.name.startswith("_")]
    assert not [name for name, member in vars(kind).items() if isinstance(member, cached_property)]
