"""Pieces of a line, which know where they stand."""

from __future__ import annotations

from msgspec import Struct


class Written(Struct, frozen=True):
    """A piece of a line and the offset, from 0, at which it starts in the line."""

    text: str
    offset: int
