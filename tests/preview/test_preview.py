"""The whole way: a real folder, real watchdog, real HTTP and a real stream of events."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from cuprun.errors import CuprunError
from cuprun.preview import Preview

if TYPE_CHECKING:
    from tests.preview.conftest import Answer, EventReader, LittleSite

DEADLINE = 10.0


def test_a_change_rebuilds_and_tells_the_page(
    site: LittleSite, get: Callable[..., Answer], stream: EventReader
) -> None:
    first = stream.next()
    assert first[0] == "reload"
    assert f'data-build="{first[1]["build"]}"'.encode() in get("/").body
    site.write("index", "Club 3-1 Genk")
    kind, newer = stream.next()
    assert kind == "reload"
    assert newer["build"] > first[1]["build"]
    assert b"Club 3-1 Genk" in get("/").body
    assert f'data-build="{newer["build"]}"'.encode() in get("/").body


def test_a_rebuild_is_told_what_changed(site: LittleSite, stream: EventReader) -> None:
    stream.next()
    site.write("index", "Club 3-1 Genk")
    stream.next()
    assert site.changes[0] is None
    assert site.changes[1] is not None
    assert (site.content / "index.md").resolve() in site.changes[1]


def test_faults_are_told_and_withdrawn(
    site: LittleSite, get: Callable[..., Answer], stream: EventReader
) -> None:
    good = stream.next()[1]["build"]
    site.write("index", "Club 2-x Genk")
    fault = "content/index.md:7:8: '2-x' is no score (write 2-1)"
    assert stream.next() == ("faults", {"build": good, "faults": [fault]})
    assert site.announced.get(timeout=DEADLINE) == f"{fault}\n1 faults"
    assert b"Club 2-1 Genk" in get("/").body, "the last good build stays up"
    site.write("index", "Club 2-0 Genk")
    kind, event = stream.next()
    assert (kind, event["faults"]) == ("reload", [])
    assert event["build"] > good


def test_a_rebuild_that_breaks_off_is_shown_and_survived(site: LittleSite, stream: EventReader) -> None:
    stream.next()
    site.announced.get(timeout=DEADLINE)
    site.write("index", "explode")
    kind, event = stream.next()
    assert kind == "faults"
    assert "ZeroDivisionError: explode" in event["faults"][0]
    assert site.announced.get(timeout=DEADLINE).startswith("Traceback")
    site.write("index", "Club 2-1 Genk")
    assert stream.next()[0] == "reload"


@pytest.mark.usefixtures("preview")
def test_changes_during_a_rebuild_cause_exactly_one_more(site: LittleSite) -> None:
    site.announced.get(timeout=DEADLINE)
    assert site.started.acquire(timeout=DEADLINE)
    site.hold.clear()
    site.write("index", "Club 3-1 Genk")
    assert site.started.acquire(timeout=DEADLINE)
    for goals in range(5):
        site.write("index", f"Club 3-{goals} Genk")
        site.write(f"other-{goals}", "Antwerp")
    site.hold.set()
    assert site.started.acquire(timeout=DEADLINE)
    assert [site.announced.get(timeout=DEADLINE) for _ in range(2)][-1] == "6 pages"
    assert "Club 3-4 Genk" in (site.output / "index.html").read_text(encoding="utf-8")
    assert not site.started.acquire(timeout=0.2), "a third rebuild"


def test_an_atomic_save_of_a_single_watched_file_rebuilds(site: LittleSite, stream: EventReader) -> None:
    """Twice, because a watch on the file itself would be lost with the file that was replaced."""
    stream.next()
    for name in ("Bekers", "Coupes"):
        saved = site.root / "saved.tmp"
        saved.write_text(f"SITENAME = '{name}'\n", encoding="utf-8")
        os.replace(saved, site.root / "pelicanconf.py")
        assert stream.next()[0] == "reload"


@pytest.mark.parametrize(
    "change", ["save in place", "create", "delete", "move in", "move out", "folder moved in"]
)
def test_each_kind_of_change_rebuilds(site: LittleSite, stream: EventReader, change: str) -> None:
    stream.next()
    elsewhere = site.root / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "b.md").write_text("Antwerp", encoding="utf-8")
    match change:
        case "save in place":
            with (site.content / "index.md").open("a", encoding="utf-8") as file:
                file.write("!")
        case "create":
            (site.content / "new.md").touch()
        case "delete":
            (site.content / "index.md").unlink()
        case "move in":
            os.replace(elsewhere / "b.md", site.content / "b.md")
        case "move out":
            os.replace(site.content / "index.md", elsewhere / "index.md")
        case "folder moved in":
            elsewhere.rename(site.content / "elsewhere")
    assert stream.next()[0] == "reload"


def test_reading_and_temporary_files_rebuild_nothing(site: LittleSite, stream: EventReader) -> None:
    stream.next()
    assert site.started.acquire(timeout=DEADLINE)
    (site.content / "index.md").read_bytes()
    (site.content / ".index.md.swp").write_bytes(b"vim")
    (site.content / ".git").mkdir()
    (site.content / ".git" / "index").write_bytes(b"git")
    (site.root / "README.md").write_text("not watched", encoding="utf-8")
    assert not site.started.acquire(timeout=0.3), "rebuilt for nothing"


def test_a_newcomer_is_told_of_the_faults_that_stand(site: LittleSite, stream: EventReader) -> None:
    stream.next()
    site.write("index", "2-x")
    stream.next()
    newcomer = type(stream)(site.url)
    try:
        assert newcomer.next()[0] == "faults"
    finally:
        newcomer.close()


def test_before_the_first_build_a_visitor_gets_a_page_that_will_reload(site: LittleSite) -> None:
    site.hold.clear()
    with Preview(
        rebuild=site.rebuild, output=site.output, watched=[site.content], port=0, announce=site.announced.put
    ) as preview:
        thread = threading.Thread(target=preview.run)
        thread.start()
        try:
            with socket.create_connection(
                ("127.0.0.1", urlsplit(preview.url).port or 0), DEADLINE
            ) as visitor:
                visitor.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
                answer = b"".join(iter(lambda: visitor.recv(65536), b""))
        finally:
            site.hold.set()
            preview.stop()
            thread.join(DEADLINE)
    assert answer.startswith(b"HTTP/1.0 404")
    assert b"/_preview/client.js" in answer


def test_an_idle_connection_does_not_hold_up_the_end(site: LittleSite) -> None:
    """Browsers open connections in advance and send nothing on them."""
    preview = Preview(
        rebuild=site.rebuild, output=site.output, watched=[site.content], port=0, announce=site.announced.put
    )
    with preview:
        idle = socket.create_connection(("127.0.0.1", urlsplit(preview.url).port or 0), DEADLINE)
        closing = threading.Thread(target=preview.__exit__, args=(None, None, None))
        closing.start()
        closing.join(DEADLINE)
        idle.close()
        assert not closing.is_alive()


def test_no_thread_outlives_a_watch_that_the_system_refuses(
    site: LittleSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: BaseObserver) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Observer, "on_thread_start", refuse)
    before = threading.active_count()
    refused = Preview(
        rebuild=site.rebuild, output=site.output, watched=[site.content], port=0, announce=site.announced.put
    )
    with pytest.raises(CuprunError, match="max_user_watches"), refused:
        pytest.fail("watched what cannot be watched")
    assert threading.active_count() == before


def test_no_thread_outlives_a_preview_that_could_not_start(site: LittleSite) -> None:
    before = threading.active_count()
    missing = Preview(
        rebuild=site.rebuild,
        output=site.output,
        watched=[site.content, site.root / "nowhere"],
        port=0,
        announce=site.announced.put,
    )
    with pytest.raises(CuprunError, match="nowhere"), missing:
        pytest.fail("watched what is not there")
    assert threading.active_count() == before


INTERRUPTED = """
import sys
from pathlib import Path
from cuprun.preview import Rebuilt, serve_preview

root = Path(sys.argv[1])
serve_preview(
    rebuild=lambda changed: Rebuilt(ok=True, diagnostics=(), summary="1 page"),
    output=root / "output",
    watched=[root / "content"],
    port=0,
    announce=lambda line: print(line, flush=True),
)
"""


def test_an_interrupt_ends_the_preview_cleanly(site: LittleSite) -> None:
    command = [sys.executable, "-W", "error", "-c", INTERRUPTED, str(site.root)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout is not None
        first, second = process.stdout.readline(), process.stdout.readline()
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=DEADLINE)
    assert first.startswith("Preview at http://127.0.0.1:")
    assert (second, rest, errors) == ("1 page\n", "Preview ended.\n", "")
    assert process.returncode == 0
