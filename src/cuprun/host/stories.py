"""Manuscripts → stories and texts: their links resolved, their summaries made."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cuprun.archive import FiledReport
from cuprun.host.links import Linker
from cuprun.host.manuscript import Manuscript
from cuprun.host.markdown import summary_of
from cuprun.host.placing import Placed
from cuprun.host.settings import Settings
from cuprun.pages.story import Publication, Story, Text


def publication(manuscripts: Iterable[Manuscript], linker: Linker, settings: Settings) -> Publication:
    """Everything there is to read: stories newest first, pages in the order they come in."""
    stories = []
    texts = []
    for manuscript in manuscripts:
        if manuscript.published is None or manuscript.kind == "page":
            texts.append(_text(manuscript, linker, settings))
        else:
            body, summary = _resolved(manuscript, linker, settings)
            stories.append(
                story_of(
                    manuscript,
                    manuscript.published,
                    body=body,
                    summary=summary,
                    modified=manuscript.modified,
                )
            )
    return Publication(stories=newest_first(stories), texts=tuple(texts))


def newest_first(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Stories of one moment stand in the same order everywhere, originals before their translations."""
    ordered = sorted(stories, key=lambda story: (story.translation, story.address.url))
    return tuple(sorted(ordered, key=lambda story: story.published, reverse=True))


def story_of(
    told: Manuscript | Placed,
    published: datetime,
    *,
    body: str,
    summary: str,
    modified: datetime | None,
    filed: FiledReport | None = None,
) -> Story:
    """A story of an article or a report that has its place, with its text and summary as HTML."""
    return Story(
        kind=told.kind,
        status=told.status,
        title=told.title,
        slug=told.slug,
        address=told.address,
        body=body,
        summary=summary,
        published=published,
        modified=modified,
        authors=told.authors,
        tags=told.tags,
        category=told.category,
        lang=told.lang,
        translation=told.translation,
        template=told.template,
        source=told.source,
        filed=filed,
    )


def _text(manuscript: Manuscript, linker: Linker, settings: Settings) -> Text:
    body, summary = _resolved(manuscript, linker, settings)
    return Text(
        title=manuscript.title,
        slug=manuscript.slug,
        address=manuscript.address,
        body=body,
        summary=summary,
        status=manuscript.status,
        lang=manuscript.lang,
        translation=manuscript.translation,
        template=manuscript.template,
        source=manuscript.source,
        in_menu=bool(settings["DISPLAY_PAGES_ON_MENU"]) and manuscript.status == "published",
    )


def _resolved(manuscript: Manuscript, linker: Linker, settings: Settings) -> tuple[str, str]:
    """Text and summary with their links resolved."""
    body = linker.resolve(manuscript, manuscript.html)
    if manuscript.summary is None:
        return body, summary_of(body, settings)
    return body, linker.resolve(manuscript, manuscript.summary, manuscript.summary_place)
