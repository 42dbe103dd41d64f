"""The ledger: what builds remember of one another, so that the next one does only what has changed.

One SQLite file beside the content. It holds data only, and nothing that could not be worked out again: a
ledger that is missing, damaged or of another version means a build from nothing, never a failed one. All
that one build learns is committed at once, after the output is in place.

- *sources*: files that were read, and what was noted of each;
- *items*: values that one unit of work hands on to others, under a kind and an id;
- *shelf*: in which lists an item stands, and where;
- *pages*: files of the output, the unit that made each, and the fingerprints of what went into it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from cuprun.build.drafts import stat_of

VERSION = 1

_TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE source (path TEXT PRIMARY KEY, stat TEXT, digest TEXT, note TEXT, doubts TEXT) WITHOUT ROWID;
CREATE INDEX source_doubts ON source (path) WHERE doubts IS NOT NULL;
CREATE TABLE item (kind TEXT, id TEXT, unit TEXT, digest TEXT, value BLOB, PRIMARY KEY (kind, id));
CREATE INDEX item_unit ON item (unit);
CREATE TABLE shelf (shelf TEXT, rank REAL, second INTEGER, third TEXT, id TEXT,
                    PRIMARY KEY (shelf, rank, second, third, id)) WITHOUT ROWID;
CREATE INDEX shelf_id ON shelf (id);
CREATE TABLE page (path TEXT PRIMARY KEY, unit TEXT, template TEXT, view TEXT, stat TEXT) WITHOUT ROWID;
CREATE INDEX page_unit ON page (unit);
CREATE TABLE unit (id TEXT PRIMARY KEY, inputs TEXT, note TEXT) WITHOUT ROWID;
"""

Rank = tuple[float, bool, str]


class Source(Struct, frozen=True):
    """A file that was read: its stat (which may spare a read), its bytes' digest, and what was noted of it.

    `note` and `doubts` are JSON, or None for nothing; doubts are looked for on their own.
    """

    stat: str
    digest: str
    note: str | None = None
    doubts: str | None = None


class PageRow(Struct, frozen=True):
    """A file of the output, and the fingerprints of its template and its view."""

    unit: str
    template: str
    view: str
    stat: str

    @property
    def prints(self) -> tuple[str, str]:
        """Both fingerprints."""
        return self.template, self.view


class Ledger:
    """One open ledger. Changes stay in a transaction until `commit`; `rollback` forgets them."""

    def __init__(self, file: Path | None, *, identity: str = "") -> None:
        """Open the ledger, or start a new one; `file` None keeps it in memory.

        `identity` names what must be the same for anything in it to hold (the versions of programs).
        Raises OSError where no file can be made.
        """
        self._file = file
        self._identity = f"{VERSION}:{identity}"
        self._about_shelves: dict[tuple[object, ...], Any] = {}
        """What was found by counting along shelves, as long as nothing moves on any of them."""
        self._page_count: int | None = None
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._opened()
        except (sqlite3.DatabaseError, ValueError):
            self._db = self._fresh()

    def _opened(self) -> sqlite3.Connection:
        if self._file is not None and not self._file.exists():
            raise ValueError("none yet")
        db = _connected(self._file)
        is_whole = self._is_as_left() or db.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        row = db.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
        if not is_whole or row is None or row[0] != self._identity:
            db.close()
            raise ValueError("damaged, or of another version")
        return db

    def _is_as_left(self) -> bool:
        """Whether nobody has been at the file since the last commit: then it need not be looked through."""
        with suppress(OSError):
            return self._file is not None and _left(self._file).read_text("utf-8") == stat_of(self._file)
        return False

    def _fresh(self) -> sqlite3.Connection:
        if self._file is not None:
            for leftover in (self._file, *(self._file.with_name(self._file.name + e) for e in _BESIDE)):
                leftover.unlink(missing_ok=True)
        db = _connected(self._file)
        db.executescript(f"BEGIN; {_TABLES} COMMIT;")
        db.execute("INSERT INTO meta VALUES ('identity', ?)", (self._identity,))
        db.commit()
        return db

    def snapshot(self, file: Path) -> None:
        """Write a copy as it stands, what is not committed yet included. Raises OSError."""
        file.write_bytes(self._db.serialize())

    @classmethod
    @contextmanager
    def reading(cls, file: Path) -> Iterator[Ledger]:
        """A snapshot, to be read only."""
        ledger = object.__new__(cls)
        ledger._file, ledger._identity = file, ""
        ledger._about_shelves, ledger._page_count = {}, None
        ledger._db = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            yield ledger
        finally:
            ledger.close()

    def clear(self) -> None:
        """Forget everything: the next build is one from nothing."""
        self.rollback()
        self._db.close()
        self._db = self._fresh()

    def commit(self) -> None:
        self._db.commit()
        if self._file is not None:
            with suppress(OSError):
                _left(self._file).write_text(stat_of(self._file), "utf-8")

    def rollback(self) -> None:
        self._about_shelves, self._page_count = {}, None
        with suppress(sqlite3.Error):
            self._db.rollback()

    def close(self) -> None:
        self._db.close()

    # Notes of all kinds

    def get(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # Sources

    def sources(self) -> dict[str, Source]:
        rows = self._db.execute("SELECT path, stat, digest, note, doubts FROM source")
        return {path: Source(*row) for path, *row in rows}

    def doubts(self) -> dict[str, str]:
        """The doubts about every file that there are some about."""
        return dict(self._db.execute("SELECT path, doubts FROM source WHERE doubts IS NOT NULL").fetchall())

    def put_sources(self, sources: Iterable[tuple[str, Source]]) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?)",
            ((path, s.stat, s.digest, s.note, s.doubts) for path, s in sources),
        )

    def drop_sources(self, paths: Iterable[str]) -> None:
        self._db.executemany("DELETE FROM source WHERE path = ?", ((path,) for path in paths))

    # Units of work

    def units(self, prefix: str = "") -> dict[str, str]:
        """The inputs' fingerprint of every unit whose id starts so."""
        rows = self._db.execute("SELECT id, inputs FROM unit WHERE id >= ? AND id < ?", _range(prefix))
        return dict(rows.fetchall())

    def note_of(self, unit: str) -> Any:
        """What was noted of a unit; None for one that there is not."""
        row = self._db.execute("SELECT note FROM unit WHERE id = ?", (unit,)).fetchone()
        return json.loads(row[0]) if row else None

    def notes_of(self, prefix: str) -> dict[str, Any]:
        """What was noted of every unit whose id starts so, where anything was."""
        rows = self._db.execute(
            "SELECT id, note FROM unit WHERE id >= ? AND id < ? AND note NOT IN ('null', '[]')",
            _range(prefix),
        )
        return {id_: json.loads(note) for id_, note in rows}

    def put_unit(self, unit: str, inputs: str, note: Any = None) -> None:
        self._db.execute("INSERT OR REPLACE INTO unit VALUES (?, ?, ?)", (unit, inputs, json.dumps(note)))

    def drop_unit(self, unit: str) -> None:
        self._db.execute("DELETE FROM unit WHERE id = ?", (unit,))

    def forget_units(self) -> None:
        """Forget all units, their items and their shelves."""
        self._about_shelves = {}
        for table in ("unit", "item", "shelf"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own

    # Items and the lists they stand in

    def item_digests(self, unit: str) -> dict[tuple[str, str], str]:
        rows = self._db.execute("SELECT kind, id, digest FROM item WHERE unit = ?", (unit,))
        return {(kind, id_): digest for kind, id_, digest in rows}

    def digest_of(self, kind: str, id_: str) -> str | None:
        row = self._db.execute("SELECT digest FROM item WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
        return row[0] if row else None

    def item(self, kind: str, id_: str) -> bytes | None:
        row = self._db.execute("SELECT value FROM item WHERE kind = ? AND id = ?", (kind, id_)).fetchone()
        return row[0] if row else None

    def items(self, kind: str, prefix: str = "") -> list[bytes]:
        """Values of a kind whose ids start so, in the order of their ids."""
        rows = self._db.execute(
            "SELECT value FROM item WHERE kind = ? AND id >= ? AND id < ? ORDER BY id",
            (kind, *_range(prefix)),
        )
        return [value for (value,) in rows]

    def ids(self, kind: str) -> list[str]:
        return [id_ for (id_,) in self._db.execute("SELECT id FROM item WHERE kind = ? ORDER BY id", (kind,))]

    def put_items(self, rows: Iterable[tuple[str, str, str, str, bytes]]) -> None:
        """Put items: kind, id, unit, digest, value."""
        self._db.executemany("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?, ?)", rows)

    def drop_items(self, keys: Iterable[tuple[str, str]]) -> None:
        self._db.executemany("DELETE FROM item WHERE kind = ? AND id = ?", keys)

    def shelved(self, shelf: str, kind: str, first: int, limit: int | None) -> list[bytes]:
        """Items of a kind on a shelf from a place on, counted from 0, in the shelf's order."""
        start = self._rank_at(shelf, first)
        if start is None:
            return []
        rows = self._db.execute(
            "SELECT item.value FROM (SELECT id, rank, second, third FROM shelf WHERE shelf = ?"
            " AND (rank, second, third) >= (?, ?, ?) ORDER BY rank, second, third LIMIT ?) AS s"
            " JOIN item ON item.kind = ? AND item.id = s.id ORDER BY s.rank, s.second, s.third",
            (shelf, *start, -1 if limit is None else limit, kind),
        )
        return [value for (value,) in rows]

    def _rank_at(self, shelf: str, place: int) -> Rank | None:
        """The rank at a place of a shelf, counted from 0; None beyond its end."""
        sql = "SELECT rank, second, third FROM shelf WHERE shelf = ? ORDER BY rank, second, third LIMIT 1 OFFSET ?"
        found: Rank | None = self._counted(("rank at", shelf, place), sql, (shelf, place))
        return found

    def _counted(self, question: tuple[object, ...], sql: str, values: tuple[object, ...]) -> Any:
        """The answer to a question that takes the longer the fuller a shelf is; asked once."""
        if question not in self._about_shelves:
            self._about_shelves[question] = self._db.execute(sql, values).fetchone()
        return self._about_shelves[question]

    def has_no_shelves(self) -> bool:
        return self._db.execute("SELECT 1 FROM shelf LIMIT 1").fetchone() is None

    def shelf_count(self, shelf: str) -> int:
        row = self._counted(("count", shelf), "SELECT COUNT(*) FROM shelf WHERE shelf = ?", (shelf,))
        return int(row[0])

    def place_on(self, shelf: str, rank: Rank) -> int:
        """How many items stand before this rank on a shelf."""
        sql = "SELECT COUNT(*) FROM shelf WHERE shelf = ? AND (rank, second, third) < (?, ?, ?)"
        return int(self._counted(("place", shelf, rank), sql, (shelf, *rank))[0])

    def shelf_names(self, prefix: str) -> list[str]:
        rows = self._db.execute(
            "SELECT DISTINCT shelf FROM shelf WHERE shelf >= ? AND shelf < ? ORDER BY shelf", _range(prefix)
        )
        return [shelf for (shelf,) in rows]

    def shelves_of(self, id_: str) -> dict[str, Rank]:
        rows = self._db.execute("SELECT shelf, rank, second, third FROM shelf WHERE id = ?", (id_,))
        return {shelf: (rank, bool(second), third) for shelf, rank, second, third in rows}

    def shelve(self, id_: str, shelves: Iterable[str], rank: Rank) -> None:
        self._about_shelves = {}
        self._db.executemany(
            "INSERT OR REPLACE INTO shelf VALUES (?, ?, ?, ?, ?)", ((shelf, *rank, id_) for shelf in shelves)
        )

    def unshelve(self, ids: Collection[str]) -> None:
        if ids:
            self._about_shelves = {}
            self._db.executemany("DELETE FROM shelf WHERE id = ?", ((id_,) for id_ in ids))

    # Pages

    def pages_of(self, unit: str) -> dict[str, PageRow]:
        rows = self._db.execute("SELECT path, unit, template, view, stat FROM page WHERE unit = ?", (unit,))
        return {path: PageRow(*row) for path, *row in rows}

    def page(self, path: str) -> PageRow | None:
        row = self._db.execute(
            "SELECT unit, template, view, stat FROM page WHERE path = ?", (path,)
        ).fetchone()
        return PageRow(*row) if row else None

    def page_of(self, unit: str, path: str) -> PageRow | None:
        """The page at a path, if it is one of that unit."""
        row = self.page(path)
        return row if row is not None and row.unit == unit else None

    def pages(self) -> Iterator[tuple[str, str, str]]:
        """Path, unit and stat of every page."""
        yield from self._db.execute("SELECT path, unit, stat FROM page")

    def page_count(self) -> int:
        if self._page_count is None:
            self._page_count = int(self._db.execute("SELECT COUNT(*) FROM page").fetchone()[0])
        return self._page_count

    def put_pages(self, rows: Iterable[tuple[str, PageRow]], *, all_known: bool = False) -> None:
        """Put pages; with `all_known` each of them takes the place of one that was there."""
        if not all_known:
            self._page_count = None
        self._db.executemany(
            "INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?)",
            ((path, row.unit, row.template, row.view, row.stat) for path, row in rows),
        )

    def drop_pages(self, paths: Collection[str]) -> None:
        if paths:
            self._page_count = None
        self._db.executemany("DELETE FROM page WHERE path = ?", ((path,) for path in paths))

    def is_under(self, folder: str) -> bool:
        """Whether some page lies below a path, as in a folder."""
        row = self._db.execute(
            "SELECT 1 FROM page WHERE path >= ? AND path < ? LIMIT 1", _range(f"{folder}/")
        )
        return row.fetchone() is not None


_LEFT = ".left"
_BESIDE = ("-journal", "-wal", "-shm", _LEFT)


def _left(file: Path) -> Path:
    """Where it is noted how a ledger was left."""
    return file.with_name(file.name + _LEFT)


def _connected(file: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect(file or ":memory:", isolation_level="DEFERRED", check_same_thread=False)
    db.executescript("PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;")
    return db


def _range(prefix: str) -> tuple[str, str]:
    """From the first text that starts so to the last."""
    return prefix, prefix + "\U0010ffff"
