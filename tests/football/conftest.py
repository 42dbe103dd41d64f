"""Matches for the game's tests, written on one line each."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.match import Match, NthWinner, Slot, WinnerBetween, WinnerOf, WinnerOfRound
from cuprun.football.regulations import NO_REGULATIONS, Regulations
from cuprun.football.score import Goals, Result, Score, Status

_LINE = re.compile(
    r"(?P<round>\S+)\s+(?P<date>\d{4}-\d\d-\d\d|-)\s+(?P<home>\S+)\s+v\s+(?P<away>\S+)"
    r"(?:\s+(?P<score>\d+-\d+))?(?:\s+aet\s+(?P<full>\d+-\d+))?(?:\s+pens\s+(?P<pens>\d+-\d+))?"
    r"(?P<words>(?:\s+\w+(?:=\S+)?)*)"
)


def read_match(line: str) -> Match:
    """``semi-finals 2025-01-15 brugge v genk 2-1``; ``1-1 aet 0-0 pens 4-3``; ``leg=2``, ``neutral``."""
    found = _LINE.fullmatch(line.strip())
    assert found, line
    words = dict(word.partition("=")[::2] for word in found["words"].split())
    return Match(
        id=line,
        home=_slot(found["home"]),
        away=_slot(found["away"]),
        date=None if found["date"] == "-" else date.fromisoformat(found["date"]),
        round=None if found["round"] == "-" else found["round"],
        group=words.get("group"),
        leg=int(words["leg"]) if "leg" in words else None,
        replay=int(words["replay"]) if "replay" in words else None,
        neutral="neutral" in words or None,
        through=_through(words.get("through")),
        decided=words.get("decided"),
        result=_result(found, Status(words.get("status", "played"))),
    )


def _through(word: str | None) -> tuple[str, ...] | None:
    """``through=a``, ``through=a/b``, ``through=neither``."""
    return None if word is None else () if word == "neither" else tuple(word.split("/"))


def _slot(word: str) -> Slot:
    kind, _, of = word.partition(":")
    if not of:
        return word
    if kind == "nth":
        round_, _, number = of.partition("#")
        return NthWinner(round_, int(number))
    if kind == "between":
        return WinnerBetween(frozenset(of.split("/")))
    return WinnerOf(of) if kind == "tie" else WinnerOfRound(of)


def _result(found: re.Match[str], status: Status) -> Result | None:
    if not found["score"]:
        return None if status is Status.PLAYED else Result(status=status)
    goals, full, pens = (_goals(found[name]) for name in ("score", "full", "pens"))
    score = Score(full_time=full or goals, extra_time=goals if full else None, penalties=pens)
    if status is Status.ABANDONED:
        return Result(status=status, on_pitch=score)
    return Result(status=status, score=score)


def _goals(text: str | None) -> Goals | None:
    if not text:
        return None
    home, away = text.split("-")
    return int(home), int(away)


Play = Callable[..., Cup]


@pytest.fixture
def play() -> Play:
    """A cup out of lines of matches and, where given, its regulations."""

    def played(lines: str, regulations: Regulations = NO_REGULATIONS) -> Cup:
        return build_cup([read_match(line) for line in lines.strip().splitlines()], regulations)

    return played
