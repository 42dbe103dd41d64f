"""The commands that people type, as they type them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cuprun.cli import main
from cuprun.errors import CuprunError

CONF = """
from cuprun.host import Cuprun
PELICAN_CLASS = Cuprun
PATH = "content"
OUTPUT_PATH = "output"
THEME = {theme!r}
SITENAME = "Cups"
TIMEZONE = "Europe/Brussels"
LOCALE = ["C"]
PLUGINS = []
STATIC_PATHS = ["images"]
"""
THEME = Path(__file__).parents[2] / "theme"


@pytest.fixture
def written(features: Any) -> Any:
    """The site with a settings file, its draft and embargo gone: they depend on the day."""
    (features.root / "pelicanconf.py").write_text(CONF.format(theme=str(THEME)))
    (features.root / "content/reports/embargo.md").unlink()
    return features


def _run(*arguments: str, root: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_pelican_builds_the_site_through_its_class(written: Any) -> None:
    done = _run("-m", "pelican", "content", root=written.root)
    assert done.returncode == 0, done.stderr
    assert "pages, " in done.stdout
    assert "Beta" in written.read("cups/test-cup/2024-25/runs/beta/index.html")
    assert (written.root / ".cuprun").is_dir()
    again = _run("-m", "pelican", "content", root=written.root)
    assert "nothing changed" in again.stdout


def test_what_pelican_built_is_not_built_again_by_our_own_command(written: Any) -> None:
    ours = "from cuprun.cli import main; main()"
    pelican = ["-m", "pelican", "content", "-o", "output", "-s", "pelicanconf.py"]
    assert _run(*pelican, root=written.root).returncode == 0
    assert "nothing changed" in _run("-c", ours, "build", root=written.root).stdout
    assert "nothing changed" in _run(*pelican, root=written.root).stdout


def test_pelican_tells_faults_and_ends_with_1(written: Any) -> None:
    assert _run("-m", "pelican", "content", root=written.root).returncode == 0
    before = written.tree()
    written.write("blog/undated.md", "Title: No day\n\nText.\n")
    written.edit("reports/semi-two.md", "home: Gamma", "hom: Gamma")
    done = _run("-m", "pelican", "content", root=written.root)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert lines[0].startswith("content/blog/undated.md:1:1: no date is given")
    assert any(line.startswith("content/reports/semi-two.md:7:1: ") for line in lines)
    assert "Traceback" not in done.stdout + done.stderr
    assert "nothing was written" in " ".join(done.stdout.split())
    assert written.tree() == before


def test_the_bytes_do_not_depend_on_the_hash_seed(written: Any) -> None:
    trees = []
    for seed in ("1", "77"):
        output = written.root / f"output-{seed}"
        done = _run("-m", "pelican", "content", "-o", str(output), root=written.root, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        files = sorted(file for file in output.rglob("*") if file.is_file())
        trees.append({file.relative_to(output): file.read_bytes() for file in files})
    assert trees[0] == trees[1]


def test_a_settings_fault_is_one_line(written: Any) -> None:
    with (written.root / "pelicanconf.py").open("a") as conf:
        conf.write('TEAM_SAVE_AS = ""\n')
    done = _run("-m", "pelican", "content", root=written.root)
    assert done.returncode == 1
    assert "TEAM_SAVE_AS cannot be empty" in " ".join((done.stdout + done.stderr).split())
    assert "Traceback" not in done.stdout + done.stderr


def test_build_and_check_of_our_own(written: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-o", str(written.root / "elsewhere")]) == 0
    assert (written.root / "elsewhere" / "index.html").is_file()
    assert main(["check"]) == 0
    assert capsys.readouterr().err == "no faults\n"


def test_check_ends_with_1_on_errors_and_when_strict_on_warnings(
    written: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    written.edit("blog/plain.md", "../reports/semi-one.md", "../reports/gone.md")
    assert main(["check"]) == 0
    assert "warning: {filename}../reports/gone.md leads to nothing" in capsys.readouterr().err
    assert main(["check", "--strict"]) == 1
    assert capsys.readouterr().err.endswith("\n1 error\n")
    assert not written.output.exists()


def test_a_settings_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-s", "nowhere.py"]) == 1
    assert capsys.readouterr().err == "there is no settings file nowhere.py\n"


def _built_again(written: Any, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """What the terminal shows of a build after the text of one report was changed."""
    assert main(["build", *options]) == 0
    report = written.root / "content/reports/semi-one.md"
    report.write_bytes(report.read_bytes() + b"\nOne line more.\n")
    capsys.readouterr()
    assert main(["build", *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_a_build_ends_with_one_line(written: Any, capsys: pytest.CaptureFixture[str]) -> None:
    (summary,) = _built_again(written, capsys)
    assert re.fullmatch(r"\d+ pages, \d+ rendered, \d+ written, \d+\.\d\d s( \(.*\))?", summary)


def test_verbose_tells_why_each_page_was_rendered(written: Any, capsys: pytest.CaptureFixture[str]) -> None:
    *reasons, summary = _built_again(written, capsys, "--verbose")
    assert f"pages, {len(reasons)} rendered" in summary
    assert [line for line in reasons if line.startswith("view changed: report reports/")]
    assert "view changed: feed feed.xml" in reasons


def test_verbose_tells_of_pages_that_are_new(written: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "-v"]) == 0
    assert "new: run cups/test-cup/2024-25/runs/beta/" in capsys.readouterr().out.splitlines()


def test_pelican_v_tells_why_too(written: Any) -> None:
    done = _run("-m", "pelican", "-v", "content", root=written.root)
    assert "new: tie cups/test-cup/2024-25/ties/" in done.stdout


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_executor_that_is_none_is_told(
    written: Any, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--executor", "threads"]) == 1
    said = "'threads' is no executor: known are serial, processes and dask:HOST:PORT\n"
    assert capsys.readouterr().err == said


@pytest.fixture
def preview(written: Any, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What `cuprun devserver` hands to the preview."""
    given: dict[str, Any] = {}
    monkeypatch.setattr("cuprun.cli.serve_preview", lambda **arguments: given.update(arguments))
    assert main(["devserver", "--port", "8123"]) == 0
    return given


def test_the_preview_is_given_a_rebuild_that_reads_changed_settings_again(
    written: Any, preview: dict[str, Any]
) -> None:
    assert preview["port"] == 8123
    assert preview["output"] == written.output
    assert written.root / "content" in preview["watched"]
    rebuild = preview["rebuild"]
    assert rebuild(None).ok
    conf = written.root / "pelicanconf.py"
    conf.write_text(conf.read_text().replace('"Cups"', '"Another name"'))
    assert rebuild(frozenset({conf})).ok
    assert "Another name" in written.read("index.html")


def test_the_preview_builds_what_it_is_told_has_changed(written: Any, preview: dict[str, Any]) -> None:
    rebuild = preview["rebuild"]
    assert rebuild(None).ok
    report, other = (written.root / "content/reports" / name for name in ("semi-one.md", "semi-two.md"))
    report.write_bytes(report.read_bytes() + b"\nOne line more.\n")
    other.write_bytes(other.read_bytes() + b"\nNobody told of this line.\n")
    assert "nothing changed" in rebuild(frozenset()).summary
    rebuilt = rebuild(frozenset({report}))
    assert rebuilt.ok
    pages = {path: text for path, text in written.tree().items() if path.endswith(".html")}
    assert any(b"One line more." in text for text in pages.values())
    assert not any(b"Nobody told" in text for text in pages.values())


def test_the_preview_goes_on_after_faults(written: Any, preview: dict[str, Any]) -> None:
    rebuild = preview["rebuild"]
    assert rebuild(None).ok
    article = written.root / "content/blog/undated.md"
    written.write("blog/undated.md", "Title: No day\n\nText.\n")
    failed = rebuild(frozenset({article}))
    assert not failed.ok
    assert failed.summary == "1 error: nothing was written"
    written.write("blog/undated.md", "Title: A day\nDate: 2025-02-01\n\nText.\n")
    assert rebuild(frozenset({article})).ok
    assert any("a-day" in path for path in written.paths())


def test_the_preview_survives_settings_that_cannot_be_read(written: Any, preview: dict[str, Any]) -> None:
    rebuild = preview["rebuild"]
    assert rebuild(None).ok
    conf = written.root / "pelicanconf.py"
    text = conf.read_text()
    conf.write_text(text + 'TEAM_SAVE_AS = ""\n')
    with pytest.raises(CuprunError, match="TEAM_SAVE_AS"):
        rebuild(frozenset({conf}))
    conf.write_text(text.replace('"Cups"', '"Mended"'))
    assert rebuild(frozenset({conf})).ok
    assert "Mended" in written.read("index.html")


def test_as_of_builds_the_site_as_it_stood(
    written: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(written.root)
    assert main(["build", "--as-of", "1999-12-31"]) == 0
    assert '"played"' not in written.read("cups/test-cup/2024-25/index.json")
    assert main(["check", "--as-of", "some day"]) == 1
    assert "CUPRUN_AS_OF is 'some day'" in capsys.readouterr().err
