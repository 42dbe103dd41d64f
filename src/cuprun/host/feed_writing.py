"""Feeds as XML: Pelican's feedgenerator, without its clock."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed

from cuprun.host.link_pattern import ROOT
from cuprun.pages.feed_entry import FeedEntry
from cuprun.pages.plan import Feed
from cuprun.pages.site import SiteView

_NO_NEWS = datetime(1970, 1, 1, tzinfo=UTC)


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return _latest(self.items)


class _Rss(Rss201rev2Feed):
    def latest_post_date(self) -> datetime:
        return _latest(self.items)


_CLASSES: dict[str, Any] = {"atom": _Atom, "rss": _Rss}


def _latest(items: list[dict[str, Any]]) -> datetime:
    """When the newest entry changed; an empty feed has a day of its own rather than today."""
    return max((item["updateddate"] or item["pubdate"] for item in items), default=_NO_NEWS)


def written(feed: Feed, root: str, site: SiteView) -> str:
    """A feed as XML; `root` is the site's address with a slash at the end.

    The site stands for the author of what has none: Atom wants one.
    """
    made = _CLASSES[feed.format](
        title=feed.title,
        link=root + feed.url.lstrip("/"),
        feed_url=root + feed.path,
        description=site.tagline or "",
        subtitle=site.tagline,
        language=site.lang,
        author_name=site.name,
    )
    for entry in feed.entries:
        _add(made, entry, root)
    text = StringIO()
    made.write(text, "utf-8")
    return text.getvalue()


def _add(made: Any, entry: FeedEntry, root: str) -> None:
    summary, content = (html.replace(f"{ROOT}/", root) for html in (entry.summary, entry.content))
    is_atom = isinstance(made, _Atom)
    made.add_item(
        title=entry.title,
        link=root + entry.url.lstrip("/"),
        unique_id=entry.id,
        unique_id_is_permalink=False,
        description=(summary if summary != content else None) if is_atom else content or summary,
        content=content if is_atom else None,
        categories=entry.categories or None,
        author_name=", ".join(entry.authors) or None,
        pubdate=datetime.fromisoformat(entry.published),
        updateddate=datetime.fromisoformat(entry.updated),
    )
