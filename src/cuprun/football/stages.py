"""Stages: which groups come after which, and the order in which they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from cuprun.football.match import Match, PlaceInGroup, TeamId


def stages_of(matches: Mapping[str, Sequence[Match]]) -> dict[str, int]:
    """The stage of each group: one after the last stage that any of its teams came through before."""
    first_days = {name: first_day(listed) or date.max for name, listed in matches.items()}
    reached: dict[TeamId, int] = {}
    stages: dict[str, int] = {}
    for name in sorted(matches, key=lambda name: (first_days[name], natural(name))):
        teams = teams_in_matches(matches[name])
        sources = {s.group for m in matches[name] for s in m.sides if isinstance(s, PlaceInGroup)}
        before = [reached[team] for team in teams if team in reached]
        before += [stages[source] for source in sources if source in stages]
        stages[name] = max(before, default=-1) + 1
        reached.update(dict.fromkeys(teams, stages[name]))
    return stages


def teams_in_matches(matches: Iterable[Match]) -> frozenset[TeamId]:
    return frozenset(side for match in matches for side in match.sides if isinstance(side, TeamId))


def first_day(matches: Iterable[Match]) -> date | None:
    return min((match.date for match in matches if match.date), default=None)


def natural(name: str) -> tuple[int, int, str]:
    """Unnamed first, then 1, 2, 10, then by letters."""
    return (bool(name), int(name) if name.isdecimal() else 0, name)
