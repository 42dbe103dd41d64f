"""The front page: latest reports, cups under way, what is next."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.football.match import Match
from cuprun.pages.bracket import bracket_of
from cuprun.pages.competition import season_row
from cuprun.pages.desk import Desk
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.story import Story
from cuprun.pages.views import Bracket, Link, MatchView, PageView, Pagination, StoryCard, TeamView


@dataclass(frozen=True, slots=True, kw_only=True)
class CupTeaser:
    """A cup as the front page shows it: its last rounds as a small bracket, the winner if there is one."""

    cup: Link
    state: str
    """``Winner: Club Brugge``, ``Semi-finals``."""
    champion: TeamView | None
    bracket: Bracket | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage(PageView):
    """A page of the front page's list; cups and fixtures stand on the first only."""

    stories: tuple[StoryCard, ...]
    cups: tuple[CupTeaser, ...]
    upcoming: tuple[MatchView, ...]
    pagination: Pagination


_TEASERS = 3
_TEASER_ROUNDS = 3
_UPCOMING = 8


def index_page(
    title: str, url: str, stories: tuple[Story, ...], pagination: Pagination, desk: Desk
) -> IndexPage:
    """One page of the front page's list."""
    first = pagination.number == 1
    return IndexPage(
        title=title,
        url=url,
        lang=desk.words.lang,
        section="home",
        stories=desk.cards(stories),
        cups=_teasers(desk) if first else (),
        upcoming=_next(desk) if first else (),
        pagination=pagination,
    )


def _teasers(desk: Desk) -> tuple[CupTeaser, ...]:
    """The newest season of each cup, the one played last first."""
    newest: dict[str, SeasonPresenter] = {}
    for season in desk.seasons:
        if season.cup.rounds:
            newest.setdefault(season.season.competition.id, season)
    ranked = sorted(newest.values(), key=_last_day, reverse=True)
    return tuple(_teaser(season, desk) for season in ranked[:_TEASERS])


def _last_day(season: SeasonPresenter) -> str:
    return max((match.date.isoformat() for match in season.cup.matches if match.date), default="")


def _teaser(season: SeasonPresenter, desk: Desk) -> CupTeaser:
    row = season_row(season, desk)
    winner = desk.words.gettext("Winner: %(team)s")
    return CupTeaser(
        cup=season.link,
        state=winner % {"team": row.winner.short} if row.winner else row.state or "",
        champion=row.winner,
        bracket=bracket_of(season, last=_TEASER_ROUNDS),
    )


def _next(desk: Desk) -> tuple[MatchView, ...]:
    ahead = sorted(desk.upcoming(), key=lambda entry: _when(entry[1]))
    return tuple(season.match_view(match) for season, match in ahead[:_UPCOMING])


def _when(match: Match) -> tuple[str, str, str]:
    return (
        match.date.isoformat() if match.date else "",
        match.kickoff.isoformat() if match.kickoff else "",
        match.id,
    )
