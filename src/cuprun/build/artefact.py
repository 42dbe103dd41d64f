"""What a build is asked to produce: one artefact for each file of the output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file made by a template from a view.

    `path` is relative to the output folder, with forward slashes. `templates` are tried in order: the
    first one that the theme has is used. `names` are further names a template of a foreign theme may
    ask for.
    """

    path: str
    templates: tuple[str, ...]
    view: object
    names: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Json:
    """A file of facts for other programs: `data` is what `json.dumps` takes."""

    path: str
    data: object


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One entry of a feed; `id` is permanent, addresses are paths from the root of the site."""

    id: str
    title: str
    url: str
    published: str
    """ISO 8601 with offset."""
    updated: str
    summary: str
    content: str
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A file with an Atom or RSS feed."""

    path: str
    format: str
    """``atom`` or ``rss``."""
    title: str
    url: str
    """The page whose news it carries."""
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that is taken over as it is."""

    path: str
    source: Path


Artefact = Page | Json | Feed | Copy
