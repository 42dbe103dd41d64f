"""Stories: what was written to be read, ready for its page, whether it is about a match or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cuprun.archive.archive import FiledReport
from cuprun.pages.addresses import Address


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An author, a tag or a category."""

    name: str
    slug: str
    address: Address | None
    """None where the site publishes no page for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A report, a preview or a plain article, its text rendered and its links resolved."""

    kind: str
    """``report``, ``preview`` or ``article``."""
    status: str
    """``published``, ``hidden`` or ``draft``."""
    title: str
    slug: str
    address: Address
    body: str
    """HTML."""
    summary: str
    """HTML."""
    published: datetime
    """With its time zone."""
    modified: datetime | None = None
    authors: tuple[Term, ...] = ()
    tags: tuple[Term, ...] = ()
    category: Term | None = None
    lang: str
    translation: bool = False
    """Whether it stands behind another story of the same slug, in another language."""
    template: str | None = None
    """A template of its own choosing, without its ending."""
    source: str
    """Path inside the content folder."""
    filed: FiledReport | None = None
    """The report behind it, and the match that is about; None for an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A plain Pelican page."""

    title: str
    slug: str
    address: Address
    body: str
    """HTML."""
    summary: str
    """HTML."""
    status: str
    """``published``, ``hidden`` or ``draft``."""
    lang: str
    translation: bool = False
    template: str | None = None
    source: str
    in_menu: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Everything there is to read, newest first; drafts and hidden stories included."""

    stories: tuple[Story, ...] = ()
    texts: tuple[Text, ...] = ()
