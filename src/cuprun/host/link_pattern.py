"""The site's own links as they are written (``{filename}other.md``), and where they stand in HTML."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from cuprun.host.settings import Settings

ROOT = "cuprun-root:"
"""Stands before a path from the root of the site (``cuprun-root:/teams/genk/``)."""

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")


def href(url: str) -> str:
    """An address as a page links to it: a path from the site's root waits for its page to be printed."""
    return ROOT + url if url.startswith("/") and not url.startswith("//") else url


class Link(Struct, frozen=True):
    """A link as it is written: ``{filename}../pages/about.md#team``."""

    written: str
    what: str
    value: str

    def paths(self) -> Iterator[str]:
        """The file paths that it may mean: as it stands, percent-decoded, HTML-unescaped."""
        path = urlsplit(self.value).path
        yield from dict.fromkeys((path, unquote(path), urlsplit(unescape(self.value)).path))

    @property
    def tail(self) -> str:
        """Query and fragment, with their marks."""
        parts = urlsplit(self.value)
        query = f"?{parts.query}" if parts.query else ""
        return query + (f"#{parts.fragment}" if parts.fragment else "")


class LinkPattern:
    """Finds the site's own links in HTML, after INTRASITE_LINK_REGEX."""

    def __init__(self, settings: Settings) -> None:
        self._indicator = re.compile(settings["INTRASITE_LINK_REGEX"])
        self._attribute = re.compile(
            r"(?P<before>\b(?:href|src|poster|data|cite|formaction|action|content)\s*=\s*)"
            rf"(?P<quote>[\"'])(?P<written>{settings['INTRASITE_LINK_REGEX']}(?P<value>.*?))(?P=quote)"
        )

    def read(self, text: str) -> Link | None:
        """A text that is one link (a picture's source), if it is one."""
        match = self._indicator.match(text)
        return Link(text, match["what"], text[match.end() :]) if match else None

    def may_hold(self, text: str) -> bool:
        """Whether there is any sign of a link of the site's own; where there is none, there is no link."""
        return self._indicator.search(text) is not None

    def all(self, html: str) -> Iterator[Link]:
        """Every link of a text."""
        for tag in _TAG.finditer(html):
            for match in self._attribute.finditer(tag[0]):
                yield Link(match["written"], match["what"], match["value"])

    def replace(self, html: str, address_of: Callable[[Link], str]) -> str:
        """The text with each link's address in its place."""

        def in_attribute(match: re.Match[str]) -> str:
            link = Link(match["written"], match["what"], match["value"])
            return f"{match['before']}{match['quote']}{address_of(link)}{match['quote']}"

        return _TAG.sub(lambda tag: self._attribute.sub(in_attribute, tag[0]), html)


def target(source: str, path: str) -> str:
    """The file that a link's path means, from the content folder; relative paths start at `source`."""
    if path.startswith("/"):
        return posixpath.normpath(path.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
