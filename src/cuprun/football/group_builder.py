"""Putting a season's groups together: which matches make a table, in which stage, and who went on.

A team goes on where it stands in a later round or in a group of a later stage. Where nothing later is
known yet, the season's rules tell it from the places, once the group is finished.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from msgspec.structs import replace

from cuprun.football.group import Group
from cuprun.football.match import Match, PlaceAmong, PlaceInGroup, Slot, TeamId
from cuprun.football.places import Places
from cuprun.football.qualification import by_place
from cuprun.football.regulations import Regulations
from cuprun.football.round import PLAY_OFF, teams_in
from cuprun.football.score import Status
from cuprun.football.stages import first_day, natural, stages_of, teams_in_matches
from cuprun.football.table import Beside, Carried, Row, Table, table_of
from cuprun.football.table_rules import Criterion, TableRules

_AWAITED = frozenset({Status.SCHEDULED, Status.POSTPONED, Status.ABANDONED})

_LEAST = 3
"""Two teams that have met are a group whose other matches nobody has told of yet."""


def build_groups(matches: Sequence[Match], regulations: Regulations) -> tuple[Group, ...]:
    """The groups among a season's matches, by stage and name; `matches` are in order of play."""
    in_tables: dict[str, list[Match]] = {}
    in_ties: list[Match] = []
    for match in matches:
        if match.round is None:
            in_tables.setdefault(match.group or "", []).append(match)
        else:
            in_ties.append(match)
    if not in_tables:
        return ()
    return _Stages(in_tables, in_ties, regulations).built()


class _Stages:
    """Groups in the making, one stage upon the other."""

    def __init__(
        self, matches: Mapping[str, Sequence[Match]], ties: Sequence[Match], regulations: Regulations
    ) -> None:
        self._matches = dict(matches)
        self._regulations = regulations
        self._teams = {name: teams_in_matches(listed) for name, listed in matches.items()}
        self._stages = stages_of(matches)
        self._deciders = {name: self._play_offs(name, ties) for name in matches}
        beside = {id(match) for listed in self._deciders.values() for match in listed}
        self._ties = [match for match in ties if id(match) not in beside]
        self._first_days = _first_days(self._ties)
        self._built: dict[str, Group] = {}

    def built(self) -> tuple[Group, ...]:
        names = sorted(self._matches, key=lambda name: (self._stages[name], natural(name)))
        for name in names:
            self._resolve(name)
            self._built[name] = self._group(name)
        for name in names:
            if self._built[name].finished and (places := self._places_played(name)):
                self._built[name] = self._group(name, places)
        groups = [self._built[name] for name in names]
        return tuple(self._with_advanced(group, groups) for group in groups)

    def _resolve(self, name: str) -> None:
        """Put the teams of earlier groups in the places that the matches of a later one name."""
        if all(isinstance(side, TeamId) for match in self._matches[name] for side in match.sides):
            return
        places = Places(self._built.values())
        self._matches[name] = [_resolved(match, places) for match in self._matches[name]]
        self._teams[name] = teams_in_matches(self._matches[name])

    def _group(self, name: str, places_played: Mapping[TeamId, int] | None = None) -> Group:
        rules = self._regulations.for_group(name)
        matches = [*self._carried_matches(rules, name), *self._matches[name]]
        beside = Beside(
            deciders=tuple(self._deciders[name]),
            statements=self._regulations.statements,
            adjustments=tuple(
                adjustment
                for adjustment in self._regulations.adjustments
                if adjustment.group is None or adjustment.group.casefold() == name.casefold()
            ),
            carried=self._carried(rules, name),
            played_on=self._later_teams(name),
            places_played=places_played,
        )
        return Group(
            name=name,
            matches=tuple(self._matches[name]),
            table=table_of(matches, rules, beside),
            stage=self._stages[name],
            finished=self._is_finished(name, rules),
        )

    def _play_offs(self, name: str, ties: Sequence[Match]) -> list[Match]:
        """Matches between level teams of a group, where its rules know such a thing or the match says so."""
        candidates = [m for m in ties if _is_play_off(m) and set(m.sides) <= self._teams[name]]
        if not candidates:
            return []
        rules = self._regulations.for_group(name)
        points = {row.team: row.points for row in table_of(self._matches[name], rules).rows}
        return [
            match
            for match in candidates
            if match.group == name
            or (Criterion.PLAY_OFF in rules.ranking and len({points[str(side)] for side in match.sides}) == 1)
        ]

    # What is brought along

    def _source(self, rules: TableRules, name: str) -> Group | None:
        """The table that points are carried from: the one the rules name, else the teams' last."""
        if rules.carry is None:
            return None
        named = next(
            (g for other, g in self._built.items() if other.casefold() == rules.carry.source.casefold()), None
        )
        if named:
            return named
        earlier = [g for g in self._built.values() if g.stage < self._stages[name]]
        return next((g for g in reversed(earlier) if g.teams & self._teams[name]), None)

    def _carried(self, rules: TableRules, name: str) -> dict[TeamId, Carried]:
        source = self._source(rules, name)
        if source is None or rules.carry is None:
            return {}
        return {row.team: _share(row, rules.carry.share) for row in source.table.rows}

    def _carried_matches(self, rules: TableRules, name: str) -> list[Match]:
        """The earlier matches, where these themselves go on counting for the teams of the group."""
        source = self._source(rules, name)
        if source is None or rules.carry is None or rules.carry.share != "matches":
            return []
        return [match for match in source.matches if set(match.sides) <= self._teams[name]]

    # What comes later

    def _later_matches(self, name: str) -> list[Match]:
        day = first_day(self._matches[name])
        later = [
            match
            for match in self._ties
            if match.round not in self._first_days or not day or self._first_days[match.round] > day
        ]
        for other, stage in self._stages.items():
            if stage > self._stages[name]:
                later += self._matches[other]
        return later

    def _later_teams(self, name: str) -> frozenset[TeamId]:
        return teams_in_matches(self._later_matches(name)) & self._teams[name]

    def _is_finished(self, name: str, rules: TableRules) -> bool:
        """Whether all matches are played: as many as the rules say, or one of its teams has moved on."""
        listed = [match for match in self._matches[name] if match.status is not Status.CANCELLED]
        if any(_is_awaited(match, listed) for match in listed):
            return False
        teams = self._teams[name]
        if self._later_teams(name):
            return True
        if rules.each is not None:
            played = Counter(side for match in listed for side in match.sides)
            return bool(teams) and all(played[team] >= rules.each for team in teams)
        meetings = rules.meetings or self._usual_meetings()
        met = Counter(frozenset(match.sides) for match in listed)
        return len(teams) >= _LEAST and all(
            met[frozenset(pair)] >= meetings for pair in combinations(teams, 2)
        )

    def _usual_meetings(self) -> int:
        """How often pairs meet in this season's tables, as far as anything shows."""
        met = Counter(
            (name, frozenset(match.sides)) for name, listed in self._matches.items() for match in listed
        )
        return max(met.values(), default=1)

    # Where rules tell nothing

    def _places_played(self, name: str) -> dict[TeamId, int]:
        """Places of teams that nothing else tells apart, by the opponents that those places led to."""
        level = _undecided(self._built[name].table)
        if not level:
            return {}
        told = dict(self._told_by_opponents(name))
        places: dict[TeamId, int] = {}
        for part in level:
            free = [row.position for row in part if row.position not in {told.get(row.team) for row in part}]
            if len(free) < len(part):
                places.update((row.team, told.get(row.team) or free.pop(0)) for row in part)
        return places

    def _told_by_opponents(self, name: str) -> Iterator[tuple[TeamId, int]]:
        places = Places(self._built.values())
        for round_, pairs in self._regulations.draw.items():
            met = [set(match.sides) for match in self._ties if match.round == round_]
            for one, other in (*pairs, *((other, one) for one, other in pairs)):
                if not isinstance(one, PlaceInGroup) or places.group(one.group) is not self._built[name]:
                    continue
                opponent = self._certain(other, places)
                sides = next((sides for sides in met if opponent in sides), set())
                yield from ((team, one.place) for team in self._teams[name] & sides)

    def _certain(self, side: Slot, places: Places) -> TeamId | None:
        """The team of a place, unless it has it only because nothing told."""
        team = places.team(side) if isinstance(side, PlaceInGroup) else side
        group = places.group(side.group) if isinstance(side, PlaceInGroup) else None
        unsure = {row.team for part in _undecided(group.table) for row in part} if group else set()
        return team if isinstance(team, TeamId) and team not in unsure else None

    # Who went on

    def _with_advanced(self, group: Group, groups: Sequence[Group]) -> Group:
        later = self._later_teams(group.name)
        if later == self._teams[group.name] and group.table.rules.advance is None:
            return group
        going = by_place(group, groups, self._regulations.statements)
        complete = self._all_are_known(group, later)
        advanced: dict[TeamId, bool | None] = {}
        for row in group.table.rows:
            if row.team in later and later != self._teams[group.name]:
                advanced[row.team] = True
            elif complete:
                advanced[row.team] = False
            else:
                advanced[row.team] = going.get(row.team)
        return replace(group, table=group.table.with_advanced(advanced))

    def _all_are_known(self, group: Group, later: frozenset[TeamId]) -> bool:
        """Whether everyone who goes on from a group is known to, so that the others do not."""
        if not group.finished or not later or later == self._teams[group.name]:
            return False
        matches = self._later_matches(group.name)
        first = min(matches, key=_when)
        known = {side for match in matches if match.round == first.round for side in match.sides}
        wanted = teams_in(first.round) if first.round else None
        if first.round and not any(match.round and teams_in(match.round) for match in matches):
            return False
        if wanted is not None and len(known) < wanted:
            return False
        return all(isinstance(side, TeamId) for side in known)


def _undecided(table: Table) -> list[list[Row]]:
    """The rows that stand together in an order that says nothing."""
    parts: list[list[Row]] = []
    above: Row | None = None
    for row in table.rows:
        if above and above.above_next_by is Criterion.UNDECIDED:
            if not parts or parts[-1][-1] is not above:
                parts.append([above])
            parts[-1].append(row)
        above = row
    return parts


def _share(row: Row, share: str) -> Carried:
    if share in ("half", "half-down"):
        halved = -(-row.points // 2) if share == "half" else row.points // 2
        return Carried(points=halved, rounded_up=halved * 2 > row.points, place=row.position)
    points = 0 if share == "matches" else row.points
    return Carried(points=points, rounded_up=False, place=row.position)


def _resolved(match: Match, places: Places) -> Match:
    home, away = (
        places.team(side) if isinstance(side, PlaceInGroup | PlaceAmong) else side
        for side in (match.home, match.away)
    )
    return replace(match, home=home or match.home, away=away)


def _is_play_off(match: Match) -> bool:
    return match.round is not None and match.round.endswith(PLAY_OFF) and teams_in(match.round) is None


def _is_awaited(match: Match, listed: Iterable[Match]) -> bool:
    """Whether a match has still to be played; one that was played again another day has not."""
    if match.status not in _AWAITED or match.counts:
        return False
    if match.status is Status.SCHEDULED:
        return True
    return not any(other.counts and other.sides == match.sides for other in listed)


def _first_days(ties: Iterable[Match]) -> dict[str, date]:
    days: dict[str, date] = {}
    for match in ties:
        if match.round is not None and match.date is not None:
            days[match.round] = min(match.date, days.get(match.round, match.date))
    return days


def _when(match: Match) -> tuple[date, str]:
    return (match.date or date.max, match.id)
