"""Jinja environments: Pelican's template lookup and filters, ours beside them, one for each language."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import pelican
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from pelican.plugins._utils import plugin_enabled
from pelican.utils import DateFormatter

from cuprun.host.compiled import compiled_templates
from cuprun.host.kept import Kept
from cuprun.host.link_pattern import href
from cuprun.host.quick_jinja import Messages, QuickEnvironment
from cuprun.host.settings import Settings, theme_folder
from cuprun.host.unbroken import unbroken
from cuprun.host.undefined import Missing
from cuprun.locale import translations

_OWN_TEMPLATES = Path(__file__).parent / "templates"
_SIMPLE_TEMPLATES = Path(pelican.__file__).parent / "themes" / "simple" / "templates"


class Environments:
    """The environment of each language; they share how templates are found."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._loader = _loader(settings)
        self._by_lang: dict[str, Environment] = {}

    def of(self, lang: str) -> Environment:
        """The environment whose words are in a language."""
        if lang not in self._by_lang:
            self._by_lang[lang] = self._made(lang)
        return self._by_lang[lang]

    def _made(self, lang: str) -> Environment:
        given = dict(self._settings["JINJA_ENVIRONMENT"])
        extensions = dict.fromkeys([*given.pop("extensions", ()), "jinja2.ext.i18n"])
        environment = QuickEnvironment(
            loader=self._loader,
            extensions=list(extensions),
            bytecode_cache=compiled_templates(self._settings),
            # A template that has changed leads to environments of its own, so none has to look for changes.
            **{"autoescape": True, "auto_reload": False, "undefined": Missing, **given},
        )
        environment.install_gettext_translations(  # type: ignore[attr-defined]  # the i18n extension's
            translations(lang), newstyle=True
        )
        words = Messages(translations(lang).gettext)
        environment.globals.update({"gettext": words, "_": words, "kept": Kept()})
        environment.filters.update(self._filters())
        environment.tests.update(self._tests())
        environment.globals.update(self._settings["JINJA_GLOBALS"])
        return environment

    def _tests(self) -> dict[str, Any]:
        enabled = partial(plugin_enabled, plugin_list=self._settings["PLUGINS"])
        return {"plugin_enabled": enabled, **self._settings["JINJA_TESTS"]}

    def _filters(self) -> Mapping[str, Any]:
        return {
            "strftime": DateFormatter(),
            "striptags": _without_tags,
            "href": href,
            "unbroken": unbroken,
            "asset": _assets_in(self._settings["THEME_STATIC_DIR"]),
            **self._settings["JINJA_FILTERS"],
        }


def _loader(settings: Settings) -> BaseLoader:
    """Overrides, the theme, ours for pages that a theme does not know, and Pelican's simple theme."""
    theme = FileSystemLoader(theme_folder(settings) / "templates")
    simple = FileSystemLoader(_SIMPLE_TEMPLATES)
    overrides = FileSystemLoader(settings["THEME_TEMPLATES_OVERRIDES"])
    own = FileSystemLoader(_OWN_TEMPLATES)
    explicit = PrefixLoader({"!simple": simple, "!theme": theme})
    return ChoiceLoader([overrides, theme, own, simple, explicit])


def _assets_in(folder: str) -> Callable[[Context, str], str]:
    """A filter: the path of one of the theme's own files → its address."""
    address = cache(lambda path: href("/" + posixpath.join(folder, path.lstrip("/"))))

    @pass_context  # so that Jinja does not work it out while compiling: THEME_STATIC_DIR may change
    def asset(context: Context, path: str) -> str:
        del context
        return address(path)

    return asset


def _without_tags(value: object) -> Markup:
    """Jinja's filter, but safe to print: themes written without autoescape follow it with ``safe``."""
    text = str(value.__html__()) if hasattr(value, "__html__") else str(value)
    return escape(Markup(text).striptags())
