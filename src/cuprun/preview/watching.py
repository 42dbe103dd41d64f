"""Watching folders and files with watchdog, and knowing which changes matter to a site."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from types import TracebackType
from typing import Self

from msgspec import Struct
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from cuprun.errors import CuprunError

# Reading a file emits events too (opened, closed): without this list each rebuild would cause the next.
# Atomic saves arrive as moves. A folder's own `modified` only repeats what its files tell.
WANTED_EVENTS: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    DirMovedEvent,
    DirDeletedEvent,
]

IGNORED_FOLDERS = frozenset(
    {
        *(".git", ".hg", ".svn", ".jj", ".bzr"),
        *(".idea", ".vscode", ".obsidian"),
        *(".cuprun", ".venv", "__pycache__", "node_modules"),
    }
)

IGNORED_FILES = (
    *(".*.sw[a-p]", ".*.swx", "4913", "*~"),  # Vim; 4913 is its test whether a folder can be written
    *("#*#", ".#*"),  # Emacs
    *("*___jb_tmp___", "*___jb_old___"),  # JetBrains
    *(".goutputstream-*", ".*.kate-swp", ".~lock.*#", "~$*"),  # GLib, Kate, LibreOffice, Word
    *(".DS_Store", "Thumbs.db", "desktop.ini"),
    *("*.pyc", "*.pyc.*"),
)


class Scope(Struct, frozen=True, kw_only=True):
    """One watched folder with all below it, or one watched file; `output` never counts. Paths are absolute."""

    root: Path
    output: Path

    def concerns(self, path: Path) -> bool:
        """Whether a change of `path` can change the site: editors' temporary files and VCS folders cannot."""
        if not path.is_relative_to(self.root) or path.is_relative_to(self.output):
            return False
        below = path.relative_to(self.root).parts
        if IGNORED_FOLDERS.intersection(below):
            return False
        return not any(fnmatchcase(path.name, pattern) for pattern in IGNORED_FILES)


class _ScopeHandler(FileSystemEventHandler):
    """Hands on the paths of one scope; a move counts for where it came from and where it went."""

    def __init__(self, scope: Scope, on_change: Callable[[Path], None]) -> None:
        self._scope = scope
        self._on_change = on_change

    def on_any_event(self, event: FileSystemEvent) -> None:
        for written in (event.src_path, event.dest_path):
            if written and self._scope.concerns(path := Path(os.fsdecode(written))):
                self._on_change(path)


class Watcher:
    """Calls `on_change(path)`, from a thread of its own, for each change under `watched` outside `output`.

    A context manager. Entering raises CuprunError for a watched path that does not exist, or when the
    system allows no more watches.
    """

    def __init__(self, watched: Sequence[Path], *, output: Path, on_change: Callable[[Path], None]) -> None:
        self._scopes = [Scope(root=root.resolve(), output=output.resolve()) for root in watched]
        self._on_change = on_change
        self._observer: BaseObserver | None = None

    def __enter__(self) -> Self:
        for scope in self._scopes:
            if not scope.root.exists():
                raise CuprunError(
                    f"Cannot watch {scope.root}: it does not exist. Create it, or correct the settings."
                )
        # Made here and not before: making an observer starts a thread.
        observer = Observer()
        try:
            for scope in self._scopes:
                self._schedule(observer, scope)
            observer.start()
        except OSError as error:
            observer.stop()
            raise CuprunError(_why_unwatchable(error)) from error
        self._observer = observer
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def _schedule(self, observer: BaseObserver, scope: Scope) -> None:
        # A single file is watched through its folder: an atomic save replaces the file, and a watch on
        # the file itself would stay with the one that is gone.
        is_folder = scope.root.is_dir()
        observer.schedule(
            _ScopeHandler(scope, self._on_change),
            str(scope.root if is_folder else scope.root.parent),
            recursive=is_folder,
            event_filter=WANTED_EVENTS,
        )


def _why_unwatchable(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EMFILE):
        return (
            "The system allows no more folders to be watched. Close other programs that watch files, or raise "
            "the limit, on Linux with: sudo sysctl fs.inotify.max_user_watches=524288 "
            "fs.inotify.max_user_instances=512"
        )
    return f"Cannot watch for changes: {error}"
