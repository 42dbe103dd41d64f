"""Two texts that ask for one page."""

from __future__ import annotations

from collections.abc import Iterable

from cuprun.errors import Diagnostic, Place
from cuprun.host.manuscript import Manuscript
from cuprun.host.placing import Placed


def address_faults(texts: Iterable[Manuscript | Placed]) -> list[Diagnostic]:
    """A fault for every text whose file another one, earlier by its path, has already."""
    taken: dict[str, Manuscript | Placed] = {}
    faults = []
    for text in sorted(texts, key=lambda text: text.source):
        first = taken.setdefault(text.address.path, text)
        if first is not text:
            faults.append(
                Diagnostic(
                    code="duplicate-address",
                    place=Place(text.shown),
                    message=f"its page {text.address.url} is the page of {first.shown} already",
                    hint="give one of them another slug, or a language (lang) if it is a translation",
                )
            )
    return faults
