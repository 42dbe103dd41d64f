"""What is cut short of Jinja's ways leads to the same text."""

from __future__ import annotations

from gettext import NullTranslations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, TemplateNotFound
from markupsafe import Markup, escape

from cuprun.host.quick_jinja import Messages, QuickEnvironment, printed

MACROS = """
{%- macro plain(a) %}<b>{{ a }}</b>{% endmacro -%}
{%- macro two(a, b="&") %}{{ a }}{{ b }}{% endmacro -%}
{%- macro wrap(a) %}[{{ caller() }}{{ a }}]{% endmacro -%}
{%- macro named(a) %}{{ a }}{{ kwargs|items|list }}{% endmacro -%}
{%- macro many(a) %}{{ a }}{{ varargs }}{% endmacro -%}
{%- macro nested(a) %}{{ plain(plain(a)) }}{% endmacro -%}
"""
TEMPLATES = [
    "{{ text }} {{ markup }} {{ number }} {{ none }} {{ unknown }} {{ page.title }} {{ page.nothing }}",
    "{{ plain(text) }}{{ plain(markup) }}{{ plain(number) }}{{ nested(text) }}",
    "{{ two(text) }}{{ two(text, markup) }}{{ two(b=text, a=1) }}{{ two() }}",
    "{% for one in [text, markup] %}{{ two(one) }}{{ plain(loop.index) }}{{ _('A & B') }}{% endfor %}",
    "{% call wrap(text) %}<i>{{ text }}</i>{% endcall %}",
    "{{ named(text, b=markup) }}{{ many(1, text, markup) }}",
    "{% set block %}<i>{{ text }}</i>{% endset %}{{ block }}{{ block ~ text }}{{ text ~ markup }}",
    "{% filter upper %}{{ text }}<br>{% endfilter %}",
    "{% autoescape false %}{{ text }}{{ plain(text) }}{{ _('A & %(b)s', b=text) }}{{ _('A & B') }}{% endautoescape %}",
    "{{ text|e }}{{ text|safe }}{{ [text, markup]|join('<') }}{{ plain(text)|upper }}{{ text|replace('<', '>') }}",
    "{{ _('A & B') }} {{ _('100%% & %(b)s', b=text) }} {{ gettext('<i>') }} {{ _('100%%') }}",
    "{% trans b=text %}A & {{ b }}{% endtrans %}{% trans %}<i>100%</i>{% endtrans %}",
    "{{ ngettext('%(num)s & story', '%(num)s & stories', 2) }}",
    "{{ one_of(text) }}{{ (plain if number else two)(text) }}",
]


def _told(environment: Environment) -> Environment:
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined]
    return environment


def _quick(autoescape: bool) -> Environment:
    environment = _told(QuickEnvironment(autoescape=autoescape))
    words = Messages(NullTranslations().gettext)
    environment.globals.update({"gettext": words, "_": words})
    return environment


@pytest.mark.parametrize("autoescape", [True, False])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_template_prints_what_it_prints_with_jinja(template: str, autoescape: bool) -> None:
    names = {
        "text": '<Genk> & "Club\'s"',
        "markup": Markup("<i>&amp;</i>"),
        "number": 3,
        "none": None,
        "page": {"title": "A & B"},
        "one_of": lambda text: text[:3],
    }
    stock = _told(Environment(autoescape=autoescape))
    expected = stock.from_string(MACROS + template).render(names)
    quick = _quick(autoescape).from_string(MACROS + template)
    assert quick.render(names) == expected
    assert quick.render(names) == expected, "what is kept of the first time changes the second"


@pytest.mark.parametrize("call", ["plain(1, 2)", "plain(b=1)", "two(1, a=2)", "two(1, 2, 3)"])
def test_a_macro_that_is_called_wrongly_is_told_as_jinja_tells_it(call: str) -> None:
    template = f"{MACROS}{{{{ {call} }}}}"
    with pytest.raises(TypeError) as stock:
        Environment(autoescape=True).from_string(template).render()
    with pytest.raises(TypeError) as quick:
        _quick(True).from_string(template).render()
    assert str(quick.value) == str(stock.value)


class Shown:
    def __html__(self) -> str:
        return "<i>&amp;</i>"


@given(st.text() | st.integers() | st.none() | st.text().map(Markup) | st.builds(Shown))
def test_what_is_printed_is_escaped(value: Any) -> None:
    assert str(printed(value)) == str(escape(value))


SITE = {
    "base": "{% block head %}{% include 'part' %}{% endblock %}|{% block main %}{% endblock %}",
    "page": "{% extends 'base' %}{% from 'macros' import bold %}{% block main %}{{ bold(page) }}{% endblock %}",
    "part": "{% import 'macros' as m %}{% from 'macros' import told with context %}{{ m.bold(page) }}{{ told() }}",
    "macros": "{% macro bold(a) %}<b>{{ a }}{{ shared }}</b>{% endmacro %}{% macro told() %}{{ page }}{% endmacro %}",
}


def test_templates_that_extend_include_and_import_print_the_same_each_time() -> None:
    stock = Environment(loader=DictLoader(SITE), autoescape=True)
    quick = QuickEnvironment(loader=DictLoader(SITE), autoescape=True, auto_reload=False)
    for environment in (stock, quick):
        environment.globals["shared"] = "&"
    for page in ("<one>", "two"):
        assert quick.get_template("page").render(page=page) == stock.get_template("page").render(page=page)


@pytest.mark.parametrize(("auto_reload", "printed_then"), [(False, "one"), (True, "two")])
def test_a_changed_template_is_loaded_again_where_that_is_asked_for(
    auto_reload: bool, printed_then: str
) -> None:
    texts = {"page": "one"}
    quick = QuickEnvironment(loader=DictLoader(texts), auto_reload=auto_reload)
    assert quick.get_template("page").render() == "one"
    texts["page"] = "two"
    assert quick.get_template("page").render() == printed_then


def test_a_template_that_is_not_there_is_looked_for_again() -> None:
    texts: dict[str, str] = {}
    quick = QuickEnvironment(loader=DictLoader(texts), auto_reload=False)
    with pytest.raises(TemplateNotFound):
        quick.get_template("page")
    texts["page"] = "one"
    assert quick.get_template("page").render() == "one"
