"""Compiled templates are left to the next process, and taken over only as they were left."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader

from cuprun.host import compiled
from cuprun.host.compiled import CompiledTemplates
from cuprun.host.quick_jinja import QuickEnvironment

NAME = "templates-test.code"


def printed(kept: CompiledTemplates, text: str = "{{ 1 + 1 }}") -> str:
    environment = QuickEnvironment(loader=DictLoader({"page.html": text}), bytecode_cache=kept)
    return environment.get_template("page.html").render()


@pytest.fixture
def compilations(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of templates, as they are compiled."""
    names: list[str] = []
    compile_ = QuickEnvironment.compile

    def noted(self: QuickEnvironment, *args: object, **options: object) -> object:
        names.append(str(args[1]))
        return compile_(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(QuickEnvironment, "compile", noted)
    return names


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder where a process has left its templates."""
    kept = CompiledTemplates(NAME)
    printed(kept)
    kept.remember(tmp_path / "kept")
    return tmp_path / "kept"


def recalled(folder: Path) -> CompiledTemplates:
    kept = CompiledTemplates(NAME)
    kept.recall(folder)
    return kept


def test_the_next_process_compiles_nothing_again(folder: Path, compilations: list[str]) -> None:
    assert printed(recalled(folder)) == "2"
    assert compilations == []


def test_a_template_with_another_text_is_compiled_again(folder: Path, compilations: list[str]) -> None:
    assert printed(recalled(folder), "{{ 1 + 2 }}") == "3"
    assert compilations == ["page.html"]


def test_nothing_is_left_where_nothing_was_compiled(folder: Path) -> None:
    (folder / NAME).unlink()
    kept = CompiledTemplates(NAME)
    kept.remember(folder)
    assert not (folder / NAME).exists()


def test_a_file_that_is_not_whole_runs_nothing(folder: Path, compilations: list[str]) -> None:
    whole = (folder / NAME).read_bytes()
    for damaged in (
        b"",
        whole[:-1],
        whole[: len(whole) // 2],
        whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:],
    ):
        (folder / NAME).write_bytes(damaged)
        compilations.clear()
        assert printed(recalled(folder)) == "2"
        assert compilations == ["page.html"]


def test_what_other_programs_compiled_is_not_taken_over(
    folder: Path, compilations: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "code_fingerprint", lambda: "another")
    assert printed(recalled(folder)) == "2"
    assert compilations == ["page.html"]


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    kept = CompiledTemplates(NAME)
    printed(kept)
    kept.remember(tmp_path / "file")
