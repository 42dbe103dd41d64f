"""Filing: when a report is public, and what it counts as."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from cuprun.frontmatter.records import Report

DRAFT = "draft"


def published_at(report: Report, zone: ZoneInfo) -> datetime:
    """When a report goes public: as it says itself, else its match's kick-off (or the day's start).

    Times without a zone are the competition's.
    """
    return moment_of(report.published, report.facts.date, report.facts.kickoff, zone)


def moment_of(published: datetime | None, day: date | None, kickoff: time | None, zone: ZoneInfo) -> datetime:
    """As `published_at`, from what a report says."""
    if published is not None:
        return published if published.tzinfo else published.replace(tzinfo=zone)
    if day is None:
        return datetime.min.replace(tzinfo=zone)
    return datetime.combine(day, kickoff or time.min, tzinfo=zone)


def is_public(report: Report, published: datetime, now: datetime) -> bool:
    """Whether a report is out at `now`; a preview that does not say when is out at once."""
    return (report.facts.result is None and report.published is None) or published <= now


def status_of(report: Report, default: str) -> str:
    """``published``, ``hidden`` or ``draft``."""
    return (report.status or default).casefold()


def kind_of(report: Report) -> str:
    """``preview`` where there is no score yet, else ``report``."""
    return "preview" if report.facts.result is None else "report"
