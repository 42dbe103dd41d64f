"""Progress: how far a build is, told to whoever wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

Part = TypeVar("Part")


class Progress(Protocol):
    """Told of each stage and of every piece of its work that is done."""

    def start(self, stage: str, total: int) -> None:
        """A stage of `total` pieces begins, and the one before it is over."""

    def advance(self, done: int = 1) -> None:
        """So many pieces more are done."""


class Silent:
    """Tells nobody."""

    def start(self, stage: str, total: int) -> None:
        """Nothing to tell."""

    def advance(self, done: int = 1) -> None:
        """Nothing to tell."""


def followed(stage: str, parts: Iterable[Part], total: int, progress: Progress) -> Iterator[Part]:
    """Parts as they come, each told of when it is there."""
    progress.start(stage, total)
    for part in parts:
        yield part
        progress.advance()
