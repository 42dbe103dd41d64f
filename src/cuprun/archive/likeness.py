"""Likeness of names: which unknown name is so near another that one of them may be a slip.

Women's, under-age and reserve teams are teams of their own, and so are teams whose names differ in a
number: none of them is ever taken for a slip of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rapidfuzz import fuzz
from unidecode import unidecode

_NEAR_KNOWN = 85.0
_NEAR_UNKNOWN = 90.0
"""From this likeness on (of 100) an unknown name is suspiciously near a known one, or another unknown one."""
_SHORTEST = 5
"""Shorter names differ in a letter without being slips: Genk and Gent, Iran and Iraq."""
_LARGEST_BLOCK = 80
"""More names than this share a word that says nothing of any of them: City, United."""

_FEW = 20_000
"""So many pairs of names are compared one by one; of more, only those that share a part of a word."""
_WORD = re.compile(r"[a-z]+|[0-9]+")
_MARKS = frozenset(
    [
        "women",
        "ladies",
        "vrouwen",
        "dames",
        "frauen",
        "feminine",
        "feminines",
        "feminin",
        "femenino",
        "femenina",
        "feminino",
        "femminile",
        "girls",
        "youth",
        "juniors",
        "juvenil",
        "primavera",
        "espoirs",
        "beloften",
        "jong",
        "jeugd",
        "amateure",
        "amateurs",
        "reserves",
        "reserve",
        "nxt",
        "ii",
        "iii",
        "iv",
        "b",
        "c",
        "w",
        "u",
        "east",
        "west",
        "north",
        "south",
        "eastern",
        "western",
        "northern",
        "southern",
        "oost",
        "noord",
        "zuid",
        "new",
        "old",
        "city",
        "united",
    ]
)
"""Words, next to numbers, that tell teams apart: Genk U23, Jong Genk, Club NXT, Bayern II, East Germany."""
_AFFIXES = frozenset(
    [
        "fc",
        "sc",
        "ac",
        "as",
        "afc",
        "cf",
        "kv",
        "kvv",
        "kvc",
        "kfc",
        "kac",
        "k",
        "r",
        "rc",
        "rsc",
        "krc",
        "kaa",
        "rfc",
        "rcs",
        "sv",
        "vv",
        "bv",
        "fk",
        "nk",
        "sk",
        "if",
        "bk",
        "us",
        "cd",
        "ud",
        "sd",
        "ca",
        "club",
        "tsv",
        "vfl",
        "vfb",
        "the",
        "de",
    ]
)
"""Words that people leave out or add: KRC Genk and Genk."""


def near_names(unknown: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """For each suspicious unknown name the one it is near: a known one, or another unknown one."""
    return _near_names(tuple(sorted(unknown)), tuple(sorted(known)))


@lru_cache(maxsize=16)
def _near_names(unknown: tuple[str, ...], known: tuple[str, ...]) -> dict[str, str]:
    """A preview asks this at every change, and nearly always for the same names."""
    near_known, near_unknown = _Candidates(known, unknown), _Candidates(unknown, unknown)
    found: dict[str, str] = {}
    for name in unknown:
        near = _nearest(name, near_known.of(name), _NEAR_KNOWN)
        near = near or _nearest(name, near_unknown.of(name), _NEAR_UNKNOWN)
        if near and found.get(near) != name:
            found[name] = near
    return found


def likeness(name: str, other: str) -> float:
    """How alike two names are, of 100; 0 for teams of different kinds, or names too short to tell."""
    words, marks = _parts(name)
    other_words, other_marks = _parts(other)
    shorter = min(len(words), len(other_words))
    if marks != other_marks or shorter < _SHORTEST:
        return 0.0
    return max(
        fuzz.ratio(words, other_words),
        fuzz.ratio(words.replace(" ", ""), other_words.replace(" ", "")),
    )


def differ_by_affixes(name: str, other: str) -> bool:
    """Whether one name is the other with words such as FC: ``Genk`` and ``KRC Genk``.

    ``FC Barcelona`` and ``Barcelona SC`` differ in such words, and are two clubs.
    """
    (core, affixes), (other_core, other_affixes) = _core(name), _core(other)
    return (
        core == other_core != ""
        and _parts(name)[1] == _parts(other)[1]
        and (affixes <= other_affixes or other_affixes <= affixes)
    )


@cache
def _parts(name: str) -> tuple[str, frozenset[str]]:
    """The words of a name in small plain letters, and the marks that tell the teams of one club apart."""
    words = _WORD.findall(unidecode(name).casefold())
    marks = frozenset(word for word in words if word in _MARKS or word.isdigit())
    return " ".join(word for word in words if word not in marks), marks


@cache
def _core(name: str) -> tuple[str, frozenset[str]]:
    """The words of a name that nobody leaves out, and those that people do."""
    words = _parts(name)[0].split()
    affixes = frozenset(word for word in words if word in _AFFIXES)
    return " ".join(word for word in words if word not in affixes), affixes


class _Candidates:
    """The names that one may be near: all, or of many those that share the beginning or end of a word."""

    def __init__(self, names: tuple[str, ...], asked: tuple[str, ...]) -> None:
        self._all = names if len(names) * len(asked) <= _FEW else None
        self._blocks: dict[str, list[str]] = {}
        for name in names if self._all is None else ():
            for key in _keys(name):
                self._blocks.setdefault(key, []).append(name)

    def of(self, name: str) -> Iterator[str]:
        if self._all is not None:
            yield from (other for other in self._all if other != name)
            return
        for key in sorted(_keys(name)):
            block = self._blocks.get(key, [])
            if len(block) <= _LARGEST_BLOCK:
                yield from (other for other in block if other != name)


@cache
def _keys(name: str) -> frozenset[str]:
    words = [word for word in _parts(name)[0].split() if len(word) > 3]
    return frozenset(key for word in words for key in (f"{word[:4]}-", f"-{word[-4:]}"))


def _nearest(name: str, others: Iterable[str], cutoff: float) -> str | None:
    """The name that is most like this one, by likeness and then by the alphabet."""
    ranked = [
        (-100.0 if differ_by_affixes(name, other) else -likeness(name, other), other) for other in set(others)
    ]
    best = min(ranked, default=None)
    return best[1] if best and -best[0] >= cutoff else None
