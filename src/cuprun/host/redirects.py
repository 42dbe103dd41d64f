"""Redirects from the addresses that reports had before (``moved_from``)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from cuprun.host.placing import Placed
from cuprun.pages.plan import Redirect


def redirects(reports: Iterable[Placed]) -> Iterator[Redirect]:
    """A page at every address that a report had before."""
    for report in reports:
        for old in report.moved_from:
            yield Redirect(path=_file_of(old), url=report.address.url)


def _file_of(url: str) -> str:
    """The file behind an address: ``/2024/final/`` is ``2024/final/index.html``."""
    path = url.lstrip("/")
    if path.endswith("/") or "." not in posixpath.basename(path):
        return posixpath.join(path, "index.html")
    return path
