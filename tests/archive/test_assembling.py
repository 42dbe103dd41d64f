from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from cuprun.errors import Severity
from cuprun.football.match import WinnerOf
from cuprun.football.score import Result, Status
from cuprun.football.tie import DecidedBy
from cuprun.frontmatter.records import DatedName, RoundRecord, SeasonRecord

Score = Callable[..., Result]
SEASON = ("cup", "2024-25")


def messages(assembly: Any) -> list[str]:
    return [str(diagnostic) for diagnostic in assembly.diagnostics]


def test_a_report_and_a_result_of_one_match_are_one_match(desk: Any, score: Score) -> None:
    desk.result("Genk", "Club Brugge", round="Semi-finals", result=score(1, 1))
    desk.report("Genk", "Club Brugge", result=score(1, 1, half_time=(1, 0)), venue="Cegeka Arena")
    assembly = desk.assembled()
    season = assembly.archive.seasons[SEASON]
    (match,) = season.matches.values()
    assert not assembly.diagnostics
    assert (match.round, match.venue) == ("semi-finals", "Cegeka Arena")
    assert match.result is not None
    assert match.result.score is not None
    assert match.result.score.half_time == (1, 0)
    assert [report.match_id for report in assembly.archive.reports] == [match.id]


def test_reports_alone_make_a_cup(desk: Any, score: Score) -> None:
    desk.report("Genk", "Club", "2025-01-15", result=score(0, 1))
    desk.report("Antwerp", "Gent", "2025-01-16", result=score(2, 1))
    desk.report("Club", "Antwerp", "2025-05-04", result=score(2, 1))
    cup = desk.assembled().archive.seasons[SEASON].cup
    assert [round_.id for round_ in cup.rounds] == ["semi-finals", "final"]
    assert cup.winner == "club"


@pytest.mark.parametrize(
    ("field", "in_results", "in_report", "message"),
    [
        (
            "result",
            (1, 1),
            (2, 1),
            "score after ninety minutes is 2-1 here, but 1-1 at content/results/cup.txt:1:3",
        ),
        (
            "round",
            "Final",
            "Semi-finals",
            "round is semi-finals here, but final at content/results/cup.txt:1:5",
        ),
        (
            "kickoff",
            time(20, 45),
            time(20, 30),
            "kick-off is 20:30 here, but 20:45 at content/results/cup.txt:1:4",
        ),
    ],
)
def test_a_contradiction_names_both_places(
    desk: Any, score: Score, field: str, in_results: Any, in_report: Any, message: str
) -> None:
    values = [score(*value) if field == "result" else value for value in (in_results, in_report)]
    more = {} if field == "result" else {"result": score(1, 0)}
    desk.result("Genk", "Club", **{field: values[0]}, **more)
    desk.report("Genk", "Club", **{field: values[1]}, **more)
    (found,) = messages(desk.assembled())
    assert found.startswith("content/reports/0.md:2:")
    assert message in found


def test_another_day_for_the_same_match_is_a_contradiction(desk: Any, score: Score) -> None:
    desk.result("Genk", "Club", "2025-02-05", round="Final", result=score(1, 1))
    desk.report("Genk", "Club", "2025-02-06", round="Final", result=score(1, 1))
    (found,) = messages(desk.assembled())
    assert "date is 2025-02-06 here, but 2025-02-05 at" in found


def test_a_match_put_off_keeps_its_identity(desk: Any, score: Score) -> None:
    desk.result("Genk", "Club", "2025-02-05", round="Final")
    desk.report("Genk", "Club", "2025-02-12", was=(date(2025, 2, 5),), round="Final", result=score(1, 1))
    assembly = desk.assembled()
    assert not assembly.diagnostics
    assert len(assembly.archive.seasons[SEASON].matches) == 1


def test_home_and_away_the_wrong_way_round_is_told(desk: Any, score: Score) -> None:
    desk.result("Genk", "Club", round="Final", result=score(1, 1))
    desk.report("Club", "Genk", round="Final", result=score(1, 1))
    assert any(
        "Club is at home here, but away on the same day" in text for text in messages(desk.assembled())
    )


def test_two_legs_are_two_matches(desk: Any, score: Score) -> None:
    desk.result("Club", "Genk", "2025-01-15", round="Semi-finals", result=score(2, 1))
    desk.result("Genk", "Club", "2025-02-05", round="Semi-finals", result=score(1, 1))
    (tie,) = desk.assembled().archive.seasons[SEASON].cup.ties
    assert tie.aggregate == (3, 2)


def test_teams_are_known_by_all_their_names(desk: Any, score: Score) -> None:
    desk.team("club-brugge", "Club Brugge", also=("Club Brugge KV", "FC Bruges"), short="Club")
    desk.result("FC Bruges", "Genk", "2025-01-15", round="Semi-finals", result=score(2, 1))
    desk.result("KRC Genk", "CLUB BRUGGE KV", "2025-02-05", round="Quarter-finals", result=score(1, 1))
    desk.report("Club", "Genk", "2025-01-15", round="SF", result=score(2, 1))
    assembly = desk.assembled()
    assert set(assembly.archive.teams) == {"club-brugge", "genk", "krc-genk"}


def test_clubs_of_one_name_are_told_apart_by_the_marks_of_their_countries(desk: Any, score: Score) -> None:
    desk.team("nacional-uru", "Nacional", country="URU")
    desk.team("nacional-par", "Nacional", country="PAR")
    desk.result("Nacional", "Nacional", result=score(1, 1), home_country="URU", away_country="Par")
    assembly = desk.assembled()
    assert messages(assembly) == []
    (season,) = assembly.archive.seasons.values()
    assert [match.sides for match in season.matches.values()] == [("nacional-uru", "nacional-par")]


def test_a_name_stands_for_whoever_bore_it_on_the_day_of_the_match(desk: Any, score: Score) -> None:
    desk.team("mk-dons", "MK Dons", once=(DatedName(name="Wimbledon", until=date(2004, 6, 20)),))
    desk.team("afc-wimbledon", "AFC Wimbledon", once=(DatedName(name="Wimbledon", since=date(2011, 7, 1)),))
    for day in ("1988-05-14", "2015-05-14"):
        desk.result("Wimbledon", "Liverpool", day, result=score(1, 0))
    seasons = desk.assembled().archive.seasons
    homes = {key[1]: match.home for key, season in seasons.items() for match in season.matches.values()}
    assert homes == {"1987-88": "mk-dons", "2014-15": "afc-wimbledon"}


def test_a_name_near_a_known_one_is_warned_of(desk: Any, score: Score) -> None:
    desk.team("anderlecht", "RSC Anderlecht")
    desk.report("RSC Anderlect", "Genk", result=score(2, 1))
    (found,) = messages(desk.assembled())
    assert found.startswith("content/reports/0.md:1:1: warning: unknown team 'RSC Anderlect'")
    assert "did you mean 'RSC Anderlecht'?" in found


def test_a_report_to_be_published_later_is_no_source_yet(desk: Any, score: Score) -> None:
    desk.report("Genk", "Club", result=score(1, 0), published=datetime(2025, 1, 16, 8, 0))
    before, after = desk.assembled("2025-01-16T07:59"), desk.assembled("2025-01-16T08:00")
    assert not before.archive.reports
    assert not before.archive.seasons
    assert len(after.archive.reports) == 1


def test_a_report_without_a_time_of_its_own_is_public_from_its_kick_off(
    desk: Any, score: Score, kickoff: time
) -> None:
    desk.report("Genk", "Club", "2025-01-15", kickoff=kickoff, result=score(1, 0))
    assert not desk.assembled("2025-01-15T20:44").archive.reports
    assert desk.assembled("2025-01-15T20:45").archive.reports


def test_a_preview_is_public_at_once(desk: Any) -> None:
    desk.report("Genk", "Club", "2025-05-04")
    (preview,) = desk.assembled("2025-04-01T12:00").archive.reports
    assert preview.kind == "preview"


def test_a_draft_is_no_source_of_facts(desk: Any, score: Score) -> None:
    desk.result("Genk", "Club", round="Final")
    desk.report("Genk", "Club", result=score(3, 0), status="draft")
    assembly = desk.assembled()
    (match,) = assembly.archive.seasons[SEASON].matches.values()
    assert match.status is Status.SCHEDULED
    assert assembly.archive.reports[0].match_id == match.id


def test_the_draw_of_a_competition_file_is_read(desk: Any, score: Score) -> None:
    season = SeasonRecord(
        season="2024-25",
        rounds=(
            RoundRecord(name="Halve finales", legs=2),
            RoundRecord(name="Finale", neutral=True, venue="Heizel"),
        ),
        draw={"Finale": ("winner of Halve finales 1", "winner of Halve finales 2")},
    )
    desk.competition("cup", "Cup", seasons={"2024-25": season})
    desk.result("Club", "Genk", "2025-01-15", round="SF", result=score(2, 1))
    desk.result("Anderlecht", "Antwerp", "2025-01-16", round="SF", result=score(1, 0))
    desk.result("Genk", "Club", "2025-02-05", round="SF", result=score(1, 1))
    assembly = desk.assembled()
    assert not assembly.diagnostics
    final = assembly.archive.seasons[SEASON].cup.tie("final")
    assert final.sides == ("club", WinnerOf("semi-finals-anderlecht-antwerp"))


def test_built_in_rules_are_found_by_the_competitions_name(desk: Any, score: Score) -> None:
    name = "UEFA Champions League"
    desk.result("Porto", "Juventus", "2021-02-17", competition=name, round="Round of 16", result=score(2, 1))
    aet = score(2, 1, extra_time=(3, 2))
    desk.result("Juventus", "Porto", "2021-03-09", competition=name, round="Round of 16", result=aet)
    (tie,) = desk.assembled().archive.seasons["uefa-champions-league", "2020-21"].cup.ties
    assert tie.outcome is not None
    assert (tie.winner, tie.outcome.decided_by) == ("porto", DecidedBy.AWAY_GOALS)


def test_seasons_turn_in_july_unless_the_competition_says_otherwise(desk: Any, score: Score) -> None:
    desk.competition("summer", "Summer Cup", split_year=False)
    desk.result("A", "B", "2025-06-30", result=score(1, 0))
    desk.result("C", "D", "2025-07-01", result=score(1, 0))
    desk.result("E", "F", "2025-07-01", competition="Summer Cup", result=score(1, 0))
    assert set(desk.assembled().archive.seasons) == {
        ("cup", "2024-25"),
        ("cup", "2025-26"),
        ("summer", "2025"),
    }


def test_a_match_of_no_season_is_reported_and_the_rest_is_kept(desk: Any, score: Score) -> None:
    desk.result("A", "B", None, result=score(1, 0))
    desk.result("C", "D", "2025-01-01", result=score(1, 0))
    assembly = desk.assembled()
    assert "neither a date nor a season" in messages(assembly)[0]
    assert len(assembly.archive.seasons[SEASON].matches) == 1


def test_a_match_has_one_preview_and_one_report_in_each_language(desk: Any, score: Score) -> None:
    desk.report("Genk", "Club")
    desk.report("Genk", "Club", result=score(1, 1))
    desk.report("Genk", "Club", result=score(1, 1), lang="en")
    desk.report("Genk", "Club", result=score(1, 1), status="draft")
    assert not desk.assembled().diagnostics
    desk.report("Genk", "Club", result=score(1, 1), lang="en")
    desk.report("Genk", "Club")
    assert [(fault.code, fault.place.file) for fault in desk.assembled().diagnostics] == [
        ("second-report", "content/reports/4.md"),
        ("second-preview", "content/reports/5.md"),
    ]
    assert "already, at content/reports/2.md" in messages(desk.assembled())[0]


def test_a_round_one_letter_off_is_a_warning(desk: Any, score: Score) -> None:
    named = RoundRecord(name="Poule des as")
    desk.competition("cup", "Cup", rounds=(named,))
    desk.report("A", "B", round="Halve fianle", result=score(1, 0))
    desk.report("C", "D", round="poule des az", result=score(1, 0))
    desk.report("E", "F", round="Poule des as", result=score(1, 0))
    desk.report("G", "H", round="Wintertornooi", result=score(1, 0))
    warnings = desk.assembled().diagnostics
    assert [(warning.code, warning.severity) for warning in warnings] == [
        ("near-round-name", Severity.WARNING)
    ] * 2
    assert [message.rpartition("; ")[2] for message in messages(desk.assembled())] == [
        "did you mean 'halve finale'? (write 'halve finale', or name the round in the competition's file)",
        "did you mean 'Poule des as'? (write 'Poule des as', or name the round in the competition's file)",
    ]


def test_one_team_by_two_names_is_no_match(desk: Any, score: Score) -> None:
    desk.team("club", "Club Brugge", also=("Club",))
    desk.report("Club Brugge", "Club", result=score(1, 0))
    assert [fault.code for fault in desk.assembled().diagnostics] == ["same-side-twice"]


def test_a_match_left_unfinished_and_the_one_played_in_its_place_are_two(desk: Any, score: Score) -> None:
    unfinished = Result(status=Status.ABANDONED, on_pitch=score(1, 0).score, minute=72)
    desk.report("Genk", "Gent", "2025-01-10", round="Final", result=unfinished)
    desk.report("Genk", "Gent", "2025-01-20", round="Final", result=score(0, 2))
    assembly = desk.assembled()
    tie = assembly.archive.seasons[SEASON].cup.tie("final")
    assert messages(assembly) == []
    assert (tie.winner, [match.replay for match in tie.matches]) == ("gent", [None, None])


def test_a_drawn_final_and_its_replay_on_the_same_ground_are_two_reports(desk: Any, score: Score) -> None:
    desk.report("Bayern", "Atletico", "2025-05-15", round="Final", result=score(1, 1, extra_time=(1, 1)))
    desk.report("Bayern", "Atletico", "2025-05-17", round="Final", result=score(4, 0))
    assembly = desk.assembled()
    tie = assembly.archive.seasons[SEASON].cup.tie("final")
    assert messages(assembly) == []
    assert (tie.winner, [match.replay for match in tie.matches]) == ("bayern", [None, 1])


def test_a_report_and_a_result_that_differ_in_day_and_score_contradict_each_other(
    desk: Any, score: Score
) -> None:
    desk.result("Genk", "Gent", "2025-01-15", round="Final", result=score(1, 1))
    desk.report("Genk", "Gent", "2025-01-16", round="Final", result=score(2, 1))
    assert any("date is 2025-01-16 here" in message for message in messages(desk.assembled()))


@pytest.mark.parametrize(
    ("name", "file", "season"),
    [
        ("EURO", {}, "2024"),
        ("Village Cup", {}, "2024-25"),
        ("Wereldbeker", {"rules": "world-cup"}, "2024"),
        ("EURO", {"split_year": True}, "2024-25"),
        ("Zomerbeker", {"split_year": False}, "2024"),
    ],
)
def test_a_competition_keeps_to_one_year_where_its_rules_or_its_file_say_so(
    desk: Any, score: Score, name: str, file: dict[str, Any], season: str
) -> None:
    if file:
        desk.competition("cup", name, **file)
    desk.report("Spain", "England", "2024-07-14", competition=name, round="Final", result=score(2, 1))
    ((_, found),) = desk.assembled().archive.seasons
    assert found == season
