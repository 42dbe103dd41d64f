"""The outlook: what each side needs in the match that is to decide a tie, in sentences."""

from __future__ import annotations

from collections.abc import Callable

from cuprun.football.group_needs import GroupNeed, Need
from cuprun.football.match import Slot
from cuprun.football.needs import Needs
from cuprun.football.score import Goals
from cuprun.pages.settlers import next_words
from cuprun.pages.wording import Wording, written


def outlook(needs: Needs, name: Callable[[Slot], str], words: Wording) -> tuple[str, ...]:
    """A sentence for each side, the home side's first; one for both where either has to win."""
    teller = _Teller(needs, words)
    if needs.level_margin == 0 and needs.level_away_goals is None:
        return (teller.either(),)
    if needs.level_away_goals is None:
        margins = ((needs.home, needs.level_margin), (needs.away, -needs.level_margin))
        return tuple(teller.by_margin(name(team), margin) for team, margin in margins)
    return teller.home_by_away_goals(name(needs.home)), teller.away_by_away_goals(name(needs.away))


def group_outlook(need: GroupNeed, name: Callable[[Slot], str], words: Wording) -> str:
    """What a team needs in its last match of a group: ``A draw is enough for Genk.``"""
    _ = words.gettext
    return {
        Need.THROUGH: _("%(team)s go through whatever the result."),
        Need.DRAW: _("A draw is enough for %(team)s."),
        Need.WIN: _("A win takes %(team)s through; with less they depend on others."),
        Need.MUST_WIN: _("%(team)s must win to go through."),
        Need.MUST_WIN_AND_HOPE: _("%(team)s must win, and even that may not be enough."),
        Need.OUT: _("%(team)s cannot go through any more."),
    }[need.need] % {"team": name(need.team)}


class _Teller:
    """Puts needs into words. A side's level margin is the one that leaves the tie level on goals."""

    def __init__(self, needs: Needs, words: Wording) -> None:
        self._needs = needs
        self._words = words
        self._next = next_words(needs.next, words)

    def either(self) -> str:
        _ = self._words.gettext
        return _("Whoever wins goes through; a draw means %(next)s.") % {"next": self._next}

    def by_margin(self, team: str, level: int) -> str:
        """``Genk must win by one for extra time, by two to go through.``"""
        _ = self._words.gettext
        fields = {
            "team": team,
            "next": self._next,
            "level": self._words.number(abs(level)),
            "more": self._words.number(abs(level + 1)),
        }
        if level > 0:
            return (
                self._words.ngettext(
                    "%(team)s must win by %(level)s for %(next)s, by %(more)s to go through.",
                    "%(team)s must win by %(level)s for %(next)s, by %(more)s to go through.",
                    level,
                )
                % fields
            )
        if level == -1:
            return _("A draw is enough for %(team)s; a defeat by one means %(next)s.") % fields
        return (
            self._words.ngettext(
                "%(team)s can afford to lose by %(more)s; a defeat by %(level)s means %(next)s.",
                "%(team)s can afford to lose by %(more)s; a defeat by %(level)s means %(next)s.",
                abs(level + 1),
            )
            % fields
        )

    def home_by_away_goals(self, team: str) -> str:
        """``Roma go through with a win by two, or with 1-0; 2-1 means extra time.``"""
        _ = self._words.gettext
        level = self._needs.level_margin
        fields = {
            "team": team,
            "result": self._at_least(level + 1),
            "scores": self._words.either([written(score) for score in self._tight_wins()]),
            "level": written(self._needs.level_score or (0, 0)),
            "next": self._next,
        }
        if fields["scores"]:
            return (
                _("%(team)s go through with %(result)s, or with %(scores)s; %(level)s means %(next)s.")
                % fields
            )
        return _("%(team)s go through with %(result)s; %(level)s means %(next)s.") % fields

    def away_by_away_goals(self, team: str) -> str:
        """``Porto go through with a draw, or with a defeat by one and three goals or more.``"""
        level = -self._needs.level_margin
        goals = (self._needs.level_away_goals or 0) + 1
        return self._words.ngettext(
            "%(team)s go through with %(result)s, or with %(tight)s and %(goals)s goal or more of their own.",
            "%(team)s go through with %(result)s, or with %(tight)s and %(goals)s goals or more of their own.",
            goals,
        ) % {
            "team": team,
            "result": self._at_least(level + 1),
            "tight": self._exactly(level),
            "goals": self._words.number(goals),
        }

    def _tight_wins(self) -> list[Goals]:
        """The scores at the level margin with which the home side goes through."""
        margin, away_goals = self._needs.level_margin, self._needs.level_away_goals or 0
        return [(goals + margin, goals) for goals in range(max(0, -margin), away_goals)]

    def _at_least(self, margin: int) -> str:
        """``a win by two``, and so with more; ``a win``, ``a draw``, ``a defeat by one``."""
        return self._words.gettext("a win") if margin == 1 else self._exactly(margin)

    def _exactly(self, margin: int) -> str:
        _ = self._words.gettext
        if margin == 0:
            return _("a draw")
        by = {"goals": self._words.number(abs(margin))}
        if margin > 0:
            return self._words.ngettext("a win by %(goals)s", "a win by %(goals)s", margin) % by
        return self._words.ngettext("a defeat by %(goals)s", "a defeat by %(goals)s", -margin) % by
