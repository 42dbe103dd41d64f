"""An edition: everything that is public at one moment, read, put together and with its links resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from cuprun.archive import Archive, archive_as_of, assemble
from cuprun.build import Copy
from cuprun.errors import Diagnostic
from cuprun.frontmatter.reading import kind_of, read_content
from cuprun.frontmatter.records import Records
from cuprun.host.articles import ArticleReading
from cuprun.host.files import find_files
from cuprun.host.links import Linker, LinkPattern, Targets
from cuprun.host.manuscript import Manuscript, address_faults, with_translations
from cuprun.host.markdown import MarkdownText
from cuprun.host.reading_log import forget_repetitions
from cuprun.host.reports import ReportWriting, redirects
from cuprun.host.settings import Options, Settings
from cuprun.host.static import StaticFiles, static_files, theme_copies
from cuprun.host.stories import publication
from cuprun.host.term_pages import TermPages
from cuprun.host.terms import Terms
from cuprun.pages.addresses import Address, Addresses
from cuprun.pages.plan import Redirect
from cuprun.pages.story import Publication

_END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """All that a plan is made of, and every fault found on the way."""

    archive: Archive
    publication: Publication
    redirects: tuple[Redirect, ...]
    copies: tuple[Copy, ...]
    diagnostics: tuple[Diagnostic, ...]


class Editor:
    """Makes editions of one site. Nothing of one edition is kept for the next."""

    def __init__(self, settings: Settings, options: Options, addresses: Addresses) -> None:
        self._settings = settings
        self._options = options
        self._addresses = addresses

    def edition(self, now: datetime) -> Edition:
        """The site as of `now`, or as of CUPRUN_AS_OF, however faulty: a bad file stops nothing else."""
        moment = self._options.as_of or now
        forget_repetitions()
        terms = Terms(self._settings)
        records = self._records()
        public_until = _END_OF_TIME if self._options.with_future else max(now, moment)
        assembly = assemble(
            records,
            now=public_until,
            timezone=self._options.timezone,
            default_status=self._options.default_status,
        )
        archive = archive_as_of(assembly.archive, moment) if self._options.as_of else assembly.archive
        articles = ArticleReading(self._settings, self._options, terms, moment).read(
            reserved=self._options.reserved
        )
        reports = ReportWriting(
            self._settings, self._options, self._addresses, terms, MarkdownText(self._settings)
        )
        manuscripts = with_translations([*reports.write(archive), *articles.manuscripts], self._options.lang)
        faults = [*records.diagnostics, *assembly.diagnostics, *articles.diagnostics, *reports.diagnostics]
        pattern = LinkPattern(self._settings)
        sources = articles.sources | self._record_files()
        statics = static_files(self._settings, self._options, manuscripts, pattern, sources=sources)
        pages = TermPages(manuscripts, terms)
        linker = Linker(pattern, self._targets(manuscripts, statics, records, pages, faults))
        published = publication(map(pages.linked, manuscripts), linker, self._settings)
        return Edition(
            archive=archive,
            publication=published,
            redirects=tuple(redirects(manuscripts)),
            copies=(*statics.copies(self._options.content), *theme_copies(self._settings)),
            diagnostics=(
                *faults,
                *address_faults(manuscripts),
                *statics.diagnostics,
                *linker.diagnostics,
            ),
        )

    def _record_files(self) -> frozenset[str]:
        """Files that are reports, results, competitions or teams, faulty ones included."""
        found = find_files(
            self._options.content,
            self._options.reserved,
            excludes=(),
            ignores=self._settings["IGNORE_FILES"],
        )
        return frozenset(path for path in found if kind_of(path, self._options.report_paths))

    def _records(self) -> Records:
        """What the content folder says of matches; reports with the status ``skip`` are left out."""
        records = read_content(
            self._options.content,
            shown_as=self._options.shown(""),
            report_paths=self._options.report_paths,
        )
        kept = tuple(r for r in records.reports if (r.status or "").casefold() != "skip")
        return replace(records, reports=kept)

    def _targets(
        self,
        manuscripts: Sequence[Manuscript],
        statics: StaticFiles,
        records: Records,
        pages: TermPages,
        faults: Sequence[Diagnostic],
    ) -> Targets:
        shown = {fault.place.file for fault in faults}
        known = {manuscript.source: manuscript.address for manuscript in manuscripts}
        reports = {report.path for report in records.reports}
        return Targets(
            contents=known,
            statics=statics.addresses(),
            waiting=frozenset(reports - known.keys()),
            is_faulty=lambda path: self._options.shown(path) in shown,
            term=pages.address,
            index=self._addresses.index.fill() or Address("index.html", "/"),
        )
