from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pelican.settings import read_settings

from cuprun.host import Built, Site

SITES = Path(__file__).parent.parent / "sites"
THEME = Path(__file__).parent.parent.parent / "theme"
NOW = datetime(2025, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))

SETTINGS: dict[str, Any] = {
    "PATH": "content",
    "OUTPUT_PATH": "output",
    "THEME": str(THEME),
    "SITENAME": "Cups & Co",
    "SITEURL": "",
    "TIMEZONE": "Europe/Brussels",
    "DEFAULT_LANG": "en",
    "LOCALE": ["C"],
    "PLUGINS": [],
    "STATIC_PATHS": ["images", "extra"],
    "EXTRA_PATH_METADATA": {"extra/robots.txt": {"path": "robots.txt"}},
}


@dataclass
class Workbench:
    """A little site in a folder of its own, to be changed and built."""

    root: Path
    settings: dict[str, Any]

    @property
    def output(self) -> Path:
        return self.root / "output"

    def site(self, **changes: Any) -> Site:
        return Site(read_settings(override={**self.settings, **changes}))

    def build(self, now: datetime = NOW, **changes: Any) -> Built:
        return self.site(**changes).build(now=now)

    def built(self, now: datetime = NOW, **changes: Any) -> Workbench:
        """Build, and fail the test with all that stood against it."""
        result = self.build(now, **changes)
        assert result.ok, "\n".join(map(str, result.diagnostics))
        return self

    def read(self, path: str) -> str:
        return (self.output / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / "content" / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def paths(self) -> set[str]:
        files = (file for file in self.output.rglob("*") if file.is_file())
        return {file.relative_to(self.output).as_posix() for file in files}

    def tree(self) -> dict[str, bytes]:
        return {path: (self.output / path).read_bytes() for path in self.paths()}


@pytest.fixture
def workbench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Workbench]:
    """``workbench("features")`` is a copy of ``tests/sites/features``, with the current folder in it."""

    def make(name: str) -> Workbench:
        shutil.copytree(SITES / name, tmp_path, dirs_exist_ok=True)
        monkeypatch.chdir(tmp_path)
        return Workbench(tmp_path, SETTINGS)

    return make


@pytest.fixture
def features(workbench: Callable[[str], Workbench]) -> Workbench:
    return workbench("features")
