"""What each side needs in the match that is to decide a tie: its second leg, or a replay.

It is told by the same rules that decide the tie afterwards: goals over both legs, then goals away where
the season counts them double, then whatever comes next.
"""

from __future__ import annotations

from msgspec import Struct

from cuprun.football.match import Match, TeamId
from cuprun.football.regulations import FURTHER_MATCHES, Settler, TieRules
from cuprun.football.score import Goals, Status
from cuprun.football.tie import Tie, legs_of

_TO_BE_PLAYED = frozenset({Status.SCHEDULED, Status.POSTPONED})


class Needs(Struct, frozen=True, kw_only=True):
    """What the match to come will mean, by its score after ninety minutes.

    The home side goes through with a better margin than `level_margin`, the away side with a worse one
    (from the home side's view). At that margin the tie is level on goals.
    """

    match: Match
    home: TeamId
    away: TeamId
    level_margin: int
    level_away_goals: int | None
    """Where away goals count double: how many by the away side leave the tie level at that margin (fewer
    put the home side through, more the away side); None = they do not count, it is always level."""
    next: Settler | None
    """What follows a tie that is level; None where nobody laid it down."""

    @property
    def level_score(self) -> Goals | None:
        """The one score that leaves the tie level, where away goals count double."""
        if self.level_away_goals is None:
            return None
        return self.level_away_goals + self.level_margin, self.level_away_goals

    def through(self, score: Goals) -> TeamId | None:
        """Who goes through with that score after ninety minutes; None where the tie is level."""
        margin = score[0] - score[1]
        if margin != self.level_margin:
            return self.home if margin > self.level_margin else self.away
        if self.level_away_goals is None or score[1] == self.level_away_goals:
            return None
        return self.home if score[1] < self.level_away_goals else self.away


def needs(tie: Tie) -> Needs | None:
    """What each side needs; None where the next match does not decide the tie, or where it is decided."""
    counted = [match for match in tie.matches if match.counts]
    ahead = [match for match in tie.matches if match.status in _TO_BE_PLAYED]
    if tie.outcome is not None or not counted or len(ahead) != 1:
        return None
    home, away = ahead[0].home, ahead[0].away
    if not isinstance(home, TeamId) or not isinstance(away, TeamId):
        return None
    legs = legs_of(counted) if tie.legs == 2 else ()
    if len(legs) == 1:
        return _in_second_leg(ahead[0], (home, away), legs[0], tie.rules)
    further = len(counted) - max(len(legs), 1) + 1
    return Needs(
        match=ahead[0],
        home=home,
        away=away,
        level_margin=0,
        level_away_goals=None,
        next=_next_after_further(tie.rules, further),
    )


def _in_second_leg(match: Match, teams: tuple[TeamId, TeamId], first: Match, rules: TieRules) -> Needs | None:
    home, away = teams
    away_goals_count = rules.away_goals_at_full_time
    if first.final is None or (away_goals_count and first.home == home):
        return None
    own = first.goals_of(home) or 0
    return Needs(
        match=match,
        home=home,
        away=away,
        level_margin=(first.goals_of(away) or 0) - own,
        level_away_goals=own if away_goals_count else None,
        next=_next_after_legs(rules),
    )


def _next_after_legs(rules: TieRules) -> Settler | None:
    return next((settler for settler in rules.level or () if settler is not Settler.AWAY_GOALS), None)


def _next_after_further(rules: TieRules, number: int) -> Settler | None:
    """What follows the further match of that number when it is level: another one while the rules have any."""
    level = rules.level or ()
    further = next((place for place, settler in enumerate(level) if settler in FURTHER_MATCHES), None)
    if further is None:
        return None
    if level[further + 1 :]:
        return level[further + 1]
    return level[further] if number < (rules.replays or 1) else None
