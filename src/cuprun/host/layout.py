"""The layout: what all files of a site say of its shape — which chapters there are, and where everything is.

It is made of headlines and listings alone, not of what reports and results tell of matches: as long as
those stay the same, so does the layout, and a change stays within its chapter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from cuprun.archive.filing import DRAFT
from cuprun.archive.regulations import unknown_rules
from cuprun.build.output import Copy
from cuprun.errors import Diagnostic
from cuprun.football.match import TeamId
from cuprun.football.season import parse_season
from cuprun.frontmatter.reading import kind_of
from cuprun.frontmatter.records import Records
from cuprun.host.address_faults import address_faults
from cuprun.host.articles import Articles
from cuprun.host.files import find_files
from cuprun.host.link_pattern import LinkPattern
from cuprun.host.links import Linker, Targets
from cuprun.host.manuscript import Manuscript
from cuprun.host.manuscript import with_translations as manuscripts_with_translations
from cuprun.host.names import Names
from cuprun.host.placing import ChapterKey, Placed, Placing, with_translations
from cuprun.host.press import ChapterOrder
from cuprun.host.redirects import redirects
from cuprun.host.settings import Options, Settings
from cuprun.host.site_view import site_view
from cuprun.host.static import static_files, theme_copies
from cuprun.host.stories import publication
from cuprun.host.survey import Headline, Listing, Name
from cuprun.host.term_pages import TermPages
from cuprun.host.terms import Terms
from cuprun.pages.addresses import Address, Addresses
from cuprun.pages.plan import Redirect
from cuprun.pages.site import SiteView
from cuprun.pages.story import Publication


class Material(Struct, frozen=True, kw_only=True):
    """All that a layout is made of."""

    headlines: Mapping[str, Headline]
    """Of every report that could be read, by path."""
    listings: Mapping[str, Listing]
    declared: Records
    articles: Articles
    terms: Terms
    public_until: datetime
    faulty: frozenset[str]
    """Files with faults, as people type them: a link to one is no further fault."""


class Layout(Struct, frozen=True, kw_only=True):
    """The shape of a site at one moment."""

    orders: Mapping[ChapterKey, ChapterOrder]
    """What each chapter is made of; `before` is still empty."""
    chapter_of: Mapping[str, tuple[ChapterKey, ...]]
    """The chapters that a file tells of, by its path."""
    placed: tuple[Placed, ...]
    texts: Publication
    """Plain articles and pages."""
    site: SiteView
    copies: tuple[Copy, ...]
    redirects: tuple[Redirect, ...]
    undeclared: Mapping[TeamId, str]
    """What teams are called that no file declares, by id."""
    next_due: datetime | None
    diagnostics: tuple[Diagnostic, ...]


class Layouter:
    """Lays out one site."""

    def __init__(self, settings: Settings, options: Options, addresses: Addresses) -> None:
        self._settings = settings
        self._options = options
        self._addresses = addresses

    def layout(self, material: Material) -> Layout:
        """The layout of a site; whatever contradicts is in its diagnostics."""
        declared = material.declared
        names = Names(declared.teams, declared.competitions, self._options.timezone)
        self._learn(names, material)
        placing = Placing(
            self._settings, self._options, self._addresses, material.terms, names, material.public_until
        )
        reports = with_translations(placing.place(material.headlines.values()), self._options.lang)
        manuscripts = manuscripts_with_translations(material.articles.manuscripts, self._options.lang)
        pattern = LinkPattern(self._settings)
        every: list[Manuscript | Placed] = [*reports, *manuscripts]
        statics = static_files(
            self._settings, self._options, every, pattern, sources=self._sources(material.articles)
        )
        pages = TermPages(every, material.terms)
        waiting = frozenset(material.headlines.keys() - {report.source for report in reports})
        targets = Targets(
            contents={text.source: text.address for text in every},
            statics=statics.addresses(),
            waiting=waiting,
            is_faulty=lambda path: self._options.shown(path) in material.faulty,
            term=pages.address,
            index=self._addresses.index.fill() or Address("index.html", "/"),
        )
        linker = Linker(pattern, targets)
        published = publication(map(pages.linked, manuscripts), linker, self._settings)
        placed = tuple(map(pages.linked, reports))
        chapters = _Chapters(placed, material.listings, declared, names, placing)
        site = site_view(self._settings, self._addresses, published.texts, has_cups=bool(chapters.known))
        orders = chapters.orders(linker, material.public_until, site)
        return Layout(
            orders=orders,
            chapter_of=chapters.by_file(),
            placed=placed,
            texts=published,
            site=site,
            copies=(*statics.copies(self._options.content), *theme_copies(self._settings)),
            redirects=tuple(redirects(placed)),
            undeclared=names.undeclared_teams,
            next_due=placing.next_due,
            diagnostics=(
                *filter(None, map(unknown_rules, declared.competitions)),
                *placing.diagnostics,
                *address_faults(every),
                *statics.diagnostics,
                *linker.diagnostics,
                *names.near_misses(),
            ),
        )

    def _learn(self, names: Names, material: Material) -> None:
        """Meet every name in the order of the files, results first: who is met first is called so everywhere."""
        for path in sorted(material.listings):
            shown = self._options.shown(path)
            for name in material.listings[path].teams:
                names.team(name, None, shown)
            for competition, _, _ in material.listings[path].seasons:
                names.competition(competition, shown)
        for path in sorted(material.headlines):
            headline = material.headlines[path]
            shown = self._options.shown(path)
            names.competition(headline.competition, shown)
            for side in (headline.home, headline.away):
                if side:
                    names.team(side, headline.date, shown)

    def _sources(self, articles: Articles) -> frozenset[str]:
        """Files that are read as content, faulty ones included."""
        found = find_files(
            self._options.content,
            self._options.reserved,
            excludes=(),
            ignores=self._settings["IGNORE_FILES"],
        )
        return articles.sources | {path for path in found if kind_of(path, self._options.report_paths)}


class _Chapters:
    """Sorts reports, results and draws by the season that they belong to."""

    def __init__(
        self,
        placed: Sequence[Placed],
        listings: Mapping[str, Listing],
        declared: Records,
        names: Names,
        placing: Placing,
    ) -> None:
        self._names = names
        self._undeclared = names.undeclared_teams
        self._listings = listings
        self.reports: dict[ChapterKey, list[Placed]] = {}
        self.results: dict[ChapterKey, list[str]] = {}
        self.known: set[ChapterKey] = set()
        for report in placed:
            self.reports.setdefault(report.chapter, []).append(report)
            if report.status != DRAFT:
                self.known.add(report.chapter)
        for path, listing in sorted(listings.items()):
            for key in dict.fromkeys(placing.chapter_of(*season) for season in listing.seasons):
                self.results.setdefault(key, []).append(path)
                self.known.add(key)
        for record in declared.competitions:
            for name, season in record.seasons.items():
                if season.draw:
                    self.known.add((record.id, parse_season(name) or name))
        self.known = {key for key in self.known if key[1]}

    def orders(
        self, linker: Linker, public_until: datetime, site: SiteView
    ) -> dict[ChapterKey, ChapterOrder]:
        siblings: dict[str, list[str]] = {}
        for competition, season in sorted(self.known, reverse=True):
            siblings.setdefault(competition, []).append(season)
        return {
            key: ChapterOrder(
                key=key,
                reports=tuple(self.reports.get(key, ())),
                results=tuple(self.results.get(key, ())),
                links=self._links(self.reports.get(key, ()), linker),
                pictures={
                    report.source: linker.picture(report, report.picture)
                    for report in self.reports.get(key, ())
                    if report.picture
                },
                names=self._undeclared_in(key),
                siblings=tuple(siblings.get(key[0], ())),
                public_until=public_until,
                site=site,
                before={},
            )
            for key in sorted({*self.reports, *self.results, *self.known})
        }

    def _links(self, reports: Iterable[Placed], linker: Linker) -> dict[str, dict[str, str]]:
        return {report.source: linker.resolved(report) for report in reports if report.links}

    def _undeclared_in(self, key: ChapterKey) -> dict[TeamId, str]:
        """What the chapter's teams are called that no file declares."""
        met: list[Name] = [name for path in self.results.get(key, ()) for name in self._listings[path].teams]
        teams = [team for name in met for team in self._names.teams_of(name)]
        teams += [team for report in self.reports.get(key, ()) for team in _teams_in(report)]
        return {team: self._undeclared[team] for team in sorted(set(teams)) if team in self._undeclared}

    def by_file(self) -> dict[str, tuple[ChapterKey, ...]]:
        chapters: dict[str, list[ChapterKey]] = {}
        for key, reports in self.reports.items():
            for report in reports:
                chapters.setdefault(report.source, []).append(key)
        for key, paths in self.results.items():
            for path in paths:
                chapters.setdefault(path, []).append(key)
        return {path: tuple(keys) for path, keys in chapters.items()}


def _teams_in(report: Placed) -> Iterable[TeamId]:
    return (side for side in report.sides if isinstance(side, TeamId))
