"""Filing: when a report is public, and what it counts as."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from cuprun.frontmatter.records import Report

DRAFT = "draft"


def published_at(report: Report, zone: ZoneInfo) -> datetime:
    """When a report goes public: as it says itself, else its match's kick-off (or the day's start).

    Times without a zone are the competition's.
    """
    if report.published is not None:
        return report.published if report.published.tzinfo else report.published.replace(tzinfo=zone)
    day = report.facts.date
    if day is None:
        return datetime.min.replace(tzinfo=zone)
    return datetime.combine(day, report.facts.kickoff or time.min, tzinfo=zone)


def is_public(report: Report, published: datetime, now: datetime) -> bool:
    """Whether a report is out at `now`; a preview that does not say when is out at once."""
    return (report.facts.result is None and report.published is None) or published <= now


def status_of(report: Report, default: str) -> str:
    """``published``, ``hidden`` or ``draft``."""
    return (report.status or default).casefold()


def kind_of(report: Report) -> str:
    """``preview`` where there is no score yet, else ``report``."""
    return "preview" if report.facts.result is None else "report"
