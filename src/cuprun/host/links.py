"""Links between files of the content folder: ``{filename}``, ``{static}``, ``{tag}`` … become addresses.

Resolved addresses start with `ROOT`, which stands for the root of the site until a page is printed: only
then is it known how far away that root is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct
from rapidfuzz import process

from cuprun.errors import Diagnostic, Place, Severity
from cuprun.host.link_pattern import ROOT, Link, LinkPattern, target
from cuprun.host.manuscript import Manuscript
from cuprun.host.placing import Placed
from cuprun.pages.addresses import Address

FILE_KINDS = frozenset({"filename", "static", "attach"})
_NEAR = 70
_SAFE = "/:?#[]@!$&'()*+,;=%~"


class Targets(Struct, frozen=True, kw_only=True):
    """What can be linked to, and where it is."""

    contents: Mapping[str, Address]
    """Articles, pages and reports by their source."""
    statics: Mapping[str, Address]
    waiting: frozenset[str]
    """Sources of reports that are not public yet."""
    is_faulty: Callable[[str], bool]
    """Whether a source has faults of its own: a link to it is no further fault."""
    term: Callable[[str, str], Address | None]
    """The address of an author, tag or category (kind, name) that has a page."""
    index: Address


class Linker:
    """Resolves the links of manuscripts and keeps what it could not resolve."""

    def __init__(self, pattern: LinkPattern, targets: Targets) -> None:
        self._pattern = pattern
        self._targets = targets
        self.diagnostics: list[Diagnostic] = []

    def resolve(self, manuscript: Manuscript, html: str, place: Place | None = None) -> str:
        """HTML with addresses that start with `ROOT`; `place` is where the text stands, if not in the body."""
        met: Counter[str] = Counter()

        def address_of(link: Link) -> str:
            met[link.written] += 1
            found = self._address(manuscript.source, link)
            if found is not None:
                return found
            self._report(
                manuscript.source, link, place or place_of(manuscript, link.written, met[link.written])
            )
            return link.written

        return self._pattern.replace(html, address_of)

    def resolved(self, report: Placed) -> dict[str, str]:
        """The address of each link that a report's text and summary hold, as they are written."""
        links: dict[str, str] = {}
        met: Counter[str] = Counter()
        for written in report.links:
            met[written] += 1
            if link := self._pattern.read(written):
                found = self._address(report.source, link)
                if found is None:
                    self._report(report.source, link, place_of(report, written, met[written]))
                else:
                    links[written] = found
        return links

    def picture(self, report: Placed, src: str) -> str:
        """A picture's path from the root of the site, or its URL as it stands.

        It may be written as a link, or as a file beside the text or in the content folder.
        """
        links = self._picture_links(src)
        addresses = (self._address(report.source, link) for link in links)
        found = next((address for address in addresses if address is not None), None)
        if found is None and links and not src.startswith("/"):
            self._report(report.source, links[0], place_of(report, src, 1))
        return found.removeprefix(ROOT) if found else src

    def _picture_links(self, src: str) -> list[Link]:
        """What a picture's source may mean; nothing where it is a URL."""
        if link := self._pattern.read(src):
            return [link]
        if urlsplit(src).scheme or src.startswith("//"):
            return []
        return [Link(src, "static", src), Link(src, "static", f"/{src.lstrip('/')}")]

    def _address(self, source: str, link: Link) -> str | None:
        if link.what in FILE_KINDS:
            return self._file(source, link)
        if link.what in ("author", "tag", "category"):
            path = next(link.paths())
            address = self._targets.term(link.what, unquote(path))
            return _rooted(address, link) if address else None
        return _rooted(self._targets.index, link) if link.what == "index" else None

    def _file(self, source: str, link: Link) -> str | None:
        places = (self._targets.contents, self._targets.statics)
        for known in places if link.what == "filename" else places[1:]:
            for path in link.paths():
                if (found := known.get(target(source, path))) is not None:
                    return _rooted(found, link)
        return None

    def _report(self, source: str, link: Link, place: Place) -> None:
        wanted = [target(source, path) for path in link.paths()]
        if any(self._targets.is_faulty(path) for path in wanted):
            return
        code, message, hint = self._fault(link, wanted)
        self.diagnostics.append(
            Diagnostic(code=code, place=place, message=message, hint=hint, severity=Severity.WARNING)
        )

    def _fault(self, link: Link, wanted: list[str]) -> tuple[str, str, str | None]:
        if any(path in self._targets.waiting for path in wanted):
            hint = "publish this later too, or link to the cup or the team"
            return "link-to-unpublished", f"{link.written} leads to a report that is not public yet", hint
        if link.what in FILE_KINDS:
            return "dead-link", f"{link.written} leads to nothing", self._nearest(link.what, wanted[0])
        if link.what in ("author", "tag", "category"):
            return "dead-link", f"{link.written} leads to nothing: no such {link.what}", None
        known = "{filename}, {static}, {attach}, {author}, {category}, {tag} and {index}"
        return "unknown-link", f"{link.written} is no link that is known here", f"known are {known}"

    def _nearest(self, what: str, path: str) -> str | None:
        known = self._targets.contents if what == "filename" else self._targets.statics
        near = process.extractOne(path, sorted(known), score_cutoff=_NEAR)
        return f"did you mean {{{what}}}/{near[0]}?" if near else None


def _rooted(address: Address, link: Link) -> str:
    return ROOT + quote(address.url, safe=_SAFE) + link.tail


def place_of(text: Manuscript | Placed, written: str, count: int) -> Place:
    """Where a link stands for the `count`-th time; the start of the text where it is not found."""
    source, first_line = _source_of(text)
    for form in dict.fromkeys((written, unescape(written))):
        at = -1
        for _ in range(count):
            at = source.find(form, at + 1)
            if at < 0:
                break
        if at >= 0:
            line = source.count("\n", 0, at)
            column = at - (source.rfind("\n", 0, at) + 1)
            return Place(text.shown, first_line + line, column + 1)
    return Place(text.shown, first_line)


def _source_of(text: Manuscript | Placed) -> tuple[str, int]:
    """What was written, and the line of the file that it starts on; a report's is read again for this."""
    if isinstance(text, Placed):
        return Path(text.shown).read_bytes().decode("utf-8-sig", errors="replace"), 1
    return text.text, text.first_line
