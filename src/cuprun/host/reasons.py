"""Reasons: why a page was rendered, in words for whoever asks."""

from __future__ import annotations

import re

from cuprun.build.rebuild import Prints
from cuprun.pages.plan import Artefact, Page

_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


def reason(artefact: Artefact, before: Prints | None, now: Prints) -> str:
    """``view changed: tie cups/croky-cup/2024-25/ties/semi-finals-club-brugge-krc-genk/``."""
    return f"{_what(before, now)}: {_kind(artefact)} {artefact.path.removesuffix('index.html') or '/'}"


def _what(before: Prints | None, now: Prints) -> str:
    if before is None:
        return "new"
    return "view changed" if before[1] != now[1] else "template or settings changed"


def _kind(artefact: Artefact) -> str:
    """What sort of page it is, after its view: a tie, a run, a report."""
    shown = artefact.view if isinstance(artefact, Page) else artefact
    return _CAPITAL.sub(" ", type(shown).__name__.removesuffix("Page")).lower()
