"""What became of a match: its score and the remarks on it together, as one result."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from cuprun.football.score import Result, Side, Status
from cuprun.frontmatter.football_txt.match_lines import MatchLine
from cuprun.frontmatter.football_txt.remarks import Remark, read_remarks
from cuprun.frontmatter.football_txt.written import Written
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.score import parse_score
from cuprun.frontmatter.records import MatchFacts

_GOALS = re.compile(r"\d{1,2}\s?[-–:]\s?\d{1,2}(?!\d)")
_MARKED = re.compile(r"(?<![\w.])(?:a\.?e\.?t|g\.?g|s\.?g|n\.?v|d\.?t\.?s|asdet)\b", re.IGNORECASE)
_PENALTIES = re.compile(r"\d\s*(?:pens?\b|p\b|p\.|pso|n\.s\.|i\.E\.)", re.IGNORECASE)
_NOTHING = Remark()


class Outcome(Struct, frozen=True, kw_only=True):
    """A match's result, None where it is still to be played, and what its remarks say beside."""

    result: Result | None
    remark: Remark

    @property
    def is_remarked(self) -> bool:
        """Whether there is any remark on the match."""
        return self.remark is not _NOTHING

    @property
    def reason(self) -> str | None:
        """The remarks, where they say why a match was not decided on the pitch."""
        decided_otherwise = self.result is not None and self.result.status is not Status.PLAYED
        return "; ".join(self.remark.notes) or None if decided_otherwise or self.remark.decided else None


def outcome_of(match: MatchLine) -> Outcome:
    """What became of a match. Raises NotationFault, with an offset in the line, for an impossible score."""
    if not match.notes:
        return Outcome(result=_result(match.score, match.score) if match.score else None, remark=_NOTHING)
    remark = read_remarks(match.notes, match.home.text, match.away.text if match.away else None)
    score = _together(match.score, remark, match.notes[0].offset)
    result = _result(score, match.score) if score else None
    if result and result.status is Status.AWARDED and remark.decided == "ruling":
        _settle_award(remark, result, match)
    return Outcome(result=result, remark=remark)


def with_outcome(match: MatchFacts, outcome: Outcome) -> MatchFacts:
    """The match as its score and remarks together have it."""
    remark = outcome.remark
    return replace(
        match,
        result=outcome.result,
        replay=remark.replay or match.replay,
        venue=match.venue or remark.venue,
        neutral=remark.neutral if remark.neutral is not None else match.neutral,
        through=remark.through,
        decided=remark.decided,
        reason=outcome.reason,
        notes=tuple(dict.fromkeys((*match.notes, *remark.notes))),
    )


def _together(score: Written | None, remark: Remark, offset: int) -> Written | None:
    """The score and what its remarks say of it, in the notation of scores."""
    text = score.text if score else ""
    if remark.extra and not _MARKED.search(text):
        text = _with_extra_time(text, remark.extra)
    if remark.penalties and text and not _PENALTIES.search(text):
        text = f"{text}, {remark.penalties} pen."
    text = _with_status(text, remark)
    if not text:
        return None
    return Written(text, score.offset if score else offset)


def _with_extra_time(text: str, extra: str) -> str:
    """The mark of extra time goes behind the last score, which a shoot-out may stand before."""
    found = list(_GOALS.finditer(text.partition("(")[0]))
    last = (
        found[1] if len(found) > 1 and _PENALTIES.match(text, found[0].end() - 1) else next(iter(found), None)
    )
    return f"{text[: last.end()]} {extra}{text[last.end() :]}" if last else text


def _with_status(text: str, remark: Remark) -> str:
    status = remark.status
    if status == "awarded":
        counted = remark.given or text
        played = remark.on_pitch or (text if remark.given and not _same(text, remark.given) else "")
        return f"{counted} awarded ({played})" if played and "(" not in played else f"{counted} awarded"
    if status in ("abandoned", "void"):
        minute = f" {remark.minute}'" if remark.minute else ""
        return f"{status} {text or remark.on_pitch or ''}{minute}".strip()
    if status in ("postponed", "cancelled"):
        return status
    if status and status.startswith("walkover") and not _GOALS.search(text):
        return text or status
    return text


def _same(text: str, given: str) -> bool:
    goals = _GOALS.match(text)
    return bool(goals) and re.split(r"\D+", goals[0] if goals else "") == given.split("-")


def _settle_award(remark: Remark, result: Result, match: MatchLine) -> None:
    """``1-0 [awarded to the away side]``: the score is what was played, and a ruling settled the tie."""
    goals = result.score.final if result.score else None
    if goals and remark.given is None and goals[0] != goals[1]:
        winner = Side.HOME if goals[0] > goals[1] else Side.AWAY
        name = match.home.text if winner is Side.HOME else match.away.text if match.away else None
        if name == remark.through:
            remark.through = remark.decided = None


def _result(score: Written, written: Written | None) -> Result:
    try:
        return parse_score(score.text)
    except NotationFault as fault:
        # What was joined stands elsewhere in the line: then the whole score is the place to look at.
        offset = fault.offset if score is written or (written and score.text == written.text) else 0
        raise NotationFault(fault.message, score.offset + offset, fault.hint) from None
