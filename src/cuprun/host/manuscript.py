"""Manuscripts: articles and pages that were read and have an address, their links still as they were written."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from cuprun.errors import Place
from cuprun.pages.addresses import Address
from cuprun.pages.story import Term


class Manuscript(Struct, frozen=True, kw_only=True):
    """An article or a page, before its links are resolved."""

    kind: str
    """``article`` or ``page``."""
    status: str
    title: str
    slug: str
    address: Address
    html: str
    summary: str | None
    """HTML; None = the start of the text."""
    published: datetime | None
    """With its time zone; None for a page."""
    modified: datetime | None = None
    authors: tuple[Term, ...] = ()
    tags: tuple[Term, ...] = ()
    category: Term | None = None
    lang: str
    translation: bool = False
    """As its author marked it; see `with_translations`."""
    template: str | None = None
    source: str
    """Path inside the content folder."""
    shown: str
    """Path as people type it."""
    text: str
    """What the HTML was made of, to find places in."""
    first_line: int = 1
    """The line of the file that `text` starts on."""
    summary_place: Place
    group: Hashable = None
    """What translations of one another share; None = it has no translations."""


def with_translations(manuscripts: Iterable[Manuscript], lang: str) -> list[Manuscript]:
    """Mark every manuscript that stands behind another in its group, as Pelican does.

    First comes what is not marked as a translation, and among those what is in the site's language.
    """
    listed = list(manuscripts)
    groups: dict[Hashable, list[Manuscript]] = {}
    for manuscript in listed:
        key = manuscript.source if manuscript.group is None else manuscript.group
        groups.setdefault((manuscript.status, key), []).append(manuscript)
    originals = {m.source for group in groups.values() for m in _originals(group, lang)}
    return [replace(m, translation=m.source not in originals) for m in listed]


def _originals(group: Sequence[Manuscript], lang: str) -> Sequence[Manuscript]:
    unmarked = [m for m in group if not m.translation] or group
    return [m for m in unmarked if m.lang == lang] or unmarked
