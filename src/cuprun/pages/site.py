"""What all pages share: the site's name, language, navigation and feeds."""

from __future__ import annotations

from msgspec import Struct

from cuprun.pages.views import Link


class SiteView(Struct, frozen=True, kw_only=True):
    """The `site` that templates print; it changes only with the settings."""

    name: str
    url: str
    """SITEURL without a slash at the end; empty for a local build."""
    lang: str
    tagline: str | None = None
    menu: tuple[tuple[str, Link], ...] = ()
    """The navigation: the section's id (``home``, ``cups``, …) and its link."""
    feeds: tuple[Link, ...] = ()
    stylesheets: tuple[str, ...] = ()
    """Further stylesheets, after the theme's own."""
