"""Fingerprints: a short name for all that goes into a page, the same for equal values in every process.

Values are plain and frozen: text, numbers, dates, tuples and structs of those. A struct is told by the
names and values of its fields, whatever its class is called: where values of several classes may stand in one
place, their fields have different names.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from msgspec import MsgspecError
from msgspec.json import Encoder

_SIZE = 24
"""Hexadecimal digits of a fingerprint: enough for a site of any size, and little to keep."""
_NO_TEXT = "\0"
"""What no text of ours may hold tells from texts what is none."""


def fingerprint(*values: object) -> str:
    """The fingerprint of some values together. They hold no sets, which have no order to be told in."""
    try:
        return digest_of(_encode(values))
    except (MsgspecError, UnicodeEncodeError):
        # A name of a file that is no text, say.
        return digest_of(repr(values).encode("utf-8", "backslashreplace"))


def digest_of(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return sha256(data).hexdigest()[:_SIZE]


def _told(value: Any) -> Any:
    """What the encoder does not know by itself, as what it knows; a text for what may be a key, a tuple say."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Mapping):
        return {"mapping": [*value.items()]}
    return f"{_NO_TEXT}{value!r}"


_encode = Encoder(enc_hook=_told).encode
