"""Bracket layout: where each tie stands in the grid.

The last tie stands halfway down the ties that lead to it, and so on back to the first round: every tie
that nothing leads to takes one row, every other as many as the ties that lead to it. Before a draw the
ties of a round stand beside those that some of them will come from, without a line between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from cuprun.football.cup import Round
from cuprun.football.match import WinnerOfRound
from cuprun.football.round import THIRD_PLACE
from cuprun.football.tie import Tie
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Bracket, BracketRound, BracketTie, TieView


class Place(Struct, frozen=True):
    """Rows of the grid that a tie takes: from `row` (counted from 1), `span` of them."""

    row: int
    span: int

    @property
    def middle(self) -> float:
        return self.row + self.span / 2


def lay_out(ties: Sequence[Tie]) -> dict[str, Place]:
    """A place for every tie, by id; `ties` in the order of the rounds."""
    feeders = _feeders_with_undrawn(ties)
    places: dict[str, Place] = {}

    def put(tie: Tie, row: int) -> int:
        taken = row
        for feeder in feeders[tie.id]:
            if feeder.id not in places:
                taken += put(feeder, taken)
        places[tie.id] = Place(row, max(taken - row, 1))
        return places[tie.id].span

    row = 1
    for tie in reversed(ties):
        if tie.id not in places:
            row += put(tie, row)
    return places


def bracket_of(presenter: SeasonPresenter, *, last: int | None = None) -> Bracket | None:
    """The bracket of a cup, or of its `last` rounds; None where there is no tie."""
    rounds = [round_ for round_ in presenter.cup.rounds if round_.id != THIRD_PLACE]
    outside = [round_ for round_ in presenter.cup.rounds if round_.id == THIRD_PLACE]
    return bracket_with(presenter, rounds[-last:] if last else rounds, outside)


def bracket_with(
    presenter: SeasonPresenter, rounds: Sequence[Round], outside: Sequence[Round] = ()
) -> Bracket | None:
    """The bracket of some rounds, which may have some of their ties only; None where there is no tie."""
    ties = [tie for round_ in rounds for tie in round_.ties]
    if not ties:
        return None
    places = lay_out(ties)
    return Bracket(
        rounds=tuple(_column(round_, places, ties, presenter) for round_ in rounds),
        rows=max(place.row + place.span - 1 for place in places.values()),
        outside=tuple(_outside(round_, presenter) for round_ in outside),
    )


def _column(
    round_: Round, places: dict[str, Place], ties: Sequence[Tie], presenter: SeasonPresenter
) -> BracketRound:
    shown = {tie.id: tie for tie in ties}
    leads_to = {feeder.id: tie.id for tie in ties for feeder in _feeders(tie, shown)}
    return BracketRound(
        id=round_.id,
        name=presenter.round_name(round_.id),
        dates=presenter.round_dates(round_),
        ties=tuple(
            _placed(presenter.tie_slip(tie), len(_feeders(tie, shown)), places, leads_to.get(tie.id))
            for tie in sorted(round_.ties, key=lambda tie: places[tie.id].row)
        ),
    )


def _placed(tie: TieView, feeders: int, places: dict[str, Place], leads_to: str | None) -> BracketTie:
    place = places[tie.id]
    drop = places[leads_to].middle - place.middle if leads_to else 0.0
    return BracketTie(
        tie=tie,
        row=place.row,
        span=place.span,
        feeders=feeders,
        leads=leads_to is not None,
        leads_down=drop > 0,
        drop=drop,
    )


def _outside(round_: Round, presenter: SeasonPresenter) -> BracketRound:
    return BracketRound(
        id=round_.id,
        name=presenter.round_name(round_.id),
        dates=presenter.round_dates(round_),
        ties=tuple(
            BracketTie(tie=presenter.tie_slip(tie), row=row, span=1)
            for row, tie in enumerate(round_.ties, start=1)
        ),
    )


def _feeders_with_undrawn(ties: Sequence[Tie]) -> dict[str, Sequence[Tie]]:
    """The ties that stand beside each: those that lead to it, or two that may where no draw is made yet."""
    shown = {tie.id: tie for tie in ties}
    feeders: dict[str, Sequence[Tie]] = {tie.id: _feeders(tie, shown) for tie in ties}
    rounds = [list(listed) for _, listed in groupby(ties, key=lambda tie: tie.round)]
    for before, after in pairwise(rounds):
        claimed = {feeder.id for tie in after for feeder in feeders[tie.id]}
        waiting = [tie for tie in before if tie.id not in claimed]
        undrawn = [tie for tie in after if _is_undrawn(tie)]
        if len(waiting) == 2 * len(undrawn):
            pairs = zip(waiting[::2], waiting[1::2], strict=True)
            feeders.update((tie.id, pair) for tie, pair in zip(undrawn, pairs, strict=True))
    return feeders


def _is_undrawn(tie: Tie) -> bool:
    return len(tie.sides) == 2 and all(isinstance(side, WinnerOfRound) for side in tie.sides)


def _feeders(tie: Tie, shown: dict[str, Tie]) -> list[Tie]:
    """The ties that lead to this one, in the order of its sides, each once."""
    sources = dict.fromkeys(source for source in tie.sources if source in shown)
    return [shown[source] for source in sources]
