"""A rebuild: all files together or none, others' files left alone, and the next build mends what broke off."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cuprun.build import BuildReport, ClashError, Copy, Made, Rebuild
from cuprun.build.drafts import FOLDER, Draft, DraftFolder
from cuprun.build.ledger import Ledger
from cuprun.build.manifest import Manifest
from cuprun.build.output import Output


@dataclass
class Yard:
    """A folder to build in; units are given as what each makes: texts by path."""

    root: Path
    ledger: Ledger = field(init=False)

    def __post_init__(self) -> None:
        self.open()

    def open(self) -> None:
        """As a new process would."""
        self.ledger = Ledger(self.root / "kept" / "ledger.sqlite")

    @property
    def output(self) -> Path:
        return self.root / "output"

    def build(
        self,
        units: dict[str, dict[str, str]],
        *,
        partial: Iterable[str] = (),
        copies: list[Copy] | None = None,
        retained: set[str] | None = None,
    ) -> BuildReport:
        drafts = DraftFolder(self.output)
        drafts.prepare()
        rebuild = Rebuild(
            self.ledger, self.output, Manifest(self.root / "kept" / "manifest.json"), drafts, started=0
        )
        try:
            for unit, texts in units.items():
                made = [self._made(drafts, path, text) for path, text in texts.items()]
                rebuild.add(unit, made, partial=unit in partial)
                self.ledger.put_unit(unit, "inputs")
            for unit in self.ledger.units().keys() - units.keys():
                rebuild.drop(unit)
                self.ledger.drop_unit(unit)
            if copies is not None:
                rebuild.copy(copies)
            report = rebuild.finish(retained=retained)
        except BaseException:
            self.ledger.rollback()
            drafts.discard()
            raise
        drafts.discard()
        return report

    def _made(self, drafts: DraftFolder, path: str, text: str) -> Made:
        content = text.encode()
        draft = None if Output(self.output).holds(path, content) else drafts.write(path, content)
        return Made(path=path, prints=("template", text), rendered=True, draft=draft, reason="new")

    def tree(self) -> dict[str, str]:
        files = (file for file in self.output.rglob("*") if file.is_file())
        return {file.relative_to(self.output).as_posix(): file.read_text() for file in files}


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard(tmp_path)


def test_what_units_make_is_there_and_counted(yard: Yard) -> None:
    report = yard.build({"a": {"index.html": "A", "cups/index.html": "B"}, "b": {"teams/genk.html": "C"}})
    assert yard.tree() == {"index.html": "A", "cups/index.html": "B", "teams/genk.html": "C"}
    assert (report.pages, report.rendered, report.written, report.removed) == (3, 3, 3, 0)


def test_an_unchanged_file_keeps_its_inode_and_time(yard: Yard) -> None:
    yard.build({"a": {"same.html": "A", "other.html": "B"}})
    before = (yard.output / "same.html").stat()
    report = yard.build({"a": {"same.html": "A", "other.html": "B2"}})
    after = (yard.output / "same.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert report.written == 1


def test_orphans_go_with_the_folders_that_they_leave_empty(yard: Yard) -> None:
    yard.build({"a": {"cups/old/index.html": "A", "cups/index.html": "B"}, "b": {"teams/index.html": "C"}})
    report = yard.build({"a": {"cups/index.html": "B"}})
    assert yard.tree() == {"cups/index.html": "B"}
    assert report.removed == 2
    assert not (yard.output / "cups/old").exists()
    assert not (yard.output / "teams").exists()


def test_files_of_others_stay(yard: Yard) -> None:
    (yard.output / "cups").mkdir(parents=True)
    (yard.output / "CNAME").write_text("cups.example.org")
    (yard.output / "cups/notes.txt").write_text("mine")
    yard.build({"a": {"cups/index.html": "A"}})
    yard.build({"a": {"index.html": "A"}})
    assert yard.tree() == {"CNAME": "cups.example.org", "cups/notes.txt": "mine", "index.html": "A"}


def test_files_of_others_go_where_the_output_is_to_be_cleared_but_those_retained(yard: Yard) -> None:
    yard.output.mkdir()
    (yard.output / "CNAME").write_text("cups.example.org")
    (yard.output / "stray.txt").write_text("old")
    yard.build({"a": {"index.html": "A"}}, retained={"CNAME"})
    assert yard.tree() == {"CNAME": "cups.example.org", "index.html": "A"}


@pytest.mark.parametrize(
    ("units", "fault"),
    [
        ({"a": {"x.html": "A"}, "b": {"x.html": "B"}}, "x.html: claimed 2 times"),
        ({"a": {"x": "A"}, "b": {"x/index.html": "B"}}, "is a"),
        ({"a": {"../x.html": "A"}}, "leads outside the output folder"),
        ({"a": {"/x.html": "A"}}, "leads outside the output folder"),
    ],
)
def test_paths_that_cannot_be_are_told_and_nothing_is_touched(
    yard: Yard, units: dict[str, dict[str, str]], fault: str
) -> None:
    yard.build({"a": {"index.html": "A"}})
    with pytest.raises(ClashError, match=fault):
        yard.build(units)
    assert yard.tree() == {"index.html": "A"}
    assert not (yard.output / FOLDER).exists()
    assert yard.build({"a": {"index.html": "A"}}).written == 0


def test_a_unit_at_rest_holds_its_paths(yard: Yard) -> None:
    yard.build({"a": {"x.html": "A", "y/index.html": "A"}, "b": {"z.html": "B"}})
    drafts = DraftFolder(yard.output)
    for path in ("x.html", "y", "z.html/index.html"):
        rebuild = Rebuild(
            yard.ledger, yard.output, Manifest(yard.root / "kept/manifest.json"), drafts, started=0
        )
        rebuild.add("c", [Made(path=path, prints=("", ""), rendered=True)])
        with pytest.raises(ClashError):
            rebuild.finish(retained=None)


def test_a_page_may_move_from_one_unit_to_another(yard: Yard) -> None:
    yard.build({"a": {"x.html": "A"}, "b": {"y.html": "B"}})
    yard.build({"a": {"y.html": "B"}, "b": {"x.html": "A"}})
    assert yard.tree() == {"x.html": "A", "y.html": "B"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(yard: Yard) -> None:
    yard.build({"a": {"x": "A", "y/index.html": "B"}})
    yard.build({"a": {"x/index.html": "A", "y": "B"}})
    assert yard.tree() == {"x/index.html": "A", "y": "B"}


def test_what_a_partial_unit_does_not_name_stays(yard: Yard) -> None:
    yard.build({"a": {"page-1.html": "A", "page-2.html": "B"}})
    report = yard.build({"a": {"page-2.html": "B2"}}, partial=["a"])
    assert yard.tree() == {"page-1.html": "A", "page-2.html": "B2"}
    assert (report.pages, report.written) == (2, 1)
    yard.build({"a": {"page-2.html": "B2"}})
    assert yard.tree() == {"page-2.html": "B2"}


def test_copies_follow_their_sources(yard: Yard) -> None:
    source = yard.root / "ball.svg"
    source.write_text("ball")
    copies = [Copy(path="images/ball.svg", source=source)]
    assert yard.build({"a": {"index.html": "A"}}, copies=copies).written == 2
    assert yard.build({"a": {"index.html": "A"}}, copies=copies).written == 0
    source.write_text("BALL")
    assert yard.build({"a": {"index.html": "A"}}, copies=copies).written == 1
    assert yard.tree()["images/ball.svg"] == "BALL"
    (yard.output / "images/ball.svg").write_text("hand")
    yard.build({"a": {"index.html": "A"}}, copies=copies)
    assert yard.tree()["images/ball.svg"] == "BALL"
    yard.build({"a": {"index.html": "A"}}, copies=[])
    assert yard.tree() == {"index.html": "A"}


BEFORE = {"a": {"a.html": "1", "b.html": "1", "c.html": "1"}, "gone": {"old/index.html": "1"}}
AFTER = {"a": {"a.html": "2", "b.html": "1", "c.html": "2"}, "new": {"new/index.html": "2"}}


def _fail_at(number: int, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> list[str]:
    """Have the call with this number, of all that change files, fail; returns the calls that were made."""
    made: list[str] = []

    def failing(name: str, real: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            made.append(name)
            if len(made) == number:
                raise error
            return real(*arguments, **options)

        return call

    for name in ("replace", "rename", "mkdir"):
        monkeypatch.setattr(os, name, failing(name, getattr(os, name)))
    monkeypatch.setattr("cuprun.build.drafts.open", failing("open", open), raising=False)
    monkeypatch.setattr(Path, "write_bytes", failing("write", Path.write_bytes))
    monkeypatch.setattr(Path, "write_text", failing("write", Path.write_text))
    monkeypatch.setattr(Path, "unlink", failing("unlink", Path.unlink))
    return made


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("number", range(1, 24))
def test_whatever_step_fails_every_file_is_whole_and_the_next_build_mends_all(
    yard: Yard, number: int, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    yard.build(BEFORE)
    with monkeypatch.context() as patched:
        made = _fail_at(number, patched, error)
        try:
            yard.build(AFTER)
        except (OSError, KeyboardInterrupt):
            assert len(made) >= number
    for path, text in yard.tree().items():
        assert text in ("1", "2"), path
    yard.ledger.close()
    yard.open()
    yard.build(AFTER)
    assert yard.tree() == {path: text for unit in AFTER.values() for path, text in unit.items()}


@pytest.mark.parametrize("number", range(1, 24))
def test_after_any_failure_the_build_before_can_come_back(
    yard: Yard, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    yard.build(BEFORE)
    with monkeypatch.context() as patched:
        _fail_at(number, patched, OSError(errno.EIO, "Input/output error"))
        with suppress(OSError):
            yard.build(AFTER)
    yard.build(BEFORE)
    assert yard.tree() == {path: text for unit in BEFORE.values() for path, text in unit.items()}


def test_what_a_killed_build_left_behind_is_cleared_away(yard: Yard) -> None:
    yard.build(BEFORE)
    left = yard.output / FOLDER / "123-0"
    left.parent.mkdir()
    left.write_text("half a pa")
    assert yard.build(BEFORE).written == 0
    assert not left.parent.exists()


def test_whoever_writes_drafts_need_not_be_told_that_a_build_has_ended(yard: Yard) -> None:
    """Workers elsewhere live longer than a build, and so does what they write with."""
    elsewhere = DraftFolder(yard.output)
    for text in ("1", "2"):
        here = DraftFolder(yard.output)
        here.prepare()
        assert elsewhere.write("cups/index.html", text.encode()).stat
        here.place()
        here.discard()
        assert yard.tree() == {"cups/index.html": text}


def test_a_draft_that_could_not_be_had_fails_the_build(yard: Yard) -> None:
    """Where upper and lower case are one, say, and so two paths."""
    yard.build(BEFORE)
    drafts = DraftFolder(yard.output)
    rebuild = Rebuild(yard.ledger, yard.output, Manifest(yard.root / "kept/manifest.json"), drafts, started=0)
    lost = Draft(path="A.html", stat="")
    rebuild.add("c", [Made(path="A.html", prints=("", ""), rendered=True, draft=lost)])
    with pytest.raises(FileExistsError, match="in its way"):
        rebuild.finish(retained=None)


def test_a_build_without_files_leaves_no_folder(yard: Yard) -> None:
    yard.build({})
    assert not yard.output.exists()


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((1204, 3, 2, 0), "1,204 pages, 3 rendered, 2 written, 0.21 s"),
        ((1, 0, 0, 0), "1 page, nothing changed, 0.21 s"),
        ((7, 0, 0, 2), "7 pages, 2 removed, 0.21 s"),
    ],
)
def test_the_report_is_one_line(counts: tuple[int, int, int, int], line: str) -> None:
    pages, rendered, written, removed = counts
    report = BuildReport(pages=pages, rendered=rendered, written=written, removed=removed, seconds=0.209)
    assert report.summary() == line
