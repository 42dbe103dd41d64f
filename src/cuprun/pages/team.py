"""The page of a team, and the list of all teams."""

from __future__ import annotations

from collections.abc import Sequence

from cuprun.archive import Team
from cuprun.archive.slug import slug
from cuprun.pages.addresses import Addresses
from cuprun.pages.digest import StoryDigest, TeamDigest, TeamRunRow
from cuprun.pages.story_line import StoryLine, story_line
from cuprun.pages.views import Link, MatchView, PageView, TeamView
from cuprun.pages.wording import Wording


class TeamPage(PageView, frozen=True, kw_only=True):
    team: TeamView
    city: str | None
    runs: tuple[TeamRunRow, ...]
    upcoming: tuple[MatchView, ...]
    results: tuple[MatchView, ...]
    """Newest first."""
    stories: tuple[StoryLine, ...]
    """The newest."""


class TeamsPage(PageView, frozen=True, kw_only=True):
    """All teams (``/teams/``), by name."""

    teams: tuple[TeamView, ...]


def team_page(
    team: Team,
    view: TeamView,
    seasons: Sequence[TeamDigest],
    stories: Sequence[StoryDigest],
    addresses: Addresses,
    words: Wording,
) -> TeamPage:
    """Everything about one team, from its seasons (newest first): its runs, what is next, what was."""
    ahead = [played for season in seasons for played in season.upcoming]
    results = sorted((p for season in seasons for p in season.results), key=lambda p: p.when, reverse=True)
    return TeamPage(
        title=view.name,
        url=view.url,
        lang=words.lang,
        description=words.gettext("Cup runs, results and reports of %(team)s.") % {"team": view.name},
        section="teams",
        breadcrumbs=(teams_link(addresses, words),),
        feeds=_feeds(view, addresses),
        team=view,
        city=team.city,
        runs=tuple(season.run for season in seasons if season.run),
        upcoming=tuple(played.match for played in ahead),
        results=tuple(played.match for played in results),
        stories=tuple(story_line(story.card) for story in stories),
    )


def _feeds(team: TeamView, addresses: Addresses) -> tuple[Link, ...]:
    """The team's feed, where the settings ask for one."""
    address = addresses.team_feed.fill(team=team.id)
    return (Link(text=team.name, url=address.url),) if address else ()


def teams_link(addresses: Addresses, words: Wording) -> Link:
    """The list of all teams."""
    address = addresses.teams.fill()
    return Link(text=words.gettext("Teams"), url=address.url if address else None)


def teams_page(teams: Sequence[TeamView], addresses: Addresses, words: Wording) -> TeamsPage:
    """All teams that have a page, by name."""
    link = teams_link(addresses, words)
    return TeamsPage(
        title=link.text,
        url=link.url or "",
        lang=words.lang,
        section="teams",
        teams=tuple(sorted(teams, key=lambda view: (slug(view.short), view.id))),
    )
