"""Whatever is written: a meaning or a fault inside the text, never another exception."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuprun.football.score import Score, Status
from cuprun.frontmatter.notation.cards import parse_cards, parse_missed
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.goals import parse_goals
from cuprun.frontmatter.notation.lineup import parse_lineup
from cuprun.frontmatter.notation.score import parse_score
from cuprun.frontmatter.notation.shootout import parse_shootout

PIECES = ["2-1", "12", "(", ")", "[Y]", "[", "a.e.t.", "pen.", "awarded", "abandoned", "w/o", "home", "45+2'"]
PIECES += [",", ";", ":", " – ", "?", "(og)", "Vanaken", "Coach:", " ", "\u0660\u0661", "½", "Y", "R"]
NOTATION = (
    st.text()
    | st.lists(st.sampled_from(PIECES)).map("".join)
    | st.lists(st.sampled_from(PIECES)).map(" ".join)
)
PARSERS: list[Callable[[str], object]] = [
    parse_score,
    lambda text: parse_goals(text, None),
    lambda text: parse_goals(text, parse_score("1-0")),
    parse_cards,
    parse_missed,
    parse_shootout,
    parse_lineup,
]


@pytest.mark.parametrize("parse", PARSERS)
@given(text=NOTATION)
def test_any_text_has_a_meaning_or_a_fault_inside_it(parse: Callable[[str], object], text: str) -> None:
    fault = _fault_of(parse, text)
    assert fault is None or (0 <= fault.offset <= len(text) and fault.message and fault.hint)


def _fault_of(parse: Callable[[str], object], text: str) -> NotationFault | None:
    try:
        parse(text)
    except NotationFault as fault:
        return fault
    return None


GOALS = st.tuples(st.integers(0, 20), st.integers(0, 20))


@given(half_time=GOALS, second_half=GOALS, extra_time=GOALS, penalties=GOALS)
def test_a_score_is_read_alike_with_penalties_before_and_behind(
    half_time: tuple[int, int],
    second_half: tuple[int, int],
    extra_time: tuple[int, int],
    penalties: tuple[int, int],
) -> None:
    if penalties[0] == penalties[1]:
        penalties = (penalties[0] + 1, penalties[1])
    full_time = (half_time[0] + second_half[0], half_time[1] + second_half[1])
    last = (full_time[0] + extra_time[0], full_time[1] + extra_time[1])
    said = [f"{goals[0]}-{goals[1]}" for goals in (last, full_time, half_time, penalties)]
    score = Score(half_time=half_time, full_time=full_time, extra_time=last, penalties=penalties)
    for written in (
        f"{said[0]} a.e.t. ({said[1]}, {said[2]}), {said[3]} pen.",
        f"{said[3]} pen. {said[0]} a.e.t. ({said[1]}, {said[2]})",
    ):
        result = parse_score(written)
        assert result.status is Status.PLAYED
        assert result.score == score
        assert result.score.turned().turned() == score
