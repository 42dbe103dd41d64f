"""Fingerprints: the same for equal values everywhere, another for any other."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuprun.build.fingerprint import Fingerprints


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


@dataclass(frozen=True)
class Place:
    name: str


@dataclass(frozen=True)
class Person:
    name: str


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
    assert Fingerprints().of(CHANGES[field](MATCH)) != Fingerprints().of(MATCH)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), ("a", ("b",))),
        (1, "1"),
        (None, "None"),
        ("", None),
        ((), ((),)),
        (Place("Genk"), Person("Genk")),
        ({"a": "b"}, {"b": "a"}),
        (True, 1),
    ],
)
def test_values_that_look_alike_differ(one: object, other: object) -> None:
    assert Fingerprints().of(one) != Fingerprints().of(other)


def test_shared_or_separate_pieces_make_no_difference() -> None:
    side = Side(name="Genk", goals=1)
    shared = Match(home=side, away=side)
    separate = Match(home=Side(name="Genk", goals=1), away=Side(name="Genk", goals=1))
    assert Fingerprints().of(shared) == Fingerprints().of(separate)


def test_what_was_seen_before_makes_no_difference() -> None:
    prints = Fingerprints()
    first = prints.of(MATCH)
    prints.of(replace(MATCH, notes=("more",)))
    assert prints.of(MATCH) == prints.of(replace(MATCH)) == first == Fingerprints().of(MATCH)


def test_values_that_are_gone_are_not_taken_for_new_ones() -> None:
    """A new value may get the place in memory, and so the id, of one that nobody holds any longer."""
    prints = Fingerprints()
    assert len({prints.of(Side(name="Genk", goals=goals)) for goals in range(1000)}) == 1000


PLAIN = st.recursive(
    st.none() | st.text(max_size=3) | st.integers(0, 3) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.builds(Place, inner),
    max_leaves=6,
)


@given(PLAIN, PLAIN)
def test_fingerprints_are_equal_only_where_values_are(one: object, other: object) -> None:
    assert (Fingerprints().of(one) == Fingerprints().of(other)) == (repr(one) == repr(other))


PROGRAM = """
from cuprun.build.fingerprint import Fingerprints
from cuprun.pages.views import Link
print(Fingerprints().of((Link(text="Genk", url="/teams/genk/"), {"b": 1, "a": ("x", None)}, 2.5)))
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
