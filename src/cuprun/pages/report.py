"""The page of a match report or a preview."""

from __future__ import annotations

from typing import TypedDict

from msgspec import Struct

from cuprun.archive import MatchFacts
from cuprun.football.events import Appearance, Card, CardKind, Goal, GoalKind, Lineup, MissedPenalty
from cuprun.football.group_needs import group_needs
from cuprun.football.match import Match
from cuprun.football.round import FINAL
from cuprun.football.score import Side
from cuprun.pages.catalogue import term_link
from cuprun.pages.consequence import consequence
from cuprun.pages.desk import Desk
from cuprun.pages.outlook import group_outlook
from cuprun.pages.plain_text import plain_text
from cuprun.pages.road import Road, road_to_final
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.story import Story
from cuprun.pages.table import TableView
from cuprun.pages.views import Bracket, Link, MatchView, Moment, PageView, TieView


class EventView(Struct, frozen=True, kw_only=True):
    """A goal, card or missed penalty: ``El Ouahdi`` ``15'`` ``penalty``."""

    player: str
    minutes: str
    """``15', 45+2' (pen.)``: one player's goals stand together."""


class LineupView(Struct, frozen=True, kw_only=True):
    """One side's line-up; each line (goalkeeper, defence, …) is a list of names with substitutions."""

    team: str
    lines: tuple[tuple[str, ...], ...]
    coach: str | None


class UpdateView(Struct, frozen=True, kw_only=True):
    moment: Moment
    kind: str
    """``correction`` or ``update``."""
    note: str


class ReportPage(PageView, frozen=True, kw_only=True):
    """A report, or a preview where `match.score` is None."""

    kind: str
    """``report`` or ``preview``."""
    match: MatchView
    body: str
    """HTML."""
    summary: str | None
    """HTML."""
    published: Moment
    authors: tuple[Link, ...]
    tags: tuple[Link, ...]
    category: Link | None
    home_goals: tuple[EventView, ...]
    away_goals: tuple[EventView, ...]
    home_cards: tuple[EventView, ...]
    away_cards: tuple[EventView, ...]
    other_cards: tuple[EventView, ...]
    """Cards whose side is not known."""
    missed: tuple[EventView, ...]
    shootout: tuple[str, ...]
    """Kicks in order: ``0-1 McCleary``, ``Flint (saved)``."""
    lineups: tuple[LineupView, ...]
    facts: tuple[tuple[str, str], ...]
    """Name and value of further facts: venue, attendance, referee."""
    needs: tuple[str, ...]
    """What both sides need in their last match of a group, before it is played."""
    tie: TieView | None
    """The tie it belongs to, with all its matches; None for a match in a table."""
    consequence: str | None
    """What it means: ``Club Brugge meet winner of Anderlecht–Antwerp in the final.``"""
    next_tie: TieView | None
    bracket: Bracket | None
    """The cup as it stood when the match had ended, from its round on; None for a match in a table."""
    table: TableView | None
    """The table of its group as it stood when the match had ended."""
    road: Road | None
    """The finalists' road to the final; None for any other match."""
    runs: tuple[Link, ...]
    """The cup runs of both sides."""
    updates: tuple[UpdateView, ...]
    image: tuple[str, str, str | None] | None
    """Source, text alternative, credit."""
    draft: bool = False


def report_page(story: Story, desk: Desk) -> ReportPage:
    """The page of a report, preview or draft. Raises ValueError for a story about no match."""
    season, match = desk.season, desk.match_of(story)
    if season is None or match is None or story.filed is None:
        raise ValueError(f"{story.source} is about no match")
    facts = season.season.facts.get(match.id, story.filed.report.facts)
    tie = season.tie_of_match(match)
    following = season.cup.next_tie(tie) if tie else None
    return ReportPage(
        title=story.title,
        url=story.address.url,
        lang=story.lang,
        description=plain_text(story.summary) or None,
        section="cups",
        breadcrumbs=_breadcrumbs(season, match),
        feeds=season.feeds,
        translations=desk.translations(story),
        noindex=story.status != "published",
        kind=story.kind,
        match=season.match_view(match),
        body=story.body,
        summary=story.summary or None,
        published=desk.words.published(story.published),
        authors=tuple(term_link(author) for author in story.authors),
        tags=tuple(term_link(tag) for tag in story.tags),
        category=term_link(story.category) if story.category else None,
        **_events(facts, desk),
        lineups=_lineups(facts, season, match),
        facts=_further_facts(facts, match, desk),
        needs=_needs(match, season),
        tie=season.tie_view(tie) if tie else None,
        consequence=consequence(tie, season) if tie else None,
        next_tie=season.tie_view(following) if following else None,
        bracket=desk.past.bracket_after(match) if desk.past and story.kind == "report" else None,
        table=desk.past.table_after(match) if desk.past and story.kind == "report" else None,
        road=road_to_final(season) if match.round == FINAL else None,
        runs=tuple(season.run_link(side) for side in match.sides if side in season.runs),
        updates=tuple(
            UpdateView(moment=desk.words.published(update.at), kind=update.kind, note=update.note)
            for update in story.filed.report.updates
        ),
        image=_image(story),
        draft=story.status == "draft",
    )


def _breadcrumbs(season: SeasonPresenter, match: Match) -> tuple[Link, ...]:
    if not season.season.matches:
        return ()
    rounds = (season.round_link(match.round),) if match.round else ()
    return (season.competition_link, season.link, *rounds)


def _needs(match: Match, season: SeasonPresenter) -> tuple[str, ...]:
    if match.round is not None or match.result is not None:
        return ()
    return tuple(
        group_outlook(need, season.side_text, season.words)
        for group in season.cup.groups
        for need in (group_needs(group) if match in group.matches else ())
        if need.match == match
    )


class _Events(TypedDict):
    home_goals: tuple[EventView, ...]
    away_goals: tuple[EventView, ...]
    home_cards: tuple[EventView, ...]
    away_cards: tuple[EventView, ...]
    other_cards: tuple[EventView, ...]
    missed: tuple[EventView, ...]
    shootout: tuple[str, ...]


def _events(facts: MatchFacts, desk: Desk) -> _Events:
    return _Events(
        home_goals=_goals(facts, Side.HOME, desk),
        away_goals=_goals(facts, Side.AWAY, desk),
        home_cards=_cards(facts, Side.HOME, desk),
        away_cards=_cards(facts, Side.AWAY, desk),
        other_cards=_cards(facts, None, desk),
        missed=_missed(facts.missed),
        shootout=tuple(
            f"{kick.score[0]}-{kick.score[1]} {kick.player}" if kick.score else f"{kick.player} ({kick.miss})"
            for kick in facts.shootout
        ),
    )


def _goals(facts: MatchFacts, side: Side, desk: Desk) -> tuple[EventView, ...]:
    """A side's goals, one player's together, in the order of first goals."""
    _ = desk.words.gettext
    marks = {GoalKind.PENALTY: f" ({_('pen.')})", GoalKind.OWN_GOAL: f" ({_('o.g.')})", GoalKind.GOAL: ""}
    by_player: dict[str, list[Goal]] = {}
    for goal in facts.goals:
        if goal.side is side:
            by_player.setdefault(goal.player or _("unknown scorer"), []).append(goal)
    return tuple(
        EventView(
            player=player,
            minutes=", ".join(f"{goal.minute or ''}{marks[goal.kind]}".strip() for goal in goals),
        )
        for player, goals in by_player.items()
    )


def _cards(facts: MatchFacts, side: Side | None, desk: Desk) -> tuple[EventView, ...]:
    if not facts.cards:
        return ()
    _ = desk.words.gettext
    kinds = {
        CardKind.YELLOW: _("yellow card"),
        CardKind.SECOND_YELLOW: _("second yellow card"),
        CardKind.RED: _("red card"),
    }
    shown: dict[str, list[Card]] = {}
    for card in facts.cards:
        if card.side is side:
            shown.setdefault(card.player, []).append(card)
    return tuple(
        EventView(
            player=player,
            minutes=", ".join(f"{kinds[card.kind]} {card.minute or ''}".strip() for card in cards),
        )
        for player, cards in shown.items()
    )


def _missed(missed: tuple[MissedPenalty, ...]) -> tuple[EventView, ...]:
    return tuple(EventView(player=m.player, minutes=str(m.minute or "")) for m in missed)


def _lineups(facts: MatchFacts, season: SeasonPresenter, match: Match) -> tuple[LineupView, ...]:
    return tuple(
        LineupView(
            team=season.side_text(side),
            lines=_names(facts.lineups[which]),
            coach=facts.lineups[which].coach,
        )
        for which in Side
        if which in facts.lineups and (side := match.side(which)) is not None
    )


def _names(lineup: Lineup) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_name(player) for player in line) for line in lineup.lines)


def _name(player: Appearance) -> str:
    if player.replaced_by is None:
        return player.player
    minute = f"{player.off} " if player.off else ""
    return f"{player.player} ({minute}{_name(player.replaced_by)})"


def _further_facts(facts: MatchFacts, match: Match, desk: Desk) -> tuple[tuple[str, str], ...]:
    _ = desk.words.gettext
    said = (
        (_("Venue"), match.venue),
        (_("Attendance"), f"{facts.attendance:,}".replace(",", "\u202f") if facts.attendance else None),
        (_("Referee"), facts.referee),
        (_("Coaches"), ", ".join(facts.coaches) or None),
        (_("Ruling"), facts.reason),
    )
    return tuple((name, value) for name, value in said if value)


def _image(story: Story) -> tuple[str, str, str | None] | None:
    image = story.filed.report.image if story.filed else None
    return (image.src, image.alt, image.credit) if image else None
