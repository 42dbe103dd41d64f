"""Building: everything is rendered before the output is touched, and only what differs is touched."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cuprun.build.claims import Claimed, check_claims, is_inside
from cuprun.build.manifest import Manifest
from cuprun.build.output import Copy, Output
from cuprun.errors import CuprunError

Artefact = TypeVar("Artefact", bound=Claimed)


class RenderingFailed(CuprunError):
    """Artefacts that could not be rendered: `faults` has what each of them raised."""

    def __init__(self, faults: Sequence[CuprunError]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """How much work a build was. `written`, `unchanged` and `removed` count files, copies included."""

    pages: int
    """Artefacts in the plan."""
    rendered: int
    written: int
    unchanged: int
    removed: int
    seconds: float

    def summary(self) -> str:
        """``141 pages, 3 written, 1 removed, 0.21 s``."""
        done = [f"{count} {word}" for count, word in self._changes() if count]
        pages = "1 page" if self.pages == 1 else f"{self.pages} pages"
        return f"{pages}, {', '.join(done) or 'nothing changed'}, {self.seconds:.2f} s"

    def _changes(self) -> tuple[tuple[int, str], ...]:
        return ((self.written, "written"), (self.removed, "removed"))


def build(
    artefacts: Sequence[Artefact],
    render: Callable[[Artefact], bytes],
    *,
    output: Path,
    manifest: Path,
    copies: Sequence[Copy] = (),
    retained: Collection[str] | None = None,
) -> BuildReport:
    """Make the output folder hold these artefacts and copies, and nothing else that a build ever wrote.

    Files somebody else put there stay; given `retained`, only those at or in these paths do. Before anything is touched it raises ClashError for paths that
    cannot all be written, RenderingFailed with every CuprunError that `render` raised, and whatever else
    `render` raises; OSError from the file system may come later.
    """
    started = time.perf_counter()
    paths = [artefact.path for artefact in artefacts] + [copy.path for copy in copies]
    check_claims(paths)
    folder = Output(output)
    changed = _render_changed(artefacts, render, folder)
    stale_copies = [copy for copy in copies if not folder.holds_copy(copy)]
    kept = Manifest(manifest)
    written_before = frozenset(filter(is_inside, kept.read()))
    kept.write(written_before | set(paths))
    removed = folder.remove(written_before - set(paths))
    for path, content in changed:
        folder.write(path, content)
    for copy in stale_copies:
        folder.copy(copy)
    kept.write(paths)
    if retained is not None:
        removed += folder.sweep(spared={*paths, *retained})
    written = len(changed) + len(stale_copies)
    return BuildReport(
        pages=len(artefacts),
        rendered=len(artefacts),
        written=written,
        unchanged=len(paths) - written,
        removed=removed,
        seconds=time.perf_counter() - started,
    )


def _render_changed(
    artefacts: Sequence[Artefact], render: Callable[[Artefact], bytes], folder: Output
) -> list[tuple[str, bytes]]:
    """What differs from the output; pages that are there already are not held in memory."""
    changed = []
    faults = []
    for artefact in artefacts:
        try:
            content = render(artefact)
        except CuprunError as fault:
            faults.append(fault)
            continue
        if not folder.holds(artefact.path, content):
            changed.append((artefact.path, content))
    if faults:
        raise RenderingFailed(faults)
    return changed
