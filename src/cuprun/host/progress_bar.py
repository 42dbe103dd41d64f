"""The progress bar: how far a build is, on a terminal, once it takes long enough to wonder."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

_PATIENCE = 1.0
"""Seconds that a build may take without a bar."""
_PAUSE = 0.1
"""Seconds between two looks of the bar: a terminal is slower than a build."""


class ProgressBar:
    """A `Progress` for people: one bar that names the stage, n of m and the time left.

    It shows on terminals alone, and is gone when the build is over. Nothing runs beside the build: a
    thread that held a lock while workers are forked would hold it in them for ever.
    """

    def __init__(self, console: Console, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(separator=" of "),
            TimeRemainingColumn(compact=True),
            console=console,
            auto_refresh=False,
            transient=True,
            get_time=clock,
        )
        self._silent = not console.is_terminal
        self._began = self._drawn = clock()

    def __enter__(self) -> Self:
        self._began = self._drawn = self._clock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()
        if self._bar.live.is_started:
            self._bar.stop()

    def start(self, stage: str, total: int) -> None:
        """A stage of `total` pieces begins; 0 where nobody knows how many."""
        self._clear()
        self._bar.add_task(stage, total=total or None)
        self._show()

    def advance(self, done: int = 1) -> None:
        """So many pieces more are done."""
        for task in self._bar.task_ids:
            self._bar.advance(task, done)
        self._show()

    def _clear(self) -> None:
        for task in self._bar.task_ids:
            self._bar.remove_task(task)

    def _show(self) -> None:
        now = self._clock()
        if self._silent or now - self._began < _PATIENCE or now - self._drawn < _PAUSE:
            return
        self._drawn = now
        self._bar.start()
        self._bar.refresh()
