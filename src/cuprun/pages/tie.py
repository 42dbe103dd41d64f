"""The page of a tie."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.pages.views import Link, PageView, StoryCard, TieView


@dataclass(frozen=True, slots=True, kw_only=True)
class TiePage(PageView):
    """A tie: its legs and replays in order, how it was decided, what led here and where it leads."""

    tie: TieView
    cup: Link
    feeders: tuple[TieView, ...]
    """The ties that its two sides came from, in the order of the sides."""
    next_tie: TieView | None
    consequence: str | None
    stories: tuple[StoryCard, ...]
    runs: tuple[Link, ...]
