"""The Makefile: what it offers it also tells, and a Python that is too old is told at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TARGETS = re.findall(r"^\.PHONY: ([a-z-]+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def make(*arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"]}
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A folder with nothing but the Makefile and what .venv is made from."""
    for name in ("Makefile", "pyproject.toml", "requirements.txt"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def stand_in(folder: Path, *, says: str, exits: int) -> Path:
    """A program in place of Python."""
    program = folder / "python"
    program.write_text(f"#!/bin/sh\necho '{says}'\nexit {exits}\n", "utf-8")
    program.chmod(0o755)
    return program


def test_pelicans_usual_targets_are_there() -> None:
    usual = {"html", "clean", "regenerate", "serve", "devserver", "publish", "help"}
    assert usual <= set(TARGETS)


def test_help_lists_every_target() -> None:
    told = make("help")
    assert told.returncode == 0, told.stderr
    assert re.findall(r"^make ([a-z-]+) +\S", told.stdout, re.MULTILINE) == TARGETS


def test_make_alone_is_help() -> None:
    assert make().stdout == make("help").stdout


def test_a_python_that_is_too_old_is_told_in_one_line(fresh: Path) -> None:
    old = stand_in(fresh, says="Python 3.9.2", exits=1)
    refused = make("html", f"PY={old}", folder=fresh)
    assert refused.returncode != 0
    assert f"Cuprun needs Python 3.11 or newer; {old} is Python 3.9.2" in refused.stderr
    assert not (fresh / ".venv").exists()


def test_a_python_that_is_not_there_is_told(fresh: Path) -> None:
    refused = make("html", "PY=/nowhere/python3", folder=fresh)
    assert refused.returncode != 0
    assert "Cuprun needs Python 3.11 or newer; there is no /nowhere/python3" in refused.stderr
