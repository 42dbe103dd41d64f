"""What a competition lays down for one season: rules of its ties, order of its rounds, its draw."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct

from cuprun.football.match import Slot
from cuprun.football.overlay import laid_over
from cuprun.football.table_rules import NO_TABLE_RULES, Adjustment, Statement, TableRules

UNLIMITED_REPLAYS = 1_000
"""As many replays as it takes; no tie ever came near."""


class Settler(StrEnum):
    """What may settle a tie that is level."""

    AWAY_GOALS = "away-goals"
    EXTRA_TIME = "extra-time"
    GOLDEN_GOAL = "golden-goal"
    """Extra time that the first goal ends."""
    SILVER_GOAL = "silver-goal"
    """Extra time that ends at its half-time if a side is ahead by then."""
    PENALTIES = "penalties"
    REPLAY = "replay"
    """The match is played again, from nothing."""
    PLAY_OFF = "play-off"
    """One more match after two legs, from nothing, as a rule on neutral ground."""
    TOSS = "toss"
    LOTS = "lots"


FURTHER_PLAY = frozenset({Settler.EXTRA_TIME, Settler.GOLDEN_GOAL, Settler.SILVER_GOAL})
FURTHER_MATCHES = frozenset({Settler.REPLAY, Settler.PLAY_OFF})
LAST_RESORTS = frozenset({Settler.PENALTIES, Settler.TOSS, Settler.LOTS})
"""They always settle a tie: nothing can come after them."""


class TieRules(Struct, frozen=True, kw_only=True):
    """How ties of a round are played; None = not laid down, told from the matches.

    `level` lists in order what settles a tie that is level: first what applies when the legs are over,
    then what comes after that, and so on. What stands after ``replay`` or ``play-off`` applies to that
    further match. So `(AWAY_GOALS, EXTRA_TIME, AWAY_GOALS, PENALTIES)` counts away goals at the end of
    the legs and again, those of extra time included; `(REPLAY, EXTRA_TIME, PENALTIES)` has one replay,
    with extra time and penalties.
    """

    legs: int | None = None
    """1 or 2."""
    level: tuple[Settler, ...] | None = None
    replays: int | None = None
    """How many replays there are at most; None = one, where `level` has any."""
    neutral: bool | None = None
    """Whether the round is played on grounds that are no side's own."""

    def over(self, other: TieRules) -> TieRules:
        """These rules, with the other's wherever these say nothing."""
        return laid_over(self, other)

    def allows(self, settler: Settler) -> bool | None:
        """Whether such a thing may settle a tie; None where nothing is laid down."""
        return None if self.level is None else settler in self.level

    @property
    def after_legs(self) -> tuple[Settler, ...]:
        """What may settle the tie in its legs, or its one match, before any further match."""
        level = self.level or ()
        further = (place for place, settler in enumerate(level) if settler in FURTHER_MATCHES)
        return level[: next(further, len(level))]

    @property
    def away_goals_at_full_time(self) -> bool:
        """Whether away goals count double when the legs are level after ninety minutes of the last."""
        level = self.after_legs
        return Settler.AWAY_GOALS in level and not any(
            settler in FURTHER_PLAY for settler in level[: level.index(Settler.AWAY_GOALS)]
        )

    @property
    def away_goals_after_extra_time(self) -> bool:
        """Whether away goals count double after extra time, those scored in it included."""
        level = self.after_legs
        played = next((place for place, settler in enumerate(level) if settler in FURTHER_PLAY), len(level))
        return Settler.AWAY_GOALS in level[played:]


NO_RULES = TieRules()


class Clause(Struct, frozen=True, kw_only=True):
    """A rule: what it lays down, when and where it held, how it reads, and who says so."""

    first: str | None = None
    """The first season it held in (``1970-71``, ``1974``); None = always had."""
    last: str | None = None
    """The last season it held in; None = it still does."""
    rounds: tuple[str, ...] = ()
    """Ids of the rounds it is about, ``round-*`` for all such numbers; none = all rounds."""
    ties: TieRules = NO_RULES
    table: TableRules | None = None
    """What it lays down for tables."""
    groups: tuple[str, ...] = ()
    """Names of the groups whose tables it is about; none = all groups."""
    draw: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """Round name → sides in pairs, as they are written: who meets whom by their places."""
    text: Mapping[str, str] = MappingProxyType({})
    """Language code → sentence."""
    source: str | None = None

    def holds_in(self, season: str) -> bool:
        """Whether the clause held in a season (``2024-25`` or ``2024``; years order as text)."""
        year = season[:4]
        return (self.first is None or self.first[:4] <= year) and (self.last is None or year <= self.last[:4])

    def is_about(self, round_: str) -> bool:
        """Whether the clause lays something down for a round."""
        return not self.rounds or any(_fits(pattern, round_) for pattern in self.rounds)


def clauses_in_force(clauses: Sequence[Clause], rounds: Sequence[str]) -> tuple[Clause, ...]:
    """Those of a season's clauses that lay anything down, in any of the rounds, that no other sets aside.

    A round's own clauses come before those about all rounds, later ones before earlier. A clause about
    what settles level ties stands and falls with that. What is laid down for tables is not looked into.
    """
    kept = {id(clause) for clause in clauses if clause.table is not None or clause.ties == NO_RULES}
    for round_ in rounds:
        about = [clause for clause in clauses if clause.is_about(round_)]
        ranked = [*(c for c in about if not c.rounds), *(c for c in about if c.rounds)]
        for name in TieRules.__struct_fields__:
            last = [clause for clause in ranked if getattr(clause.ties, name) is not None][-1:]
            kept.update(id(c) for c in last if name == "level" or c.ties.level is None)
    return tuple(clause for clause in clauses if id(clause) in kept)


class Regulations(Struct, frozen=True, kw_only=True):
    """The rules of one competition in one season.

    `ties` holds in all rounds, `by_round` in some (an id, or ``round-*`` for all such numbers; a later
    entry overrides an earlier). `rounds` names the rounds that are known beforehand, in order;
    `entering` how many teams come in at a round; `draw` the pairs of a round drawn or laid down before
    its teams are known. `tables` holds in all groups, `tables_by_group` in one (its name in lower case);
    `adjustments` and `statements` are what was ruled on tables.
    """

    ties: TieRules = NO_RULES
    by_round: Mapping[str, TieRules] = MappingProxyType({})
    rounds: tuple[str, ...] = ()
    entering: Mapping[str, int] = MappingProxyType({})
    draw: Mapping[str, tuple[tuple[Slot, Slot], ...]] = MappingProxyType({})
    tables: TableRules = NO_TABLE_RULES
    tables_by_group: Mapping[str, TableRules] = MappingProxyType({})
    adjustments: tuple[Adjustment, ...] = ()
    statements: tuple[Statement, ...] = ()

    def for_round(self, round_: str) -> TieRules:
        """The rules of a round's ties: the round's own over the competition's."""
        rules = self.ties
        for pattern, own in self.by_round.items():
            if _fits(pattern, round_):
                rules = own.over(rules)
        return rules

    def for_group(self, name: str) -> TableRules:
        """The rules of a group's table: the group's own over the competition's."""
        return self.tables_by_group.get(name.casefold(), NO_TABLE_RULES).over(self.tables)


NO_REGULATIONS = Regulations()


def _fits(pattern: str, round_: str) -> bool:
    if not pattern.endswith("*"):
        return pattern == round_
    return round_.startswith(pattern[:-1]) and re.fullmatch(r"\d+", round_[len(pattern) - 1 :]) is not None
