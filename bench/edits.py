"""Edits that an author makes between two builds: each changes a file a little, and may be made again and again."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path], None]

_HOME_WIN = re.compile(r"^score: (\d+)-(\d+)( \(.*\))$", re.MULTILINE)
_MARK = '<article class="report'


def change_prose(report: Path) -> None:
    """Add a sentence to the end of a report."""
    report.write_text(report.read_text("utf-8").rstrip("\n") + " Dat was het.\n", "utf-8")


def change_score(report: Path) -> None:
    """Give the home side, which won, one more goal and a scorer. Raises ValueError where it did not win."""
    text = report.read_text("utf-8")
    score = _home_win(text)
    if score is None:
        raise ValueError(f"{report}: the home side did not win in ninety minutes")
    goals = int(score[1]) + 1
    text = text.replace(score[0], f"score: {goals}-{score[2]}{score[3]}")
    report.write_text(text.replace("\ngoals: ", f"\ngoals: Invaller {45 + goals}', ", 1), "utf-8")


def change_template(template: Path) -> None:
    """Change the markup of every report's page."""
    text = template.read_text("utf-8")
    if _MARK not in text:
        raise ValueError(f"{template}: there is no {_MARK} in it")
    template.write_text(text.replace(_MARK, f"{_MARK} edited"), "utf-8")


def report_to_edit(content: Path) -> Path:
    """A report from the middle of the archive that the home side won. Raises ValueError where there is none."""
    files = sorted(content.glob("reports/**/*.md"))
    for file in files[len(files) // 2 :]:
        if _home_win(file.read_text("utf-8")):
            return file
    raise ValueError(f"{content}: in no later report did the home side win in ninety minutes")


def _home_win(text: str) -> re.Match[str] | None:
    score = _HOME_WIN.search(text)
    return score if score and " a.e.t." not in score[0] and int(score[1]) > int(score[2]) else None
