"""A real browser, and the demo site as people get it, on loopback."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

import chromium

ROOT = Path(__file__).parents[2]

QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
"""What keeps a browser from doing anything but the test."""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """How pytest-playwright starts Chromium: the one on the PATH, or Playwright's own where there is none."""
    found = chromium.on_path()
    args = [*browser_type_launch_args.get("args", []), *QUIET]
    if os.geteuid() == 0:
        args.append("--no-sandbox")  # Chromium does not start as root with one
    return {**browser_type_launch_args, "args": args, **({"executable_path": found} if found else {})}


@pytest.fixture(scope="session")
def demo_output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo site, built once by Pelican's command line."""
    output = tmp_path_factory.mktemp("demo") / "output"
    command = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(output)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return output


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and writes nothing to the terminal."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named by http.server
        pass


@pytest.fixture(scope="session")
def demo_site(demo_output: Path) -> Iterator[str]:
    """The address of the demo site on loopback, without a slash at its end."""
    handler = functools.partial(QuietHandler, directory=str(demo_output))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
