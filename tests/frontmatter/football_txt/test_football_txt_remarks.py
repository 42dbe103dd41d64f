from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cuprun.frontmatter.football_txt.remark_forms import is_remark
from cuprun.frontmatter.football_txt.remarks import Remark, read_remarks
from cuprun.frontmatter.football_txt.written import Written

CASES = Path(__file__).parents[2] / "cases" / "football_txt_remarks.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(written.rstrip(), meaning) for written, meaning in (line.split(" = ", 1) for line in lines)]


def _said(remark: Remark) -> Iterator[str]:
    for name in ("extra", "penalties", "status", "given", "on_pitch", "minute", "through", "decided"):
        if value := getattr(remark, name):
            yield f"{name.replace('_', ' ')} {value}"
    if remark.replay:
        yield f"replay {remark.replay}"
    if remark.neutral:
        yield "neutral"
    if remark.venue:
        yield f"venue {remark.venue}"
    yield from (f"note {note}" for note in remark.notes)
    yield from (f"unread {clause.text}" for clause in remark.unread)


@pytest.mark.parametrize(("written", "meaning"), _cases())
def test_a_remark_says_what_a_score_cannot(written: str, meaning: str) -> None:
    remark = read_remarks((Written(written, 0),), "Leeds City", "Ajax")
    assert (", ".join(_said(remark)) or "nothing") == meaning


def test_a_clause_knows_where_it_stands() -> None:
    remark = read_remarks((Written("aet; what a match", 10),), "Genk", "Club")
    assert remark.unread == [Written("what a match", 15)]


@pytest.mark.parametrize(
    "text", ["aet, 4-3 pen", "agg 4-4", "Ajax on away goals", "aet/gg", "abandoned", "n"]
)
def test_round_brackets_may_hold_a_remark(text: str) -> None:
    assert is_remark(text)


@pytest.mark.parametrize("text", ["Montevideo", "AUT", "Sarandí", "", "Kyiv", "St. Pölten"])
def test_round_brackets_may_belong_to_a_name(text: str) -> None:
    assert not is_remark(text)
