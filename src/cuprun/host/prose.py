"""Prose → HTML, byte for byte what python-markdown gives, at a fraction of its time.

Most reports are paragraphs with a heading, a list, a quotation, some emphasis and some links. What
python-markdown gives for these is written here directly, without its tree of elements; a text that
holds anything else is left to it, whole. That is exact because

- no character that means something to Markdown passes unnoticed: `_FOREIGN`, the starts of lines and
  the last alternative of `_SPAN` turn such a text away unless it stands in a form listed here;
- the forms listed here are those that cannot be read in two ways: emphasis that holds no other mark,
  links without brackets, quotes or spaces in their address, lists of one line an item;
- nothing here depends on another place of the text, so no definition elsewhere can change it: references,
  footnotes and abbreviations need characters that are turned away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FOREIGN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\\`<|]")
"""Code, tables, escapes, HTML, tabs and control characters, wherever they stand."""
_ODD = r"[\s#>=:+-]|\d+\.|~~~"
_ODD_START = re.compile(_ODD)
"""What no line of a paragraph may start with."""
_ODD_LINE = re.compile(rf"\n(?:{_ODD})")

_BLOCK_MARK = re.compile(r"[#>*+-]|\d+\.")
"""What starts a block that is no paragraph; ``*`` may also start emphasis."""
_HEADING = re.compile(r"(#{1,6}) ([^#\n]+)#*")
_BULLET = re.compile(r"[*+-] +(\S.*)")
_NUMBER = re.compile(r"\d+\. +(\S.*)")
_QUOTED = re.compile(r"> ?(.*)")

_SPAN_MARK = re.compile(r"[*_\[{&>]")
_SPAN = re.compile(
    r"""[*_\[{&>]  # first of all, so that text without marks is passed over at once
    (?: (?P<link> (?<=\[) (?<!!\[) [^\^*_&<>{}\[\]!] [^*_&<>{}\[\]!]* \]\( [^\s()<>"'&*!\[\]]+ \) )
      | (?P<strong> (?<=\*) (?<![*_]\*) \* (?!\s) [^*_&<>{}\[\]]+ (?<!\s) \*\* (?![*_])
                  | (?<=_) (?<![*\w]_) _ (?!\s) [^*_&<>{}\[\]]+ (?<!\s) __ (?![*\w]) )
      | (?P<both> (?<=\*) (?<![*_]\*) \*\* (?!\s) [^*_&<>{}\[\]]+ (?<!\s) \*\*\* (?![*_]) )
      | (?P<em> (?<=\*) (?<![*_]\*) (?!\s) [^*_&<>{}\[\]]+ (?<!\s) \* (?![*_])
              | (?<=_) (?<![*\w]_) (?!\s) [^*_&<>{}\[\]]+ (?<!\s) _ (?![*\w]) )
      | (?P<amp> (?<=&) (?! [#] | [\w.-]*; ) )
      | (?P<gt> (?<=>) )
      | (?P<odd> )
    )""",
    re.VERBOSE,
)
_CONTINUED = {"<ul": "list", "<ol": "list", "<bl": "quotation"}
"""Blocks that go on with one of the same kind right before them."""


class _NotProseError(Exception):
    """There is something that python-markdown must read."""


def prose(text: str) -> str | None:
    """The HTML of a text; None where the text holds more than is known here."""
    if _FOREIGN.search(text):
        return None
    try:
        return "\n".join(_blocks(text))
    except _NotProseError:
        return None


def _blocks(text: str) -> Iterator[str]:
    before: str | None = None
    for block in _parted(text) if text.strip() else ():
        written = _marked(block) if _BLOCK_MARK.match(block) else _paragraph(block)
        if before and _CONTINUED.get(written[:3]) == before:
            raise _NotProseError  # python-markdown makes one of the two
        yield written
        before = _CONTINUED.get(written[:3])


def _parted(text: str) -> Iterator[str]:
    """What lies between empty lines."""
    return filter(None, (block.strip("\n") for block in text.split("\n\n")))


def _paragraph(text: str) -> str:
    if _ODD_START.match(text) or _ODD_LINE.search(text) or "  \n" in text:
        raise _NotProseError
    return f"<p>{_spans(text)}</p>"


def _marked(block: str) -> str:
    """A heading, a list or a quotation; or a paragraph that starts with emphasis."""
    if block[0] == "#":
        return _heading(block)
    if block[0] == ">":
        return _quotation(block)
    if bullets := _items(_BULLET, block):
        return f"<ul>\n{bullets}</ul>"
    if numbers := _items(_NUMBER, block):
        return f"<ol>\n{numbers}</ol>"
    return _paragraph(block)


def _heading(block: str) -> str:
    """A heading, and the paragraph right below it."""
    line, _, rest = block.partition("\n")
    heading = _HEADING.fullmatch(line)
    title = heading[2].strip() if heading else ""
    if heading is None or not title:
        raise _NotProseError
    level = len(heading[1])
    html = f"<h{level}>{_spans(title)}</h{level}>"
    return f"{html}\n{_paragraph(rest)}" if rest else html


def _quotation(block: str) -> str:
    """Paragraphs in which each line is marked."""
    lines = [_QUOTED.fullmatch(line) for line in block.split("\n")]
    inside = "\n".join(line[1] for line in lines if line)
    if not all(lines) or not inside or inside != inside.strip("\n"):
        raise _NotProseError
    paragraphs = "\n".join(_paragraph(paragraph) for paragraph in _parted(inside))
    return f"<blockquote>\n{paragraphs}\n</blockquote>"


def _items(item: re.Pattern[str], block: str) -> str:
    """The items of a list that has one in each line; nothing where the first line is none."""
    if not item.match(block):
        return ""
    html = ""
    for line in block.split("\n"):
        found = item.fullmatch(line)
        if found is None or _ODD_START.match(found[1]):
            raise _NotProseError
        html += f"<li>{_spans(found[1])}</li>\n"
    return html


def _spans(text: str) -> str:
    return _SPAN.sub(_span, text) if _SPAN_MARK.search(text) else text


def _span(found: re.Match[str]) -> str:
    kind, text = found.lastgroup, found[0]
    if kind == "link":
        words, _, url = text[1:-1].partition("](")
        return f'<a href="{url}">{words}</a>'
    if kind == "strong":
        return f"<strong>{text[2:-2]}</strong>"
    if kind == "both":
        return f"<strong><em>{text[3:-3]}</em></strong>"
    if kind == "em":
        return f"<em>{text[1:-1]}</em>"
    if kind == "odd":
        raise _NotProseError
    return "&amp;" if kind == "amp" else "&gt;"
