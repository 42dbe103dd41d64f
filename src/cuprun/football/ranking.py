"""Ranking: the order of a table's teams, and what put each above the next.

A criterion after the other parts the teams that are still level. Head-to-head criteria that follow one
another are one step: they look at the matches between the teams that were level when the step began, and
where the season's rules say so they start anew among those they left level (UEFA).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from types import MappingProxyType

from msgspec import Struct

from cuprun.football.events import Card, CardKind
from cuprun.football.match import Match, TeamId
from cuprun.football.score import Side
from cuprun.football.table_rules import HEAD_TO_HEAD, STATED, Criterion, Statement, TableRules
from cuprun.football.tally import Tally, settled, tally

Key = tuple[int | Fraction, ...]
"""What a criterion sees in a team: the greater comes first."""

Ranked = tuple[TeamId, Criterion | None]
"""A team, and what put it above the next one; None for the last."""

_TELLING = (Criterion.PLAYED_ON, Criterion.PLACE_PLAYED, Criterion.UNDECIDED)


class Contest(Struct, frozen=True, kw_only=True, dict=True):
    """All that a ranking looks at. `matches` are the table's own, `deciders` the play-offs beside it."""

    matches: Sequence[Match]
    tallies: Mapping[TeamId, Tally]
    points: Mapping[TeamId, int]
    rules: TableRules
    deciders: Sequence[Match] = ()
    statements: Sequence[Statement] = ()
    rounded: frozenset[TeamId] = frozenset()
    """Whose carried points were rounded up."""
    earlier: Mapping[TeamId, int] = MappingProxyType({})
    """Places in the table that points were carried from."""
    played_on: frozenset[TeamId] = frozenset()
    places_played: Mapping[TeamId, int] = MappingProxyType({})
    """Places that the opponents of a later round tell of."""

    @cached_property
    def opponents(self) -> Mapping[TeamId, tuple[TeamId, ...]]:
        met: dict[TeamId, list[TeamId]] = {team: [] for team in self.tallies}
        for match in self.matches:
            home, away = match.home, match.away
            if settled(match) and isinstance(home, TeamId) and isinstance(away, TeamId):
                met[home].append(away)
                met[away].append(home)
        return {team: tuple(others) for team, others in met.items()}

    @cached_property
    def conduct(self) -> Mapping[TeamId, int]:
        """What cards cost each team; a team with a match of which no card is known is left out."""
        costs: dict[TeamId, int] = dict.fromkeys(self.tallies, 0)
        unknown: set[TeamId] = set()
        for match in filter(settled, self.matches):
            for side in Side:
                team = match.side(side)
                if isinstance(team, TeamId):
                    costs[team] += _cost(match.cards, side, self.rules)
                    if any(card.side is None for card in match.cards) or not match.cards:
                        unknown.add(team)
        return {team: cost for team, cost in costs.items() if team not in unknown}


def rank(contest: Contest) -> list[Ranked]:
    """The teams in order, each with what put it above the next."""
    order = contest.rules.ranking
    stated = () if STATED & set(order) else (Criterion.LOTS,)
    return _ordered(contest, sorted(contest.tallies), (*order, *stated, *_TELLING))


def _ordered(contest: Contest, teams: Sequence[TeamId], order: Sequence[Criterion]) -> list[Ranked]:
    if len(teams) == 1 or not order:
        return [(team, Criterion.UNDECIDED) for team in teams[:-1]] + [(team, None) for team in teams[-1:]]
    step, rest = _step(order)
    keys = dict(zip(teams, _keys(contest, teams, step), strict=True))
    parts = [list(part) for _, part in groupby(sorted(teams, key=keys.__getitem__, reverse=True), keys.get)]
    if len(parts) == 1:
        return _ordered(contest, teams, rest)
    following = order if contest.rules.reapply and step[0] in HEAD_TO_HEAD else rest
    ranked: list[Ranked] = []
    for part in parts:
        if ranked:
            above = ranked[-1][0]
            ranked[-1] = (above, _difference(contest, step, teams, keys[above], keys[part[0]]))
        ranked += _ordered(contest, part, following)
    return ranked


def _step(order: Sequence[Criterion]) -> tuple[Sequence[Criterion], Sequence[Criterion]]:
    """The first criterion, or all head-to-head criteria that stand together; and what comes after."""
    length = 1
    if order[0] in HEAD_TO_HEAD:
        length = next((i for i, criterion in enumerate(order) if criterion not in HEAD_TO_HEAD), len(order))
    return order[:length], order[length:]


def _difference(
    contest: Contest, step: Sequence[Criterion], level: Collection[TeamId], upper: Key, lower: Key
) -> Criterion:
    """The criterion of a step in which two keys differ first."""
    compared = zip(step, upper, lower, strict=False)
    criterion = next((c for c, one, other in compared if one != other), step[-1])
    if criterion in STATED:
        statement = _statement(contest, level)
        return statement.by if statement else criterion
    return criterion


def _keys(contest: Contest, teams: Sequence[TeamId], step: Sequence[Criterion]) -> list[Key]:
    if step[0] in HEAD_TO_HEAD:
        among = tally(contest.matches, teams)
        return [tuple(_head_to_head(criterion, among[t], contest.rules) for criterion in step) for t in teams]
    return [_key(contest, step[0], team, teams) for team in teams]


def _head_to_head(criterion: Criterion, among: Tally, rules: TableRules) -> int:
    return {
        Criterion.HEAD_TO_HEAD_POINTS: rules.points(among.won, among.drawn),
        Criterion.HEAD_TO_HEAD_DIFFERENCE: among.difference,
        Criterion.HEAD_TO_HEAD_GOALS: among.goals_for,
        Criterion.HEAD_TO_HEAD_AWAY_GOALS: among.away_goals,
    }[criterion]


def _key(contest: Contest, criterion: Criterion, team: TeamId, level: Sequence[TeamId]) -> Key:
    if criterion in _OF_THE_TALLY:
        return _OF_THE_TALLY[criterion](contest.tallies[team])
    if criterion in STATED:
        statement = _statement(contest, level)
        return (-statement.teams.index(team) if statement else 0,)
    return _OF_THE_CONTEST[criterion](contest, team, level)


def _statement(contest: Contest, level: Collection[TeamId]) -> Statement | None:
    return next((stated for stated in contest.statements if set(level) <= set(stated.teams)), None)


# What one team's own matches tell


def _average(one: Tally) -> Key:
    """Goals for divided by goals against; who let in none is above all who did."""
    return (one.goals_against == 0 and one.goals_for > 0, Fraction(one.goals_for, one.goals_against or 1))


_OF_THE_TALLY: Mapping[Criterion, Callable[[Tally], Key]] = {
    Criterion.DIFFERENCE: lambda one: (one.difference,),
    Criterion.GOALS: lambda one: (one.goals_for,),
    Criterion.GOAL_AVERAGE: _average,
    Criterion.WINS: lambda one: (one.won,),
    Criterion.AWAY_GOALS: lambda one: (one.away_goals,),
    Criterion.AWAY_WINS: lambda one: (one.away_wins,),
}

# What needs more than that


def _points_per_game(contest: Contest, team: TeamId, _: Sequence[TeamId]) -> Key:
    return (Fraction(contest.points[team], contest.tallies[team].played or 1),)


def _opponents(contest: Contest, team: TeamId, value: Callable[[TeamId], int]) -> Key:
    return (sum(value(other) for other in contest.opponents[team]),)


def _fair_play(contest: Contest, team: TeamId, level: Sequence[TeamId]) -> Key:
    known = all(other in contest.conduct for other in level)
    return (-contest.conduct[team] if known else 0,)


def _play_off(contest: Contest, team: TeamId, level: Sequence[TeamId]) -> Key:
    """Play-offs won against other teams that are level."""
    among = [match for match in contest.deciders if set(match.sides) <= set(level)]
    return (sum(team in (match.through or (match.winner,)) for match in among),)


def _shoot_out(contest: Contest, team: TeamId, level: Sequence[TeamId]) -> Key:
    if len(level) != 2:
        return (0,)
    kicks = [m for m in contest.matches if m.penalties and set(m.sides) == set(level)]
    return (sum(match.winner == team for match in kicks),)


def _goals_then_difference(contest: Contest, team: TeamId, _: Sequence[TeamId]) -> Key:
    """An order that says nothing still shows what people look for: difference, goals, then the name."""
    one = contest.tallies[team]
    return (one.difference, one.goals_for)


_OF_THE_CONTEST: Mapping[Criterion, Callable[[Contest, TeamId, Sequence[TeamId]], Key]] = {
    Criterion.POINTS: lambda contest, team, _: (contest.points[team],),
    Criterion.POINTS_PER_GAME: _points_per_game,
    Criterion.OPPONENTS_POINTS: lambda contest, team, _: _opponents(
        contest, team, contest.points.__getitem__
    ),
    Criterion.OPPONENTS_DIFFERENCE: lambda contest, team, _: _opponents(
        contest, team, lambda other: contest.tallies[other].difference
    ),
    Criterion.OPPONENTS_GOALS: lambda contest, team, _: _opponents(
        contest, team, lambda other: contest.tallies[other].goals_for
    ),
    Criterion.FAIR_PLAY: _fair_play,
    Criterion.ROUNDING: lambda contest, team, _: (team not in contest.rounded,),
    Criterion.EARLIER_STAGE: lambda contest, team, _: (-contest.earlier.get(team, 0),),
    Criterion.PLAY_OFF: _play_off,
    Criterion.SHOOT_OUT: _shoot_out,
    Criterion.PLAYED_ON: lambda contest, team, _: (team in contest.played_on,),
    Criterion.PLACE_PLAYED: lambda contest, team, _: (-contest.places_played.get(team, 0),),
    Criterion.UNDECIDED: _goals_then_difference,
}


def _cost(cards: Sequence[Card], side: Side, rules: TableRules) -> int:
    """What a side's cards cost in fair play: a player's two yellow cards count as an expulsion only."""
    kinds: dict[str, set[CardKind]] = {}
    for card in cards:
        if card.side is side:
            kinds.setdefault(card.player, set()).add(card.kind)
    second = 3 if rules.second_yellow is None else rules.second_yellow
    red = 4 if rules.red is None else rules.red
    cost = 0
    for shown in kinds.values():
        if CardKind.SECOND_YELLOW in shown:
            cost += second
        else:
            cost += (CardKind.YELLOW in shown) + red * (CardKind.RED in shown)
    return cost
