"""The change queue: which files changed, and when it is time to rebuild. No clock and no I/O of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True, kw_only=True)
class ChangeQueue:
    """Gathers a burst of changes into one rebuild.

    A rebuild is due once nothing has changed for `quiet` seconds, and at the latest `patience` seconds
    after the first change, so that a program that keeps writing cannot put it off for ever.
    Moments are seconds on one clock of the caller's choice.
    """

    quiet: float = 0.05
    patience: float = 1.0
    _paths: set[Path] = field(default_factory=set, init=False)
    _first: float = field(default=0.0, init=False)
    _last: float = field(default=0.0, init=False)

    def add(self, path: Path, *, now: float) -> None:
        """Note that `path` was created, modified, moved or deleted at the moment `now`."""
        if not self._paths:
            self._first = now
        self._last = now
        self._paths.add(path)

    def due(self) -> float | None:
        """The moment from which the waiting changes should be built; None when nothing waits."""
        if not self._paths:
            return None
        return min(self._last + self.quiet, self._first + self.patience)

    def take(self, *, now: float) -> frozenset[Path]:
        """The waiting changes if they are due, which empties the queue; otherwise nothing."""
        due = self.due()
        if due is None or now < due:
            return frozenset()
        taken = frozenset(self._paths)
        self._paths.clear()
        return taken
