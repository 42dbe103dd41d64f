"""Which browser the tests run in: one on the PATH that starts, else one that can be fetched, else a clear word."""

from __future__ import annotations

from pathlib import Path

import pytest

import chromium


def put(folder: Path, name: str, *, exits: int) -> Path:
    program = folder / name
    program.write_text(f"#!/bin/sh\nexit {exits}\n", "utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture(autouse=True)
def nothing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty PATH, an ordinary user, and no way to Playwright's own."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "_playwright_gets", lambda: False)


def test_a_chromium_on_the_path_is_taken(tmp_path: Path) -> None:
    browser = put(tmp_path, "google-chrome", exits=0)
    assert chromium.on_path() == str(browser)


def test_one_that_does_not_start_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "chromium-browser", exits=1)
    browser = put(tmp_path, "google-chrome", exits=0)
    assert chromium.on_path() == str(browser)


def test_root_gets_debians_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The stand-in for apt-get leaves a Chromium, as the package does."""
    installs = f"#!/bin/sh\n[ $1 = update ] || /bin/cp /bin/true {tmp_path}/chromium\n"
    put(tmp_path, "apt-get", exits=0).write_text(installs, "utf-8")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert chromium.main() == 0
    assert f"browser tests run in {tmp_path}/chromium" in capsys.readouterr().out


def test_without_any_the_setting_up_fails_and_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert chromium.main() == 1
    assert "put one on the PATH" in capsys.readouterr().err
