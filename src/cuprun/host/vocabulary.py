"""Vocabulary: which names a template reaches for, in all the templates it extends, includes and imports.

Our own templates are given `page` and `site`. One that mentions anything of Pelican's was written for
Pelican, and is given what Pelican gives.
"""

from __future__ import annotations

from jinja2 import Environment, Template, TemplateNotFound, meta

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


class Vocabulary:
    """Remembers what templates reach for, for one build."""

    def __init__(self) -> None:
        self._pelicans: dict[str, bool] = {}

    def is_pelicans(self, template: Template) -> bool:
        """Whether a template, or one it is made of, mentions a name that only Pelican gives.

        A template that chooses another while it runs may mention anything: it is taken for Pelican's.
        """
        name = template.name or ""
        if name not in self._pelicans:
            names = names_in(template.environment, name)
            self._pelicans[name] = names is None or any(_is_pelicans(n) for n in names)
        return self._pelicans[name]


def _is_pelicans(name: str) -> bool:
    return name in PELICANS or name.isupper()


def names_in(environment: Environment, name: str) -> frozenset[str] | None:
    """Every name that a template and those it refers to leave to be given; None where that cannot be told.

    Raises TemplateSyntaxError for a fault in any of them.
    """
    found: set[str] = set()
    waiting, seen = [name], {name}
    while waiting:
        current = waiting.pop()
        try:
            source, file, _ = environment.loader.get_source(environment, current)  # type: ignore[union-attr]  # ours has one
        except TemplateNotFound:
            continue
        tree = environment.parse(source, current, file)
        found |= meta.find_undeclared_variables(tree)
        for referred in meta.find_referenced_templates(tree):
            if referred is None:
                return None
            if referred not in seen:
                seen.add(referred)
                waiting.append(referred)
    return frozenset(found)
