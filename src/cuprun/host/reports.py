"""Reports → manuscripts: where their pages are, and what Pelican's settings add to their front matter."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from markupsafe import escape
from pelican.readers import default_metadata, ensure_metadata_list, parse_path_metadata, path_metadata
from pelican.utils import slugify

from cuprun.archive import Archive, FiledReport
from cuprun.build.claims import is_inside
from cuprun.errors import CuprunError, Diagnostic, Place
from cuprun.frontmatter.records import Report
from cuprun.host.manuscript import Manuscript
from cuprun.host.markdown import MarkdownText
from cuprun.host.settings import Options, Settings, url_of
from cuprun.host.terms import Terms
from cuprun.pages.addresses import Address, Addresses, Pattern
from cuprun.pages.plan import Redirect

_MANY_SLASHES = re.compile("/{2,}")
"""Where a part of an address is empty: a report without an author."""


class ReportWriting:
    """Makes manuscripts of the archive's reports and previews."""

    def __init__(
        self, settings: Settings, options: Options, addresses: Addresses, terms: Terms, markdown: MarkdownText
    ) -> None:
        self._settings = {**settings, "DEFAULT_DATE": None}
        self._options = options
        self._terms = terms
        self._markdown = markdown
        self._patterns = {
            ("public", True): addresses.report,
            ("public", False): addresses.report_lang,
            ("draft", True): addresses.report_draft,
            ("draft", False): Pattern(
                settings["REPORT_DRAFT_LANG_SAVE_AS"], settings["REPORT_DRAFT_LANG_URL"]
            ),
        }
        self.diagnostics: list[Diagnostic] = []

    def write(self, archive: Archive) -> list[Manuscript]:
        """All reports that are public, hidden or drafts."""
        slugs: dict[object, str] = {}
        # The site's own language first: a translation without a slug takes that of its original.
        ordered = sorted(archive.reports, key=lambda filed: not self._is_home(filed.report))
        return [self._manuscript(filed, archive, slugs) for filed in ordered]

    def _is_home(self, report: Report) -> bool:
        return (report.lang or self._options.lang) == self._options.lang

    def _manuscript(self, filed: FiledReport, archive: Archive, slugs: dict[object, str]) -> Manuscript:
        report = filed.report
        metadata = self._metadata(report)
        group = (filed.match_id, filed.kind) if filed.match_id else None
        is_home = self._is_home(report)
        of_original = None if is_home else slugs.get(group)
        slug = report.slug or metadata.get("slug") or of_original or self._slug(report)
        if group and is_home and filed.status != "draft":
            slugs.setdefault(group, slug)
        authors = self._terms.terms("author", self._authors(report, metadata))
        tags = report.tags or ensure_metadata_list(metadata.get("tags", ""))
        category = report.category or metadata.get("category")
        terms = {
            "author": authors[0].slug if authors else "",
            "category": self._terms.term("category", category).slug if category else "",
        }
        return Manuscript(
            kind=filed.kind,
            status=filed.status,
            title=report.title,
            slug=slug,
            address=self._address(filed, slug, terms),
            html=self._markdown.html(report.body),
            summary=self._summary(report),
            published=filed.published,
            modified=self._modified(filed, archive),
            authors=authors,
            tags=self._terms.terms("tag", tags),
            category=self._terms.term("category", category) if category else None,
            lang=report.lang or metadata.get("lang") or self._options.lang,
            translation=report.translation,
            template=report.template or metadata.get("template"),
            source=report.path,
            shown=report.facts.source.file,
            text=report.body,
            first_line=report.body_line,
            summary_place=report.facts.source.at("summary"),
            group=group,
            filed=filed,
        )

    def _metadata(self, report: Report) -> dict[str, Any]:
        """What DEFAULT_METADATA, the file's path and EXTRA_PATH_METADATA say, as for articles."""
        full_path = str(self._options.content / report.path)
        return {
            **default_metadata(self._settings),
            **path_metadata(full_path, report.path, self._settings),
            **parse_path_metadata(report.path, self._settings),
        }

    def _authors(self, report: Report, metadata: Mapping[str, Any]) -> Iterable[str]:
        if report.authors:
            return report.authors
        written = metadata.get("authors") or metadata.get("author")
        if written:
            return list(ensure_metadata_list(written))
        return [self._settings["AUTHOR"]] if self._settings.get("AUTHOR") else []

    def _slug(self, report: Report) -> str:
        name = posixpath.splitext(posixpath.basename(report.path))[0]
        made = self._slugified(report.title if self._settings["SLUGIFY_SOURCE"] == "title" else name)
        return made or self._slugified(name) or "report"

    def _slugified(self, text: str) -> str:
        # Pelican takes tags out of what it makes a slug of; a title is text, and may well hold a "<".
        return str(
            slugify(
                escape(text),
                regex_subs=self._settings["SLUG_REGEX_SUBSTITUTIONS"],
                preserve_case=self._settings["SLUGIFY_PRESERVE_CASE"],
                use_unicode=self._settings["SLUGIFY_USE_UNICODE"],
            )
        )

    def _summary(self, report: Report) -> str | None:
        return None if report.summary is None else self._markdown.html(report.summary)

    def _modified(self, filed: FiledReport, archive: Archive) -> datetime | None:
        zone = archive.competitions[filed.competition].timezone
        moments = (update.at for update in filed.report.updates)
        return max((at if at.tzinfo else at.replace(tzinfo=zone) for at in moments), default=None)

    def _address(self, filed: FiledReport, slug: str, terms: Mapping[str, str]) -> Address:
        report = filed.report
        status = "draft" if filed.status == "draft" else "public"
        pattern = self._patterns[(status, self._is_home(report))]
        address = _filled(pattern, self._fields(filed, slug, terms))
        save_as = posixpath.normpath(report.save_as or address.path)
        url = report.url or (url_of(report.save_as) if report.save_as else address.url)
        if not is_inside(save_as):
            place = report.facts.source.at("save_as")
            self.diagnostics.append(_outside(save_as, place))
        return Address(save_as, _MANY_SLASHES.sub("/", f"/{url}"))

    def _fields(self, filed: FiledReport, slug: str, terms: Mapping[str, str]) -> dict[str, object]:
        facts = filed.report.facts
        return {
            **terms,
            "season": filed.season,
            "competition": filed.competition,
            "slug": slug,
            "lang": filed.report.lang or self._options.lang,
            "date": facts.date or filed.published,
            "path": filed.report.path,
        }


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
    return Diagnostic(code="outside-output", place=place, message=message)


def redirects(manuscripts: Iterable[Manuscript]) -> list[Redirect]:
    """A page at every address that a report had before (``moved_from``)."""
    return [
        Redirect(path=_file_of(old), url=manuscript.address.url)
        for manuscript in manuscripts
        if manuscript.filed is not None
        for old in manuscript.filed.report.moved_from
    ]


def _file_of(url: str) -> str:
    """The file behind an address: ``/2024/final/`` is ``2024/final/index.html``."""
    path = url.lstrip("/")
    if path.endswith("/") or "." not in posixpath.basename(path):
        return posixpath.join(path, "index.html")
    return path
