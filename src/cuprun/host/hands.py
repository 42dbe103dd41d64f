"""Hands: who does the work of a build, and who is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.build.progress import Progress

WORTH_A_CREW = 150
"""From so many stories or shelves to print on, other processes are worth what they cost to start."""


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work, and who is told of it."""

    executor: str
    progress: Progress
