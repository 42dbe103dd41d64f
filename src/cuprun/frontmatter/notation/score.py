"""Scores as results pages print them, home side first.

The grammar; words are read in any case, and ``-``, ``–`` and ``:`` alike::

    result   = "postponed" | "cancelled" | "bye"
             | "walkover" side | "w/o" side
             | "abandoned" [goals] [minute "'"]
             | "void" [goals]
             | goals "awarded" [brackets]
             | shoot-out [","] [score]
             | score [[","] shoot-out]
    score    = goals [extra] [brackets] | brackets
    extra    = "a.e.t." | "n.v." | "g.g." | "s.g."
    brackets = "(" goals {"," goals} ")"
    shoot-out = goals "pen."

Brackets hold the scores at earlier whistles, latest first: after extra time full time and half-time,
else half-time. A shoot-out with nothing but brackets came straight after ninety minutes: full time,
half-time.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from cuprun.football.score import ExtraTimeEnding, Goals, Result, Score, Side, Status
from cuprun.frontmatter.notation.fault import NotationFault

EXAMPLES = "2-1 (1-0), 3-2 a.e.t. (2-2, 1-1), 1-1 a.e.t. (1-1, 0-1), 4-3 pen., postponed"

_GOALS = r"(\d{1,3})\s*[-–:‑]\s*(\d{1,3})"
_TOKENS = re.compile(
    rf"(?P<goals>{_GOALS})"
    r"|(?P<open>\()|(?P<close>\))|(?P<comma>[,;])"
    r"|(?P<minute>\d{1,3}\s*['’′])"
    r"|(?P<word>[^\W\d][\w./]*)"
    r"|(?P<other>\S)"
)
_EXTRA = {"aet": None, "nv": None, "gg": ExtraTimeEnding.GOLDEN_GOAL, "sg": ExtraTimeEnding.SILVER_GOAL}
_PENALTIES = frozenset({"pen", "pens", "penalties", "p", "pso", "strafschoppen", "ns"})
_WORDS = {
    "postponed": Status.POSTPONED,
    "uitgesteld": Status.POSTPONED,
    "cancelled": Status.CANCELLED,
    "canceled": Status.CANCELLED,
    "afgelast": Status.CANCELLED,
    "bye": Status.BYE,
    "vrij": Status.BYE,
    "abandoned": Status.ABANDONED,
    "gestaakt": Status.ABANDONED,
    "void": Status.VOID,
    "annulled": Status.VOID,
    "awarded": Status.AWARDED,
    "forfait": Status.AWARDED,
    "walkover": Status.WALKOVER,
    "wo": Status.WALKOVER,
}


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int
    goals: Goals | None = None

    @property
    def word(self) -> str:
        """The word without dots and slashes, in lower case: ``a.e.t.`` is ``aet``."""
        return re.sub(r"[./]", "", self.text).casefold() if self.kind == "word" else ""


def parse_score(text: str) -> Result:
    """The result that a score means. Raises NotationFault where it means none, or an impossible one."""
    return _Reader(text).result()


class _Reader:
    """Reads the tokens of one score from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [_token(match) for match in _TOKENS.finditer(text)]
        self._at = 0

    def result(self) -> Result:
        if not self._tokens:
            raise self._fault("there is no score here")
        status = _WORDS.get(self._peek().word)
        result = self._by_word(status) if status else self._by_goals()
        if self._at < len(self._tokens):
            raise self._fault(f"'{self._peek().text}' does not belong in a score")
        return result

    # Results that start with a word

    def _by_word(self, status: Status) -> Result:
        self._next()
        if status is Status.WALKOVER:
            return Result(status=status, walkover=self._side())
        if status in (Status.ABANDONED, Status.VOID):
            on_pitch = Score(full_time=self._next().goals) if self._is("goals") else None
            minute = int(re.sub(r"\D", "", self._next().text)) if self._is("minute") else None
            return Result(status=status, on_pitch=on_pitch, minute=minute)
        if status is Status.AWARDED:
            raise self._fault("an awarded match needs its score first", "write 3-0 awarded", back=1)
        return Result(status=status)

    def _side(self) -> Side:
        if self._is("word") and self._peek().word in ("home", "thuis"):
            self._next()
            return Side.HOME
        if self._is("word") and self._peek().word in ("away", "uit"):
            self._next()
            return Side.AWAY
        raise self._fault(
            "a walkover needs the side that goes through", "write walkover home or walkover away"
        )

    # Results that start with goals

    def _by_goals(self) -> Result:
        first = self._goals()
        if self._takes_penalties():
            self._takes("comma")
            score = self._after_shoot_out(first)
        elif self._is("word") and _WORDS.get(self._peek().word) is Status.AWARDED:
            self._next()
            return self._awarded(first)
        else:
            score = self._before_shoot_out(first)
        self._check(score)
        return Result(status=Status.PLAYED, score=score)

    def _awarded(self, goals: Goals) -> Result:
        earlier = self._brackets()
        on_pitch = Score(full_time=earlier[0], half_time=_nth(earlier, 1)) if earlier else None
        return Result(status=Status.AWARDED, score=Score(full_time=goals), on_pitch=on_pitch)

    def _after_shoot_out(self, penalties: Goals) -> Score:
        """What follows a shoot-out that stands first: a score, or the earlier scores in brackets only."""
        if self._is("goals"):
            return self._play(self._goals(), penalties)
        earlier = self._brackets()
        return Score(full_time=_nth(earlier, 0), half_time=_nth(earlier, 1), penalties=penalties)

    def _before_shoot_out(self, goals: Goals) -> Score:
        score = self._play(goals, None)
        self._takes("comma")
        if not self._is("goals"):
            return score
        penalties = self._goals()
        if not self._takes_penalties():
            raise self._fault("a second score must say what it is", "write 4-3 pen. for a shoot-out", back=1)
        return Score(
            half_time=score.half_time,
            full_time=score.full_time,
            extra_time=score.extra_time,
            ending=score.ending,
            penalties=penalties,
        )

    def _play(self, goals: Goals, penalties: Goals | None) -> Score:
        if self._is("word") and self._peek().word in _EXTRA:
            ending = _EXTRA[self._next().word]
            earlier = self._brackets()
            return Score(
                extra_time=goals,
                full_time=_nth(earlier, 0),
                half_time=_nth(earlier, 1),
                ending=ending,
                penalties=penalties,
            )
        earlier = self._brackets()
        return Score(full_time=goals, half_time=_nth(earlier, 0), penalties=penalties)

    def _brackets(self) -> list[Goals]:
        if not self._takes("open"):
            return []
        earlier = [self._goals()]
        while self._takes("comma"):
            earlier.append(self._goals())
        if not self._takes("close"):
            raise self._fault("a bracket is not closed", "write 2-1 (1-0)")
        return earlier

    # What can be true

    def _check(self, score: Score) -> None:
        stages = [
            ("half-time", score.half_time),
            ("full time", score.full_time),
            ("extra time", score.extra_time),
        ]
        known = [(name, goals) for name, goals in stages if goals]
        for (earlier, before), (later, after) in pairwise(known):
            if before[0] > after[0] or before[1] > after[1]:
                message = (
                    f"{before[0]}-{before[1]} at {earlier} cannot become {after[0]}-{after[1]} at {later}"
                )
                raise NotationFault(
                    message, 0, "home side first in every score; earlier whistles in brackets"
                )
        if score.penalties and score.penalties[0] == score.penalties[1]:
            raise NotationFault("a shoot-out cannot end level", 0, "write its last score: 5-4 pen.")

    # Tokens

    def _peek(self) -> _Token:
        return self._tokens[self._at]

    def _next(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _is(self, kind: str) -> bool:
        return self._at < len(self._tokens) and self._peek().kind == kind

    def _takes(self, kind: str) -> bool:
        if self._is(kind):
            self._next()
            return True
        return False

    def _takes_penalties(self) -> bool:
        if self._is("word") and self._peek().word in _PENALTIES:
            self._next()
            return True
        return False

    def _goals(self) -> Goals:
        if self._is("goals"):
            goals = self._next().goals
            assert goals is not None
            return goals
        found = f"'{self._peek().text}'" if self._at < len(self._tokens) else "the end"
        raise self._fault(f"expected a score such as 2-1, found {found}")

    def _fault(self, message: str, hint: str | None = None, *, back: int = 0) -> NotationFault:
        at = self._at - back
        offset = self._tokens[at].offset if 0 <= at < len(self._tokens) else len(self._text)
        return NotationFault(message, offset, hint or f"for example {EXAMPLES}")


def _token(match: re.Match[str]) -> _Token:
    kind = match.lastgroup or "other"
    if kind == "goals" or match["goals"]:
        return _Token("goals", match["goals"], match.start(), (int(match[2]), int(match[3])))
    return _Token(kind, match[0], match.start())


def _nth(goals: list[Goals], number: int) -> Goals | None:
    return goals[number] if number < len(goals) else None
