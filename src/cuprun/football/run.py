"""A cup run: one team's way through one cup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.group import Group
from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.round import FINAL, THIRD_PLACE, teams_in
from cuprun.football.score import Goals
from cuprun.football.table import Row
from cuprun.football.tie import DecidedBy, Tie


class StepState(StrEnum):
    """What a round brought: through, out, still to be decided, or no opponent."""

    THROUGH = "through"
    OUT = "out"
    NEXT = "next"
    BYE = "bye"
    WINNER = "winner"


class RunState(StrEnum):
    """Where a run stands: won the cup, out of it, or still in it."""

    WINNER = "winner"
    OUT = "out"
    ALIVE = "alive"


class Step(Struct, frozen=True, kw_only=True):
    """One round of a run. `opponent` is None for a bye; `aggregate` has the team's own goals first."""

    tie: Tie
    opponent: Slot | None
    state: StepState
    aggregate: Goals | None


class Stretch(Struct, frozen=True, kw_only=True):
    """A group on the way: the team's own row of its table, its matches, and what it brought.

    `after` is how many of the run's steps came before it.
    """

    group: Group
    row: Row
    matches: tuple[Match, ...]
    state: StepState
    after: int


class CupRun(Struct, frozen=True, kw_only=True):
    """A team's rounds and groups in order, and where it stands. `last` is the last of its rounds."""

    team: TeamId
    steps: tuple[Step, ...]
    state: RunState
    stretches: tuple[Stretch, ...] = ()

    @property
    def last(self) -> Step | None:
        return self.steps[-1] if self.steps else None

    @property
    def last_group(self) -> Stretch | None:
        """The group that the run has come to, with no round after it yet."""
        last = self.stretches[-1] if self.stretches else None
        return last if last and last.after == len(self.steps) else None

    @property
    def matches(self) -> tuple[Match, ...]:
        """Its matches in ties, then those in groups."""
        in_ties = (match for step in self.steps for match in step.tie.matches)
        return (*in_ties, *(match for stretch in self.stretches for match in stretch.matches))

    @property
    def record(self) -> tuple[int, int, int, int, int]:
        """Matches won, drawn and lost, goals for and against; shoot-outs are not counted."""
        counted = [m for m in self.matches if m.counts and m.final is not None]
        own = [(goals_for(match, self.team), goals_against(match, self.team)) for match in counted]
        return (
            sum(scored > conceded for scored, conceded in own),
            sum(scored == conceded for scored, conceded in own),
            sum(scored < conceded for scored, conceded in own),
            sum(scored for scored, _ in own),
            sum(conceded for _, conceded in own),
        )


def runs_of(cup: Cup) -> dict[TeamId, CupRun]:
    """The cup run of every team that stands in a tie, or in a group that leads to a knock-out, by team."""
    steps: dict[TeamId, list[Step]] = {}
    for tie in cup.ties:
        for team in tie.teams:
            steps.setdefault(team, []).append(_step(tie, team))
    stretches: dict[TeamId, list[Stretch]] = {}
    for group in cup.groups if _is_knock_out(cup) else ():
        for row in group.table.rows:
            stretches.setdefault(row.team, []).append(_stretch(group, row, steps.get(row.team, [])))
    return {
        team: _run(team, steps.get(team, []), stretches.get(team, []), cup)
        for team in dict.fromkeys((*steps, *stretches))
    }


def teams_with_run(cup: Cup) -> frozenset[TeamId]:
    """The teams that `runs_of` has a run of."""
    in_ties = frozenset(team for tie in cup.ties for team in tie.teams)
    groups = cup.groups if _is_knock_out(cup) else ()
    return in_ties.union(*(group.teams for group in groups))


def _is_knock_out(cup: Cup) -> bool:
    """Whether there are closing rounds: a league with a play-off is no cup."""
    return any(teams_in(round_.id) is not None for round_ in cup.rounds)


def _run(team: TeamId, steps: list[Step], stretches: list[Stretch], cup: Cup) -> CupRun:
    run = CupRun(team=team, steps=tuple(steps), stretches=tuple(stretches), state=RunState.ALIVE)
    return replace(run, state=_state(run, cup))


def _stretch(group: Group, row: Row, steps: Sequence[Step]) -> Stretch:
    state = {None: StepState.NEXT, True: StepState.THROUGH, False: StepState.OUT}[row.advanced]
    begun = _first_day(group.matches)
    days = [_first_day(step.tie.matches) for step in steps]
    return Stretch(
        group=group,
        row=row,
        matches=tuple(match for match in group.matches if row.team in match.sides),
        state=state,
        after=sum(day is not None and begun is not None and day < begun for day in days),
    )


def _first_day(matches: Iterable[Match]) -> date | None:
    return min((match.date for match in matches if match.date), default=None)


def goals_for(match: Match, team: TeamId) -> int:
    """Goals of the team in a match that counts, extra time included."""
    return match.goals_of(team) or 0


def goals_against(match: Match, team: TeamId) -> int:
    """Goals of its opponent in a match that counts, extra time included."""
    return sum(match.goals_of(side) or 0 for side in match.sides if side != team)


def _step(tie: Tie, team: TeamId) -> Step:
    goals = tie.aggregate
    if goals is not None and tie.sides[0] != team:
        goals = (goals[1], goals[0])
    return Step(tie=tie, opponent=tie.opponent_of(team), state=_step_state(tie, team), aggregate=goals)


def _step_state(tie: Tie, team: TeamId) -> StepState:
    if tie.outcome is None:
        return StepState.NEXT
    if tie.outcome.decided_by is DecidedBy.BYE:
        return StepState.BYE
    if team not in tie.outcome.advanced:
        return StepState.OUT
    return StepState.WINNER if tie.round == FINAL else StepState.THROUGH


def _state(run: CupRun, cup: Cup) -> RunState:
    if cup.winner == run.team:
        return RunState.WINNER
    if run.last_group:
        return RunState.OUT if run.last_group.state is StepState.OUT else RunState.ALIVE
    knocked_out = any(step.state is StepState.OUT for step in run.steps)
    last = run.last
    lucky = last is not None and last.state is not StepState.OUT and last.tie.round != THIRD_PLACE
    return RunState.ALIVE if lucky or not knocked_out else RunState.OUT
