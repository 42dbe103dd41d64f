"""The page of a cup in one season."""

from __future__ import annotations

from msgspec import Struct

from cuprun.archive.slug import slug
from cuprun.football.cup import Round
from cuprun.football.group import Group
from cuprun.football.group_needs import group_needs
from cuprun.football.run import CupRun
from cuprun.pages.bracket import bracket_of
from cuprun.pages.conclusion import conclusion
from cuprun.pages.desk import Desk
from cuprun.pages.outlook import group_outlook
from cuprun.pages.road import Road, road_to_final
from cuprun.pages.rules import rule_sentences
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.story_line import StoryLine
from cuprun.pages.table import TableView, group_id, table_view, third_places
from cuprun.pages.views import Bracket, Link, MatchView, PageView, TeamView, TieView


class RoundView(Struct, frozen=True, kw_only=True):
    """A round with all its ties, in full."""

    id: str
    name: str
    dates: str | None
    entering: int | None
    """How many teams come in at this round; None = none, or not told."""
    ties: tuple[TieView, ...]


class GroupView(Struct, frozen=True, kw_only=True):
    """A group or league phase: its table, and its matches by matchday."""

    id: str
    name: str
    table: TableView
    needs: tuple[str, ...]
    """What teams need in their last match, as far as points tell; none before the last day."""
    matchdays: tuple[tuple[str | None, tuple[MatchView, ...]], ...]


class CupPage(PageView, frozen=True, kw_only=True):
    """One season of a cup."""

    competition: Link
    season: str
    champion: TeamView | None
    champion_run: str | None
    """Address of the winner's cup run."""
    bracket: Bracket | None
    """None where there is no tie at all."""
    rounds: tuple[RoundView, ...]
    groups: tuple[GroupView, ...]
    third_places: TableView | None
    """The third-placed teams of all groups, where only the best of them go on."""
    road: Road | None
    """The finalists' road to the final; None before one of them is known."""
    upcoming: tuple[MatchView, ...]
    """The next fixtures, soonest first."""
    runs: tuple[tuple[TeamView, Link, str], ...]
    """Every club, its cup run, and how far it came (``Winner``, ``Out in the semi-finals``, ``In the final``)."""
    rules: tuple[str, ...]
    """The rules of that season in plain sentences."""
    stories: tuple[StoryLine, ...]
    json_url: str | None
    seasons: tuple[Link, ...]
    """All seasons of the competition, newest first; this one without an address."""


_UPCOMING = 10


def cup_page(season: SeasonPresenter, desk: Desk, siblings: tuple[Link, ...]) -> CupPage:
    """The page of one season of a cup; `siblings` are all seasons of the competition."""
    words = desk.words
    winner = season.cup.winner
    addresses = desk.catalogue.addresses
    json = addresses.cup_json.fill(competition=season.season.competition.id, season=season.season.season)
    return CupPage(
        title=season.title,
        url=season.address.url,
        lang=words.lang,
        description=words.gettext("Bracket, results and cup runs of the %(cup)s.") % {"cup": season.title},
        section="cups",
        breadcrumbs=(season.competition_link,),
        feeds=season.feeds,
        competition=season.competition_link,
        season=season.season.season,
        champion=desk.catalogue.team(winner) if winner else None,
        champion_run=season.run_url(winner) if winner else None,
        bracket=bracket_of(season),
        rounds=tuple(_round(round_, season) for round_ in season.cup.rounds),
        groups=tuple(_group(group, season) for group in season.cup.groups),
        third_places=third_places(season.cup, season),
        road=road_to_final(season),
        upcoming=tuple(season.match_view(match) for match in season.upcoming[:_UPCOMING]),
        runs=_runs(season, desk),
        rules=tuple(rule_sentences(season, words)),
        stories=desk.lines(desk.catalogue.stories_of(season.season.matches)),
        json_url=json.url if json else None,
        seasons=siblings,
    )


def _round(round_: Round, season: SeasonPresenter) -> RoundView:
    return RoundView(
        id=round_.id,
        name=season.round_name(round_.id),
        dates=season.round_dates(round_),
        entering=season.cup.regulations.entering.get(round_.id),
        ties=tuple(season.tie_view(tie) for tie in round_.ties),
    )


def _group(group: Group, season: SeasonPresenter) -> GroupView:
    label = season.words.gettext("Matchday %(number)s")
    return GroupView(
        id=group_id(group.name),
        name=season.words.group_name(group.name),
        table=table_view(group, season),
        needs=tuple(group_outlook(need, season.side_text, season.words) for need in group_needs(group)),
        matchdays=tuple(
            (label % {"number": day} if day else None, tuple(season.match_view(match) for match in matches))
            for day, matches in group.matchdays.items()
        ),
    )


def _runs(season: SeasonPresenter, desk: Desk) -> tuple[tuple[TeamView, Link, str], ...]:
    """Those who came furthest first, then by name."""
    runs = season.runs.values()
    depth: dict[str, float] = {round_.id: number for number, round_ in enumerate(season.cup.rounds)}
    after_groups = [
        depth[run.steps[stretch.after].tie.round]
        for run in runs
        for stretch in run.stretches
        if stretch.after < len(run.steps)
    ]
    in_groups = min(after_groups, default=len(depth)) - 0.5

    def reached(run: CupRun) -> float:
        return in_groups if run.last is None or run.last_group else depth[run.last.tie.round]

    ranked = sorted(
        runs,
        key=lambda run: (
            run.team != season.cup.winner,
            -reached(run),
            slug(desk.catalogue.team(run.team).short),
        ),
    )
    return tuple(
        (desk.catalogue.team(run.team), season.run_link(run.team), conclusion(run, season)) for run in ranked
    )
