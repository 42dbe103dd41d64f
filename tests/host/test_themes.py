"""Themes written for Pelican print a site of reports."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest

REPORT = "reports/2024-25/test-cup/dagenham-redbridge-say-yes-to-the-final/index.html"
TITLE = "Dagenham &amp; Redbridge say &#34;yes&#34; to the &lt;final&gt;"
themes = pytest.mark.parametrize("theme", ["simple", "notmyidea"])


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


@themes
def test_a_report_is_an_article(features: Any, theme: str) -> None:
    features.built(THEME=theme)
    page = features.read(REPORT)
    assert f'title="Permalink to {TITLE}"' in page
    assert f">{TITLE}</a>" in page
    assert "<p>Dagenham &amp; Redbridge won. Read" in page
    assert '<a href="/teams/dagenham-redbridge/">Dagenham &amp; Redbridge</a> 2-1' in page
    assert "Nora Claes</a>" in page
    assert "Wed 05 February 2025" in page


@themes
def test_lists_drafts_and_translations_are_as_in_pelican(features: Any, theme: str) -> None:
    features.built(THEME=theme, DEFAULT_PAGINATION=2)
    front = features.read("index.html")
    assert TITLE in front
    assert 'hreflang="nl">nl</a>' in features.read("reports/2024-25/test-cup/beta-beat-gamma/index.html")
    assert "A report in the making" not in front
    assert "Not yet." in features.read("drafts/a-report-in-the-making/index.html")
    assert "A plain article" in features.read("page/2/index.html")
    assert "/page/2/" in front
    assert TITLE in features.read("authors/nora-claes/index.html")
    assert TITLE in features.read("tag/geneve.html")
    assert TITLE in features.read("archive/index.html")
    assert "Nora Claes" in features.read("authors/index.html")


@themes
def test_cups_ties_runs_and_teams_are_printed_in_the_themes_frame(features: Any, theme: str) -> None:
    features.built(THEME=theme)
    cup = features.read("cups/test-cup/2024-25/index.html")
    assert "powered by" in cup
    assert "Beta beat Gamma 3-0" in cup
    assert "<h2>" in features.read("cups/test-cup/2024-25/runs/alpha/index.html")
    assert "Alpha" in features.read("teams/alpha/index.html")


@themes
@pytest.mark.parametrize("settings", [{}, {"RELATIVE_URLS": True}], ids=["rooted", "relative"])
def test_every_link_leads_somewhere(features: Any, theme: str, settings: dict[str, Any]) -> None:
    features.built(THEME=theme, **settings)
    paths = features.paths()
    dead = []
    for path in sorted(p for p in paths if p.endswith(".html") and not p.startswith("drafts/")):
        parser = _Links()
        parser.feed(features.read(path))
        for link in parser.found:
            if "://" in link or link.startswith("#"):
                continue
            file = (features.output / path).parent / link if link[0] != "/" else features.output / link[1:]
            wanted = str(file).partition("#")[0]
            target = features.output.joinpath(wanted).resolve()
            if not (target.is_file() or (target / "index.html").is_file()):
                dead.append((path, link))
    assert dead == []


def test_the_own_theme_is_given_nothing_of_pelicans(features: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a template of the own theme reaches for Pelican's names")

    monkeypatch.setattr("cuprun.host.foreign.ForeignNames.names", refuse)
    features.built()


def test_a_template_may_use_pelicans_names_beside_ours(features: Any) -> None:
    overrides = features.root / "overrides"
    overrides.mkdir()
    text = "{{ SITENAME }} {{ articles|length }} {{ page.title }} {{ page.breadcrumbs|length }} {{ page.content }}"
    (overrides / "page.html").write_text(text)
    features.built(THEME_TEMPLATES_OVERRIDES=[str(overrides)])
    assert features.read("pages/about-us.html").startswith("Cups &amp; Co 4 About us 0 <p>We write")
