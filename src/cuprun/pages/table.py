"""Tables of groups and leagues as pages print them, with the words for what decided their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from cuprun.archive.slug import slug
from cuprun.football.cup import Cup
from cuprun.football.group import Group
from cuprun.football.match import TeamId
from cuprun.football.table import Row, Table, best_of_place
from cuprun.football.table_rules import Adjustment, Criterion, Zone
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import TeamView
from cuprun.pages.wording import Wording, written


class TableRowView(Struct, frozen=True, kw_only=True):
    """A team's row."""

    position: int
    team: TeamView
    url: str
    """Its way through the cup, else its own page."""
    played: int
    won: int
    drawn: int
    lost: int
    goals: str
    """``5-1``"""
    difference: str
    """``+4``, ``0``, ``−2``"""
    points: int
    advanced: bool
    """Whether it went on."""
    own: bool = False
    """Whether it is the row of the team that the page is about."""


class TableView(Struct, frozen=True, kw_only=True):
    """A table; `notes` say what decided the order of level teams, what was deducted or carried over."""

    caption: str
    rows: tuple[TableRowView, ...]
    notes: tuple[str, ...]


def table_view(group: Group, season: SeasonPresenter, team: TeamId | None = None) -> TableView:
    """The table of a group; on the page of a team its own row is marked."""
    caption = season.words.gettext("Table: %(group)s") % {"group": season.words.group_name(group.name)}
    return TableView(
        caption=caption,
        rows=tuple(_row(row, season, team) for row in group.table.rows),
        notes=tuple(_notes(group.table, season)),
    )


def group_id(name: str) -> str:
    """``group-a``; the matches of a season without named groups are ``matches``."""
    return slug(f"group {name}") if name else "matches"


def third_places(cup: Cup, season: SeasonPresenter) -> TableView | None:
    """The teams of the place of which only the best go on, ranked across the groups of the first stage."""
    groups = [group for group in cup.groups if group.stage == 0]
    rules = groups[0].table.rules if groups else None
    if rules is None or not rules.best or len(groups) < 2:
        return None
    place = (rules.advance or 0) + 1
    table = best_of_place((group.table for group in groups), place, rules, cup.regulations.statements)
    return TableView(
        caption=season.words.place_across_groups(place),
        rows=tuple(_row(row, season, None) for row in table.rows),
        notes=tuple(_notes(table, season)),
    )


def _row(row: Row, season: SeasonPresenter, own: TeamId | None) -> TableRowView:
    return TableRowView(
        position=row.position,
        team=season.catalogue.team(row.team),
        url=season.run_url(row.team),
        played=row.played,
        won=row.won,
        drawn=row.drawn,
        lost=row.lost,
        goals=written((row.goals_for, row.goals_against)),
        difference=f"{row.difference:+d}".replace("-", "−") if row.difference else "0",
        points=row.points,
        advanced=bool(row.advanced),
        own=row.team == own,
    )


# What is to be known beside the figures


def _notes(table: Table, season: SeasonPresenter) -> Iterator[str]:
    if table.rules.zones:
        yield _zones(table.rules.zones, season)
    yield from _orders(table, season)
    if any(row.carried for row in table.rows):
        yield _carried(table, season)
    for adjustment in table.adjustments:
        yield _adjusted(adjustment, season)


def _zones(zones: Sequence[Zone], season: SeasonPresenter) -> str:
    """``Places 1–8: Round of 16; 9–24: Play-offs``"""
    firsts = (1, *(zone.last + 1 for zone in zones))
    spans = (
        f"{first}–{zone.last}: {season.round_name(zone.to)}"
        for first, zone in zip(firsts, zones, strict=False)
    )
    return season.words.gettext("Places %(places)s") % {"places": "; ".join(spans)}


def _orders(table: Table, season: SeasonPresenter) -> Iterator[str]:
    """For each criterion that decided, the teams that it put in order, from above to below."""
    chains: dict[Criterion, list[list[TeamId]]] = {}
    for upper, lower in pairwise(table.rows):
        reason = upper.above_next_by
        if reason is None or reason in (Criterion.POINTS, Criterion.POINTS_PER_GAME) or not upper.played:
            continue
        known = chains.setdefault(reason, [])
        if known and known[-1][-1] == upper.team:
            known[-1].append(lower.team)
        else:
            known.append([upper.team, lower.team])
    for reason, listed in chains.items():
        teams = "; ".join(_chain(chain, season) for chain in listed)
        yield f"{criterion_text(reason, season.words)}: {teams}"


def _chain(teams: list[TeamId], season: SeasonPresenter) -> str:
    """``Barcelona above Arsenal above Inter``"""
    above = season.words.gettext("%(upper)s above %(lower)s")
    text = season.side_text(teams[0])
    for team in teams[1:]:
        text = above % {"upper": text, "lower": season.side_text(team)}
    return text


def _carried(table: Table, season: SeasonPresenter) -> str:
    brought = ", ".join(f"{season.side_text(row.team)} {row.carried}" for row in table.rows)
    return season.words.gettext("Points brought along: %(teams)s") % {"teams": brought}


def _adjusted(adjustment: Adjustment, season: SeasonPresenter) -> str:
    words = season.words
    count = abs(adjustment.points)
    said = (
        words.ngettext("%(team)s: %(num)s point deducted", "%(team)s: %(num)s points deducted", count)
        if adjustment.points < 0
        else words.ngettext("%(team)s: %(num)s point awarded", "%(team)s: %(num)s points awarded", count)
    )
    text = said % {"team": season.side_text(adjustment.team), "num": count}
    return f"{text} ({adjustment.reason})" if adjustment.reason else text


def criterion_text(criterion: Criterion, words: Wording) -> str:
    """What decided, in words: ``Goal difference``."""
    _ = words.gettext
    return {
        Criterion.POINTS: _("Points"),
        Criterion.POINTS_PER_GAME: _("Points per match"),
        Criterion.DIFFERENCE: _("Goal difference"),
        Criterion.GOALS: _("Goals scored"),
        Criterion.GOAL_AVERAGE: _("Goal average"),
        Criterion.WINS: _("Matches won"),
        Criterion.AWAY_GOALS: _("Goals scored away"),
        Criterion.AWAY_WINS: _("Matches won away"),
        Criterion.HEAD_TO_HEAD_POINTS: _("Head-to-head points"),
        Criterion.HEAD_TO_HEAD_DIFFERENCE: _("Head-to-head goal difference"),
        Criterion.HEAD_TO_HEAD_GOALS: _("Head-to-head goals"),
        Criterion.HEAD_TO_HEAD_AWAY_GOALS: _("Head-to-head away goals"),
        Criterion.OPPONENTS_POINTS: _("Points of the opponents"),
        Criterion.OPPONENTS_DIFFERENCE: _("Goal difference of the opponents"),
        Criterion.OPPONENTS_GOALS: _("Goals of the opponents"),
        Criterion.FAIR_PLAY: _("Fair play"),
        Criterion.ROUNDING: _("Points that were not rounded up"),
        Criterion.EARLIER_STAGE: _("Place in the earlier table"),
        Criterion.PLAY_OFF: _("Play-off"),
        Criterion.SHOOT_OUT: _("Shoot-out"),
        Criterion.LOTS: _("Drawing of lots"),
        Criterion.COEFFICIENT: _("Coefficient"),
        Criterion.RANKING: _("Ranking"),
        Criterion.RULING: _("Ruling"),
        Criterion.PLAYED_ON: _("Told from who played on"),
        Criterion.PLACE_PLAYED: _("Told from who met whom"),
        Criterion.UNDECIDED: _("Level, in no order that is known"),
    }[criterion]
