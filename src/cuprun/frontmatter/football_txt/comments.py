"""Lines without their comments: ``# …`` to the end of a line, ``<!-- … -->``, all below ``__END__``."""

from __future__ import annotations

import re

_LINE_END = re.compile(r"\r\n|\r|\n")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_BLOCK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_END = re.compile(r"(?:^|(?<=[\r\n]))__END__(?:[\r\n].*|\Z)", re.DOTALL)
_ANYTHING = re.compile(r"[^\r\n]")


def lines_of(text: str) -> tuple[list[str], list[str]]:
    """The lines as they are written, and what is left of each without comments; columns stay as they are."""
    text = text.removeprefix("\ufeff")
    bare = text
    for form in (_BLOCK, _END):
        if form.search(bare):
            bare = form.sub(lambda comment: _ANYTHING.sub(" ", comment[0]), bare)
    written = _LINE_END.split(text)
    return written, [_COMMENT.sub("", line).rstrip() for line in _LINE_END.split(bare)]
