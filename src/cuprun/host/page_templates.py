"""The templates that pages may be made with: whether any was written for Pelican, and all of them made ready."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from jinja2 import (
    Environment,
    FileSystemLoader,
    Template,
    TemplateNotFound,
    TemplatesNotFound,
    TemplateSyntaxError,
)

from cuprun.host.compiled import compiled_templates
from cuprun.host.settings import Settings, theme_folder
from cuprun.host.vocabulary import Vocabulary


def is_foreign(settings: Settings, environment: Environment) -> bool:
    """Whether some template that may be used reaches for names that only Pelican gives.

    One with a fault in it counts as ours: the fault shows when it is rendered.
    """
    vocabulary = _vocabulary(settings)
    return any(map(vocabulary.is_pelicans, _sound(settings, environment, vocabulary)))


def load_all(settings: Settings, environment: Environment) -> None:
    """Have the environment load every template that may be used, and those that these are made of."""
    vocabulary = _vocabulary(settings)
    for template in _sound(settings, environment, vocabulary):
        for name in vocabulary.made_of(environment, template.name or "") or ():
            with suppress(TemplateSyntaxError, TemplateNotFound):
                environment.get_template(name)


def _vocabulary(settings: Settings) -> Vocabulary:
    kept = compiled_templates(settings)
    return Vocabulary(kept.mentions if kept else {})


def _sound(settings: Settings, environment: Environment, vocabulary: Vocabulary) -> Iterator[Template]:
    """The theme's templates of pages, and those that standard pages are made with, without faulty ones."""
    folders = [*settings["THEME_TEMPLATES_OVERRIDES"], theme_folder(settings) / "templates"]
    own = {name for folder in folders for name in FileSystemLoader(folder).list_templates()}
    pages = {name for name in own if "/" not in name and name.endswith(".html")}
    for names in (*((name,) for name in sorted(pages)), *STANDARD):
        with suppress(TemplateSyntaxError, TemplatesNotFound):
            template = environment.select_template(names)
            vocabulary.is_pelicans(template)
            yield template


STANDARD = (
    ("report.html", "article.html"),
    *(
        (f"{name}.html",)
        for name in (
            *("article", "page", "index", "archives", "period_archives", "404"),
            *("author", "authors", "tag", "tags", "category", "categories"),
            *("competitions", "competition", "cup", "tie", "run", "teams", "team"),
        )
    ),
)
"""The templates that pages are made with, tried in order."""
