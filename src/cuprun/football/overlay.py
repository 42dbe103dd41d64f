"""Rules over rules: what the upper ones say holds, and what they leave open the lower ones say."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

Rules = TypeVar("Rules", bound=Struct)


def laid_over(upper: Rules, lower: Rules) -> Rules:
    """The upper rules, with the lower ones' wherever they say nothing (None)."""
    said = {name: value for name in upper.__struct_fields__ if (value := getattr(upper, name)) is not None}
    return replace(lower, **said)
