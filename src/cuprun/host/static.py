"""Static files: what is copied as it is, and where to."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct
from pelican.contents import Static
from pelican.readers import Readers

from cuprun.build import Copy
from cuprun.build.drafts import stat_of
from cuprun.build.fingerprint import fingerprint
from cuprun.errors import Diagnostic, Place, Severity
from cuprun.host.files import find_files
from cuprun.host.link_pattern import Link, LinkPattern, target
from cuprun.host.links import place_of
from cuprun.host.manuscript import Manuscript
from cuprun.host.placing import Placed
from cuprun.host.settings import Options, Settings, theme_folder
from cuprun.pages.addresses import Address


class StaticFile(Struct, frozen=True, kw_only=True):
    """A file of the content folder that is copied; `pinned` says that EXTRA_PATH_METADATA sets its address."""

    source: str
    address: Address
    pinned: bool


class StaticFiles(Struct, frozen=True, kw_only=True):
    """All static files by their source, and what was found wrong with them."""

    files: Mapping[str, StaticFile]
    diagnostics: tuple[Diagnostic, ...] = ()

    def addresses(self) -> dict[str, Address]:
        return {source: file.address for source, file in self.files.items()}

    def copies(self, content: Path) -> list[Copy]:
        return [Copy(path=file.address.path, source=content / file.source) for file in self.files.values()]


def static_files(
    settings: Settings,
    options: Options,
    texts: Collection[Manuscript | Placed],
    pattern: LinkPattern,
    *,
    sources: Collection[str],
) -> StaticFiles:
    """Files under STATIC_PATHS and those that texts link to; `sources` are files that are read as content."""
    linked = _linked(texts, pattern)
    found = find_files(
        options.content,
        settings["STATIC_PATHS"],
        excludes=settings["STATIC_EXCLUDES"],
        ignores=settings["IGNORE_FILES"],
    )
    wanted = {*found, *(path for path in linked if _is_inside(options.content, path))}
    if settings["STATIC_EXCLUDE_SOURCES"]:
        wanted -= set(sources)
    readers = Readers(settings)
    files = {path: _static_file(path, settings, readers) for path in sorted(wanted)}
    return _attached(files, linked)


def _is_inside(content: Path, path: str) -> bool:
    return not path.startswith("../") and (content / path).is_file()


def _static_file(path: str, settings: Settings, readers: Readers) -> StaticFile:
    static = readers.read_file(
        base_path=settings["PATH"], path=path, content_class=Static, fmt="static", context={}
    )
    pinned = hasattr(static, "override_save_as") or hasattr(static, "override_url")
    address = Address(posixpath.normpath(static.save_as), "/" + static.url.lstrip("/"))
    return StaticFile(source=path, address=address, pinned=pinned)


@dataclass(slots=True)
class _Uses:
    """Who links to a file: those that attach it, and whether anything else refers to where it is."""

    attached_to: list[tuple[Manuscript | Placed, Link]]
    referred_to: bool = False

    def attach(self, text: Manuscript | Placed, link: Link) -> None:
        """Note who attaches the file; a text that does so twice counts once."""
        if all(other is not text for other, _ in self.attached_to):
            self.attached_to.append((text, link))


def _linked(texts: Iterable[Manuscript | Placed], pattern: LinkPattern) -> dict[str, _Uses]:
    """Every file that texts mean by {static} and {attach}, whether it is there or not."""
    uses: dict[str, _Uses] = {}
    for text in sorted(texts, key=lambda text: text.source):
        for link in _links_of(text, pattern):
            for path in link.paths() if link.what in ("static", "attach") else ():
                use = uses.setdefault(target(text.source, path), _Uses([]))
                if link.what == "static":
                    use.referred_to = True
                else:
                    use.attach(text, link)
    return uses


def _links_of(text: Manuscript | Placed, pattern: LinkPattern) -> Iterable[Link]:
    if isinstance(text, Placed):
        written = (*text.links, text.picture) if text.picture else text.links
        return [link for source in written if (link := pattern.read(source))]
    return [*pattern.all(text.html), *pattern.all(text.summary or "")]


def _attached(files: Mapping[str, StaticFile], uses: Mapping[str, _Uses]) -> StaticFiles:
    """Move every attached file beside the page it is attached to, unless its place is needed elsewhere."""
    moved = dict(files)
    faults = []
    for path, use in uses.items():
        if path not in files or not use.attached_to:
            continue
        first, link = use.attached_to[0]
        if reason := _reason_to_stay(files[path], use):
            message = f"{{attach}} cannot move {path} beside the page: {reason}"
            faults.append(_stays(place_of(first, link.written, 1), message))
        else:
            address = _beside(first, path)
            moved[path] = StaticFile(source=path, address=address, pinned=False)
    return StaticFiles(files=moved, diagnostics=tuple(faults))


def _reason_to_stay(file: StaticFile, use: _Uses) -> str | None:
    if file.pinned:
        return "EXTRA_PATH_METADATA says where it goes"
    if use.referred_to:
        return "a {static} link refers to where it is"
    if len(use.attached_to) > 1:
        return "it is attached to " + " and ".join(m.shown for m, _ in use.attached_to)
    return None


def _stays(place: Place, message: str) -> Diagnostic:
    return Diagnostic(
        code="attach-stays",
        place=place,
        message=message,
        hint="use {static} instead",
        severity=Severity.WARNING,
    )


def _beside(text: Manuscript | Placed, path: str) -> Address:
    """The file's address beside a page: below it as it lies below the text, else right beside."""
    inside = posixpath.relpath(path, posixpath.dirname(text.source) or ".")
    if inside.startswith("../"):
        inside = posixpath.basename(path)
    moved = posixpath.join(posixpath.dirname(text.address.path), inside)
    return Address(moved, "/" + moved)


def theme_files_stamp(settings: Settings) -> str:
    """What tells whether the theme's own files have changed: their addresses, sizes, times and inodes."""
    copies = theme_copies(settings)
    return fingerprint([(copy.path, str(copy.source), stat_of(copy.source)) for copy in copies])


def theme_copies(settings: Settings) -> list[Copy]:
    """The theme's own files (THEME_STATIC_PATHS), to THEME_STATIC_DIR."""
    copies: dict[str, Copy] = {}
    for path in settings["THEME_STATIC_PATHS"]:
        start = theme_folder(settings) / path
        if start.is_file():
            name = posixpath.join(settings["THEME_STATIC_DIR"], start.name)
            copies[name] = Copy(path=name, source=start)
        for file in find_files(start, [""], excludes=(), ignores=settings["IGNORE_FILES"]):
            name = posixpath.join(settings["THEME_STATIC_DIR"], file)
            copies[name] = Copy(path=name, source=start / file)
    return [copies[name] for name in sorted(copies)]
