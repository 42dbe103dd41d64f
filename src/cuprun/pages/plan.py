"""The plan: every file of the output, with all that goes into it, before anything is rendered."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from cuprun.pages.addresses import Address
from cuprun.pages.feed_entry import FeedEntry
from cuprun.pages.library import Library
from cuprun.pages.views import PageView


class Page(Struct, frozen=True, kw_only=True):
    """A file made by a template from a view.

    `path` is relative to the output folder, with forward slashes. `templates` are tried in order: the
    first one that the theme has is used.
    """

    path: str
    templates: tuple[str, ...]
    view: PageView


class Json(Struct, frozen=True, kw_only=True):
    """A file of facts for other programs: `data` is what `json.dumps` takes."""

    path: str
    data: object


class Feed(Struct, frozen=True, kw_only=True):
    """A file with an Atom or RSS feed."""

    path: str
    format: str
    """``atom`` or ``rss``."""
    title: str
    url: str
    """The page whose news it carries."""
    entries: tuple[FeedEntry, ...]


class Redirect(Struct, frozen=True, kw_only=True):
    """A file that leads on to another page: `url` is its path from the root of the site."""

    path: str
    url: str


Artefact = Page | Json | Feed | Redirect


class Plan(Struct, frozen=True, kw_only=True):
    """All files that the site's facts and stories make; `library` has what feeds are made of."""

    artefacts: tuple[Artefact, ...]
    library: Library

    def clashes(self) -> tuple[str, ...]:
        """Paths that more than one artefact claims."""
        counts = Counter(artefact.path for artefact in self.artefacts)
        return tuple(path for path, count in counts.items() if count > 1)


def page_at(address: Address, view: PageView, *templates: str) -> Page:
    """A page at its address."""
    return Page(path=address.path, templates=templates, view=view)
