from __future__ import annotations

from pathlib import Path

import pytest

from cuprun.football.round_name import RoundName, parse_round

CASES = Path(__file__).parents[1] / "cases" / "round_names.txt"


def _cases() -> list[tuple[str, RoundName]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.rsplit(" = ", 1) for line in lines]
    return [(name.strip(), _meaning(meaning)) for name, meaning in pairs]


def _meaning(text: str) -> RoundName:
    id_, *more = text.split(", ")
    leg = next((int(word.removeprefix("leg ")) for word in more if word.startswith("leg ")), None)
    return RoundName(id_, leg, replay="replays" in more)


@pytest.mark.parametrize(("name", "meaning"), _cases())
def test_a_name_means_a_round(name: str, meaning: RoundName) -> None:
    assert parse_round(name) == meaning
