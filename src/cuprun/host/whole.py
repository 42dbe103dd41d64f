"""A site as a whole: every page is planned and rendered again, and only what differs is written.

This is for what no fingerprint can tell: themes written for Pelican, whose templates reach for all articles
at any time, and the site as of a moment that has passed, where one season may tell of another.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from cuprun.archive import Archive, FiledReport, assemble
from cuprun.archive.as_of import archive_as_of
from cuprun.build import Rebuild
from cuprun.build.ledger import Ledger
from cuprun.errors import Diagnostic
from cuprun.frontmatter.reading import read_content
from cuprun.frontmatter.records import Records
from cuprun.host.feeds import FeedDesk
from cuprun.host.foreign import ForeignNames
from cuprun.host.layout import Layout
from cuprun.host.press import Press
from cuprun.host.settings import Options, Settings, addresses_of, feed_host
from cuprun.host.stories import newest_first
from cuprun.pages.plan import Artefact
from cuprun.pages.planning import plan
from cuprun.pages.story import Publication, Story

UNIT = "whole"
_END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)


def read_archive(options: Options, now: datetime) -> tuple[Archive, tuple[Diagnostic, ...]]:
    """All that the content says of matches as of `now`, or as of CUPRUN_AS_OF, and what is wrong with it."""
    records: Records = read_content(
        options.content, shown_as=options.shown(""), report_paths=options.report_paths
    )
    moment = options.as_of or now
    assembly = assemble(
        records,
        now=_END_OF_TIME if options.with_future else max(now, moment),
        timezone=options.timezone,
        default_status=options.default_status,
    )
    archive = archive_as_of(assembly.archive, moment) if options.as_of else assembly.archive
    return archive, (*records.diagnostics, *assembly.diagnostics)


class WholeSite:
    """Plans and prints all of a site at once."""

    def __init__(self, settings: Settings, options: Options, layout: Layout, press: Press) -> None:
        self._settings = settings
        self._options = options
        self._layout = layout
        self._press = press
        self._addresses = addresses_of(settings)

    def build(self, archive: Archive, ledger: Ledger, rebuild: Rebuild) -> list[Diagnostic]:
        """Print everything; what other builds knew of chapters and shelves is forgotten."""
        for unit in {unit for _, unit, _ in ledger.pages()} - {UNIT, "copies"}:
            rebuild.drop(unit)
        ledger.forget_units()
        stories = newest_first((*self._stories(archive.reports), *self._layout.texts.stories))
        publication = Publication(stories=stories, texts=self._layout.texts.texts)
        foreign = ForeignNames(publication, self._settings)
        printing = self._press.print(
            self._artefacts(archive, publication), lambda _: None, self._layout.site, foreign.names
        )
        rebuild.add(UNIT, printing.made)
        return printing.faults

    def _stories(self, reports: Sequence[FiledReport]) -> list[Story]:
        placed = {report.source: report for report in self._layout.placed}
        orders = self._layout.orders
        return [
            self._press.story(filed, own, orders[own.chapter], with_text=True)
            for filed in reports
            if (own := placed.get(filed.report.path))
        ]

    def _artefacts(self, archive: Archive, publication: Publication) -> list[Artefact]:
        site = self._layout.site
        planned = plan(
            archive,
            publication,
            site=site,
            addresses=self._addresses,
            page_size=self._options.page_size,
            feed_host=feed_host(self._settings),
            report_bracket=self._options.report_bracket,
        )
        feeds = FeedDesk(self._settings, self._addresses, site, planned.library, archive.teams)
        return [*planned.artefacts, *feeds.feeds(), *self._layout.redirects]
