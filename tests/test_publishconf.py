"""publishconf.py: no site goes out without its address, and a warning stops it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

PRINT_SETTINGS = """
from pelican.settings import read_settings
settings = read_settings({file!r})
print(settings["SITEURL"], settings["RELATIVE_URLS"], settings["CUPRUN_STRICT"], settings["SITENAME"])
"""


def read(folder: Path, *, site_url: str | None) -> subprocess.CompletedProcess[str]:
    """Read the settings as Pelican does, from any folder."""
    program = PRINT_SETTINGS.format(file=str(ROOT / "publishconf.py"))
    environment = {name: value for name, value in os.environ.items() if name != "SITEURL"}
    if site_url is not None:
        environment["SITEURL"] = site_url
    command = [sys.executable, "-c", program]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@pytest.mark.parametrize("site_url", [None, "", "example.org"])
def test_publishing_asks_for_the_address(tmp_path: Path, site_url: str | None) -> None:
    refused = read(tmp_path, site_url=site_url)
    assert refused.returncode == 1
    assert "SITEURL=https://example.org make publish" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


def test_publishing_is_absolute_and_strict_and_otherwise_the_same_site(tmp_path: Path) -> None:
    told = read(tmp_path, site_url="https://example.org/bekerpad/")
    assert told.stdout.split() == ["https://example.org/bekerpad", "False", "True", "Bekerpad"], told.stderr
