"""Doubts: what cannot be right in a cup, or cannot be told, however its matches are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from cuprun.football.cup import Cup, Round
from cuprun.football.group import Group
from cuprun.football.match import (
    LoserOf,
    Match,
    NthWinner,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    TeamId,
    WinnerBetween,
    WinnerOfRound,
)
from cuprun.football.places import Places
from cuprun.football.round import FINAL, THIRD_PLACE, teams_in
from cuprun.football.score import Status
from cuprun.football.tie import Tie, legs_of


class DoubtKind(StrEnum):
    """What is in doubt."""

    TWICE_IN_ROUND = "twice-in-round"
    """A team stands in two ties of a round."""
    NO_SUCH_ROUND = "no-such-round"
    """A side is the winner of a round that the cup does not have."""
    NO_SUCH_TIE = "no-such-tie"
    """A side is the winner of a tie that the cup does not have."""
    NO_SUCH_PLACE = "no-such-place"
    """A side is a place that no group of the season has."""
    NOT_BEFORE = "not-before"
    """A side is the winner of a round that comes later, or of its own."""
    CANNOT_BE_DECIDED = "cannot-be-decided"
    """A finished tie is level, and the next round was played without either side."""
    MAY_BE_UNDECIDED = "may-be-undecided"
    """The same, where not all of the next round is known."""
    DECIDED_FOR_NOBODY = "decided-for-nobody"
    """It is said how a tie was decided, but not for whom, and no later round tells."""
    BEATEN_PLAYS_ON = "beaten-plays-on"
    """A beaten team stands in a later round, and nothing says why."""
    STATED_AGAINST_SCORES = "stated-against-scores"
    """Another team is said to have gone through than won, and nothing says why."""


class Doubt(Struct, frozen=True, kw_only=True):
    """One doubt: about a round, and what of these there is to tell it by."""

    kind: DoubtKind
    round: str
    tie: Tie | None = None
    other: Tie | None = None
    """The other tie that a team stands in."""
    team: TeamId | None = None
    side: Slot | None = None
    """The side that is the winner of something."""
    match: Match | None = None
    """The match that the side stands in; None where the draw has it."""


_NAMED = re.compile(r"(?:qualifying-)?round-(?:of-)?\d+|preliminary|play-off")
_NO_MATCH = frozenset({Status.VOID, Status.POSTPONED, Status.CANCELLED, Status.ABANDONED})
_AWAITED = frozenset({Status.SCHEDULED, Status.POSTPONED})


def doubts_about(cup: Cup, matches: Sequence[Match]) -> Iterator[Doubt]:
    """All doubts about a cup; `matches` are as they were written, before their sides were known."""
    for round_ in cup.rounds:
        if _is_knock_out(round_.id):
            told = list(_twice(round_))
            yield from told or _drawn_twice(round_.id, cup)
    yield from _sides(cup, matches)
    yield from _outcomes(cup)


def _is_knock_out(round_: str) -> bool:
    return teams_in(round_) is not None or round_ == THIRD_PLACE or _NAMED.fullmatch(round_) is not None


def _twice(round_: Round) -> Iterator[Doubt]:
    seen: dict[TeamId, Tie] = {}
    for tie in round_.ties:
        if tie.matches and all(match.status in _NO_MATCH for match in tie.matches):
            continue
        for team in tie.teams:
            if team in seen and not _went_on_within(round_.id, seen[team], tie, team):
                yield Doubt(
                    kind=DoubtKind.TWICE_IN_ROUND, round=round_.id, team=team, tie=tie, other=seen[team]
                )
            seen.setdefault(team, tie)


def _drawn_twice(round_: str, cup: Cup) -> Iterator[Doubt]:
    """Teams that the draw of a round names twice, where its matches do not show it."""
    drawn = Counter(side for pair in cup.regulations.draw.get(round_, ()) for side in pair)
    for side, times in drawn.items():
        if isinstance(side, TeamId) and times > 1:
            yield Doubt(kind=DoubtKind.TWICE_IN_ROUND, round=round_, team=side)


def _went_on_within(round_: str, earlier: Tie, later: Tie, team: TeamId) -> bool:
    """Whether a round is a little tournament, in which the winner of one tie meets that of another.

    UEFA's preliminary rounds were from 2018-19 on; a round named by its number of teams is none.
    """
    if teams_in(round_) is not None or earlier.outcome is None or not (earlier.matches and later.matches):
        return False
    first, second = earlier.matches[-1].date, later.matches[0].date
    return team in earlier.outcome.advanced and first is not None and second is not None and first < second


# Winners of what there is not


def _sides(cup: Cup, matches: Iterable[Match]) -> Iterator[Doubt]:
    drawn = (
        (round_, side, None)
        for round_, pairs in cup.regulations.draw.items()
        for pair in pairs
        for side in pair
    )
    written = ((m.round, side, m) for m in matches for side in m.sides if not isinstance(side, TeamId))
    waiting = [(r, s, m) for r, s, m in (*drawn, *written) if r and not isinstance(s, TeamId)]
    if not waiting:
        return
    places = {name: place for place, name in enumerate(_known_rounds(cup))}
    counts = {round_.id: len(round_.ties) for round_ in cup.rounds}
    for round_, side, match in waiting:
        if kind := _wrong_side(round_, side, cup, places, counts):
            yield Doubt(kind=kind, round=round_, side=side, match=match)


def _known_rounds(cup: Cup) -> list[str]:
    """The cup's rounds in order, those that are only laid down so far among them."""
    found = [round_.id for round_ in cup.rounds]
    laid_down = [name for name in cup.regulations.rounds if name not in found]
    return found if not laid_down else list(dict.fromkeys((*cup.regulations.rounds, *found)))


def _wrong_side(
    round_: str, side: Slot, cup: Cup, places: Mapping[str, int], counts: Mapping[str, int]
) -> DoubtKind | None:
    if isinstance(side, PlaceInGroup | PlaceAmong):
        return None if _may_be_a_place(side, cup.groups) else DoubtKind.NO_SUCH_PLACE
    return _wrong_winner(round_, side.of if isinstance(side, LoserOf) else side, cup, places, counts)


def _wrong_winner(
    round_: str, side: Slot, cup: Cup, places: Mapping[str, int], counts: Mapping[str, int]
) -> DoubtKind | None:
    if isinstance(side, WinnerBetween):
        meets = any(side.teams == set(tie.teams) for tie in cup.ties)
        return None if meets else DoubtKind.NO_SUCH_TIE
    if not isinstance(side, NthWinner | WinnerOfRound):
        return None
    if side.round not in places and not _is_knock_out(side.round):
        return DoubtKind.NO_SUCH_ROUND
    if side.round == round_ or places.get(side.round, -1) > places.get(round_, len(places)):
        return DoubtKind.NOT_BEFORE
    if isinstance(side, NthWinner) and side.number > _most_ties(side.round, cup, counts):
        return DoubtKind.NO_SUCH_TIE
    return None


def _may_be_a_place(side: PlaceInGroup | PlaceAmong, groups: Sequence[Group]) -> bool:
    """Whether a group has such a place, or may yet: of groups that nobody told of nothing is known."""
    names = (side.group,) if isinstance(side, PlaceInGroup) else side.groups
    known = [group for name in names if (group := Places(groups).group(name))]
    return not known or any(side.place <= len(group.teams) or not group.finished for group in known)


def _most_ties(round_: str, cup: Cup, counts: Mapping[str, int]) -> int:
    """How many ties a round has at most: by its name, by its draw, or else as far as is known."""
    by_name = teams_in(round_)
    if by_name:
        return by_name // 2
    drawn = len(cup.regulations.draw.get(round_, ()))
    return max(drawn, counts.get(round_, 0)) if drawn else 1_000


# Outcomes


def _outcomes(cup: Cup) -> Iterator[Doubt]:
    for place, round_ in enumerate(cup.rounds):
        for tie in round_.ties:
            if tie.outcome is None:
                if _is_finished(tie):
                    yield from _half_stated(tie) or _undecided(tie, cup.rounds[place + 1 :])
            elif len(tie.outcome.advanced) != 1 or tie.outcome.winner not in tie.outcome.advanced:
                yield from _beside_the_winner(tie, cup.rounds[place + 1 :])


def _is_finished(tie: Tie) -> bool:
    if len(tie.teams) < 2 or not tie.matches or any(m.status in _AWAITED for m in tie.matches):
        return False
    counted = [match for match in tie.matches if match.counts and match.final is not None]
    return len(legs_of(counted)) == 2 if tie.legs == 2 else bool(counted)


def _half_stated(tie: Tie) -> list[Doubt]:
    """It is said how a tie was decided, but not for whom."""
    words = next((match for match in tie.matches if match.decided and match.through is None), None)
    if words is None:
        return []
    return [Doubt(kind=DoubtKind.DECIDED_FOR_NOBODY, round=tie.round, tie=tie, match=words)]


def _undecided(tie: Tie, later: Sequence[Round]) -> Iterator[Doubt]:
    following = next((round_ for round_ in later if round_.id != THIRD_PLACE), None)
    if following is None or tie.round in (FINAL, THIRD_PLACE):
        return
    if not any(match.counts for other in following.ties for match in other.matches):
        return
    all_known = teams_in(following.id) == 2 * len(following.ties) and all(
        len(other.teams) == 2 for other in following.ties
    )
    kind = DoubtKind.CANNOT_BE_DECIDED if all_known else DoubtKind.MAY_BE_UNDECIDED
    yield Doubt(kind=kind, round=tie.round, tie=tie)


def _beside_the_winner(tie: Tie, later: Sequence[Round]) -> Iterator[Doubt]:
    """A beaten team went on, or is said to have: with no word why, it may be a slip."""
    outcome = tie.outcome
    if outcome is None or outcome.winner is None:
        return
    statement = next((match for match in tie.matches if match.through is not None), None)
    if statement is None:
        for team in outcome.advanced:
            if team != outcome.winner:
                other = next(
                    (o for r in later if r.id != THIRD_PLACE for o in r.ties if team in o.teams), None
                )
                yield Doubt(kind=DoubtKind.BEATEN_PLAYS_ON, round=tie.round, tie=tie, team=team, other=other)
    elif statement.decided is None and len(outcome.advanced) == 1:
        yield Doubt(
            kind=DoubtKind.STATED_AGAINST_SCORES,
            round=tie.round,
            tie=tie,
            team=outcome.advanced[0],
            match=statement,
        )
