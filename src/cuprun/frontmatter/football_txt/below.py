"""What stands below a match: its goals, line-ups, remarks, and lines such as ``Referee: …``."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from msgspec.structs import replace

from cuprun.errors import Place
from cuprun.frontmatter.football_txt import details
from cuprun.frontmatter.football_txt.match_lines import MatchLine
from cuprun.frontmatter.football_txt.outcome import outcome_of, with_outcome
from cuprun.frontmatter.football_txt.passage import Passage
from cuprun.frontmatter.football_txt.remarks import read_remarks
from cuprun.frontmatter.football_txt.reports import Reports
from cuprun.frontmatter.football_txt.written import Written
from cuprun.frontmatter.notation.fault import NotationFault
from cuprun.frontmatter.records import MatchFacts, Source

NOTE_HINT = (
    "known remarks are aet, 4-3 pen, awarded, abandoned 72', postponed, cancelled, void, replay, neutral, "
    "X won on coin toss, X through on lots, X withdrew, both qualified; nb: … for any other words"
)

_QUOTED = 80


class Below:
    """Collects the passages below the matches of one file, and puts them to the match above."""

    def __init__(
        self, file: str, facts: list[MatchFacts], reports: Reports, byes: Callable[[Passage], None]
    ) -> None:
        self._file = file
        self._facts = facts
        self._reports = reports
        self._byes = byes
        self._line: MatchLine | None = None
        """The match that goals and line-ups belong to; None below a heading, a day or an unread line."""
        self._unread_above = False
        """Whether the line above could not be read: what stands below it goes with it."""
        self._passage: Passage | None = None

    def attach(self, match: MatchLine) -> None:
        """What follows belongs to this match, the last one of the facts."""
        self._line, self._unread_above = match, False

    def leave(self, *, unread: bool = False) -> None:
        """What follows belongs to no match."""
        self._line, self._unread_above = None, unread

    @property
    def has_match(self) -> bool:
        """Whether there is a match above, be it one that could not be read."""
        return self._line is not None or self._unread_above

    def start(self, number: int, line: str) -> None:
        self._passage = Passage(self._file)
        self._passage.add(number, line)

    def continues(self, number: int, line: str) -> bool:
        """Add a line to the passage above, if that goes on."""
        passage = self._passage
        if passage is None:
            return False
        goals_go_on = details.is_bare_goals(passage.text) and details.is_bare_goals(line.strip())
        if not passage.is_open and not goals_go_on:
            return False
        passage.add(number, line)
        return True

    def end(self) -> None:
        """Put the passage, if there is one, to its match, or report it."""
        passage, self._passage = self._passage, None
        if passage is None:
            return
        if details.BYES.match(passage.text):
            self._byes(passage)
        elif self._line is None:
            self._report_loose(passage)
        else:
            self._put(self._line, passage)

    def _put(self, line: MatchLine, passage: Passage) -> None:
        match = self._facts[-1]
        code, add = self._reading_of(line, passage)
        try:
            self._complete(add(match, passage), passage)
        except NotationFault as fault:
            self._reports.error(code, passage.place(fault.offset), fault.message, fault.hint)
            self._reports.cover(passage.numbers)

    def _reading_of(
        self, line: MatchLine, passage: Passage
    ) -> tuple[str, Callable[[MatchFacts, Passage], MatchFacts]]:
        """How a passage is read, and the code of its faults."""
        if passage.text.startswith("[") and not details.is_bare_goals(passage.text.lstrip("[ ")):
            return "bad-score", lambda match, remark: self._with_remark(match, line, remark)
        if passage.text.startswith(("(", "[")):
            return "bad-goals", details.with_goals
        if details.PROPERTY.match(passage.text):
            return "bad-line", details.with_property
        return "bad-goals", details.with_bare_goals

    def _with_remark(self, match: MatchFacts, line: MatchLine, passage: Passage) -> MatchFacts:
        """The match with a remark that has a line of its own: ``[Italy won on coin toss.]``."""
        words = passage.text.strip("[] ")
        remark = Written(words, passage.text.index(words))
        line = replace(line, notes=(*line.notes, remark))
        outcome = outcome_of(line)
        self.attach(line)
        for clause in read_remarks((remark,), match.home, match.away).unread:
            if outcome.reason is None:
                self.report_unread(clause, passage.place(clause.offset))
        return with_outcome(match, outcome)

    def report_unread(self, clause: Written, place: Place) -> None:
        """Warn of a remark that is kept in its words, but says nothing known."""
        message = f"'{clause.text}' is not understood; it is kept as a note"
        self._reports.warning("unread-note", place, message, NOTE_HINT)

    def _complete(self, match: MatchFacts, passage: Passage) -> None:
        """Put a match back, now with its goals or line-ups, and check it."""
        if match.goals and not self._facts[-1].goals:
            places = MappingProxyType({**match.source.places, ("goals",): passage.place(0)})
            match = replace(match, source=Source(self._file, places))
            for warning in details.goals_against_score(match):
                self._reports.add(warning)
        self._facts[-1] = match

    def _report_loose(self, passage: Passage) -> None:
        if not self._unread_above:
            message = f"'{passage.text[:_QUOTED]}' stands below no match"
            self._reports.error("unread-line", passage.place(0), message, details.HINT)
        self._reports.cover(passage.numbers)
