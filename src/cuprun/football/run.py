"""A cup run: one team's way through one cup."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cuprun.football.cup import Cup
from cuprun.football.match import Match, Slot, TeamId
from cuprun.football.round import FINAL, THIRD_PLACE
from cuprun.football.score import Goals
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One round of a run. `opponent` is None for a bye; `aggregate` has the team's own goals first."""

    tie: Tie
    opponent: Slot | None
    state: StepState
    aggregate: Goals | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CupRun:
    """A team's rounds in order, and where it stands. `last` is the last of them."""

    team: TeamId
    steps: tuple[Step, ...]
    state: RunState

    @property
    def last(self) -> Step:
        return self.steps[-1]

    @property
    def matches(self) -> tuple[Match, ...]:
        return tuple(match for step in self.steps for match in step.tie.matches)

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
    """The cup run of every team that stands in a tie, by team."""
    steps: dict[TeamId, list[Step]] = {}
    for tie in cup.ties:
        for team in tie.teams:
            steps.setdefault(team, []).append(_step(tie, team))
    return {
        team: CupRun(team=team, steps=tuple(taken), state=_state(team, taken, cup))
        for team, taken in steps.items()
    }


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


def _state(team: TeamId, steps: list[Step], cup: Cup) -> RunState:
    if cup.winner == team:
        return RunState.WINNER
    knocked_out = any(step.state is StepState.OUT for step in steps)
    lucky = steps[-1].state is not StepState.OUT and steps[-1].tie.round != THIRD_PLACE
    return RunState.ALIVE if lucky or not knocked_out else RunState.OUT
