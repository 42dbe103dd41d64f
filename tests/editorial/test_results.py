"""``cuprun results``, as people type it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from cuprun.cli import main
from cuprun.editorial.results import result_in_words
from cuprun.frontmatter.notation.score import parse_score

CUP = """\
    = Croky Cup 2024/25

    » Halve finales
      Wed Jan/15 2025
        20.45  Club Brugge (BEL)       v KRC Genk                2-1 a.e.t. (1-1, 0-1)   @ Jan Breydel [nb: in fog]
           (Nilsson 3', Vanaken 95' (p); Tolu 88')
      Thu Feb/6
        20.45  Royal Antwerp FC        v RSC Anderlecht
    » Finale
      A 0-0 B [B won on coin toss]
    """


@pytest.fixture
def cup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "cup.txt").write_text(dedent(CUP), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_table_has_a_row_for_each_match(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["results", "cup.txt"]) == 0
    printed = capsys.readouterr()
    title, header, *rows = printed.out.splitlines()
    assert title.strip() == "cup.txt: Croky Cup 2024-25"
    assert header.split() == ["line", "date", "round", "home", "away", "score", "notes"]
    assert [" ".join(row.split()) for row in rows] == [
        "5 2025-01-15 20:45 Halve finales Club Brugge KRC Genk 2-1 a.e.t. (1-1, 0-1) @ Jan Breydel; in fog",
        "8 2025-02-06 20:45 Halve finales Royal Antwerp FC RSC Anderlecht",
        "10 Finale A B 0-0 through: B (toss); B won on coin toss",
    ]
    assert printed.err == "cup.txt: 3 matches; 9 lines understood, 0 reported\n"


def test_json_has_an_object_for_each_match(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["results", "--json", "cup.txt"]) == 0
    first, second, third = json.loads(capsys.readouterr().out)
    assert first == {
        "competition": "Croky Cup", "season": "2024-25", "round": "Halve finales", "group": None,
        "matchday": None, "leg": None, "replay": None, "date": "2025-01-15", "kickoff": "20:45",
        "home": "Club Brugge", "away": "KRC Genk", "status": "played",
        "score": {"half_time": [0, 1], "full_time": [1, 1], "extra_time": [2, 1], "penalties": None, "ending": None},
        "on_pitch": None, "minute": None, "walkover": None,
        "goals": [
            {"player": "Nilsson", "side": "home", "minute": "3", "kind": "goal"},
            {"player": "Vanaken", "side": "home", "minute": "95", "kind": "penalty"},
            {"player": "Tolu", "side": "away", "minute": "88", "kind": "goal"},
        ],
        "venue": "Jan Breydel", "neutral": None, "attendance": None, "referee": None,
        "through": None, "decided": None, "reason": None, "notes": ["in fog"], "file": "cup.txt", "line": 5,
    }  # fmt: skip
    assert (second["status"], second["score"]) == ("scheduled", None)
    assert (third["through"], third["decided"]) == ("B", "toss")
    assert set(first) == set(second) == set(third)


def test_what_was_not_understood_is_told_with_its_place(
    cup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (cup / "cup.txt").open("a", encoding="utf-8") as file:
        file.write("C 1-0 (2-0) D\nwhat a match\n")
    assert main(["results", "cup.txt"]) == 1
    faults = capsys.readouterr().err.splitlines()
    assert [fault.split(": ")[0] for fault in faults] == ["cup.txt:11:8", "cup.txt:12:1", "cup.txt"]
    assert faults[-1] == "cup.txt: 3 matches; 9 lines understood, 2 reported"


def test_a_warning_is_no_failure(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cup / "cup.txt").write_text("= Cup 2024\nA 1-0 B [what a match]\n", "utf-8")
    assert main(["results", "cup.txt"]) == 0
    assert "warning: 'what a match' is not understood" in capsys.readouterr().err


def test_names_that_may_be_slips_are_told_across_files(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cup / "content").mkdir()
    (cup / "content" / "teams.yaml").write_text("club-brugge: {name: Club Brugge}\n", "utf-8")
    (cup / "a.txt").write_text("= Cup 2023\nClub Bruge 1-0 Crystal Palace\n", "utf-8")
    (cup / "b.txt").write_text("= Cup 2024\nClub Brugge 1-0 Crystal Pallace\n", "utf-8")
    assert main(["results", "a.txt", "b.txt"]) == 0
    told = [line.split(" (")[0] for line in capsys.readouterr().err.splitlines()]
    assert told[:2] == [
        "a.txt:2:1: warning: unknown team 'Club Bruge', taken as one of its own; did you mean 'Club Brugge'?",
        "a.txt:2:16: warning: unknown team 'Crystal Palace', taken as one of its own; did you mean 'Crystal Pallace'?",
    ]


def test_a_dash_reads_the_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("= Cup 2024\nA 1-0 B\n"))
    assert main(["results", "--json", "-"]) == 0
    (match,) = json.loads(capsys.readouterr().out)
    assert (match["file"], match["home"], match["season"]) == ("<stdin>", "A", "2024")


def test_a_folder_stands_for_its_files(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cup / "more").mkdir()
    (cup / "more" / "b.txt").write_text("= Cup 2024\nA 1-0 B\n", "utf-8")
    assert main(["results", "."]) == 0
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["cup.txt", "more/b.txt"]


def test_a_file_of_two_competitions_tells_each_match_its_own(
    cup: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (cup / "cup.txt").write_text("= Cup 2024\nA 1-0 B\n= Supercup 2025\nA 1-0 B\n", "utf-8")
    main(["results", "cup.txt"])
    assert "Supercup 2025" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["results", "cap.txt"]) == 1
    assert capsys.readouterr().err == "there is no file cap.txt\n"


def test_a_file_that_is_no_text_is_told(cup: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (cup / "cup.txt").write_bytes("= Cup 2024\nKöln 1-0 B".encode("latin-1"))
    assert main(["results", "cup.txt"]) == 1
    assert capsys.readouterr().err.startswith("cup.txt:2:2: byte 0xf6 is not UTF-8")


def test_the_command_stands_on_its_own(cup: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from cuprun.cli import main; sys.exit(main())", "results", "cup.txt"],
        cwd=cup, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.count("\n")) == (0, 5)


def test_a_reader_that_goes_away_is_no_fault(cup: Path) -> None:
    (cup / "cup.txt").write_text("= Cup 2024\n" + "A v B 1-0\n" * 2_000, "utf-8")
    command = "import sys; from cuprun.cli import main; sys.exit(main())"
    arguments = [sys.executable, "-c", command, "results", "--json", "cup.txt"]
    with subprocess.Popen(arguments, cwd=cup, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.read(1)
        running.stdout.close()
        told = running.stderr.read().decode()
    assert running.returncode == 1
    assert told == ""


@pytest.mark.parametrize(
    "text",
    ["2-1", "2-1 (1-0)", "3-2 a.e.t. (2-2, 1-1)", "1-1 a.e.t. (1-1, 0-1), 4-3 pen.", "1-1 (0-0), 4-2 pen.",
     "2-1 g.g. (1-1, 0-1)", "2-1 s.g. (1-1)", "3-0 awarded", "3-0 awarded (1-2)", "abandoned 1-0 72'", "void 2-1",
     "postponed", "cancelled", "walkover home", "walkover away", "bye"],
)  # fmt: skip
def test_a_result_is_told_as_it_may_be_written(text: str) -> None:
    assert result_in_words(parse_score(text)) == text
