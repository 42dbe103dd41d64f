"""Fingerprints: a short name for all that goes into a page, the same for equal values in every process.

Values are plain and frozen: text, numbers, dates, tuples and dataclasses of those. A dataclass is told by the
names and values of its fields, whatever its class is called: where values of several classes may stand in one
place, their fields have different names.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from hashlib import blake2b
from typing import Any

import orjson

_SIZE = 12
"""Bytes of a fingerprint: enough for a site of any size, and little to keep."""

_OPTIONS = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_NON_STR_KEYS


def fingerprint(*values: object) -> str:
    """The fingerprint of some values together."""
    try:
        return digest_of(orjson.dumps(values, default=_told, option=_OPTIONS))
    except orjson.JSONEncodeError:
        # A name of a file that is no text, say.
        return digest_of(repr(values).encode("utf-8", "backslashreplace"))


def digest_of(data: bytes) -> str:
    """The fingerprint of a file's bytes."""
    return blake2b(data, digest_size=_SIZE).hexdigest()


def _told(value: Any) -> Any:
    """What the encoder does not know by itself, as what it knows."""
    if isinstance(value, Mapping):
        return {"mapping": [*value.items()]}
    if isinstance(value, AbstractSet):
        return {"set": sorted(map(fingerprint, value))}
    return {"repr": repr(value)}
