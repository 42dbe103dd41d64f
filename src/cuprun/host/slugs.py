"""Slugs of reports, as Pelican makes them of a title or a file's name."""

from __future__ import annotations

import posixpath

from markupsafe import escape
from pelican.utils import slugify

from cuprun.frontmatter.records import Report
from cuprun.host.settings import Settings


def slug_of(report: Report, settings: Settings) -> str:
    """The slug of a report that has none of its own, after SLUGIFY_SOURCE."""
    name = posixpath.splitext(posixpath.basename(report.path))[0]
    made = _slugified(report.title if settings["SLUGIFY_SOURCE"] == "title" else name, settings)
    return made or _slugified(name, settings) or "report"


def _slugified(text: str, settings: Settings) -> str:
    # Pelican takes tags out of what it makes a slug of; a title is text, and may well hold a "<".
    return str(
        slugify(
            escape(text),
            regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"],
            preserve_case=settings["SLUGIFY_PRESERVE_CASE"],
            use_unicode=settings["SLUGIFY_USE_UNICODE"],
        )
    )
