"""The inbox: where the watcher's threads leave changes and the rebuilding thread waits for them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from cuprun.preview.changes import ChangeQueue


class ChangeInbox:
    """A `ChangeQueue` that threads may share, on the real clock."""

    def __init__(self, queue: ChangeQueue, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._queue = queue
        self._clock = clock
        self._closed = False
        self._changed = threading.Condition()

    def add(self, path: Path) -> None:
        """Note a change that happened just now."""
        with self._changed:
            self._queue.add(path, now=self._clock())
            self._changed.notify_all()

    def wait(self) -> frozenset[Path]:
        """Block until changes are due and take them; empty once the inbox is closed."""
        with self._changed:
            while not self._closed:
                now = self._clock()
                if taken := self._queue.take(now=now):
                    return taken
                due = self._queue.due()
                self._changed.wait(None if due is None else due - now)
        return frozenset()

    def close(self) -> None:
        """Wake whoever waits: nothing more will come."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
