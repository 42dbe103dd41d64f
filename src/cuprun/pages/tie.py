"""The page of a tie."""

from __future__ import annotations

from cuprun.football.round import FINAL
from cuprun.football.tie import Tie
from cuprun.pages.consequence import consequence
from cuprun.pages.desk import Desk
from cuprun.pages.road import Road, road_to_final
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Link, PageView, StoryCard, TieView


class TiePage(PageView, frozen=True, kw_only=True):
    """A tie: its legs and replays in order, how it was decided, what led here and where it leads."""

    tie: TieView
    cup: Link
    feeders: tuple[TieView, ...]
    """The ties that its two sides came from, in the order of the sides."""
    next_tie: TieView | None
    consequence: str | None
    road: Road | None
    """The finalists' road to the final; None for any other tie."""
    stories: tuple[StoryCard, ...]
    runs: tuple[Link, ...]


def tie_page(tie: Tie, url: str, season: SeasonPresenter, desk: Desk) -> TiePage:
    """The page of a tie that has one of its own."""
    following = season.cup.next_tie(tie)
    feeders = dict.fromkeys(source for source in tie.sources if source)
    view = season.tie_view(tie)
    return TiePage(
        title=season.tie_title(tie),
        url=url,
        lang=desk.words.lang,
        description=view.verdict or f"{season.title}, {season.round_name(tie.round)}",
        section="cups",
        breadcrumbs=(season.competition_link, season.link, season.round_link(tie.round)),
        feeds=season.feeds,
        tie=view,
        cup=season.link,
        feeders=tuple(season.tie_view(season.tie(feeder)) for feeder in feeders),
        next_tie=season.tie_view(following) if following else None,
        consequence=consequence(tie, season),
        road=road_to_final(season) if tie.round == FINAL else None,
        stories=desk.cards(desk.catalogue.stories_of(match.id for match in tie.matches)),
        runs=tuple(season.run_link(team) for team in tie.teams),
    )
