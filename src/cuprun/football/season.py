"""Seasons: how they are written, and which one holds a day."""

from __future__ import annotations

import re
from datetime import date

_SPLIT = re.compile(r"(\d{4})\s*[-/–]\s*(\d{4}|\d{2})")
_TURN = 7
"""Split seasons turn in July."""


def parse_season(text: str) -> str | None:
    """``2024/25`` and ``2024-2025`` as ``2024-25``, ``2024`` as it is; None for anything else."""
    text = text.strip()
    if re.fullmatch(r"\d{4}", text):
        return text
    match = _SPLIT.fullmatch(text)
    if match is None or int(match[2][-2:]) != (int(match[1]) + 1) % 100:
        return None
    return f"{match[1]}-{match[2][-2:]}"


def season_of(day: date, *, split_year: bool = True) -> str:
    """The season that holds a day: split years turn in July, others at New Year."""
    if not split_year:
        return str(day.year)
    first = day.year if day.month >= _TURN else day.year - 1
    return f"{first}-{(first + 1) % 100:02d}"
