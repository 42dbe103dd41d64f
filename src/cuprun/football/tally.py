"""What teams did in a number of matches: played, won, drawn, lost, goals."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cuprun.football.match import Match, TeamId


@dataclass(slots=True)
class Tally:
    """What one team did. Goals are those that count, extra time included, shoot-outs not."""

    played: int = 0
    won: int = 0
    drawn: int = 0
    lost: int = 0
    goals_for: int = 0
    goals_against: int = 0
    away_goals: int = 0
    away_wins: int = 0

    @property
    def difference(self) -> int:
        return self.goals_for - self.goals_against


def tally(matches: Iterable[Match], teams: Collection[TeamId]) -> dict[TeamId, Tally]:
    """What each of the teams did in those of the matches that were between two of them and count.

    A walkover is a win without goals.
    """
    tallies = {team: Tally() for team in teams}
    for match in matches:
        home, away = match.home, match.away
        if not isinstance(home, TeamId) or not isinstance(away, TeamId):
            continue
        if home not in tallies or away not in tallies or not settled(match):
            continue
        scored, conceded = (match.final or (0, 0)) if match.counts else (0, 0)
        margin = scored - conceded
        if not match.counts:
            margin = 1 if match.winner == home else -1
        _enter(tallies[home], scored, conceded, margin)
        _enter(tallies[away], conceded, scored, -margin)
        tallies[away].away_goals += conceded
        tallies[away].away_wins += margin < 0
    return tallies


def settled(match: Match) -> bool:
    """Whether a match stands in a table: its result counts, or it was a walkover."""
    return (match.counts and match.final is not None) or (match.winner is not None)


def _enter(one: Tally, scored: int, conceded: int, margin: int) -> None:
    one.played += 1
    one.won += margin > 0
    one.drawn += margin == 0
    one.lost += margin < 0
    one.goals_for += scored
    one.goals_against += conceded
