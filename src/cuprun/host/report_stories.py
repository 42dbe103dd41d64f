"""Filed reports → stories: their texts as HTML, their links and pictures where the site has them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace

from cuprun.archive import FiledReport
from cuprun.frontmatter.records import Report
from cuprun.host.link_pattern import Link, LinkPattern
from cuprun.host.markdown import MarkdownText, summary_of
from cuprun.host.placing import Placed
from cuprun.host.settings import Settings
from cuprun.host.stories import story_of
from cuprun.pages.story import Story


class ReportStories:
    """Makes stories of reports, by the settings of one site."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._markdown = MarkdownText(settings)
        self._pattern = LinkPattern(settings)

    def story(
        self,
        filed: FiledReport,
        placed: Placed,
        links: Mapping[str, str],
        picture: str | None,
        *,
        with_text: bool,
    ) -> Story:
        """A report with its text as HTML; `links` has the addresses behind the links that it holds, as written.

        `picture` is the address of its picture, None where it is no link of the site's own.
        """
        report = filed.report
        body, summary = self._texts(report, links) if with_text else ("", "")
        return story_of(
            placed,
            placed.published,
            body=body,
            summary=summary,
            modified=_modified(report, placed.published),
            filed=_with_picture(filed, picture),
        )

    def _texts(self, report: Report, links: Mapping[str, str]) -> tuple[str, str]:
        """Text and summary."""
        body = self._html(report.body, links)
        if report.summary is None:
            return body, summary_of(body, self._settings)
        return body, self._html(report.summary, links)

    def _html(self, text: str, links: Mapping[str, str]) -> str:
        html = self._markdown.html(text)
        if not links:
            return html

        def address_of(link: Link) -> str:
            return links.get(link.written, link.written)

        return self._pattern.replace(html, address_of)


def _modified(report: Report, published: datetime) -> datetime | None:
    """When a report was last updated; times without a zone are those of its competition."""
    moments = (update.at for update in report.updates)
    return max((at if at.tzinfo else at.replace(tzinfo=published.tzinfo) for at in moments), default=None)


def _with_picture(filed: FiledReport, src: str | None) -> FiledReport:
    """The report with its picture's address in place of the link to it."""
    report = filed.report
    if report.image is None or src is None:
        return filed
    return replace(filed, report=replace(report, image=replace(report.image, src=src)))
