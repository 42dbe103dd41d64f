"""What a competition lays down for one season: rules of its ties, order of its rounds, its draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from cuprun.football.match import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class TieRules:
    """How ties of a round are played; None = not laid down, told from the matches.

    `legs` is 1 or 2. `away_goals`: when level on aggregate, goals scored away count double.
    """

    legs: int | None = None
    away_goals: bool | None = None
    extra_time: bool | None = None

    def over(self, other: TieRules) -> TieRules:
        """These rules, with the other's wherever these say nothing."""
        said = {name: value for name in self.__slots__ if (value := getattr(self, name)) is not None}
        return replace(other, **said)


NO_RULES = TieRules()


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulations:
    """The rules of one competition in one season.

    `rounds` names the rounds that are known beforehand, in order; `entering` how many teams come in
    at a round; `draw` the pairs of a round drawn or laid down before its teams are known.
    """

    ties: TieRules = NO_RULES
    by_round: Mapping[str, TieRules] = field(default_factory=lambda: MappingProxyType({}))
    rounds: tuple[str, ...] = ()
    entering: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    draw: Mapping[str, tuple[tuple[Slot, Slot], ...]] = field(default_factory=lambda: MappingProxyType({}))

    def for_round(self, round_: str) -> TieRules:
        """The rules of a round's ties: the round's own over the competition's."""
        return self.by_round.get(round_, NO_RULES).over(self.ties)


NO_REGULATIONS = Regulations()
