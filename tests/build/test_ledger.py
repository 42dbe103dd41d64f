"""What builds remember of one another, and what becomes of it when the file is not what it was."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from cuprun.build.ledger import Ledger, PageRow, Source

ROW = PageRow("chapter:cup/2024-25", "template", "view", "12:34:56")


def _filled(file: Path | None = None, identity: str = "1") -> Ledger:
    ledger = Ledger(file, identity=identity)
    ledger.put("shared", "abc")
    ledger.put_sources([("reports/a.md", Source("1:2:3", "digest", "[1]", "[2]"))])
    ledger.put_unit("chapter:cup/2024-25", "inputs", [["code"]])
    ledger.put_items([("story", "a.md", "chapter:cup/2024-25", "d1", b"A")])
    ledger.put_pages([("index.html", ROW)])
    ledger.commit()
    return ledger


def _holds_all(ledger: Ledger) -> bool:
    return (
        ledger.get("shared") == "abc"
        and ledger.sources() == {"reports/a.md": Source("1:2:3", "digest", "[1]", "[2]")}
        and ledger.units() == {"chapter:cup/2024-25": "inputs"}
        and ledger.item("story", "a.md") == b"A"
        and ledger.page("index.html") == ROW
    )


def _is_empty(ledger: Ledger) -> bool:
    return not (ledger.get("shared") or ledger.sources() or ledger.units() or ledger.page_count())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "ledger.sqlite"


def test_what_was_committed_is_there_the_next_time(file: Path) -> None:
    _filled(file).close()
    again = Ledger(file, identity="1")
    assert _holds_all(again)
    again.close()


def test_a_ledger_that_is_missing_is_a_new_one(file: Path) -> None:
    ledger = Ledger(file, identity="1")
    assert _is_empty(ledger)
    ledger.close()
    assert file.is_file()


def test_what_was_not_committed_is_forgotten(file: Path) -> None:
    ledger = _filled(file)
    ledger.put("shared", "other")
    ledger.drop_pages(["index.html"])
    ledger.forget_units()
    ledger.rollback()
    assert _holds_all(ledger)
    ledger.put("shared", "other")
    ledger.close()
    again = Ledger(file, identity="1")
    assert _holds_all(again)
    again.close()


def test_a_ledger_of_other_programs_is_forgotten(file: Path) -> None:
    _filled(file, identity="1").close()
    other = Ledger(file, identity="2")
    assert _is_empty(other)
    other.close()


def test_a_ledger_of_another_version_is_forgotten(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cuprun.build.ledger.VERSION", 0)
    _filled(file).close()
    monkeypatch.undo()
    now = Ledger(file, identity="1")
    assert _is_empty(now)
    now.close()


def test_a_ledger_cut_short_anywhere_is_all_there_or_forgotten(file: Path, tmp_path: Path) -> None:
    _filled(file).close()
    whole = file.read_bytes()
    for size in [0, 1, 15, 16, 99, 100, *range(512, len(whole), 1024), len(whole) - 1]:
        cut = tmp_path / f"cut-{size}.sqlite"
        cut.write_bytes(whole[:size])
        ledger = Ledger(cut, identity="1")
        assert _is_empty(ledger) or _holds_all(ledger), size
        ledger.put("shared", "abc")
        ledger.commit()
        ledger.close()


@pytest.mark.parametrize("offset", [0, 18, 40, 100, 4096, 5000])
def test_a_ledger_with_other_bytes_in_it_can_be_opened_and_written(file: Path, offset: int) -> None:
    _filled(file).close()
    data = bytearray(file.read_bytes())
    data[offset : offset + 64] = bytes(reversed(range(64)))
    file.write_bytes(data)
    ledger = Ledger(file, identity="1")
    ledger.put("shared", "new")
    ledger.commit()
    assert ledger.get("shared") == "new"
    ledger.close()


@pytest.mark.parametrize("content", [b"", b"no database at all\n" * 100])
def test_a_file_that_is_no_database_is_replaced(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    ledger = Ledger(file, identity="1")
    assert _is_empty(ledger)
    ledger.close()


def test_a_copy_taken_in_mid_build_is_what_was_there_before(file: Path, tmp_path: Path) -> None:
    """As a kill leaves it: the file and its journal, whatever was written to them so far."""
    ledger = _filled(file)
    ledger.put_pages((f"page-{number}.html", ROW) for number in range(5000))
    killed = tmp_path / "killed"
    shutil.copytree(file.parent, killed)
    ledger.close()
    again = Ledger(killed / file.name, identity="1")
    assert _holds_all(again)
    assert again.page_count() == 1
    again.close()


def test_clearing_forgets_everything(file: Path) -> None:
    ledger = _filled(file)
    ledger.clear()
    assert _is_empty(ledger)
    ledger.close()


def test_items_come_in_the_order_of_their_ids_and_by_their_beginnings() -> None:
    ledger = Ledger(None)
    ids = ["genk|2024-25|cup", "club|2024-25|cup", "club|2023-24|cup", "clubx|2024-25|cup"]
    ledger.put_items(("team", id_, "unit", "d", id_.encode()) for id_ in ids)
    assert ledger.ids("team") == sorted(ids)
    assert ledger.items("team", "club|") == [b"club|2023-24|cup", b"club|2024-25|cup"]
    assert ledger.item_digests("unit") == {("team", id_): "d" for id_ in ids}
    ledger.drop_items([("team", "genk|2024-25|cup")])
    assert ledger.item("team", "genk|2024-25|cup") is None


def _shelf() -> Ledger:
    """Four stories: the newest first, two of one moment in the order of their names."""
    ledger = Ledger(None)
    ranks = {
        "new": (-3.0, False, "new"),
        "b": (-2.0, False, "b"),
        "a": (-2.0, False, "a"),
        "old": (-1.5, True, "old"),
    }
    for id_, rank in ranks.items():
        ledger.put_items([("story", id_, "unit", "d", id_.encode()), ("entry", id_, "unit", "d", b"entry")])
        ledger.shelve(id_, ["all", f"tag:{id_}"], rank)
    return ledger


def test_a_shelf_has_its_order_whatever_came_first() -> None:
    ledger = _shelf()
    assert ledger.shelved("all", "story", 0, None) == [b"new", b"a", b"b", b"old"]
    assert ledger.shelved("all", "story", 1, 2) == [b"a", b"b"]
    assert ledger.shelved("all", "entry", 0, 1) == [b"entry"]
    assert [ledger.place_on("all", ledger.shelves_of(id_)["all"]) for id_ in ("new", "a", "b", "old")] == [
        *range(4)
    ]


def test_a_shelf_is_counted_named_and_cleared() -> None:
    ledger = _shelf()
    assert ledger.shelf_count("all") == 4
    assert ledger.shelf_names("tag:") == ["tag:a", "tag:b", "tag:new", "tag:old"]
    ledger.unshelve(["a", "old"])
    assert ledger.shelved("all", "story", 0, None) == [b"new", b"b"]
    assert ledger.shelf_names("tag:") == ["tag:b", "tag:new"]
    assert ledger.shelves_of("a") == {}


def test_notes_and_units_are_found_by_how_they_start() -> None:
    ledger = Ledger(None)
    for unit in ("chapter:a", "chapter:b", "shelf:a"):
        ledger.put_unit(unit, "inputs", [unit] if unit != "chapter:b" else [])
    assert ledger.units("chapter:") == {"chapter:a": "inputs", "chapter:b": "inputs"}
    assert ledger.notes_of("chapter:") == {"chapter:a": ["chapter:a"]}
    ledger.drop_unit("chapter:a")
    assert ledger.note_of("chapter:a") is None


def test_pages_below_a_folder_are_those_in_it_alone() -> None:
    ledger = Ledger(None)
    ledger.put_pages([("cups/a/index.html", ROW), ("cups-old.html", ROW)])
    assert ledger.is_under("cups")
    assert ledger.is_under("cups/a")
    assert not ledger.is_under("cup")
    assert not ledger.is_under("cups-old.html")


def test_a_ledger_is_looked_through_only_after_somebody_has_been_at_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    connected = sqlite3.connect

    def listening(*args: Any, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connected(*args, **options)
        db.set_trace_callback(asked.append)
        return db

    _filled(file).close()
    monkeypatch.setattr("cuprun.build.ledger.sqlite3.connect", listening)
    for been_there in (False, True):
        if been_there:
            file.touch()
        asked.clear()
        ledger = Ledger(file, identity="1")
        assert _holds_all(ledger)
        ledger.close()
        assert any("quick_check" in question for question in asked) is been_there


def _shelved(ledger: Ledger, *places: int) -> None:
    for place in places:
        ledger.put_items([("story", f"{place}.md", "unit", "digest", str(place).encode())])
        ledger.shelve(f"{place}.md", ["all"], (float(place), False, f"/{place}/"))


def test_what_was_counted_along_a_shelf_is_counted_again_once_something_has_moved() -> None:
    ledger = Ledger(None)
    _shelved(ledger, 1, 2, 3)
    asked: list[str] = []
    ledger._db.set_trace_callback(asked.append)

    def counted() -> tuple[int, int, list[bytes]]:
        rank = (3.0, False, "/3/")
        return ledger.shelf_count("all"), ledger.place_on("all", rank), ledger.shelved("all", "story", 1, 1)

    assert counted() == counted() == (3, 2, [b"2"])
    assert sum("COUNT" in question for question in asked) == 2
    _shelved(ledger, 0)
    assert counted() == (4, 3, [b"1"])
    ledger.unshelve([])
    ledger.unshelve(["1.md"])
    assert counted() == (3, 2, [b"2"])
    ledger.commit()
    ledger.unshelve(["2.md"])
    assert counted() == (2, 1, [b"3"])
    ledger.rollback()
    assert counted() == (3, 2, [b"2"])
    assert ledger.shelved("all", "story", 3, None) == []


def test_pages_are_counted_again_once_there_are_others() -> None:
    ledger = _filled()
    assert ledger.page_count() == 1
    ledger.put_pages([("index.html", ROW)], all_known=True)
    ledger.drop_pages([])
    assert ledger.page_count() == 1
    ledger.put_pages([("teams/index.html", ROW)])
    assert ledger.page_count() == 2
    ledger.rollback()
    assert ledger.page_count() == 1
    ledger.drop_pages(["index.html"])
    assert ledger.page_count() == 0
