"""Conclusions: how far a cup run came, in words."""

from __future__ import annotations

from cuprun.football.round import FINAL, THIRD_PLACE
from cuprun.football.run import CupRun, RunState, Step, StepState
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.wording import within_sentence


def conclusion(run: CupRun, season: SeasonPresenter) -> str:
    """``Winner``, ``Runner-up``, ``Out in the quarter-finals``, ``In the final``."""
    _ = season.words.gettext
    if run.state is RunState.WINNER:
        return _("Winner")
    if run.last is None or run.last_group:
        return _in_group(run, season)
    return _in_round(run, run.last, season)


def _in_round(run: CupRun, last: Step, season: SeasonPresenter) -> str:
    _ = season.words.gettext
    if last.tie.round == THIRD_PLACE and last.state is StepState.THROUGH:
        return _("Third place")
    if last.tie.round == FINAL and last.state is StepState.OUT:
        return _("Runner-up")
    round_ = {"round": within_sentence(season.round_name(last.tie.round))}
    if run.state is RunState.OUT:
        return _("Out in the %(round)s") % round_
    if last.state is StepState.NEXT:
        return _("In the %(round)s") % round_
    return _("Past the %(round)s") % round_


def _in_group(run: CupRun, season: SeasonPresenter) -> str:
    """``Out in the group stage``; a stage with a name of its own is called by it."""
    _ = season.words.gettext
    stretch = run.last_group
    name = stretch.group.name if stretch else ""
    stage = {"round": _("group stage") if len(name) <= 2 else name}
    if run.state is RunState.OUT:
        return _("Out in the %(round)s") % stage
    if stretch and stretch.state is StepState.THROUGH:
        return _("Past the %(round)s") % stage
    return _("In the %(round)s") % stage
