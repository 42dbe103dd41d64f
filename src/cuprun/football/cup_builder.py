"""Putting a cup together out of its matches.

Everything here comes out of the matches alone; regulations only add what matches cannot say. A cup is
put together round by round, because who a "winner of" is depends on the rounds before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from cuprun.football.cup import Cup, Round
from cuprun.football.group_builder import build_groups
from cuprun.football.legs import legs_of_round
from cuprun.football.match import Match, NthWinner, Slot, TeamId, WinnerBetween, WinnerOf, WinnerOfRound
from cuprun.football.regulations import NO_REGULATIONS, Regulations
from cuprun.football.round import SINGLE_TIE_ROUNDS, THIRD_PLACE, order_rounds, round_after, teams_in
from cuprun.football.tie import DecidedBy, Outcome, Tie, decide


def build_cup(matches: Iterable[Match], regulations: Regulations = NO_REGULATIONS) -> Cup:
    """Put a season's matches together: ties, legs, rounds, edges, winners.

    `matches` may be in any order; each has a round, or a group or matchday.
    """
    ordered = sorted(matches, key=_when)
    by_round: dict[str, list[Match]] = {}
    for match in ordered:
        if match.round is not None:
            by_round.setdefault(match.round, []).append(match)
    names = order_rounds({name: _first_date(listed) for name, listed in by_round.items()}, regulations.rounds)
    rounds = _CupBuilder(names, by_round, regulations)
    return Cup(rounds=rounds.built(), groups=build_groups(ordered, regulations), regulations=regulations)


class _CupBuilder:
    """Rounds in the making: each is built upon those before it."""

    def __init__(
        self, names: Sequence[str], matches: Mapping[str, Sequence[Match]], regulations: Regulations
    ) -> None:
        self._names = list(names)
        self._matches = matches
        self._regulations = regulations
        self._ties: dict[str, Tie] = {}
        self._rounds: dict[str, Round] = {}

    def built(self) -> tuple[Round, ...]:
        """All rounds, in order; those that nothing is known of yet are left out."""
        for name in self._with_rounds_to_come():
            ties = self._ties_of(name)
            self._rounds[name] = Round(id=name, ties=tuple(ties))
            self._ties.update((tie.id, tie) for tie in ties)
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
        listed = [self._resolved(match) for match in self._matches.get(name, ())]
        drawn = {frozenset(sides): sides for sides in self._drawn(name)}
        pairs: dict[frozenset[Slot], list[Match]] = {pair: [] for pair in drawn}
        for match in listed:
            pairs.setdefault(frozenset(match.sides), []).append(match)
        legs = legs_of_round(list(pairs.values()), self._regulations.for_round(name))
        found = [
            self._tie(name, played, played[0].sides if played else drawn[pair], legs)
            for pair, played in pairs.items()
        ]
        found += [self._tie(name, (), sides, legs) for sides in self._left_over(name, found)]
        return _named(name, found)

    def _resolved(self, match: Match) -> Match:
        return replace(
            match,
            home=self._resolve(match.home),
            away=None if match.away is None else self._resolve(match.away),
        )

    def _resolve(self, side: Slot) -> Slot:
        """The team behind a "winner of" where that tie is decided, else the tie it waits for."""
        if isinstance(side, TeamId | WinnerOfRound):
            return side
        tie = self._tie_meant(side)
        if tie is None:
            return WinnerOfRound(side.round) if isinstance(side, NthWinner) else side
        advanced = tie.outcome.advanced if tie.outcome else ()
        return advanced[0] if len(advanced) == 1 else WinnerOf(tie.id)

    def _tie_meant(self, side: WinnerOf | NthWinner | WinnerBetween) -> Tie | None:
        if isinstance(side, WinnerOf):
            return self._ties.get(side.tie)
        if isinstance(side, WinnerBetween):
            return next((tie for tie in self._ties.values() if side.teams == set(tie.teams)), None)
        ties = self._rounds[side.round].ties if side.round in self._rounds else ()
        return ties[side.number - 1] if 1 <= side.number <= len(ties) else None

    def _drawn(self, name: str) -> list[tuple[Slot, Slot]]:
        pairs = self._regulations.draw.get(name, ())
        return [(self._resolve(home), self._resolve(away)) for home, away in pairs]

    def _left_over(self, name: str, found: Sequence[Tie]) -> list[tuple[Slot, Slot]]:
        """Sides of a closing round's ties that nothing tells of yet.

        The last pair left is certain; of several nobody knows who meets whom before the draw.
        """
        previous = next((other for other in self._rounds if round_after(other) == name), None)
        teams = teams_in(name)
        if previous is None or teams is None or not self._is_complete(previous):
            return []
        missing = teams // 2 - len(found)
        known = {side for tie in found for side in tie.sides}
        waiting = [
            side
            for tie in self._rounds[previous].ties
            if (side := self._resolve(WinnerOf(tie.id))) not in known
        ]
        if missing == 1 and len(waiting) == 2:
            return [(waiting[0], waiting[1])]
        undrawn = WinnerOfRound(previous)
        return [(undrawn, undrawn)] * max(missing, 0)

    def _tie(self, name: str, matches: Sequence[Match], sides: Sequence[Slot], legs: int) -> Tie:
        rules = self._regulations.for_round(name)
        tie = Tie(
            id="",
            round=name,
            sides=tuple(sides),
            matches=_with_legs(matches, legs),
            legs=legs,
            rules=rules,
            outcome=decide(matches, legs, rules) if all(isinstance(side, TeamId) for side in sides) else None,
            sources=tuple(self._source(name, side) for side in sides),
        )
        return tie if tie.outcome else replace(tie, outcome=self._told_by_who_played_on(tie))

    def _source(self, name: str, side: Slot) -> str | None:
        if isinstance(side, WinnerOf):
            return side.tie
        for other in reversed(self._rounds.values()):
            if other.id not in (THIRD_PLACE, name):
                for tie in other.ties:
                    if side in tie.sides and not isinstance(side, WinnerOfRound):
                        return tie.id
        return None

    def _told_by_who_played_on(self, tie: Tie) -> Outcome | None:
        """Where scores do not tell: a team that stands in a later round went through."""
        if not tie.matches or tie.round in SINGLE_TIE_ROUNDS:
            return None
        later = self._names[self._names.index(tie.round) + 1 :]
        seen = {
            side
            for name in later
            if name != THIRD_PLACE
            for match in self._matches.get(name, ())
            for side in match.sides
        }
        through = tuple(team for team in tie.teams if team in seen)
        if not through:
            return None
        winner = through[0] if len(through) == 1 else None
        return Outcome(winner=winner, advanced=through, decided_by=DecidedBy.UNRECORDED, inferred=True)


def _named(round_: str, ties: Sequence[Tie]) -> list[Tie]:
    """The ties with their ids, numbered from 1 where a side is unknown."""
    return [replace(tie, id=_id(round_, number, tie, len(ties))) for number, tie in enumerate(ties, start=1)]


def _id(round_: str, number: int, tie: Tie, count: int) -> str:
    if round_ in SINGLE_TIE_ROUNDS and count == 1:
        return round_
    if len(tie.teams) < len(tie.sides):
        return f"{round_}-{number}"
    return "-".join((round_, *sorted(tie.teams)))


def _with_legs(matches: Sequence[Match], legs: int) -> tuple[Match, ...]:
    """Matches with the number of their leg or replay, in order."""
    if legs == 2:
        numbered = (
            match if match.leg or match.replay or number > 2 else replace(match, leg=number)
            for number, match in enumerate(matches, start=1)
        )
        return tuple(numbered)
    played = [match for match in matches if match.counts]
    return tuple(
        replace(match, replay=played.index(match)) if match in played[1:] and match.replay is None else match
        for match in matches
    )


def _when(match: Match) -> tuple[bool, date, str, int, str]:
    kickoff = match.kickoff.isoformat() if match.kickoff else ""
    return (match.date is None, match.date or date.max, kickoff, match.leg or 0, match.id)


def _first_date(matches: Iterable[Match]) -> date | None:
    return min((match.date for match in matches if match.date), default=None)
