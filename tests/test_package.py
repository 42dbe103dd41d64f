"""What `pip install cuprun` brings: all of src/cuprun, the files that are no Python among it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    [file] = folder.glob("*.whl")
    return set(zipfile.ZipFile(file).namelist())


def test_the_wheel_holds_every_file_of_the_package(wheel: set[str]) -> None:
    files = [path for path in (SOURCES / "cuprun").rglob("*") if path.is_file()]
    names = {path.relative_to(SOURCES).as_posix() for path in files if path.parent.name != "__pycache__"}
    assert names <= wheel


@pytest.mark.parametrize("ending", [".yaml", ".po", ".js", ".html", "py.typed"])
def test_the_wheel_holds_files_that_are_no_python(wheel: set[str], ending: str) -> None:
    assert [name for name in wheel if name.startswith("cuprun/") and name.endswith(ending)]


def test_the_wheel_holds_nothing_but_the_package(wheel: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in wheel} == {"cuprun"}
    assert [name for name in wheel if name.endswith("licenses/LICENSE")]
