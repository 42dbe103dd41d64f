"""Scores in running text stay on one line: some browsers break ``2-1`` behind its hyphen."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_SCORE = r"(?<![\w.,:/–-])(?:[0-9]{1,2}|[0-9]{4})[-–][0-9]{1,2}(?![\w–-])"
_KEPT = r"<!--.*?-->|<(?P<raw>script|style|code|pre|svg|math|textarea)\b.*?</(?P=raw)\s*>|<[^>]*>"
_SIGN = re.compile("[0-9][-–][0-9]")
"""Without it, there is no score."""
_PIECES = re.compile(rf"(?P<kept>{_KEPT})|{_SCORE}", re.DOTALL | re.IGNORECASE)


def unbroken(text: object) -> Markup:
    """Text or safe HTML with every score (and season) of its text in a span that CSS keeps together."""
    html = escape(text)
    if _SIGN.search(html) is None:
        return html
    return Markup(_PIECES.sub(_kept_together, str(html)))


def _kept_together(piece: re.Match[str]) -> str:
    return piece[0] if piece["kept"] else f'<span class="unbroken">{piece[0]}</span>'
