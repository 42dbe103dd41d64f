"""What a program takes: wall time, processor time, and the memory of all its processes together.

Processor time is the kernel's account of the program and of all children that it waited for. Memory is the proportional
set size (PSS, shared pages divided among those who share them), summed over the program and its descendants twenty times a
second; the peak is the largest sum. Reading it costs time, so it is taken in a run of its own.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_BETWEEN_SAMPLES = 0.05
_PROC = Path("/proc")
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, Python compiles a program anew each time, which no ordinary installation does."""


class CommandFailed(Exception):
    """A program that is measured ended with an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one run took; times in seconds."""

    wall: float
    cpu: float
    load: float
    """Mean number of running processes in the minute before: what else the machine was doing."""


def timed(command: Sequence[str], folder: Path) -> Taken:
    """Run a program in a folder and time it. Raises CommandFailed with the end of what it said."""
    load = os.getloadavg()[0]
    start = time.perf_counter()
    cpu = _run(command, folder)
    return Taken(wall=time.perf_counter() - start, cpu=cpu, load=load)


def peak_memory(command: Sequence[str], folder: Path) -> int:
    """Run a program in a folder; the largest sum of its processes' memory, in bytes. Raises CommandFailed."""
    sampler = _Sampler()
    with sampler:
        _run(command, folder, sampler)
    return sampler.peak


def _run(command: Sequence[str], folder: Path, sampler: _Sampler | None = None) -> float:
    """Run a program to its end; seconds of processor time. Raises CommandFailed."""
    log = folder / "last-run.log"
    with log.open("wb") as said:
        environment = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        if sampler is not None:
            sampler.root = process.pid
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        end = log.read_text("utf-8", "replace")[-2000:]
        raise CommandFailed(f"{folder}: {' '.join(command)} ended with {process.returncode}:\n{end}")
    return usage.ru_utime + usage.ru_stime


class _Sampler:
    """Adds up the memory of a process and all its descendants, again and again, in a thread of its own."""

    def __init__(self) -> None:
        self.root: int | None = None
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _sample(self) -> None:
        while not self._over.wait(_BETWEEN_SAMPLES):
            if self.root is not None:
                self.peak = max(self.peak, sum(map(_memory, _family(self.root))))


def _family(process: int) -> Iterator[int]:
    """A process and its descendants, as far as they still live."""
    yield process
    with suppress(FileNotFoundError, ProcessLookupError):
        for task in (_PROC / str(process) / "task").iterdir():
            with suppress(FileNotFoundError, ProcessLookupError):
                for child in (task / "children").read_text("ascii").split():
                    yield from _family(int(child))


def _memory(process: int) -> int:
    """Proportional set size of a process in bytes; 0 when it has ended."""
    with suppress(FileNotFoundError, ProcessLookupError):
        for line in (_PROC / str(process) / "smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
