"""Names as parts of addresses."""

from __future__ import annotations

import re
from functools import cache

from unidecode import unidecode


@cache
def slug(name: str) -> str:
    """A name as an id: ``1. FC Köln`` becomes ``1-fc-koln``; a name without letters becomes ``x``."""
    return re.sub(r"[^a-z0-9]+", "-", unidecode(name).casefold()).strip("-") or "x"
