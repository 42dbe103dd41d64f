"""Colours that are read on each other have the contrast that WCAG 2.2 asks of text (AA, 4.5 to 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "tokens.css"
READ_ON = [
    ("ink", "paper"),
    ("ink", "paper-raised"),
    ("ink", "warning-wash"),
    ("ink-quiet", "paper"),
    ("ink-quiet", "paper-raised"),
    ("accent", "paper"),
    ("accent", "paper-raised"),
    ("accent-strong", "accent-wash"),
    ("loss", "paper"),
    ("paper", "ink"),
]


def colours(scheme: str) -> dict[str, str]:
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media (prefers-color-scheme: dark)")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found if scheme == "light" else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ_ON)
def test_text_can_be_read(scheme: str, text: str, ground: str) -> None:
    found = colours(scheme)
    lighter, darker = sorted((luminance(found[text]), luminance(found[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_of_the_focus_can_be_seen(scheme: str) -> None:
    found = colours(scheme)
    lighter, darker = sorted((luminance(found["focus"]), luminance(found["paper"])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 3
