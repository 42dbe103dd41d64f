"""Football.TXT as people write it: what stands on one line here stands on three there."""

from __future__ import annotations

from datetime import date, time
from textwrap import dedent
from time import process_time

import pytest

from cuprun.errors import Place
from cuprun.football.events import GoalKind, Minute
from cuprun.football.score import ExtraTimeEnding, Score, Side, Status
from cuprun.frontmatter.football_txt.reading import ResultsReading, read_results
from cuprun.frontmatter.records import MatchFacts

CUP = "= Cup 2024/25\n▪ Semi-finals\nSep 6\n"


def read(text: str) -> ResultsReading:
    return read_results(dedent(text), file="cup.txt")


def facts(text: str) -> tuple[MatchFacts, ...]:
    """The matches of a text without any fault, every line of it understood."""
    reading = read(text)
    assert [str(diagnostic) for diagnostic in reading.diagnostics] == []
    assert reading.reported == 0
    return reading.facts


def only(text: str) -> MatchFacts:
    (match,) = facts(text)
    return match


def score(text: str) -> Score | None:
    result = only(text).result
    return result.score if result else None


# Days, times, grounds


def test_day_time_and_ground_may_stand_before_the_match() -> None:
    first, second, third = facts(
        """\
        = Euro 2000
        ▪ Group A
        June 12 18.00 @ Liège       Home Town         1-1 Away Town
                                      (Scholl 28; Moldovan 5)
                20.45 @ Eindhoven   Other Town        3-2 Last Town
        14-6-00 @ Washington D.C.   A United          0-0 B City
        """
    )
    assert (first.date, first.kickoff, first.venue) == (date(2000, 6, 12), time(18), "Liège")
    assert (second.date, second.kickoff, second.venue) == (date(2000, 6, 12), time(20, 45), "Eindhoven")
    assert (third.date, third.kickoff, third.venue) == (date(2000, 6, 14), None, "Washington D.C.")
    assert [goal.side for goal in first.goals] == [Side.HOME, Side.AWAY]


def test_a_ground_and_its_crowd_stand_behind_the_day() -> None:
    first, second = facts(
        CUP + "Sep 7 @ Napoli, San Paolo    att: 69_000\nItaly 0-0 Wales\nSpain 1-0 Malta\n"
    )
    assert (first.venue, first.attendance) == ("Napoli, San Paolo", 69000)
    assert (second.venue, second.attendance) == ("Napoli, San Paolo", None)


def test_a_crowd_may_stand_behind_the_match() -> None:
    match = only(CUP + "Italy 0-0 Wales @ San Paolo  (att: 12.916)")
    assert (match.venue, match.attendance) == ("San Paolo", 12916)


def test_a_day_may_bring_its_time() -> None:
    first, second = facts(CUP + "[Sat Sep/7 20.45]\nA v B\n18:30\nC v D")
    assert (first.date, first.kickoff) == (date(2024, 9, 7), time(20, 45))
    assert (second.date, second.kickoff) == (date(2024, 9, 7), time(18, 30))


def test_a_part_of_the_round_may_stand_behind_the_day_or_the_match() -> None:
    first, second, third, fourth, fifth = facts(
        """\
        = Cup 1962/63
        ▪ First Round
        07.11.1962 @ Sofia (Levski) ▪ 1st Leg
        A 3-1 B
        16.12.1962 @ Lisboa ▪ 2nd Leg
        B 3-1 A
        23.01.1963 @ Roma (Olimpico) ▪ Replay
        A 1-0 B
        24.01.1963
        C 1-1 D
        D 2-0 C   ▪ Replay
        """
    )
    assert [(m.round, m.leg, m.replay) for m in (first, second, third, fourth, fifth)] == [
        ("First Round", 1, None), ("First Round", 2, None), ("First Round", None, 1),
        ("First Round", None, None), ("First Round", None, 1),
    ]  # fmt: skip
    assert third.venue == "Roma (Olimpico)"


def test_rounds_may_have_numbers_colons_and_asides() -> None:
    text = """\
        = Cup 2011/12
        (3)  Quarter-finals - 1st Leg    // Tu+We 27.+28. March 2012
        [Mar/27]
          A 0-3 B
        Group 1:
        Apr/2
          C 1-0 D
        (4) Final  |  May 19
        """
    first, second = facts(text)
    assert (first.round, first.leg, first.date) == ("Quarter-finals", 1, date(2012, 3, 27))
    assert (second.group, second.round) == ("1", None)


def test_a_stage_may_be_part_of_another() -> None:
    text = """\
        =EFL Playoffs 2023/24=
        ==Championship==
        ===Promotion Playoff===
        ▪ Championship, Promotion Playoff, Semifinals, First Legs
        May 12
          A 0-0 B
        ▪ Final
        May 26
          A 1-0 B
        ==Division 1==
        ▪ Final
        May 27
          C 1-0 D
        """
    assert [(match.round, match.leg) for match in facts(text)] == [
        ("Championship, Promotion Playoff, Semifinals", 1), ("Championship, Promotion Playoff, Final", None),
        ("Division 1, Final", None),
    ]  # fmt: skip


def test_a_league_that_counts_rounds_has_matchdays_and_the_cup_below_it_rounds() -> None:
    league = "= Premier League 2024/25\n" + "".join(f"▪ Round {n}\nA 1-0 B\n" for n in range(1, 11))
    *_, tenth, cup = facts(league + "= League Cup 2024/25\n▪ Round 1\nA 1-0 B\n")
    assert (tenth.round, tenth.group, tenth.matchday) == (None, None, 10)
    assert (cup.round, cup.matchday) == ("Round 1", None)


def test_a_round_may_bring_its_day_and_its_ground() -> None:
    first, second, third, fourth = facts(
        """\
        = Cup 2024/25
        » Round 1 [Sat Sep/7]
        A 1-0 B
        Semi-finals - 1st Leg - Wed Jan/15 2025
        C 1-0 D
        ▪ Final, 4th May @ Koning Boudewijnstadion
        E 1-0 F
        Final Replay @ Brussel
        E 1-0 F
        """
    )
    assert [(match.round, match.date, match.venue) for match in (first, second, third, fourth)] == [
        ("Round 1", date(2024, 9, 7), None), ("Semi-finals", date(2025, 1, 15), None),
        ("Final", date(2025, 5, 4), "Koning Boudewijnstadion"), ("Final", None, "Brussel"),
    ]  # fmt: skip
    assert (second.leg, fourth.replay) == (1, 1)


# Results and remarks


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A 2-2 B (aet, 4-1 pen)", Score(extra_time=(2, 2), penalties=(4, 1))),
        ("A v B 3-3 (2-2, 1-1) [aet; B won 5-4 on penalties]",
         Score(extra_time=(3, 3), full_time=(2, 2), half_time=(1, 1), penalties=(4, 5))),
        ("A 1-2 B (aet/gg)", Score(extra_time=(1, 2), ending=ExtraTimeEnding.GOLDEN_GOAL)),
        ("A 5-4pen 3-3aet 1-1 B", Score(full_time=(1, 1), extra_time=(3, 3), penalties=(5, 4))),
        ("A - B  1-1 [aet, 3-4p]", Score(extra_time=(1, 1), penalties=(3, 4))),
        ("A  1 - 1  B", Score(full_time=(1, 1))),
        ("A v B 1-1 (p 4-3)", Score(full_time=(1, 1), penalties=(4, 3))),
    ],
)  # fmt: skip
def test_a_score_is_put_together_from_the_line(line: str, expected: Score) -> None:
    assert score(CUP + line) == expected


def test_the_score_that_counts_may_be_another_than_the_one_on_the_pitch() -> None:
    result = only(CUP + "A 4-1 B  [awarded 3-0 to B, ineligible substitute]").result
    assert result
    assert (result.status, result.score, result.on_pitch) == (
        Status.AWARDED, Score(full_time=(0, 3)), Score(full_time=(4, 1)),
    )  # fmt: skip


def test_a_match_awarded_to_its_winner_needs_no_ruling() -> None:
    match = only(CUP + "A 2-0 B  [awarded to A]")
    assert match.result
    assert (match.result.status, match.through, match.decided) == (Status.AWARDED, None, None)


def test_an_abandoned_match_may_have_its_score_in_the_remark() -> None:
    result = only(CUP + "A v B   [abandoned at 1-1; game declared void]").result
    assert result
    assert (result.status, result.on_pitch) == (Status.VOID, Score(full_time=(1, 1)))


def test_who_went_through_is_told_behind_the_match_or_below_it() -> None:
    text = (
        CUP
        + "A 0-0 B  @ Roma  [B won on coin toss]\nC 1-1 D (aet)\n  ref: X (Malta)\n  [C progresses on lots.]\n"
    )
    first, second = facts(text)
    assert (first.through, first.decided, first.venue) == ("B", "toss", "Roma")
    assert (second.through, second.decided) == ("C", "lots")
    assert second.result
    assert second.result.score == Score(extra_time=(1, 1))
    assert first.reason == "B won on coin toss"


def test_both_may_go_through() -> None:
    assert only(CUP + "A 0-0 B   [Both Qualified]").through == "both"


def test_a_remark_may_run_over_lines() -> None:
    match = only(CUP + "A o/w B\n[A withdrew. B had a walkover,\n  and the tie.]")
    assert match.result
    assert (match.result.status, match.result.walkover) == (Status.WALKOVER, Side.AWAY)
    assert (match.through, match.decided) == ("B", "withdrawal")


def test_a_remark_can_tell_a_replay_and_a_neutral_ground() -> None:
    match = only(CUP + "A 0-0 B (n)  [2nd replay]")
    assert (match.replay, match.neutral) == (2, True)


def test_a_note_is_kept_in_its_words() -> None:
    first, second = facts(
        CUP + "A 0-0 B [nb: in fog; no flood-lights]\nC 0-0 D\n  NB: in snow\n  Bench: X, Y\n"
    )
    assert first.notes == ("in fog; no flood-lights",)
    assert second.notes == ("in snow", "Bench: X, Y")


def test_byes_may_stand_in_one_line() -> None:
    matches = facts(CUP + "A 1-0 B\nByes:   Queen's Park, Wanderers\nBye: Clapham")[1:]
    assert [match.home for match in matches] == ["Queen's Park", "Wanderers", "Clapham"]
    assert {(match.away, match.round, match.date) for match in matches} == {(None, "Semi-finals", None)}
    assert {match.result.status for match in matches if match.result} == {Status.BYE}
    assert matches[1].source.at("home") == Place("cup.txt", 5, 23)


def test_the_mark_of_a_country_tells_clubs_of_one_name_apart() -> None:
    match = only(CUP + "Nacional (URU) v Nacional (Par)  1-0")
    assert (match.home, match.home_country, match.away, match.away_country) == (
        "Nacional", "URU", "Nacional", "Par",
    )  # fmt: skip


def test_a_team_may_have_round_brackets_in_its_name() -> None:
    match = only(CUP + "Racing (Montevideo) 1-0 Arsenal (Sarandí)")
    assert (match.home, match.away) == ("Racing (Montevideo)", "Arsenal (Sarandí)")


def test_a_side_may_be_the_winner_of_a_numbered_match() -> None:
    *_, final, third = facts(
        """\
        = World Cup 2026
        » Semi-finals
        (101) Jul 14  Belgium v Queen's Park
        (102) Jul 15  Japan v Ghana
        » Final
        (104) Jul 19  W101 v Winner Match 102
        » Third place play-off
        (103) Jul 18  L101 v L102
        """
    )
    assert (final.home, final.away) == ("winner of Belgium–Queen's Park", "winner of Japan–Ghana")
    assert (third.home, third.away) == ("loser of Belgium–Queen's Park", "loser of Japan–Ghana")


def test_a_match_between_who_knows_whom_is_left_out_with_a_warning() -> None:
    reading = read(CUP + "N.N. v N.N.\n  A v TBD\nW74 v B\nC v D 1-0\n")
    assert [(fault.code, str(fault.place)) for fault in reading.diagnostics] == [
        ("unknown-side", "cup.txt:4:1"), ("unknown-side", "cup.txt:5:7"), ("unknown-side", "cup.txt:6:1"),
    ]  # fmt: skip
    assert [match.home for match in reading.facts] == ["C"]


# Below a match


@pytest.mark.parametrize(
    "lines",
    [
        "(Evair 65' (pen), Oséas 76'; Zapata 70')",
        "[Evair 65' (pen.), Oséas 76'; Zapata 70']",
        "Evair 65pen' Oséas 76'; Zapata 70'".replace("65pen'", "65' pen"),
        "1-0 Evair   65' (pen),\n 1-1 Zapata  70',\n 2-1 Oséas   76'",
        "1-0 Evair   65' (pen)\n 1-1 Zapata  70'\n 2-1 Oséas   76'",
        "(65pen Evair, 76 Oséas; 70 Zapata)",
        "Goals: Evair 65' (p) Oséas 76'; Zapata 70'",
    ],
)
def test_goals_are_listed_in_many_ways(lines: str) -> None:
    goals = only(CUP + f"A 2-1 B\n  {lines}\n").goals
    assert sorted((goal.side, goal.player, goal.minute, goal.kind) for goal in goals) == [
        (Side.AWAY, "Zapata", Minute(70), GoalKind.GOAL),
        (Side.HOME, "Evair", Minute(65), GoalKind.PENALTY),
        (Side.HOME, "Oséas", Minute(76), GoalKind.GOAL),
    ]


def test_a_line_may_have_two_properties() -> None:
    match = only(CUP + "A 0-0 B\nReferee: Aquino (Paraguay);  Attendance: 32_000\nStadium: Morumbi")
    assert (match.referee, match.attendance, match.venue) == ("Aquino", 32000, "Morumbi")


def test_a_coach_may_stand_below_his_team() -> None:
    match = only(CUP + "A Town 0-0 B Town\nA Town: X - Y, Z\nCoach: Q\nB Town: (4-3-3) 1 X - 2 Y; 9 Z.\n")
    assert [lineup.coach for lineup in match.lineups.values()] == ["Q", None]
    assert [len(lineup.lines) for lineup in match.lineups.values()] == [2, 3]


@pytest.mark.parametrize("line", ["(X 3')", "Genk: X - Y"])
def test_a_second_list_does_not_replace_the_first_in_silence(line: str) -> None:
    reading = read(CUP + f"Genk 1-0 Club\n{line}\n{line}\n")
    (fault,) = reading.diagnostics
    assert "further up already" in fault.message
    assert fault.place.line == 6


# Comments and decoration


def test_comments_may_be_blocks_and_end_the_file() -> None:
    assert (
        only(
            CUP + "<!-- Final Table:\n\n 1. A  3  3\n -->\nA 1-0 B <!-- x --> \n-----\n__END__\nwhatever"
        ).home
        == "A"
    )


def test_a_row_of_a_table_is_no_match() -> None:
    reading = read(CUP + "1.Leicester City   46  31  4 11  89-41  97  [R]  Promoted\nA 1-0 B\n")
    assert [fault.code for fault in reading.diagnostics] == ["table-row"]
    assert [match.home for match in reading.facts] == ["A"]


@pytest.mark.parametrize(
    "line",
    ["A" + " " * 20_000 + "B", "A " + "1-0, " * 4_000 + "B", "A v B [" + "won " * 4_000 + "]", "Group A " * 3_000,
     "A 1-0 B " + "(" * 20_000, "x " * 10_000 + "replay", "A v B " + "@ " * 10_000, "-" * 20_000 + "x"],
)  # fmt: skip
def test_a_line_of_any_length_costs_little_time(line: str) -> None:
    started = process_time()
    reading = read(CUP + line)
    assert process_time() - started < 5
    assert (reading.understood, reading.reported) in ((3, 1), (4, 0))


def test_a_bracket_that_nobody_closes_costs_no_time() -> None:
    reading = read(CUP + "A 1-0 B\n(X 3'\n" + "Y 4'\n" * 20_000)
    assert reading.understood + reading.reported == 20_005
