"""Feeds: which there are, as Pelican's settings and Cuprun's have it, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup

from cuprun.archive import Archive
from cuprun.host.settings import Settings
from cuprun.host.terms import terms_of
from cuprun.pages.addresses import Address, Addresses
from cuprun.pages.plan import Feed, FeedEntry
from cuprun.pages.site import SiteView
from cuprun.pages.story import Publication, Story

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Selection:
    """What one feed carries: its title, its page, the fields of its path, its stories newest first."""

    title: str
    url: str
    fields: dict[str, str]
    stories: Sequence[Story]


class FeedDesk:
    """Makes the feeds that the settings ask for; an empty setting asks for none."""

    def __init__(self, settings: Settings, addresses: Addresses, site: SiteView, archive: Archive) -> None:
        self._settings = settings
        self._addresses = addresses
        self._site = site
        self._archive = archive
        self._host = urlsplit(settings.get("FEED_DOMAIN") or site.url).hostname or "localhost"

    def feeds(self, publication: Publication) -> list[Feed]:
        """Every feed of the site; drafts and hidden stories stand in none."""
        public = [story for story in publication.stories if story.status == "published"]
        originals = [story for story in public if not story.translation]
        return [
            *self._made("FEED_ALL", [self._of_site(public)]),
            *self._made("FEED", [self._of_site(originals)]),
            *self._made("CATEGORY_FEED", self._by_term(originals, "category")),
            *self._made("AUTHOR_FEED", self._by_term(originals, "author")),
            *self._made("TAG_FEED", self._by_term(originals, "tag")),
            *self._made("TRANSLATION_FEED", self._by_lang(public)),
            *self._made("COMPETITION_FEED", self._by_competition(originals)),
            *self._made("TEAM_FEED", self._by_team(originals)),
        ]

    def _made(self, setting: str, selections: Sequence[_Selection]) -> Iterable[Feed]:
        for form in ("ATOM", "RSS"):
            if pattern := self._settings.get(f"{setting}_{form}"):
                yield from (self._feed(str(pattern), form.lower(), selection) for selection in selections)

    def _feed(self, pattern: str, form: str, selection: _Selection) -> Feed:
        stories = selection.stories[: self._settings["FEED_MAX_ITEMS"]]
        return Feed(
            path=pattern.format(**selection.fields),
            format=form,
            title=selection.title,
            url=selection.url,
            entries=tuple(self._entry(story, form) for story in stories),
        )

    def _entry(self, story: Story, form: str) -> FeedEntry:
        in_full = form == "atom" or not self._settings["RSS_FEED_SUMMARY_ONLY"]
        reference = "?ref=feed" if self._settings["FEED_APPEND_REF"] else ""
        category = (story.category,) if story.category else ()
        return FeedEntry(
            id=self._id(story),
            title=str(Markup(story.title).striptags()) if story.filed is None else story.title,
            url=story.address.url + reference,
            published=story.published.isoformat(),
            updated=(story.modified or story.published).isoformat(),
            summary=story.summary,
            content=story.body if in_full else "",
            authors=tuple(author.name for author in story.authors),
            categories=tuple(term.name for term in (*category, *story.tags)),
        )

    def _id(self, story: Story) -> str:
        """A tag URI (RFC 4151) that outlives a new title: a report's is its match, an article's its slug."""
        filed = story.filed
        if filed is None or filed.match_id is None:
            return f"tag:{self._host},{story.published:%Y-%m-%d}:{story.address.url}"
        return f"tag:{self._host},{filed.season[:4]}:{filed.match_id}/{story.kind}/{story.lang}"

    def _of_site(self, stories: Sequence[Story]) -> _Selection:
        return _Selection(title=self._site.name, url="/", fields={}, stories=stories)

    def _named(
        self, name: str, page: Address | None, fields: dict[str, str], stories: Sequence[Story]
    ) -> _Selection:
        url = page.url if page else "/"
        return _Selection(title=f"{self._site.name} - {name}", url=url, fields=fields, stories=stories)

    def _by_term(self, stories: Sequence[Story], kind: str) -> list[_Selection]:
        groups = _grouped(stories, lambda story: terms_of(story, kind))
        return [self._named(t.name, t.address, {"slug": t.slug}, own) for t, own in groups.items()]

    def _by_lang(self, stories: Sequence[Story]) -> list[_Selection]:
        groups = _grouped(stories, lambda story: (story.lang,))
        return [
            _Selection(title=self._site.name, url="/", fields={"lang": lang}, stories=own)
            for lang, own in groups.items()
        ]

    def _by_competition(self, stories: Sequence[Story]) -> list[_Selection]:
        groups = _grouped(stories, lambda story: (story.filed.competition,) if story.filed else ())
        return [
            self._named(
                self._archive.competitions[id_].name,
                self._addresses.competition.fill(competition=id_),
                {"competition": id_, "slug": id_},
                groups.get(id_, ()),
            )
            for id_ in sorted({competition for competition, _ in self._archive.seasons})
        ]

    def _by_team(self, stories: Sequence[Story]) -> list[_Selection]:
        groups = _grouped(stories, self._teams_of)
        return [
            self._named(
                self._archive.teams[id_].name,
                self._addresses.team.fill(team=id_),
                {"team": id_, "slug": id_},
                groups.get(id_, ()),
            )
            for id_ in sorted(self._teams_that_play())
        ]

    def _teams_of(self, story: Story) -> Iterable[str]:
        if story.filed is None or story.filed.match_id is None:
            return ()
        season = self._archive.seasons[(story.filed.competition, story.filed.season)]
        return (side for side in season.matches[story.filed.match_id].sides if isinstance(side, str))

    def _teams_that_play(self) -> set[str]:
        """Every team that stands in a match or a draw: those have a page."""
        cups = [season.cup for season in self._archive.seasons.values()]
        playing = {s for cup in cups for match in cup.matches for s in match.sides if isinstance(s, str)}
        return playing | {team for cup in cups for tie in cup.ties for team in tie.teams}


def _grouped(stories: Sequence[Story], keys_of: Callable[[Story], Iterable[Key]]) -> dict[Key, list[Story]]:
    groups: dict[Key, list[Story]] = {}
    for story in stories:
        for key in keys_of(story):
            groups.setdefault(key, []).append(story)
    return groups
