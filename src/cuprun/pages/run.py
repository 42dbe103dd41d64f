"""The page of a cup run: one team's way through one cup."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from cuprun.football.match import Match, TeamId
from cuprun.football.round import SINGLE_TIE_ROUNDS
from cuprun.football.run import CupRun, RunState, Step, StepState, Stretch, goals_against, goals_for
from cuprun.football.score import Goals, Status
from cuprun.pages.conclusion import conclusion
from cuprun.pages.consequence import consequence
from cuprun.pages.desk import Desk
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.story_line import StoryLine
from cuprun.pages.table import TableView, group_id, table_view
from cuprun.pages.views import Link, MatchView, Moment, PageView, TeamView, TieView
from cuprun.pages.wording import within_sentence, written


class RunMatchView(Struct, frozen=True, kw_only=True):
    """A match seen from the team: its own goals first."""

    match: MatchView
    opponent: Link | None
    """In a group; the opponent of a tie is told once, above its matches."""
    place: str | None
    """``Home``, ``Away`` or ``Neutral``; None where nothing was played."""
    score: str | None
    """Own score first: ``2-1``; None = not played."""
    detail: str | None
    moment: Moment | None
    outcome: str | None
    """``won``, ``drawn`` or ``lost``, for the mark beside the score."""
    outcome_text: str | None
    """The same in words."""


class RunStepView(Struct, frozen=True, kw_only=True):
    """A round of the run."""

    round: Link
    tie: TieView
    opponent: TeamView | None
    opponent_text: str
    """The opponent's name, or who it will be: ``winner of Anderlecht–Antwerp``; for a bye, words for it."""
    opponent_url: str | None
    matches: tuple[RunMatchView, ...]
    aggregate: str | None
    """Own goals first: ``3-2``."""
    state: str
    """``through``, ``out``, ``next`` (to be played), ``bye`` or ``winner``."""
    verdict: str | None
    """How it was decided, seen from the team: ``Through 3-2 on aggregate``."""


class RunGroupView(Struct, frozen=True, kw_only=True):
    """A group of the run: its table with the team's own row marked, and the team's matches."""

    after: int
    """How many rounds of the run came before it."""
    group: Link
    table: TableView
    matches: tuple[RunMatchView, ...]
    state: str
    """``through``, ``out`` or ``next``."""


class RunPage(PageView, frozen=True, kw_only=True):
    team: TeamView
    cup: Link
    steps: tuple[RunStepView, ...]
    """From the first round it took part in to the last."""
    groups: tuple[RunGroupView, ...]
    """The groups on the way, each in its place among the rounds."""
    next: str | None
    """What comes after the last step: ``Club are through to the final.``; None where the run is over."""
    conclusion: str
    """Where the run stands: ``Winner of the Croky Cup 2024-25``, ``Out in the semi-finals``."""
    state: str
    """``winner``, ``out``, ``alive``."""
    record: tuple[int, int, int, int, int]
    """Matches won, drawn, lost; goals for and against, shoot-outs not counted."""
    stories: tuple[StoryLine, ...]


def run_page(run: CupRun, season: SeasonPresenter, desk: Desk) -> RunPage:
    """The page of one team's way through one cup."""
    team = desk.catalogue.team(run.team)
    _ = desk.words.gettext
    concluded = conclusion(run, season)
    return RunPage(
        title=_("%(team)s in the %(cup)s") % {"team": team.short, "cup": season.title},
        url=season.run_url(run.team),
        lang=desk.words.lang,
        description=f"{team.name}, {season.title}: {concluded}",
        section="cups",
        breadcrumbs=(season.competition_link, season.link),
        feeds=season.feeds,
        team=team,
        cup=season.link,
        steps=tuple(_step(step, run, season) for step in run.steps),
        groups=tuple(_group(stretch, run, season) for stretch in run.stretches),
        next=_next(run, season),
        conclusion=concluded,
        state=run.state.value,
        record=run.record,
        stories=desk.lines(desk.catalogue.stories_of(match.id for match in run.matches)),
    )


def _next(run: CupRun, season: SeasonPresenter) -> str | None:
    """Whom the team meets next, would meet, or that nobody knows yet."""
    last = run.last
    if (
        last is None
        or run.last_group
        or run.state is not RunState.ALIVE
        or last.tie.round in SINGLE_TIE_ROUNDS
    ):
        return None
    if told := consequence(last.tie, season):
        return told
    following = season.round_after(last.tie.round)
    if following is None or last.state is StepState.NEXT:
        return None
    fields = {
        "team": season.catalogue.team(run.team).short,
        "round": within_sentence(season.round_name(following)),
    }
    return season.words.gettext("%(team)s are through to the %(round)s.") % fields


def _step(step: Step, run: CupRun, season: SeasonPresenter) -> RunStepView:
    opponent = step.opponent
    known = season.catalogue.team(opponent) if isinstance(opponent, TeamId) else None
    tie = season.tie_view(step.tie)
    return RunStepView(
        round=season.round_link(step.tie.round),
        tie=tie,
        opponent=known,
        opponent_text=season.words.gettext("bye") if opponent is None else season.side_text(opponent),
        opponent_url=(season.run_url(known.id) if known else season.side_url(opponent) if opponent else None),
        matches=tuple(
            _match(match, run.team, season) for match in step.tie.matches if match.status is not Status.BYE
        ),
        aggregate=written(step.aggregate) if step.aggregate and len(step.tie.matches) > 1 else None,
        state=step.state.value,
        verdict=tie.verdict,
    )


def _group(stretch: Stretch, run: CupRun, season: SeasonPresenter) -> RunGroupView:
    name = season.words.group_name(stretch.group.name)
    return RunGroupView(
        after=stretch.after,
        group=Link(text=name, url=f"{season.address.url}#{group_id(stretch.group.name)}"),
        table=table_view(stretch.group, season, run.team),
        matches=tuple(
            replace(_match(match, run.team, season), opponent=_opponent(match, run.team, season))
            for match in stretch.matches
        ),
        state=stretch.state.value,
    )


def _opponent(match: Match, team: TeamId, season: SeasonPresenter) -> Link | None:
    other = next((side for side in match.sides if side != team), None)
    if other is None:
        return None
    url = season.run_url(other) if isinstance(other, TeamId) else season.side_url(other)
    return Link(text=season.side_text(other), url=url)


def _match(match: Match, team: TeamId, season: SeasonPresenter) -> RunMatchView:
    view = season.match_view(match)
    own = (goals_for(match, team), goals_against(match, team)) if match.counts and match.final else None
    outcome = _outcome(own) if own else None
    return RunMatchView(
        match=view,
        opponent=None,
        place=_place(match, team, season),
        score=written(own) if own else None,
        detail=_detail(match, team, season),
        moment=view.moment,
        outcome=outcome,
        outcome_text=_outcome_text(outcome, season) if outcome else None,
    )


def _place(match: Match, team: TeamId, season: SeasonPresenter) -> str | None:
    _ = season.words.gettext
    if match.status is Status.WALKOVER:
        return None
    if match.neutral:
        return _("Neutral ground")
    return _("Home") if match.home == team else _("Away")


def _outcome(own: Goals) -> str:
    return "won" if own[0] > own[1] else "lost" if own[0] < own[1] else "drawn"


def _outcome_text(outcome: str, season: SeasonPresenter) -> str:
    _ = season.words.gettext
    return {"won": _("won"), "drawn": _("drawn"), "lost": _("lost")}[outcome]


def _detail(match: Match, team: TeamId, season: SeasonPresenter) -> str | None:
    """Extra time and shoot-out, the team's own figures first as everywhere on its page."""
    score = match.result.score if match.result and match.counts else None
    if score is None:
        return None
    return season.words.score_detail(score if match.home == team else score.turned())
