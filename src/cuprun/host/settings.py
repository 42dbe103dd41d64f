"""Settings: Pelican's, with Cuprun's own defaults, read once into values that the rest works with."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from datetime import date, datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct
from pelican.log import FatalLogger
from pelican.paginator import PaginationRule as PelicansRule
from pelican.settings import DEFAULT_CONFIG

from cuprun.errors import CuprunError
from cuprun.pages.addresses import Addresses, PaginationRule, Pattern

Settings = Mapping[str, Any]

NO_PAGE = Pattern("", "")
_STANDARD = Addresses()

_PAGINATION = [
    PelicansRule(rule.first, rule.pattern.url, rule.pattern.save_as) for rule in _STANDARD.pagination
]

_INSTEAD_OF_PELICANS: Mapping[str, Any] = {
    "AUTHOR_SAVE_AS": "authors/{slug}/index.html",
    "AUTHOR_URL": "authors/{slug}/",
    "AUTHOR_FEED_ATOM": "authors/{slug}/feed.xml",
    "FEED_ALL_ATOM": "feed.xml",
    "PAGINATION_PATTERNS": _PAGINATION,
    "MONTH_ARCHIVE_SAVE_AS": _STANDARD.month_archive.save_as,
    "MONTH_ARCHIVE_URL": _STANDARD.month_archive.url,
}
"""Defaults of Pelican that Cuprun replaces where nobody changed them."""

_OURS: Mapping[str, Any] = {
    "INDEX_URL": "",
    "REPORT_PATHS": ["reports"],
    "REPORT_WITH_FUTURE_DATES": False,
    "REPORT_BRACKET": True,
    "REPORT_DRAFT_LANG_SAVE_AS": "drafts/{slug}-{lang}/index.html",
    "REPORT_DRAFT_LANG_URL": "drafts/{slug}-{lang}/",
    "COMPETITION_FEED_ATOM": _STANDARD.competition_feed.save_as,
    "TEAM_FEED_ATOM": _STANDARD.team_feed.save_as,
    "CUPRUN_AS_OF": None,
    "CUPRUN_STYLESHEETS": [],
    "CUPRUN_EXECUTOR": "processes",
    "CUPRUN_STRICT": False,
    "CUPRUN_VERBOSE": False,
    "CUPRUN_STRICT_IGNORES": [],
    "MENUITEMS": [],
}
"""Settings that Pelican does not know."""

_DIRECT = {
    "archives": _STANDARD.archive,
    "authors": _STANDARD.authors,
    "categories": Pattern.folder("categories"),
    "tags": Pattern.folder("tags"),
}
"""Pelican's direct templates that have an address of their own."""


class Options(Struct, frozen=True, kw_only=True):
    """How a site is built: its folders, its language and time, and how strict it is."""

    content: Path
    output: Path
    manifest: Path
    ledger: Path
    """What builds remember of one another."""
    executor: str
    """Who does the work: ``processes``, ``serial`` or ``dask:HOST:PORT``."""
    verbose: bool
    """Whether to tell why each page was rendered."""
    retained: frozenset[str] | None
    """What stays in the output where DELETE_OUTPUT_DIRECTORY is on; None = all that others put there."""
    report_paths: tuple[str, ...]
    timezone: ZoneInfo
    lang: str
    default_status: str
    """Status of a report that has none."""
    with_future: bool
    """Whether reports that are to be published later are public already (for a look ahead)."""
    as_of: datetime | None
    """The moment that the site is shown as of, with its time zone; None = as it is."""
    page_size: int | None
    report_bracket: bool
    """Whether reports show the bracket as it stood after their match."""
    strict: bool
    strict_ignores: frozenset[str]
    """Codes of warnings that do not fail a strict build."""

    @property
    def reserved(self) -> tuple[str, ...]:
        """Folders and files that hold reports, results, competitions and teams: no articles, no pages."""
        return (*self.report_paths, *_RECORD_PATHS)

    def shown(self, path: str) -> str:
        """A path of the content folder as people type it: from the current folder, if it lies in there."""
        return f"{self.content}/{path}".removeprefix(f"{os.getcwd()}/")  # noqa: PTH109 - asked for every file


def effective(settings: Settings) -> dict[str, Any]:
    """All settings with Cuprun's defaults filled in; the input is left as it is."""
    filled = {**_OURS, **settings}
    for name, value in _INSTEAD_OF_PELICANS.items():
        if filled.get(name) == DEFAULT_CONFIG[name]:
            filled[name] = value
    # Only Pelican's own command says it. Said or not, it is the same site, built by `make html` or by the preview.
    filled.setdefault("DEBUG", False)
    # Workers elsewhere have another current folder.
    filled["THEME_TEMPLATES_OVERRIDES"] = [
        os.path.abspath(folder)  # noqa: PTH100 - as Pelican does with THEME; links stay what they are
        for folder in filled["THEME_TEMPLATES_OVERRIDES"]
    ]
    # Pages of lists are planned without orphans; templates that count for themselves must agree.
    filled["DEFAULT_ORPHANS"] = 0
    for name, pattern in _DIRECT.items():
        filled.setdefault(f"{name.upper()}_SAVE_AS", pattern.save_as)
        filled.setdefault(f"{name.upper()}_URL", url_of(filled[f"{name.upper()}_SAVE_AS"]))
    return filled


def options_of(settings: Settings) -> Options:
    """Options from effective settings.

    Raises ZoneInfoNotFoundError for a TIMEZONE that is none, CuprunError for a CUPRUN_AS_OF that is none.
    """
    timezone = ZoneInfo(settings.get("TIMEZONE") or "UTC")
    content = Path(settings["PATH"]).resolve()
    output = Path(settings["OUTPUT_PATH"]).resolve()
    return Options(
        content=content,
        output=output,
        manifest=_cache_folder(settings, content) / f"manifest-{sha256(bytes(output)).hexdigest()[:12]}.json",
        ledger=_cache_folder(settings, content) / f"ledger-{sha256(bytes(output)).hexdigest()[:12]}.sqlite",
        executor=str(settings["CUPRUN_EXECUTOR"]),
        verbose=bool(settings["CUPRUN_VERBOSE"]) or logging.getLogger().getEffectiveLevel() <= logging.INFO,
        retained=_retained(settings, content, output),
        report_paths=tuple(settings["REPORT_PATHS"]),
        timezone=timezone,
        lang=settings["DEFAULT_LANG"],
        default_status=dict(settings["DEFAULT_METADATA"]).get("status", "published"),
        with_future=bool(settings["REPORT_WITH_FUTURE_DATES"]),
        as_of=moment_of(settings["CUPRUN_AS_OF"] or os.environ.get("CUPRUN_AS_OF"), timezone),
        page_size=settings["DEFAULT_PAGINATION"] or None,
        report_bracket=bool(settings["REPORT_BRACKET"]),
        strict=bool(settings["CUPRUN_STRICT"]) or FatalLogger.fatal_lvl <= _WARNING_LEVEL,
        strict_ignores=frozenset(settings["CUPRUN_STRICT_IGNORES"]),
    )


def moment_of(value: date | str | None, zone: ZoneInfo) -> datetime | None:
    """A day (its end) or a moment as a setting has it; None where there is none.

    A moment without a time zone is the site's. Raises CuprunError for anything else.
    """
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as error:
        raise CuprunError(
            f"settings: CUPRUN_AS_OF is {value!r}, which is no moment; "
            "write a day (2025-02-05) or a day and a time (2025-02-05 22:30)"
        ) from error
    if not isinstance(moment, datetime) or (isinstance(value, str) and len(value) <= _DAY):
        return datetime.combine(moment, time.max, tzinfo=zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


_DAY = len("2025-02-05")

_RECORD_PATHS = ("results", "competitions", "teams", "teams.yaml", "teams.yml")

_WARNING_LEVEL = 30
"""What ``pelican --fatal warnings`` sets."""


def _cache_folder(settings: Settings, content: Path) -> Path:
    """Where builds keep what they know; beside the content folder where CACHE_PATH is not set."""
    if settings["CACHE_PATH"] != DEFAULT_CONFIG["CACHE_PATH"]:
        return Path(settings["CACHE_PATH"]).resolve()
    here = Path.cwd()
    return (here if content == here else content.parent) / ".cuprun"


def _retained(settings: Settings, content: Path, output: Path) -> frozenset[str] | None:
    """OUTPUT_RETENTION; an output folder that holds the content is never cleared, as in Pelican."""
    if not settings["DELETE_OUTPUT_DIRECTORY"] or content.is_relative_to(output):
        return None
    return frozenset(settings["OUTPUT_RETENTION"])


def addresses_of(settings: Settings) -> Addresses:
    """The patterns of all pages, from effective settings. Raises CuprunError for one that cannot be empty."""
    return Addresses(
        index=_pattern(settings, "INDEX", _STANDARD.index),
        not_found=_pattern(settings, "NOT_FOUND", _STANDARD.not_found),
        competitions=_pattern(settings, "COMPETITIONS", _STANDARD.competitions),
        competition=_needed(settings, "COMPETITION", _STANDARD.competition),
        cup=_needed(settings, "CUP", _STANDARD.cup),
        cup_json=_pattern(settings, "CUP_JSON", _STANDARD.cup_json),
        tie=_pattern(settings, "TIE", _STANDARD.tie),
        run=_pattern(settings, "RUN", _STANDARD.run),
        teams=_pattern(settings, "TEAMS", _STANDARD.teams),
        team=_needed(settings, "TEAM", _STANDARD.team),
        report=_needed(settings, "REPORT", _STANDARD.report),
        report_lang=_needed(settings, "REPORT_LANG", _STANDARD.report_lang),
        report_draft=_needed(settings, "REPORT_DRAFT", _STANDARD.report_draft),
        archive=_direct(settings, "archives"),
        competition_feed=_feed_pattern(settings, "COMPETITION_FEED_ATOM", _STANDARD.competition_feed),
        team_feed=_feed_pattern(settings, "TEAM_FEED_ATOM", _STANDARD.team_feed),
        author_feed=_feed_pattern(settings, "AUTHOR_FEED_ATOM", _STANDARD.author_feed),
        year_archive=_pattern(settings, "YEAR_ARCHIVE", NO_PAGE),
        month_archive=_pattern(settings, "MONTH_ARCHIVE", NO_PAGE),
        day_archive=_pattern(settings, "DAY_ARCHIVE", NO_PAGE),
        authors=_direct(settings, "authors"),
        categories=_direct(settings, "categories"),
        tags=_direct(settings, "tags"),
        pagination=_pagination(settings),
    )


def _pattern(settings: Settings, name: str, standard: Pattern) -> Pattern:
    """``CUP_SAVE_AS`` and ``CUP_URL``; the URL follows from SAVE_AS where only that is set."""
    save_as = str(settings.get(f"{name}_SAVE_AS", standard.save_as) or "")
    followed = standard.url if save_as == standard.save_as else url_of(save_as)
    url = settings.get(f"{name}_URL", followed)
    return Pattern(save_as, str(url if url is not None else ""))


def _needed(settings: Settings, name: str, standard: Pattern) -> Pattern:
    """A pattern of pages that others lead to. Raises CuprunError where it is empty."""
    pattern = _pattern(settings, name, standard)
    if not pattern.save_as:
        raise CuprunError(f"settings: {name}_SAVE_AS cannot be empty; leave it out for {standard.save_as!r}")
    return pattern


def url_of(save_as: str) -> str:
    """The address of a file, relative to the site: ``teams/genk/index.html`` is ``teams/genk/``."""
    folder, _, file = save_as.rpartition("/")
    return save_as if file != "index.html" else f"{folder}/" if folder else ""


def _direct(settings: Settings, name: str) -> Pattern:
    if name not in settings["DIRECT_TEMPLATES"]:
        return NO_PAGE
    return _pattern(settings, name.upper(), _DIRECT[name])


def _feed_pattern(settings: Settings, name: str, standard: Pattern) -> Pattern:
    path = settings.get(name, standard.save_as) or ""
    return Pattern(path, path)


def _pagination(settings: Settings) -> tuple[PaginationRule, ...]:
    return tuple(
        PaginationRule(first=first, pattern=Pattern(save_as, url))
        for first, url, save_as in settings["PAGINATION_PATTERNS"]
    )


def relative_root(path: str) -> str:
    """The way from a file of the output to its root: ``../../`` for ``teams/genk/index.html``."""
    return "../" * path.count("/") or "./"


def feed_host(settings: Settings) -> str:
    """The name that stands in the permanent ids of feed entries: that of FEED_DOMAIN or SITEURL."""
    return urlsplit(settings.get("FEED_DOMAIN") or settings["SITEURL"]).hostname or "localhost"


def theme_folder(settings: Settings) -> Path:
    """The theme's folder."""
    return Path(settings["THEME"]).expanduser()
