"""HTML as plain text, for descriptions and titles of feeds."""

from __future__ import annotations

import html
import re

_TAGS = re.compile(r"<[^>]+>")


def plain_text(markup: str) -> str:
    """HTML as plain text on one line, for descriptions."""
    return " ".join(html.unescape(_TAGS.sub("", markup)).split())
