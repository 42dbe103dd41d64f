"""Doubts about a cup, told where the words stand that they come from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from rapidfuzz import process

from cuprun.errors import Diagnostic, Place, Severity
from cuprun.football.cup import Cup
from cuprun.football.doubts import Doubt, DoubtKind, doubts_about
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
from cuprun.football.round_name import round_id
from cuprun.football.season import parse_season
from cuprun.football.tie import Tie
from cuprun.frontmatter.records import CompetitionRecord, MatchFacts

_STATE = "say who went through (through: …) and how (decided: toss, lots, ruling, withdrawal, expulsion)"


class DoubtTeller(Struct, frozen=True, kw_only=True):
    """What is needed to place doubts about one season: who wrote what of which match, and the draw."""

    facts: Mapping[str, MatchFacts]
    record: CompetitionRecord | None
    season: str
    name: Callable[[TeamId], str]

    def tell(self, cup: Cup, matches: Sequence[Match]) -> Iterator[Diagnostic]:
        """A diagnostic for each doubt; `matches` are as they were written."""
        for doubt in doubts_about(cup, matches):
            message, hint = self._words(doubt, cup)
            yield Diagnostic(
                code=doubt.kind.value,
                place=self._place(doubt),
                message=message,
                hint=hint,
                severity=Severity.WARNING if doubt.kind in _WARNINGS else Severity.ERROR,
            )

    def _words(self, doubt: Doubt, cup: Cup) -> tuple[str, str]:
        """What is in doubt, and what to do about it."""
        return self._about_side(doubt, cup) if doubt.side is not None else self._about_teams(doubt)

    def _about_side(self, doubt: Doubt, cup: Cup) -> tuple[str, str]:
        if doubt.kind is DoubtKind.NO_SUCH_ROUND:
            return f"there is no round '{_round_of(doubt.side)}'", _rounds_of(cup, _round_of(doubt.side))
        if doubt.kind is DoubtKind.NO_SUCH_PLACE:
            return _no_place(doubt.side, cup)
        if doubt.kind is DoubtKind.NO_SUCH_TIE:
            return f"there is no {self._tie_of(doubt.side)}", "write the winner of a tie that there is"
        told = f"{_round_of(doubt.side)} does not come before {doubt.round}"
        return told, "write the winner of an earlier round"

    def _about_teams(self, doubt: Doubt) -> tuple[str, str]:
        team = self.name(doubt.team) if doubt.team else ""
        teams = " v ".join(map(self.name, doubt.tie.teams)) if doubt.tie else ""
        there = f" at {self._place_of(doubt.other, doubt.team)}" if doubt.other else ""
        if doubt.kind is DoubtKind.TWICE_IN_ROUND and doubt.tie is None:
            return f"{team} stands twice in the draw of {doubt.round}", "correct one of the two"
        if doubt.kind is DoubtKind.TWICE_IN_ROUND:
            told = f"{team} stands in a second tie of {doubt.round}; the first is{there}"
            return told, "correct the round or the team in one of the two"
        if doubt.kind is DoubtKind.BEATEN_PLAYS_ON:
            return f"{team} lost {teams}, but stands in a later round{there}", _STATE
        if doubt.kind is DoubtKind.DECIDED_FOR_NOBODY:
            return f"this says how {teams} was decided, but not for whom", "add through: and a side"
        if doubt.kind is DoubtKind.STATED_AGAINST_SCORES:
            return f"{team} is said to go through, but lost {teams}", _STATE
        told = f"{teams} is level, and the next round was played without either side"
        return told, f"give the shoot-out or the replay, or {_STATE}"

    def _tie_of(self, side: Slot | None) -> str:
        side = side.of if isinstance(side, LoserOf) else side
        if isinstance(side, WinnerBetween):
            return f"tie between {' and '.join(sorted(map(self.name, side.teams)))}"
        return f"tie {side.number} in {side.round}" if isinstance(side, NthWinner) else "such tie"

    # Places

    def _place(self, doubt: Doubt) -> Place:
        if doubt.side is not None:
            return self._place_of_side(doubt)
        if doubt.tie is None:
            return self._in_draw(doubt.round)
        if doubt.match is not None:
            field = "decided" if doubt.kind is DoubtKind.DECIDED_FOR_NOBODY else "through"
            return self.facts[doubt.match.id].source.at(field)
        if doubt.kind is DoubtKind.BEATEN_PLAYS_ON:
            return self._place_of(doubt.tie, doubt.team)
        return self._place_of(doubt.tie, doubt.team, last=doubt.team is None)

    def _place_of_side(self, doubt: Doubt) -> Place:
        if doubt.match is not None:
            field = "home" if doubt.match.home == doubt.side else "away"
            return self.facts[doubt.match.id].source.at(field)
        return self._in_draw(doubt.round)

    def _place_of(self, tie: Tie | None, team: TeamId | None, *, last: bool = False) -> Place:
        """Where a tie is written: its first match, or its last; else the draw of its round."""
        if tie is None or not tie.matches:
            return self._in_draw(tie.round if tie else "")
        match = tie.matches[-1 if last else 0]
        field = "score" if team is None else "home" if match.home == team else "away"
        return self.facts[match.id].source.at(field)

    def _in_draw(self, round_: str) -> Place:
        if self.record is None:
            return Place("")
        for season, entry in self.record.seasons.items():
            if parse_season(season) == self.season:
                words = next((name for name in entry.draw if round_id(name) == round_), "")
                return self.record.source.at("seasons", season, "draw", words)
        return self.record.source.at("seasons")


_USUAL = (
    "final",
    "semi-finals",
    "halve-finales",
    "quarter-finals",
    "kwartfinales",
    "round-of-16",
    "achtste-finales",
    "third-place",
    "preliminary",
    "play-off",
)
"""Rounds that a word for a round may be meant for, whether or not the season has them yet."""

_WARNINGS = frozenset({DoubtKind.BEATEN_PLAYS_ON, DoubtKind.MAY_BE_UNDECIDED})


def _no_place(side: Slot | None, cup: Cup) -> tuple[str, str]:
    if not isinstance(side, PlaceInGroup | PlaceAmong):
        return "there is no such place", ""
    names = (side.group,) if isinstance(side, PlaceInGroup) else side.groups
    teams = {group.name or "the table": len(group.teams) for group in cup.groups}
    sizes = ", ".join(f"{name} has {count} teams" for name, count in teams.items())
    return f"there is no place {side.place} in {'/'.join(names) or 'the groups'}", sizes


def _round_of(side: Slot | None) -> str:
    side = side.of if isinstance(side, LoserOf) else side
    return side.round if isinstance(side, NthWinner | WinnerOfRound) else ""


def _rounds_of(cup: Cup, meant: str) -> str:
    known = list(dict.fromkeys((*cup.regulations.rounds, *(round_.id for round_ in cup.rounds))))
    near = process.extractOne(meant, [*_USUAL, *known], score_cutoff=75)
    return f"did you mean {near[0]}?" if near else f"this season has {', '.join(known)}"
