"""Rendering: an artefact of the plan → the bytes of its file."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from jinja2 import Template, TemplateError, TemplatesNotFound, TemplateSyntaxError

from cuprun.build.fingerprint import fingerprint
from cuprun.errors import CuprunError, Diagnostic, Place
from cuprun.host.compiled import compiled_templates
from cuprun.host.environment import Environments
from cuprun.host.feed_writing import written
from cuprun.host.link_pattern import ROOT
from cuprun.host.settings import Settings, relative_root
from cuprun.host.vocabulary import Vocabulary
from cuprun.pages.plan import Artefact, Feed, Json, Page, Redirect
from cuprun.pages.site import SiteView

ForeignNames = Callable[[Page], dict[str, Any]]
"""What a template of a Pelican theme reaches for, besides `page` and `site`."""


class RenderError(CuprunError):
    """A page that could not be rendered: `diagnostic` says why, in the template where it shows."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(str(diagnostic))
        self.diagnostic = diagnostic


class Renderer:
    """Renders every kind of artefact. Nothing goes in but the artefact, the settings and the theme."""

    def __init__(
        self,
        settings: Settings,
        site: SiteView,
        environments: Environments,
        foreign: ForeignNames,
        told_settings: str,
    ) -> None:
        self._shared = fingerprint(site, told_settings)
        self._ingredients: dict[tuple[tuple[str, ...], str], str] = {}
        self._settings = settings
        self._site = site
        self._environments = environments
        self._foreign = foreign
        kept = compiled_templates(settings)
        self._vocabulary = Vocabulary(kept.mentions if kept else {})

    def ingredients(self, artefact: Artefact) -> str:
        """The fingerprint of all that goes into a file besides what it shows: its template, the site.

        Raises RenderError when there is no template, or one with a fault in it.
        """
        if not isinstance(artefact, Page):
            return self._shared
        key = (artefact.templates, artefact.view.lang)
        if key not in self._ingredients:
            template = self._template(artefact)
            try:
                sources = self._vocabulary.sources(template.environment, template)
            except TemplateSyntaxError as error:
                raise RenderError(_syntax_fault(error)) from error
            self._ingredients[key] = fingerprint(self._shared, sources)
        return self._ingredients[key]

    def is_foreign(self, artefact: Artefact) -> bool:
        """Whether a page's template reaches for names that only Pelican gives."""
        if not isinstance(artefact, Page):
            return False
        template = self._template(artefact)
        try:
            return self._vocabulary.is_pelicans(template)
        except TemplateSyntaxError as error:
            raise RenderError(_syntax_fault(error)) from error

    def render(self, artefact: Artefact) -> bytes:
        """The bytes of a file. Raises RenderError when a template has a fault."""
        if isinstance(artefact, Feed):
            return self._feed(artefact).encode()
        if isinstance(artefact, Json):
            return msgspec.json.format(msgspec.json.encode(artefact.data), indent=2) + b"\n"
        return self._text(artefact).replace(f"{ROOT}/", self._root(artefact.path)).encode()

    def _text(self, artefact: Page | Redirect) -> str:
        """A file as text, its addresses still waiting for the way to the root."""
        return self._page(artefact) if isinstance(artefact, Page) else self._redirect(artefact)

    def _root(self, path: str) -> str:
        """What leads from a file of the output to the root of the site."""
        return relative_root(path) if self._settings["RELATIVE_URLS"] else f"{self._site.url}/"

    def _page(self, page: Page) -> str:
        template = self._template(page)
        try:
            return template.render(self._names(page, template))
        except TemplateSyntaxError as error:
            raise RenderError(_syntax_fault(error)) from error
        except Exception as error:  # filters and methods that templates call raise what they like
            raise RenderError(_fault_in(template, page, error)) from error

    def _template(self, page: Page) -> Template:
        try:
            return self._environments.of(page.view.lang).select_template(page.templates)
        except TemplateSyntaxError as error:
            raise RenderError(_syntax_fault(error)) from error
        except TemplatesNotFound as error:
            raise RenderError(_missing(page, error)) from error

    def _names(self, page: Page, template: Template) -> dict[str, Any]:
        """What a template is given: `page` and `site`, and Pelican's names if it reaches for them."""
        names: dict[str, Any] = {"page": page.view, "site": self._site}
        if self._vocabulary.is_pelicans(template):
            names |= {**self._foreign(page), **self._addresses(page)}
        return names

    def _addresses(self, page: Page) -> dict[str, str]:
        """Pelican's names for where the site is, seen from a page."""
        root = self._root(page.path).rstrip("/")
        return {"SITEURL": root, "FEED_DOMAIN": self._settings.get("FEED_DOMAIN") or root}

    def _feed(self, feed: Feed) -> str:
        root = (self._settings.get("FEED_DOMAIN") or self._site.url).rstrip("/") + "/"
        return written(feed, root, self._site)

    def _redirect(self, redirect: Redirect) -> str:
        address = escape(f"{ROOT}{redirect.url}")
        canonical = escape(self._site.url + redirect.url) if self._site.url else address
        return (
            f'<!doctype html>\n<html lang="{escape(self._site.lang)}">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{escape(self._site.name)}</title>\n"
            f'<link rel="canonical" href="{canonical}">\n<meta name="robots" content="noindex">\n'
            f'<meta http-equiv="refresh" content="0; url={address}">\n</head>\n'
            f'<body>\n<p><a href="{address}">{escape(redirect.url)}</a></p>\n</body>\n</html>\n'
        )


def _syntax_fault(error: TemplateSyntaxError) -> Diagnostic:
    place = Place(_shown(error.filename or error.name or "template"), error.lineno)
    return Diagnostic(code="template-syntax", place=place, message=error.message or "syntax error")


def _missing(page: Page, error: TemplateError) -> Diagnostic:
    message = f"the theme has no template for {page.path}: {error.message}"
    return Diagnostic(code="no-template", place=Place(page.templates[0]), message=message)


def _fault_in(template: Template, page: Page, error: Exception) -> Diagnostic:
    """A fault at the innermost line of a template that was being rendered."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame for frame in frames if frame.filename.endswith(".html")]
    file, line = (
        (lines[-1].filename, lines[-1].lineno or 1) if lines else (template.filename or "template", 1)
    )
    message = f"{type(error).__name__}: {error}, while rendering {page.path}"
    return Diagnostic(code="template", place=Place(_shown(file), line), message=message)


def _shown(file: str) -> str:
    path, here = Path(file), Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else file
