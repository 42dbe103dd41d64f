"""Second reports: a match may have one preview and one report in each language, and no more."""

from __future__ import annotations

from collections.abc import Iterable

from cuprun.archive.archive import FiledReport
from cuprun.archive.filing import DRAFT
from cuprun.archive.meeting import Meeting
from cuprun.errors import Diagnostic


def second_reports(filed: Iterable[tuple[FiledReport, Meeting | None]]) -> list[Diagnostic]:
    """A fault for every report whose match has one of its kind and language already; drafts do not count."""
    first: dict[tuple[int, str, str], FiledReport] = {}
    faults = []
    for entry, meeting in filed:
        if meeting is None or entry.status == DRAFT:
            continue
        key = (id(meeting), entry.kind, (entry.report.lang or "").casefold())
        earlier = first.setdefault(key, entry)
        if earlier is not entry:
            faults.append(_fault(entry, earlier))
    return faults


def _fault(entry: FiledReport, earlier: FiledReport) -> Diagnostic:
    return Diagnostic(
        code=f"second-{entry.kind}",
        place=entry.report.facts.source.at("title"),
        message=f"this match has a {entry.kind} already, at {earlier.report.facts.source.at('title')}",
        hint="keep one of the two; a translation says its language (lang: en), a draft is one (status: draft)",
    )
