"""A cup through time: how it stood at any moment.

What was not played is a fixture, what was not drawn is unknown, and what nobody could know yet (a
replay, say) is not there. Moments are local times of the competition.

Nobody writes down when a draw was made, so it counts as made as late as can be: when all that leads to
a round is decided, or else when the first match of that round, or of a later one, kicks off. What needs
no draw (the final, pairs that were laid down beforehand) is known as soon as its sides have names.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace

from cuprun.football.cup import Cup, Round
from cuprun.football.cup_builder import Built, Makings, build_cup
from cuprun.football.group import Group
from cuprun.football.match import (
    LoserOf,
    Match,
    NthWinner,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    TeamId,
    WinnerOf,
    WinnerOfRound,
)
from cuprun.football.places import Places
from cuprun.football.regulations import Regulations
from cuprun.football.round import SINGLE_TIE_ROUNDS, THIRD_PLACE
from cuprun.football.score import Status
from cuprun.football.tie import Tie

ALWAYS = datetime.combine(date.min, time.min)
NEVER = datetime.combine(date.max, time.max)

_NINETY_MINUTES = timedelta(minutes=105)
_WITH_EXTRA_TIME = timedelta(minutes=150)
_WITH_SHOOT_OUT = timedelta(minutes=165)
_SHOOT_OUT = _WITH_SHOOT_OUT - _WITH_EXTRA_TIME
"""How long a match takes from its kick-off to its end, breaks and stoppage time included."""


def start_of(match: Match) -> datetime | None:
    """The kick-off, or the start of the day where only that is known; None for a match without a date."""
    return datetime.combine(match.date, match.kickoff or time.min) if match.date else None


def end_of(match: Match) -> datetime | None:
    """When a match ended, or will have: the end of its day where its kick-off is not known."""
    if match.date is None:
        return None
    if match.kickoff is None:
        return end_of_day(match.date)
    return datetime.combine(match.date, match.kickoff) + _duration(match)


def end_of_day(day: date) -> datetime:
    """The last moment of a day."""
    return datetime.combine(day, time.max)


def _day_after(day: date) -> datetime:
    """The first moment of the day after."""
    return datetime.combine(day, time.min) + timedelta(days=1)


def _day_known(match: Match, moment: datetime) -> date | None:
    """The day that a match to come was set for: one that it was put off from, until that day was over."""
    put_off = sorted(day for day in match.was if match.date and day < match.date)
    return next((day for day in put_off if day >= moment.date()), match.date)


def _duration(match: Match) -> timedelta:
    """105 minutes, 150 with extra time; a shoot-out takes 15 more."""
    score = match.result.score if match.result else None
    if score is None:
        return _NINETY_MINUTES
    played = _WITH_EXTRA_TIME if score.extra_time else _NINETY_MINUTES
    return played + _SHOOT_OUT if score.penalties else played


class History:
    """One season's cup, to be asked how it stood; each state is put together once."""

    def __init__(self, cup: Cup) -> None:
        self._cup = cup
        self._places = {round_.id: place for place, round_ in enumerate(cup.rounds)}
        self._ties = {tie.id: tie for tie in cup.ties}
        self._starts = {match.id: start for match in cup.matches if (start := start_of(match))}
        self._told = self._when_told()
        self._over = {tie.id: self._when_over(tie) for tie in cup.ties}
        self._begun = {tie.id: self._when_begun(tie.matches) for tie in cup.ties}
        self._placed = self._when_placed()
        self._settled = {tie.id: self._when_settled(tie) for tie in cup.ties}
        self._drawn = self._when_drawn()
        self._groups_drawn = self._when_groups_drawn()
        self._closed = {round_.id: self._when_closed(round_) for round_ in cup.rounds}
        self._groups_closed = self._when_groups_closed()
        changes = {*self._starts.values(), *self._told.values(), *self._settled.values()}
        changes |= {_day_after(day) for match in cup.matches for day in match.was}
        self._changes = sorted(changes - {ALWAYS, NEVER})
        self._states: dict[int, Cup] = {}
        self._ties_built: dict[tuple[str, int], tuple[Makings, Tie]] = {}
        self._fixtures: dict[tuple[str, tuple[Slot, ...], date | None], Match] = {}

    def as_of(self, moment: datetime) -> Cup:
        """The cup as it stood at a moment of the competition's own time."""
        state = bisect_right(self._changes, moment)
        if state == len(self._changes):
            return self._cup
        if state not in self._states:
            matches, regulations = self._matches(moment), self._regulations(moment)
            self._states[state] = build_cup(matches, regulations, self._built(moment))
        return self._states[state]

    def _built(self, moment: datetime) -> Built:
        """What of the cup was as it is today, its draw, its results and all that came of them."""
        closed = {round_.id: round_ for round_ in self._cup.rounds if self._closed[round_.id] <= moment}
        groups = self._cup.groups if self._groups_closed <= moment else None
        return Built(groups=groups, rounds=closed, ties=self._ties_built)

    def told(self, match: Match) -> datetime:
        """From when on a match's result counts; a bye counts from its draw on."""
        return self._told[match.id]

    def is_as_today(self, tie: Tie, moment: datetime) -> bool:
        """Whether a tie was over and as it is today, with nothing known of any later round."""
        if _tells_later(tie) or any(map(self._laid_down, self._cup.regulations.draw)):
            return False
        known = max(self._drawn[tie.round], self._over[tie.id], self._settled[tie.id])
        later = self._cup.rounds[self._places[tie.round] + 1 :]
        return known <= moment < min((self._drawn[round_.id] for round_ in later), default=NEVER)

    # When things came to be known

    def _when_told(self) -> dict[str, datetime]:
        """The end of each match; one without a date is told of with the others of its round."""
        ends = {match.id: end for match in self._cup.matches if (end := end_of(match))}
        last = max(ends.values(), default=ALWAYS)
        for round_ in self._cup.rounds:
            matches = [match for tie in round_.ties for match in tie.matches]
            dated = [ends[match.id] for match in matches if match.id in ends]
            for match in matches:
                if match.status is Status.BYE:
                    ends[match.id] = ALWAYS
                ends.setdefault(match.id, max(dated, default=last))
        for match in self._cup.matches:
            ends.setdefault(match.id, last)
        return ends

    def _when_over(self, tie: Tie) -> datetime:
        """When all matches of a tie had been played; NEVER where it has none."""
        return max((self._told[match.id] for match in tie.matches), default=NEVER)

    def _when_begun(self, matches: Iterable[Match]) -> datetime:
        return min((self._starts.get(match.id, NEVER) for match in matches), default=NEVER)

    def _when_settled(self, tie: Tie) -> datetime:
        """When it was known who went through; NEVER where it still is not."""
        if tie.outcome is None:
            return NEVER
        told = max((self._told[m.id] for m in tie.matches if m.result is not None), default=ALWAYS)
        if not tie.outcome.inferred:
            return told
        later = self._cup.rounds[self._places[tie.round] + 1 :]
        seen = (
            self._starts.get(match.id, self._told[match.id])
            for round_ in later
            for match in _matches_of(round_.ties)
            if set(match.sides) & set(tie.outcome.advanced)
        )
        return max(told, min(seen, default=NEVER))

    def _when_drawn(self) -> dict[str, datetime]:
        """When each round's pairs were known."""
        drawn: dict[str, datetime] = {}
        begun = NEVER
        first_starts: dict[str, datetime] = {}
        for round_ in reversed(self._cup.rounds):
            own = (self._starts[m.id] for m in _matches_of(round_.ties) if m.id in self._starts)
            begun = min(begun, min(own, default=NEVER))
            first_starts[round_.id] = begun
        for round_ in self._cup.rounds:
            leading = {source for tie in round_.ties for source in tie.sources if source}
            if len(self._laid_down(round_.id)) == 1:
                known = ALWAYS
            elif self._laid_down(round_.id) or self._is_certain(round_.id, leading):
                known = max((drawn[self._ties[source].round] for source in leading), default=ALWAYS)
            else:
                groups = self._end_of_groups_before(round_.id, first_starts[round_.id])
                known = max([groups, *(self._settled[source] for source in leading)])
            drawn[round_.id] = min(known, first_starts[round_.id])
        return drawn

    def _when_placed(self) -> dict[tuple[str, Slot], tuple[Slot, datetime]]:
        """For teams of a tie that a place of a group sent there: that place, and when its group had ended."""
        places = Places(self._cup.groups)
        ends = {group.name: self._end_of([group]) for group in self._cup.groups}
        everything = max(ends.values(), default=ALWAYS)
        placed: dict[tuple[str, Slot], tuple[Slot, datetime]] = {}
        for tie in self._cup.ties:
            for pair in self._laid_down(tie.round):
                for place, team in zip(pair, _as_in(tie, pair, places), strict=False):
                    group = places.group(place.group) if isinstance(place, PlaceInGroup) else None
                    if isinstance(place, PlaceInGroup | PlaceAmong):
                        placed[tie.id, team] = (place, ends[group.name] if group else everything)
        return placed

    def _end_of(self, groups: Iterable[Group]) -> datetime:
        return max((self._told[match.id] for group in groups for match in group.matches), default=ALWAYS)

    def _laid_down(self, round_: str) -> tuple[tuple[Slot, Slot], ...]:
        """A round's pairs where they were there before any of its teams."""
        pairs = self._cup.regulations.draw.get(round_, ())
        return () if any(isinstance(side, TeamId) for pair in pairs for side in pair) else pairs

    def _is_certain(self, round_: str, leading: Iterable[str]) -> bool:
        return round_ in SINGLE_TIE_ROUNDS and len(set(leading)) == 2

    def _end_of_groups_before(self, round_: str, start: datetime) -> datetime:
        """When the groups ended that a round's teams came from; ALWAYS where they came from none."""
        ties = next(r.ties for r in self._cup.rounds if r.id == round_)
        fresh = {
            side for tie in ties for side, source in zip(tie.sides, tie.sources, strict=False) if not source
        }
        matches = [match for group in self._cup.groups for match in group.matches]
        if not any(fresh & set(match.sides) for match in matches):
            return ALWAYS
        if min((self._starts.get(match.id, NEVER) for match in matches), default=NEVER) >= start:
            return ALWAYS
        return max(self._told[match.id] for match in matches)

    def _when_groups_drawn(self) -> datetime:
        """When it was known who plays in the groups: after the rounds that led to them."""
        matches = [match for group in self._cup.groups for match in group.matches]
        start = min((self._starts[match.id] for match in matches if match.id in self._starts), default=NEVER)
        teams = {side for match in matches for side in match.sides}
        leading = (
            self._settled[tie.id]
            for tie in self._cup.ties
            if teams & set(tie.teams)
            and any(self._starts.get(match.id, NEVER) < start for match in tie.matches)
        )
        return min(start, max(leading, default=ALWAYS))

    def _when_closed(self, round_: Round) -> datetime:
        """When all of a round was over and nothing came of it later; NEVER where something did."""
        told = (self._told[match.id] for match in _matches_of(round_.ties))
        settled = (NEVER if _tells_later(tie) else self._settled[tie.id] for tie in round_.ties)
        return max([self._drawn[round_.id], *told, *settled])

    def _when_groups_closed(self) -> datetime:
        """When the groups were over and it was known whom their teams meet: rows tell who went on."""
        matches = [match for group in self._cup.groups for match in group.matches]
        told = max((self._told[match.id] for match in matches), default=ALWAYS)
        teams = {side for match in matches for side in match.sides}
        begun = {round_.id: self._when_begun(_matches_of(round_.ties)) for round_ in self._cup.rounds}
        later = (
            self._drawn[round_.id]
            for round_ in self._cup.rounds
            if begun[round_.id] > told and teams & _entering(round_.ties)
        )
        return max([told, *later])

    # How it stood

    def _matches(self, moment: datetime) -> Iterable[Match]:
        for round_ in self._cup.rounds:
            if self._drawn[round_.id] <= moment:
                for tie in round_.ties:
                    yield from self._matches_of(tie, moment)
        if self._groups_drawn <= moment:
            for group in self._cup.groups:
                yield from (self._match(match, match.sides, moment) for match in group.matches)

    def _matches_of(self, tie: Tie, moment: datetime) -> Iterable[Match]:
        if self._over[tie.id] <= moment:
            yield from tie.matches
            return
        sides = {side: self._side(tie, side, moment) for side in tie.sides}
        if tie.round == THIRD_PLACE and any(side is None for side in sides.values()):
            return
        for number, match in enumerate(tie.matches):
            earlier = tie.matches[:number]
            if number >= tie.legs and any(self._told[match.id] > moment for match in earlier):
                return
            then = tuple(sides.get(side) or WinnerOfRound(tie.round) for side in match.sides)
            yield self._match(match, then, moment)

    def _match(self, match: Match, sides: tuple[Slot, ...], moment: datetime) -> Match:
        """A match with its result where that counts already, else the fixture it was: one object for each."""
        if self._told[match.id] <= moment:
            return match
        key = (match.id, sides, _day_known(match, moment))
        if key not in self._fixtures:
            self._fixtures[key] = _fixture(match, sides, key[2])
        return self._fixtures[key]

    def _side(self, tie: Tie, side: Slot, moment: datetime) -> Slot | None:
        """A side as it was known: the team, or the tie it would come from; None for an unknown loser."""
        place, known = self._placed.get((tie.id, side), (side, ALWAYS))
        if known > moment and not self._has_begun(tie, moment):
            return place
        source = dict(zip(tie.sides, tie.sources, strict=False)).get(side)
        leading = self._ties.get(source or (side.tie if isinstance(side, WinnerOf) else ""))
        if leading is None or self._settled[leading.id] <= moment or self._has_begun(tie, moment):
            return side
        if self._drawn[leading.round] > moment:
            return None if tie.round == THIRD_PLACE else WinnerOfRound(leading.round)
        winner = self._winner_to_come(leading, moment)
        return LoserOf(winner) if tie.round == THIRD_PLACE else winner

    def _winner_to_come(self, tie: Tie, moment: datetime) -> WinnerOf | NthWinner:
        """The winner of a tie that was not settled: by its id, which it has from its two teams, else by its number."""
        if all(self._side(tie, side, moment) == side for side in tie.sides):
            return WinnerOf(tie.id)
        ties = self._cup.rounds[self._places[tie.round]].ties
        return NthWinner(tie.round, ties.index(tie) + 1)

    def _has_begun(self, tie: Tie, moment: datetime) -> bool:
        return self._begun[tie.id] <= moment

    def _regulations(self, moment: datetime) -> Regulations:
        """The regulations without those pairs of the draw that were not known."""
        draw: Mapping[str, tuple[tuple[Slot, Slot], ...]] = {
            round_: pairs
            for round_, pairs in self._cup.regulations.draw.items()
            if self._laid_down(round_) or self._drawn.get(round_, ALWAYS) <= moment
        }
        return replace(self._cup.regulations, draw=draw)


def _fixture(match: Match, sides: tuple[Slot, ...], day: date | None) -> Match:
    """What was known of a match before it was played."""
    home, *away = sides
    return replace(
        match,
        home=home,
        away=away[0] if away else None,
        date=day,
        kickoff=match.kickoff if day == match.date else None,
        cards=(),
        result=None,
        through=None,
        decided=None,
        reason=None,
    )


def _entering(ties: Iterable[Tie]) -> set[Slot]:
    """The sides that no earlier tie led to."""
    return {
        side for tie in ties for side, source in zip(tie.sides, tie.sources, strict=False) if source is None
    }


def _tells_later(tie: Tie) -> bool:
    """Whether later rounds tell of a tie what its own matches do not."""
    outcome = tie.outcome
    return outcome is None or outcome.inferred or outcome.advanced != (outcome.winner,)


def _matches_of(ties: Iterable[Tie]) -> Iterable[Match]:
    return (match for tie in ties for match in tie.matches)


def _as_in(tie: Tie, pair: tuple[Slot, Slot], places: Places) -> tuple[Slot, ...]:
    """The sides of a tie in the order of the places of a pair; nothing where the pair is another tie's."""
    if len(tie.sides) != len(pair):
        return ()
    teams = [places.team(side) if isinstance(side, PlaceInGroup | PlaceAmong) else side for side in pair]
    for sides in (tie.sides, tie.sides[::-1]):
        if any(side == team for side, team in zip(sides, teams, strict=True)):
            return sides
    return ()
