"""Scores in running text stay on one line: some browsers break ``2-1`` behind its hyphen."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_SCORE = re.compile(r"(?<![\w.,:/–-])(?:[0-9]{1,2}|[0-9]{4})[-–][0-9]{1,2}(?![\w–-])")
_SIGN = re.compile("[0-9][-–][0-9]")
"""Without it, there is no score."""
_NO_TEXT = re.compile(
    r"(<!--.*?-->|<(script|style|code|pre|svg|math|textarea)\b.*?</\2\s*>|<[^>]*>)", re.DOTALL | re.IGNORECASE
)
_SPAN = r'<span class="unbroken">\g<0></span>'


def unbroken(text: object) -> Markup:
    """Text or safe HTML with every score (and season) of its text in a span that CSS keeps together."""
    html = escape(text)
    if _SIGN.search(html) is None:
        return html
    # Text, what is none, and the name of the element that it is, again and again.
    pieces = _NO_TEXT.split(str(html))
    pieces[::3] = [_SCORE.sub(_SPAN, piece) for piece in pieces[::3]]
    pieces[2::3] = [""] * (len(pieces) // 3)
    return Markup("".join(pieces))
