"""The record's files of results: how much of each was understood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cuprun.frontmatter.football_txt.reading import read_results

RESULTS = Path("openfootball")


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file, its matches, and its lines that say anything (no comment, not blank)."""

    file: str
    matches: int
    understood: int
    reported: int

    def __str__(self) -> str:
        return f"{self.file}: {self.matches} matches, {self.understood} lines understood, {self.reported} reported"


def files_read(record: Path) -> Iterator[FileRead]:
    """Every file of results in the record's folder, in order."""
    for path in sorted((record / RESULTS).rglob("*.txt")):
        reading = read_results(path.read_text("utf-8"), file=path.name)
        file = path.relative_to(record).as_posix()
        yield FileRead(file, len(reading.facts), reading.understood, reading.reported)
