"""Cups for the corpus: 64 clubs, 65 matches a season, two legs in the semi-finals only."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import product

from bench.names import SURNAMES, clubs

CLUBS = 64
SEASONS = 10
"""Seasons that one competition, with its own clubs, is played."""
FIRST_YEAR = 2010

_ROUNDS = ("1/32 finale", "1/16 finale", "1/8 finale", "kwartfinale", "halve finale", "finale")
_KICK_OFFS = (time(15), time(18, 30), time(20), time(20, 45))


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal in regular time; `minute` counts from 1 to 90."""

    player: str
    minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A match of a knock-out cup, with the goals of each side in their order."""

    competition: str
    season: str
    round: str
    leg: int | None
    kickoff: datetime
    home: str
    away: str
    home_goals: tuple[Goal, ...]
    away_goals: tuple[Goal, ...]
    penalties: tuple[int, int] | None = None
    """The shoot-out that followed extra time without goals."""

    @property
    def winner(self) -> str:
        """Who won the match, shoot-out included. Raises ValueError for a draw."""
        ours, theirs = self.penalties or (len(self.home_goals), len(self.away_goals))
        if ours == theirs:
            raise ValueError(f"{self.home} and {self.away} drew")
        return self.home if ours > theirs else self.away


def cup_matches(number: int, seed: int) -> Iterator[Match]:
    """The matches of the cup with that number, in the order of their rounds; the same for the same seed."""
    chance = random.Random(f"{seed} cup {number}")
    competition, year = divmod(number, SEASONS)
    cup = _Cup(competition, FIRST_YEAR + year, chance)
    left = clubs(competition, CLUBS)
    chance.shuffle(left)
    for round_ in range(len(_ROUNDS)):
        through = []
        for one, other in zip(left[::2], left[1::2], strict=True):
            matches = cup.two_legs(one, other, round_) if round_ == 4 else cup.one_match(one, other, round_)
            yield from matches
            through.append(_through(matches))
        left = through


def _through(matches: list[Match]) -> str:
    """Who goes through: by aggregate after two legs, else the winner of the match."""
    if len(matches) == 1:
        return matches[0].winner
    first, second = matches
    first_home = len(first.home_goals) + len(second.away_goals)
    first_away = len(first.away_goals) + len(second.home_goals)
    return first.home if first_home > first_away else first.away


class _Cup:
    """One season of one competition, drawn and played by chance."""

    def __init__(self, competition: int, year: int, chance: random.Random) -> None:
        self._competition = f"Beker {competition + 1}"
        self._season = f"{year}-{(year + 1) % 100:02d}"
        self._start = date(year, 8, 14)
        self._chance = chance

    def one_match(self, home: str, away: str, round_: int) -> list[Match]:
        """A single match; a draw goes to penalties."""
        ours, theirs = self._chance.choice(_RESULTS)
        penalties = self._chance.choice(((4, 3), (3, 5), (5, 4), (2, 4))) if ours == theirs else None
        return [self._match(home, away, round_, (ours, theirs), penalties=penalties)]

    def two_legs(self, one: str, other: str, round_: int) -> list[Match]:
        """Home and away; one side is always ahead on aggregate."""
        first = self._chance.choice(_RESULTS)
        second = self._chance.choice([r for r in _RESULTS if first[0] + r[1] != first[1] + r[0]])
        return [
            self._match(one, other, round_, first, leg=1),
            self._match(other, one, round_, second, leg=2),
        ]

    def _match(
        self,
        home: str,
        away: str,
        round_: int,
        result: tuple[int, int],
        *,
        leg: int | None = None,
        penalties: tuple[int, int] | None = None,
    ) -> Match:
        day = self._start + timedelta(days=42 * round_ + self._chance.randint(0, 3) + 14 * (leg or 0))
        minutes = self._chance.sample(range(1, 91), sum(result))
        return Match(
            competition=self._competition,
            season=self._season,
            round=_ROUNDS[round_],
            leg=leg,
            kickoff=datetime.combine(day, self._chance.choice(_KICK_OFFS)),
            home=home,
            away=away,
            home_goals=self._goals(minutes[: result[0]]),
            away_goals=self._goals(minutes[result[0] :]),
            penalties=penalties,
        )

    def _goals(self, minutes: list[int]) -> tuple[Goal, ...]:
        return tuple(Goal(player=self._chance.choice(SURNAMES), minute=m) for m in sorted(minutes))


_RESULTS = tuple(result for result in product(range(5), range(4)) if sum(result) < 7)
