"""Records for the archive's tests, as a file would have given them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cuprun.archive import Assembly, assemble
from cuprun.errors import Place
from cuprun.football.score import Result, Score, Status
from cuprun.frontmatter.records import (
    CompetitionRecord,
    FieldPath,
    MatchFacts,
    Records,
    Report,
    Source,
    TeamRecord,
)

BRUSSELS = ZoneInfo("Europe/Brussels")


def played(home: int, away: int, **more: Any) -> Result:
    return Result(status=Status.PLAYED, score=Score(full_time=(home, away), **more))


class Desk:
    """Collects records, then assembles them as of a moment."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.results: list[MatchFacts] = []
        self.competitions: list[CompetitionRecord] = []
        self.teams: list[TeamRecord] = []
        self._line = 0

    def _facts(self, file: str, home: str, away: str | None, day: str | None, **more: Any) -> MatchFacts:
        self._line += 1
        fields = ("home", "away", "score", "date", "round", "leg", "competition")
        places: dict[FieldPath, Place] = {
            (name,): Place(file, self._line, number) for number, name in enumerate(fields, start=1)
        }
        return MatchFacts(
            source=Source(file, places),
            competition=more.pop("competition", "Cup"),
            home=home,
            away=away,
            date=date.fromisoformat(day) if day else None,
            **more,
        )

    def result(self, home: str, away: str | None, day: str | None = "2025-01-15", **more: Any) -> None:
        self.results.append(self._facts("content/results/cup.txt", home, away, day, **more))

    def report(self, home: str, away: str, day: str = "2025-01-15", **more: Any) -> None:
        own = {name: more.pop(name) for name in ("published", "status", "lang") if name in more}
        path = f"reports/{len(self.reports)}.md"
        facts = self._facts(f"content/{path}", home, away, day, **more)
        self.reports.append(Report(facts=facts, path=path, title=f"{home} - {away}", body="", **own))

    def team(self, id_: str, name: str, **more: Any) -> None:
        self.teams.append(TeamRecord(source=Source("content/teams.yaml"), id=id_, name=name, **more))

    def competition(self, id_: str, name: str, **more: Any) -> None:
        source = Source(f"content/competitions/{id_}.yaml")
        self.competitions.append(CompetitionRecord(source=source, id=id_, name=name, **more))

    def assembled(self, now: str = "2025-06-01T12:00") -> Assembly:
        records = Records(
            reports=tuple(self.reports),
            results=tuple(self.results),
            competitions=tuple(self.competitions),
            teams=tuple(self.teams),
        )
        moment = datetime.fromisoformat(now).replace(tzinfo=BRUSSELS)
        return assemble(records, now=moment, timezone=BRUSSELS)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def score() -> Callable[..., Result]:
    return played


@pytest.fixture
def kickoff() -> time:
    return time(20, 45)
