"""The catalogue: what pages look up across seasons — teams, stories by match, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from cuprun.archive import Team
from cuprun.football.match import TeamId
from cuprun.pages.addresses import Address, Addresses, Pattern
from cuprun.pages.story import Story, Term
from cuprun.pages.views import Link, TeamView
from cuprun.pages.wording import Wording


class Catalogue:
    """Everything that more than one page of a chapter needs, looked up once."""

    def __init__(
        self, teams: Mapping[TeamId, Team], stories: Sequence[Story], addresses: Addresses, words: Wording
    ) -> None:
        """`stories` newest first, drafts and hidden ones too."""
        self.addresses = addresses
        self.words = words
        self.stories = tuple(story for story in stories if story.status == "published")
        """Published stories, newest first, translations included."""
        self.originals = tuple(story for story in self.stories if not story.translation)
        self._teams = teams
        self._team_views: dict[TeamId, TeamView] = {}
        self._by_match: dict[str, list[Story]] = {}
        for story in self.stories:
            if story.filed and story.filed.match_id:
                self._by_match.setdefault(story.filed.match_id, []).append(story)

    def team(self, id_: TeamId) -> TeamView:
        if id_ not in self._team_views:
            self._team_views[id_] = self._team_view(self._teams[id_])
        return self._team_views[id_]

    def _team_view(self, team: Team) -> TeamView:
        return TeamView(
            id=team.id,
            name=team.name,
            short=team.short,
            code=team.code,
            url=self.address(self.addresses.team, team=team.id).url,
            colours=team.colours,
        )

    def address(self, pattern: Pattern, **fields: object) -> Address:
        """The address of a page that every site has. Raises ValueError where its pattern is empty."""
        address = pattern.fill(**fields)
        if address is None:
            raise ValueError(f"this kind of page needs a SAVE_AS pattern: {pattern}")
        return address

    def translations(self, story: Story) -> tuple[Story, ...]:
        """The same story in other languages."""
        if story.filed is not None and story.filed.match_id is not None:
            same = [
                other for other in self._by_match.get(story.filed.match_id, ()) if other.kind == story.kind
            ]
        else:
            same = [other for other in self.stories if other.filed is None and other.slug == story.slug]
        return tuple(other for other in same if other.lang != story.lang)

    def story_of(self, match_id: str, kind: str) -> Story | None:
        """The report or preview of a match: in the site's language if there is one, else the first."""
        stories = [story for story in self._by_match.get(match_id, ()) if story.kind == kind]
        ranked = sorted(stories, key=lambda s: (s.lang != self.words.lang, s.translation, s.address.url))
        return ranked[0] if ranked else None

    def stories_of(self, match_ids: Iterable[str]) -> tuple[Story, ...]:
        """The published stories about some matches, newest first, each in its first language only."""
        wanted = set(match_ids)
        return tuple(s for s in self.originals if s.filed and s.filed.match_id in wanted)


def term_link(term: Term) -> Link:
    """An author, tag or category as a link, where it has a page."""
    return Link(text=term.name, url=term.address.url if term.address else None)
