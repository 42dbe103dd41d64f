"""A rebuild: what units of work have made of their files, brought into the output all at once.

A unit that worked again replaces all that it made before. Nothing is touched before everything is known:
two units that claim one path, or a fault anywhere, and the output is as it was.
"""

from __future__ import annotations

import errno
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from cuprun.build.claims import ClashError, check_claims, is_inside
from cuprun.build.drafts import Draft, DraftFolder, stat_of
from cuprun.build.ledger import Ledger, PageRow
from cuprun.build.manifest import Manifest
from cuprun.build.output import Copy, Output

Prints = tuple[str, str]
"""Fingerprints of a file: what it shares with others (its template, the site), and what is its own."""

_COPIES = "copies"
_MANY = 500
"""From so many new paths on, all claims are checked together."""


class Made(Struct, frozen=True, kw_only=True):
    """A file that a unit of work asks for: its fingerprints, its draft where the output must change, and why."""

    path: str
    prints: Prints
    rendered: bool
    draft: Draft | None = None
    reason: str = ""


class BuildReport(Struct, frozen=True, kw_only=True):
    """How much work a build was. `written` and `removed` count files, copies included."""

    pages: int
    """Files that the site has."""
    rendered: int
    written: int
    removed: int
    seconds: float
    reasons: tuple[tuple[str, str], ...] = ()
    """The path of each file that was rendered, and why it was."""

    def summary(self) -> str:
        """``1,204 pages, 3 rendered, 2 written, 0.21 s``."""
        done = [f"{count:,} {word}" for count, word in self._changes() if count]
        pages = "1 page" if self.pages == 1 else f"{self.pages:,} pages"
        return f"{pages}, {', '.join(done) or 'nothing changed'}, {self.seconds:.2f} s"

    def _changes(self) -> tuple[tuple[int, str], ...]:
        return ((self.rendered, "rendered"), (self.written, "written"), (self.removed, "removed"))


@dataclass(slots=True)
class _Unit:
    made: list[Made] = field(default_factory=list)
    partial: bool = False


class Rebuild:
    """Collects what units make, then brings it into the output."""

    def __init__(
        self, ledger: Ledger, output: Path, manifest: Manifest, drafts: DraftFolder, *, started: float
    ) -> None:
        """`started` is when the build began, in seconds of `time.perf_counter`."""
        self._started = started
        self._ledger = ledger
        self._output = Output(output)
        self._root = output
        self._manifest = manifest
        self._drafts = drafts
        self._units: dict[str, _Unit] = {}
        self._copies: Sequence[Copy] | None = None

    def add(self, unit: str, made: Iterable[Made], *, partial: bool = False) -> None:
        """All that a unit makes now; with `partial`, besides it what it made before."""
        known = self._units.setdefault(unit, _Unit(partial=partial))
        known.made += made
        known.partial = known.partial and partial

    def drop(self, unit: str) -> None:
        """A unit that there is no longer."""
        self._units.setdefault(unit, _Unit())

    def copy(self, copies: Sequence[Copy]) -> None:
        """All files that are copied as they are."""
        self._copies = copies

    def finish(self, *, retained: Collection[str] | None) -> BuildReport:
        """Bring everything into the output and commit the ledger.

        Given `retained`, what others put into the output goes too, but for these paths. Raises ClashError
        before anything in the output is touched, OSError from the file system later; the ledger is to be rolled
        back then.
        """
        before = {path: row for unit in self._all_units() for path, row in self._before(unit)}
        rows = self._rows(before)
        added, gone = rows.keys() - before.keys(), before.keys() - rows.keys()
        # Before the check: what was a file may become a folder.
        self._ledger.drop_pages(gone)
        self._check(rows, before)
        drafts = [made.draft for unit in self._units.values() for made in unit.made if made.draft]
        _check_written(drafts)
        stale = self._stale_copies()
        removed = self._make_room(added, gone)
        self._drafts.place()
        for copy in stale:
            self._output.copy(copy)
        self._ledger.put_pages(self._with_stats(rows, drafts, stale), all_known=not added)
        self._ledger.commit()
        if self._manifest.is_open:
            self._manifest.write(path for path, _, _ in self._ledger.pages())
        if retained is not None:
            spared = {*(path for path, _, _ in self._ledger.pages()), *retained}
            removed += self._output.sweep(spared=spared)
        return self._report(written=len(drafts) + len(stale), removed=removed)

    def _all_units(self) -> list[str]:
        return [*self._units, *([_COPIES] if self._copies is not None else [])]

    def _before(self, unit: str) -> Iterator[tuple[str, PageRow]]:
        """What a unit made before and may make no longer."""
        kept = self._units.get(unit)
        if kept is None or not kept.partial:
            yield from self._ledger.pages_of(unit).items()
            return
        for path in {made.path for made in kept.made}:
            if row := self._ledger.page_of(unit, path):
                yield path, row

    def _rows(self, before: dict[str, PageRow]) -> dict[str, PageRow]:
        """The rows of all units that worked. Raises ClashError for a path that is claimed twice."""
        rows: dict[str, PageRow] = {}
        claims: Counter[str] = Counter()
        for name, unit in self._units.items():
            for made in unit.made:
                claims[made.path] += 1
                known = before.get(made.path)
                stat = known.stat if known and not made.rendered and known.unit == name else ""
                rows[made.path] = PageRow(name, *made.prints, stat)
        for copy in self._copies or ():
            claims[copy.path] += 1
            rows[copy.path] = PageRow(_COPIES, "", stat_of(copy.source), "")
        if twice := [(path, f"claimed {count} times") for path, count in claims.items() if count > 1]:
            raise ClashError(sorted(twice))
        return rows

    def _check(self, rows: dict[str, PageRow], before: dict[str, PageRow]) -> None:
        """Raise ClashError unless all files can lie side by side, those of units at rest included."""
        added = rows.keys() - before.keys()
        if len(added) > _MANY:
            resting = [path for path, unit, _ in self._ledger.pages() if path not in before]
            check_claims([*rows, *resting])
            return
        check_claims(added)
        clashes = [(path, "claimed 2 times") for path in added if self._ledger.page(path)]
        clashes += [(path, "is a file and a folder") for path in added if self._crosses(path, rows)]
        if clashes:
            raise ClashError(sorted(clashes))

    def _crosses(self, path: str, rows: dict[str, PageRow]) -> bool:
        parts = path.split("/")
        folders = ["/".join(parts[:end]) for end in range(1, len(parts))]
        if any(folder in rows or self._ledger.page(folder) for folder in folders):
            return True
        return self._ledger.is_under(path)

    def _stale_copies(self) -> list[Copy]:
        known = self._ledger.pages_of(_COPIES) if self._copies else {}
        return [copy for copy in self._copies or () if not self._is_fresh(copy, known.get(copy.path))]

    def _is_fresh(self, copy: Copy, row: PageRow | None) -> bool:
        """Whether a copy is there: told by what source and copy looked like last, else by their bytes."""
        target = self._root / copy.path
        if row and row.stat and row.view == stat_of(copy.source) and row.stat == stat_of(target):
            return True
        return self._output.holds_copy(copy)

    def _make_room(self, added: Collection[str], gone: Collection[str]) -> int:
        """Note what is about to be written, and take away what no unit asks for any longer."""
        if not (added or gone or self._manifest.is_open):
            return 0
        noted = frozenset(filter(is_inside, self._manifest.read()))
        resting = {path for path, _, _ in self._ledger.pages()}
        self._manifest.open({*noted, *resting, *added, *gone})
        return self._output.remove((noted | set(gone)) - resting - set(added))

    def _with_stats(
        self, rows: dict[str, PageRow], drafts: Iterable[Draft], stale: Iterable[Copy]
    ) -> Iterator[tuple[str, PageRow]]:
        stats = {copy.path: stat_of(self._root / copy.path) for copy in stale}
        stats |= {draft.path: draft.stat for draft in drafts}
        for path, row in rows.items():
            stat = stats.get(path) or row.stat or stat_of(self._root / path)
            yield path, replace(row, stat=stat)

    def _report(self, *, written: int, removed: int) -> BuildReport:
        rendered = [made for unit in self._units.values() for made in unit.made if made.rendered]
        return BuildReport(
            pages=self._ledger.page_count(),
            rendered=len(rendered),
            written=written,
            removed=removed,
            seconds=time.perf_counter() - self._started,
            reasons=tuple((made.path, made.reason) for made in rendered),
        )


def _check_written(drafts: Iterable[Draft]) -> None:
    """Raise FileExistsError for a draft that the file system took for another: by its case, say."""
    for draft in drafts:
        if not draft.stat:
            raise FileExistsError(errno.EEXIST, "another file of the site is in its way", draft.path)
