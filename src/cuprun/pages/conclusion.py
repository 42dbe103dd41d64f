"""Conclusions: how far a cup run came, in words."""

from __future__ import annotations

from cuprun.football.round import FINAL, THIRD_PLACE
from cuprun.football.run import CupRun, RunState, StepState
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.wording import within_sentence


def conclusion(run: CupRun, season: SeasonPresenter) -> str:
    """``Winner``, ``Runner-up``, ``Out in the quarter-finals``, ``In the final``."""
    _ = season.words.gettext
    if run.state is RunState.WINNER:
        return _("Winner")
    last = run.last
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
