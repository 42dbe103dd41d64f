"""Where a file's front matter ends and its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from cuprun.errors import Diagnostic, Place
from cuprun.frontmatter.characters import lines_of

_OPENING = re.compile(r"---[ \t]*")
_CLOSING = re.compile(r"(?:---|\.\.\.)[ \t]*")
_NEARLY = re.compile(r"[-–—=*_]{2,}[ \t]*|[—–][ \t]*")
_FLAT_HEADER = re.compile(r"[ ]{0,3}[A-Za-z][\w-]*[ \t]*:")
_HINT = "put a line of three dashes before and after the fields: ---"


class Parts(Struct, frozen=True, kw_only=True):
    """A file's front matter and body, each with the line (from 1) it starts on.

    `fenced` is False for Pelican's older style: ``Title: …`` lines down to the first empty line. Where
    a fence ends them, the one before them was merely left out.
    """

    front_matter: str
    front_line: int
    body: str
    body_line: int
    fenced: bool


def split_parts(text: str, file: str) -> Parts | Diagnostic:
    """Split a file; a diagnostic where it has no front matter, or one that never ends."""
    lines = lines_of(text)
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return _fault("empty-file", Place(file), "the file is empty")
    if _OPENING.fullmatch(lines[start]):
        return _fenced(lines, start, file)
    if _NEARLY.fullmatch(lines[start]):
        return _no_fence(lines[start], Place(file, start + 1))
    if not _FLAT_HEADER.match(lines[start]):
        return _fault("no-front-matter", Place(file, start + 1), "the file does not start with front matter")
    end = next((n for n in range(start, len(lines)) if _ends_headers(lines[n])), len(lines))
    if end < len(lines) and lines[end].strip():
        return _parts(lines, start, end, end + 1, fenced=True)
    return _parts(lines, start, end, end, fenced=False)


def _ends_headers(line: str) -> bool:
    return not line.strip() or _CLOSING.fullmatch(line) is not None


def _fenced(lines: Sequence[str], start: int, file: str) -> Parts | Diagnostic:
    end = next((n for n in range(start + 1, len(lines)) if _CLOSING.fullmatch(lines[n])), None)
    if end is not None:
        return _parts(lines, start + 1, end, end + 1, fenced=True)
    nearly = next((n for n in range(start + 1, len(lines)) if _NEARLY.fullmatch(lines[n])), None)
    if nearly is not None:
        return _no_fence(lines[nearly], Place(file, nearly + 1))
    message = "the front matter that starts here never ends"
    hint = "put a line of three dashes below the last field: ---"
    return Diagnostic(code="open-fence", place=Place(file, start + 1), message=message, hint=hint)


def _parts(lines: Sequence[str], start: int, end: int, body: int, *, fenced: bool) -> Parts:
    return Parts(
        front_matter="\n".join(lines[start:end]),
        front_line=start + 1,
        body="\n".join(lines[body:]),
        body_line=min(body + 1, len(lines)),
        fenced=fenced,
    )


def _no_fence(line: str, place: Place) -> Diagnostic:
    return _fault("bad-fence", place, f"'{line.strip()}' is no fence: a fence is three dashes")


def _fault(code: str, place: Place, message: str) -> Diagnostic:
    return Diagnostic(code=code, place=place, message=message, hint=_HINT)
