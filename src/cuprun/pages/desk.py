"""The desk: seasons and stories together, where a page needs both."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from cuprun.archive import Competition, SeasonArchive
from cuprun.football.cup import Cup
from cuprun.football.match import Match
from cuprun.pages.catalogue import Catalogue, term_link
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.story import Story, Term
from cuprun.pages.views import Link, MatchView, StoryCard, TeamView

_TAGS = re.compile(r"<[^>]+>")


class Desk:
    """Finds the season and the match behind a story, and makes cards of stories."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.words = catalogue.words
        self._seasons = {
            key: SeasonPresenter(catalogue, season) for key, season in catalogue.archive.seasons.items()
        }

    @property
    def seasons(self) -> tuple[SeasonPresenter, ...]:
        """Every season, newest first."""
        return tuple(
            sorted(
                self._seasons.values(), key=lambda s: (s.season.season, s.season.competition.id), reverse=True
            )
        )

    def seasons_of(self, competition: str) -> tuple[SeasonPresenter, ...]:
        return tuple(s for s in self.seasons if s.season.competition.id == competition)

    def season_of(self, story: Story) -> SeasonPresenter | None:
        """The season a report belongs to; a draft's may be one that nothing else tells of."""
        if story.filed is None:
            return None
        key = (story.filed.competition, story.filed.season)
        return self._seasons.get(key) or self._unheard_of(*key)

    def _unheard_of(self, competition: str, season: str) -> SeasonPresenter:
        found: Competition = self.catalogue.archive.competitions[competition]
        empty = SeasonArchive(
            competition=found, season=season, cup=Cup(), matches={}, facts={}, round_names={}
        )
        return SeasonPresenter(self.catalogue, empty)

    def match_of(self, story: Story) -> Match | None:
        """The match a story is about, as the archive knows it; a draft's own where it alone tells of it."""
        season = self.season_of(story)
        if season is None or story.filed is None:
            return None
        return season.season.matches.get(story.filed.match_id or "", story.filed.match)

    def match_view(self, story: Story) -> MatchView | None:
        season, match = self.season_of(story), self.match_of(story)
        return season.match_view(match) if season and match else None

    def cards(self, stories: Iterable[Story]) -> tuple[StoryCard, ...]:
        return tuple(self.card(story) for story in stories)

    def card(self, story: Story) -> StoryCard:
        return StoryCard(
            title=story.title,
            url=story.address.url,
            summary=story.summary,
            moment=self.words.published(story.published),
            kind=story.kind,
            authors=tuple(term_link(author) for author in story.authors),
            match=self.match_view(story),
            lang=story.lang if story.lang != self.words.lang else None,
        )

    def translations(self, story: Story) -> tuple[tuple[str, Link], ...]:
        """The same story in other languages: language code and link."""
        if story.filed is not None and story.filed.match_id is not None:
            same = [
                other
                for other in self.catalogue.stories
                if other.filed and other.filed.match_id == story.filed.match_id and other.kind == story.kind
            ]
        else:
            same = [
                other for other in self.catalogue.stories if other.filed is None and other.slug == story.slug
            ]
        return tuple(
            (other.lang, Link(text=other.title, url=other.address.url))
            for other in same
            if other.lang != story.lang
        )

    def team_feeds(self, team: TeamView) -> tuple[Link, ...]:
        """The team's feed, where the settings ask for one."""
        address = self.catalogue.addresses.team_feed.fill(team=team.id)
        return (Link(text=team.name, url=address.url),) if address else ()

    def author_feeds(self, author: Term) -> tuple[Link, ...]:
        """The author's feed, where the settings ask for one."""
        address = self.catalogue.addresses.author_feed.fill(slug=author.slug)
        return (Link(text=author.name, url=address.url),) if address else ()

    def upcoming(self) -> Iterator[tuple[SeasonPresenter, Match]]:
        """Every match to be played, season by season."""
        for season in self.seasons:
            for match in season.upcoming():
                yield season, match


def plain_text(markup: str) -> str:
    """HTML as plain text on one line, for descriptions."""
    return " ".join(html.unescape(_TAGS.sub("", markup)).split())
