"""The facts of a cup for other programs: `index.json`, as `schema/cup.schema.json` describes it."""

from __future__ import annotations

from typing import Any

from cuprun.football.group import Group
from cuprun.football.match import (
    LoserOf,
    Match,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    TeamId,
    Winner,
    WinnerBetween,
    WinnerOf,
)
from cuprun.football.score import Goals, Score
from cuprun.football.table import Row
from cuprun.football.tie import Tie
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.table import group_id

Data = dict[str, Any]


def cup_data(season: SeasonPresenter) -> Data:
    """One season of a cup as JSON data."""
    cup = season.cup
    competition = season.season.competition
    teams = sorted({side for match in cup.matches for side in match.sides if isinstance(side, TeamId)})
    return {
        "competition": {"id": competition.id, "name": competition.name},
        "season": season.season.season,
        "winner": cup.winner,
        "teams": {team: _team(team, season) for team in teams},
        "rounds": [
            {
                "id": round_.id,
                "name": season.round_name(round_.id),
                "ties": [_tie(tie, season) for tie in round_.ties],
            }
            for round_ in cup.rounds
        ],
        "groups": [_group(group, season) for group in cup.groups],
    }


def _team(id_: TeamId, season: SeasonPresenter) -> Data:
    team = season.catalogue.team(id_)
    return {"name": team.name, "url": team.url}


def _tie(tie: Tie, season: SeasonPresenter) -> Data:
    outcome = tie.outcome
    return {
        "id": tie.id,
        "url": season.tie_url(tie),
        "teams": [_side(side) for side in tie.sides],
        "aggregate": list(tie.aggregate) if tie.aggregate else None,
        "winner": outcome.winner if outcome else None,
        "advanced": list(outcome.advanced) if outcome else [],
        "decided_by": outcome.decided_by.value if outcome else None,
        "inferred": bool(outcome and outcome.inferred),
        "matches": [_match(match, season) for match in tie.matches],
    }


def _side(side: Slot | None) -> str | Data | None:
    if side is None or isinstance(side, TeamId):
        return side
    if isinstance(side, PlaceInGroup):
        return {"place_in_group": {"place": side.place, "groups": [group_id(side.group)]}}
    if isinstance(side, PlaceAmong):
        groups = [group_id(name) for name in side.groups]
        return {"place_in_group": {"place": side.place, "groups": groups}}
    if isinstance(side, LoserOf):
        return {name.replace("winner", "loser"): of for name, of in _winner(side.of).items()}
    return _winner(side)


def _winner(side: Winner) -> Data:
    if isinstance(side, WinnerOf):
        return {"winner_of": side.tie}
    if isinstance(side, WinnerBetween):
        return {"winner_of": "-".join(sorted(side.teams))}
    return {"winner_of_round": side.round}


def _match(match: Match, season: SeasonPresenter) -> Data:
    score = (match.result.score if match.result and match.counts else None) or Score()
    report = season.catalogue.story_of(match.id, "report")
    return {
        "date": match.date.isoformat() if match.date else None,
        "kickoff": f"{match.kickoff:%H:%M}" if match.kickoff else None,
        "home": _side(match.home),
        "away": _side(match.away),
        "leg": match.leg,
        "replay": match.replay,
        "status": match.status.value,
        "half_time": _goals(score.half_time),
        "full_time": _goals(score.full_time),
        "extra_time": _goals(score.extra_time),
        "penalties": _goals(score.penalties),
        "report": report.address.url if report else None,
    }


def _goals(goals: Goals | None) -> list[int] | None:
    return list(goals) if goals else None


def _group(group: Group, season: SeasonPresenter) -> Data:
    return {
        "id": group_id(group.name),
        "name": season.words.group_name(group.name),
        "table": [_row(row) for row in group.table.rows],
        "matches": [_match(match, season) for match in group.matches],
    }


def _row(row: Row) -> Data:
    return {
        "position": row.position,
        "team": row.team,
        "played": row.played,
        "won": row.won,
        "drawn": row.drawn,
        "lost": row.lost,
        "goals_for": row.goals_for,
        "goals_against": row.goals_against,
        "points": row.points,
        "advanced": row.advanced,
    }
