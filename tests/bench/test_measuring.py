"""Measuring: time and memory of a program count what its children take, and a failure is told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench.in_process import StageClock
from bench.measure import CommandFailed, peak_memory, timed

MEGABYTE = 1024 * 1024
A_CHILD_BUSY_FOR_A_SECOND = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "import time\\nwhile time.process_time() < 1: pass"], check=True)
"""
A_CHILD_WITH_100_MEGABYTES = """
import subprocess, sys
subprocess.run([sys.executable, "-c", "import time; held = b'x' * 100 * 2**20; time.sleep(1)"], check=True)
"""


def test_processor_time_counts_children(tmp_path: Path) -> None:
    assert timed([sys.executable, "-c", A_CHILD_BUSY_FOR_A_SECOND], tmp_path).cpu > 0.9


def test_peak_memory_counts_children(tmp_path: Path) -> None:
    peak = peak_memory([sys.executable, "-c", A_CHILD_WITH_100_MEGABYTES], tmp_path)
    assert 100 * MEGABYTE < peak < 200 * MEGABYTE


def test_a_program_that_fails_is_told_with_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match="ended with 1:\nno such cup"):
        timed([sys.executable, "-c", "import sys; sys.exit('no such cup')"], tmp_path)


def test_stages_last_until_the_next_one_and_are_added_up(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([10.0, 12.0, 12.0, 15.0, 15.0, 16.0])
    monkeypatch.setattr("bench.in_process.time.perf_counter", lambda: next(moments))
    clock = StageClock()
    for stage in ("survey", "print", "survey"):
        clock.start(stage, total=3)
    clock.stop()
    assert clock.seconds == {"survey": 3.0, "print": 3.0}
