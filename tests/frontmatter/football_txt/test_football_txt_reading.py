"""Little files of results, and what is read from them."""

from __future__ import annotations

from datetime import date, time
from textwrap import dedent

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cuprun.errors import Place, Severity
from cuprun.football.events import CardKind, GoalKind, Minute
from cuprun.football.score import Score, Side, Status
from cuprun.frontmatter.football_txt.reading import ResultsReading, read_results
from cuprun.frontmatter.records import MatchFacts

CUP = "= Beker van België 2024/25\n"


def read(text: str) -> ResultsReading:
    return read_results(dedent(text), file="cup.txt")


def facts(text: str) -> tuple[MatchFacts, ...]:
    """The matches of a text without any fault."""
    reading = read(text)
    assert reading.diagnostics == ()
    assert reading.reported == 0
    return reading.facts


def only(text: str) -> MatchFacts:
    (match,) = facts(text)
    return match


def faults(text: str) -> list[str]:
    return [str(diagnostic) for diagnostic in read(text).diagnostics]


BELGIAN = """\
    = Belgium Beker van België 2024/25

    # Matches    3

    » Round 6
      Fri Sep/6 2024
        20.00  KV Diksmuide-Oostende   v KAS Eupen                2-3 (1-1)
               RAEC Mons               v RAA La Louviére          4-5 pen. 1-1 a.e.t. (1-1, 0-0)
    » Quarterfinals
      Tue Jan/7
        20.45  Club Brugge KV          v Oud-Heverlee Leuven
    """
GERMAN = """\
    = DFB Pokal 2021/22

    Round 1
    [Sun Aug/8]
      15.30  SV Meppen                0-1 (0-0)  Hertha BSC
             Preußen Münster          2-0  VfL Wolfsburg            [awarded]
    Round of 16
    [Tue Jan/18]
      18.30  1. FC Köln               3-4 pen. 1-1 a.e.t. (0-0)  Hamburger SV
    """


def test_the_first_dialect_has_the_score_behind_the_teams() -> None:
    first, second, third = facts(BELGIAN)
    assert (first.competition, first.season, first.round) == (
        "Belgium Beker van België",
        "2024-25",
        "Round 6",
    )
    assert (first.home, first.away) == ("KV Diksmuide-Oostende", "KAS Eupen")
    assert (first.date, first.kickoff) == (date(2024, 9, 6), time(20))
    assert first.result
    assert first.result.score == Score(full_time=(2, 3), half_time=(1, 1))
    assert (second.date, second.kickoff) == (first.date, first.kickoff)
    assert second.result
    assert second.result.score == Score(
        full_time=(1, 1), half_time=(0, 0), extra_time=(1, 1), penalties=(4, 5)
    )
    assert (third.round, third.date, third.result) == ("Quarterfinals", date(2025, 1, 7), None)


def test_the_second_dialect_has_the_score_between_the_teams() -> None:
    first, second, third = facts(GERMAN)
    assert (first.home, first.away, first.round) == ("SV Meppen", "Hertha BSC", "Round 1")
    assert second.result
    assert (second.result.status, second.result.score) == (Status.AWARDED, Score(full_time=(2, 0)))
    assert second.kickoff == time(15, 30)
    assert (third.round, third.date) == ("Round of 16", date(2022, 1, 18))
    assert third.result
    assert third.result.score == Score(full_time=(0, 0), extra_time=(1, 1), penalties=(3, 4))


def test_every_match_knows_its_places() -> None:
    source = facts(BELGIAN)[1].source
    assert source.at() == Place("cup.txt", 8, 12)
    assert source.at("home") == Place("cup.txt", 8, 12)
    assert source.at("away") == Place("cup.txt", 8, 38)
    assert source.at("score") == Place("cup.txt", 8, 63)
    assert source.at("date") == Place("cup.txt", 6, 3)
    assert source.at("round") == Place("cup.txt", 5, 1)
    assert source.at("competition") == Place("cup.txt", 1, 1)


def test_a_time_holds_for_its_day_only() -> None:
    assert [match.kickoff for match in facts(CUP + "Sep 6\n20.45 A v B 1-0\nC v D 1-0\nSep 7\nE v F 1-0")] == [
        time(20, 45), time(20, 45), None,
    ]  # fmt: skip


def test_a_day_ends_with_its_round() -> None:
    first, second = facts(CUP + "» Semifinals\nFeb 5\nA v B 1-0\n» Final\nA v winner of Anderlecht–Antwerp")
    assert (first.date, second.date) == (date(2025, 2, 5), None)


def test_a_day_may_stand_above_its_round() -> None:
    assert only(CUP + "Feb 5\n» Semifinals\nA v B 1-0").date == date(2025, 2, 5)


def test_a_match_may_bring_its_own_day_time_number_and_ground() -> None:
    text = "= World Cup 2014\n\nGroup A\n\n(17) Tue Jun 17 16:00   Brazil - Mexico   @ Castelão, Fortaleza (UTC-3)\n"
    match = only(text)
    assert (match.group, match.date, match.kickoff) == ("A", date(2014, 6, 17), time(16))
    assert (match.home, match.away, match.venue) == ("Brazil", "Mexico", "Castelão, Fortaleza (UTC-3)")


def test_a_day_may_name_the_ground_of_its_matches() -> None:
    first, second = facts(CUP + "» Semifinals\nJul 18 @ London\nA 2-0 B\n» Final\nJul 19\nA 1-0 C")
    assert (first.venue, second.venue) == ("London", None)


def test_stages_stand_for_the_rounds_below_them() -> None:
    first, second = facts(
        "= Liga 2024\n== Regular Season\nMatchday 1\nMay 4\nA v B\n== Finals\nFinal\nMay 5\nA v B"
    )
    assert (first.group, first.matchday, first.round) == ("Regular Season", 1, None)
    assert (second.group, second.matchday, second.round) == (None, None, "Final")


def test_a_title_ends_what_went_before() -> None:
    first, second = facts(CUP + "» Final\nMay 4\nA v B 1-0\n= Supercup 2025\nA v B")
    assert (second.competition, second.season, second.round, second.date) == ("Supercup", "2025", None, None)
    assert first.round == "Final"


def test_leg_and_replay_come_from_the_heading() -> None:
    text = CUP + "» Playoffs, Matchday 2\nFeb 5\nA v B 1-0\n» Round 1, Replays\nFeb 6\nC v D 2-1"
    assert [(match.round, match.leg, match.replay) for match in facts(text)] == [
        ("Playoffs", 2, None), ("Round 1", None, 1),
    ]  # fmt: skip


def test_a_bye_and_a_walkover_have_no_day() -> None:
    walkover, bye = facts(
        CUP + "» 1st Round\nOct 26\nClapham Rovers w/o Hitchin\nWanderers bye [Bury bankrupt]"
    )
    assert walkover.result
    assert (walkover.result.status, walkover.result.walkover) == (Status.WALKOVER, Side.HOME)
    assert bye.result
    assert (bye.result.status, bye.away, bye.reason) == (Status.BYE, None, "Bury bankrupt")
    assert walkover.date is bye.date is None


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("A v B 1-0 [abandoned]", Status.ABANDONED),
        ("A 1-0 B [abandoned at 72']", Status.ABANDONED),
        ("A v B [cancelled]", Status.CANCELLED),
        ("A [postponed] B", Status.POSTPONED),
        ("A v B 3-0 awarded", Status.AWARDED),
        ("A 3-0 B [void]", Status.VOID),
        ("A v B [walkover away]", Status.WALKOVER),
    ],
)
def test_a_note_tells_what_became_of_a_match(line: str, status: Status) -> None:
    result = only(CUP + "Sep 6\n" + line).result
    assert result
    assert result.status is status
    assert result.minute == (72 if "72" in line else None)


def test_extra_time_may_be_told_behind_the_teams() -> None:
    for line in ("A 2-1 B (aet)", "A 2-1 B [aet]", "A v B 2-1 [a.e.t.]"):
        result = only(CUP + "Sep 6\n" + line).result
        assert result
        assert result.score == Score(extra_time=(2, 1))


def test_lists_of_groups_and_matchdays_are_no_headings() -> None:
    text = "= Euro 2016\nGroup A | France  Romania\n▪ Matchday 1 | Jun 10 - Jun 14\n▪ Group A\nJun 10\nFrance 2-1 Romania"
    match = only(text)
    assert (match.group, match.matchday) == ("A", None)


# What stands below a match

EURO = "= Euro 2024\n▪ Group A\nFri Jun 14\n  21:00   Germany   2-1 (2-0)  Scotland  @ München\n"


def test_goals_may_run_over_lines_with_comments_between() -> None:
    match = only(
        EURO + "    (Wirtz 10' Can 45+3' (pen.);   # who else\n    # and then\n     Rüdiger 87' (o.g.))\n"
    )
    assert [(goal.player, goal.side, goal.minute, goal.kind) for goal in match.goals] == [
        ("Wirtz", Side.HOME, Minute(10), GoalKind.GOAL),
        ("Can", Side.HOME, Minute(45, 3), GoalKind.PENALTY),
        ("Rüdiger", Side.AWAY, Minute(87), GoalKind.OWN_GOAL),
    ]
    assert match.source.at("goals") == Place("cup.txt", 5, 5)


def test_line_ups_bring_their_cards() -> None:
    match = only(
        EURO
        + "    (Wirtz 10' Can 12'; Rüdiger 87' (o.g.))\n"
        + "  Germany:   Neuer - Kimmich, Tah [Y] -\n             Wirtz (Sane 63')\n"
        + "  Scotland:  Gunn - Porteous [R 44']; Coach: Clarke\n\n"
        + "  Referee: Clément Turpin (France)\n  Attendance: 65.052\n"
    )
    assert len(match.goals) == 3
    assert [len(line) for line in match.lineups[Side.HOME].lines] == [1, 2, 1]
    assert match.lineups[Side.AWAY].coach == "Clarke"
    assert [(card.player, card.kind, card.side) for card in match.cards] == [
        ("Tah", CardKind.YELLOW, Side.HOME), ("Porteous", CardKind.RED, Side.AWAY),
    ]  # fmt: skip
    assert (match.referee, match.attendance) == ("Clément Turpin", 65052)


def test_cards_and_shoot_out_have_lines_of_their_own() -> None:
    match = only(
        EURO
        + "Goals: Wirtz 10' Can 12'; McGinn 87'\nYellow cards: Tah 3', Can 88'; Gunn 90'\nSent off: Páez\n"
        "Penalties: 1-0 Kroos, Gunn (saved)\n"
    )
    assert [(card.player, card.side) for card in match.cards] == [
        ("Tah", Side.HOME), ("Can", Side.HOME), ("Gunn", Side.AWAY), ("Páez", None),
    ]  # fmt: skip
    assert [kick.miss for kick in match.shootout] == [None, "saved"]
    assert len(match.goals) == 3


# Nothing is dropped in silence


def test_an_unread_line_is_reported_and_reading_goes_on() -> None:
    reading = read(CUP + "» Round 1\n  Sep 6\n  Genk thuis tegen Club\n  A v B 1-0\n")
    (fault,) = reading.diagnostics
    assert (fault.code, fault.place) == ("unread-line", Place("cup.txt", 4, 3))
    assert "'Genk thuis tegen Club'" in fault.message
    assert (len(reading.facts), reading.understood, reading.reported) == (1, 4, 1)


def test_an_impossible_score_is_reported_where_it_stands() -> None:
    assert faults(CUP + "Sep 6\n  A  v  B  1-0 (2-0)\n    (X 3')\n") == [
        (
            "cup.txt:3:17: 2-0 at half-time cannot become 1-0 at full time "
            "(the last score stands first, earlier ones in brackets, the home side first in each)"
        )
    ]


def test_what_stands_below_an_unread_match_goes_to_no_other() -> None:
    reading = read(CUP + "Sep 6\nA v B 1-0\nC v D 1-0 (2-0)\n(X 3')\n")
    assert [match.goals for match in reading.facts] == [()]
    assert (len(reading.diagnostics), reading.reported) == (1, 2)


def test_goals_that_do_not_fit_the_score_are_warned_of() -> None:
    reading = read(EURO + "(Wirtz 10'; McGinn 12')\n")
    (warning,) = reading.diagnostics
    assert (warning.code, warning.severity, warning.place.line) == (
        "goals-against-score", Severity.WARNING, 5,
    )  # fmt: skip
    assert len(reading.facts[0].goals) == 2


def test_goals_that_cannot_be_read_point_at_the_place_in_their_line() -> None:
    (fault,) = read(EURO + "   (Wirtz 10' Can 12';\n    McGinn 13' (x))\n").diagnostics
    assert (fault.code, fault.place) == ("bad-goals", Place("cup.txt", 6, 16))


def test_a_bracket_that_never_closes_swallows_no_match() -> None:
    reading = read(EURO + "(Wirtz 10'; McGinn 12'\n\n  18:00  Hungary 1-3 Switzerland\n")
    assert len(reading.facts) == 2
    assert [fault.code for fault in reading.diagnostics] == ["bad-goals"]


def test_goals_below_a_heading_belong_to_nothing() -> None:
    assert faults(CUP + "» Final\n(X 3')\n")[0].startswith("cup.txt:3:1: '(X 3')' stands below no match (")


def test_a_weekday_that_is_wrong_is_warned_of() -> None:
    reading = read(CUP + "  Fri Sep/7\n  A v B\n")
    (warning,) = reading.diagnostics
    assert str(warning) == (
        "cup.txt:2:3: warning: 'Fri Sep/7' was taken for 2024-09-07, which is a Saturday "
        "(correct the day, or give its year)"
    )
    assert reading.facts[0].date == date(2024, 9, 7)


def test_a_day_that_is_none_is_reported() -> None:
    assert faults(CUP + "Feb 30\nA v B") == [
        "cup.txt:2:1: 'Feb 30' is no day, or nothing tells its year (write the day with its year: Sat Sep/7 2024)"
    ]


def test_matches_without_a_title_are_reported_once() -> None:
    reading = read("A v B 1-0\nC v D 2-0\n")
    assert [fault.code for fault in reading.diagnostics] == ["no-title"]
    assert (reading.facts, reading.reported) == ((), 2)


def test_a_note_that_is_not_understood_is_warned_of() -> None:
    reading = read(CUP + "Sep 6\nCrystal Palace 0-0 Hitchin  [aet; what a match]\n")
    assert [fault.code for fault in reading.diagnostics] == ["unread-note"]
    assert reading.diagnostics[0].place == Place("cup.txt", 3, 35)
    assert reading.facts[0].result
    assert reading.facts[0].notes == ("aet; what a match",)


def test_lines_end_as_any_editor_ends_them() -> None:
    text = "\ufeff" + CUP + "Sep 6\nA v B 1-0\u2028\nC v D 1-0"
    for end in ("\n", "\r\n", "\r"):
        assert [
            match.source.at().line for match in read_results(text.replace("\n", end), file="x").facts
        ] == [3, 4]


LINES = [
    "= Cup 2024/25",
    "== Finals",
    "» Round 1",
    "Group A | B C",
    "Sep 6",
    "[Fri Sep/6]",
    "Feb 30",
    "20.45",
    "A v B",
]
LINES += [
    "  20.45  A v B 1-0",
    "A 1-0 (2-0) B",
    "A bye",
    "A w/o B",
    "(X 3'",
    "(X 3'; Y 4')",
    "A: X - Y (Z 3')",
    "A: X (",
]
LINES += [
    "[A won on coin toss]",
    "Bye: A, B",
    "1. A  3  1  1  1  4-3  4",
    "-----",
    "@ C  A 1-0 B ▪ Replay",
    "[A withdrew",
]
LINES += [
    "A - B 2-1 (aet, 4-3 pen)",
    "6.9.24 @ C att: 12",
    "A 3', 4'",
    "<!--",
    "-->",
    "__END__",
    "nb: x",
    "A P-P B",
]
LINES += ["Referee: X", "", "# note", "x", "A 1-0 B [awarded] @ C", "[note]", "(1) A v B", "»", "=", "=="]
PIECES = [
    "= ",
    "» ",
    "1-0",
    "(",
    ")",
    " v ",
    "[",
    "]",
    " @ ",
    "|",
    "#",
    "Sep 6",
    "20.45",
    ": ",
    "\r",
    "\n",
    "w/o",
    "bye",
]
TEXTS = (
    st.text()
    | st.lists(st.sampled_from(LINES)).map("\n".join)
    | st.lists(st.sampled_from(PIECES)).map("".join)
)


@given(TEXTS)
@example("BYE:0\n<!--")
def test_any_text_is_read_or_reported(text: str) -> None:
    reading = read_results(text, file="any.txt")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert reading.understood >= 0
    assert reading.understood + reading.reported <= len(lines)
    commented = ("#", "<!--", "-->", "__END__")
    if not any(mark in text for mark in commented):
        assert reading.understood + reading.reported == sum(bool(line.strip()) for line in lines)
    assert bool(reading.diagnostics) == bool(reading.reported)
    for diagnostic in reading.diagnostics:
        assert 1 <= diagnostic.place.line <= len(lines)
        assert 1 <= diagnostic.place.column <= len(lines[diagnostic.place.line - 1]) + 1
    for match in reading.facts:
        assert match.home
        assert match.competition or match.season
