"""Digests on their way: from a chapter into the ledger, and out of it again.

They are many, and written and read by every build, so they are JSON, by an encoder that knows their types: a
tenth of the time that pickling takes. A damaged one is refused, whatever it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from msgspec import MsgspecError, Struct, json

from cuprun.build.fingerprint import digest_of
from cuprun.build.rebuild import Made
from cuprun.build.values import Unreadable
from cuprun.errors import Diagnostic
from cuprun.host.placing import ChapterKey
from cuprun.pages.digest import SeasonDigest, StoryDigest, TeamDigest, TeaserDigest
from cuprun.pages.feed_entry import FeedEntry
from cuprun.pages.library import Rank

Digest = StoryDigest | FeedEntry | TeamDigest | SeasonDigest | TeaserDigest

_READERS: Mapping[str, json.Decoder[Any]] = {
    "story": json.Decoder(StoryDigest),
    "entry": json.Decoder(FeedEntry),
    "team": json.Decoder(TeamDigest),
    "season": json.Decoder(SeasonDigest),
    "teaser": json.Decoder(TeaserDigest),
}
_write = json.Encoder().encode
Known = Mapping[tuple[str, str], str]
"""The fingerprints of the digests that the ledger has already, by kind and id: their values are not written again."""
NOTHING_KNOWN: Known = MappingProxyType({})


Shelved = tuple[str, tuple[str, ...], Rank]
"""A story's source, the shelves it stands on, and its rank there."""


class Item(Struct, frozen=True, kw_only=True):
    """A digest, ready for the ledger."""

    kind: str
    """``story``, ``entry``, ``team``, ``season`` or ``teaser``."""
    id: str
    digest: str
    """The fingerprint of its value."""
    value: bytes
    """Empty where the ledger has it already."""


class ChapterDone(Struct, frozen=True, kw_only=True):
    """What came of a chapter."""

    key: ChapterKey
    made: tuple[Made, ...] = ()
    items: tuple[Item, ...] = ()
    shelved: tuple[Shelved, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def item(kind: str, id_: str, digest: Digest, known: Known = NOTHING_KNOWN) -> Item:
    """A digest under its kind and id; one with a `known` fingerprint is not written again."""
    value = _write(digest)
    print_ = digest_of(value)
    return Item(kind=kind, id=id_, digest=print_, value=b"" if known.get((kind, id_)) == print_ else value)


@lru_cache(maxsize=8192)
def digest_behind(kind: str, value: bytes) -> Any:
    """The digest that was written as some bytes: many pages show the same ones. Raises Unreadable."""
    try:
        return _READERS[kind].decode(value)
    except (MsgspecError, UnicodeDecodeError) as error:
        raise Unreadable(f"damaged: {error}") from error
