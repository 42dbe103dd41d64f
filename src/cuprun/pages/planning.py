"""Planning: which pages the site has, each with its view."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from cuprun.archive import Archive
from cuprun.football.match import TeamId
from cuprun.football.round import teams_in
from cuprun.pages.addresses import Address, Addresses, Pattern
from cuprun.pages.catalogue import Catalogue
from cuprun.pages.competition import competition_page, competitions_page
from cuprun.pages.cup import cup_page
from cuprun.pages.cup_json import cup_data
from cuprun.pages.desk import Desk
from cuprun.pages.index import index_page
from cuprun.pages.listing import archive_page, directory_page, listing_page
from cuprun.pages.plan import Artefact, Json, Page, Plan, Redirect
from cuprun.pages.report import report_page
from cuprun.pages.run import run_page
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.site import SiteView
from cuprun.pages.story import Publication, Story, Term
from cuprun.pages.team import team_page, teams_page
from cuprun.pages.text import article_page, not_found_page, text_page
from cuprun.pages.tie import tie_page
from cuprun.pages.views import PageView
from cuprun.pages.wording import Wording

_NUMBERED_UP_TO = 16
"""Rounds of up to so many teams have addresses by number, from before their sides were known."""


def plan(
    archive: Archive,
    publication: Publication,
    *,
    site: SiteView,
    addresses: Addresses,
    page_size: int | None = None,
) -> Plan:
    """Plan every page of the site; `page_size` is the number of stories on one page of a list."""
    desk = Desk(Catalogue(archive, publication, addresses, Wording(site.lang)))
    return Plan(tuple(_Planner(desk, site, page_size).artefacts()))


class _Planner:
    """One planning: from the stories to the cups, the teams and the lists."""

    def __init__(self, desk: Desk, site: SiteView, page_size: int | None) -> None:
        self._desk = desk
        self._site = site
        self._page_size = page_size
        self._addresses = desk.catalogue.addresses

    def artefacts(self) -> Iterator[Artefact]:
        yield from self._stories()
        yield from self._cups()
        yield from self._teams()
        yield from self._front_page()
        yield from self._archives()
        yield from self._lists()
        yield from self._singles()

    # Stories

    def _stories(self) -> Iterator[Artefact]:
        publication = self._desk.catalogue.publication
        for story in publication.stories:
            own = (f"{story.template}.html",) if story.template else ()
            if story.filed is not None:
                view: PageView = report_page(story, self._desk)
                yield _page(story.address, view, *own, "report.html", "article.html")
            else:
                yield _page(story.address, article_page(story, self._desk), *own, "article.html")
        for text in publication.texts:
            own = (f"{text.template}.html",) if text.template else ()
            yield _page(text.address, text_page(text), *own, "page.html")

    # Cups

    def _cups(self) -> Iterator[Artefact]:
        competitions = {season.season.competition.id for season in self._desk.seasons}
        for competition in sorted(competitions):
            seasons = self._desk.seasons_of(competition)
            address = self._desk.catalogue.address(self._addresses.competition, competition=competition)
            yield _page(address, competition_page(seasons, self._desk), "competition.html")
            for season in seasons:
                yield from self._season(season)
        if competitions and (all_ := self._addresses.competitions.fill()):
            yield _page(all_, competitions_page(self._desk, all_.url), "competitions.html")

    def _season(self, season: SeasonPresenter) -> Iterator[Artefact]:
        yield _page(season.address, cup_page(season, self._desk), "cup.html")
        fields = {"competition": season.season.competition.id, "season": season.season.season}
        if data := self._addresses.cup_json.fill(**fields):
            yield Json(path=data.path, data=cup_data(season))
        for tie in season.cup.ties:
            if address := season.tie_page(tie):
                yield _page(address, tie_page(tie, address.url, season, self._desk), "tie.html")
        for team, run in season.runs.items():
            yield _page(season.run_address(team), run_page(run, season, self._desk), "run.html")
        yield from self._earlier_addresses(season)

    def _earlier_addresses(self, season: SeasonPresenter) -> Iterator[Redirect]:
        """The addresses that ties had before they had their names, or a report."""
        for round_ in season.cup.rounds:
            numbered = (teams_in(round_.id) or _NUMBERED_UP_TO + 1) <= _NUMBERED_UP_TO
            numbered = numbered or round_.id in season.cup.regulations.draw
            for number, tie in enumerate(round_.ties, start=1):
                ids = {tie.id, f"{round_.id}-{number}"} if numbered and len(round_.ties) > 1 else {tie.id}
                own = season.tie_page(tie)
                for id_ in sorted(ids):
                    address = season.numbered_tie_page(id_)
                    if address != own and tie.matches:
                        yield Redirect(path=address.path, url=season.tie_url(tie))

    # Teams

    def _teams(self) -> Iterator[Artefact]:
        teams = self._teams_with_a_page()
        for team in teams:
            address = self._desk.catalogue.address(self._addresses.team, team=team)
            yield _page(address, team_page(team, self._desk), "team.html")
        if teams and (all_ := self._addresses.teams.fill()):
            yield _page(all_, teams_page(teams, self._desk), "teams.html")

    def _teams_with_a_page(self) -> tuple[TeamId, ...]:
        """Teams that stand in some match: a team known from a draft or a team file alone has no page."""
        seen = {
            side
            for season in self._desk.seasons
            for match in season.cup.matches
            for side in match.sides
            if isinstance(side, TeamId)
        }
        drawn = {team for season in self._desk.seasons for tie in season.cup.ties for team in tie.teams}
        return tuple(sorted(seen | drawn))

    # Lists

    def _front_page(self) -> Iterator[Page]:
        first = self._addresses.index.fill()
        if first is None:
            return
        stories = self._desk.catalogue.originals
        for address, chunk, pagination in self._desk.catalogue.paginate(first, stories, self._page_size):
            view = index_page(self._site.name, address.url, chunk, pagination, self._desk)
            yield _page(address, view, "index.html")

    def _archives(self) -> Iterator[Page]:
        stories = self._desk.catalogue.originals
        if address := self._addresses.archive.fill():
            heading = self._desk.words.gettext("Archive")
            view = archive_page(heading, address.url, stories, self._desk)
            yield _page(address, view, "archives.html")
        yield from self._periods(self._addresses.year_archive, lambda s: f"{s.published:%Y}")
        yield from self._periods(
            self._addresses.month_archive, lambda s: self._desk.words.month(s.published.date())
        )
        yield from self._periods(
            self._addresses.day_archive, lambda s: self._desk.words.published(s.published).text
        )

    def _periods(self, pattern: Pattern, heading: Callable[[Story], str]) -> Iterator[Page]:
        for name, group in groupby(self._desk.catalogue.originals, key=heading):
            stories = tuple(group)
            if address := pattern.fill(date=stories[0].published):
                view = archive_page(name, address.url, stories, self._desk)
                yield _page(address, view, "period_archives.html")

    def _lists(self) -> Iterator[Page]:
        _ = self._desk.words.gettext
        yield from self._list("author", _("Authors"), self._addresses.authors, lambda s: s.authors)
        yield from self._list("tag", _("Tags"), self._addresses.tags, lambda s: s.tags)
        yield from self._list(
            "category",
            _("Categories"),
            self._addresses.categories,
            lambda s: (s.category,) if s.category else (),
        )

    def _list(
        self, kind: str, heading: str, pattern: Pattern, terms_of: Callable[[Story], Iterable[Term]]
    ) -> Iterator[Page]:
        """The stories of each term, and the list of all terms of the kind."""
        by_term: dict[Term, list[Story]] = {}
        for story in self._desk.catalogue.originals:
            for term in terms_of(story):
                by_term.setdefault(term, []).append(story)
        for term, stories in by_term.items():
            if term.address is None:
                continue
            pages = self._desk.catalogue.paginate(term.address, stories, self._page_size)
            for address, chunk, pagination in pages:
                view = listing_page(term, kind, address, chunk, pagination, self._desk)
                yield _page(address, view, f"{kind}.html")
        if all_ := pattern.fill():
            counts = Counter({term: len(stories) for term, stories in by_term.items()})
            view_of_all = directory_page(heading, all_.url, counts, self._desk)
            plural = {"author": "authors.html", "tag": "tags.html", "category": "categories.html"}[kind]
            yield _page(all_, view_of_all, plural)

    def _singles(self) -> Iterator[Page]:
        if address := self._addresses.not_found.fill():
            yield _page(address, not_found_page(address.url, self._desk), "404.html")


def _page(address: Address, view: PageView, *templates: str) -> Page:
    return Page(path=address.path, templates=templates, view=view)
