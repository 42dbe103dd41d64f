"""Places of groups: which team a place means, once its group is finished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from cuprun.football.group import Group
from cuprun.football.match import NthWinner, PlaceAmong, PlaceInGroup, Slot, TeamId


class Places:
    """The groups of a season, to be asked who ended where."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._groups = tuple(groups)
        self._by_name = {group.name.casefold(): group for group in self._groups}

    def team(self, side: PlaceInGroup | PlaceAmong) -> Slot:
        """The team of a place; the side as it is while its group is not finished, or several teams may be it."""
        if isinstance(side, PlaceAmong):
            return side
        group = self.group(side.group)
        if group is None or not group.finished:
            return side
        row = group.table.at(side.place)
        return row.team if row else side

    def group(self, name: str) -> Group | None:
        """The group of that name; a name that no group has means the only table there is."""
        named = self._by_name.get(name.casefold())
        only = self._groups[0] if len(self._groups) == 1 and len(name) != 1 else None
        return named or only

    def draw_within(
        self, draw: Mapping[str, tuple[tuple[Slot, Slot], ...]]
    ) -> Mapping[str, tuple[tuple[Slot, Slot], ...]]:
        """The rounds of a draw without those that wait for groups none of which this season has.

        What is laid down for the winners of a round that is left out is left out too.
        """
        kept: dict[str, tuple[tuple[Slot, Slot], ...]] = {}
        for round_, pairs in draw.items():
            sides = list(chain(*pairs))
            from_groups = [side for side in sides if isinstance(side, PlaceInGroup | PlaceAmong)]
            missing = {side.round for side in sides if isinstance(side, NthWinner)} & (
                draw.keys() - kept.keys()
            )
            if not missing and (not from_groups or any(map(self._is_here, from_groups))):
                kept[round_] = pairs
        return kept

    def _is_here(self, side: PlaceInGroup | PlaceAmong) -> bool:
        if isinstance(side, PlaceInGroup):
            return self.group(side.group) is not None
        return bool(any(map(self.group, side.groups)) if side.groups else self._groups)

    def may_be(self, side: Slot, team: TeamId) -> bool:
        """Whether a side may turn out to be a team, as far as groups tell."""
        if isinstance(side, PlaceInGroup):
            return self._has(side.group, team)
        if isinstance(side, PlaceAmong):
            names = side.groups or tuple(group.name for group in self._groups)
            return any(self._has(name, team) for name in names)
        return side == team

    def _has(self, name: str, team: TeamId) -> bool:
        group = self.group(name)
        return group is not None and team in group.teams
