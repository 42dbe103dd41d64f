"""A story in one line: the day, the title, and the result of the match that was reported on."""

from __future__ import annotations

from msgspec import Struct

from cuprun.pages.views import Link, MatchView, Moment, SideView, StoryCard


class ResultLine(Struct, frozen=True, kw_only=True):
    """A result with the short names of both sides, linked to their pages."""

    home: Link
    away: Link
    score: str
    """``1-1``: goals when play ended."""


class StoryLine(Struct, frozen=True, kw_only=True):
    """A story as it stands in a plain list: a card without its summary, its authors and most of its match.

    What a line does not print is left out, so that no list is rendered again for it.
    """

    title: str
    url: str
    moment: Moment
    kind: str
    """``report``, ``preview`` or ``article``."""
    result: ResultLine | None = None
    """None for a preview, an article, and a match that was not played."""
    lang: str | None = None
    """Set only where it differs from the site's."""


def story_line(card: StoryCard) -> StoryLine:
    """The line of a story, out of its card."""
    return StoryLine(
        title=card.title,
        url=card.url,
        moment=card.moment,
        kind=card.kind,
        result=_result(card.match) if card.match and card.kind != "preview" else None,
        lang=card.lang,
    )


def _result(match: MatchView) -> ResultLine | None:
    if not match.score:
        return None
    return ResultLine(home=_short(match.home), away=_short(match.away), score=match.score)


def _short(side: SideView) -> Link:
    return Link(text=side.short, url=side.url)
