from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from cuprun.archive import Archive, archive_as_of
from cuprun.football.events import Goal, Minute
from cuprun.football.score import Side
from cuprun.frontmatter.records import Update

BRUSSELS = ZoneInfo("Europe/Brussels")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def stood(desk: Any, moment: str) -> Archive:
    return archive_as_of(desk.assembled().archive, at(moment))


@pytest.fixture
def two_legs(desk: Any, score: Any) -> Any:
    """A semi-final told by its reports, the second of which has a goal and an update."""
    desk.report(
        "Club", "Genk", "2025-01-15", kickoff=time(20, 45), round="semi-finals", leg=1, result=score(2, 1)
    )
    desk.report(
        "Genk",
        "Club",
        "2025-02-05",
        kickoff=time(20, 45),
        round="semi-finals",
        leg=2,
        result=score(1, 1),
        attendance=15_000,
        goals=(Goal(player="El Ouahdi", side=Side.HOME, minute=Minute(15)),),
    )
    return desk


def test_a_report_is_out_when_its_match_has_ended(two_legs: Any) -> None:
    assert [filed.match.date for filed in stood(two_legs, "2025-02-05T22:29").reports] == [
        two_legs.reports[0].facts.date
    ]
    assert len(stood(two_legs, "2025-02-05T22:30").reports) == 2


def test_a_match_to_come_is_a_fixture_without_its_facts(two_legs: Any) -> None:
    (season,) = stood(two_legs, "2025-01-20T00:00").seasons.values()
    match = next(match for match in season.matches.values() if match.leg == 2)
    facts = season.facts[match.id]
    assert (match.result, facts.goals, facts.attendance) == (None, (), None)
    assert facts.kickoff == time(20, 45)


def test_moments_are_told_in_the_time_of_the_competition(two_legs: Any) -> None:
    assembled = two_legs.assembled().archive
    in_utc = datetime(2025, 2, 5, 21, 30, tzinfo=ZoneInfo("UTC"))
    assert len(archive_as_of(assembled, in_utc).reports) == 2


def test_a_report_published_later_is_out_then(desk: Any, score: Any) -> None:
    desk.report("A", "B", "2025-01-15", round="final", result=score(1, 0), published=at("2025-01-17T08:00"))
    before = stood(desk, "2025-01-16T12:00")
    assert before.reports == ()
    (season,) = before.seasons.values()
    assert season.cup.winner == "a"


def test_a_preview_is_out_once_its_fixture_is_known(desk: Any, score: Any) -> None:
    for home, away, day in (("A", "B", "2025-01-15"), ("C", "D", "2025-01-16")):
        desk.result(home, away, day, round="semi-finals", result=score(1, 0))
    desk.report("A", "E", "2025-02-15", round="round of 16", competition="Other")
    desk.report("B", "D", "2025-05-01", round="third place")
    assert [filed.competition for filed in stood(desk, "2025-01-15T23:00").reports] == ["other"]
    assert {filed.competition for filed in stood(desk, "2025-01-17T00:00").reports} == {"cup", "other"}


def test_an_update_made_later_is_not_there_yet(desk: Any, score: Any) -> None:
    desk.report("A", "B", "2025-01-15", round="final", result=score(1, 0))
    archive = desk.assembled().archive
    (filed,) = archive.reports
    late = Update(at=datetime(2025, 3, 1, 9, 0), kind="correction", note="It was B's corner.")
    with_update = replace(archive, reports=(replace(filed, report=replace(filed.report, updates=(late,))),))
    (then,) = archive_as_of(with_update, at("2025-02-28T00:00")).reports
    (later,) = archive_as_of(with_update, at("2025-03-01T10:00")).reports
    assert (then.report.updates, later.report.updates) == ((), (late,))


def test_the_next_season_is_unknown_until_this_one_is_over(desk: Any, score: Any) -> None:
    desk.result("A", "B", "2025-05-04", round="final", result=score(1, 0))
    desk.result("A", "C", "2025-07-20", round="round 1")
    assert [season for _, season in stood(desk, "2025-05-03T12:00").seasons] == ["2024-25"]
    assert [season for _, season in stood(desk, "2025-05-05T12:00").seasons] == ["2024-25", "2025-26"]
