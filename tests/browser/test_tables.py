"""A table of a group on a phone: every figure is in view, names break before figures do."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Page

from cuprun.host.unbroken import unbroken
from cuprun.locale import translations
from cuprun.pages.table import TableRowView, TableView
from cuprun.pages.views import TeamView

THEME = Path(__file__).parents[2] / "theme"
SHEETS = ("tokens.css", "base.css", "layout.css", "components/table.css")
LONG = "Internazionale Milano"
EDGE = 16
"""The space that a phone's page leaves on either side, in pixels."""


def _row(position: int) -> TableRowView:
    team = TeamView(id=f"team-{position}", name=LONG, short=LONG, url="/teams/x/")
    return TableRowView(
        position=position,
        team=team,
        url=team.url,
        played=38,
        won=22,
        drawn=11,
        lost=15,
        goals="101-103",
        difference="−2",
        points=102,
        advanced=position < 3,
    )


def _markup(lang: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(THEME / "templates"), autoescape=True, extensions=["jinja2.ext.i18n"]
    )
    environment.install_gettext_translations(translations(lang), newstyle=True)  # type: ignore[attr-defined]
    environment.filters["href"] = str
    environment.filters["unbroken"] = unbroken
    table = TableView(caption="Table", rows=tuple(map(_row, range(1, 21))), notes=("Goal difference: x",))
    printed = environment.get_template("macros/table.html").module.standings(table)  # type: ignore[attr-defined]
    css = "".join((THEME / "static" / "css" / sheet).read_text("utf-8") for sheet in SHEETS)
    return f"<!doctype html><html lang={lang}><style>{css}</style><body><main>{printed}</main></body></html>"


@pytest.mark.parametrize("lang", ["en", "nl"])
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_every_figure_of_a_table_is_in_view(page: Page, width: int, lang: str) -> None:
    page.set_viewport_size({"width": width - 2 * EDGE, "height": 740})
    page.set_content(_markup(lang))
    box = page.locator(".table-scroll")
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") == 0
    assert page.locator(".standing-points").last.bounding_box() is not None


def test_a_table_is_one_with_a_caption_and_scoped_headers(page: Page) -> None:
    page.set_content(_markup("en"))
    assert page.locator("table > caption").inner_text() == "Table"
    assert page.locator("thead th[scope=col]").count() == 9
    assert page.locator("tbody th[scope=row]").count() == 20
    assert page.get_by_role("columnheader", name="Pts").count() == 1
