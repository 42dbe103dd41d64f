"""The cup that this project was born from: its final, before and after the other semi-final."""

from __future__ import annotations

import html
import json
import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cuprun.errors import CuprunError

AFTER_THE_FINAL = datetime(2025, 6, 1, tzinfo=ZoneInfo("Europe/Brussels"))
CUP = "cups/croky-cup/2024-25"
CUP_JSON = f"{CUP}/index.json"
WINNER = "winner of Anderlecht–Antwerp"
UNDECIDED = f"Club Brugge v {WINNER}"
REPORT = "reports/2024-25/croky-cup/genk-and-club-brugge-keep-each-other-in-check/index.html"
AS_IT_STOOD = "The cup as it stood after this match"
SPEAKING_OF_THE_FINAL = (
    f"{CUP}/index.html",
    f"{CUP}/runs/club-brugge/index.html",
    f"{CUP}/ties/final/index.html",
    f"{CUP}/ties/semi-finals-club-brugge-krc-genk/index.html",
    f"{CUP}/ties/semi-finals-royal-antwerp-rsc-anderlecht/index.html",
    REPORT,
    "index.html",
)
REPORT_OF_6_FEBRUARY = """---
title: Anderlecht hold on
date: 2025-02-06 20:45
competition: Croky Cup
round: SF
home: Royal Antwerp FC
away: RSC Anderlecht
score: 2-2 (1-1)
---

Anderlecht go to the Heizel.
"""


@pytest.fixture
def semi_finals(workbench: Any) -> Any:
    """The site as of the evening of 5 February 2025."""
    site = workbench("semi_finals")
    for file in ("february-6", "may-4"):
        (site.root / f"content/results/cup/{file}.txt").unlink()
    return site


def text_of(page: str) -> str:
    """What a reader is told: a page's words on one line."""
    body = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def final(site: Any) -> Any:
    (tie,) = json.loads(site.read(CUP_JSON))["rounds"][-1]["ties"]
    return tie


def test_an_undecided_semi_final_leaves_its_name_on_the_final_everywhere(semi_finals: Any) -> None:
    semi_finals.built()
    assert final(semi_finals)["teams"] == [
        "club-brugge",
        {"winner_of": "semi-finals-royal-antwerp-rsc-anderlecht"},
    ]
    assert UNDECIDED in semi_finals.read(f"{CUP}/ties/final/index.html")
    silent = [p for p in SPEAKING_OF_THE_FINAL if WINNER not in text_of(semi_finals.read(p))]
    assert not silent


def test_one_report_of_the_other_semi_final_changes_it_everywhere(semi_finals: Any) -> None:
    semi_finals.built()
    semi_finals.write("reports/antwerp-anderlecht.md", REPORT_OF_6_FEBRUARY)
    semi_finals.built()
    assert final(semi_finals)["teams"] == ["club-brugge", "rsc-anderlecht"]
    pages = [path for path in semi_finals.paths() if path.endswith((".html", ".json", ".xml"))]
    assert [path for path in pages if "winner of" in semi_finals.read(path)] == [REPORT]
    assert "winner of" not in text_of(semi_finals.read(REPORT)).partition(AS_IT_STOOD)[0]
    assert "Club Brugge v Anderlecht" in semi_finals.read(f"{CUP}/ties/final/index.html")


def test_taking_the_report_away_again_leaves_no_trace(semi_finals: Any) -> None:
    before = semi_finals.built().tree()
    semi_finals.write("reports/antwerp-anderlecht.md", REPORT_OF_6_FEBRUARY)
    semi_finals.built()
    (semi_finals.root / "content/reports/antwerp-anderlecht.md").unlink()
    assert semi_finals.built().tree() == before


def test_the_final_decides_the_cup(workbench: Any) -> None:
    site = workbench("semi_finals").built(now=AFTER_THE_FINAL)
    data = json.loads(site.read(CUP_JSON))
    assert data["winner"] == "club-brugge"
    assert final(site)["decided_by"] == "full-time"


def test_the_site_as_of_a_day_is_the_site_of_that_day(workbench: Any) -> None:
    whole = workbench("semi_finals").built(now=AFTER_THE_FINAL, CUPRUN_AS_OF="2025-02-05")
    assert final(whole)["teams"] == [
        "club-brugge",
        {"winner_of": "semi-finals-royal-antwerp-rsc-anderlecht"},
    ]
    assert final(whole)["matches"][0]["date"] == "2025-05-04"
    silent = [p for p in SPEAKING_OF_THE_FINAL if WINNER not in text_of(whole.read(p))]
    assert not silent
    assert "2-2" not in text_of(whole.read(f"{CUP}/index.html"))


def test_an_as_of_before_the_report_has_no_report(workbench: Any) -> None:
    site = workbench("semi_finals").built(now=AFTER_THE_FINAL, CUPRUN_AS_OF="2025-02-05 22:00")
    assert not [path for path in site.paths() if path.startswith("reports/")]
    (tie,) = [t for t in json.loads(site.read(CUP_JSON))["rounds"][0]["ties"] if "krc-genk" in t["teams"]]
    assert [match["status"] for match in tie["matches"]] == ["played", "scheduled"]


def test_the_environment_may_say_the_moment(workbench: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPRUN_AS_OF", "2025-02-06")
    site = workbench("semi_finals").built(now=AFTER_THE_FINAL)
    assert final(site)["teams"] == ["club-brugge", "rsc-anderlecht"]
    assert json.loads(site.read(CUP_JSON))["winner"] is None


def test_a_moment_that_is_none_says_how_to_write_one(workbench: Any) -> None:
    with pytest.raises(CuprunError, match=r"CUPRUN_AS_OF is 'yesterday'.*2025-02-05 22:30"):
        workbench("semi_finals").site(CUPRUN_AS_OF="yesterday")


def test_a_report_shows_the_final_as_it_stood_that_night(workbench: Any) -> None:
    site = workbench("semi_finals").built(now=AFTER_THE_FINAL)
    told = text_of(site.read(REPORT))
    night = told.partition(AS_IT_STOOD)[2]
    assert f"Final: Club Brugge – {WINNER}" in night
    assert "2-1" not in night
    assert "Semi-finals: Club Brugge – KRC Genk (this tie)" in night


def test_reports_show_no_bracket_where_the_settings_say_so(workbench: Any) -> None:
    site = workbench("semi_finals").built(now=AFTER_THE_FINAL, REPORT_BRACKET=False)
    assert "as it stood" not in site.read(REPORT)


def test_a_look_at_another_day_leaves_no_trace(workbench: Any) -> None:
    site = workbench("semi_finals")
    today = site.built(now=AFTER_THE_FINAL).tree()
    site.built(now=AFTER_THE_FINAL, CUPRUN_AS_OF="2025-01-20")
    assert site.tree() != today
    assert site.built(now=AFTER_THE_FINAL).tree() == today
