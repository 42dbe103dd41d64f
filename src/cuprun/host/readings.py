"""Readings: files as they were read, the last of them kept: a season that is edited again and again is read once."""

from __future__ import annotations

from collections import OrderedDict

from cuprun.build.fingerprint import digest_of
from cuprun.build.spool import Spool
from cuprun.frontmatter.reading import FileReading, read_bytes
from cuprun.frontmatter.records import MatchFacts, Report
from cuprun.host.settings import Options
from cuprun.host.transcripts import report_of

_KEPT = 500
"""Enough for the seasons that an editor has in hand."""

Told = Report | tuple[MatchFacts, ...] | None


class Readings:
    """What the reports and results of one site say."""

    def __init__(self, options: Options, transcripts: Spool | None = None) -> None:
        """`transcripts` has those of reports that were surveyed in this build, where this process can reach them."""
        self._options = options
        self._transcripts = transcripts
        self._kept: OrderedDict[tuple[str, str], Told] = OrderedDict()

    def report(self, path: str, digest: str | None) -> Report | None:
        """The report in a file; `digest` is the fingerprint of its bytes, None where it is not known.

        Raises OSError for a file that is gone.
        """
        told = self._told(path, digest)
        return told if isinstance(told, Report) else None

    def results(self, path: str, digest: str | None) -> tuple[MatchFacts, ...]:
        """The matches in a file of results, as `report`. Raises OSError for a file that is gone."""
        told = self._told(path, digest)
        return told if isinstance(told, tuple) else ()

    def _told(self, path: str, digest: str | None) -> Told:
        key = (path, digest or "")
        if key not in self._kept:
            transcript = self._transcripts.get(key) if self._transcripts else None
            if transcript is not None:
                told: Told = report_of(transcript)
            else:
                data = (self._options.content / path).read_bytes()
                told = _told_by(self._read(path, data))
                if digest_of(data) != digest:
                    # It is not known, or being written to at this moment: the next build will see that it has changed.
                    return told
            self._kept[key] = told
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


def _told_by(reading: FileReading) -> Told:
    return reading.report if reading.kind == "report" else reading.results
