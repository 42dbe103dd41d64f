"""What Pelican's readers log while they read: it belongs to a file, so it becomes diagnostics."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pelican.log import LimitFilter

_LOGGER = logging.getLogger("pelican")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[tuple[int, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append((record.levelno, " ".join(record.getMessage().split())))


@contextmanager
def listened() -> Iterator[list[tuple[int, str]]]:
    """Collect level and text of what Pelican logs from warnings up, in place of printing it."""
    listener = _Listener()
    propagated = _LOGGER.propagate
    _LOGGER.addHandler(listener)
    _LOGGER.propagate = False
    try:
        yield listener.messages
    finally:
        _LOGGER.removeHandler(listener)
        _LOGGER.propagate = propagated


def forget_repetitions() -> None:
    """Pelican logs the same warning once a process; a site that is built again needs it again."""
    LimitFilter._raised_messages.clear()
    LimitFilter._group_count.clear()
