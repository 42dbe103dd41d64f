"""The corpus: as many reports as are asked for, each with a match of a cup; the same for the same seed.

Hugo and Pelican read the same text below the same front matter, with lines added that name a report's cup and teams as
their taxonomies want them: neither can make pages of `home` and `away` otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from bench.cups import Goal, Match, cup_matches
from bench.names import authors
from bench.prose import body, sentence

SEED = 20
REPORTS_PER_AUTHOR = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report as it is to be written: its match, who wrote it, and its text in Markdown."""

    match: Match
    author: str
    summary: str
    text: str

    @property
    def slug(self) -> str:
        return slug(f"{self.match.home} {self.match.away} {self.match.kickoff:%Y-%m-%d}")

    @property
    def path(self) -> Path:
        """Its file inside the content folder."""
        return Path("reports", self.match.season, slug(self.match.competition), f"{self.slug}.md")


FrontMatter = Callable[[Report], list[str]]


def slug(name: str) -> str:
    """A name as a part of an address; names of the corpus have nothing but letters, digits and spaces."""
    return name.casefold().replace(" ", "-")


def reports(size: int, seed: int = SEED) -> Iterator[Report]:
    """The reports of a corpus of that size, cup by cup; the last cup may end before its final."""
    pool = authors(max(3, size // REPORTS_PER_AUTHOR))
    matches = (match for number in count() for match in cup_matches(number, seed))
    for number, match in enumerate(islice(matches, size)):
        chance = random.Random(f"{seed} report {number}")
        yield Report(match=match, author=chance.choice(pool), summary=sentence(chance), text=body(chance))


def write(folder: Path, size: int, front_matter: FrontMatter, seed: int = SEED) -> None:
    """Write a corpus into a content folder."""
    for report in reports(size, seed):
        file = folder / report.path
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = "\n".join(front_matter(report))
        file.write_text(f"---\n{lines}\n---\n\n{report.text}", "utf-8")


def as_documented(report: Report) -> list[str]:
    """Front matter as docs/writing.md has it; Cuprun and Eleventy read it."""
    return [*_facts(report), f"authors: [{report.author}]"]


def with_taxonomies(report: Report) -> list[str]:
    """The same, with the taxonomies that Hugo makes the pages of teams and cups from.

    It reads no time of day without seconds.
    """
    match = report.match
    lines = [f"{line}:00" if line.startswith("date: ") else line for line in as_documented(report)]
    return [*lines, f"teams: [{match.home}, {match.away}]", f"cups: [{_cup(match)}]"]


def with_tags(report: Report) -> list[str]:
    """The same, with Pelican's own names: its tags are the teams, its category is the cup."""
    match = report.match
    lists = [f"authors: {report.author}", f"tags: {match.home}, {match.away}", f"category: {_cup(match)}"]
    return [*_facts(report), *lists]


def _cup(match: Match) -> str:
    return f"{match.competition} {match.season}"


def _facts(report: Report) -> list[str]:
    match = report.match
    return [
        f"title: {_title(match)}",
        f"slug: {report.slug}",
        f"date: {match.kickoff:%Y-%m-%d %H:%M}",
        f"competition: {match.competition}",
        f"season: {match.season}",
        f"round: {match.round}",
        *([f"leg: {match.leg}"] if match.leg else []),
        f"home: {match.home}",
        f"away: {match.away}",
        f"score: {_score(match)}",
        *([f"goals: {_goals(match)}"] if match.home_goals or match.away_goals else []),
        f"venue: Stadion {match.home.rpartition(' ')[2]}",
        f"summary: {report.summary}",
    ]


def _title(match: Match) -> str:
    ours, theirs = len(match.home_goals), len(match.away_goals)
    if ours == theirs:
        return f"{match.home} en {match.away} houden elkaar in evenwicht"
    return f"{match.home} wint van {match.away}" if ours > theirs else f"{match.away} verrast {match.home}"


def _score(match: Match) -> str:
    full = f"{len(match.home_goals)}-{len(match.away_goals)}"
    half = f"{_before_half_time(match.home_goals)}-{_before_half_time(match.away_goals)}"
    if match.penalties is None:
        return f"{full} ({half})"
    ours, theirs = match.penalties
    return f"{full} a.e.t. ({full}, {half}), {ours}-{theirs} pen."


def _before_half_time(goals: tuple[Goal, ...]) -> int:
    return sum(goal.minute <= 45 for goal in goals)


def _goals(match: Match) -> str:
    sides = (match.home_goals, match.away_goals)
    return "; ".join(", ".join(f"{g.player} {g.minute}'" for g in goals) for goals in sides if goals)
