"""Turns: each generator builds its site cold, then after one change after the other; then the next one does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median

from bench.edits import Edit, change_prose, change_score, change_template, report_to_edit
from bench.generators import Generator
from bench.measure import Taken, peak_memory, timed

COLD = "cold"
NOTHING = "nothing changed"
SCORE = "one score"
PROSE = "one text"
TEMPLATE = "one template"
CASES = (COLD, NOTHING, SCORE, PROSE, TEMPLATE)


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What one generator took on one corpus."""

    title: str
    is_peer: bool
    pages: int = 0
    memory: int = 0
    """Peak of a cold build, all processes together, in bytes."""
    runs: dict[str, list[Taken]] = field(default_factory=lambda: {case: [] for case in CASES})

    def wall(self, case: str) -> float:
        """Median seconds of a case."""
        return median(run.wall for run in self.runs[case])

    def cpu(self, case: str) -> float:
        """Median seconds of processor time of a case."""
        return median(run.cpu for run in self.runs[case])

    @property
    def load(self) -> float:
        """Median of what else the machine did, its own earlier runs included."""
        return median(run.load for runs in self.runs.values() for run in runs)


def take_turns(generators: Sequence[Generator], work: Path, size: int, turns: int) -> list[Outcome]:
    """Measure generators on a corpus of that size, in turn, so that what else the machine does falls on all."""
    outcomes = {one.name: Outcome(title=one.title, is_peer=one.is_peer) for one in generators}
    for one in generators:
        folder = work / one.name
        one.prepare(folder, size)
        # The first build of all is not timed: it finds nothing in the system's cache.
        outcomes[one.name].memory = peak_memory(one.command, folder)
        outcomes[one.name].pages = len(one.pages(folder))
    for _ in range(turns):
        for one in generators:
            folder, outcome = work / one.name, outcomes[one.name]
            for case, taken in _turn(one, folder):
                outcome.runs[case].append(taken)
            _keep(outcomes.values(), work)
    return list(outcomes.values())


def _turn(one: Generator, folder: Path) -> Iterator[tuple[str, Taken]]:
    """A cold build, a build after nothing, and one after each edit; edits pile up, and are taken back at the end."""
    report = report_to_edit(folder / "content")
    template = folder / one.template
    edits: dict[str, tuple[Edit, Path]] = {
        SCORE: (change_score, report),
        PROSE: (change_prose, report),
        TEMPLATE: (change_template, template),
    }
    before = {file: file.read_bytes() for file in (report, template)}
    one.forget(folder)
    for case in CASES:
        if case in edits:
            edit, file = edits[case]
            edit(file)
        yield case, timed(one.command, folder)
    for file, text in before.items():
        file.write_bytes(text)


def _keep(outcomes: Iterable[Outcome], work: Path) -> None:
    """Write down what is known so far: a bench is long, and may be stopped."""
    (work / "outcomes.json").write_text(json.dumps([asdict(one) for one in outcomes], indent=1), "utf-8")
