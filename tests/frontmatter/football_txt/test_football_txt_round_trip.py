"""What is written in any dialect is read as it was meant."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from cuprun.football.score import Goals, Score
from cuprun.frontmatter.football_txt.reading import read_results

NAMES = [
    "1. FC Köln",
    "Schalke 04",
    "TSV 1860 München",
    "Brighton & Hove Albion",
    "'s Gravenwezel-Schilde",
    "V. Köln",
]
NAMES += [
    "UDI'19/Beter Bed",
    "1° de Maio",
    "Dnpro-1",
    "Austria 2",
    "Queen's Park",
    "Bodø/Glimt",
    "St. Kitts & Nevis",
]
NAMES += [
    "Racing (Montevideo)",
    "Genk U23",
    "Achilles'29 II",
    "Côte d'Ivoire",
    "KV Diksmuide-Oostende",
    "Mali",
    "May",
]
GOALS = st.tuples(st.integers(0, 9), st.integers(0, 9))


@st.composite
def scores(draw: st.DrawFn) -> Score:
    """A score that can have been: every whistle at least as high as the one before."""
    half, second, extra, penalties = (draw(GOALS) for _ in range(4))
    full = _sum(half, second)
    with_half = draw(st.booleans())
    last = _sum(full, extra) if draw(st.booleans()) else None
    shot = draw(st.booleans()) and penalties[0] != penalties[1]
    return Score(
        half_time=half if with_half else None,
        full_time=full,
        extra_time=last,
        penalties=penalties if shot else None,
    )


def _sum(one: Goals, other: Goals) -> Goals:
    return (one[0] + other[0], one[1] + other[1])


def _pair(goals: Goals, sign: str) -> str:
    return f"{goals[0]}{sign}{goals[1]}"


def _behind(score: Score, sign: str) -> str:
    """``2-1 a.e.t. (1-1, 0-1), 4-3 pen.``"""
    final = score.final or (0, 0)
    earlier = [score.full_time if score.extra_time else None, score.half_time]
    brackets = ", ".join(_pair(goals, sign) for goals in earlier if goals)
    extra = " a.e.t." if score.extra_time else ""
    shoot_out = f", {_pair(score.penalties, sign)} pen." if score.penalties else ""
    return _pair(final, sign) + extra + (f" ({brackets})" if brackets else "") + shoot_out


def _before(score: Score, sign: str) -> str:
    """``4-3 pen. 2-1 a.e.t. (1-1, 0-1)``"""
    if score.penalties is None:
        return _behind(score, sign)
    text, _, _ = _behind(score, sign).partition(f", {_pair(score.penalties, sign)} pen.")
    return f"{_pair(score.penalties, sign)} pen. {text}"


DIALECTS = {
    "score behind": "  {home}  v  {away}   {score}",
    "score between": "  {home}   {score}   {away}",
    "with a ground": "  20.45  {home}   {score}   {away}  @ Stadion, Stad",
    "with a number": "(17) 20:45  {home}   {score}   {away}  @ Stadion, Stad",
    "with a dash": "  {home} - {away}   {score}",
    "ground before": "  20.45 @ Stadion   {home}   {score}   {away}",
    "with countries": "  {home} (GER)  v  {away} (SUI)   {score}",
    "with a remark": "  {home}   {score}   {away}   [nb: in fog]",
}


@given(
    home=st.sampled_from(NAMES),
    away=st.sampled_from(NAMES),
    score=scores(),
    sign=st.sampled_from("-–:"),
    dialect=st.sampled_from(sorted(DIALECTS)),
    penalties_first=st.booleans(),
)
def test_a_match_is_read_as_it_was_meant(
    home: str, away: str, score: Score, sign: str, dialect: str, *, penalties_first: bool
) -> None:
    written = (_before if penalties_first else _behind)(score, sign)
    line = DIALECTS[dialect].format(home=home, away=away, score=written)
    reading = read_results(f"= Cup 2024/25\n» Round 1\nFri Sep/6\n{line}\n", file="cup.txt")
    assert [str(fault) for fault in reading.diagnostics] == []
    (match,) = reading.facts
    assert (match.home, match.away, match.date) == (home, away, date(2024, 9, 6))
    assert match.result
    assert match.result.score == score


DAYS = ["%a %b/%d", "%b %d", "[%a %b/%d]", "%d %B", "%d.%m.%Y", "%Y-%m-%d", "%d-%m-%y", "%a %d/%m"]


@given(
    first=st.dates(date(2024, 7, 1), date(2025, 4, 30)),
    steps=st.lists(st.integers(0, 20), max_size=5),
    form=st.sampled_from(DAYS),
)
def test_days_are_read_as_they_were_meant(first: date, steps: list[int], form: str) -> None:
    days = [first]
    for step in steps:
        days.append(min(days[-1] + timedelta(days=step), date(2025, 6, 30)))
    lines = [f"{day.strftime(form)}\n  A v B 1-0" for day in days]
    reading = read_results("= Cup 2024/25\n» Round 1\n" + "\n".join(lines), file="cup.txt")
    assert [str(fault) for fault in reading.diagnostics] == []
    assert [match.date for match in reading.facts] == days
