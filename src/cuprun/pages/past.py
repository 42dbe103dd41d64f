"""The past: how a season's cup stood when a match had ended, as the match's report shows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec.structs import replace

from cuprun.football.cup import Cup, Round
from cuprun.football.history import History
from cuprun.football.match import Match, TeamId
from cuprun.football.round import FINAL, THIRD_PLACE
from cuprun.football.tie import Tie
from cuprun.pages.addresses import Address
from cuprun.pages.bracket import bracket_with
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.table import TableView, table_view
from cuprun.pages.views import Bracket, TieView

_TIES_SHOWN_WHOLE = 8
"""From a round of so many ties on, the bracket of a report has all of them."""
_ROUNDS_SHOWN = 4


class Past:
    """One season's cup as it stood after each of its matches; reports of one evening share their bracket."""

    def __init__(self, season: SeasonPresenter) -> None:
        self._season = season
        self._seasons: dict[int, _PastSeason] = {}
        self._slips: _Slips = {}
        self._brackets: dict[tuple[int, tuple[str, ...]], Bracket | None] = {}

    @cached_property
    def _today(self) -> _PastSeason:
        return _PastSeason(self._season, self._season.cup, self._slips)

    @cached_property
    def _history(self) -> History:
        return History(self._season.cup)

    def bracket_after(self, match: Match) -> Bracket | None:
        """The bracket from the match's round on when it had ended; None for a match of no tie.

        An early round of many ties is shown as far as the match's own tie leads into it.
        """
        today = self._season.tie_of_match(match)
        if match.result is None or today is None:
            return None
        if self._was_alone(today, match):
            return bracket_with(self._today, [Round(id=today.round, ties=(today,))])
        cup, season = self._after(match)
        tie = season.tie_of_match(match)
        if tie is None or tie.round == THIRD_PLACE:
            return None
        rounds = _rounds_shown(cup, tie)
        key = (id(cup), tuple(tie.id for round_ in rounds for tie in round_.ties))
        if key not in self._brackets:
            self._brackets[key] = bracket_with(season, rounds)
        return self._brackets[key]

    def _was_alone(self, tie: Tie, match: Match) -> bool:
        """Whether all of the bracket was the match's own tie: in an early round, before the next was drawn."""
        round_ = next(round_ for round_ in self._season.cup.rounds if round_.id == tie.round)
        return len(round_.ties) > _TIES_SHOWN_WHOLE and self._history.is_as_today(
            tie, self._history.told(match)
        )

    def table_after(self, match: Match) -> TableView | None:
        """The table of the match's group when it had ended; None for a match of no group."""
        if match.result is None or match.id not in self._in_groups:
            return None
        cup, season = self._after(match)
        group = next((g for g in cup.groups if any(match.id == other.id for other in g.matches)), None)
        return table_view(group, season) if group else None

    def _after(self, match: Match) -> tuple[Cup, SeasonPresenter]:
        cup = self._history.as_of(self._history.told(match))
        if id(cup) not in self._seasons:
            self._seasons[id(cup)] = _PastSeason(self._season, cup, self._slips)
        return cup, self._seasons[id(cup)]

    @cached_property
    def _in_groups(self) -> frozenset[str]:
        return frozenset(match.id for group in self._season.cup.groups for match in group.matches)


_Slips = dict[tuple[object, ...], TieView]
"""Ties as brackets print them, by what is known of them."""


class _PastSeason(SeasonPresenter):
    """A season as it stood: the names of then, the addresses of now."""

    def __init__(self, now: SeasonPresenter, cup: Cup, slips: _Slips) -> None:
        """`slips` are those of ties as they stood at other moments: what did not change is shown alike."""
        super().__init__(now.catalogue, replace(now.season, cup=cup))
        self._now = now
        self._slips = slips

    def tie_slip(self, tie: Tie) -> TieView:
        key = (
            tie.id,
            tie.sides,
            tie.outcome,
            tuple((match.id, match.result is None) for match in tie.matches),
        )
        if key not in self._slips:
            self._slips[key] = self._tie_slip(tie)
        return self._slips[key]

    def run_page(self, team: TeamId) -> Address | None:
        """The page of the team's cup run today."""
        return self._now.run_page(team)

    def tie_url(self, tie: Tie) -> str:
        """Where the tie is told of today, whatever it was called then."""
        return (
            self._now.tie_url(today) if (today := self._today(tie)) else self.round_link(tie.round).url or ""
        )

    def _today(self, tie: Tie) -> Tie | None:
        if tie.matches:
            return self._now.tie_of_match(tie.matches[0])
        same_round = [other for other in self._now.cup.ties if other.round == tie.round]
        same = [other for other in same_round if other.id == tie.id] or same_round
        return same[0] if len(same) == 1 else None


def _rounds_shown(cup: Cup, tie: Tie) -> list[Round]:
    rounds = [round_ for round_ in cup.rounds if round_.id != THIRD_PLACE]
    at = next(place for place, round_ in enumerate(rounds) if round_.id == tie.round)
    first = max(at - 1, 0) if tie.round == FINAL else at
    if len(rounds[first].ties) <= _TIES_SHOWN_WHOLE:
        return rounds[first : first + _ROUNDS_SHOWN]
    return _leading_into(_furthest(cup, tie), rounds[at:])


def _furthest(cup: Cup, tie: Tie) -> Tie:
    """The tie that this one leads to, as many rounds on as are shown and known."""
    for _ in range(_ROUNDS_SHOWN - 1):
        tie = cup.next_tie(tie) or tie
    return tie


def _leading_into(last: Tie, rounds: Sequence[Round]) -> list[Round]:
    """The rounds with those of their ties only that lead into one tie, and that tie."""
    wanted = {last.id}
    shown: list[Round] = []
    for round_ in reversed(rounds):
        ties = tuple(tie for tie in round_.ties if tie.id in wanted)
        wanted |= set(_sources(ties))
        if ties:
            shown.insert(0, Round(id=round_.id, ties=ties))
    return shown


def _sources(ties: Iterable[Tie]) -> Iterable[str]:
    return (source for tie in ties for source in tie.sources if source)
