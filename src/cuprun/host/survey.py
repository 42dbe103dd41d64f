"""Surveys: what the rest of a site must know of a file, so that the file itself need not be at hand.

A report is surveyed to its headline: where its page will be, who wrote it, which season it belongs to and
what it links to. What it tells of its match matters only within its season. Surveys are kept in the ledger
by the content of their files, as JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import json
from pelican.readers import default_metadata, ensure_metadata_list, parse_path_metadata, path_metadata

from cuprun.build.fingerprint import digest_of
from cuprun.errors import Diagnostic, Place, Severity
from cuprun.frontmatter.reading import FileReading, read_bytes
from cuprun.frontmatter.records import MatchFacts, Report
from cuprun.host.link_pattern import LinkPattern
from cuprun.host.markdown import MarkdownText
from cuprun.host.settings import Options, Settings
from cuprun.host.slugs import slug_of
from cuprun.host.tools import Tool, at_hand
from cuprun.host.transcripts import fields_of, transcript_of


class Name(NamedTuple):
    """A name of something, as it was written, and where."""

    text: str
    line: int
    column: int


class Headline(NamedTuple):
    """A report as the rest of the site knows it; everything as it was written, or None."""

    path: str
    title: str
    slug: str | None
    made_slug: str
    """What its title makes of it, where it has no slug of its own."""
    authors: Sequence[str]
    tags: Sequence[str]
    category: str | None
    lang: str | None
    translation: bool
    status: str | None
    published: str | None
    """ISO 8601, with an offset only where one was written."""
    save_as: Name | None
    url: str | None
    template: Name | None
    moved_from: Sequence[str]
    competition: Name
    season: str | None
    date: str | None
    kickoff: str | None
    home: Name
    away: Name | None
    has_result: bool
    links: Sequence[str]
    """The site's own links in text and summary, as written (``{filename}other.md``), in order."""
    picture: str | None
    """Source of its picture, as written."""
    fields: str
    """The fingerprint of its fields: where it stays the same, only the text has changed."""

    @property
    def public(self) -> Headline:
        """The headline without what concerns its season alone."""
        return self._replace(fields="")


class Listing(NamedTuple):
    """A file of results as the rest of the site knows it."""

    seasons: Sequence[tuple[Name, str | None, str | None]]
    """Each competition with a season or, where none is written, a date."""
    teams: Sequence[Name]
    """Every name of a team, where it stands first."""


class Survey(NamedTuple):
    """What came of a file: a report's headline or a listing of results, and its faults."""

    kind: str
    headline: Headline | None
    listing: Listing | None
    faults: Sequence[Diagnostic]

    def note(self) -> str:
        """The survey as JSON, its faults left aside."""
        return _write((self.kind, self.headline, self.listing)).decode()

    def doubts(self) -> str | None:
        """Its faults as JSON; None where there are none."""
        return faults_note(self.faults) if self.faults else None

    @classmethod
    def of_notes(cls, note: str, doubts: str | None) -> Survey:
        """The survey behind its notes. Raises ValueError where they are none."""
        return cls(*_read(note), faults_of_note(doubts) if doubts else ())


class Surveyed(NamedTuple):
    """A file that was surveyed, on its way to whoever asked: the notes of its survey, not the survey itself."""

    path: str
    digest: str
    """The fingerprint of its bytes."""
    note: str
    doubts: str | None
    transcript: bytes
    """A report as it was read; empty where there is none."""


class Surveyor:
    """Surveys files of one site."""

    def __init__(self, settings: Settings, options: Options) -> None:
        self._settings = {**settings, "DEFAULT_DATE": None}
        self._options = options
        self._markdown = MarkdownText(settings)
        self._pattern = LinkPattern(settings)
        self._defaults = default_metadata(self._settings)

    def survey(self, path: str) -> Surveyed:
        """Read a file of the content folder. Raises OSError where it is gone."""
        data = (self._options.content / path).read_bytes()
        shown_as, places = self._options.shown(path), self._options.report_paths
        reading = read_bytes(data, path, shown_as=shown_as, report_paths=places)
        report, fields = reading.report, fields_of(reading.report) if reading.report else b""
        survey = Survey(
            reading.kind,
            self._headline(report, fields) if report and not _is_skipped(report) else None,
            _listing_of(reading) if reading.kind == "results" else None,
            reading.diagnostics,
        )
        transcript = transcript_of(fields, report.body) if report else b""
        return Surveyed(path, digest_of(data), survey.note(), survey.doubts(), transcript)

    def _headline(self, report: Report, fields: bytes) -> Headline:
        facts = report.facts
        metadata = self._metadata(report)
        template = report.template or metadata.get("template")
        return Headline(
            path=report.path,
            title=report.title,
            slug=report.slug or metadata.get("slug"),
            made_slug=slug_of(report, self._settings),
            authors=list(self._authors(report, metadata)),
            tags=list(report.tags or map(str, ensure_metadata_list(metadata.get("tags", "")))),
            category=report.category or _text(metadata.get("category")),
            lang=report.lang or metadata.get("lang"),
            translation=report.translation,
            status=report.status,
            published=report.published.isoformat() if report.published else None,
            save_as=_name(facts, report.save_as, "save_as") if report.save_as else None,
            url=report.url,
            template=_name(facts, template, "template") if template else None,
            moved_from=list(report.moved_from),
            competition=_name(facts, facts.competition, "competition"),
            season=facts.season,
            date=facts.date.isoformat() if facts.date else None,
            kickoff=facts.kickoff.isoformat() if facts.kickoff else None,
            home=_name(facts, facts.home, "home"),
            away=_name(facts, facts.away, "away") if facts.away else None,
            has_result=facts.result is not None,
            links=self._links(report),
            picture=report.image.src if report.image else None,
            fields=digest_of(fields),
        )

    def _metadata(self, report: Report) -> dict[str, Any]:
        """What DEFAULT_METADATA, the file's path and EXTRA_PATH_METADATA say, as for articles."""
        return {
            **self._defaults,
            **path_metadata(str(self._options.content / report.path), report.path, self._settings),
            **parse_path_metadata(report.path, self._settings),
        }

    def _authors(self, report: Report, metadata: Mapping[str, Any]) -> Iterable[str]:
        if report.authors:
            return report.authors
        written = metadata.get("authors") or metadata.get("author")
        if written:
            return map(str, ensure_metadata_list(written))
        return [self._settings["AUTHOR"]] if self._settings.get("AUTHOR") else []

    def _links(self, report: Report) -> list[str]:
        """Links as they stand in the HTML; a text without any sign of one is not converted for it."""
        return [
            link.written
            for text in (report.body, report.summary or "")
            if self._pattern.may_hold(text)
            for link in self._pattern.all(self._markdown.html(text))
        ]


def _is_skipped(report: Report) -> bool:
    return (report.status or "").casefold() == "skip"


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _name(facts: MatchFacts, text: str, field: str) -> Name:
    place = facts.source.at(field)
    return Name(text, place.line, place.column)


def _listing_of(reading: FileReading) -> Listing:
    seasons: dict[tuple[str, str | None, str | None], Name] = {}
    teams: dict[str, Name] = {}
    for facts in reading.results:
        date = None if facts.season or facts.date is None else facts.date.isoformat()
        key = (facts.competition, facts.season, date)
        if key not in seasons:
            seasons[key] = _name(facts, facts.competition, "competition")
        for field, text in (("home", facts.home_name), ("away", facts.away_name)):
            if text and text not in teams:
                teams[text] = _name(facts, text, field)
    return Listing(
        [(name, season, date) for (_, season, date), name in seasons.items()], list(teams.values())
    )


# Notes


def faults_note(faults: Iterable[Diagnostic]) -> str:
    """Faults as JSON."""
    return _write([fault_note(fault) for fault in faults]).decode()


def faults_of_note(note: str) -> list[Diagnostic]:
    """The faults behind their note."""
    return [fault_of_note(fault) for fault in json.decode(note)]


def fault_note(fault: Diagnostic) -> list[Any]:
    place = fault.place
    return [fault.code, place.file, place.line, place.column, fault.message, fault.hint, fault.severity.value]


def fault_of_note(note: Sequence[Any]) -> Diagnostic:
    """The diagnostic behind its note."""
    code, file, line, column, message, hint, severity = note
    return Diagnostic(
        code=code, place=Place(file, line, column), message=message, hint=hint, severity=Severity(severity)
    )


_write = json.Encoder().encode
_read = json.Decoder(tuple[str, Headline | None, Listing | None]).decode


# In workers


def survey_files(task: tuple[Tool, tuple[str, ...], bool]) -> list[Surveyed]:
    """A task for a worker: some files, by the surveyor of their site, and whether transcripts are of use."""
    tool, paths, with_transcripts = task
    with at_hand(tool) as surveyor:
        found = map(surveyor.survey, paths)
        return [one if with_transcripts else one._replace(transcript=b"") for one in found]
