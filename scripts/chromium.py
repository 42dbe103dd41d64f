"""Finds a Chromium for the browser tests, or fetches one: any on the PATH, else Debian's package, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class NoChromiumError(Exception):
    """There is no Chromium, and none could be fetched."""


def main() -> int:
    """Have a Chromium ready and say which; 1 when there is none to be had."""
    try:
        print(f"browser tests run in {on_path() or fetched()}")
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def on_path() -> str | None:
    """The first Chromium on the PATH that starts (Ubuntu's chromium-browser may only advertise a snap)."""
    found = (shutil.which(name) for name in NAMES)
    return next((browser for browser in found if browser and _starts(browser)), None)


def fetched() -> str:
    """Install a Chromium. Raises NoChromiumError with what to do by hand."""
    if _may_use_apt() and _apt_gets() and (browser := on_path()):
        return browser
    if _playwright_gets() and (browser := playwrights_own()):
        return browser
    raise NoChromiumError(
        "no Chromium for the browser tests, and none could be fetched: "
        f"put one on the PATH under a name of these: {', '.join(NAMES)}"
    )


def playwrights_own() -> str | None:
    """The browser that Playwright fetched, if it did and it starts."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - Playwright only runs where it is needed

    with sync_playwright() as playwright:
        browser = playwright.chromium.executable_path
    return browser if Path(browser).exists() and _starts(browser) else None


def _starts(browser: str) -> bool:
    """Whether the program is there and says its version."""
    try:
        said = subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0


def _may_use_apt() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def _apt_gets() -> bool:
    print("no Chromium on the PATH: installing Debian's package", flush=True)
    return _runs("apt-get", "update", "-qq") and _runs(
        "apt-get", "install", "-qq", "--yes", "--no-install-recommends", "chromium"
    )


def _playwright_gets() -> bool:
    print("no Chromium on the PATH: fetching Playwright's own", flush=True)
    return _runs(sys.executable, "-m", "playwright", "install", "chromium")


def _runs(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
