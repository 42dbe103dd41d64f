"""Plain articles and pages: Pelican's readers read them, whatever they are written in."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from html import unescape
from typing import Any

from markupsafe import Markup
from msgspec import Struct
from pelican.contents import Article, Page, SkipStub
from pelican.plugins import signals
from pelican.readers import Readers
from pelican.utils import order_content

from cuprun.build.claims import is_inside
from cuprun.errors import Diagnostic
from cuprun.host.article_faults import SourceText, logged_faults, raised_fault
from cuprun.host.files import find_files
from cuprun.host.manuscript import Manuscript
from cuprun.host.reading_log import listened
from cuprun.host.settings import Options, Settings
from cuprun.host.terms import Terms
from cuprun.pages.addresses import Address

_MARKED_UP = frozenset({"rst", "htm", "html"})
"""Files whose titles come out of their reader as HTML."""


class Articles(Struct, frozen=True, kw_only=True):
    """What was read: manuscripts, every file that was meant to be one, and the faults."""

    manuscripts: tuple[Manuscript, ...]
    sources: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]


class ArticleReading:
    """Reads all articles and pages. It is the sender of Pelican's reading signals, as its generators are."""

    def __init__(self, settings: Settings, options: Options, terms: Terms, now: datetime) -> None:
        self.settings = {**settings, "WITH_FUTURE_DATES": True, "CACHE_CONTENT": False}
        self.path = str(options.content)
        self.context: dict[str, Any] = {**self.settings, "generated_content": {}, "static_content": {}}
        self.readers = Readers(self.settings)
        self._options = options
        self._terms = terms
        self._now = now
        self._future_is_public = bool(settings["WITH_FUTURE_DATES"])
        self._sources: set[str] = set()
        self._diagnostics: list[Diagnostic] = []

    def read(self, *, reserved: Collection[str]) -> Articles:
        """Read what ARTICLE_PATHS and PAGE_PATHS hold; `reserved` are folders and files of other kinds."""
        articles = self._read_all("ARTICLE", Article, reserved)
        pages = self._read_all("PAGE", Page, reserved)
        return Articles(
            manuscripts=(*self._manuscripts(articles), *self._manuscripts(pages)),
            sources=frozenset(self._sources),
            diagnostics=tuple(self._diagnostics),
        )

    def _read_all(self, kind: str, content_class: type, reserved: Collection[str]) -> list[Any]:
        files = find_files(
            self._options.content,
            self.settings[f"{kind}_PATHS"],
            excludes=(*self.settings[f"{kind}_EXCLUDES"], *reserved),
            ignores=self.settings["IGNORE_FILES"],
        )
        known = tuple(f".{extension}" for extension in self.readers.extensions)
        contents = [self._read(path, content_class) for path in files if path.endswith(known)]
        return list(order_content([c for c in contents if c is not None], self.settings[f"{kind}_ORDER_BY"]))

    def _read(self, path: str, content_class: type) -> Any:
        """A Pelican content, or None for one that is faulty or to be skipped."""
        self._sources.add(path)
        source = SourceText(self._options.content / path, self._options.shown(path))
        kind = content_class.__name__.lower()
        with listened() as messages:
            try:
                content = self.readers.read_file(
                    base_path=self.path,
                    path=path,
                    content_class=content_class,
                    context=self.context,
                    preread_signal=getattr(signals, f"{kind}_generator_preread"),
                    preread_sender=self,
                    context_signal=getattr(signals, f"{kind}_generator_context"),
                    context_sender=self,
                )
            except Exception as error:  # noqa: BLE001 - readers, plugins among them, raise what they like
                self._diagnostics.append(raised_fault(error, source))
                content = None
        self._diagnostics += logged_faults(messages, source)
        if content is None or isinstance(content, SkipStub) or content.status == "skip":
            return None
        faults = _faults(content, source)
        self._diagnostics += faults
        return None if faults else content

    def _manuscripts(self, contents: Iterable[Any]) -> Iterable[Manuscript]:
        return [self._manuscript(content) for content in contents]

    def _manuscript(self, content: Any) -> Manuscript:
        metadata: Mapping[str, Any] = content.metadata
        source = content.get_relative_source_path()
        text = SourceText(self._options.content / source, self._options.shown(source))
        self._hold_back(content)
        names = [str(author) for author in getattr(content, "authors", ())]
        category = getattr(content, "category", None)
        return Manuscript(
            kind="article" if isinstance(content, Article) else "page",
            status=content.status,
            title=_plain_title(content.title, source),
            slug=content.slug,
            address=Address(posixpath.normpath(content.save_as), "/" + content.url.lstrip("/")),
            html=content._content or "",
            summary=metadata.get("summary"),
            published=self._aware(getattr(content, "date", None)),
            modified=self._aware(getattr(content, "modified", None)),
            authors=self._terms.terms("author", names),
            tags=self._terms.terms("tag", [str(tag) for tag in getattr(content, "tags", ())]),
            category=self._terms.term("category", str(category)) if category else None,
            lang=content.lang,
            translation=str(metadata.get("translation", "false")).lower() != "false",
            template=metadata.get("template"),
            source=source,
            shown=self._options.shown(source),
            text=text.text,
            summary_place=text.field("summary"),
            group=self._group(content),
        )

    def _hold_back(self, content: Any) -> None:
        """An article of a day to come is a draft, as Pelican has it when WITH_FUTURE_DATES is off."""
        date = self._aware(getattr(content, "date", None))
        if isinstance(content, Article) and not self._future_is_public and date and date > self._now:
            content.status = "draft"

    def _aware(self, moment: datetime | None) -> datetime | None:
        """A moment with its time zone, as a plain one: Pelican has a kind of its own."""
        if moment is None:
            return None
        zone = moment.tzinfo or self._options.timezone
        return datetime.combine(moment.date(), moment.time(), tzinfo=zone)

    def _group(self, content: Any) -> tuple[object, ...] | None:
        """What translations share: the attributes that ARTICLE_TRANSLATION_ID and its like name."""
        kind = "ARTICLE" if isinstance(content, Article) else "PAGE"
        names = self.settings[f"{kind}_TRANSLATION_ID"]
        if not names:
            return None
        listed = [names] if isinstance(names, str) else sorted(names)
        return (kind, *(str(getattr(content, name, None)) for name in listed))


def _faults(content: Any, source: SourceText) -> list[Diagnostic]:
    """What a content lacks or has wrong: Pelican would drop it."""
    faults = [
        Diagnostic(
            code="missing-field",
            place=source.line(1),
            message=f"no {name} is given",
            hint=f"add a {name} at the top of the file",
        )
        for name in content.mandatory_properties
        if not getattr(content, name, None)
    ]
    if content.status not in content.allowed_statuses:
        allowed = ", ".join(content.allowed_statuses)
        message = f"unknown status {content.status!r}; allowed are {allowed}"
        faults.append(Diagnostic(code="unknown-status", place=source.field("status"), message=message))
    elif not faults and not is_inside(posixpath.normpath(content.save_as)):
        message = f"its page {content.save_as!r} would not lie inside the output folder"
        faults.append(Diagnostic(code="outside-output", place=source.field("save_as"), message=message))
    return faults


def _plain_title(title: object, source: str) -> str:
    """A title as text: what comes out of reStructuredText and HTML has entities and tags."""
    written = str(title)
    if source.rpartition(".")[2] in _MARKED_UP:
        return unescape(str(Markup(written).striptags()))
    return written
