"""A preview from start to end: the server, the watcher and the rebuilds between them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from cuprun.preview.changes import ChangeQueue
from cuprun.preview.events import EventHub, PreviewEvent
from cuprun.preview.inbox import ChangeInbox
from cuprun.preview.rebuilding import Rebuild, attempt
from cuprun.preview.server import PreviewServer, ServedSite
from cuprun.preview.watching import Watcher


class Preview:
    """One preview. Inside its `with` block it serves and watches; `run()` rebuilds, in the thread that calls it.

    Entering raises CuprunError when the port is taken or a watched path cannot be watched.
    """

    def __init__(
        self,
        *,
        rebuild: Rebuild,
        output: Path,
        watched: Sequence[Path],
        port: int = 8000,
        announce: Callable[[str], None],
        heartbeat: float = 15.0,
    ) -> None:
        self._rebuild = rebuild
        self._output = output
        self._watched = watched
        self._port = port
        self._announce = announce
        self._build = _milliseconds_now()
        self._inbox = ChangeInbox(ChangeQueue())
        self._cleanup = ExitStack()
        self.hub = EventHub(heartbeat=heartbeat)
        self.url = ""
        """The address of the front page, known once the preview is entered."""

    def __enter__(self) -> Self:
        with ExitStack() as cleanup:
            server = self._open_server(cleanup)
            cleanup.enter_context(Watcher(self._watched, output=self._output, on_change=self._inbox.add))
            self._cleanup = cleanup.pop_all()
        self.url = server.url
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        self._cleanup.close()

    def run(self) -> None:
        """Build once, then again after each burst of changes, until `stop()` or an interrupt."""
        self._build_once(None)
        while changed := self._inbox.wait():
            self._build_once(changed)

    def stop(self) -> None:
        """Have `run()` return, from any thread, after the rebuild that it may be in."""
        self._inbox.close()

    def _open_server(self, cleanup: ExitStack) -> PreviewServer:
        site = ServedSite(
            output=self._output, hub=self.hub, build=lambda: self._build, announce=self._announce
        )
        server = PreviewServer(site, port=self._port)
        thread = threading.Thread(target=server.serve_forever, args=(0.1,), name="preview-server")
        # Undone in reverse: the streams end, the server stops accepting, its threads are waited for.
        cleanup.callback(server.server_close)
        cleanup.callback(thread.join)
        cleanup.callback(server.shutdown)
        cleanup.callback(self.hub.close)
        thread.start()
        return server

    def _build_once(self, changed: frozenset[Path] | None) -> None:
        tried = attempt(self._rebuild, changed)
        if tried.ok:
            # Named by when it was ready: later builds are greater, also after the preview was started anew.
            self._build = max(self._build + 1, _milliseconds_now())
        self._announce(tried.report)
        self.hub.publish(PreviewEvent(build=self._build, faults=tried.faults))


def serve_preview(
    *,
    rebuild: Rebuild,
    output: Path,
    watched: Sequence[Path],
    port: int = 8000,
    announce: Callable[[str], None],
) -> None:
    """Serve `output` on this machine, rebuild when anything `watched` changes, and reload the open pages.

    Blocks until KeyboardInterrupt, then closes. `announce` gets what the terminal should show; what `rebuild`
    raises is shown there and in the page. Raises CuprunError when the port is taken or a path cannot be watched.
    """
    preview = Preview(rebuild=rebuild, output=output, watched=watched, port=port, announce=announce)
    try:
        with preview:
            announce(f"Preview at {preview.url} (Ctrl+C ends it)")
            preview.run()
    except KeyboardInterrupt:
        announce("Preview ended.")


def _milliseconds_now() -> int:
    return time.time_ns() // 1_000_000
