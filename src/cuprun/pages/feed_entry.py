"""What feeds carry of a story."""

from __future__ import annotations

from msgspec import Struct

from cuprun.pages.plain_text import plain_text
from cuprun.pages.story import Story


class FeedEntry(Struct, frozen=True, kw_only=True):
    """One entry of a feed; `id` is permanent, addresses are paths from the root of the site."""

    id: str
    title: str
    url: str
    published: str
    """ISO 8601 with offset."""
    updated: str
    summary: str
    content: str
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()


def feed_entry(story: Story, host: str) -> FeedEntry:
    """A story's entry, with its whole text; `host` stands in its permanent id."""
    category = (story.category,) if story.category else ()
    return FeedEntry(
        id=_id(story, host),
        title=plain_text(story.title) if story.filed is None else story.title,
        url=story.address.url,
        published=story.published.isoformat(),
        updated=(story.modified or story.published).isoformat(),
        summary=story.summary,
        content=story.body,
        authors=tuple(author.name for author in story.authors),
        categories=tuple(term.name for term in (*category, *story.tags)),
    )


def _id(story: Story, host: str) -> str:
    """A tag URI (RFC 4151) that outlives a new title: a report's is its match, an article's its slug."""
    filed = story.filed
    if filed is None or filed.match_id is None:
        return f"tag:{host},{story.published:%Y-%m-%d}:{story.address.url}"
    return f"tag:{host},{filed.season[:4]}:{filed.match_id}/{story.kind}/{story.lang}"
