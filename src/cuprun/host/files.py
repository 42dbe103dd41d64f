"""Files: which files of the content folder the settings ask for."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from fnmatch import fnmatch
from pathlib import Path


def find_files(
    root: Path, paths: Iterable[str], *, excludes: Collection[str], ignores: Collection[str]
) -> list[str]:
    """Files under some paths of a folder, relative to it, with forward slashes, in order.

    `excludes` are folders (or files) that are left out with all that is in them; `ignores` are patterns
    for the names of files and folders, as in IGNORE_FILES.
    """
    left_out = {_normal(path) for path in excludes if path}
    found: set[str] = set()
    for path in paths:
        start = root / path
        if start.is_dir():
            found.update(_walk(root, start, left_out, ignores))
        elif start.is_file() and not _is_ignored(start.name, ignores):
            found.add(_normal(path))
    return sorted(found)


def _walk(root: Path, start: Path, left_out: Collection[str], ignores: Collection[str]) -> Iterable[str]:
    for folder, folders, files in os.walk(start, followlinks=True):
        inside = Path(folder).relative_to(root).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        folders[:] = sorted(
            name for name in folders if prefix + name not in left_out and not _is_ignored(name, ignores)
        )
        for name in files:
            if prefix + name not in left_out and not _is_ignored(name, ignores):
                yield prefix + name


def _is_ignored(name: str, ignores: Collection[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in ignores)


def _normal(path: str) -> str:
    return Path(path).as_posix()
