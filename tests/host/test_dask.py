"""Work handed to a scheduler and two workers of this machine, as it would be to those of others."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cuprun.cli import main
from cuprun.errors import CuprunError
from cuprun.host import chapter_printer, content, hands, shelf_press

CONF = """
from cuprun.host import Cuprun
PELICAN_CLASS = Cuprun
PATH = "content"
OUTPUT_PATH = "output"
THEME = {theme!r}
THEME_TEMPLATES_OVERRIDES = ["overrides"]
SITENAME = "Cups"
TIMEZONE = "Europe/Brussels"
LOCALE = ["C"]
PLUGINS = []
JINJA_FILTERS = {{"shouted": lambda text: str(text).upper()}}
"""
FOOTER = "{{ 'handed on'|shouted }}"
CLUSTER = """
import sys
from distributed import LocalCluster
with LocalCluster(n_workers=2, threads_per_worker=2, dashboard_address=None, host="127.0.0.1") as cluster:
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
"""
THEME = Path(__file__).parents[2] / "theme"


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler with two workers, in processes that know nothing of the test's."""
    folder = tmp_path_factory.mktemp("cluster")
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"if __name__ == '__main__':\n {CLUSTER.strip().replace(chr(10), chr(10) + ' ')}",
        ],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as cluster:
        assert cluster.stdout
        assert cluster.stdin
        yield cluster.stdout.readline().strip().removeprefix("tcp://")
        cluster.stdin.close()


@pytest.fixture
def site(features: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A site whose settings have a filter of their own, and for which every file is worth a worker."""
    (features.root / "pelicanconf.py").write_text(CONF.format(theme=str(THEME)))
    overrides = features.root / "overrides" / "partials"
    overrides.mkdir(parents=True)
    footer = (THEME / "templates/partials/footer.html").read_text("utf-8")
    (overrides / "footer.html").write_text(footer + FOOTER, "utf-8")
    (features.root / "content/reports/embargo.md").unlink()
    monkeypatch.setattr(hands, "WORTH_A_CREW", 1)
    monkeypatch.setattr(shelf_press, "_BATCH", 1)
    monkeypatch.setattr(chapter_printer, "_BATCH", 1)
    monkeypatch.setattr(content, "_BATCH", 1)
    return features


def _tree(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_workers_elsewhere_make_the_same_bytes(site: Any, scheduler: str) -> None:
    assert main(["build", "--executor", "serial", "-o", "alone"]) == 0
    assert main(["build", "--executor", f"dask:{scheduler}", "-o", "together"]) == 0
    alone = _tree(site.root / "alone")
    assert _tree(site.root / "together") == alone
    assert b"HANDED ON" in alone["index.html"]


def test_workers_elsewhere_learn_of_a_theme_that_changed(site: Any, scheduler: str) -> None:
    together = ("build", "--executor", f"dask:{scheduler}", "-o", "together")
    assert main(together) == 0
    footer = site.root / "overrides/partials/footer.html"
    footer.write_text(footer.read_text("utf-8") + "A new line", "utf-8")
    assert main(together) == 0
    assert main(["build", "--executor", "serial", "-o", "alone"]) == 0
    assert _tree(site.root / "together") == _tree(site.root / "alone")


def test_faults_found_elsewhere_are_told_here(
    site: Any, scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    site.edit("reports/semi-two.md", "home: Gamma", "hom: Gamma")
    assert main(["build", "--executor", f"dask:{scheduler}"]) == 1
    assert "content/reports/semi-two.md:7:1: " in capsys.readouterr().err
    assert not site.output.exists()


def test_a_scheduler_that_does_not_answer_is_told(site: Any) -> None:
    with pytest.raises(CuprunError, match=r"no dask scheduler answers at 127\.0\.0\.1:9"):
        site.build(CUPRUN_EXECUTOR="dask:127.0.0.1:9")
    assert not site.output.exists()
