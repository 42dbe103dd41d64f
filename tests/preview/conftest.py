"""A real preview of a little site on loopback, and what a browser would do with it."""

from __future__ import annotations

import http.client
import json
import os
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from cuprun.errors import Diagnostic, Place
from cuprun.preview import Preview, Rebuilt

DEADLINE = 10.0
"""Seconds that anything may take before a test gives up; nothing waits this long when all is well."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the server answered."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes


def fetch(url: str, path: str, *, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """One request, its path sent as it is written: clients that tidy it up cannot test a server."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=DEADLINE)
    try:
        connection.request(method, path, headers=headers or {})
        response = connection.getresponse()
        return Answer(status=response.status, headers=response.headers, body=response.read())
    finally:
        connection.close()


class EventReader:
    """An open page's view of the stream: one event after the other."""

    def __init__(self, url: str) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=DEADLINE)
        self._connection.request("GET", "/_preview/events")
        self._response = self._connection.getresponse()
        self.headers = self._response.headers

    def next(self) -> tuple[str, dict[str, Any]]:
        """Wait for the next event, heartbeats passed over."""
        kind, give_up = "", time.monotonic() + DEADLINE
        while line := self._response.readline().decode():
            # Heartbeats keep coming, so the socket's own timeout would never strike.
            if time.monotonic() > give_up:
                raise TimeoutError(f"no event within {DEADLINE} s")
            name, _, value = line.strip().partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                return kind, json.loads(value)
        raise EOFError("the stream has ended")

    def close(self) -> None:
        self._response.close()
        self._connection.close()


@dataclass(kw_only=True)
class LittleSite:
    """A folder with `content/` and `output/` whose rebuild copies the words of each file into a page.

    A file with "2-x" in it is a fault, and one with "explode" breaks the build off.
    """

    root: Path
    announced: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)
    hold: threading.Event = field(default_factory=threading.Event)
    """Cleared, it keeps a rebuild from ending."""
    started: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    url: str = ""
    changes: list[frozenset[Path] | None] = field(default_factory=list)
    """What each rebuild was told."""

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    def write(self, name: str, words: str) -> None:
        """Save a file as a careful editor does: written elsewhere, then moved over the old one."""
        draft = self.root / "draft"
        draft.write_text(words, encoding="utf-8")
        os.replace(draft, self.content / f"{name}.md")

    def rebuild(self, changed: frozenset[Path] | None) -> Rebuilt:
        self.changes.append(changed)
        self.started.release()
        assert self.hold.wait(DEADLINE)
        texts = {file.stem: file.read_text(encoding="utf-8") for file in sorted(self.content.glob("*.md"))}
        if any("explode" in text for text in texts.values()):
            raise ZeroDivisionError("explode")
        faults = tuple(_fault(name) for name, text in texts.items() if "2-x" in text)
        if not faults:
            self.output.mkdir(exist_ok=True)
            for name, text in texts.items():
                page = f"<!doctype html><html lang=en><title>{name}</title><body>{text}</body></html>"
                (self.output / f"{name}.html").write_text(page, encoding="utf-8")
        summary = f"{len(faults)} faults" if faults else f"{len(texts)} pages"
        return Rebuilt(ok=not faults, diagnostics=faults, summary=summary)


def _fault(name: str) -> Diagnostic:
    place = Place(f"content/{name}.md", 7, 8)
    return Diagnostic(code="score", place=place, message="'2-x' is no score", hint="write 2-1")


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    site = LittleSite(root=tmp_path / "site")
    site.content.mkdir(parents=True)
    (site.root / "pelicanconf.py").write_text("SITENAME = 'Cups'\n", encoding="utf-8")
    site.write("index", "Club 2-1 Genk")
    site.hold.set()
    return site


@pytest.fixture
def preview(site: LittleSite) -> Iterator[Preview]:
    """A preview of `site` on a free port that rebuilds in a thread, and has ended when the test has."""
    watched = [site.content, site.root / "pelicanconf.py"]
    with Preview(
        rebuild=site.rebuild,
        output=site.output,
        watched=watched,
        port=0,
        announce=site.announced.put,
        heartbeat=0.05,
    ) as preview:
        site.url = preview.url
        thread = threading.Thread(target=preview.run, name="preview-run")
        thread.start()
        try:
            yield preview
        finally:
            site.hold.set()
            preview.stop()
            thread.join(DEADLINE)
    assert not thread.is_alive()


@pytest.fixture
def get(site: LittleSite, preview: Preview) -> Callable[..., Answer]:
    """Ask the preview for a path, once its first build is done."""
    site.announced.get(timeout=DEADLINE)
    return lambda path, **how: fetch(preview.url, path, **how)


@pytest.fixture
def stream(preview: Preview) -> Iterator[EventReader]:
    """An open page's stream of events."""
    reader = EventReader(preview.url)
    yield reader
    reader.close()
