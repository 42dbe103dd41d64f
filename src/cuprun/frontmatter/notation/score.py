"""Scores as results pages print them, home side first.

The grammar; words are read in any case and with or without their dots, ``-``, ``–`` and ``:`` alike,
spaces where people like them::

    result    = "postponed" | "cancelled" | "bye"
              | "walkover" ("home" | "away")
              | ("abandoned" | "void") [play] [minute]
              | goals ("abandoned" | "void") [minute]
              | goals "awarded" [brackets]
              | score
    score     = shoot-out [","] (play | brackets) | play [[","] shoot-out]
    play      = goals [extra {goals}] [brackets] | goals goals extra
    brackets  = "(" item {"," item} [","] ")"
    item      = [half] goals [half | extra] | extra | shoot-out
    shoot-out = goals pen | pen goals
    goals     = number "-" number
    minute    = number "'"
    half      = "HT" | "half-time" | "rust"
    extra     = "a.e.t." | "after extra time" | "n.v." | "na verlenging" | "a.p." | "d.t.s."
              | "g.g." | "s.g." | "aet/gg" | "asdet"
    pen       = "pen." | "pens" | "p." | "p.s.o." | "penalties" | "n.s." | "strafschoppen" | "t.a.b."
              | "i.E." | "n.E." | "d.c.r." | "g.p."

Brackets hold the scores at earlier whistles, the latest first: full time and half-time after extra
time, else half-time; older files have them without brackets behind the extra time (``2-1 a.e.t. 1-1``)
or before it (``0-0 0-2 a.e.t.``). A shoot-out with nothing but brackets came straight after ninety
minutes, and its brackets are full time and half-time. ``1-0 (aet)``, ``2-2 (aet, 4-1 pen)`` and
``3-2 pen. (1-0 a.e.t.)`` mean what they say.
Dutch words are understood too: ``uitgesteld``, ``afgelast``, ``gestaakt``, ``forfait``, ``vrij``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from cuprun.football.score import ExtraTimeEnding, Goals, Result, Score, Side, Status
from cuprun.frontmatter.notation.fault import NotationFault

_WORD = re.compile(r"[^\s(),;]+")
_HINT = "for example 2-1 (1-0), 3-2 a.e.t. (2-2, 1-1), 1-1 a.e.t. (1-1, 0-1), 4-3 pen., or postponed"
_AWARDED_HINT = "write 3-0 awarded, or 3-0 awarded (1-2) where 1-2 was played"
_EXTRA_HINT = "a score after extra time says so: 3-2 a.e.t. (2-2, 1-1)"
_ORDER_HINT = "the last score stands first, earlier ones in brackets, the home side first in each"
_WALKOVER_HINT = "write walkover home or walkover away for the side that goes through"

_WORDS = {
    "postponed": r"postponed|uitgesteld",
    "cancelled": r"cancell?ed|afgelast",
    "bye": r"bye|vrij",
    "walkover": r"walk-?over|w\.?/?o\.?",
    "abandoned": r"abandoned|gestaakt",
    "void": r"void|annulled",
    "awarded": r"awarded|forfait",
    "home": r"home|thuis(?:ploeg)?",
    "away": r"away|uit(?:ploeg)?",
    "half": r"h\.?t\.?|half[ -]?time|rust",
    "golden": r"(?:a\.?e\.?t\.?\s*/\s*)?g\.?\s?g\.?|golden goal|a\.?s\.?d\.?e\.?t\.?",
    "silver": r"(?:a\.?e\.?t\.?\s*/\s*)?s\.?\s?g\.?|silver goal",
    "extra": r"a\.?\s?e\.?\s?t\.?|n\.?\s?v\.?|a\.?\s?p\.?|d\.?\s?t\.?\s?s\.?|after extra[ -]time"
    r"|na verl(?:\.|enging(?:en)?)",
    "penalties": r"(?:after |on |na )?(?:pen(?:altie)?s?\.?|strafschoppen)|p\.?(?:\s?s\.?\s?o\.?)?"
    r"|n\.?\s?s\.?|t\.?\s?a\.?\s?b\.?|[in]\.?\s?e\.?|d\.?\s?c\.?\s?r\.?|g\.?\s?p\.?",
}
_TOKENS = re.compile(
    r"(?P<goals>(?P<first>\d{1,3})\s*[-–‑−:]\s*(?P<second>\d{1,3})(?!\d))"
    r"|(?P<minute>\d{1,3}(?:\s*\+\s*\d{1,2})?\s*['’′])"
    r"|(?P<open>\()|(?P<close>\))|(?P<comma>[,;])|"
    + "|".join(rf"(?P<{kind}>(?:{pattern})(?!\w))" for kind, pattern in _WORDS.items())
    + r"|(?P<other>\w+|\S)",
    re.IGNORECASE,
)
_ENDINGS = {"extra": None, "golden": ExtraTimeEnding.GOLDEN_GOAL, "silver": ExtraTimeEnding.SILVER_GOAL}
_NOT_PLAYED = {"postponed": Status.POSTPONED, "cancelled": Status.CANCELLED, "bye": Status.BYE}
_NOT_COUNTED = {"abandoned": Status.ABANDONED, "void": Status.VOID}


# A season's file has each score many times over.
@lru_cache(maxsize=1024)
def parse_score(text: str) -> Result:
    """The result that a score means. Raises NotationFault where it means none, or an impossible one."""
    return _Reader(text).result()


class _Token(NamedTuple):
    kind: str
    text: str
    offset: int
    goals: Goals


def _token(match: re.Match[str]) -> _Token:
    goals = (int(match["first"] or 0), int(match["second"] or 0))
    return _Token(match.lastgroup or "other", match[0], match.start(), goals)


@dataclass(slots=True)
class _Draft:
    """A score while it is read: what was found, not yet what it means."""

    last: _Token | None = None
    """The score when play ended."""
    earlier: list[_Token] = field(default_factory=list)
    """The scores at earlier whistles, the latest first."""
    extra: _Token | None = None
    penalties: _Token | None = None


class _Reader:
    """Reads the tokens of one score from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [_token(match) for match in _TOKENS.finditer(text)]
        self._at = 0

    def result(self) -> Result:
        if not self._tokens:
            raise self._fault("there is no score here")
        if status := self._take(*_NOT_PLAYED):
            result = Result(status=_NOT_PLAYED[status.kind])
        elif self._take("walkover"):
            result = Result(status=Status.WALKOVER, walkover=self._side())
        elif status := self._take(*_NOT_COUNTED):
            result = self._uncounted(status, self._play() if self._stands("goals") else None)
        else:
            result = self._by_score()
        if self._at < len(self._tokens):
            raise self._fault(f"'{self._tokens[self._at].text}' does not belong here in a score")
        return result

    def _by_score(self) -> Result:
        if self._stands("awarded"):
            raise self._fault("an awarded match needs the score that it was given", _AWARDED_HINT)
        score = self._play()
        if status := self._take(*_NOT_COUNTED):
            return self._uncounted(status, score)
        if self._take("awarded"):
            return self._awarded(score)
        return Result(status=Status.PLAYED, score=score)

    def _side(self) -> Side:
        side = self._take("home", "away")
        if side is None:
            raise self._fault("a walkover needs the side that goes through", _WALKOVER_HINT)
        return Side(side.kind)

    def _uncounted(self, status: _Token, played: Score | None) -> Result:
        minute = self._take("minute")
        stopped = int(re.split(r"\D", minute.text, maxsplit=1)[0]) if minute else None
        return Result(status=_NOT_COUNTED[status.kind], on_pitch=played, minute=stopped)

    def _awarded(self, score: Score) -> Result:
        played = _Draft()
        if self._stands("open"):
            self._brackets(played)
        on_pitch = _score(played) if played.earlier or played.last else None
        return Result(status=Status.AWARDED, score=score, on_pitch=on_pitch)

    # A score in its parts

    def _play(self) -> Score:
        draft = _Draft()
        first = self._goals()
        if self._take("penalties"):
            draft.penalties = first
            self._take("comma")
            draft.last = self._take("goals")
        else:
            draft.last = first
            self._earlier_first(draft)
        if extra := self._take(*_ENDINGS):
            draft.extra = extra
            self._earlier_behind(draft)
        if self._stands("open"):
            self._brackets(draft)
        if draft.last and not draft.penalties:
            self._shoot_out_behind(draft)
        return _score(draft)

    def _earlier_first(self, draft: _Draft) -> None:
        """``0-0 0-2 a.e.t.``: full time stands before the score after extra time."""
        if draft.last and self._stands("goals") and self._stands(*_ENDINGS, ahead=1):
            draft.earlier.append(draft.last)
            draft.last = self._goals()

    def _earlier_behind(self, draft: _Draft) -> None:
        """``2-1 a.e.t. 1-1``: full time stands behind the extra time, without brackets."""
        while self._stands("goals") and not self._stands("penalties", ahead=1):
            draft.earlier.append(self._goals())

    def _shoot_out_behind(self, draft: _Draft) -> None:
        comma = self._take("comma")
        if self._take("penalties"):
            draft.penalties = self._goals()
            return
        if not self._stands("goals"):
            self._at -= 1 if comma else 0
            return
        goals = self._goals()
        if not self._take("penalties"):
            self._at -= 1
            raise self._fault("a second score must say what it is", "write 4-3 pen. for a shoot-out")
        draft.penalties = goals

    def _brackets(self, draft: _Draft) -> None:
        self._take("open")
        self._item(draft)
        while self._take("comma"):
            if not self._stands("close"):
                self._item(draft)
        if not self._take("close"):
            raise self._fault("a bracket is not closed")

    def _item(self, draft: _Draft) -> None:
        if extra := self._take(*_ENDINGS):
            draft.extra = extra
            return
        if self._take("penalties"):
            draft.penalties = self._goals()
            return
        self._take("half")
        goals = self._goals()
        if self._take("penalties"):
            draft.penalties = goals
        elif draft.last is None and (extra := self._take(*_ENDINGS)):
            draft.last, draft.extra = goals, extra
        else:
            self._take("half")
            draft.earlier.append(goals)

    # Tokens

    def _stands(self, *kinds: str, ahead: int = 0) -> bool:
        """Whether the next token, or the one `ahead` places behind it, is of one of these kinds."""
        place = self._at + ahead
        return place < len(self._tokens) and self._tokens[place].kind in kinds

    def _take(self, *kinds: str) -> _Token | None:
        if not self._stands(*kinds):
            return None
        self._at += 1
        return self._tokens[self._at - 1]

    def _goals(self) -> _Token:
        goals = self._take("goals")
        if goals is None:
            raise self._fault(f"expected a score such as 2-1, found {self._found()}")
        return goals

    def _found(self) -> str:
        """The word that stands here, whole: ``2-x`` is no ``2``."""
        if self._at == len(self._tokens):
            return "the end"
        token = self._tokens[self._at]
        word = _WORD.match(self._text, token.offset)
        return f"'{word[0] if word else token.text}'"

    def _fault(self, message: str, hint: str = _HINT) -> NotationFault:
        offset = self._tokens[self._at].offset if self._at < len(self._tokens) else len(self._text)
        return NotationFault(message, offset, hint)


# What the parts mean


def _score(draft: _Draft) -> Score:
    """The score that a draft means. Raises NotationFault where it cannot have happened."""
    found = ([draft.last] if draft.last else []) + draft.earlier
    whistles = ["full time", "half-time"]
    if draft.extra:
        whistles.insert(0, "extra time")
    if draft.penalties:
        _check_shoot_out(draft.penalties, found)
    if len(found) > len(whistles):
        surplus = found[len(whistles)]
        raise NotationFault(f"there is no whistle left for {surplus.text}", surplus.offset, _EXTRA_HINT)
    for (later, after), (earlier, before) in pairwise(zip(whistles, found, strict=False)):
        _check_order(earlier, before, later, after)
    goals = {whistle: token.goals for whistle, token in zip(whistles, found, strict=False)}
    return Score(
        half_time=goals.get("half-time"),
        full_time=goals.get("full time"),
        extra_time=goals.get("extra time"),
        penalties=draft.penalties.goals if draft.penalties else None,
        ending=_ENDINGS[draft.extra.kind] if draft.extra else None,
    )


def _check_shoot_out(penalties: _Token, found: list[_Token]) -> None:
    if penalties.goals[0] == penalties.goals[1]:
        raise NotationFault(
            "a shoot-out cannot end level", penalties.offset, "write its last score: 5-4 pen."
        )
    if not found:
        hint = "write 4-3 pen. 1-1 a.e.t. (1-1, 0-1), or 4-2 pen. (1-1) straight after ninety minutes"
        raise NotationFault("a shoot-out needs the score that it followed", penalties.offset, hint)


def _check_order(earlier: str, before: _Token, later: str, after: _Token) -> None:
    if before.goals[0] > after.goals[0] or before.goals[1] > after.goals[1]:
        message = f"{before.text} at {earlier} cannot become {after.text} at {later}"
        raise NotationFault(message, before.offset, _ORDER_HINT)
