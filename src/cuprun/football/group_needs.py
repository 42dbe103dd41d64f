"""What teams need in their last match of a group, as far as points alone can tell.

Goal difference and the like are left out: what is said holds whatever the goals, and where only they
could tell, nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from msgspec import Struct

from cuprun.football.group import Group
from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.score import Status
from cuprun.football.table_rules import Criterion, TableRules

_TO_BE_PLAYED = frozenset({Status.SCHEDULED, Status.POSTPONED})
_MATCHES_AT_MOST = 6
"""Of so many matches to come all results are gone through: 729 of them."""


class Need(StrEnum):
    """The least that surely takes a team on, or what is sure already."""

    THROUGH = "through"
    """It goes on whatever happens."""
    DRAW = "draw"
    """A draw is enough."""
    WIN = "win"
    """A win is enough; with less, others or goals decide."""
    MUST_WIN = "must-win"
    """A win is enough, and nothing less will do."""
    MUST_WIN_AND_HOPE = "must-win-and-hope"
    """Nothing less than a win will do, and even that may not be enough."""
    OUT = "out"
    """It goes out whatever happens."""


class GroupNeed(Struct, frozen=True, kw_only=True):
    """A team that has its last match of the group before it, and what it needs there."""

    team: TeamId
    match: Match
    need: Need


class _Result(StrEnum):
    WON = "won"
    DRAWN = "drawn"
    LOST = "lost"


_TURNED = {_Result.WON: _Result.LOST, _Result.DRAWN: _Result.DRAWN, _Result.LOST: _Result.WON}


def group_needs(group: Group) -> tuple[GroupNeed, ...]:
    """What teams need in their last match, in the order of the matches; nothing where it is too early to say."""
    ahead = [match for match in group.matches if match.status in _TO_BE_PLAYED]
    left = Counter(side for match in ahead for side in match.sides)
    rules = group.table.rules
    early = len(ahead) > _MATCHES_AT_MOST or any(count > 1 for count in left.values())
    if not ahead or early or not rules.advance or rules.ranking[0] is not Criterion.POINTS:
        return ()
    outlooks = _outlooks(group, ahead)
    return tuple(
        GroupNeed(team=side, match=match, need=need)
        for match in ahead
        for side in match.sides
        if isinstance(side, TeamId) and (need := _need(outlooks[side], rules))
    )


@dataclass(slots=True)
class _Outlook:
    """What a team's own result leads to, over all results of the others."""

    sure: dict[_Result, bool]
    """Whether it goes on for sure."""
    hopeless: dict[_Result, bool]
    """Whether it goes out for sure."""


def _outlooks(group: Group, ahead: list[Match]) -> Mapping[Slot, _Outlook]:
    outlooks: dict[Slot, _Outlook] = {
        side: _Outlook(dict.fromkeys(_Result, True), dict.fromkeys(_Result, True))
        for match in ahead
        for side in match.sides
    }
    places = group.table.rules.advance or 0
    for own, points in _endings(group, ahead):
        for team, result in own.items():
            level_or_above = sum(other >= points[team] for other in points.values()) - 1
            above = sum(other > points[team] for other in points.values())
            outlooks[team].sure[result] &= level_or_above < places
            outlooks[team].hopeless[result] &= above >= places
    return outlooks


def _endings(group: Group, ahead: list[Match]) -> Iterator[tuple[dict[Slot, _Result], dict[Slot, int]]]:
    """Every way the matches to come may end: each team's result, and all teams' points."""
    rules = group.table.rules
    worth = {_Result.WON: rules.points(1, 0), _Result.DRAWN: rules.points(0, 1), _Result.LOST: 0}
    for results in product(_Result, repeat=len(ahead)):
        points: dict[Slot, int] = {row.team: row.points for row in group.table.rows}
        own: dict[Slot, _Result] = {}
        for match, result in zip(ahead, results, strict=True):
            home, away = match.sides
            own[home], own[away] = result, _TURNED[result]
            points[home] = points.get(home, 0) + worth[result]
            points[away] = points.get(away, 0) + worth[_TURNED[result]]
        yield own, points


def _need(outlook: _Outlook, rules: TableRules) -> Need | None:
    # The best of the next place go on too: points of this group alone put nobody out for sure.
    hopeless = dict.fromkeys(_Result, False) if rules.best else outlook.hopeless
    if outlook.sure[_Result.LOST]:
        return Need.THROUGH
    if hopeless[_Result.WON]:
        return Need.OUT
    if outlook.sure[_Result.DRAWN]:
        return Need.DRAW
    if outlook.sure[_Result.WON]:
        return Need.MUST_WIN if hopeless[_Result.DRAWN] else Need.WIN
    return Need.MUST_WIN_AND_HOPE if hopeless[_Result.DRAWN] else None
