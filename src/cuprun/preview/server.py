"""The preview's web server: the output folder, the page's script and the stream of events, for this machine only."""

from __future__ import annotations

import errno
import mimetypes
import os
import shutil
import socket
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import closing, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from socketserver import TCPServer
from typing import Any

from msgspec import Struct

from cuprun.errors import CuprunError
from cuprun.preview.addresses import Found, Moved, locate
from cuprun.preview.events import EventHub
from cuprun.preview.injection import CLIENT_PATH, inject_client

LOOPBACK = "127.0.0.1"
EVENTS_PATH = "/_preview/events"

_OUR_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

# Named here because `mimetypes` asks the machine, and machines differ.
_CONTENT_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".ics": "text/calendar",
    ".webmanifest": "application/manifest+json",
    ".txt": "text/plain",
    ".md": "text/markdown",
}
_TEXTUAL = ("application/json", "application/xml", "image/svg+xml", "application/manifest+json")

_NOT_FOUND = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not found</title></head>
<body><h1>Not found</h1>
<p>There is no such page in the site as it was last built. This page reloads itself after the next build.</p>
</body></html>
"""


class ServedSite(Struct, frozen=True, kw_only=True):
    """What the server shows: a folder, the events about it, and the number of its newest good build."""

    output: Path
    hub: EventHub
    build: Callable[[], int]
    announce: Callable[[str], None]


class PreviewServer(ThreadingHTTPServer):
    """Serves a site on 127.0.0.1; port 0 takes any free one. Raises CuprunError when the port cannot be had."""

    # Threads that are waited for in `server_close`, so that none outlives the preview.
    daemon_threads = False
    # A browser asks for a page's pictures all at once.
    request_queue_size = 128
    # On Windows the option lets a second server take over a port that is in use.
    allow_reuse_address = os.name == "posix"

    def __init__(self, site: ServedSite, *, port: int) -> None:
        self.site = site
        self._connections: set[socket.socket] = set()
        self._connections_lock = threading.Lock()
        try:
            super().__init__((LOOPBACK, port), _PreviewHandler)
        except (OSError, OverflowError) as error:
            raise CuprunError(_why_no_port(port, error)) from error

    def server_bind(self) -> None:
        # HTTPServer's own looks the host's name up, which can take seconds and is of no use here.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, int(self.server_address[1])

    @property
    def url(self) -> str:
        """The address of the site's front page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        with self._connections_lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        with self._connections_lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def server_close(self) -> None:
        """Hang up on whoever is connected, and wait for the threads that served them."""
        with self._connections_lock:
            for connection in self._connections:
                # Browsers open connections in advance and say nothing on them.
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
        super().server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell of a fault of ours; that a browser hung up or fell asleep is none."""
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            self.site.announce(traceback.format_exc().rstrip())


def _why_no_port(port: int, error: Exception) -> str:
    other = "choose another port, for example: make devserver PORT=8001"
    if isinstance(error, OverflowError):
        return f"{port} is no port: a port is a number from 1 to 65535; {other}"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken: stop the program that uses it (another preview?), or {other}"
    return f"Port {port} cannot be used ({error}): {other}"


class _PreviewHandler(BaseHTTPRequestHandler):
    """Answers one request. HTTP/1.0, a connection each: on loopback that costs nothing and closes cleanly."""

    server: PreviewServer
    server_version = "Cuprun"
    sys_version = ""
    timeout = 30
    """Seconds after which a browser that neither reads nor writes is let go."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0].partition("#")[0]
        if not _is_our_name(self.headers.get("Host", "")):
            self._refuse_host()
        elif path == EVENTS_PATH:
            self._stream_events()
        elif path == CLIENT_PATH:
            script = files("cuprun.preview").joinpath("client.js").read_bytes()
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", script)
        else:
            self._send_located(path)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the terminal is for rebuilds and faults."""

    def _send_located(self, path: str) -> None:
        site = self.server.site
        # Asked before the file is read: a build that ends in between makes one reload too many, never one too few.
        build = site.build()
        match locate(site.output, path):
            case Moved(location):
                self._redirect(location)
            case Found(file):
                # A rebuild may take the file away after it was found; nothing is sent before it is read.
                try:
                    self._send_found(file, build)
                except FileNotFoundError:
                    self._send_not_found(build)
            case None:
                self._send_not_found(build)

    def _send_found(self, file: Path, build: int) -> None:
        content_type = _content_type(file)
        if content_type.startswith("text/html"):
            self._send(HTTPStatus.OK, content_type, inject_client(file.read_bytes(), build=build))
        else:
            self._send_file(file, content_type)

    def _send_not_found(self, build: int) -> None:
        located = locate(self.server.site.output, "/404.html")
        page = located.file.read_bytes() if isinstance(located, Found) else _NOT_FOUND
        self._send(HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", inject_client(page, build=build))

    def _refuse_host(self) -> None:
        # A foreign name that points at this machine is how another site would read the preview (DNS rebinding).
        reason = f"The preview answers to {', '.join(sorted(_OUR_NAMES))} only.\n"
        self._send(HTTPStatus.FORBIDDEN, "text/plain; charset=utf-8", reason.encode())

    def _redirect(self, location: str) -> None:
        query = self.path.partition("?")[1:]
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", location + "".join(query))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        self._send_head(status, content_type, length=len(body))
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_file(self, file: Path, content_type: str) -> None:
        with file.open("rb") as content:
            self._send_head(HTTPStatus.OK, content_type, length=os.fstat(content.fileno()).st_size)
            if self.command != "HEAD":
                shutil.copyfileobj(content, self.wfile)

    def _send_head(self, status: HTTPStatus, content_type: str, *, length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("X-Content-Type-Options", "nosniff")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _stream_events(self) -> None:
        self._send_head(HTTPStatus.OK, "text/event-stream; charset=utf-8", length=None)
        if self.command == "HEAD":
            return
        with closing(self.server.site.hub.listen()) as stream:
            for chunk in stream:
                self.wfile.write(chunk)


def _is_our_name(host: str) -> bool:
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower() in _OUR_NAMES


def _content_type(file: Path) -> str:
    guessed = _CONTENT_TYPES.get(file.suffix.lower()) or mimetypes.guess_type(file.name)[0]
    if guessed is None:
        return "application/octet-stream"
    is_text = guessed.startswith("text/") or guessed in _TEXTUAL
    return f"{guessed}; charset=utf-8" if is_text else guessed
