"""Where every page lives: patterns from the settings, filled with what a page is about."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Address(Struct, frozen=True):
    """A page's file in the output folder (``teams/genk/index.html``) and its address (``/teams/genk/``)."""

    path: str
    url: str


class Pattern(Struct, frozen=True):
    """A pair of Pelican-style patterns (``AUTHOR_SAVE_AS``, ``AUTHOR_URL``); an empty path = no such page."""

    save_as: str
    url: str

    @classmethod
    def folder(cls, path: str) -> Pattern:
        """A page with a folder of its own: ``folder("teams/{team}")``."""
        return cls(f"{path}/index.html", f"{path}/") if path else cls("index.html", "")

    def fill(self, **fields: object) -> Address | None:
        """The address of one page; None where the settings ask for no such page."""
        if not self.save_as:
            return None
        return Address(self.save_as.format(**fields), "/" + self.url.format(**fields).lstrip("/"))


class PaginationRule(Struct, frozen=True, kw_only=True):
    """From page `first` on, a list's pages follow this pattern (Pelican's ``PAGINATION_PATTERNS``).

    Its fields are ``{base_name}``, ``{name}``, ``{extension}``, ``{number}``, ``{url}`` and ``{save_as}``.
    """

    first: int
    pattern: Pattern


class Addresses(Struct, frozen=True, kw_only=True):
    """The patterns of every kind of page."""

    index: Pattern = Pattern.folder("")
    not_found: Pattern = Pattern("404.html", "404.html")
    competitions: Pattern = Pattern.folder("cups")
    competition: Pattern = Pattern.folder("cups/{competition}")
    cup: Pattern = Pattern.folder("cups/{competition}/{season}")
    cup_json: Pattern = Pattern(
        "cups/{competition}/{season}/index.json", "cups/{competition}/{season}/index.json"
    )
    tie: Pattern = Pattern.folder("cups/{competition}/{season}/ties/{tie}")
    run: Pattern = Pattern.folder("cups/{competition}/{season}/runs/{team}")
    teams: Pattern = Pattern.folder("teams")
    team: Pattern = Pattern.folder("teams/{team}")
    report: Pattern = Pattern.folder("reports/{season}/{competition}/{slug}")
    report_lang: Pattern = Pattern.folder("reports/{season}/{competition}/{slug}-{lang}")
    report_draft: Pattern = Pattern.folder("drafts/{slug}")
    archive: Pattern = Pattern.folder("archive")
    competition_feed: Pattern = Pattern("cups/{competition}/feed.xml", "cups/{competition}/feed.xml")
    team_feed: Pattern = Pattern("teams/{team}/feed.xml", "teams/{team}/feed.xml")
    author_feed: Pattern = Pattern("authors/{slug}/feed.xml", "authors/{slug}/feed.xml")
    year_archive: Pattern = Pattern("", "")
    month_archive: Pattern = Pattern.folder("archive/{date:%Y}/{date:%m}")
    day_archive: Pattern = Pattern("", "")
    authors: Pattern = Pattern.folder("authors")
    categories: Pattern = Pattern("", "")
    tags: Pattern = Pattern("", "")
    pagination: tuple[PaginationRule, ...] = (
        PaginationRule(first=1, pattern=Pattern("{save_as}", "{url}")),
        PaginationRule(
            first=2,
            pattern=Pattern("{base_name}/page/{number}/index.html", "{base_name}/page/{number}/"),
        ),
    )
    """Highest `first` that is not above the page's number wins."""

    @property
    def archive_of(self) -> Mapping[str, Pattern]:
        """The archives of a ``year``, a ``month`` and a ``day``."""
        return {"year": self.year_archive, "month": self.month_archive, "day": self.day_archive}
