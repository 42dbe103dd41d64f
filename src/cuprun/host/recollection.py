"""Recollection: the layout of the last build, as far as a change within some chapters needs it.

The ledger has the order of each chapter on its own, so that one edit among a hundred thousand reports asks
for no more than the chapters it is in.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from cuprun.build.fingerprint import digest_of, fingerprint
from cuprun.build.ledger import Ledger
from cuprun.build.values import Unreadable, read, written
from cuprun.errors import Diagnostic
from cuprun.football.match import TeamId
from cuprun.host.layout import Layout
from cuprun.host.placing import ChapterKey
from cuprun.host.press import ChapterOrder
from cuprun.host.survey import faults_note, faults_of_note
from cuprun.pages.site import SiteView
from cuprun.pages.story import Publication

_UNIT = "layout"
_MODULES = ("cuprun.pages.", "cuprun.host.", "cuprun.football.", "cuprun.errors")


class Shape(Struct, frozen=True, kw_only=True):
    """What all chapters share of a layout."""

    site: SiteView
    undeclared: Mapping[TeamId, str]


def remember(layout: Layout, more: Iterable[Diagnostic], ledger: Ledger) -> None:
    """Keep a layout; `more` are warnings that go with it. Only what changed is written."""
    known = ledger.item_digests(_UNIT)
    values: dict[tuple[str, str], object] = {
        ("shape", ""): Shape(site=layout.site, undeclared=dict(layout.undeclared)),
        **{("order", _name(key)): order for key, order in layout.orders.items()},
    }
    places = {("place", path): _names(keys) for path, keys in layout.chapter_of.items()}
    digests = {key: fingerprint(value) for key, value in values.items()}
    digests |= {key: digest_of(names) for key, names in places.items()}
    ledger.drop_items(known.keys() - digests.keys())
    ledger.put_items(
        (*key, _UNIT, digest, places.get(key) or written(values[key]))
        for key, digest in digests.items()
        if known.get(key) != digest
    )
    ledger.put("layout doubts", faults_note([*layout.diagnostics, *more]))


def is_remembered(ledger: Ledger) -> bool:
    """Whether the last build left a layout to recall: one of a site as a whole does not."""
    return ledger.item("shape", "") is not None


def recalled(paths: Collection[str], ledger: Ledger) -> Layout:
    """The layout with the chapters of some files only, and nothing that no chapter needs.

    Raises Unreadable for a damaged ledger.
    """
    places = [place for path in paths if (place := ledger.item("place", path))]
    keys = {key for place in places for key in _keys(place)}
    orders = [(key, ledger.item("order", _name(key))) for key in sorted(keys)]
    shape: Shape = read(ledger.item("shape", "") or b"", _MODULES)
    return Layout(
        orders={key: _order(data) for key, data in orders if data},
        chapter_of={},
        placed=(),
        texts=Publication(),
        site=shape.site,
        copies=(),
        redirects=(),
        undeclared=shape.undeclared,
        next_due=None,
        diagnostics=tuple(faults_of_note(ledger.get("layout doubts") or "[]")),
    )


def _order(data: bytes) -> ChapterOrder:
    order: ChapterOrder = read(data, _MODULES)
    return order


def _name(key: ChapterKey) -> str:
    return json.dumps(key)


def _names(keys: Iterable[ChapterKey]) -> bytes:
    return json.dumps(list(keys)).encode()


def _keys(names: bytes) -> list[ChapterKey]:
    try:
        return [(competition, season) for competition, season in json.loads(names)]
    except (ValueError, TypeError) as error:
        raise Unreadable(f"damaged: {error}") from error
