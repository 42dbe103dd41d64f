from __future__ import annotations

from pathlib import Path

import pytest

from cuprun.frontmatter.football_txt.match_lines import MatchLine, split_dated_match, split_match

CASES = Path(__file__).parents[2] / "cases" / "football_txt_matches.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(written.rstrip(), meaning) for written, meaning in (line.rsplit(" = ", 1) for line in lines)]


def _said(match: MatchLine | None) -> str:
    if match is None:
        return "no match"
    parts = [match.home.text, match.away.text if match.away else "nobody"]
    parts += [match.score.text] if match.score else []
    parts += [f"[{note.text}]" for note in match.notes]
    parts += [f"@ {match.venue}"] if match.venue else []
    return " / ".join(parts)


@pytest.mark.parametrize(("written", "meaning"), _cases())
def test_a_match_line_falls_into_its_pieces(written: str, meaning: str) -> None:
    assert _said(split_match(written, 0)) == meaning


def test_pieces_know_where_they_stand() -> None:
    line = "  20.45  Genk (BEL)   v Club Brugge   2-1 (1-0)  [awarded]"
    match = split_match(line, 9)
    assert match is not None
    assert match.away is not None
    assert match.score is not None
    for piece in (match.away, match.score, *match.notes):
        assert line[piece.offset :].startswith(piece.text)
    assert match.home.offset == 9


def test_a_line_with_a_time_may_have_a_dash_between_its_sides() -> None:
    assert _said(split_dated_match("Brazil - Croatia  @ São Paulo", 0)) == "Brazil / Croatia / @ São Paulo"
    assert _said(split_dated_match("Brazil  3-1  Croatia", 0)) == "Brazil / Croatia / 3-1"
