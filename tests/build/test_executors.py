"""Executors: the same work done by this process or by others."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from cuprun.build.executors import Where, check_name, crew, in_batches
from cuprun.errors import CuprunError


def _square(number: int) -> int:
    return number * number


def _note(task: tuple[Path, int]) -> None:
    folder, number = task
    if number == 0:
        raise CuprunError("the first one fails")
    (folder / str(number)).touch()
    time.sleep(0.05)


def _whoami(_: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def _in_two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_every_task_is_done_once(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_two(monkeypatch)
    with crew(name, tasks=20) as workers:
        assert sorted(workers.run(_square, range(20))) == [number**2 for number in range(20)]
        assert workers.where is Where.HERE


def test_processes_are_others_and_serial_is_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    _in_two(monkeypatch)
    with crew("processes", tasks=8) as workers:
        assert workers.size == 2
        assert os.getpid() not in set(workers.run(_whoami, range(8)))
    with crew("serial", tasks=8) as workers:
        assert set(workers.run(_whoami, range(8))) == {os.getpid()}


def test_one_task_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    _in_two(monkeypatch)
    with crew("processes", tasks=1) as workers:
        assert list(workers.run(_whoami, [1])) == [os.getpid()]


@pytest.mark.parametrize("name", ["serial", "processes"])
def test_a_task_that_fails_ends_the_rest(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _in_two(monkeypatch)
    with crew(name, tasks=100) as workers, pytest.raises(CuprunError, match="the first one fails"):
        list(workers.run(_note, ((tmp_path, number) for number in range(100))))
    assert len(list(tmp_path.iterdir())) < 20


@pytest.mark.parametrize("name", ["serial", "processes", "dask:localhost:8786", "dask:tcp://192.0.2.7:8786"])
def test_known_names_pass(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", ["", "threads", "dask", "dask:", "dask:localhost", "Serial"])
def test_other_names_are_told_what_is_known(name: str) -> None:
    with pytest.raises(CuprunError, match=r"is no executor: known are serial, processes and dask:HOST:PORT"):
        check_name(name)


def test_batches_hold_everything_in_order() -> None:
    assert in_batches([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]]
    assert in_batches([], 2) == []
