"""Claims: which file of the output each artefact asks for, and whether all can have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from cuprun.errors import CuprunError

_UNUSABLE = re.compile(r"[\\\x00-\x1f]")


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
    pure = PurePosixPath(path)
    plain = path == str(pure) and path != "."
    return plain and not pure.is_absolute() and ".." not in pure.parts and not _UNUSABLE.search(path)


def _files_as_folders(paths: Iterable[str]) -> Iterable[tuple[str, str]]:
    files = set(paths)
    for path in files:
        for parent in PurePosixPath(path).parents:
            if str(parent) in files:
                yield str(parent), path
