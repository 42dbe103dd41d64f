"""Remarks on a match: ``[aet]``, ``[Liverpool won on coin toss]``, ``(agg 4-4, Ajax on away goals)``.

A remark is read clause by clause; what its clauses say goes to the score (extra time, a shoot-out, awarded,
abandoned), or is what scores cannot say (who went through, and how it was decided). A clause that says
neither is kept in its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cuprun.football.score import Side
from cuprun.frontmatter.football_txt.remark_forms import CLAUSE_END, compiled_forms
from cuprun.frontmatter.football_txt.sides import side_named
from cuprun.frontmatter.football_txt.written import Written

BOTH = "both"
"""Who went through where both did, as in the first years of the FA Cup."""
NEITHER = "neither"

_BOTH_OUT = {"both expelled": "expulsion", "both withdrew": "withdrawal"}
_ORDINALS = {word: number for number, word in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}
_NOTE = re.compile(
    r"(?:n\.?b\.?|note|nota|opm(?:erking)?|anm(?:erkung)?)\s*[:.]\s*(?P<note>.+)", re.IGNORECASE | re.DOTALL
)
_FOOTNOTE = re.compile(r"[A-MO-Za-mo-z]|\d{1,2}|\*+|†+")
_ENDINGS = {"golden goal": "g.g.", "silver goal": "s.g.", "extra time": "a.e.t."}
_QUIET = frozenset(
    {
        *_ENDINGS,
        "penalties",
        "awarded",
        "abandoned",
        "void",
        "postponed",
        "cancelled",
        "walkover",
        "walkover away",
    }
    | {"replay", "neutral", "venue"}
)
"""What the match that was read says itself; other remarks are kept in their words, too."""


@dataclass(slots=True)
class Remark:
    """What the remarks on a match say. Scores are written, the home side's goals first."""

    extra: str | None = None
    """``a.e.t.``, ``g.g.`` or ``s.g.``"""
    penalties: str | None = None
    status: str | None = None
    """``awarded``, ``abandoned``, ``void``, ``postponed``, ``cancelled``, ``walkover home`` or ``… away``."""
    minute: str | None = None
    given: str | None = None
    """The score that was awarded."""
    on_pitch: str | None = None
    through: str | None = None
    """A team as the match line has it, `BOTH` or `NEITHER`."""
    decided: str | None = None
    replay: int | None = None
    neutral: bool | None = None
    venue: str | None = None
    notes: tuple[str, ...] = ()
    unread: list[Written] = field(default_factory=list)
    """Clauses that say nothing known."""


def read_remarks(remarks: tuple[Written, ...], home: str, away: str | None) -> Remark:
    """What the remarks on a match between two teams say."""
    reader = _Reader(home, away)
    for remark in remarks:
        reader.read(remark)
    return reader.remark


class _Reader:
    """Reads the remarks on one match."""

    def __init__(self, home: str, away: str | None) -> None:
        self.remark = Remark()
        self._teams = {Side.HOME: home, Side.AWAY: away or ""}

    def read(self, remark: Written) -> None:
        if note := _NOTE.fullmatch(remark.text):
            self._keep(note["note"])
        elif not _FOOTNOTE.fullmatch(remark.text):
            said = [self._clause(clause) for clause in _clauses(remark)]
            if any(said):
                self._keep(remark.text)

    def _keep(self, note: str) -> None:
        self.remark.notes = (*self.remark.notes, " ".join(note.split()))

    def _clause(self, clause: Written) -> bool:
        """Read one clause; whether its words say more than the match that comes of it."""
        for meaning, form in compiled_forms():
            found = form.fullmatch(clause.text)
            if found and self._means(meaning, found.groupdict()):
                return meaning not in _QUIET or bool(found.groupdict().get("rest"))
        self.remark.unread.append(clause)
        return True

    def _means(self, meaning: str, said: Mapping[str, str | None]) -> bool:
        """Take what a clause says; False where it names somebody who is no side of this match."""
        name = said.get("team")
        side = side_named(name, self._teams[Side.HOME], self._teams[Side.AWAY]) if name else None
        if name and side is None:
            return False
        if meaning in ("walkover", "awarded", "abandoned", "played", "penalties"):
            self._about_score(meaning, side, said)
        elif meaning in (
            "toss",
            "lots",
            "away goals",
            "withdrawal",
            "expulsion",
            "tie awarded",
            "went through",
        ):
            self._about_tie(meaning, side)
        elif meaning not in ("aggregate", "known"):
            self._about_match(meaning, said)
        return True

    def _about_score(self, meaning: str, side: Side | None, said: Mapping[str, str | None]) -> None:
        remark, score = self.remark, _home_first(said.get("score"), side)
        if meaning == "walkover":
            remark.status = f"walkover {side or (said.get('side') or 'home').lower()}"
        elif meaning == "awarded":
            remark.status, remark.given = "awarded", score or remark.given
        elif meaning == "abandoned":
            remark.status = "void" if remark.status == "void" else "abandoned"
            remark.minute, remark.on_pitch = said["minute"], score or remark.on_pitch
        elif meaning == "played":
            remark.on_pitch = score
        elif score:
            remark.penalties = score
        if side and meaning in ("awarded", "penalties") and score is None:
            self._goes_through(side, "ruling" if meaning == "awarded" else "penalties")

    def _about_tie(self, meaning: str, side: Side | None) -> None:
        decided = {"away goals": "away-goals", "tie awarded": "ruling", "went through": None}.get(
            meaning, meaning
        )
        if side:
            self._goes_through(side.other if meaning in ("withdrawal", "expulsion") else side, decided)
        elif meaning in ("toss", "lots"):
            self.remark.decided = decided

    def _goes_through(self, side: Side, decided: str | None) -> None:
        self.remark.through = self._teams[side] or None
        self.remark.decided = self.remark.decided or decided

    def _about_match(self, meaning: str, said: Mapping[str, str | None]) -> None:
        remark = self.remark
        if meaning in _ENDINGS:
            remark.extra = _ENDINGS[meaning]
        elif meaning in (BOTH, NEITHER):
            remark.through = meaning
        elif meaning in _BOTH_OUT:
            remark.through, remark.decided = NEITHER, _BOTH_OUT[meaning]
        elif meaning == "replay":
            ordinal = (said["ordinal"] or "1st").lower()
            remark.replay = _ORDINALS.get(ordinal) or int(ordinal[0])
        elif meaning == "neutral":
            remark.neutral = True
        elif meaning == "venue":
            remark.venue = said["venue"]
        else:
            remark.status = meaning


def _clauses(remark: Written) -> list[Written]:
    """The clauses of a remark, each with its place in the line."""
    ends = [(part.start(), part.end()) for part in CLAUSE_END.finditer(remark.text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(remark.text)]
    spans = ((start, remark.text[start:stop].rstrip()) for start, stop in zip(starts, stops, strict=True))
    return [Written(text, remark.offset + start) for start, text in spans if text]


def _home_first(score: str | None, side: Side | None) -> str | None:
    """Goals of the home side first; those of a side that is named as winner stand first in the remark."""
    if score is None:
        return None
    home, away = map(int, re.split(r"\D+", score))
    return f"{away}-{home}" if side is Side.AWAY and home > away else f"{home}-{away}"
