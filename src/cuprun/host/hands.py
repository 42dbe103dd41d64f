"""Hands: who does the work of a build, and who is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from cuprun.build.executors import Crew, crew
from cuprun.build.progress import Progress
from cuprun.frontmatter.reading import make_ready

WORTH_A_CREW = 150
"""From so many files, stories or shelves on, other processes are worth what they cost to start."""


class Hands(Struct, frozen=True):
    """The executor of a build, and who is told of its progress."""

    executor: str
    progress: Progress

    @contextmanager
    def crew(self, pieces: int) -> Iterator[Crew]:
        """The crew for so many pieces of work. Raises CuprunError where a scheduler cannot be reached."""
        with crew(self.executor, tasks=pieces // WORTH_A_CREW + 1) as workers:
            if workers.is_forked:
                make_ready()
            yield workers
