"""Pages that gather from many chapters: the front page, teams, competitions, authors, tags, the archive.

Each is made of a library's digests alone, so one that nothing on its shelves has changed for need not be
planned again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from cuprun.archive import Team
from cuprun.football.match import TeamId
from cuprun.pages.addresses import Address, Addresses
from cuprun.pages.catalogue import Catalogue
from cuprun.pages.competition import competition_page, competitions_page
from cuprun.pages.digest import StoryDigest
from cuprun.pages.index import index_page
from cuprun.pages.library import ALL, PERIODS, TERM_KINDS, Library
from cuprun.pages.listing import archive_page, directory_page, listing_page
from cuprun.pages.pagination import page_addresses, pagination
from cuprun.pages.plan import Page, page_at
from cuprun.pages.story import Term
from cuprun.pages.team import team_page, teams_page
from cuprun.pages.views import Link
from cuprun.pages.wording import Wording

NEWEST = 12
"""So many stories stand on the page of a team or a competition."""
ON_ONE_PAGE = 200
"""An archive of so many stories stands on one page; a larger one shows its newest and leads to its months."""

Places = Collection[int] | None
"""Which entries of a list (counted from 0) have changed where they stand; None = all may have moved."""


class ShelfPlanner:
    """Plans the pages that are made of shelves, one shelf at a time."""

    def __init__(
        self,
        library: Library,
        teams: Mapping[TeamId, Team],
        addresses: Addresses,
        words: Wording,
        *,
        site_name: str,
        page_size: int | None,
    ) -> None:
        self._library = library
        self._teams = teams
        self._addresses = addresses
        self._words = words
        self._site_name = site_name
        self._page_size = page_size
        self._catalogue = Catalogue(teams, (), addresses, words)

    def plan(self) -> Iterator[Page]:
        """Every page there is."""
        for competition in sorted({season.competition_id for season in self._library.seasons()}):
            yield from self.competition(competition)
        yield from self.competitions()
        for team in self._library.teams():
            yield from self.team(team)
        yield from self.all_teams()
        yield from self.front_page()
        yield from self.archive()
        for period in PERIODS:
            for name in self._library.shelves(period):
                yield from self.period(period, name)
        for kind in TERM_KINDS:
            for slug in self._library.shelves(kind):
                yield from self.term(kind, slug)
            yield from self.terms(kind)

    # Competitions and teams

    def competition(self, id_: str) -> Iterator[Page]:
        seasons = self._library.seasons(id_)
        address = self._addresses.competition.fill(competition=id_)
        if seasons and address:
            newest = self._library.stories(f"competition:{id_}", limit=NEWEST)
            yield page_at(address, competition_page(seasons, newest, self._words), "competition.html")

    def competitions(self) -> Iterator[Page]:
        seasons = self._library.seasons()
        if seasons and (address := self._addresses.competitions.fill()):
            yield page_at(address, competitions_page(seasons, address.url, self._words), "competitions.html")

    def team(self, id_: TeamId) -> Iterator[Page]:
        seasons = self._library.seasons_of_team(id_)
        address = self._addresses.team.fill(team=id_)
        if seasons and address:
            newest = self._library.stories(f"team:{id_}", limit=NEWEST)
            view = self._catalogue.team(id_)
            made = team_page(self._teams[id_], view, seasons, newest, self._addresses, self._words)
            yield page_at(address, made, "team.html")

    def all_teams(self) -> Iterator[Page]:
        ids = self._library.teams()
        if ids and (address := self._addresses.teams.fill()):
            views = [self._catalogue.team(id_) for id_ in ids]
            yield page_at(address, teams_page(views, self._addresses, self._words), "teams.html")

    # Lists in pages

    def front_page(self, changed: Places = None) -> Iterator[Page]:
        if first := self._addresses.index.fill():
            pages = self._pages(first, ALL)
            for number, stories in self._parts(pages, ALL, changed, always=1):
                url, links = pages[number - 1].url, pagination(pages, number)
                view = index_page(self._site_name, url, stories, links, self._library, self._words)
                yield page_at(pages[number - 1], view, "index.html")

    def term(self, kind: str, slug: str, changed: Places = None) -> Iterator[Page]:
        """The pages of an author, a tag or a category."""
        shelf = f"{kind}:{slug}"
        term = self._term(kind, slug)
        if term is None or term.address is None:
            return
        pages = self._pages(term.address, shelf)
        for number, stories in self._parts(pages, shelf, changed):
            links = pagination(pages, number)
            url = pages[number - 1].url
            view = listing_page(term, kind, url, stories, links, addresses=self._addresses, words=self._words)
            yield page_at(pages[number - 1], view, f"{kind}.html")

    def terms(self, kind: str) -> Iterator[Page]:
        """The list of all authors, tags or categories."""
        _ = self._words.gettext
        pattern, heading, template = {
            "author": (self._addresses.authors, _("Authors"), "authors.html"),
            "tag": (self._addresses.tags, _("Tags"), "tags.html"),
            "category": (self._addresses.categories, _("Categories"), "categories.html"),
        }[kind]
        if address := pattern.fill():
            counts = {
                term: self._library.count(f"{kind}:{slug}")
                for slug in self._library.shelves(kind)
                if (term := self._term(kind, slug))
            }
            yield page_at(address, directory_page(heading, address.url, counts, self._words), template)

    def _term(self, kind: str, slug: str) -> Term | None:
        """An author, tag or category as the newest of its stories knows it."""
        newest = self._library.stories(f"{kind}:{slug}", limit=1)
        return next((term for story in newest for term in story.terms(kind) if term.slug == slug), None)

    def _pages(self, first: Address, shelf: str) -> Sequence[Address]:
        return page_addresses(first, self._library.count(shelf), self._page_size, self._addresses.pagination)

    def _parts(
        self, pages: Sequence[Address], shelf: str, changed: Places, *, always: int = 0
    ) -> Iterable[tuple[int, list[StoryDigest]]]:
        """The number of each page that may have changed, `always` among them, and its stories."""
        size = self._page_size
        if changed is None or size is None:
            numbers: Iterable[int] = range(1, len(pages) + 1)
        else:
            touched = {place // size + 1 for place in changed} | ({always} if always else set())
            numbers = sorted(number for number in touched if number <= len(pages))
        for number in numbers:
            first = (number - 1) * size if size else 0
            yield number, list(self._library.stories(shelf, first, size))

    # The archive

    def archive(self) -> Iterator[Page]:
        address = self._addresses.archive.fill()
        if address is None:
            return
        in_one = self._library.count(ALL) <= ON_ONE_PAGE or not self._addresses.month_archive.save_as
        stories = self._library.stories(ALL, limit=None if in_one else NEWEST)
        heading = self._words.gettext("Archive")
        periods = () if in_one else tuple(self._years())
        yield page_at(
            address, archive_page(heading, address.url, stories, self._words, periods), "archives.html"
        )

    def _years(self) -> Iterator[tuple[str, tuple[tuple[Link, int], ...]]]:
        """Every year with links to its months and how many stories each has, newest first."""
        by_year: dict[str, list[tuple[Link, int]]] = {}
        for month in reversed(self._library.shelves("month")):
            day = datetime.fromisoformat(f"{month}-01")
            address = self._addresses.month_archive.fill(date=day)
            link = Link(text=self._words.month(day.date()), url=address.url if address else None)
            by_year.setdefault(month[:4], []).append((link, self._library.count(f"month:{month}")))
        return ((year, tuple(months)) for year, months in by_year.items())

    def period(self, kind: str, name: str) -> Iterator[Page]:
        """The page of a year (``2025``), a month (``2025-02``) or a day, where the settings ask for one."""
        pattern = self._addresses.archive_of[kind]
        stories = self._library.stories(f"{kind}:{name}") if pattern.save_as else ()
        if stories and (address := pattern.fill(date=stories[0].published)):
            heading = self._period(kind, stories[0].published)
            view = archive_page(heading, address.url, stories, self._words)
            yield page_at(address, view, "period_archives.html")

    def _period(self, kind: str, day: datetime) -> str:
        """A year, month or day in words."""
        match kind:
            case "year":
                return f"{day:%Y}"
            case "month":
                return self._words.month(day.date())
        return self._words.published(day).text
