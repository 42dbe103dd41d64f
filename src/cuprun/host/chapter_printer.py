"""Chapters printed: those whose inputs changed, by this process or by several side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain

from msgspec.structs import replace

from cuprun.build.executors import in_batches
from cuprun.build.fingerprint import fingerprint
from cuprun.build.ledger import Ledger
from cuprun.build.progress import followed
from cuprun.build.rebuild import Prints
from cuprun.host.content import Content
from cuprun.host.digests import ChapterDone
from cuprun.host.hands import Hands
from cuprun.host.placing import ChapterKey
from cuprun.host.press import ChapterOrder, press_chapters
from cuprun.host.press_room import PressRoom
from cuprun.pages.site import SiteView

_BATCH = 4
"""So many chapters go to a worker at a time."""
_WHENEVER = datetime(9999, 1, 1, tzinfo=UTC)


class ChapterPrinter:
    """Has chapters printed, and knows what each is made of."""

    def __init__(
        self, content: Content, ledger: Ledger, room: PressRoom, site: SiteView, shared: str
    ) -> None:
        """`shared` is the fingerprint of all that every page depends on."""
        self._content = content
        self._ledger = ledger
        self._room = room
        self._site = site
        self._shared = shared

    def inputs(self, order: ChapterOrder) -> str:
        """The fingerprint of all that goes into a chapter; the clock does not, it chose what is in the order."""
        told = replace(order, public_until=_WHENEVER)
        digests = [*self._content.digests(order).values()]
        return fingerprint(self._shared, self._content.declared_digest, told, digests)

    def printed(
        self, orders: Sequence[ChapterOrder], touched: Collection[str], hands: Hands
    ) -> Iterator[tuple[ChapterDone, bool]]:
        """Every chapter printed; and whether that is only what changed of it."""
        filled = [self._filled(order, touched) for order in orders]
        if len(filled) == 1 and (done := self._only_prose(filled[0])):
            yield done, True
            return
        stories = sum(len(order.reports) for order in filled)
        with hands.crew(stories) as workers:
            if workers.is_forked:
                self._room.load_templates(self._site)
            tool = self._room.tool(self._site, workers.where, self._shared)
            batches = in_batches(filled, _BATCH if workers.size > 1 else 1)
            done_batches = workers.run(press_chapters, ((tool, tuple(batch)) for batch in batches))
            for done in followed("printing", chain.from_iterable(done_batches), len(filled), hands.progress):
                yield done, False

    def _filled(self, order: ChapterOrder, touched: Collection[str]) -> ChapterOrder:
        """The order with what the last build knew of the chapter."""
        unit = unit_of(order.key)
        return replace(
            order,
            before=prints_before(self._ledger, unit, touched),
            handed_on=self._ledger.item_digests(unit),
            digests=self._content.digests(order),
        )

    def _only_prose(self, order: ChapterOrder) -> ChapterDone | None:
        """The one page that shows it, where nothing of a chapter has changed but a report's text."""
        source = self._content.only_prose(order)
        if source is None:
            return None
        done = self._room.press(self._site).prose(order, source)
        is_news = any(self._is_news(item.kind, item.id, item.digest) for item in done.items)
        return None if is_news else done

    def _is_news(self, kind: str, id_: str, digest: str) -> bool:
        """Whether what lists know of a story has changed; the text in feeds does not count."""
        return kind == "story" and self._ledger.digest_of(kind, id_) != digest


def unit_of(key: ChapterKey) -> str:
    """The unit of work that a chapter is."""
    return f"chapter:{key[0]}/{key[1]}"


def prints_before(ledger: Ledger, unit: str, touched: Collection[str]) -> dict[str, Prints]:
    """What the last build knew of a unit's pages; nothing where somebody else has been at them."""
    rows = {} if unit in touched else ledger.pages_of(unit)
    return {path: row.prints for path, row in rows.items()}
