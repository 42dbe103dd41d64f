"""Feeds: which there are, as Pelican's settings and Cuprun's have it, and what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cuprun.archive import Team
from cuprun.host.settings import Settings
from cuprun.pages.addresses import Addresses
from cuprun.pages.feed_entry import FeedEntry
from cuprun.pages.library import ALL, EVERYTHING, TERM_KINDS, Library
from cuprun.pages.plan import Feed
from cuprun.pages.site import SiteView

_FORMS = ("ATOM", "RSS")


class _Subject(Struct, frozen=True, kw_only=True):
    """What one feed is about: its title, its page and the fields of its path."""

    title: str
    url: str
    fields: Mapping[str, str]


class FeedDesk:
    """Makes the feeds that the settings ask for; an empty setting asks for none."""

    def __init__(
        self,
        settings: Settings,
        addresses: Addresses,
        site: SiteView,
        library: Library,
        teams: Mapping[str, Team],
    ) -> None:
        self._settings = settings
        self._addresses = addresses
        self._site = site
        self._library = library
        self._teams = teams

    def feeds(self) -> Iterator[Feed]:
        """Every feed of the site; drafts and hidden stories stand in none."""
        for shelf in (EVERYTHING, ALL):
            yield from self.of_shelf(shelf)
        for kind in (*TERM_KINDS, "lang"):
            for name in self._library.shelves(kind):
                yield from self.of_shelf(f"{kind}:{name}")
        for competition in sorted({season.competition_id for season in self._library.seasons()}):
            yield from self.of_shelf(f"competition:{competition}")
        for team in self._library.teams():
            yield from self.of_shelf(f"team:{team}")

    def of_shelf(self, shelf: str) -> Iterator[Feed]:
        """The feeds of one shelf; none where the settings ask for none, or nobody has such a page."""
        kind, _, name = shelf.partition(":")
        setting = _SETTINGS.get(kind)
        patterns = [(form, self._settings.get(f"{setting}_{form}")) for form in _FORMS]
        if setting is None or not any(pattern for _, pattern in patterns):
            return
        subject = self._subject(kind, name)
        entries = self._library.entries(shelf, self._settings["FEED_MAX_ITEMS"]) if subject else ()
        for form, pattern in patterns:
            if subject and pattern:
                yield Feed(
                    path=str(pattern).format(**subject.fields),
                    format=form.lower(),
                    title=subject.title,
                    url=subject.url,
                    entries=tuple(self._entry(entry, form) for entry in entries),
                )

    def _entry(self, entry: FeedEntry, form: str) -> FeedEntry:
        reference = "?ref=feed" if self._settings["FEED_APPEND_REF"] else ""
        short = form == "RSS" and self._settings["RSS_FEED_SUMMARY_ONLY"]
        return replace(entry, url=entry.url + reference, content="" if short else entry.content)

    def _subject(self, kind: str, name: str) -> _Subject | None:
        if kind in TERM_KINDS:
            return self._term(kind, name)
        if kind == "competition":
            return self._competition(name)
        if kind == "team":
            return self._team(name)
        if kind == "lang" and not self._library.count(f"lang:{name}"):
            return None
        return _Subject(title=self._site.name, url="/", fields={"lang": name} if kind == "lang" else {})

    def _term(self, kind: str, slug: str) -> _Subject | None:
        for story in self._library.stories(f"{kind}:{slug}", limit=1):
            for term in story.terms(kind):
                if term.slug == slug:
                    url = term.address.url if term.address else "/"
                    return self._named(term.name, url, {"slug": slug})
        return None

    def _competition(self, id_: str) -> _Subject | None:
        seasons = self._library.seasons(id_)
        if not seasons:
            return None
        link = seasons[0].competition
        return self._named(link.text, link.url or "/", {"competition": id_, "slug": id_})

    def _team(self, id_: str) -> _Subject | None:
        if not self._library.seasons_of_team(id_):
            return None
        page = self._addresses.team.fill(team=id_)
        return self._named(self._teams[id_].name, page.url if page else "/", {"team": id_, "slug": id_})

    def _named(self, name: str, url: str, fields: Mapping[str, str]) -> _Subject:
        return _Subject(title=f"{self._site.name} - {name}", url=url, fields=fields)


_SETTINGS = {
    EVERYTHING: "FEED_ALL",
    ALL: "FEED",
    "category": "CATEGORY_FEED",
    "author": "AUTHOR_FEED",
    "tag": "TAG_FEED",
    "lang": "TRANSLATION_FEED",
    "competition": "COMPETITION_FEED",
    "team": "TEAM_FEED",
}
"""Kinds of shelves, and the settings that ask for their feeds (with ``_ATOM`` and ``_RSS`` behind)."""


def asks_for_feeds(settings: Settings) -> bool:
    """Whether the settings ask for any feed."""
    return any(settings.get(f"{setting}_{form}") for setting in _SETTINGS.values() for form in _FORMS)
