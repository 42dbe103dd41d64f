"""The ties of the record out of files of results: reader, archive, cup, decision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from cuprun.archive import Archive, assemble
from cuprun.football.match import Match
from cuprun.football.score import Goals
from cuprun.football.tie import DecidedBy, Tie
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import Records
from record.comparison import Comparison
from record.ties import Decision, RecordedTie, decision_of, matches_of, recorded_ties

FILES = {
    ("Belgian Cup", "2024-25"): ("belgium/2024-25/becup.txt",),
    ("DFB-Pokal", "2021-22"): ("deutschland/2021-22/cup.txt",),
    ("DFB-Pokal", "2023-24"): ("deutschland/2023-24/cup.txt",),
    ("EFL Cup", "2022-23"): ("england/2022-23/eflcup.txt",),
    ("FA Cup", "2022-23"): ("england/2022-23/facup.txt",),
    ("Netherlands Cup", "2024-25"): ("europe/netherlands/2024-25_nlcup.txt",),
    ("Portugal Cup", "2024-25"): ("europe/portugal/2024-25_ptcup.txt",),
    ("UEFA Champions League", "2011-12"): ("champions-league/2011-12/cl.txt",),
    ("UEFA Champions League", "2020-21"): ("champions-league/2020-21/cl.txt",),
    ("UEFA Champions League", "2021-22"): ("champions-league/2021-22/cl.txt",),
    ("UEFA Champions League", "2024-25"): (
        "champions-league/2024-25/cl.txt",
        "champions-league/2024-25/clq.txt",
    ),
}
"""Which files of results tell of which of the record's cups."""

Scores = tuple[tuple[Goals | None, Goals | None], ...]
"""Final score and shoot-out of each match, the record's first team first."""


def compare(record: Path) -> Comparison:
    """Decide the record's ties from the files of results, and compare; ties no file has are left out."""
    ties = recorded_ties(record)
    compared = 0
    told: list[str] = []
    excused: list[str] = []
    for cup, files in FILES.items():
        archive = _archive(record / "openfootball", files)
        pairs = list(_pairs([tie for tie in ties if (tie.competition, tie.season) == cup], archive))
        compared += len(pairs)
        for tie, found, names in pairs:
            decision = decision_of(found, names)
            if decision != tie.decision:
                reason = _excuse(tie.decision, decision)
                line = f"{tie}: recorded {tie.decision}, read {decision}"
                (excused if reason else told).append(f"{line}{reason}")
    return Comparison(compared, tuple(told), tuple(excused))


def _excuse(recorded: Decision, read: Decision) -> str:
    """Why the record itself is wrong where it differs; empty where it is not known to be."""
    if read.decided_by is DecidedBy.AWARDED and read.winner == recorded.winner:
        return " - the record has the goals that were awarded as if they had been scored"
    return ""


def _archive(folder: Path, files: Iterable[str]) -> Archive:
    readings = [read_results((folder / file).read_text("utf-8"), file=file) for file in files]
    records = Records(results=tuple(match for reading in readings for match in reading.facts))
    return assemble(records, now=datetime.now(UTC), timezone=ZoneInfo("UTC")).archive


def _pairs(
    ties: Sequence[RecordedTie], archive: Archive
) -> Iterator[tuple[RecordedTie, Tie, tuple[str, ...]]]:
    """Each recorded tie with the one the files have, and its sides' names as the record writes them.

    The two do not always write a team alike: the scores are the same, and the names the likeliest.
    """
    names = {id_: team.name for id_, team in archive.teams.items()}
    by_scores: dict[Scores, list[Tie]] = {}
    for season in archive.seasons.values():
        for tie in season.cup.ties:
            for first in tie.teams:
                by_scores.setdefault(_scores(tie.matches, first), []).append(tie)
    for recorded in ties:
        candidates = by_scores.get(_scores(matches_of(recorded), recorded.teams[0]), [])
        likely = max(candidates, key=lambda tie: _likeness(tie, recorded, names)[0], default=None)
        if likely is not None and _likeness(likely, recorded, names)[0] > 100:
            yield recorded, likely, _likeness(likely, recorded, names)[1]


def _scores(matches: Iterable[Match], first: str) -> Scores:
    return tuple(
        (_turned(match.final, match, first), _turned(match.penalties, match, first)) for match in matches
    )


def _turned(goals: Goals | None, match: Match, first: str) -> Goals | None:
    return goals if goals is None or match.home == first else (goals[1], goals[0])


def _likeness(tie: Tie, recorded: RecordedTie, names: Mapping[str, str]) -> tuple[float, tuple[str, ...]]:
    """How alike the names are (of 200), with the record's names in the order of the tie's sides."""
    own = [names.get(side, side) for side in tie.teams]
    return max(
        (sum(fuzz.token_set_ratio(a, b) for a, b in zip(own, order, strict=True)), order)
        for order in (recorded.teams, recorded.teams[::-1])
    )
