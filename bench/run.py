"""`make bench`: measure all generators on corpora of several sizes, and print the tables."""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from bench.generators import GENERATORS, HERE, SET_ASIDE, Generator
from bench.table import edits_table, stages_table, table, write_into
from bench.turns import take_turns


def main() -> None:
    """Measure, print, and write into a page where one is named."""
    asked = _arguments()
    work = HERE / ".work"
    compared = [GENERATORS[name]() for name in GENERATORS if name in asked.only]
    parts = [_machine()]
    for size in asked.sizes:
        parts.append(measured(compared, work / str(size), size, asked.turns, asked.edits))
        print(parts[-1], flush=True)
    text = "\n\n".join(parts)
    (work / "table.md").write_text(text + "\n", "utf-8")
    if asked.into:
        write_into(asked.into, text)
    for size in asked.sizes:
        shutil.rmtree(work / str(size) / SET_ASIDE, ignore_errors=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1_000, 10_000], help="reports of each corpus"
    )
    parser.add_argument("--turns", type=int, default=3, help="how often each generator is measured")
    parser.add_argument("--edits", type=int, default=9, help="how often each edit is made in one process")
    parser.add_argument(
        "--only", nargs="+", choices=GENERATORS, default=list(GENERATORS), help="what is measured"
    )
    parser.add_argument("--into", type=Path, help="a page with the marks that the tables stand between")
    return parser.parse_args()


def measured(compared: list[Generator], work: Path, size: int, turns: int, edits: int) -> str:
    """All tables of one size, under a heading."""
    work.mkdir(parents=True, exist_ok=True)
    outcomes = take_turns(compared, work, size, turns)
    parts = [f"### {size:,} reports", table(outcomes)]
    told = {one.title: _in_process(one, work / one.name, edits) for one in compared if not one.is_peer}
    if stages := {title: of_site["stages"] for title, of_site in told.items() if of_site["stages"]}:
        parts += ["The stages of a cold build:", stages_table(stages)]
    if told:
        taken = {title: of_site["edits"] for title, of_site in told.items()}
        parts += [f"An edit in one process, {edits} times each:", edits_table(taken)]
    return "\n\n".join(parts)


class _InProcess(TypedDict):
    stages: dict[str, float]
    edits: dict[str, list[float]]


def _in_process(one: Generator, folder: Path, times: int) -> _InProcess:
    """Stages of a cold build and edits after it, in a process of their own."""
    one.forget(folder)
    command = [sys.executable, "-m", "bench.in_process", str(folder), str(times)]
    told = subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True, encoding="utf-8")
    found: _InProcess = json.loads(told.stdout.splitlines()[-1])
    return found


def _machine() -> str:
    cores = os.cpu_count()
    node = shutil.which("node")
    version = (
        subprocess.run([node, "--version"], capture_output=True, encoding="utf-8", check=True)
        if node
        else None
    )
    programs = f"Python {platform.python_version()}" + (
        f", Node {version.stdout.strip()[1:]}" if version else ""
    )
    return (
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {cores} cores ({_processor()}), {_memory()}, {programs}."
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _memory() -> str:
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return f"{pages * size / 1024**3:.0f} GB of memory"


if __name__ == "__main__":
    main()
