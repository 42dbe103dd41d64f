"""What became of a match: its score and its notes together, as one result."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cuprun.football.score import Result, Status
from cuprun.frontmatter.football_txt.match_lines import MatchLine, Written
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.notation.score import parse_score

_STATUS = re.compile(
    r"(?P<status>awarded|abandoned|postponed|cancell?ed|void|annulled|(?:w/o|walkover)(?:\s+(?:home|away))?)"
    r"(?:,?\s*(?:at|after|in)?\s*(?P<minute>\d{1,3})\s*['’′.]?)?",
    re.IGNORECASE,
)
_EXTRA = re.compile(r"a\.?e\.?t\.?", re.IGNORECASE)
_LAST_GOALS = re.compile(r"^\d{1,2}[-–:]\d{1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A match's result, None where it is still to be played, and a remark on it."""

    result: Result | None
    remark: Written | None = None

    @property
    def reason(self) -> str | None:
        """The remark, where it says why a match was not decided on the pitch."""
        decided_otherwise = self.result is not None and self.result.status is not Status.PLAYED
        return self.remark.text if self.remark and decided_otherwise else None


def outcome_of(match: MatchLine) -> Outcome:
    """What became of a match. Raises NotationFault, with an offset in the line, for an impossible score."""
    score, remark = match.score, None
    for note in match.notes:
        joined = _joined(score, note)
        if joined is None:
            remark = remark or note
        score = joined or score
    return Outcome(result=_result(score, match.score) if score else None, remark=remark)


def _joined(score: Written | None, note: Written) -> Written | None:
    """The score with a note where the notation of scores has it: ``1-0 abandoned 72'``; None for a remark."""
    if score and _EXTRA.fullmatch(note.text):
        return Written(_LAST_GOALS.sub(lambda goals: f"{goals[0]} {note.text}", score.text), score.offset)
    status = _STATUS.fullmatch(note.text)
    if status is None:
        return None
    words = f"{status['status']} {status['minute']}'" if status["minute"] else status["status"]
    return Written(f"{score.text} {words}", score.offset) if score else Written(words, note.offset)


def _result(score: Written, written: Written | None) -> Result:
    try:
        return parse_score(score.text)
    except NotationFault as fault:
        # What was joined stands elsewhere in the line: then the whole score is the place to look at.
        offset = fault.offset if score is written else 0
        raise NotationFault(fault.message, score.offset + offset, fault.hint) from None
