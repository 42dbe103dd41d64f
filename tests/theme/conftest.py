"""A view for every kind of page, each field holding something."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cuprun.pages.competition import CompetitionPage, CompetitionsPage
from cuprun.pages.cup import CupPage, GroupView, RoundView
from cuprun.pages.digest import TeamRunRow
from cuprun.pages.index import CupTeaser, IndexPage
from cuprun.pages.listing import ArchivePage, DirectoryPage, ListingPage
from cuprun.pages.report import EventView, LineupView, ReportPage, UpdateView
from cuprun.pages.road import Road, RoadRow, RoadStop
from cuprun.pages.run import RunGroupView, RunMatchView, RunPage, RunStepView
from cuprun.pages.season_row import SeasonRow
from cuprun.pages.story_line import story_line
from cuprun.pages.table import TableRowView, TableView
from cuprun.pages.team import TeamPage, TeamsPage
from cuprun.pages.text import ArticlePage, NotFoundPage, TextPage
from cuprun.pages.tie import TiePage
from cuprun.pages.views import (
    Bracket,
    BracketRound,
    BracketTie,
    Link,
    MatchView,
    Moment,
    PageView,
    Pagination,
    SideView,
    StoryCard,
    TeamView,
    TieSideView,
    TieView,
)

Samples = dict[str, tuple[str, PageView]]

DAY = Moment(iso="2025-02-05", text="woensdag 5 februari 2025", short="5 feb 2025")
KICKOFF = Moment(
    iso="2025-02-05T20:45+01:00", text="woensdag 5 februari 2025", short="5 feb 2025", time="20:45"
)
CUP = Link(text="Croky Cup 2024-25", url="/cups/croky-cup/2024-25/")
ROUND = Link(text="Halve finales", url="/cups/croky-cup/2024-25/#semi-finals")
AUTHOR = Link(text="Nora Claes", url="/authors/nora-claes/")
RUN = Link(text="Club Brugge", url="/cups/croky-cup/2024-25/runs/club-brugge/")
CLUB = TeamView(
    id="club-brugge", name="Club Brugge", short="Club", url="/teams/club-brugge/", colours=("blue", "black")
)
DAGENHAM = TeamView(
    id="dagenham", name="Dagenham & Redbridge", short="Daggers", url="/teams/dagenham/", colours=("red",)
)
TITLE = 'A "quoted" title with <b> & more'

HOME = SideView(text=CLUB.name, short=CLUB.short, url=CLUB.url, team=CLUB, goals=2, won=True)
AWAY = SideView(text=DAGENHAM.name, short=DAGENHAM.short, url=DAGENHAM.url, team=DAGENHAM, goals=1)
UNKNOWN = SideView(text="winner of Anderlecht–Antwerp", short="winner of Anderlecht–Antwerp")
PLAYED = MatchView(
    home=HOME,
    away=AWAY,
    moment=KICKOFF,
    score="2-1",
    detail="(1-1)",
    status="awarded",
    label="First leg",
    round=ROUND,
    competition=CUP,
    venue="Cegeka Arena",
    neutral=True,
    report=Link(text=TITLE, url="/reports/a/"),
    preview=Link(text="Preview", url="/reports/b/"),
    url="/reports/a/",
)
AHEAD = MatchView(home=HOME, away=UNKNOWN)
THROUGH = TieSideView(
    text=CLUB.name, short=CLUB.short, url=RUN.url, team=CLUB, scores=("2", "1"), aggregate="3", advanced=True
)
OUT = TieSideView(text=DAGENHAM.name, short=DAGENHAM.short, team=DAGENHAM, scores=("1", "1"), aggregate="2")
OPEN = TieSideView(text=UNKNOWN.text, short=UNKNOWN.short, url="/cups/croky-cup/2024-25/ties/x/")
DECIDED = TieView(
    id="semi-final",
    url="/cups/croky-cup/2024-25/ties/semi-finals-club-brugge-dagenham/",
    round=ROUND,
    cup=CUP,
    sides=(THROUGH, OUT),
    matches=(PLAYED, PLAYED),
    aggregate="3-2",
    verdict="Club Brugge win 3-2 on aggregate.",
    explanation="The rule: a level tie goes to extra time. It held in this competition until 2020-21.",
    note="a.e.t.",
    decided=True,
    inferred=True,
    moment=DAY,
)
UNDRAWN = TieView(
    id="final",
    url="/cups/croky-cup/2024-25/#final",
    round=ROUND,
    cup=CUP,
    sides=(THROUGH, OPEN),
    needs=("Whoever wins goes through; a draw means extra time.",),
)
BYE = TieView(
    id="bye", url="/cups/croky-cup/2024-25/#bye", round=ROUND, cup=CUP, sides=(THROUGH,), decided=True
)
STORY = StoryCard(
    title=TITLE,
    url="/reports/a/",
    summary="<p>Summary.</p>",
    moment=DAY,
    kind="report",
    authors=(AUTHOR,),
    match=PLAYED,
    lang="en",
)
PREVIEW = StoryCard(title="Preview", url="/reports/b/", summary="", moment=DAY, kind="preview", match=AHEAD)
ARTICLE = StoryCard(title="Article", url="/articles/a/", summary="", moment=DAY, kind="article")
STORIES = (STORY, PREVIEW, ARTICLE, STORY, PREVIEW)
LINES = tuple(story_line(card) for card in STORIES)
PAGE_2 = Pagination(
    number=2,
    total=3,
    previous="/",
    next="/page/3/",
    numbers=(Link(text="1", url="/"), Link(text="2"), Link(text="3", url="/page/3/")),
)
PAGE_1 = Pagination(number=1, total=1, previous=None, next=None, numbers=(Link(text="1"),))
ROAD = Road(
    finalists=(CLUB, DAGENHAM),
    runs=(RUN, RUN),
    rows=(
        RoadRow(
            round=ROUND,
            stops=(RoadStop(opponent="Genk", url="/reports/a/", score="3-2", note="a.e.t."), None),
        ),
        RoadRow(
            round=ROUND,
            stops=(
                RoadStop(opponent="bye", url="/cups/croky-cup/2024-25/#bye", score=None, note=None),
                RoadStop(opponent="Antwerp", url="/reports/b/", score="1-0", note=None),
            ),
        ),
    ),
)
BRACKET = Bracket(
    rows=3,
    rounds=(
        BracketRound(
            id="semi-finals",
            name="Halve finales",
            dates="15 jan – 6 feb 2025",
            ties=(
                BracketTie(tie=DECIDED, row=1, span=2, leads=True, leads_down=True, drop=0.5),
                BracketTie(tie=BYE, row=3, span=1, leads=True, drop=-1.0),
            ),
        ),
        BracketRound(
            id="final", name="Finale", dates=None, ties=(BracketTie(tie=UNDRAWN, row=1, span=3, feeders=2),)
        ),
    ),
    outside=(
        BracketRound(
            id="third-place", name="Troostfinale", dates=None, ties=(BracketTie(tie=DECIDED, row=1, span=1),)
        ),
    ),
)
SEASONS = (
    SeasonRow(
        season=Link(text="2024-25", url=CUP.url),
        winner=CLUB,
        final=Link(text="Club Brugge 2-1 Anderlecht", url="/reports/a/"),
        state=None,
    ),
    SeasonRow(season=Link(text="2025-26"), winner=None, final=None, state="Halve finales"),
)
TABLE = TableView(
    caption='Table: "A" & B',
    rows=(
        TableRowView(
            position=1,
            team=CLUB,
            url=RUN.url or "",
            played=3,
            won=2,
            drawn=1,
            lost=0,
            goals="5-1",
            difference="+4",
            points=7,
            advanced=True,
            own=True,
        ),
        TableRowView(
            position=2,
            team=DAGENHAM,
            url=DAGENHAM.url,
            played=3,
            won=0,
            drawn=1,
            lost=2,
            goals="1-5",
            difference="−4",
            points=1,
            advanced=False,
        ),
    ),
    notes=("Goal difference: Club above Daggers",),
)
GOAL = EventView(player="El Ouahdi", minutes="15'")
STEPS = (
    RunStepView(
        round=ROUND,
        tie=DECIDED,
        opponent=DAGENHAM,
        opponent_text=DAGENHAM.name,
        opponent_url=DAGENHAM.url,
        matches=(
            RunMatchView(
                match=PLAYED,
                opponent=None,
                place="Home",
                score="2-1",
                detail="(1-1)",
                moment=DAY,
                outcome="won",
                outcome_text="won",
            ),
        ),
        aggregate="3-2",
        state="through",
        verdict="Through 3-2 on aggregate",
    ),
    RunStepView(
        round=ROUND,
        tie=BYE,
        opponent=None,
        opponent_text="bye",
        opponent_url=None,
        matches=(),
        aggregate=None,
        state="bye",
        verdict=None,
    ),
    RunStepView(
        round=ROUND,
        tie=UNDRAWN,
        opponent=None,
        opponent_text=OPEN.text,
        opponent_url=OPEN.url,
        matches=(
            RunMatchView(
                match=AHEAD,
                opponent=None,
                place="Neutral",
                score=None,
                detail=None,
                moment=None,
                outcome=None,
                outcome_text=None,
            ),
        ),
        aggregate=None,
        state="next",
        verdict=None,
    ),
)

STRETCH = RunGroupView(
    after=1,
    group=Link(text="Groep A", url="/cups/croky-cup/2024-25/#group-a"),
    table=TABLE,
    matches=(replace(STEPS[0].matches[0], opponent=Link(text="Daggers", url="/teams/dagenham/")),),
    state="through",
)


@pytest.fixture(scope="session")
def full_views() -> Samples:
    """A view of every kind of page in which every field holds something."""
    return {
        "report": ("report.html", _report()),
        "cup": ("cup.html", _cup()),
        "competition": (
            "competition.html",
            CompetitionPage(**_common("Croky Cup"), name="Croky Cup", seasons=SEASONS, stories=STORIES),
        ),
        "competitions": (
            "competitions.html",
            CompetitionsPage(**_common("Bekers"), competitions=((CUP, SEASONS), (Link(text="Other"), ()))),
        ),
        **{f"tie-{tie.id}": ("tie.html", _tie(tie)) for tie in (DECIDED, UNDRAWN, BYE)},
        "run": (
            "run.html",
            RunPage(
                **_common("De weg van Club Brugge"),
                team=CLUB,
                cup=CUP,
                steps=STEPS,
                groups=(STRETCH, replace(STRETCH, after=len(STEPS), state="out")),
                next="Club are through to the final.",
                conclusion="Winner",
                state="winner",
                record=(5, 1, 0, 17, 5),
                stories=LINES,
            ),
        ),
        "team": (
            "team.html",
            TeamPage(
                **_common(DAGENHAM.name),
                team=DAGENHAM,
                city="Dagenham",
                runs=(TeamRunRow(cup=CUP, run=RUN, conclusion="Winner", state="winner"),),
                upcoming=(AHEAD,),
                results=(PLAYED,),
                stories=LINES,
            ),
        ),
        "teams": ("teams.html", TeamsPage(**_common("Clubs"), teams=(CLUB, DAGENHAM))),
        "index": (
            "index.html",
            IndexPage(
                **_common("Bekerpad"),
                stories=STORIES,
                cups=(CupTeaser(cup=CUP, state="Winner: Club Brugge", champion=CLUB, bracket=BRACKET),),
                upcoming=(AHEAD,),
                pagination=PAGE_1,
            ),
        ),
        "index-2": (
            "index.html",
            IndexPage(**_common("Bekerpad"), stories=STORIES, cups=(), upcoming=(), pagination=PAGE_2),
        ),
        **{kind: (f"{kind}.html", _listing(kind)) for kind in ("author", "tag", "category")},
        **{
            kind: (
                f"{kind}.html",
                DirectoryPage(
                    **_common("List"), heading="List", entries=((AUTHOR, 1), (Link(text="Tag"), 2))
                ),
            )
            for kind in ("authors", "tags", "categories")
        },
        **{
            kind: (
                f"{kind}.html",
                ArchivePage(**_common("Archief"), heading="Archief", months=(("februari 2025", LINES),)),
            )
            for kind in ("archives", "period_archives")
        },
        "article": (
            "article.html",
            ArticlePage(
                **_common(TITLE),
                body="<p>Text.</p>",
                published=KICKOFF,
                modified=DAY,
                authors=(AUTHOR, Link(text="Guest")),
                tags=(AUTHOR,),
                category=AUTHOR,
                draft=True,
            ),
        ),
        "page": ("page.html", TextPage(**_common("Over"), body="<p>Text.</p>")),
        "404": ("404.html", NotFoundPage(**_common("Niet gevonden"))),
    }


def _common(title: str) -> dict[str, Any]:
    return {
        "title": title,
        "url": f"/{title.lower()[:3]}/",
        "lang": "nl",
        "description": 'About "this" & <that>',
        "section": "cups",
        "breadcrumbs": (Link(text="Bekers", url="/cups/"), Link(text="2024-25")),
        "feeds": (Link(text="Croky Cup", url="/cups/croky-cup/feed.rss"),),
        "translations": (("en", Link(text="English", url="/en/")),),
        "noindex": title == "Niet gevonden",
    }


def _tie(tie: TieView) -> TiePage:
    return TiePage(
        **_common("Club Brugge – Dagenham & Redbridge"),
        tie=tie,
        cup=CUP,
        feeders=(DECIDED, BYE),
        next_tie=UNDRAWN,
        consequence="Club Brugge meet the winner of Anderlecht–Antwerp in the final.",
        stories=STORIES,
        road=ROAD,
        runs=(RUN,),
    )


def _listing(kind: str) -> ListingPage:
    return ListingPage(
        **_common("Nora Claes"), heading="Nora Claes", kind=kind, stories=STORIES, pagination=PAGE_2
    )


def _report() -> ReportPage:
    return ReportPage(
        **_common(TITLE),
        kind="report",
        match=PLAYED,
        body="<p>Body.</p>",
        summary="<p>Summary.</p>",
        published=KICKOFF,
        authors=(AUTHOR,),
        tags=(AUTHOR,),
        category=Link(text="Nieuws"),
        home_goals=(GOAL,),
        away_goals=(GOAL, GOAL),
        home_cards=(GOAL,),
        away_cards=(GOAL,),
        other_cards=(GOAL,),
        missed=(GOAL,),
        shootout=("0-1 McCleary", "Flint (saved)"),
        lineups=(LineupView(team="Club Brugge", lines=(("Jackers",), ("Seys", "Mechele")), coach="Hayen"),),
        facts=(("Stadion", "Cegeka Arena"),),
        needs=("A draw is enough for Club Brugge.",),
        tie=DECIDED,
        consequence="Club Brugge meet Anderlecht in the final.",
        next_tie=UNDRAWN,
        bracket=BRACKET,
        table=TABLE,
        road=ROAD,
        runs=(RUN,),
        updates=(
            UpdateView(moment=KICKOFF, kind="correction", note="Corrected."),
            UpdateView(moment=DAY, kind="update", note="Added."),
        ),
        image=("/images/a.jpg", 'A "picture"', "Credit"),
        draft=True,
    )


def _cup() -> CupPage:
    return CupPage(
        **_common("Croky Cup 2024-25"),
        competition=Link(text="Croky Cup", url="/cups/croky-cup/"),
        season="2024-25",
        champion=CLUB,
        champion_run=RUN.url,
        bracket=BRACKET,
        rounds=(
            RoundView(
                id="semi-finals",
                name="Halve finales",
                dates="15 jan – 6 feb 2025",
                entering=16,
                ties=(DECIDED, BYE),
            ),
            RoundView(id="final", name="Finale", dates=None, entering=None, ties=(UNDRAWN,)),
        ),
        groups=(
            GroupView(
                id="group-a",
                name="Groep A",
                table=TABLE,
                needs=("A draw is enough for Club Brugge.",),
                matchdays=(("Speeldag 1", (PLAYED,)), (None, (AHEAD,))),
            ),
        ),
        third_places=TABLE,
        road=ROAD,
        upcoming=(AHEAD,),
        runs=((CLUB, RUN, "Winner"), (DAGENHAM, Link(text="x"), "Out")),
        rules=("One match.",),
        stories=LINES,
        json_url="/cups/croky-cup/2024-25/index.json",
        seasons=(Link(text="2024-25"), Link(text="2023-24", url="/cups/croky-cup/2023-24/")),
    )
