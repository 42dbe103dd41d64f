"""The page of a competition: all its seasons and winners."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.football.round import FINAL
from cuprun.pages.desk import Desk
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Link, PageView, StoryCard, TeamView


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonRow:
    """A season: its page, the winner and the final in words (``Club Brugge 2-1 Anderlecht``)."""

    season: Link
    winner: TeamView | None
    final: str | None
    state: str | None
    """Where it stands while it is under way: ``Semi-finals``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitionPage(PageView):
    name: str
    seasons: tuple[SeasonRow, ...]
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetitionsPage(PageView):
    """All competitions (``/cups/``)."""

    competitions: tuple[tuple[Link, tuple[SeasonRow, ...]], ...]


def competition_page(seasons: tuple[SeasonPresenter, ...], desk: Desk) -> CompetitionPage:
    """All seasons of one competition; `seasons` newest first, one at least."""
    first = seasons[0]
    link = first.competition_link
    matches = (match for season in seasons for match in season.season.matches)
    return CompetitionPage(
        title=link.text,
        url=link.url or "",
        lang=desk.words.lang,
        description=desk.words.gettext("All seasons and winners of the %(cup)s.") % {"cup": link.text},
        section="cups",
        feeds=first.feeds,
        name=link.text,
        seasons=tuple(season_row(season, desk) for season in seasons),
        stories=desk.cards(desk.catalogue.stories_of(matches)),
    )


def competitions_page(desk: Desk, url: str) -> CompetitionsPage:
    """The list of all competitions."""
    by_competition: dict[str, list[SeasonPresenter]] = {}
    for season in desk.seasons:
        by_competition.setdefault(season.season.competition.name, []).append(season)
    return CompetitionsPage(
        title=desk.words.gettext("Cups"),
        url=url,
        lang=desk.words.lang,
        section="cups",
        competitions=tuple(
            (seasons[0].competition_link, tuple(season_row(season, desk) for season in seasons))
            for _, seasons in sorted(by_competition.items())
        ),
    )


def season_row(season: SeasonPresenter, desk: Desk) -> SeasonRow:
    winner = season.cup.winner
    final = next((tie for tie in season.cup.ties if tie.round == FINAL), None)
    last = season.cup.rounds[-1] if season.cup.rounds else None
    under_way = next(
        (round_ for round_ in season.cup.rounds if any(tie.outcome is None for tie in round_.ties)), last
    )
    return SeasonRow(
        season=Link(text=season.season.season, url=season.address.url),
        winner=desk.catalogue.team(winner) if winner else None,
        final=season.tie_line(final) if final else None,
        state=season.round_name(under_way.id) if under_way and winner is None else None,
    )
