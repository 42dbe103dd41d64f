"""Versions: fingerprints of the programs and the theme that a site is built with."""

from __future__ import annotations

import platform
from functools import cache
from importlib import metadata
from pathlib import Path

import cuprun
from cuprun.build.fingerprint import digest_of, fingerprint
from cuprun.host.settings import Settings, theme_folder

_PROGRAMS = (
    "pelican",
    "jinja2",
    "markdown",
    "markupsafe",
    "babel",
    "feedgenerator",
    "msgspec",
    "pygments",
    "pyyaml",
)


@cache
def code_fingerprint() -> str:
    """What a page owes to programs: ours by their text, others by their versions."""
    package = Path(cuprun.__file__).parent
    files = sorted(file for file in package.rglob("*") if file.is_file() and file.suffix != ".pyc")
    own = [(file.relative_to(package).as_posix(), digest_of(file.read_bytes())) for file in files]
    others = [(name, _version(name)) for name in _PROGRAMS]
    return fingerprint(platform.python_version(), own, others)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def theme_fingerprint(settings: Settings) -> str:
    """All templates of the theme, and those that stand before it."""
    folders = [*map(Path, settings["THEME_TEMPLATES_OVERRIDES"]), theme_folder(settings) / "templates"]
    files = [file for folder in folders for file in sorted(folder.rglob("*")) if file.is_file()]
    return fingerprint([(file.as_posix(), digest_of(file.read_bytes())) for file in files])
