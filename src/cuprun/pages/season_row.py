"""A season as a row of a table: who won it, or how far it has come."""

from __future__ import annotations

from msgspec import Struct

from cuprun.football.round import FINAL
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.views import Link, TeamView


class SeasonRow(Struct, frozen=True, kw_only=True):
    """A season: its page, the winner, and the final on one line (``Club Brugge 2-1 Anderlecht``)."""

    season: Link
    winner: TeamView | None
    final: Link | None
    state: str | None
    """Where it stands while it is under way: ``Semi-finals``."""


def season_row(season: SeasonPresenter) -> SeasonRow:
    """The row of one season."""
    winner = season.cup.winner
    final = next((tie for tie in season.cup.ties if tie.round == FINAL), None)
    last = season.cup.rounds[-1] if season.cup.rounds else None
    under_way = next(
        (round_ for round_ in season.cup.rounds if any(tie.outcome is None for tie in round_.ties)), last
    )
    return SeasonRow(
        season=Link(text=season.season.season, url=season.address.url),
        winner=season.catalogue.team(winner) if winner else None,
        final=Link(text=season.tie_line(final), url=season.tie_url(final)) if final else None,
        state=season.round_name(under_way.id) if under_way and winner is None else None,
    )
