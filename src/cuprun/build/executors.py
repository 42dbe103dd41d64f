"""Executors: who does the work — this process, processes of this machine, or workers elsewhere.

Work is a function of the package and plain values that can be pickled, so that anything of the shape of
`concurrent.futures` can run it.
"""

from __future__ import annotations

import multiprocessing
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from enum import Enum
from typing import TypeVar

from cuprun.errors import CuprunError

Task = TypeVar("Task")
Done = TypeVar("Done")

SERIAL = "serial"
PROCESSES = "processes"
DASK = "dask:"
_DASK_ADDRESS = re.compile(rf"{DASK}(\w+://)?.+:\d+")


_IN_HAND = 4
"""So many tasks for each worker are handed out at once: enough that none waits, and few results pile up."""


class Where(Enum):
    """Where tasks are done."""

    HERE = "this process, or one forked from it"
    AWAY = "processes that have nothing of this one's"


class Crew:
    """Runs tasks on an executor; without one, in this process, one after the other."""

    def __init__(self, executor: Executor | None, size: int, where: Where = Where.HERE) -> None:
        self._executor = executor
        self.size = size
        """How many tasks can be under way at once."""
        self.where = where

    @property
    def is_forked(self) -> bool:
        """Whether workers are forked from this process, and have what it has."""
        return self.size > 1 and self.where is Where.HERE

    def run(self, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
        """The results of all tasks, in whatever order they come. Raises what a task raises."""
        if self._executor is None:
            yield from map(work, tasks)
            return
        waiting: set[Future[Done]] = set()
        try:
            for task in tasks:
                if len(waiting) > _IN_HAND * self.size:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from _results(done)
                waiting.add(self._executor.submit(work, task))
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from _results(done)
        finally:
            for future in waiting:
                future.cancel()


def _results(done: set[Future[Done]]) -> Iterator[Done]:
    """The results of tasks, none of them held on to once it is used."""
    while done:
        yield done.pop().result()


def check_name(name: str) -> None:
    """Raises CuprunError for a name of no executor."""
    if name not in (SERIAL, PROCESSES) and not _DASK_ADDRESS.fullmatch(name):
        raise CuprunError(f"{name!r} is no executor: known are serial, processes and dask:HOST:PORT")


@contextmanager
def crew(name: str, *, tasks: int) -> Iterator[Crew]:
    """The crew for some tasks; for one or two of them this process does as well as any.

    Forked workers share what this process has read already; where fork is missing, work is serial.
    Raises CuprunError where a scheduler cannot be reached.
    """
    check_name(name)
    if name.startswith(DASK) and tasks > 1:
        with _dask(name.removeprefix(DASK)) as workers_away:
            yield workers_away
        return
    workers = min(os.cpu_count() or 1, tasks)
    if name != PROCESSES or workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield Crew(None, 1)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork")) as pool:
        yield Crew(pool, workers)


@contextmanager
def _dask(address: str) -> Iterator[Crew]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra that few sites need
    except ImportError as error:
        raise CuprunError("dask is not installed: pip install 'cuprun[dask]'") from error
    try:
        client = Client(address, timeout=10)
    except (OSError, ValueError, TimeoutError) as error:
        raise CuprunError(f"no dask scheduler answers at {address}: {error}") from error
    with client:
        yield Crew(client.get_executor(pure=False), sum(client.nthreads().values()) or 1, Where.AWAY)


def in_batches(tasks: Sequence[Task], size: int) -> list[Sequence[Task]]:
    """Tasks in batches of `size`, so that what each costs to send is little beside what it costs to do."""
    return [tasks[at : at + size] for at in range(0, len(tasks), size)]
