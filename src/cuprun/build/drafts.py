"""Drafts: files rendered but not yet in place. All of them go to the output together, or none does.

They lie in a folder inside the output as they will lie in the output itself, so that folders the output does not
have yet move as a whole: a first build is a handful of moves.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from cuprun.build.claims import is_inside

FOLDER = ".cuprun-drafts"
"""Inside the output folder, so that a draft can be moved into place at once. Gone when a build has ended."""


class Draft(Struct, frozen=True, kw_only=True):
    """A file's new content, waiting."""

    path: str
    """Where it goes, from the output folder."""
    stat: str
    """As `stat_of` tells it, of the draft and of the file that it becomes; empty for one that could not be had."""


class DraftFolder:
    """The folder of drafts of one build. Workers write to it side by side."""

    def __init__(self, output: Path) -> None:
        self._output = str(output)
        self._folder = str(output / FOLDER)
        self._made_output = False
        self._folders: set[str] = set()
        """Folders that were made here, and may be gone: drafts are moved away with them when a build has ended."""

    def prepare(self) -> None:
        """Clear away what a build that was killed left behind. Raises OSError."""
        self._made_output = not os.path.exists(self._output)
        if os.path.exists(self._folder):
            shutil.rmtree(self._folder)

    def write(self, path: str, content: bytes) -> Draft:
        """Keep a file's content. Raises OSError.

        A path that cannot be had, because it leads outside or another draft's path leads through it, is not
        written: whoever checks what is asked for before the drafts are placed finds that.
        """
        if not is_inside(path):
            return Draft(path=path, stat="")
        file = f"{self._folder}/{path}"
        try:
            return Draft(path=path, stat=self._written(file, content))
        except (NotADirectoryError, IsADirectoryError, FileExistsError):
            return Draft(path=path, stat="")

    def _written(self, file: str, content: bytes) -> str:
        """Write a file, with the folders it needs; its state, as `stat_of` tells it."""
        folder = file.rpartition("/")[0]
        if folder in self._folders:
            with suppress(FileNotFoundError):
                return _filled(file, content)
            self._folders.clear()
        _make_folder(folder)
        self._folders.add(folder)
        return _filled(file, content)

    def place(self) -> None:
        """Move all drafts to where they go; every file is replaced at once. Raises OSError."""
        with suppress(FileNotFoundError):
            _move_all(self._folder, self._output)

    def discard(self) -> None:
        """Leave no draft behind, and no output folder that nothing was put into."""
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._made_output:
            with suppress(OSError):
                os.rmdir(self._output)


def _make_folder(folder: str) -> None:
    """Make a folder, and those that it lies in: most often only the last is missing. Raises OSError."""
    try:
        os.mkdir(folder)
    except (FileExistsError, FileNotFoundError):
        os.makedirs(folder, exist_ok=True)


def _filled(file: str, content: bytes) -> str:
    """Write a file; its state, as `stat_of` tells it."""
    with open(file, "wb") as draft:
        draft.write(content)
        draft.flush()
        return _told(os.fstat(draft.fileno()))


def _move_all(folder: str, target: str) -> None:
    """Move what is in a folder into another, folders as a whole where there are none of that name yet."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        there = f"{target}/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            os.replace(entry.path, there)
        elif os.path.isdir(there):
            _move_all(entry.path, there)
        else:
            os.rename(entry.path, there)


def stats_of(folder: Path, paths: Sequence[str]) -> list[str]:
    """What tells whether files were touched since: size, time and inode of each; empty for one that is not there."""
    root = str(folder) + os.sep
    return [stat_of(root + path) for path in paths]


def stat_of(file: str | Path) -> str:
    """Size, time and inode of a file; empty where there is none."""
    try:
        return _told(os.stat(file))
    except OSError:
        return ""


def _told(stat: os.stat_result) -> str:
    return f"{stat.st_size}:{stat.st_mtime_ns}:{stat.st_ino}"
