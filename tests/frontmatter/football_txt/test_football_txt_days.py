from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cuprun.frontmatter.football_txt.days import DAY, TIME, Calendar, read_day, read_time


def place(calendar: Calendar, text: str) -> date | None:
    match = DAY.fullmatch(text)
    assert match
    return calendar.place(read_day(match))


def days(season: str | None, *texts: str) -> list[date | None]:
    """Days of one section, one after another; ``»`` starts a new one."""
    calendar = Calendar()
    calendar.start_season(season)
    placed = []
    for text in texts:
        if text == "»":
            calendar.start_section()
        else:
            placed.append(place(calendar, text))
    return placed


@pytest.mark.parametrize(
    "text",
    ["Fri Sep/6 2024", "Fri Sep 6 2024", "Friday, September 6, 2024", "6 Sep 2024", "6. September 2024", "Friday 6th September 2024",
     "2024-09-06", "06.09.2024", "fri sept/6 2024", "Fr. 6.9.2024", "6-9-24", "06/09/2024", "6.09.24", "Sep 6, 2024",
     "vr 6 september 2024", "Vendredi 6 septembre 2024", "Viernes 6/9/2024", "Sex 06/09/24", "6 Set 2024", "2024/09/06"],
)  # fmt: skip
def test_one_day_is_written_in_many_ways(text: str) -> None:
    assert days(None, text) == [date(2024, 9, 6)]


@pytest.mark.parametrize(
    "text", ["Marseille 2", "Sunderland 1", "1° de Maio", "Sep", "6", "May", "Mar 1-0", "Sept 6ths"]
)
def test_names_of_teams_are_no_days(text: str) -> None:
    assert DAY.fullmatch(text) is None


def test_a_year_of_two_digits_is_of_the_season() -> None:
    assert days("1924-25", "14-6-25") == [date(1925, 6, 14)]
    assert days("1872-73", "5.10.72") == [date(1872, 10, 5)]
    assert days("2025", "14-6-25", " 1-7-25".strip()) == [date(2025, 6, 14), date(2025, 7, 1)]
    assert days(None, "14-6-25", "1.7.") == [date(2025, 6, 14), date(2025, 7, 1)]
    assert days(None, "14-6-64") == [date(1964, 6, 14)]


def test_the_year_carries_over_and_turns_at_new_year() -> None:
    assert days("2024-25", "Fri Sep/6 2024", "Sat Sep/7", "»", "Thu Dec/5", "»", "Wed Jan/8", "Sun May/4") == [
        date(2024, 9, 6), date(2024, 9, 7), date(2024, 12, 5), date(2025, 1, 8), date(2025, 5, 4),
    ]  # fmt: skip


def test_the_season_tells_the_year_where_no_line_does() -> None:
    assert days("2023-24", "Aug 11") == [date(2023, 8, 11)]
    assert days("2023-24", "Feb 6") == [date(2024, 2, 6)]
    assert days("1990", "8 June") == [date(1990, 6, 8)]


def test_a_group_starts_its_days_anew() -> None:
    assert days("2011-12", "Wed Sep/14 2011", "Wed Dec/7", "»", "Wed Sep/14", "»", "Tue Feb/14") == [
        date(2011, 9, 14), date(2011, 12, 7), date(2011, 9, 14), date(2012, 2, 14),
    ]  # fmt: skip
    assert days("2023-24", "»", "Aug 12", "May 18", "»", "Aug 13") == [
        date(2023, 8, 12), date(2024, 5, 18), date(2023, 8, 13),
    ]  # fmt: skip


def test_a_match_put_off_stands_among_earlier_days() -> None:
    assert days("2022-23", "Wed Nov/16", "Mon Nov/14", "Wed Jan/18", "Sat Dec/31") == [
        date(2022, 11, 16), date(2022, 11, 14), date(2023, 1, 18), date(2022, 12, 31),
    ]  # fmt: skip


def test_a_season_may_run_on_after_june() -> None:
    assert days("2019-20", "Mar 11", "Jul 18", "»", "Aug 1") == [
        date(2020, 3, 11), date(2020, 7, 18), date(2020, 8, 1),
    ]  # fmt: skip
    assert days("2019-20", "Wed Mar/11", "»", "Fri Aug/7") == [date(2020, 3, 11), date(2020, 8, 7)]


def test_a_wrong_weekday_moves_no_day_into_another_year() -> None:
    assert days("2024-25", "Sun Sep/7") == [date(2024, 9, 7)]


def test_without_season_the_first_day_needs_its_year() -> None:
    assert days(None, "Sep 6", "Sep 6 2024", "Jan 3", "Feb 29") == [
        None, date(2024, 9, 6), date(2025, 1, 3), date(2024, 2, 29),
    ]  # fmt: skip


def test_there_is_no_thirtieth_of_february() -> None:
    assert days("2024-25", "Feb 30", "31.04.2025") == [None, None]


@given(st.dates(date(2024, 7, 1), date(2025, 6, 30)), st.lists(st.integers(0, 60), max_size=8))
def test_days_in_order_keep_their_years(first: date, steps: list[int]) -> None:
    expected = [first]
    for step in steps:
        expected.append(min(expected[-1] + timedelta(days=step), date(2025, 6, 30)))
    assert days("2024-25", *(f"{day:%a %b/%d}" for day in expected)) == expected


@pytest.mark.parametrize(
    ("text", "kickoff"),
    [("20.45", time(20, 45)), ("18:30", time(18, 30)), ("20h00", time(20)), ("9.30", time(9, 30)),
     ("13:00 UTC-6", time(13)), ("20:00 UTC+5:30", time(20)), ("20:45 CET", time(20, 45)),
     ("20:45 (UTC+2)", time(20, 45)), ("20.45 Uhr", time(20, 45)), ("20h45", time(20, 45))],
)  # fmt: skip
def test_times_are_those_of_the_ground(text: str, kickoff: time) -> None:
    match = TIME.fullmatch(text)
    assert match
    assert read_time(match) == kickoff


@pytest.mark.parametrize("text", ["24.00", "20.60", "2-1", "2:1", "1. FC", "20.45.10"])
def test_other_numbers_are_no_times(text: str) -> None:
    assert TIME.match(text) is None
