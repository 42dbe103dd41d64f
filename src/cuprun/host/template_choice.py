"""Templates that texts choose for themselves: a choice of one that is not there is a fault of the text."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, TemplateNotFound

from cuprun.errors import Diagnostic, Place
from cuprun.host.settings import Options
from cuprun.pages.story import Publication, Story, Text


def template_faults(
    publication: Publication, environment: Environment, options: Options
) -> Iterator[Diagnostic]:
    """A fault for every text whose `template` the theme does not have."""
    texts: tuple[Story | Text, ...] = (*publication.stories, *publication.texts)
    for text in texts:
        if text.template is not None and not _is_there(environment, f"{text.template}.html"):
            yield Diagnostic(
                code="no-template",
                place=_place(text, options),
                message=f"the theme has no template {text.template}.html",
                hint="leave the field out for the usual one",
            )


def _is_there(environment: Environment, name: str) -> bool:
    try:
        environment.loader.get_source(environment, name)  # type: ignore[union-attr]  # ours has one
    except TemplateNotFound:
        return False
    return True


def _place(text: Story | Text, options: Options) -> Place:
    if isinstance(text, Story) and text.filed is not None:
        return text.filed.report.facts.source.at("template")
    return Place(options.shown(text.source))
