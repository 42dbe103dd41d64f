"""Hands: who does the work of a build, and who is told of it."""

from __future__ import annotations

from contextlib import AbstractContextManager

from msgspec import Struct

from cuprun.build.executors import Crew, crew
from cuprun.build.progress import Progress

WORTH_A_CREW = 150
"""From so many files, stories or shelves on, other processes are worth what they cost to start."""


class Hands(Struct, frozen=True):
    """The executor of a build, and who is told of its progress."""

    executor: str
    progress: Progress

    def crew(self, pieces: int) -> AbstractContextManager[Crew]:
        """The crew for so many pieces of work. Raises CuprunError where a scheduler cannot be reached."""
        return crew(self.executor, tasks=pieces // WORTH_A_CREW + 1)
