"""From the path of a URL to a file in the output folder, and to no file anywhere else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote

from msgspec import Struct


class Found(Struct, frozen=True):
    """The file that answers the address."""

    file: Path


class Moved(Struct, frozen=True):
    """The address lacks its closing slash; `location` has it."""

    location: str


def locate(output: Path, url_path: str) -> Found | Moved | None:
    """The file for a URL's path (percent-encoded, no query); None when there is none, or it lies outside `output`.

    A folder answers with its ``index.html``.
    """
    try:
        decoded = unquote(url_path, errors="strict")
        names = [name for name in decoded.split("/") if name not in ("", ".")]
        if ".." in names:
            return None
        return _answer(output.resolve(), names, is_folder=decoded.endswith("/"))
    except (OSError, ValueError, RuntimeError):
        # A name too long, a NUL, bytes that are no UTF-8; Python 3.11 raises RuntimeError for a loop of symlinks.
        return None


def _answer(root: Path, names: list[str], *, is_folder: bool) -> Found | Moved | None:
    target = root.joinpath(*names)
    if not target.resolve().is_relative_to(root):
        return None
    if target.is_dir() and not is_folder and names:
        # Put together from its names, not copied: a path that begins with two slashes would name another host.
        return Moved(quote("/" + "/".join(names) + "/"))
    file = (target / "index.html" if is_folder or not names else target).resolve()
    return Found(file) if file.is_relative_to(root) and file.is_file() else None
