"""A spool: bytes set aside on disk during a build, for whoever needs them later in it.

Processes that are forked read what was put before they were; only the process that made the spool puts. The file has no
name, and is gone with the processes, however they end.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import IO


class Spool:
    """Bytes by key, in a file without a name."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the disk has room; where it is missing, it lies with the system's temporary files."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._size = 0
        self._where: dict[tuple[str, str], tuple[int, int]] = {}
        """Where the bytes of each key start, and how many they are."""

    def put(self, key: tuple[str, str], data: bytes) -> None:
        """Set some bytes aside. Raises OSError, as a full disk does."""
        if self._file is None:
            folder = self._folder if self._folder.is_dir() else None
            self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - kept for the build
        written = 0
        while written < len(data):
            written += self._file.write(data[written:])
        self._where[key] = (self._size, len(data))
        self._size += len(data)

    def get(self, key: tuple[str, str]) -> bytes | None:
        """The bytes of a key; None where nothing was put."""
        if self._file is None or key not in self._where:
            return None
        start, size = self._where[key]
        # Forked processes share the place in a file that `read` starts from.
        return os.pread(self._file.fileno(), size, start)

    def clear(self) -> None:
        """Let go of everything."""
        if self._file is not None:
            self._file.close()
        self._file, self._size, self._where = None, 0, {}
