"""Shelves printed: pages that gather from many chapters, by this process or by several side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from msgspec import Struct

from cuprun.build.executors import Where, in_batches
from cuprun.build.ledger import Ledger
from cuprun.build.rebuild import Prints
from cuprun.football.match import TeamId
from cuprun.host.chapter_printer import prints_before
from cuprun.host.feeds import FeedDesk
from cuprun.host.hands import Hands
from cuprun.host.layout import Layout
from cuprun.host.ledger_library import LedgerLibrary
from cuprun.host.press import KnownPrints, Press, Printing
from cuprun.host.shelving import ShelfDesk, ShelfTask
from cuprun.host.tools import Tool, at_hand
from cuprun.pages.shelves import ShelfPlanner
from cuprun.pages.site import SiteView

_BATCH = 25
"""So many shelves go to a worker at a time."""


class ShelfOrder(Struct, frozen=True, kw_only=True):
    """Some shelves to be printed; their library is in a snapshot of the ledger."""

    tasks: tuple[ShelfTask, ...]
    touched: tuple[str, ...]
    """Units that somebody else's hand is seen in: what the last build knew of them does not count."""
    undeclared: Mapping[TeamId, str]
    """What teams that no file declares are called, those that the tasks are about."""
    site: SiteView


class ShelfPrinter:
    """Has shelves printed, from the library in a ledger."""

    def __init__(self, ledger: Ledger, file: Path, press: Press, tool: Callable[[Where], Tool]) -> None:
        """`file` is where the ledger lies, `tool` the press as workers get it."""
        self._ledger = ledger
        self._file = file
        self._press = press
        self._tool = tool

    def printed(
        self, tasks: Sequence[ShelfTask], layout: Layout, touched: Collection[str], hands: Hands
    ) -> Iterator[tuple[ShelfTask, Printing]]:
        """Every shelf printed; of `touched` units all pages, whatever the last build knew of them."""

        def order(batch: Sequence[ShelfTask]) -> ShelfOrder:
            units = {task.unit for task in batch}
            return ShelfOrder(
                tasks=tuple(batch),
                touched=tuple(sorted(units.intersection(touched))),
                undeclared=_names_for(batch, layout.undeclared),
                site=layout.site,
            )

        with hands.crew(len(tasks)) as workers:
            if workers.size == 1:
                yield from print_shelves(self._press, order(tasks), self._ledger)
                return
            tool = self._tool(workers.where)
            with self._snapshot() as snapshot:
                orders = ((tool, snapshot, order(batch)) for batch in in_batches(tasks, _BATCH))
                yield from chain.from_iterable(workers.run(press_shelves, orders))

    @contextmanager
    def _snapshot(self) -> Iterator[Path]:
        """A copy of the ledger for those who cannot see what is not committed yet."""
        file = self._file.with_suffix(".library")
        self._ledger.snapshot(file)
        try:
            yield file
        finally:
            file.unlink(missing_ok=True)


def _names_for(tasks: Sequence[ShelfTask], undeclared: Mapping[TeamId, str]) -> dict[TeamId, str]:
    """The names that some tasks ask for: of many thousand teams, most tasks are about one or none."""
    if any(task.maker == "teams" for task in tasks):
        return dict(undeclared)
    return {team: undeclared[team] for task in tasks if (team := task.team) and team in undeclared}


def print_shelves(press: Press, order: ShelfOrder, ledger: Ledger) -> list[tuple[ShelfTask, Printing]]:
    """Plan and print some shelves."""
    library = LedgerLibrary(ledger)
    teams = press.teams_with(order.undeclared)
    planner = ShelfPlanner(
        library,
        teams,
        press.addresses,
        press.setting.words,
        site_name=order.site.name,
        page_size=press.options.page_size,
    )
    desk = ShelfDesk(planner, FeedDesk(press.settings, press.addresses, order.site, library, teams))
    return [
        (task, press.print(desk.make(task), _known(ledger, task, order.touched), order.site))
        for task in order.tasks
    ]


def _known(ledger: Ledger, task: ShelfTask, touched: Collection[str]) -> KnownPrints:
    """What the last build knew of a shelf's pages: of few among many each is looked up by itself."""
    if task.unit in touched or not task.is_partial:
        return prints_before(ledger, task.unit, touched).get

    def known(path: str) -> Prints | None:
        row = ledger.page_of(task.unit, path)
        return row.prints if row else None

    return known


def press_shelves(work: tuple[Tool, Path, ShelfOrder]) -> list[tuple[ShelfTask, Printing]]:
    """A task for a worker: some shelves, with the press of their site and a snapshot of the ledger."""
    tool, snapshot, order = work
    with at_hand(tool) as press, Ledger.reading(snapshot) as ledger:
        return print_shelves(press, order, ledger)
