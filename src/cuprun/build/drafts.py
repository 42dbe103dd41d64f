"""Drafts: files rendered but not yet in place. All of them go to the output together, or none does."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

FOLDER = ".cuprun-drafts"
"""Inside the output folder, so that a draft can be moved into place at once. Gone when a build has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file's new content, waiting under another name."""

    path: str
    """Where it goes, from the output folder."""
    name: str
    """Its name in the folder of drafts."""


class DraftFolder:
    """The folder of drafts of one build. Workers write to it side by side."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._folder = output / FOLDER
        self._name = uuid.uuid4().hex
        """Processes of other machines may have the same numbers."""
        self._numbers = count()
        self._made_output = False

    def prepare(self) -> None:
        """Clear away what a build that was killed left behind. Raises OSError."""
        self._made_output = not self._output.exists()
        if self._folder.exists():
            shutil.rmtree(self._folder)

    def write(self, path: str, content: bytes) -> Draft:
        """Keep a file's content. Raises OSError."""
        name = f"{self._name}-{os.getpid()}-{next(self._numbers)}"
        try:
            (self._folder / name).write_bytes(content)
        except FileNotFoundError:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / name).write_bytes(content)
        return Draft(path=path, name=name)

    def place(self, drafts: Iterable[Draft]) -> None:
        """Move drafts to where they go; every file is replaced at once. Raises OSError."""
        made: set[str] = set()
        for draft in drafts:
            target = self._output / draft.path
            folder = draft.path.rpartition("/")[0]
            if folder not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(folder)
            os.replace(self._folder / draft.name, target)

    def discard(self) -> None:
        """Leave no draft behind, and no output folder that nothing was put into."""
        shutil.rmtree(self._folder, ignore_errors=True)
        if self._made_output:
            with suppress(OSError):
                self._output.rmdir()


def stats_of(output: Path, paths: Sequence[str]) -> list[str]:
    """What tells whether files were touched since: size, time and inode of each; empty for one that is not there."""
    root = str(output) + os.sep
    return [stat_of(root + path) for path in paths]


def stat_of(file: str | Path) -> str:
    """Size, time and inode of a file; empty where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116 - tens of thousands of them: a path for each would cost as much
    except OSError:
        return ""
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ino}"
