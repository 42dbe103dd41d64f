"""The desk: a season and the stories about it together, where a page needs both."""

from __future__ import annotations

from collections.abc import Iterable

from cuprun.football.match import Match, Slot, TeamId
from cuprun.pages.catalogue import Catalogue, term_link
from cuprun.pages.digest import StoryDigest
from cuprun.pages.past import Past
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.story import Story
from cuprun.pages.story_line import StoryLine, story_line
from cuprun.pages.views import Link, MatchView, StoryCard


class Desk:
    """Finds the match behind a story, and makes cards and lines of stories. Without a season all stories are articles."""

    def __init__(
        self, catalogue: Catalogue, season: SeasonPresenter | None = None, past: Past | None = None
    ) -> None:
        """`past` tells how the cup stood after each match, where reports are to show it."""
        self.catalogue = catalogue
        self.words = catalogue.words
        self.season = season
        self.past = past
        self._cards: dict[str, StoryCard] = {}
        self._lines: dict[str, StoryLine] = {}

    def match_of(self, story: Story) -> Match | None:
        """The match a story is about, as the archive knows it; a draft's own where it alone tells of it."""
        if self.season is None or story.filed is None:
            return None
        return self.season.season.matches.get(story.filed.match_id or "", story.filed.match)

    def match_view(self, story: Story) -> MatchView | None:
        match = self.match_of(story)
        return self.season.match_view(match) if self.season and match else None

    def cards(self, stories: Iterable[Story]) -> tuple[StoryCard, ...]:
        return tuple(self.card(story) for story in stories)

    def card(self, story: Story) -> StoryCard:
        """A story as it stands in lists; made once for every list it stands in."""
        if story.source not in self._cards:
            self._cards[story.source] = self._card(story)
        return self._cards[story.source]

    def lines(self, stories: Iterable[Story]) -> tuple[StoryLine, ...]:
        return tuple(self.line(story) for story in stories)

    def line(self, story: Story) -> StoryLine:
        """A story as it stands in plain lists; made once for all of them."""
        if story.source not in self._lines:
            self._lines[story.source] = story_line(self.card(story))
        return self._lines[story.source]

    def _card(self, story: Story) -> StoryCard:
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

    def digest(self, story: Story, sides: Iterable[Slot] = ()) -> StoryDigest:
        """What lists beyond this chapter know of a story about a match of these sides."""
        return StoryDigest(
            source=story.source,
            card=self.card(story),
            published=story.published,
            lang=story.lang,
            translation=story.translation,
            authors=story.authors,
            tags=story.tags,
            category=story.category,
            competition=story.filed.competition if story.filed else None,
            teams=tuple(side for side in sides if isinstance(side, TeamId)),
        )

    def translations(self, story: Story) -> tuple[tuple[str, Link], ...]:
        """The same story in other languages: language code and link."""
        return tuple(
            (other.lang, Link(text=other.title, url=other.address.url))
            for other in self.catalogue.translations(story)
        )
