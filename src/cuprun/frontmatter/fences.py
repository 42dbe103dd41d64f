"""Where a file's front matter ends and its text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cuprun.errors import Diagnostic, Place

_FENCE = re.compile(r"---\s*")
_FLAT_HEADER = re.compile(r"[A-Za-z][\w-]*\s*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A file's front matter and body, each with the line (from 1) it starts on.

    `fenced` is False for Pelican's older style: ``Title: …`` lines down to the first empty line.
    """

    front_matter: str
    front_line: int
    body: str
    body_line: int
    fenced: bool


def split_parts(text: str, file: str) -> Parts | Diagnostic:
    """Split a file; a diagnostic where it has no front matter, or one that never ends."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = next((number for number, line in enumerate(lines) if line.strip()), None)
    if start is None:
        return _fault("empty-file", Place(file), "the file is empty")
    if _FENCE.fullmatch(lines[start]):
        end = next((n for n in range(start + 1, len(lines)) if _FENCE.fullmatch(lines[n])), None)
        if end is None:
            return _fault(
                "open-fence", Place(file, start + 1), "the front matter that starts here never ends"
            )
        return _parts(lines, start + 1, end, end + 1, fenced=True)
    if not _FLAT_HEADER.match(lines[start]):
        return _fault("no-front-matter", Place(file, start + 1), "the file does not start with front matter")
    end = next((n for n in range(start, len(lines)) if not lines[n].strip()), len(lines))
    return _parts(lines, start, end, end, fenced=False)


def _parts(lines: list[str], start: int, end: int, body: int, *, fenced: bool) -> Parts:
    return Parts(
        front_matter="\n".join(lines[start:end]),
        front_line=start + 1,
        body="\n".join(lines[body:]),
        body_line=body + 1,
        fenced=fenced,
    )


def _fault(code: str, place: Place, message: str) -> Diagnostic:
    hint = "put a line of three dashes before and after the fields: ---"
    return Diagnostic(code=code, place=place, message=message, hint=hint)
