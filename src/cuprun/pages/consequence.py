"""Consequences: what a tie means for the rounds to come."""

from __future__ import annotations

from cuprun.football.match import WinnerOf, WinnerOfRound
from cuprun.football.round import SINGLE_TIE_ROUNDS
from cuprun.football.tie import Tie
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.wording import within_sentence


def consequence(tie: Tie, season: SeasonPresenter) -> str | None:
    """Who the winner of a tie meets next: ``Club Brugge meet winner of Anderlecht–Antwerp in the final.``

    None after a final, and where nothing is known.
    """
    if tie.round in SINGLE_TIE_ROUNDS:
        return None
    following = season.cup.next_tie(tie)
    if following is None:
        return None
    _ = season.words.gettext
    where = within_sentence(season.round_name(following.round))
    here = tie.winner if tie.winner in following.sides else WinnerOf(tie.id)
    other = following.opponent_of(here) if here in following.sides else None
    fields = {"team": season.side_text(tie.winner or here), "round": where}
    if other is None or isinstance(other, WinnerOfRound):
        return _("%(team)s are through to the %(round)s.") % fields if tie.winner else None
    fields["opponent"] = season.side_text(other)
    if tie.winner:
        return _("%(team)s meet %(opponent)s in the %(round)s.") % fields
    return _("The winner meets %(opponent)s in the %(round)s.") % fields
