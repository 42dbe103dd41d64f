"""The front page: latest reports, cups under way, what is next."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from cuprun.pages.digest import SeasonDigest, StoryDigest
from cuprun.pages.library import Library
from cuprun.pages.views import Bracket, Link, MatchView, PageView, Pagination, StoryCard, TeamView
from cuprun.pages.wording import Wording


class CupTeaser(Struct, frozen=True, kw_only=True):
    """A cup as the front page shows it: its last rounds as a small bracket, the winner if there is one."""

    cup: Link
    state: str
    """``Winner: Club Brugge``, ``Semi-finals``."""
    champion: TeamView | None
    bracket: Bracket | None


class IndexPage(PageView, frozen=True, kw_only=True):
    """A page of the front page's list; cups and fixtures stand on the first only."""

    stories: tuple[StoryCard, ...]
    cups: tuple[CupTeaser, ...]
    upcoming: tuple[MatchView, ...]
    pagination: Pagination


_TEASERS = 3
_UPCOMING = 8


def index_page(
    title: str,
    url: str,
    stories: Sequence[StoryDigest],
    pagination: Pagination,
    library: Library,
    words: Wording,
) -> IndexPage:
    """One page of the front page's list."""
    seasons = library.seasons() if pagination.number == 1 else ()
    return IndexPage(
        title=title,
        url=url,
        lang=words.lang,
        section="home",
        stories=tuple(story.card for story in stories),
        cups=_teasers(seasons, library, words),
        upcoming=_next(seasons),
        pagination=pagination,
    )


def _teasers(seasons: Sequence[SeasonDigest], library: Library, words: Wording) -> tuple[CupTeaser, ...]:
    """The newest season of each cup, the one played last first."""
    newest: dict[str, SeasonDigest] = {}
    for season in seasons:
        if season.has_rounds:
            newest.setdefault(season.competition_id, season)
    ranked = sorted(newest.values(), key=lambda season: season.last_day, reverse=True)
    return tuple(_teaser(season, library, words) for season in ranked[:_TEASERS])


def _teaser(season: SeasonDigest, library: Library, words: Wording) -> CupTeaser:
    row = season.row
    winner = words.gettext("Winner: %(team)s")
    return CupTeaser(
        cup=season.cup,
        state=winner % {"team": row.winner.short} if row.winner else row.state or "",
        champion=row.winner,
        bracket=library.teaser(season.competition_id, season.season).bracket,
    )


def _next(seasons: Sequence[SeasonDigest]) -> tuple[MatchView, ...]:
    ahead = sorted((played for season in seasons for played in season.upcoming), key=lambda p: p.when)
    return tuple(played.match for played in ahead[:_UPCOMING])
