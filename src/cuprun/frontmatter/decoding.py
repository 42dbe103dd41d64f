"""Bytes → text: files are UTF-8, and one that is not is told where it stops being so."""

from __future__ import annotations

from cuprun.errors import Diagnostic, Place


def decoded(data: bytes, file: str) -> str | Diagnostic:
    """The text of a file, or what is wrong with it; `file` is its path as people type it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Diagnostic(
            code="not-utf-8",
            place=Place(file, line, column),
            message=f"byte {data[error.start]:#04x} is not UTF-8",
            hint="save the file as UTF-8",
        )
