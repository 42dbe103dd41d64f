"""Values as printed: what stands behind a field's colon is text, whatever signs it holds.

``title: Genk: een punt``, ``note: *NEW* #1`` or ``home: Jackers – Seys; Coach: Hayen`` is not YAML, or
means something else there. Before YAML is read, every sign that would mislead it is replaced by a
stand-in of the same length, so that all positions stay true; `unshielded` turns them back. Lists,
mappings, quoted texts and blocks of text keep the signs that make them what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SIGNS = "-?:,[]{}#&*!|>'\"%@`"
_FIRST_STAND_IN = 0xFFF00
_SHIELDS = {ord(sign): chr(_FIRST_STAND_IN + number) for number, sign in enumerate(_SIGNS)}
_SIGNS_BACK = {ord(stand_in): chr(sign) for sign, stand_in in _SHIELDS.items()}

COMMENT = re.compile(r"(?:^|(?<=\s))#(?:\s.*)?$")
"""A comment: ``#`` between spaces. ``#0055a4`` is a colour."""
COMMENT_BEHIND_PROSE = re.compile(r"(?:^|(?<=\s\s)|(?<=\t))#(?:\s.*)?$")
"""Behind prose a comment starts after two spaces: ``title: Genk # 1`` is all title."""

_KEY = r"""(?:"[^"]*"\s*|'[^']*'\s*|(?:[^\s'"\[\]{}\#&*!|>%@`,?:-]|-(?=\S))(?:[^:]|:(?=\S))*):(?=\s|$)"""
_LINE = re.compile(rf"(?P<indent>\s*)(?P<dashes>(?:-\s+)*)(?P<key>{_KEY}\s*)?(?P<value>.*)")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:[ \t]#[^\n]*)?(?:\n|$)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'", re.DOTALL)
_NOTHING_MORE = re.compile(r"[ \t]*(?:[ \t]#[^\n]*)?(?:\n|$)")
_REFUSED = re.compile(r"&[\w-]+(?=\s|$)|\*[\w-]+(?=\s*(?:$|[,\]}]))|!{1,2}[\w:./-]*\w(?=\s|$)|!<")
"""Anchors, aliases and tags: left as they are, to be refused by name."""

_FLOW_COMMENT = re.compile(r"(?<=\s)#(?:\s[^\n]*)?(?=\n|$)")
_FLOW_QUOTED = re.compile(rf"(?:{_QUOTED.pattern})(?=\s*(?:[,:\]}}]|$))", re.DOTALL)
_FLOW_KEY = re.compile(r"(?:[^,\[\]{}:\n'\"]|:(?=[^\s,\[\]{}]))+:(?=[\s,\[\]{}]|$)")
_FLOW_PLAIN = re.compile(r"(?:(?!\s#(?:\s|$))[^,\[\]{}\n])+")
_FLOW_FIELD = re.compile(
    rf"(?:{_FLOW_PLAIN.pattern}|,(?!\s*(?:[\]}}#]|$|(?:\"[^\"]*\"|'[^']*'|[\w-]+):(?:[\s\]}}]|$))))+"
)
"""A field's value in ``{…}``: a comma in it ends it only where another field, or nothing, follows."""
_OPENING, _CLOSING = "[{", "]}"


def unshielded(text: str) -> str:
    """The text with all its signs back."""
    return text.translate(_SIGNS_BACK)


def is_plain(text: str) -> bool:
    """Whether a value is text as printed, rather than something YAML has a form for.

    `text` starts at the value, without its comment, and holds the deeper lines below it as well.
    """
    if text[0] in _OPENING:
        flow = shielded_flow(text)
        return flow is not None and _NOTHING_MORE.match(text, flow[1]) is None
    if text[0] in "\"'":
        quoted = _QUOTED.match(text)
        if quoted is None:
            return text[0] == "'"
        return _NOTHING_MORE.match(text, quoted.end()) is None
    return not _BLOCK.match(text) and not _REFUSED.match(text)


def as_printed(lines: Sequence[str], comment: re.Pattern[str]) -> list[str]:
    """Lines of YAML with stand-ins for the signs in their plain values; every line keeps its length."""
    return _Passage(lines, comment).printed()


def shielded_flow(text: str) -> tuple[str, int] | None:
    """A list or mapping in brackets with its texts shielded, and where it ends; None if it never does."""
    return _Flow(text).shielded()


class _Passage:
    """Goes through the lines of a block, from one value to the next."""

    def __init__(self, lines: Sequence[str], comment: re.Pattern[str]) -> None:
        self._lines = list(lines)
        self._comment = comment

    def printed(self) -> list[str]:
        number = 0
        while number < len(self._lines):
            number = self._value(number)
        return self._lines

    def _value(self, number: int) -> int:
        """Shield the value that starts on a line; the number of the first line behind it."""
        match = _LINE.match(self._lines[number])
        if match is None or not (match["dashes"] or match["key"]):
            return number + 1
        value = self._comment.sub("", match["value"]).rstrip()
        if not value:
            return number + 1
        end = self._end(number, len(match["indent"]))
        below = self._lines[number + 1 : end]
        text = "\n".join([value, *below])
        if is_plain(text):
            return self._plain(number, match.start("value"), len(value), end)
        flow = shielded_flow("\n".join([match["value"], *below])) if value[0] in _OPENING else None
        if flow:
            first, *more = flow[0].split("\n")
            self._lines[number] = self._lines[number][: match.start("value")] + first
            self._lines[number + 1 : end] = more
        return end

    def _plain(self, number: int, start: int, length: int, end: int) -> int:
        self._shield(number, start, start + length)
        for below in range(number + 1, end):
            match = _LINE.match(self._lines[below])
            if match is None or match["key"] or match["dashes"]:
                return below
            self._shield(below, len(match["indent"]), len(self._lines[below]))
        return end

    def _shield(self, number: int, start: int, end: int) -> None:
        line = self._lines[number]
        self._lines[number] = line[:start] + line[start:end].translate(_SHIELDS) + line[end:]

    def _end(self, number: int, depth: int) -> int:
        """The first line below that is not deeper; blank lines and closing brackets do not count."""
        for below in range(number + 1, len(self._lines)):
            stripped = self._lines[below].lstrip()
            deeper = len(self._lines[below]) - len(stripped) > depth
            if stripped and not deeper and stripped[0] not in _CLOSING:
                return below
        return len(self._lines)


class _Flow:
    """Goes through a list or mapping in brackets, from one token to the next."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._out: list[str] = []
        self._open: list[str] = []
        self._fresh = True
        """Whether a key or value may start here."""
        self._behind_key = False

    def shielded(self) -> tuple[str, int] | None:
        while self._at < len(self._text):
            sign = self._text[self._at]
            if sign in _CLOSING:
                self._open.pop()
                self._fresh = False
                if not self._open:
                    end = self._at + 1
                    return "".join(self._out) + self._text[self._at :], end
            self._token(sign)
        return None

    def _token(self, sign: str) -> None:
        if sign in _OPENING:
            self._open.append(sign)
            self._fresh, self._behind_key = True, False
        elif sign == ",":
            self._fresh, self._behind_key = True, False
        elif comment := _FLOW_COMMENT.match(self._text, self._at):
            self._copy(comment.end())
            return
        elif self._fresh and not sign.isspace():
            self._text_token(sign)
            return
        self._copy(self._at + 1)

    def _text_token(self, sign: str) -> None:
        expects_key = self._open[-1] == "{" and not self._behind_key
        if quoted := _FLOW_QUOTED.match(self._text, self._at):
            self._copy(quoted.end())
            self._fresh = False
            self._key_colon()
        elif expects_key and (key := _FLOW_KEY.match(self._text, self._at)):
            self._copy(key.end())
            self._behind_key = True
        else:
            self._fresh = False
            self._plain_token(sign)

    def _key_colon(self) -> None:
        colon = re.compile(r"\s*:").match(self._text, self._at)
        if colon and self._open[-1] == "{" and not self._behind_key:
            self._copy(colon.end())
            self._fresh = self._behind_key = True

    def _plain_token(self, sign: str) -> None:
        form = _FLOW_FIELD if self._open[-1] == "{" and self._behind_key else _FLOW_PLAIN
        plain = form.match(self._text, self._at)
        if plain is None or sign == '"' or _REFUSED.match(self._text, self._at):
            self._copy(self._at + 1)
            return
        self._out.append(plain[0].translate(_SHIELDS))
        self._at = plain.end()

    def _copy(self, end: int) -> None:
        self._out.append(self._text[self._at : end])
        self._at = end
