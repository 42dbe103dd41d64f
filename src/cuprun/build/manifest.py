"""The manifest: which files of the output earlier builds wrote, so that orphans can be told from guests."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """Where the list is kept; outside of the output folder."""

    file: Path

    def read(self) -> frozenset[str]:
        """Paths that earlier builds wrote; empty when the file is missing, unreadable or of another version."""
        try:
            data = json.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError):
            return frozenset()
        if not isinstance(data, dict) or data.get("version") != VERSION:
            return frozenset()
        files = data.get("files")
        if not isinstance(files, list) or not all(isinstance(file, str) for file in files):
            return frozenset()
        return frozenset(files)

    def write(self, paths: Iterable[str]) -> None:
        """Keep the list, unless it says the same already. Raises OSError."""
        text = json.dumps({"version": VERSION, "files": sorted(paths)}, ensure_ascii=False, indent=0) + "\n"
        if self.file.is_file() and self.file.read_bytes() == text.encode():
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        draft = self.file.with_name(self.file.name + ".new")
        draft.write_text(text, "utf-8")
        os.replace(draft, self.file)
