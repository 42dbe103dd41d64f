"""The manifest: which files of the output earlier builds wrote, so that orphans can be told from guests.

While a build changes which files there are, what may be in the output meanwhile stands in a second list. One
that is still there tells of a build that broke off.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

VERSION = 1


class Manifest(Struct, frozen=True):
    """Where the list is kept; outside of the output folder."""

    file: Path

    @property
    def _meanwhile(self) -> Path:
        return self.file.with_name(self.file.name + ".meanwhile")

    @property
    def is_open(self) -> bool:
        """Whether a build has begun to change which files there are, and has not ended."""
        return self._meanwhile.exists()

    def read(self) -> frozenset[str]:
        """Paths that builds wrote, the one that broke off included; without lists that cannot be read."""
        return _listed(self.file) | _listed(self._meanwhile)

    def open(self, paths: Iterable[str]) -> None:
        """Note everything that may be in the output until `write`. Raises OSError."""
        _write(self._meanwhile, paths)

    def write(self, paths: Iterable[str]) -> None:
        """Keep the list of a build that has ended. Raises OSError."""
        _write(self.file, paths)
        self._meanwhile.unlink(missing_ok=True)


def _listed(file: Path) -> frozenset[str]:
    """The paths in a file; none when it is missing, unreadable or of another version."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return frozenset()
    if not isinstance(data, dict) or data.get("version") != VERSION:
        return frozenset()
    files = data.get("files")
    if not isinstance(files, list) or not all(isinstance(path, str) for path in files):
        return frozenset()
    return frozenset(files)


def _write(file: Path, paths: Iterable[str]) -> None:
    text = json.dumps({"version": VERSION, "files": sorted(paths)}, ensure_ascii=False, indent=0) + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(file.name + ".new")
    draft.write_text(text, "utf-8")
    os.replace(draft, file)
