"""Stories: what was written to be read, ready for its page, whether it is about a match or not."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from cuprun.archive.archive import FiledReport
from cuprun.pages.addresses import Address


class Term(Struct, frozen=True, kw_only=True):
    """An author, a tag or a category."""

    name: str
    slug: str
    address: Address | None
    """None where the site publishes no page for it."""


class Story(Struct, frozen=True, kw_only=True):
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


class Text(Struct, frozen=True, kw_only=True):
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


class Publication(Struct, frozen=True, kw_only=True):
    """Everything there is to read, newest first; drafts and hidden stories included."""

    stories: tuple[Story, ...] = ()
    texts: tuple[Text, ...] = ()
