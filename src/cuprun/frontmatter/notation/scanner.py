"""A scanner over a piece of notation: what stands next, and where."""

from __future__ import annotations

import re

from cuprun.football.events import Minute
from cuprun.frontmatter.notation.fault import NotationFault

MINUTE_MARK = "'’′´`"  # noqa: RUF001 - what stands for a minute in print
_MARK = rf"[{MINUTE_MARK}]"
_MINUTE = re.compile(
    rf"(?P<minute>\d{{1,3}})(?:\s*{_MARK})?(?:\s*\+\s*(?P<added>\d{{1,2}}))?(?:\s*{_MARK}|\.(?!\d))?(?!\d)"
)
_SPACE = re.compile(r"\s*")
_QUOTED = 20


class Scanner:
    """Reads a text from left to right; `offset` is where it stands, from 0."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offset = 0
        self._skip_space()

    @property
    def at_end(self) -> bool:
        return self.offset >= len(self.text)

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What the pattern matches here, if it does; the scanner moves behind it and any space."""
        match = pattern.match(self.text, self.offset)
        if match is None:
            return None
        self.offset = match.end()
        self._skip_space()
        return match

    def take_minute(self) -> Minute | None:
        """A minute of play, if one stands here: ``45+2'``; ``45'+2``, ``45+2`` and ``45.`` are understood."""
        match = self.take(_MINUTE)
        return Minute(int(match["minute"]), int(match["added"] or 0)) if match else None

    def fault(self, message: str, hint: str) -> NotationFault:
        return NotationFault(message, min(self.offset, len(self.text)), hint)

    def rest(self) -> str:
        """The next word or two, to be quoted in a message; ``the end`` where nothing is left."""
        return f"'{self.text[self.offset : self.offset + _QUOTED].strip()}'" if not self.at_end else "the end"

    def _skip_space(self) -> None:
        space = _SPACE.match(self.text, self.offset)
        self.offset = space.end() if space else self.offset
