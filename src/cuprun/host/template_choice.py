"""Templates that texts choose for themselves: a choice of one that is not there is a fault of the text."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, TemplateNotFound

from cuprun.errors import Diagnostic, Place
from cuprun.host.layout import Layout
from cuprun.host.placing import Placed
from cuprun.host.settings import Options
from cuprun.pages.story import Story, Text


def template_faults(layout: Layout, environment: Environment, options: Options) -> Iterator[Diagnostic]:
    """A fault for every text whose `template` the theme does not have."""
    texts: tuple[Placed | Story | Text, ...] = (*layout.placed, *layout.texts.stories, *layout.texts.texts)
    for text in texts:
        if text.template is not None and not _is_there(environment, f"{text.template}.html"):
            yield Diagnostic(
                code="no-template",
                place=text.template_place if isinstance(text, Placed) else Place(options.shown(text.source)),
                message=f"the theme has no template {text.template}.html",
                hint="leave the field out for the usual one",
            )


def _is_there(environment: Environment, name: str) -> bool:
    try:
        environment.loader.get_source(environment, name)  # type: ignore[union-attr]  # ours has one
    except TemplateNotFound:
        return False
    return True
