"""Digests on their way: what comes of a chapter, ready for the ledger."""

from __future__ import annotations

from msgspec import Struct

from cuprun.build.rebuild import Made
from cuprun.errors import Diagnostic
from cuprun.host.placing import ChapterKey
from cuprun.pages.library import Rank


class Item(Struct, frozen=True, kw_only=True):
    """A digest, ready for the ledger."""

    kind: str
    id: str
    digest: str
    value: bytes
    """Empty where the ledger has it already."""


class ChapterDone(Struct, frozen=True, kw_only=True):
    """What came of a chapter."""

    key: ChapterKey
    made: tuple[Made, ...] = ()
    items: tuple[Item, ...] = ()
    shelved: tuple[tuple[str, tuple[str, ...], Rank], ...] = ()
    """For each story its source, the shelves it stands on, and its rank there."""
    diagnostics: tuple[Diagnostic, ...] = ()
