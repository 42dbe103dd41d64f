"""Every template prints every view, and prints it safely."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, meta, nodes
from msgspec.structs import replace

from cuprun.host.kept import Kept
from cuprun.host.unbroken import unbroken
from cuprun.locale import translations
from cuprun.pages.report import ReportPage
from cuprun.pages.site import SiteView
from cuprun.pages.views import Link, PageView

THEME = Path(__file__).parents[2] / "theme"
TEMPLATES = sorted(path.relative_to(THEME / "templates").as_posix() for path in THEME.rglob("*.html"))
MACROS = [name for name in TEMPLATES if name.startswith("macros/")]
WORDS = {"_", "gettext", "ngettext", "pgettext", "npgettext", "kept"}
KINDS = [
    *("report", "cup", "competition", "competitions", "tie-semi-final", "tie-final", "tie-bye", "run"),
    *("team", "teams", "index", "index-2", "author", "tag", "category", "authors", "tags", "categories"),
    *("archives", "period_archives", "article", "page", "404"),
]

Samples = dict[str, tuple[str, PageView]]
Render = Callable[[str, PageView], str]


@pytest.fixture(scope="session")
def theme_environment() -> Environment:
    """The templates as the host sets them up, with an error for every name that is not there."""
    environment = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(translations("nl"), newstyle=True)  # type: ignore[attr-defined]
    environment.globals["kept"] = Kept()
    environment.filters["href"] = lambda path: f"/below{path}"
    environment.filters["unbroken"] = unbroken
    environment.filters["asset"] = lambda path: f"/below/theme/{path}"
    return environment


@pytest.fixture
def full_site() -> SiteView:
    return SiteView(
        name="Bekerpad",
        url="https://example.org/below",
        lang="nl",
        tagline="Elke ronde",
        menu=(("cups", Link(text="Bekers", url="/cups/")),),
        feeds=(Link(text="Bekerpad", url="/feed.xml"),),
        stylesheets=("/extra.css",),
    )


@pytest.fixture
def render(theme_environment: Environment, full_site: SiteView) -> Render:
    """Print a view on a site that has everything."""
    return lambda template, view: theme_environment.get_template(template).render(page=view, site=full_site)


@pytest.fixture
def render_bare(theme_environment: Environment) -> Render:
    """Print a view on a site that has nothing but a name."""
    site = SiteView(name="Bekerpad", url="", lang="nl")
    return lambda template, view: theme_environment.get_template(template).render(page=view, site=site)


@pytest.fixture(scope="session")
def bare_views(full_views: Samples) -> Samples:
    """The same pages with every field None or empty that may be."""
    return {kind: (template, _bared(view)) for kind, (template, view) in full_views.items()}


def _bared(view: PageView) -> PageView:
    hints = get_type_hints(type(view))
    emptied: dict[str, Any] = {name: value for name, hint in hints.items() for value in _emptied(hint)}
    return replace(view, **emptied)


def _emptied(hint: object) -> tuple[object, ...]:
    """The emptiest value that a type allows, if it allows one: None, or no entries."""
    if NoneType in get_args(hint):
        return (None,)
    return ((),) if get_origin(hint) is tuple and Ellipsis in get_args(hint) else ()


class Outline(HTMLParser):
    """What a page is made of: its elements, ids, addresses, and the text outside of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.addresses: list[str] = []
        self.fragments: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            assert value is not None or name in ("data-open", "data-bracket", "defer"), (tag, name)
            if name == "id":
                self.ids[value or ""] += 1
            if name in ("href", "src"):
                self.addresses.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_compile_and_mention_only_page_and_site(theme_environment: Environment, name: str) -> None:
    source = (THEME / "templates" / name).read_text(encoding="utf-8")

    tree = theme_environment.parse(source)
    macros = {name for imported in tree.find_all(nodes.FromImport) for name in imported.names}

    assert meta.find_undeclared_variables(tree) - macros <= WORDS | {"page", "site"}
    theme_environment.get_template(name)


@pytest.mark.parametrize("name", MACROS)
def test_macros_take_arguments_and_no_context(theme_environment: Environment, name: str) -> None:
    source = (THEME / "templates" / name).read_text(encoding="utf-8")

    assert meta.find_undeclared_variables(theme_environment.parse(source)) <= WORDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_with_everything_is_sound(full_views: Samples, render: Render, kind: str) -> None:
    assert_sound(render(*full_views[kind]))


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_with_nothing_optional_is_sound(bare_views: Samples, render_bare: Render, kind: str) -> None:
    assert_sound(render_bare(*bare_views[kind]))


def test_every_sample_is_printed(full_views: Samples) -> None:
    assert sorted(full_views) == sorted(KINDS)


def test_every_page_template_has_a_sample(full_views: Samples) -> None:
    pages = {name for name in TEMPLATES if "/" not in name} - {"base.html"}

    assert {template for template, _ in full_views.values()} == pages


def assert_sound(html: str) -> None:
    outline = Outline(html)
    assert outline.tags["h1"] == 1
    assert outline.tags["main"] == 1
    assert [id_ for id_, count in outline.ids.items() if count > 1] == []
    assert not re.search(r"\bNone\b|Undefined", outline.text)
    beyond = [
        a for a in outline.addresses if not a.startswith(("/below/", "#", "https://example.org/below/"))
    ]
    assert beyond == []
    targets = [a.removeprefix("#") for a in outline.addresses if a.startswith("#")]
    assert set(targets) <= set(outline.ids)


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_write_is_escaped(full_views: Samples, render: Render, kind: str) -> None:
    html = render(*full_views[kind])

    assert "<b>" not in html
    assert "& more" not in html
    assert "Dagenham & Redbridge" not in html
    assert '"quoted"' not in html
    assert 'content="About &#34;this&#34; &amp; &lt;that&gt;"' in html


def test_html_of_a_story_stays_html(full_views: Samples, render: Render) -> None:
    html = render(*full_views["report"])

    assert "<p>Body.</p>" in html
    assert "<p>Summary.</p>" in html


def test_assets_exist() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (THEME / "templates").rglob("*.html")]
    assets = {asset for source in sources for asset in re.findall(r"'([^']+)'\|asset", source)}

    assert assets
    assert [asset for asset in sorted(assets) if not (THEME / "static" / asset).is_file()] == []
    sheets = {path.relative_to(THEME / "static").as_posix() for path in (THEME / "static").rglob("*.css")}
    assert sheets <= assets


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in (THEME / "static").rglob("*.*"):
        source = path.read_text(encoding="utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not re.search(r"https?://|@import|@font-face", source), path


@pytest.mark.parametrize("kind", ["cup", "index"])
def test_the_bracket_says_in_words_who_went_through(full_views: Samples, render: Render, kind: str) -> None:
    html = render(*full_views[kind])
    bracket = html[html.index('class="bracket"') :]

    assert re.search(r'Club</a></span><span class="mark" aria-hidden="true"></span>'
                     r'<span class="visually-hidden"> \(door\)</span>', bracket)  # fmt: skip


def test_a_preview_shows_the_kick_off_and_no_score(full_views: Samples, render: Render) -> None:
    html = render(*full_views["team"])
    ahead = html[html.index('id="next"') : html.index('id="results"')]

    assert "match-ahead" in ahead
    assert "nog niet gespeeld" in ahead


def test_the_address_of_a_page_is_absolute_where_the_site_has_one(
    full_views: Samples, bare_views: Samples, render: Render, render_bare: Render
) -> None:
    assert '<link rel="canonical" href="https://example.org/below/cro/">' in render(*full_views["cup"])
    assert "canonical" not in render_bare(*bare_views["cup"])
    assert '<meta name="robots" content="noindex">' in render(*full_views["404"])


def test_feeds_say_their_format(full_views: Samples, render: Render) -> None:
    html = render(*full_views["cup"])

    assert 'type="application/rss+xml" title="Croky Cup"' in html
    assert 'type="application/atom+xml" title="Bekerpad"' in html


def test_a_preview_keeps_the_kick_off_and_leads_to_the_report(full_views: Samples, render: Render) -> None:
    template, view = full_views["report"]
    assert isinstance(view, ReportPage)
    html = render(template, replace(view, kind="preview"))
    board = html[html.index('class="scoreboard"') : html.index("</section>")]

    assert "20:45" in board
    assert 'href="/below/reports/a/">2-1: A &#34;quoted&#34;' in board
    assert "is-winner" not in board
