"""Settlers: what may settle a level tie, in words that stand after "leads to" and "settled by"."""

from __future__ import annotations

from cuprun.football.regulations import Settler
from cuprun.pages.wording import Wording


def next_words(settler: Settler | None, words: Wording) -> str:
    """``extra time``, ``a replay``; None is a tie that stays level."""
    _ = words.gettext
    if settler is None:
        return _("a tie that is level")
    return {
        Settler.AWAY_GOALS: _("a count of away goals"),
        Settler.EXTRA_TIME: _("extra time"),
        Settler.GOLDEN_GOAL: _("extra time with a golden goal"),
        Settler.SILVER_GOAL: _("extra time with a silver goal"),
        Settler.PENALTIES: _("penalties"),
        Settler.REPLAY: _("a replay"),
        Settler.PLAY_OFF: _("a play-off"),
        Settler.TOSS: _("the toss of a coin"),
        Settler.LOTS: _("the drawing of lots"),
    }[settler]
