"""Vocabulary: which names a template reaches for, in all the templates it extends, includes and imports.

Our own templates are given `page` and `site`. One that mentions anything of Pelican's was written for
Pelican, and is given what Pelican gives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from jinja2 import Environment, Template, TemplateNotFound, meta
from msgspec import Struct

from cuprun.build.fingerprint import digest_of

PELICANS = frozenset(
    {
        "all_articles",
        "article",
        "articles",
        "articles_next_page",
        "articles_page",
        "articles_paginator",
        "articles_previous_page",
        "author",
        "authors",
        "blog",
        "categories",
        "category",
        "dates",
        "dates_next_page",
        "dates_page",
        "dates_paginator",
        "dates_previous_page",
        "drafts",
        "hidden_articles",
        "hidden_pages",
        "localsiteurl",
        "output_file",
        "page_name",
        "pages",
        "period",
        "period_archives",
        "period_num",
        "related_posts",
        "tag",
        "tags",
        "template_name",
        "url",
    }
)
"""Names that Pelican gives templates beside its settings, which are in capitals."""


class Mentions(Struct, frozen=True):
    """What one template's own text reaches for: names, and other templates (None: told only when it runs)."""

    names: frozenset[str]
    templates: tuple[str | None, ...]


class Vocabulary:
    """Knows what templates reach for, for one build; the language of a page makes no difference.

    `known` has the fingerprint of the text and the mentions of templates that earlier builds read, and is added to.
    """

    def __init__(self, known: dict[str, tuple[str, Mentions]]) -> None:
        self._known = known
        self._mentions: dict[str, Mentions] = {}
        self._pelicans: dict[str, bool] = {}

    def is_pelicans(self, template: Template) -> bool:
        """Whether a template, or one it is made of, mentions a name that only Pelican gives.

        A template that chooses another while it runs may mention anything: it is taken for Pelican's.
        Raises TemplateSyntaxError for a fault in any of them.
        """
        name = template.name or ""
        if name not in self._pelicans:
            names = self.names_in(template.environment, name)
            self._pelicans[name] = names is None or any(_is_pelicans(n) for n in names)
        return self._pelicans[name]

    def names_in(self, environment: Environment, name: str) -> frozenset[str] | None:
        """Every name that a template and those it refers to leave to be given; None where none can tell."""
        made_of = self.made_of(environment, name)
        if made_of is None:
            return None
        return frozenset().union(*(self._mentions_of(environment, part).names for part in made_of))

    def made_of(self, environment: Environment, name: str) -> frozenset[str] | None:
        """A template and all that it extends, includes and imports; None where only running it can tell."""
        waiting, seen = [name], {name}
        while waiting:
            for referred in self._mentions_of(environment, waiting.pop()).templates:
                if referred is None:
                    return None
                if referred not in seen:
                    seen.add(referred)
                    waiting.append(referred)
        return frozenset(seen)

    def sources(self, environment: Environment, template: Template) -> tuple[tuple[str, str], ...]:
        """Name and text of every template that a template is made of; of all there are, where none can tell."""
        names = self.made_of(environment, template.name or "")
        listed = sorted(environment.list_templates() if names is None else names)
        return tuple((name, _source(environment, name) or "") for name in listed)

    def _mentions_of(self, environment: Environment, name: str) -> Mentions:
        if name not in self._mentions:
            self._mentions[name] = self._read(environment, name)
        return self._mentions[name]

    def _read(self, environment: Environment, name: str) -> Mentions:
        """A template that is not there mentions nothing: it may be included with ``ignore missing``."""
        source = _source(environment, name)
        if source is None:
            return Mentions(frozenset(), ())
        print_, mentions = self._known.get(name, (None, None))
        now = digest_of(source.encode())
        if mentions is None or print_ != now:
            tree = environment.parse(source, name)
            names = frozenset(meta.find_undeclared_variables(tree))
            mentions = Mentions(names, tuple(meta.find_referenced_templates(tree)))
            self._known[name] = (now, mentions)
        return mentions


def _source(environment: Environment, name: str) -> str | None:
    try:
        return environment.loader.get_source(environment, name)[0]  # type: ignore[union-attr]  # ours has one
    except TemplateNotFound:
        return None


def mentions_note(known: Mapping[str, tuple[str, Mentions]]) -> str:
    """What templates mention, as JSON, for the next process."""
    listed = {
        name: [print_, sorted(found.names), list(found.templates)] for name, (print_, found) in known.items()
    }
    return json.dumps(listed, sort_keys=True)


def mentions_of_note(note: str) -> dict[str, tuple[str, Mentions]]:
    """What templates mention, as it was noted."""
    return {
        name: (print_, Mentions(frozenset(names), tuple(templates)))
        for name, (print_, names, templates) in json.loads(note).items()
    }


def _is_pelicans(name: str) -> bool:
    return name in PELICANS or name.isupper()
