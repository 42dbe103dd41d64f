from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from cuprun.errors import CuprunError
from cuprun.preview import Preview

if TYPE_CHECKING:
    from tests.preview.conftest import Answer, EventReader, LittleSite

    Get = Callable[..., Answer]

SCRIPT = re.compile(rb'<script src="/_preview/client\.js" data-build="\d+"></script></body>')


def test_a_page_is_served_with_the_script_and_its_file_untouched(site: LittleSite, get: Get) -> None:
    before = (site.output / "index.html").read_bytes()
    answer = get("/")
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Length"] == str(len(answer.body))
    assert len(SCRIPT.findall(answer.body)) == 1
    assert b"Club 2-1 Genk" in answer.body
    assert (site.output / "index.html").read_bytes() == before


@pytest.mark.parametrize(
    "path", ["/", "/missing", "/data.json", "/sub", "/_preview/client.js", "/_preview/events"]
)
def test_nothing_is_stored_by_the_browser(site: LittleSite, get: Get, path: str) -> None:
    (site.output / "data.json").write_text("{}", encoding="utf-8")
    (site.output / "sub").mkdir()
    assert get(path, method="HEAD").headers.get_all("Cache-Control") == ["no-store"]


def test_other_files_are_served_byte_for_byte(site: LittleSite, get: Get) -> None:
    picture = bytes(range(256)) * 1000
    (site.output / "tolu.png").write_bytes(picture)
    answer = get("/tolu.png?size=2")
    assert (answer.body, answer.headers["Content-Type"]) == (picture, "image/png")


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.woff2", "font/woff2"),
        ("a.pf_meta", "application/octet-stream"),
    ],
)
def test_a_file_says_what_it_is(site: LittleSite, get: Get, name: str, content_type: str) -> None:
    (site.output / name).write_bytes(b"")
    assert get("/" + name).headers["Content-Type"] == content_type


def test_a_head_request_gets_the_headers_alone(get: Get) -> None:
    head, whole = get("/", method="HEAD"), get("/")
    assert (head.status, head.body) == (200, b"")
    assert head.headers["Content-Length"] == whole.headers["Content-Length"]


def test_a_folder_without_its_slash_is_redirected_with_its_query(site: LittleSite, get: Get) -> None:
    (site.output / "teams").mkdir()
    answer = get("/teams?page=2")
    assert (answer.status, answer.headers["Location"]) == (301, "/teams/?page=2")


def test_a_missing_page_is_a_404_that_reloads_itself(get: Get) -> None:
    answer = get("/missing/")
    assert answer.status == 404
    assert SCRIPT.search(answer.body)


def test_the_sites_own_404_page_is_used(site: LittleSite, get: Get) -> None:
    (site.output / "404.html").write_text("<body>Niet gevonden</body>", encoding="utf-8")
    answer = get("/missing.html")
    assert answer.status == 404
    assert b"Niet gevonden" in answer.body
    assert SCRIPT.search(answer.body)


def test_files_beside_the_output_are_out_of_reach(get: Get) -> None:
    for path in ("/../pelicanconf.py", "/%2e%2e/pelicanconf.py", "/..%2Fpelicanconf.py"):
        assert get(path).status == 404


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:8000", "[::1]:9", "[::1]"])
def test_the_names_of_this_machine_are_answered(get: Get, host: str) -> None:
    assert get("/", headers={"Host": host}).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "localhost.evil.example", "10.0.0.7", ""]
)
@pytest.mark.parametrize("path", ["/", "/_preview/events", "/_preview/client.js"])
def test_a_foreign_name_for_this_machine_is_refused(get: Get, host: str, path: str) -> None:
    answer = get(path, headers={"Host": host})
    assert answer.status == 403
    assert b"Club" not in answer.body


def test_only_this_machine_can_connect(preview: Preview) -> None:
    assert urlsplit(preview.url).hostname == "127.0.0.1"


def test_the_script_is_served(get: Get) -> None:
    answer = get("/_preview/client.js")
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert b"EventSource" in answer.body


def test_a_browser_that_goes_away_is_dropped(preview: Preview, stream: EventReader) -> None:
    stream.next()
    assert preview.hub.listeners == 1
    stream.close()
    give_up = time.monotonic() + 10
    while preview.hub.listeners and time.monotonic() < give_up:
        time.sleep(0.01)
    assert preview.hub.listeners == 0


def test_a_taken_port_is_named_with_what_to_do(site: LittleSite, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        second = Preview(
            rebuild=site.rebuild, output=tmp_path, watched=[], port=port, announce=site.announced.put
        )
        with pytest.raises(CuprunError, match=rf"Port {port} is taken.*PORT=8001"), second:
            pytest.fail("two servers on one port")


def test_a_number_that_is_no_port_is_refused(site: LittleSite, tmp_path: Path) -> None:
    wrong = Preview(
        rebuild=site.rebuild, output=tmp_path, watched=[], port=80000, announce=site.announced.put
    )
    with pytest.raises(CuprunError, match=r"80000 is no port.*1 to 65535"), wrong:
        pytest.fail("served on no port")
