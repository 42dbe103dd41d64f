"""What is wrong with a piece of notation, and where in its text."""

from __future__ import annotations

from cuprun.errors import CuprunError


class NotationFault(CuprunError):
    """Text that is no notation of its kind. `offset` counts characters from the text's start, from 0."""

    def __init__(self, message: str, offset: int = 0, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.hint = hint

    def moved(self, offset: int) -> NotationFault:
        """The same fault in a text that has `offset` characters more in front."""
        return NotationFault(self.message, self.offset + offset, self.hint)
