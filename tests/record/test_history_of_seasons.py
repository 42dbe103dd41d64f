"""Real seasons as they stood: day by day, nothing is told too early, and nothing is lost again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cuprun.archive import Archive, assemble
from cuprun.football.cup import Cup
from cuprun.football.history import History, end_of_day
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import Records

_STEP = timedelta(days=12)


def test_seasons_of_the_record_are_told_in_their_order(record_folder: Path) -> None:
    seasons = seen = 0
    for key, season in _archive(record_folder / "openfootball").seasons.items():
        days = [match.date for match in season.cup.matches if match.date]
        if not season.cup.ties or not days:
            continue
        history, seasons = History(season.cup), seasons + 1
        known: set[tuple[str, ...]] = set()
        day = min(days)
        while day <= max(days) + _STEP:
            then = history.as_of(end_of_day(day))
            assert not _told_too_early(then, day), (key, day)
            assert known <= _facts(then), (key, day)
            alone = [tie for tie in season.cup.ties if history.is_as_today(tie, end_of_day(day))]
            assert all(then.tie(tie.id) == tie and then.next_tie(tie) is None for tie in alone), (key, day)
            seen += len(alone)
            known = _facts(then)
            day += _STEP
        assert known == _facts(season.cup)
    assert seasons > 15
    assert seen > 100


def _archive(folder: Path) -> Archive:
    facts = [
        facts
        for file in sorted(folder.rglob("*.txt"))
        for facts in read_results(file.read_text("utf-8"), file=file.name).facts
    ]
    records = Records(results=tuple(facts))
    return assemble(records, now=datetime(2030, 1, 1, tzinfo=UTC), timezone=ZoneInfo("UTC")).archive


def _facts(cup: Cup) -> set[tuple[str, ...]]:
    """Matches and results, who plays in which round and who went through."""
    known: set[tuple[str, ...]] = {("match", match.id) for match in cup.matches}
    known |= {("result", match.id) for match in cup.matches if match.result}
    for tie in cup.ties:
        known |= {("plays", tie.round, team) for team in tie.teams}
        known |= {("through", tie.round, team) for team in (tie.outcome.advanced if tie.outcome else ())}
    return known


def _told_too_early(cup: Cup, day: date) -> list[str]:
    return [match.id for match in cup.matches if match.result and match.date and match.date > day]
