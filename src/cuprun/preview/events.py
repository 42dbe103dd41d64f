"""The event hub: tells every open page what the newest build is, as server-sent events.

Wire format: https://html.spec.whatwg.org/multipage/server-sent-events.html
"""

from __future__ import annotations

import json
import threading
from collections.abc import Generator

from msgspec import Struct

HEARTBEAT = b": still here\n\n"
"""A comment: browsers ignore it, and writing it finds out which of them have gone."""

_RETRY_AFTER = 1000
"""Milliseconds after which a browser that lost the stream tries again."""


class PreviewEvent(Struct, frozen=True, kw_only=True):
    """The state of the preview: the newest good `build`, and the faults that keep a newer one from being made.

    A build is named by a number that grows; a page that was made by a smaller one is out of date.
    """

    build: int
    faults: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The name that the page listens for: ``faults`` or ``reload``."""
        return "faults" if self.faults else "reload"

    def encode(self) -> bytes:
        """The event as it goes over the wire; JSON keeps it on one line, as the format demands."""
        data = json.dumps({"build": self.build, "faults": self.faults}, ensure_ascii=True)
        return f"retry: {_RETRY_AFTER}\nevent: {self.kind}\ndata: {data}\n\n".encode()


class EventHub:
    """Brings the newest event to any number of listeners.

    An event is a whole state, so a listener that was slow or late needs the newest one and no other:
    there is nothing to queue, and a newcomer is told at once how things stand.
    """

    def __init__(self, *, heartbeat: float = 15.0) -> None:
        self._heartbeat = heartbeat
        self._newest: PreviewEvent | None = None
        self._published = 0
        self._listeners = 0
        self._closed = False
        self._changed = threading.Condition()

    @property
    def listeners(self) -> int:
        """How many streams are open now."""
        with self._changed:
            return self._listeners

    def publish(self, event: PreviewEvent) -> None:
        """Make `event` the newest, and wake every listener."""
        with self._changed:
            self._newest = event
            self._published += 1
            self._changed.notify_all()

    def close(self) -> None:
        """End every stream, those that are yet to come included."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def listen(self) -> Generator[bytes, None, None]:
        """One listener's stream, from the newest event on: encoded events, and a heartbeat when it is quiet.

        Close the generator to leave.
        """
        seen = 0
        with self._changed:
            self._listeners += 1
        try:
            while (chunk := self._next_after(seen)) is not None:
                seen, encoded = chunk
                yield encoded
        finally:
            with self._changed:
                self._listeners -= 1

    def _next_after(self, seen: int) -> tuple[int, bytes] | None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._published > seen, timeout=self._heartbeat)
            if self._closed:
                return None
            if self._newest is None or self._published == seen:
                return seen, HEARTBEAT
            return self._published, self._newest.encode()
