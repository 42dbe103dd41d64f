from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from cuprun.build import BuildReport, ClashError, Copy, RenderingFailed, build
from cuprun.errors import CuprunError


@dataclass(frozen=True)
class Leaf:
    """The least that a build takes: a path; here with what it renders to."""

    path: str
    text: str


def render(leaf: Leaf) -> bytes:
    if leaf.text == "faulty":
        raise CuprunError(leaf.path)
    if leaf.text == "broken":
        raise ZeroDivisionError
    return leaf.text.encode()


class Workshop:
    """An output folder, its manifest, and builds of whatever pages are given."""

    def __init__(self, root: Path) -> None:
        self.output = root / "output"
        self.manifest = root / "state" / "manifest.json"

    def build(self, pages: Mapping[str, str], copies: Mapping[str, Path] | None = None) -> BuildReport:
        return build(
            [Leaf(path, text) for path, text in pages.items()],
            render,
            output=self.output,
            manifest=self.manifest,
            copies=[Copy(path=path, source=source) for path, source in (copies or {}).items()],
        )

    def tree(self) -> dict[str, str]:
        files = (file for file in self.output.rglob("*") if file.is_file())
        return {file.relative_to(self.output).as_posix(): file.read_text() for file in files}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path)


def test_a_first_build_writes_everything(workshop: Workshop) -> None:
    report = workshop.build({"index.html": "home", "teams/genk/index.html": "Genk"})
    assert workshop.tree() == {"index.html": "home", "teams/genk/index.html": "Genk"}
    assert (report.pages, report.rendered, report.written, report.unchanged) == (2, 2, 2, 0)


def test_what_did_not_change_keeps_inode_and_times(workshop: Workshop) -> None:
    workshop.build({"a.html": "same", "b.html": "old"})
    before = (workshop.output / "a.html").stat()
    report = workshop.build({"a.html": "same", "b.html": "new"})
    after = (workshop.output / "a.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (report.written, report.unchanged, report.removed) == (1, 1, 0)
    assert workshop.tree()["b.html"] == "new"


def test_a_change_of_the_same_length_is_seen(workshop: Workshop) -> None:
    workshop.build({"a.html": "2-1"})
    assert workshop.build({"a.html": "3-1"}).written == 1
    assert workshop.tree() == {"a.html": "3-1"}


def test_orphans_are_removed_with_the_folders_they_leave_empty(workshop: Workshop) -> None:
    workshop.build({"index.html": "home", "teams/genk/index.html": "Genk"})
    report = workshop.build({"index.html": "home"})
    assert report.removed == 1
    assert not (workshop.output / "teams").exists()


def test_files_that_somebody_else_put_there_stay(workshop: Workshop) -> None:
    workshop.build({"teams/genk/index.html": "Genk"})
    guest = workshop.output / "teams" / "CNAME"
    guest.write_text("example.org")
    workshop.build({})
    assert workshop.tree() == {"teams/CNAME": "example.org"}


def test_a_build_may_be_told_to_retain_only_some_of_what_others_put_there(workshop: Workshop) -> None:
    workshop.build({"index.html": "home"})
    for guest in (".git/HEAD", "CNAME", "old/page.html"):
        (workshop.output / guest).parent.mkdir(exist_ok=True)
        (workshop.output / guest).write_text("guest")
    artefacts = [Leaf("index.html", "home")]
    report = build(
        artefacts, render, output=workshop.output, manifest=workshop.manifest, retained=[".git", "CNAME"]
    )
    assert report.removed == 1
    assert workshop.tree() == {"index.html": "home", ".git/HEAD": "guest", "CNAME": "guest"}


@pytest.mark.parametrize(
    "state", ["", "{", "[]", '{"version": 0, "files": ["a.html"]}', '{"version": 1, "files": 3}']
)
def test_an_unreadable_manifest_is_as_good_as_none(workshop: Workshop, state: str) -> None:
    workshop.build({"a.html": "a", "b.html": "b"})
    workshop.manifest.write_text(state)
    assert workshop.build({"b.html": "b"}).removed == 0
    assert workshop.tree() == {"a.html": "a", "b.html": "b"}


def test_a_manifest_cannot_lead_out_of_the_output(workshop: Workshop, tmp_path: Path) -> None:
    treasure = tmp_path / "treasure.txt"
    treasure.write_text("gold")
    workshop.build({"a.html": "a"})
    workshop.manifest.write_text(json.dumps({"version": 1, "files": ["../treasure.txt", str(treasure)]}))
    assert workshop.build({"a.html": "a"}).removed == 0
    assert treasure.exists()


def test_faults_in_rendering_are_all_told_and_leave_the_output_as_it_was(workshop: Workshop) -> None:
    workshop.build({"a.html": "a", "b.html": "b"})
    with pytest.raises(RenderingFailed) as caught:
        workshop.build({"c.html": "faulty", "a.html": "changed", "d.html": "faulty"})
    assert [str(fault) for fault in caught.value.faults] == ["c.html", "d.html"]
    assert workshop.tree() == {"a.html": "a", "b.html": "b"}


def test_a_programming_error_leaves_the_output_as_it_was(workshop: Workshop) -> None:
    workshop.build({"a.html": "a", "b.html": "b"})
    with pytest.raises(ZeroDivisionError):
        workshop.build({"a.html": "changed", "c.html": "broken"})
    assert workshop.tree() == {"a.html": "a", "b.html": "b"}


@pytest.mark.parametrize(
    ("pages", "copied", "path"),
    [
        ({"a.html": "a"}, "a.html", "a.html"),
        ({"a": "a", "a/index.html": "b"}, "x", "a"),
        ({"../a.html": "a"}, "x", "../a.html"),
        ({"/a.html": "a"}, "x", "/a.html"),
        ({"": "a"}, "x", ""),
        ({"a//b.html": "a"}, "x", "a//b.html"),
        ({"a\\b.html": "a"}, "x", "a\\b.html"),
    ],
)
def test_paths_that_cannot_stand_together_are_refused(
    workshop: Workshop, tmp_path: Path, pages: dict[str, str], copied: str, path: str
) -> None:
    source = tmp_path / "picture"
    source.write_text("picture")
    with pytest.raises(ClashError) as caught:
        workshop.build(pages, {copied: source})
    assert [clash[0] for clash in caught.value.clashes] == [path]
    assert not workshop.output.exists()


def test_a_folder_may_become_a_file_and_a_file_a_folder(workshop: Workshop) -> None:
    workshop.build({"a/index.html": "folder", "b": "file"})
    workshop.build({"a": "file", "b/index.html": "folder"})
    assert workshop.tree() == {"a": "file", "b/index.html": "folder"}


def test_copies_are_written_only_when_they_differ(workshop: Workshop, tmp_path: Path) -> None:
    source = tmp_path / "logo.svg"
    source.write_text("<svg/>")
    assert workshop.build({}, {"logo.svg": source}).written == 1
    assert workshop.build({}, {"logo.svg": source}).written == 0
    source.write_text("<svg></svg>")
    assert workshop.build({}, {"logo.svg": source}).written == 1
    assert workshop.build({}).removed == 1


def test_an_interrupted_build_leaves_no_orphans_behind(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cuprun.build.output.Output.copy", _interrupt)
    source = workshop.output.parent / "x"
    source.write_text("x")
    with pytest.raises(KeyboardInterrupt):
        workshop.build({"a.html": "a"}, {"x": source})
    monkeypatch.undo()
    workshop.build({"b.html": "b"})
    assert workshop.tree() == {"b.html": "b"}


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_the_summary_says_what_was_done(workshop: Workshop) -> None:
    report = BuildReport(pages=141, rendered=141, written=3, unchanged=138, removed=0, seconds=0.214)
    assert report.summary() == "141 pages, 3 written, 0.21 s"
    idle = BuildReport(pages=1, rendered=1, written=0, unchanged=1, removed=0, seconds=0.214)
    assert idle.summary() == "1 page, nothing changed, 0.21 s"
    pruned = BuildReport(pages=2, rendered=2, written=1, unchanged=1, removed=4, seconds=1)
    assert pruned.summary() == "2 pages, 1 written, 4 removed, 1.00 s"
