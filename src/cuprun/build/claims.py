"""Claims: which file of the output each artefact asks for, and whether all can have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cuprun.errors import CuprunError

_UNUSABLE = re.compile(r"[\\\x00-\x1f]")
_LEADS_ELSEWHERE = frozenset({"", ".", ".."})
"""Parts of a path that begins at the root, is not normal, or leads upwards."""


class ClashError(CuprunError):
    """Paths that cannot be written: claimed twice, outside the output folder, or a file and a folder."""

    def __init__(self, clashes: Sequence[tuple[str, str]]) -> None:
        self.clashes = tuple(clashes)
        """Each path and what is wrong with it."""
        super().__init__("; ".join(f"{path}: {fault}" for path, fault in self.clashes))


def check_claims(paths: Iterable[str]) -> None:
    """Raise ClashError, naming every fault, unless all paths can be written side by side."""
    counts = Counter(paths)
    clashes = [(path, "leads outside the output folder") for path in counts if not is_inside(path)]
    clashes += [(path, f"claimed {count} times") for path, count in counts.items() if count > 1]
    clashes += [(path, f"is a folder of {child}") for path, child in _files_as_folders(counts)]
    if clashes:
        raise ClashError(sorted(clashes))


def is_inside(path: str) -> bool:
    """Whether a path is relative, normal and leads nowhere but into the folder it is joined to."""
    return _LEADS_ELSEWHERE.isdisjoint(path.split("/")) and not _UNUSABLE.search(path)


def _files_as_folders(files: Mapping[str, int]) -> Iterable[tuple[str, str]]:
    """Each file that others need as a folder, with one of them."""
    checked: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        while folder and folder not in checked:
            checked.add(folder)
            if folder in files:
                yield folder, path
            folder = folder.rpartition("/")[0]
