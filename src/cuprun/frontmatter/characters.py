"""Characters that no text of ours may hold: nobody sees them, and feeds and YAML break on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cuprun.errors import Diagnostic, Place

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\U000fff00-\U000fffff]"
)
"""What XML and YAML do not allow, and the stand-ins of `as_printed`."""
_OTHER_BREAK = re.compile("[\x85\u2028\u2029]")


def lines_of(text: str) -> list[str]:
    """A text's lines, as editors count them: without a byte order mark, ended by LF, CRLF or CR."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def without_other_breaks(lines: Sequence[str]) -> Sequence[str]:
    """The lines with breaks that only YAML takes for such as spaces, so that lines count alike everywhere."""
    if all(line.isascii() or _OTHER_BREAK.search(line) is None for line in lines):
        return lines
    return [_OTHER_BREAK.sub(" ", line) for line in lines]


def forbidden_characters(text: str, file: str) -> list[Diagnostic]:
    """One diagnostic for each line that holds a character that may not be there."""
    if _is_harmless(text):
        return []
    found = [(number, _FORBIDDEN.search(line)) for number, line in enumerate(lines_of(text), start=1)]
    return [_fault(match, Place(file, number, match.start() + 1)) for number, match in found if match]


def without_forbidden(text: str) -> str:
    """The text with a sign that everything can read in their place, so that reading goes on."""
    return _FORBIDDEN.sub("\ufffd", text)


def _is_harmless(text: str) -> bool:
    """Whether nothing in a text is invisible but breaks and tabs; quick, and true of nearly every text."""
    return text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable()


def _fault(match: re.Match[str], place: Place) -> Diagnostic:
    return Diagnostic(
        code="forbidden-character",
        place=place,
        message=f"an invisible character stands here (U+{ord(match[0]):04X})",
        hint="delete it; it often comes along when text is copied from elsewhere",
    )
