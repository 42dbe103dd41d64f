"""A chapter: one season of a competition with the stories about it, and all the pages that it makes.

Nothing outside a chapter but names and addresses goes into its pages, so chapters can be planned one by
one, side by side, and again only where something in them changed. What the rest of the site needs of a
chapter, it hands on as digests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from cuprun.archive import SeasonArchive, Team
from cuprun.football.match import Match, TeamId
from cuprun.football.round import teams_in
from cuprun.pages.addresses import Addresses
from cuprun.pages.bracket import bracket_of
from cuprun.pages.catalogue import Catalogue
from cuprun.pages.conclusion import conclusion
from cuprun.pages.cup import cup_page
from cuprun.pages.cup_json import cup_data
from cuprun.pages.desk import Desk
from cuprun.pages.digest import (
    Played,
    SeasonDigest,
    StoryDigest,
    TeamDigest,
    TeamRunRow,
    TeaserDigest,
)
from cuprun.pages.feed_entry import FeedEntry, feed_entry
from cuprun.pages.past import Past
from cuprun.pages.plan import Artefact, Json, Page, Redirect, page_at
from cuprun.pages.report import report_page
from cuprun.pages.run import run_page
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.season_row import season_row
from cuprun.pages.story import Story
from cuprun.pages.tie import tie_page
from cuprun.pages.views import Link, MatchView
from cuprun.pages.wording import Wording

UPCOMING_ON_FRONT_PAGE = 8
_TEASER_ROUNDS = 3
_NUMBERED_UP_TO = 16
"""Rounds of up to so many teams have addresses by number, from before their sides were known."""


class Setting(Struct, frozen=True, kw_only=True):
    """What all chapters of a site share: where pages live, the language, the name in permanent ids."""

    addresses: Addresses
    words: Wording
    feed_host: str
    report_bracket: bool
    """Whether reports show the bracket as it stood after their match."""


class Chapter(Struct, frozen=True, kw_only=True):
    """All that the pages of one season are made of."""

    season: SeasonArchive
    known: bool
    """Whether anything public tells of the season; else there are only drafts about it."""
    stories: tuple[Story, ...]
    """Every story about it, drafts and hidden ones too, newest first."""
    teams: Mapping[TeamId, Team]
    """At least the teams that it speaks of."""
    siblings: tuple[str, ...]
    """All seasons of the competition that have a page, newest first."""


class ChapterPlan(Struct, frozen=True, kw_only=True):
    """A chapter's files, and its digests."""

    artefacts: tuple[Artefact, ...]
    stories: tuple[tuple[StoryDigest, FeedEntry], ...]
    teams: tuple[TeamDigest, ...]
    season: SeasonDigest | None
    teaser: TeaserDigest | None


class ChapterPlanner:
    """Plans one chapter."""

    def __init__(self, chapter: Chapter, setting: Setting) -> None:
        self._chapter = chapter
        self._setting = setting
        catalogue = Catalogue(chapter.teams, chapter.stories, setting.addresses, setting.words)
        self._season = SeasonPresenter(catalogue, chapter.season)
        past = Past(self._season) if setting.report_bracket else None
        self._desk = Desk(catalogue, self._season, past)

    def plan(self) -> ChapterPlan:
        """All files and digests of the chapter."""
        known = self._chapter.known
        return ChapterPlan(
            artefacts=(*map(self.story_page, self._chapter.stories), *(self._cup() if known else ())),
            stories=tuple(self.digests()),
            teams=tuple(self._team_digest(team) for team in self._teams()) if known else (),
            season=self._season_digest() if known else None,
            teaser=self._teaser() if known else None,
        )

    # Stories

    def story_page(self, story: Story) -> Page:
        """The page of a report or a preview."""
        own = (f"{story.template}.html",) if story.template else ()
        return page_at(story.address, report_page(story, self._desk), *own, "report.html", "article.html")

    def digests(self) -> Iterator[tuple[StoryDigest, FeedEntry]]:
        """What lists and feeds know of each published story."""
        for story in self._chapter.stories:
            if story.status == "published":
                yield self.story_digest(story), feed_entry(story, self._setting.feed_host)

    def story_digest(self, story: Story) -> StoryDigest:
        match = self._desk.match_of(story) if story.filed and story.filed.match_id else None
        return self._desk.digest(story, match.sides if match else ())

    # The cup

    def _cup(self) -> Iterator[Artefact]:
        season, addresses = self._season, self._setting.addresses
        yield page_at(season.address, cup_page(season, self._desk, self._siblings()), "cup.html")
        fields = {"competition": season.season.competition.id, "season": season.season.season}
        if data := addresses.cup_json.fill(**fields):
            yield Json(path=data.path, data=cup_data(season))
        for tie in season.cup.ties:
            if address := season.tie_page(tie):
                yield page_at(address, tie_page(tie, address.url, season, self._desk), "tie.html")
        for team, run in season.runs.items():
            if address := season.run_page(team):
                yield page_at(address, run_page(run, season, self._desk), "run.html")
        yield from self._earlier_addresses()

    def _siblings(self) -> tuple[Link, ...]:
        """All seasons of the competition; this one without an address."""
        own = self._season.season
        pattern = self._setting.addresses.cup
        address = self._season.catalogue.address
        return tuple(
            Link(
                text=season,
                url=None
                if season == own.season
                else address(pattern, competition=own.competition.id, season=season).url,
            )
            for season in self._chapter.siblings
        )

    def _earlier_addresses(self) -> Iterator[Redirect]:
        """The addresses that ties had before they had their names, or a report."""
        season = self._season
        for round_ in season.cup.rounds:
            numbered = (teams_in(round_.id) or _NUMBERED_UP_TO + 1) <= _NUMBERED_UP_TO
            numbered = numbered or round_.id in season.cup.regulations.draw
            for number, tie in enumerate(round_.ties, start=1):
                ids = {tie.id, f"{round_.id}-{number}"} if numbered and len(round_.ties) > 1 else {tie.id}
                own = season.tie_page(tie)
                for id_ in sorted(ids):
                    address = season.numbered_tie_page(id_)
                    if address and address != own and tie.matches:
                        yield Redirect(path=address.path, url=season.tie_url(tie))

    # Digests

    def _teams(self) -> list[TeamId]:
        """Teams that stand in some match or tie."""
        cup = self._season.cup
        playing = {side for match in cup.matches for side in match.sides if isinstance(side, TeamId)}
        return sorted(playing | {team for tie in cup.ties for team in tie.teams})

    def _team_digest(self, team: TeamId) -> TeamDigest:
        season = self._season
        run = season.runs.get(team)
        played = season.matches_of(team)
        return TeamDigest(
            team=team,
            competition=season.season.competition.id,
            season=season.season.season,
            run=TeamRunRow(
                cup=season.link,
                run=season.run_link(team),
                conclusion=conclusion(run, season),
                state=run.state.value,
            )
            if run
            else None,
            results=tuple(self._played(match) for match in played if match.result is not None),
            upcoming=tuple(self._played(match) for match in season.upcoming if team in match.sides),
        )

    def _played(self, match: Match) -> Played:
        return Played(when=_when(match), match=self._match_view(match))

    def _match_view(self, match: Match) -> MatchView:
        return self._season.match_view(match)

    def _season_digest(self) -> SeasonDigest:
        season = self._season
        days = [match.date.isoformat() for match in season.cup.matches if match.date]
        return SeasonDigest(
            competition=season.competition_link,
            competition_id=season.season.competition.id,
            feeds=season.feeds,
            season=season.season.season,
            row=season_row(season),
            cup=season.link,
            has_rounds=bool(season.cup.rounds),
            last_day=max(days, default=""),
            upcoming=tuple(map(self._played, season.upcoming[:UPCOMING_ON_FRONT_PAGE])),
        )

    def _teaser(self) -> TeaserDigest:
        season = self._season
        return TeaserDigest(
            competition_id=season.season.competition.id,
            season=season.season.season,
            bracket=bracket_of(season, last=_TEASER_ROUNDS),
        )


def _when(match: Match) -> str:
    """What matches are ordered by; empty where the day is not known."""
    if match.date is None:
        return ""
    return f"{match.date.isoformat()} {match.kickoff.isoformat() if match.kickoff else ''}"
