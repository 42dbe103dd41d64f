"""Placing: from the headlines of all reports, which are public, which season each belongs to, and its address."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from cuprun.archive.filing import DRAFT, moment_of
from cuprun.build.claims import is_inside
from cuprun.errors import CuprunError, Diagnostic, Place
from cuprun.football.match import Slot
from cuprun.football.season import parse_season, season_of
from cuprun.host.names import Names
from cuprun.host.settings import Options, Settings, url_of
from cuprun.host.survey import Headline, Name
from cuprun.host.terms import Terms
from cuprun.pages.addresses import Address, Addresses, Pattern
from cuprun.pages.story import Term

_MANY_SLASHES = re.compile("/{2,}")
"""Where a part of an address is empty: a report without an author."""

ChapterKey = tuple[str, str]
"""Competition and season, as ids; the season is empty where nothing tells it."""


class Placed(Struct, frozen=True, kw_only=True):
    """A report in its place; what its page needs to know besides the report itself."""

    source: str
    """Path inside the content folder."""
    shown: str
    """Path as people type it."""
    chapter: ChapterKey
    sides: tuple[Slot, ...]
    kind: str
    """``report`` or ``preview``."""
    status: str
    published: datetime
    title: str
    slug: str
    address: Address
    lang: str
    translation: bool
    group: Hashable
    """What it shares with the same report in other languages."""
    template: str | None
    template_place: Place
    authors: tuple[Term, ...]
    tags: tuple[Term, ...]
    category: Term | None
    links: tuple[str, ...]
    picture: str | None
    moved_from: tuple[str, ...]


class Placing:
    """Places reports as of a moment."""

    def __init__(
        self,
        settings: Settings,
        options: Options,
        addresses: Addresses,
        terms: Terms,
        names: Names,
        public_until: datetime,
    ) -> None:
        self._settings = settings
        self._options = options
        self._terms = terms
        self._names = names
        self._public_until = public_until
        self._patterns = {
            ("public", True): addresses.report,
            ("public", False): addresses.report_lang,
            ("draft", True): addresses.report_draft,
            ("draft", False): Pattern(
                settings["REPORT_DRAFT_LANG_SAVE_AS"], settings["REPORT_DRAFT_LANG_URL"]
            ),
        }
        self.next_due: datetime | None = None
        """When the next report goes public that is not yet."""
        self.diagnostics: list[Diagnostic] = []

    def place(self, headlines: Iterable[Headline]) -> list[Placed]:
        """All reports that are public, hidden or drafts, in the order of their paths."""
        slugs: dict[Hashable, str] = {}
        # The site's own language first: a translation without a slug takes that of its original.
        ordered = sorted(headlines, key=lambda headline: (not self._is_home(headline), headline.path))
        placed = [found for headline in ordered if (found := self._placed(headline, slugs))]
        return sorted(placed, key=lambda report: report.source)

    def chapter_of(self, competition: Name, season: str | None, day: str | None) -> ChapterKey:
        """The season that a match belongs to; one without a season where nothing tells it."""
        id_ = self._names.competition(competition)
        if season:
            return id_, parse_season(season) or ""
        if day:
            return id_, season_of(date.fromisoformat(day), split_year=id_ not in self._names.one_year)
        return id_, ""

    def _is_home(self, headline: Headline) -> bool:
        return (headline.lang or self._options.lang) == self._options.lang

    def _placed(self, headline: Headline, slugs: dict[Hashable, str]) -> Placed | None:
        chapter = self.chapter_of(headline.competition, headline.season, headline.date)
        published = self._published(headline, self._names.zone(chapter[0]))
        status = (headline.status or self._options.default_status).casefold()
        kind = "report" if headline.has_result else "preview"
        if not self._is_public(headline, published):
            return None
        group = self._group(headline, chapter, kind)
        slug = self._slug(headline, group, slugs, is_draft=status == DRAFT)
        authors = self._terms.terms("author", headline.authors)
        category = self._terms.term("category", headline.category) if headline.category else None
        return Placed(
            source=headline.path,
            shown=self._options.shown(headline.path),
            chapter=chapter,
            sides=self._sides(headline),
            kind=kind,
            status=status,
            published=published,
            title=headline.title,
            slug=slug,
            address=self._address(
                headline,
                status,
                {
                    "author": authors[0].slug if authors else "",
                    "category": category.slug if category else "",
                    "season": chapter[1],
                    "competition": chapter[0],
                    "slug": slug,
                    "lang": headline.lang or self._options.lang,
                    "date": date.fromisoformat(headline.date) if headline.date else published,
                    "path": headline.path,
                },
            ),
            lang=headline.lang or self._options.lang,
            translation=headline.translation,
            group=group,
            template=headline.template.text if headline.template else None,
            template_place=self._place(headline, headline.template),
            authors=authors,
            tags=self._terms.terms("tag", headline.tags),
            category=category,
            links=tuple(headline.links),
            picture=headline.picture,
            moved_from=tuple(headline.moved_from),
        )

    def _place(self, headline: Headline, name: Name | None) -> Place:
        file = self._options.shown(headline.path)
        return Place(file, name.line, name.column) if name else Place(file)

    def _published(self, headline: Headline, zone: ZoneInfo) -> datetime:
        written = datetime.fromisoformat(headline.published) if headline.published else None
        day = date.fromisoformat(headline.date) if headline.date else None
        kickoff = time.fromisoformat(headline.kickoff) if headline.kickoff else None
        return moment_of(written, day, kickoff, zone)

    def _is_public(self, headline: Headline, published: datetime) -> bool:
        """A preview that does not say when is out at once."""
        if published <= self._public_until or (not headline.has_result and headline.published is None):
            return True
        self.next_due = min(self.next_due or published, published)
        return False

    def _group(self, headline: Headline, chapter: ChapterKey, kind: str) -> Hashable:
        return (*chapter, kind, self._sides(headline), headline.date)

    def _sides(self, headline: Headline) -> tuple[Slot, ...]:
        names = (headline.home, headline.away) if headline.away else (headline.home,)
        return tuple(self._names.team(name, headline.date) for name in names)

    def _slug(
        self, headline: Headline, group: Hashable, slugs: dict[Hashable, str], *, is_draft: bool
    ) -> str:
        is_home = self._is_home(headline)
        of_original = None if is_home else slugs.get(group)
        slug = headline.slug or of_original or headline.made_slug
        if is_home and not is_draft:
            slugs.setdefault(group, slug)
        return slug

    def _address(self, headline: Headline, status: str, fields: Mapping[str, object]) -> Address:
        kind = "draft" if status == DRAFT else "public"
        address = _filled(self._patterns[(kind, self._is_home(headline))], fields)
        written = headline.save_as.text if headline.save_as else None
        save_as = posixpath.normpath(written or address.path)
        url = headline.url or (url_of(written) if written else address.url)
        if not is_inside(save_as):
            self.diagnostics.append(_outside(save_as, self._place(headline, headline.save_as)))
        return Address(save_as, _MANY_SLASHES.sub("/", f"/{url}"))


def _filled(pattern: Pattern, fields: Mapping[str, object]) -> Address:
    try:
        address = pattern.fill(**fields)
    except (KeyError, IndexError) as error:
        known = ", ".join(sorted(fields))
        raise CuprunError(
            f"settings: {pattern.save_as!r} or {pattern.url!r} has a field {error} that reports do not have; "
            f"known are {known}"
        ) from error
    if address is None:
        raise CuprunError("settings: REPORT_DRAFT_LANG_SAVE_AS cannot be empty")
    return address


def _outside(save_as: str, place: Place) -> Diagnostic:
    message = f"its page {save_as!r} would not lie inside the output folder"
    return Diagnostic(code="outside-output", place=place, message=message, hint="correct its save_as")


def with_translations(reports: Iterable[Placed], lang: str) -> list[Placed]:
    """Mark every report that stands behind another in its group, as Pelican does.

    First comes what is not marked as a translation, and among those what is in the site's language.
    """
    listed = list(reports)
    groups: dict[Hashable, list[Placed]] = {}
    for report in listed:
        groups.setdefault((report.status, report.group), []).append(report)
    originals = {report.source for group in groups.values() for report in _originals(group, lang)}
    return [replace(report, translation=report.source not in originals) for report in listed]


def _originals(group: Sequence[Placed], lang: str) -> Sequence[Placed]:
    if len(group) == 1:
        return group
    unmarked = [report for report in group if not report.translation] or group
    return [report for report in unmarked if report.lang == lang] or unmarked
