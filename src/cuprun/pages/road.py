"""The road to the final: the cup runs of both finalists side by side, round by round."""

from __future__ import annotations

from msgspec import Struct

from cuprun.football.match import TeamId
from cuprun.football.round import FINAL, THIRD_PLACE
from cuprun.football.run import Step, goals_against, goals_for
from cuprun.football.tenure import went_further
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Link, TeamView
from cuprun.pages.wording import written


class RoadStop(Struct, frozen=True, kw_only=True):
    """A finalist's tie in one round: the opponent, the score with its own goals first, how it was decided."""

    opponent: str
    """For a bye, words for it."""
    url: str
    """The page about the tie."""
    score: str | None
    """On aggregate over two legs, else of the match that decided; None = nothing was played."""
    note: str | None
    """``a.e.t.``, ``4-2 pens``; None where the score says it all."""


class RoadRow(Struct, frozen=True, kw_only=True):
    """A round on the road; a stop for each finalist, None where it did not take part."""

    round: Link
    stops: tuple[RoadStop | None, ...]


class Road(Struct, frozen=True, kw_only=True):
    """The road to the final of each finalist that is known, and of both once they are."""

    finalists: tuple[TeamView, ...]
    runs: tuple[Link, ...]
    """The finalists' cup runs, in their order."""
    rows: tuple[RoadRow, ...]


def road_to_final(season: SeasonPresenter) -> Road | None:
    """The road to the final; None before a finalist is known, and in a cup that is but a final."""
    finals = [tie for tie in season.cup.ties if tie.round == FINAL]
    finalists = finals[0].teams if len(finals) == 1 else ()
    stops = {team: _stops(team, season) for team in finalists}
    rounds = [
        round_.id for round_ in season.cup.rounds if any(round_.id in taken for taken in stops.values())
    ]
    if not rounds:
        return None
    return Road(
        finalists=tuple(season.catalogue.team(team) for team in finalists),
        runs=tuple(season.run_link(team) for team in finalists),
        rows=tuple(
            RoadRow(round=season.round_link(id_), stops=tuple(stops[team].get(id_) for team in finalists))
            for id_ in rounds
        ),
    )


def _stops(team: TeamId, season: SeasonPresenter) -> dict[str, RoadStop]:
    """The team's stops before the final, by round."""
    steps = (step for step in season.runs[team].steps if step.tie.round not in (FINAL, THIRD_PLACE))
    return {step.tie.round: _stop(team, step, season) for step in steps}


def _stop(team: TeamId, step: Step, season: SeasonPresenter) -> RoadStop:
    slip = season.tie_slip(step.tie)
    is_bye = step.opponent is None
    return RoadStop(
        opponent=season.words.gettext("bye") if step.opponent is None else season.side_text(step.opponent),
        url=slip.url,
        score=_score(team, step),
        note=None if is_bye else slip.note,
    )


def _score(team: TeamId, step: Step) -> str | None:
    if step.aggregate is not None and not went_further(step.tie):
        return written(step.aggregate)
    last = next((match for match in reversed(step.tie.matches) if match.counts and match.final), None)
    return written((goals_for(last, team), goals_against(last, team))) if last else None
