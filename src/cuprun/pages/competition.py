"""The page of a competition: all its seasons and winners; and the list of all competitions."""

from __future__ import annotations

from collections.abc import Sequence

from cuprun.pages.digest import SeasonDigest, StoryDigest
from cuprun.pages.season_row import SeasonRow
from cuprun.pages.views import Link, PageView, StoryCard
from cuprun.pages.wording import Wording


class CompetitionPage(PageView, frozen=True, kw_only=True):
    name: str
    seasons: tuple[SeasonRow, ...]
    stories: tuple[StoryCard, ...]
    """The newest."""


class CompetitionsPage(PageView, frozen=True, kw_only=True):
    """All competitions (``/cups/``)."""

    competitions: tuple[tuple[Link, tuple[SeasonRow, ...]], ...]


def competition_page(
    seasons: Sequence[SeasonDigest], stories: Sequence[StoryDigest], words: Wording
) -> CompetitionPage:
    """All seasons of one competition, newest first, one at least, and its newest stories."""
    link = seasons[0].competition
    return CompetitionPage(
        title=link.text,
        url=link.url or "",
        lang=words.lang,
        description=words.gettext("All seasons and winners of the %(cup)s.") % {"cup": link.text},
        section="cups",
        feeds=seasons[0].feeds,
        name=link.text,
        seasons=tuple(season.row for season in seasons),
        stories=tuple(story.card for story in stories),
    )


def competitions_page(seasons: Sequence[SeasonDigest], url: str, words: Wording) -> CompetitionsPage:
    """The list of all competitions, by name, with their seasons, newest first."""
    by_competition: dict[str, list[SeasonDigest]] = {}
    for season in seasons:
        by_competition.setdefault(season.competition_id, []).append(season)
    listed = sorted(by_competition.values(), key=lambda own: (own[0].competition.text, own[0].competition_id))
    return CompetitionsPage(
        title=words.gettext("Cups"),
        url=url,
        lang=words.lang,
        section="cups",
        competitions=tuple((own[0].competition, tuple(season.row for season in own)) for own in listed),
    )
