"""Readings: files as they were read, the last of them kept: a season that is edited again and again is read once."""

from __future__ import annotations

from collections import OrderedDict

from cuprun.build.fingerprint import digest_of
from cuprun.frontmatter.reading import FileReading, read_bytes
from cuprun.host.settings import Options

_KEPT = 500
"""Enough for the seasons that an editor has in hand."""


class Readings:
    """Reads the files of one site."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._kept: OrderedDict[tuple[str, str], FileReading] = OrderedDict()

    def of(self, path: str, digest: str | None) -> FileReading:
        """What a file says; `digest` is the fingerprint of its bytes, None where it is not known.

        Raises OSError for a file that is gone.
        """
        key = (path, digest or "")
        if key not in self._kept:
            data = (self._options.content / path).read_bytes()
            reading = self._read(path, data)
            if digest_of(data) != digest:
                # It is not known, or being written to at this moment: the next build will see that it has changed.
                return reading
            self._kept[key] = reading
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _read(self, path: str, data: bytes) -> FileReading:
        return read_bytes(
            data,
            path,
            shown_as=self._options.shown(path),
            report_paths=self._options.report_paths,
        )
