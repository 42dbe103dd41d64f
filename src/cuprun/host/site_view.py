"""What all pages of the site share, from the settings and from what there is to lead to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cuprun.host.settings import Settings
from cuprun.locale import translations
from cuprun.pages.addresses import Addresses, Pattern
from cuprun.pages.site import SiteView
from cuprun.pages.story import Text
from cuprun.pages.views import Link


def site_view(settings: Settings, addresses: Addresses, texts: Iterable[Text], *, has_cups: bool) -> SiteView:
    """The site as templates see it; the navigation leads only to what is there."""
    return SiteView(
        name=settings["SITENAME"],
        url=settings["SITEURL"],
        lang=settings["DEFAULT_LANG"],
        tagline=settings.get("SITESUBTITLE"),
        menu=(*_sections(settings["DEFAULT_LANG"], addresses, has_cups=has_cups), *_pages(settings, texts)),
        feeds=tuple(_feeds(settings)),
        stylesheets=tuple(settings["CUPRUN_STYLESHEETS"]),
    )


def _sections(lang: str, addresses: Addresses, *, has_cups: bool) -> Iterator[tuple[str, Link]]:
    _ = translations(lang).gettext
    sections: list[tuple[str, str, Pattern]] = [("archive", _("Archive"), addresses.archive)]
    if has_cups:
        sections = [
            ("cups", _("Cups"), addresses.competitions),
            ("teams", _("Teams"), addresses.teams),
            *sections,
        ]
    for id_, name, pattern in sections:
        if address := pattern.fill():
            yield id_, Link(text=name, url=address.url)


def _pages(settings: Settings, texts: Iterable[Text]) -> Iterator[tuple[str, Link]]:
    """Plain pages (DISPLAY_PAGES_ON_MENU) and MENUITEMS."""
    for text in texts:
        if text.in_menu and not text.translation:
            yield f"page-{text.slug}", Link(text=text.title, url=text.address.url)
    for name, url in settings["MENUITEMS"]:
        yield "link", Link(text=name, url=url)


def _feeds(settings: Settings) -> Iterator[Link]:
    for name in ("FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS"):
        if path := settings.get(name):
            yield Link(text=settings["SITENAME"], url=f"/{path}")
