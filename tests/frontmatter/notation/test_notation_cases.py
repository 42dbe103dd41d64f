"""Every notation against its file of cases: what people write, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from cuprun.football.events import Appearance, Card, Goal, GoalKind, Kick, MissedPenalty
from cuprun.football.score import Goals, Result, Score
from cuprun.frontmatter.notation.cards import parse_cards, parse_missed
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.goals import parse_goals
from cuprun.frontmatter.notation.lineup import parse_lineup_and_cards
from cuprun.frontmatter.notation.score import parse_score
from cuprun.frontmatter.notation.shootout import parse_shootout

CASES = Path(__file__).parents[2] / "cases"
Said = Callable[[str], str]


def _of(parts: Iterable[object]) -> str:
    return "; ".join(str(part) for part in parts) or "none"


def _words(*words: object) -> str:
    return " ".join(str(word) for word in words if word is not None)


# What a notation means, in the words of the case files


def _score(text: str) -> str:
    return ", ".join(_result(parse_score(text)))


def _result(result: Result) -> Iterator[str]:
    yield _words(result.status.value, result.walkover and result.walkover.value)
    yield from _whistles(result.score)
    if result.on_pitch:
        yield "on pitch: " + ", ".join(_whistles(result.on_pitch))
    if result.minute:
        yield f"minute {result.minute}"


def _whistles(score: Score | None) -> Iterator[str]:
    if score is None:
        return
    whistles = (
        ("extra time", score.extra_time),
        ("full time", score.full_time),
        ("half-time", score.half_time),
        ("penalties", score.penalties),
    )
    yield from (f"{whistle} {_pair(goals)}" for whistle, goals in whistles if goals)
    if score.ending:
        yield score.ending.value


def _pair(goals: Goals) -> str:
    return f"{goals[0]}-{goals[1]}"


def _goals(text: str) -> str:
    score, _, goals = text.partition("|")
    result = parse_score(score) if score.strip() != "-" else None
    return _of(_goal(goal) for goal in parse_goals(goals.strip(), result))


def _goal(goal: Goal) -> str:
    kind = goal.kind.value if goal.kind is not GoalKind.GOAL else None
    return _words(goal.side.value, goal.player or "?", goal.minute, kind)


def _cards(text: str) -> str:
    return _of(map(_card, parse_cards(text)))


def _card(card: Card) -> str:
    assert card.side is None
    return _words(card.player, card.kind.value, card.minute)


def _missed(text: str) -> str:
    def said(missed: MissedPenalty) -> str:
        return _words(missed.player, missed.minute)

    return _of(map(said, parse_missed(text)))


def _shootout(text: str) -> str:
    def said(kick: Kick) -> str:
        return _words(kick.player, _pair(kick.score) if kick.score else None, kick.miss)

    return _of(map(said, parse_shootout(text)))


def _lineup(text: str) -> str:
    lineup, cards = parse_lineup_and_cards(text)
    lines = " | ".join(", ".join(map(_appearance, line)) for line in lineup.lines)
    coach = [f"coach {lineup.coach}"] if lineup.coach else []
    return _of([lines, *coach, *map(_card, cards)])


def _appearance(player: Appearance) -> str:
    if player.replaced_by is None:
        return player.player
    return f"{player.player} ({player.off or '?'} {_appearance(player.replaced_by)})"


NOTATIONS: dict[str, Said] = {
    "scores": _score,
    "goals": _goals,
    "cards": _cards,
    "missed_penalties": _missed,
    "shootouts": _shootout,
    "lineups": _lineup,
}


def _cases() -> Iterator[tuple[str, str, str]]:
    for notation in NOTATIONS:
        for line in (CASES / f"{notation}.txt").read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                written, meaning = line.split(" = ", 1)
                yield notation, written.rstrip(), meaning


@pytest.mark.parametrize(("notation", "written", "meaning"), list(_cases()))
def test_what_is_written_means_what_the_case_says(notation: str, written: str, meaning: str) -> None:
    said = NOTATIONS[notation]
    if meaning.startswith("fault at "):
        with pytest.raises(NotationFault) as caught:
            said(written)
        assert f"fault at {caught.value.offset}: {caught.value.message}" == meaning
        assert caught.value.hint
    else:
        assert said(written) == meaning
