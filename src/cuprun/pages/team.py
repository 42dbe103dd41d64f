"""The page of a team, and the list of all teams."""

from __future__ import annotations

from dataclasses import dataclass

from cuprun.archive.slug import slug
from cuprun.football.match import Match, TeamId
from cuprun.pages.conclusion import conclusion
from cuprun.pages.desk import Desk
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Link, MatchView, PageView, StoryCard, TeamView


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRunRow:
    """One cup run of a team: the cup, the run's page and how far it came."""

    cup: Link
    run: Link
    conclusion: str
    state: str
    """``winner``, ``out`` or ``alive``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage(PageView):
    team: TeamView
    city: str | None
    runs: tuple[TeamRunRow, ...]
    upcoming: tuple[MatchView, ...]
    results: tuple[MatchView, ...]
    """Newest first."""
    stories: tuple[StoryCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsPage(PageView):
    """All teams (``/teams/``), by name."""

    teams: tuple[TeamView, ...]


def team_page(team: TeamId, desk: Desk) -> TeamPage:
    """Everything about one team: its cup runs, what is next, what was, what was written."""
    view = desk.catalogue.team(team)
    played = [(season, match) for season in desk.seasons for match in _matches_of(team, season)]
    played.sort(key=lambda entry: (entry[1].date is not None, entry[1].date), reverse=True)
    ahead = [(season, match) for season, match in desk.upcoming() if team in match.sides]
    return TeamPage(
        title=view.name,
        url=view.url,
        lang=desk.words.lang,
        description=desk.words.gettext("Cup runs, results and reports of %(team)s.") % {"team": view.name},
        section="teams",
        breadcrumbs=(teams_link(desk),),
        feeds=desk.team_feeds(view),
        team=view,
        city=desk.catalogue.archive.teams[team].city,
        runs=tuple(_run_row(team, season) for season in desk.seasons if team in season.runs),
        upcoming=tuple(season.match_view(match) for season, match in ahead),
        results=tuple(season.match_view(match) for season, match in played),
        stories=desk.cards(desk.catalogue.stories_of(match.id for _, match in (*played, *ahead))),
    )


def teams_link(desk: Desk) -> Link:
    """The list of all teams."""
    address = desk.catalogue.address(desk.catalogue.addresses.teams)
    return Link(text=desk.words.gettext("Teams"), url=address.url)


def teams_page(teams: tuple[TeamId, ...], desk: Desk) -> TeamsPage:
    """All teams that have a page, by name."""
    views = sorted((desk.catalogue.team(team) for team in teams), key=lambda view: slug(view.short))
    link = teams_link(desk)
    return TeamsPage(
        title=link.text, url=link.url or "", lang=desk.words.lang, section="teams", teams=tuple(views)
    )


def _matches_of(team: TeamId, season: SeasonPresenter) -> list[Match]:
    return [match for match in season.cup.matches if team in match.sides and match.result is not None]


def _run_row(team: TeamId, season: SeasonPresenter) -> TeamRunRow:
    run = season.runs[team]
    link = Link(text=season.title, url=season.run_address(team).url)
    return TeamRunRow(cup=season.link, run=link, conclusion=conclusion(run, season), state=run.state.value)
