"""Reports: a Markdown file with front matter → a `Report`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import Field

from cuprun.errors import Diagnostic
from cuprun.football.events import Goal
from cuprun.football.score import Side
from cuprun.frontmatter.entries import Manner
from cuprun.frontmatter.events import EventReader
from cuprun.frontmatter.fences import split_parts
from cuprun.frontmatter.fields import (
    Count,
    Day,
    DayAndTime,
    Moment,
    Ordinal,
    Score,
    Text,
    Texts,
    Through,
    YesNo,
)
from cuprun.frontmatter.front_matter import read_front_matter
from cuprun.frontmatter.records import Image, MatchFacts, Report, Source, Update
from cuprun.frontmatter.rulings import DECISIONS
from cuprun.frontmatter.validation import Schema, validate

STATUSES = ("published", "draft", "hidden", "skip")
KINDS_OF_UPDATE = ("correction", "update")


class UpdateFields(Schema):
    """A correction or an addition made after publishing."""

    at: Moment
    kind: Text = "update"
    note: Text


class ImageFields(Schema):
    src: Text
    alt: Text
    credit: Text | None = None


class ReportFields(Schema):
    """Every field of a report's front matter. Events are read once the score is known."""

    title: Text
    date: DayAndTime
    competition: Text
    home: Text
    away: Text | None = None
    score: Score | None = None
    season: Text | None = None
    round: Text | None = None
    leg: Ordinal | None = None
    replay: Ordinal | None = None
    group: Text | None = None
    matchday: Ordinal | None = None
    goals: Any = None
    missed: Any = None
    cards: Any = None
    shootout: Any = None
    lineups: Any = None
    venue: Text | None = None
    neutral: YesNo | None = None
    attendance: Count | None = None
    referee: Text | None = None
    coaches: Texts = ()
    was: tuple[Day, ...] = ()
    through: Through | None = None
    decided: Text | None = None
    reason: Text | None = None
    published: Moment | None = None
    modified: Moment | None = None
    updates: tuple[UpdateFields, ...] = ()
    image: ImageFields | None = None
    author: Text | None = None
    authors: Texts = ()
    tags: Texts = ()
    category: Text | None = None
    slug: Text | None = None
    summary: Text | None = None
    status: Text | None = None
    lang: Text | None = None
    translation: YesNo = False
    template: Text | None = None
    save_as: Text | None = None
    url: Text | None = None
    moved_from: Texts = Field(default=())


PROSE = frozenset({"title", "summary", "reason"})
MANNER = Manner(named=str.lower, known=frozenset(ReportFields.model_fields), prose=PROSE)


@dataclass(slots=True)
class Reading:
    """What came of a report's file: the report, unless a fault stood in its way, and all faults."""

    report: Report | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_report(text: str, *, file: str, path: str) -> Reading:
    """Read a report's text; `file` is its path as people type it, `path` that inside the content folder."""
    parts = split_parts(text, file)
    if isinstance(parts, Diagnostic):
        return Reading(None, [parts])
    front = read_front_matter(parts, file, MANNER)
    if front.value.get("status") == "skip":
        return Reading()
    _as_list(front.value, "was")
    fields, faults = validate(ReportFields, front)
    if fields is None:
        return Reading(None, _in_order([*front.diagnostics, *faults]))
    source = front.source
    events = EventReader(front, fields.score)
    facts = _facts(fields, source, events)
    found = [*front.diagnostics, *events.diagnostics]
    if not front.diagnostics:
        found += _inconsistencies(fields, facts, source)
    report = _report(fields, facts, path, parts.body, parts.body_line)
    return Reading(None if found else report, _in_order(found))


def _in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """From the top of the file to its end."""
    return sorted(found, key=lambda diagnostic: diagnostic.place)


def _as_list(value: dict[str, Any], name: str) -> None:
    """A list of one may be written without brackets, several with commas."""
    if isinstance(value.get(name), str):
        value[name] = [part.strip() for part in value[name].split(",")]


def _facts(fields: ReportFields, source: Source, events: EventReader) -> MatchFacts:
    return MatchFacts(
        source=source,
        competition=fields.competition,
        season=fields.season,
        round=fields.round,
        group=fields.group,
        matchday=fields.matchday,
        leg=fields.leg,
        replay=fields.replay,
        date=fields.date.day,
        kickoff=fields.date.at,
        home=fields.home,
        away=fields.away,
        result=fields.score,
        venue=fields.venue,
        neutral=fields.neutral,
        attendance=fields.attendance,
        referee=fields.referee,
        coaches=fields.coaches,
        goals=events.goals(fields.goals),
        missed=events.missed(fields.missed),
        cards=events.cards(fields.cards),
        shootout=events.shootout(fields.shootout),
        lineups=events.lineups(fields.lineups),
        was=fields.was,
        through=fields.through,
        decided=fields.decided,
        reason=fields.reason,
    )


def _report(fields: ReportFields, facts: MatchFacts, path: str, body: str, body_line: int) -> Report:
    image = fields.image
    return Report(
        facts=facts,
        path=path,
        title=fields.title,
        body=body,
        body_line=body_line,
        published=fields.published,
        modified=fields.modified,
        updates=tuple(Update(at=u.at, kind=u.kind, note=u.note) for u in fields.updates),
        image=Image(src=image.src, alt=image.alt, credit=image.credit) if image else None,
        authors=fields.authors or ((fields.author,) if fields.author else ()),
        tags=fields.tags,
        category=fields.category,
        slug=fields.slug,
        summary=fields.summary,
        status=fields.status.casefold() if fields.status else None,
        lang=fields.lang,
        translation=fields.translation,
        template=fields.template,
        save_as=fields.save_as,
        url=fields.url,
        moved_from=fields.moved_from,
    )


# What fields must agree on


def _inconsistencies(fields: ReportFields, facts: MatchFacts, source: Source) -> Iterator[Diagnostic]:
    yield from _choices(fields, source)
    if fields.away is None and (fields.score is None or fields.score.status != "bye"):
        yield _fault("missing-field", source, (), "'away' is missing", "add a line away: …")
    if fields.away is not None and fields.home.casefold() == fields.away.casefold():
        message = f"'{fields.home}' is both home and away"
        yield _fault("same-side-twice", source, ("away",), message, "write the opponent's name")
    yield from _goals_against_score(facts, source)
    yield from _kicks_against_penalties(facts, source)


def _choices(fields: ReportFields, source: Source) -> Iterator[Diagnostic]:
    choices: Mapping[str, tuple[str | None, tuple[str, ...]]] = {
        "status": (fields.status and fields.status.casefold(), STATUSES),
        "decided": (fields.decided, DECISIONS),
    }
    for name, (value, allowed) in choices.items():
        if value is not None and value not in allowed:
            yield _fault(
                f"bad-{name}", source, (name,), f"{name}: '{value}' is none", f"one of {', '.join(allowed)}"
            )
    for number, update in enumerate(fields.updates):
        if update.kind not in KINDS_OF_UPDATE:
            message = f"kind: '{update.kind}' is none"
            hint = f"one of {', '.join(KINDS_OF_UPDATE)}"
            yield _fault("bad-kind", source, ("updates", number, "kind"), message, hint)


def _goals_against_score(facts: MatchFacts, source: Source) -> Iterator[Diagnostic]:
    """As many goals as the score has, unless a scorer is unknown (``?``) or the match was awarded."""
    if not facts.goals:
        return
    result = facts.result
    if result is None:
        yield _fault(
            "goals-without-score", source, ("goals",), "goals, but no score", "add a line score: 2-1"
        )
        return
    played = result.on_pitch or result.score
    final = played.final if played else None
    if final is None:
        return
    for side, expected in zip(Side, final, strict=True):
        scored = [goal for goal in facts.goals if goal.side is side]
        if not _agree(scored, expected):
            goals = "1 goal" if len(scored) == 1 else f"{len(scored)} goals"
            message = f"{goals} for the {side.value} side, but the score says {expected}"
            yield _fault("goals-against-score", source, ("goals",), message, "a scorer nobody knows is ?")


def _agree(scored: list[Goal], expected: int) -> bool:
    if any(goal.player is None and goal.minute is None for goal in scored):
        return len(scored) <= expected
    return len(scored) == expected


def _kicks_against_penalties(facts: MatchFacts, source: Source) -> Iterator[Diagnostic]:
    scored = [kick.score for kick in facts.shootout if kick.score]
    penalties = facts.result.score.penalties if facts.result and facts.result.score else None
    if scored and penalties and scored[-1] != penalties:
        last, said = (f"{goals[0]}-{goals[1]}" for goals in (scored[-1], penalties))
        message = f"the shoot-out ends {last} here, but the score says {said} on penalties"
        yield _fault("shootout-against-score", source, ("shootout",), message, "correct one of the two")


def _fault(code: str, source: Source, path: tuple[str | int, ...], message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, place=source.at(*path), message=message, hint=hint)
