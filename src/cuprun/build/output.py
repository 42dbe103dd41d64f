"""The output folder: files compared, replaced whole, and taken away again."""

from __future__ import annotations

import filecmp
import os
import shutil
from collections.abc import Callable, Collection, Iterable
from pathlib import Path, PurePosixPath

from msgspec import Struct

_DRAFT_SUFFIX = ".cuprun-new"


class Copy(Struct, frozen=True, kw_only=True):
    """A file that goes to the output as it is."""

    path: str
    source: Path


class Output(Struct, frozen=True):
    """A folder to write to. Every file is replaced at once: no reader sees half of one."""

    root: Path

    def holds(self, path: str, content: bytes) -> bool:
        """Whether the file is there with these bytes."""
        file = f"{self.root}/{path}"
        try:
            size = os.stat(file).st_size  # noqa: PTH116 - asked of every page
            return size == len(content) and Path(file).read_bytes() == content
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return False

    def holds_copy(self, copy: Copy) -> bool:
        """Whether the file is there with the bytes of its source."""
        file = self.root / copy.path
        return file.is_file() and filecmp.cmp(copy.source, file, shallow=False)

    def write(self, path: str, content: bytes) -> None:
        """Put a file in place, with the folders it needs. Raises OSError."""
        self._replace(path, lambda draft: draft.write_bytes(content))

    def copy(self, copy: Copy) -> None:
        """Put a copy of a file in place; its times are not taken over. Raises OSError."""
        self._replace(copy.path, lambda draft: shutil.copyfile(copy.source, draft))

    def _replace(self, path: str, fill: Callable[[Path], object]) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(file.name + _DRAFT_SUFFIX)
        try:
            fill(draft)
            os.replace(draft, file)
        finally:
            draft.unlink(missing_ok=True)

    def remove(self, paths: Iterable[str]) -> int:
        """Take files away, and the folders that this leaves empty; says how many files there were."""
        removed = 0
        for path in sorted(paths, reverse=True):
            file = self.root / path
            if file.is_file() or file.is_symlink():
                file.unlink()
                removed += 1
            self._remove_empty_folders(path)
        return removed

    def _remove_empty_folders(self, path: str) -> None:
        for parent in PurePosixPath(path).parents:
            if str(parent) == ".":
                return
            try:
                (self.root / parent).rmdir()
            except OSError:
                return

    def sweep(self, *, spared: Collection[str]) -> int:
        """Take away every file but those at `spared` paths, and those in `spared` folders; says how many."""
        found = (
            Path(folder, name).relative_to(self.root)
            for folder, _, names in os.walk(self.root)
            for name in names
        )
        paths = [path.as_posix() for path in found if not _is_spared(path, spared)]
        return self.remove(paths)


def _is_spared(path: Path, spared: Collection[str]) -> bool:
    return any(str(part) in spared for part in (PurePosixPath(path.as_posix()), *PurePosixPath(path).parents))
