"""Words of a report that place its match in a table: ``group: Group A``, ``round: Groep A, speeldag 2``."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from cuprun.frontmatter.football_txt.headings import Section, read_section
from cuprun.frontmatter.records import MatchFacts

_read = lru_cache(maxsize=4096)(read_section)


def placed_in_table(facts: MatchFacts) -> MatchFacts:
    """The facts with a group by its bare name (``A``), also where the round is what names group or matchday."""
    if facts.group is not None:
        named = _read(facts.group)
        return replace(facts, group=named.group) if _is_other(named, facts.group) else facts
    named = _read(facts.round) if facts.round else Section()
    if named.group is None and named.matchday is None:
        return facts
    return replace(facts, round=None, group=named.group, matchday=facts.matchday or named.matchday)


def _is_other(named: Section, written: str) -> bool:
    return named.group is not None and named.group != written
