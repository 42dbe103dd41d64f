"""Putting a cup together out of its matches.

Everything here comes out of the matches alone; regulations only add what matches cannot say. A cup is
put together round by round, because who a "winner of" is depends on the rounds before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, permutations
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from cuprun.football.cup import Cup, Round
from cuprun.football.going_on import LaterRounds, told_by_absence, told_by_later_rounds
from cuprun.football.group import Group
from cuprun.football.group_builder import build_groups
from cuprun.football.legs import legs_of_round, legs_of_tie, numbered, were_single
from cuprun.football.match import (
    LoserOf,
    Match,
    NthWinner,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    TeamId,
    WinnerBetween,
    WinnerOf,
    WinnerOfRound,
)
from cuprun.football.places import Places
from cuprun.football.regulations import NO_REGULATIONS, Regulations, TieRules
from cuprun.football.round import SINGLE_TIE_ROUNDS, THIRD_PLACE, order_rounds, round_after, teams_in
from cuprun.football.tie import Outcome, Tie, decide


class Makings(NamedTuple):
    """All that a tie is put together of."""

    id: str
    sides: tuple[Slot, ...]
    legs: int
    matches: tuple[Match, ...]
    sources: tuple[str | None, ...]
    play_on: tuple[TeamId, ...] | None
    """Who of its teams stands in a later round; None where no later round tells."""


class Built(Struct, frozen=True, kw_only=True):
    """Parts of a cup that were put together before under the same regulations, and need not be again."""

    groups: tuple[Group, ...] | None = None
    rounds: Mapping[str, Round] = MappingProxyType({})
    """By their ids."""
    ties: dict[tuple[str, int], tuple[Makings, Tie]] = {}
    """What was put together last for each round and number, and of what; is added to."""


def build_cup(
    matches: Iterable[Match], regulations: Regulations = NO_REGULATIONS, built: Built | None = None
) -> Cup:
    """Put a season's matches together: ties, legs, rounds, edges, winners.

    `matches` may be in any order; each has a round, or a group or matchday.
    """
    built = built or Built()
    ordered = sorted(matches, key=_when)
    by_round: dict[str, list[Match]] = {}
    for match in ordered:
        if match.round is not None:
            by_round.setdefault(match.round, []).append(match)
    groups = build_groups(ordered, regulations) if built.groups is None else built.groups
    places = Places(groups)
    regulations = replace(regulations, draw=places.draw_within(regulations.draw))
    first_dates = {name: _first_date(by_round.get(name, ())) for name in (*by_round, *regulations.draw)}
    names = order_rounds(first_dates, regulations.rounds)
    last_rounds = _last_rounds(names, first_dates, ordered, regulations)
    rounds = _CupBuilder(names, by_round, regulations, LaterRounds(last_rounds), places, built)
    return Cup(rounds=rounds.built(), groups=groups, regulations=regulations)


class _CupBuilder:
    """Rounds in the making: each is built upon those before it."""

    def __init__(
        self,
        names: Sequence[str],
        matches: Mapping[str, Sequence[Match]],
        regulations: Regulations,
        later: LaterRounds,
        places: Places,
        built: Built,
    ) -> None:
        self._names = list(names)
        self._place = {name: place for place, name in enumerate(names)}
        self._matches = matches
        self._regulations = regulations
        self._later = later
        self._places = places
        self._built = built
        self._ties: dict[str, Tie] = {}
        self._last_tie: dict[Slot, str] = {}
        self._rounds: dict[str, Round] = {}

    def built(self) -> tuple[Round, ...]:
        """All rounds, in order; those that nothing is known of yet are left out."""
        for name in self._with_rounds_to_come():
            round_ = self._built.rounds.get(name) or Round(id=name, ties=tuple(self._ties_of(name)))
            self._rounds[name] = round_
            self._ties.update((tie.id, tie) for tie in round_.ties)
            if name != THIRD_PLACE:
                self._last_tie.update((team, tie.id) for tie in round_.ties for team in tie.teams)
        return tuple(round_ for round_ in self._rounds.values() if round_.ties)

    def _with_rounds_to_come(self) -> Iterable[str]:
        """The rounds in order, with the closing rounds that a complete round leads to."""
        names = list(self._names)
        while names:
            name = names.pop(0)
            yield name
            following = round_after(name)
            if following and following not in self._names and self._is_complete(name):
                self._names.append(following)
                at = next((i for i, other in enumerate(names) if other == THIRD_PLACE), 0)
                names.insert(at + 1 if names and names[at] == THIRD_PLACE else 0, following)

    def _is_complete(self, name: str) -> bool:
        teams = teams_in(name)
        return teams is not None and len(self._rounds[name].ties) * 2 == teams

    def _ties_of(self, name: str) -> list[Tie]:
        rules = self._regulations.for_round(name)
        matches = self._listed(name, rules)
        drawn = {frozenset(sides): sides for sides in self._drawn(name, matches)}
        pairs: dict[frozenset[Slot], list[Match]] = {pair: [] for pair in drawn}
        for match in matches:
            pairs.setdefault(frozenset(match.sides), []).append(match)
        legs = self._legs(name, list(pairs.values()), rules)
        found: list[tuple[tuple[Slot, ...], Sequence[Match]]] = [
            (played[0].sides if played else drawn[pair], played) for pair, played in pairs.items()
        ]
        found += [(sides, ()) for sides in self._left_over(name, [sides for sides, _ in found])]
        return [
            self._tie(name, number, self._makings(name, number, sides, len(found), played, legs), rules)
            for number, (sides, played) in enumerate(found, start=1)
        ]

    def _makings(
        self,
        round_: str,
        number: int,
        sides: tuple[Slot, ...],
        count: int,
        played: Sequence[Match],
        legs: int,
    ) -> Makings:
        return Makings(
            id=_id(round_, number, sides, count),
            sides=sides,
            legs=legs_of_tie(played, legs),
            matches=tuple(played),
            sources=tuple(self._source(side) for side in sides),
            play_on=self._play_on(round_, sides),
        )

    def _tie(self, round_: str, number: int, made_of: Makings, rules: TieRules) -> Tie:
        """A tie out of its makings, unless it has been put together out of the same before."""
        before = self._built.ties.get((round_, number))
        if before and before[0] == made_of:
            return before[1]
        matches = numbered(made_of.matches, made_of.legs)
        tie = Tie(
            id=made_of.id,
            round=round_,
            sides=made_of.sides,
            legs=made_of.legs,
            matches=matches,
            rules=rules,
            outcome=_outcome(made_of, matches, rules),
            sources=made_of.sources,
        )
        self._built.ties[round_, number] = (made_of, tie)
        return tie

    def _listed(self, name: str, rules: TieRules) -> list[Match]:
        """The matches of a round with their teams; a fixture of sides that were not known gives way to its match."""
        written = self._matches.get(name, ())
        known = {frozenset(m.sides) for m in written if all(isinstance(side, TeamId) for side in m.sides)}
        listed = [(match, self._resolved(match, rules)) for match in written]
        return [
            match
            for before, match in listed
            if match.sides == before.sides or match.result is not None or frozenset(match.sides) not in known
        ]

    def _legs(self, round_: str, pairs: Sequence[Sequence[Match]], rules: TieRules) -> int:
        """The legs of a round; where two are laid down and the round did with one match each, it was one."""
        legs = legs_of_round(pairs, rules)
        if legs == 1 or not were_single(pairs) or not self._later.begin_after(self._place[round_]):
            return legs
        winners = [match.winner for pair in pairs for match in pair if isinstance(match.winner, TeamId)]
        all_on = len(self._later.play_on(winners, self._place[round_])) == len(pairs) > 1
        return 1 if all_on or teams_in(round_) == 2 * len(pairs) else legs

    def _resolved(self, match: Match, rules: TieRules) -> Match:
        """The match with its sides where they are known, on the ground that the rules lay down."""
        home, away = self._resolve(match.home), None if match.away is None else self._resolve(match.away)
        neutral = rules.neutral if match.neutral is None else match.neutral
        if home is match.home and away is match.away and neutral is match.neutral:
            return match
        return replace(match, home=home, away=away, neutral=neutral)

    def _resolve(self, side: Slot) -> Slot:
        """The team behind a "winner of" or a place where that is decided, else what it waits for."""
        if isinstance(side, TeamId | WinnerOfRound):
            return side
        if isinstance(side, PlaceInGroup | PlaceAmong):
            return self._places.team(side)
        if isinstance(side, LoserOf):
            return self._loser(side)
        tie = self._tie_meant(side)
        if tie is None:
            return WinnerOfRound(side.round) if isinstance(side, NthWinner) else side
        advanced = tie.outcome.advanced if tie.outcome else ()
        if len(advanced) == 1:
            return advanced[0]
        return tie.winner if tie.winner in advanced else WinnerOf(tie.id)

    def _loser(self, side: LoserOf) -> Slot:
        tie = None if isinstance(side.of, WinnerOfRound) else self._tie_meant(side.of)
        if tie is None:
            return side
        losers = [team for team in tie.teams if tie.outcome and team not in tie.outcome.advanced]
        return losers[0] if len(losers) == 1 else LoserOf(WinnerOf(tie.id))

    def _tie_meant(self, side: WinnerOf | NthWinner | WinnerBetween) -> Tie | None:
        if isinstance(side, WinnerOf):
            return self._ties.get(side.tie)
        if isinstance(side, WinnerBetween):
            return next((tie for tie in self._ties.values() if side.teams == set(tie.teams)), None)
        ties = self._rounds[side.round].ties if side.round in self._rounds else ()
        return ties[side.number - 1] if 1 <= side.number <= len(ties) else None

    def _drawn(self, name: str, listed: Sequence[Match]) -> list[tuple[Slot, Slot]]:
        """The pairs of the draw; one of places is the pair that its matches show, where they do."""
        drawn = [
            (self._resolve(home), self._resolve(away)) for home, away in self._regulations.draw.get(name, ())
        ]
        met = {frozenset(match.sides) for match in listed} - {frozenset(pair) for pair in drawn}
        shown = [self._shown(pair, met) for pair in drawn]
        if len(met) == 0 or teams_in(name) is None:
            return shown
        pairs = {frozenset(match.sides) for match in listed}
        full = len(pairs) * 2 >= (teams_in(name) or 0)
        return [pair for pair in shown if frozenset(pair) in pairs] if full else shown

    def _shown(self, pair: tuple[Slot, Slot], met: set[frozenset[Slot]]) -> tuple[Slot, Slot]:
        """A pair with sides that nobody knows yet, as the match of two teams that fit shows it."""
        if all(isinstance(side, TeamId) for side in pair):
            return pair
        for sides in sorted((s for s in met if len(s) == len(pair)), key=lambda s: sorted(map(str, s))):
            for home, away in permutations(sides):
                fits = self._fits(pair[0], home) and self._fits(pair[1], away)
                if fits:
                    met.discard(sides)
                    return home, away
        return pair

    def _fits(self, side: Slot, team: Slot) -> bool:
        return isinstance(team, TeamId) and self._places.may_be(side, team)

    def _left_over(self, name: str, found: Sequence[tuple[Slot, ...]]) -> list[tuple[Slot, Slot]]:
        """Sides of a closing round's ties that nothing tells of yet.

        The last pair left is certain; of several nobody knows who meets whom before the draw.
        """
        previous = next((other for other in self._rounds if round_after(other) == name), None)
        teams = teams_in(name)
        if previous is None or teams is None or not self._is_complete(previous):
            return []
        missing = teams // 2 - len(found)
        if missing == 1:
            known = {side for sides in found for side in sides}
            sides = [self._resolve(WinnerOf(tie.id)) for tie in self._rounds[previous].ties]
            waiting = [side for side in sides if side not in known]
            if len(waiting) == 2:
                return [(waiting[0], waiting[1])]
        undrawn = WinnerOfRound(previous)
        return [(undrawn, undrawn)] * max(missing, 0)

    def _source(self, side: Slot) -> str | None:
        return side.tie if isinstance(side, WinnerOf) else self._last_tie.get(side)

    def _play_on(self, round_: str, sides: Sequence[Slot]) -> tuple[TeamId, ...] | None:
        """Those of a tie's teams that stand in a later round; None where there is none that tells."""
        if round_ in SINGLE_TIE_ROUNDS or round_ not in self._place:
            return None
        place = self._place[round_]
        on = self._later.play_on([side for side in sides if isinstance(side, TeamId)], place)
        return on if on or self._later.begin_after(place) else None


def _outcome(made_of: Makings, matches: Sequence[Match], rules: TieRules) -> Outcome | None:
    """Who won and who went on, told by the scores and by the later rounds."""
    if not all(isinstance(side, TeamId) for side in made_of.sides):
        return None
    outcome = decide(matches, made_of.legs, rules)
    if made_of.play_on is None:
        return outcome
    if made_of.play_on:
        return told_by_later_rounds(outcome, matches, rules, made_of.play_on)
    return told_by_absence(outcome, matches)


def _last_rounds(
    names: Sequence[str],
    first_dates: Mapping[str, date | None],
    matches: Sequence[Match],
    regulations: Regulations,
) -> dict[TeamId, float]:
    """The place of the last round that each team stands in, by its matches or by the draw.

    Groups come between the rounds that began before them and those that began later.
    """
    places: dict[str | None, float] = {name: place for place, name in enumerate(names)}
    places.pop(THIRD_PLACE, None)
    groups_begin = _first_date(match for match in matches if match.round is None)
    if groups_begin:
        before = [places[n] for n in places if n and (first_dates.get(n) or date.max) < groups_begin]
        places[None] = max(before, default=-1) + 0.5
    last: dict[TeamId, float] = {}
    drawn = ((name, side) for name, pairs in regulations.draw.items() for pair in pairs for side in pair)
    for round_, side in chain(((match.round, side) for match in matches for side in match.sides), drawn):
        if isinstance(side, TeamId) and round_ in places:
            last[side] = max(last.get(side, -1), places[round_])
    return last


def _id(round_: str, number: int, sides: Sequence[Slot], count: int) -> str:
    """A tie's id: its round and teams; its number from 1 while a side is unknown."""
    if round_ in SINGLE_TIE_ROUNDS and count == 1:
        return round_
    teams = [side for side in sides if isinstance(side, TeamId)]
    if len(teams) < len(sides):
        return f"{round_}-{number}"
    return "-".join((round_, *sorted(teams)))


def _when(match: Match) -> tuple[bool, date, str, int, str]:
    kickoff = match.kickoff.isoformat() if match.kickoff else ""
    return (match.date is None, match.date or date.max, kickoff, match.leg or 0, match.id)


def _first_date(matches: Iterable[Match]) -> date | None:
    return min((match.date for match in matches if match.date), default=None)
