from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def _titles(features: Any, path: str) -> list[str | None]:
    feed = ElementTree.fromstring(features.read(path))
    return [
        title.text for title in feed.findall("a:entry/a:title", ATOM) + feed.findall("channel/item/title")
    ]


def test_there_is_a_feed_for_the_site_each_competition_team_and_author(features: Any) -> None:
    features.built()
    dagenham = 'Dagenham & Redbridge say "yes" to the <final>'
    assert _titles(features, "feed.xml")[:3] == ["Beta beat Gamma", "Beta klopt Gamma", dagenham]
    assert _titles(features, "cups/test-cup/feed.xml") == ["Beta beat Gamma", dagenham]
    assert _titles(features, "teams/alpha/feed.xml") == [dagenham]
    assert _titles(features, "authors/tom-de-wit/feed.xml") == [dagenham, "A plain article"]
    assert _titles(features, "feeds/all-nl.atom.xml") == ["Beta klopt Gamma", "Een gewoon artikel"]


def test_feeds_follow_pelicans_settings(features: Any) -> None:
    features.built(
        FEED_ALL_ATOM=None,
        FEED_RSS="rss.xml",
        TAG_FEED_ATOM="tag/{slug}.xml",
        CATEGORY_FEED_ATOM=None,
        AUTHOR_FEED_RSS=None,
        TRANSLATION_FEED_ATOM=None,
        FEED_MAX_ITEMS=1,
    )
    assert _titles(features, "rss.xml") == ["Beta beat Gamma"]
    assert _titles(features, "tag/late-goals.xml") == ["Beta beat Gamma"]
    assert "feed.xml" not in features.paths()
    assert not any(path.startswith("feeds/") for path in features.paths())


def test_addresses_in_feeds_are_whole(features: Any) -> None:
    features.built(SITEURL="https://example.org/cups")
    feed = features.read("feed.xml")
    assert "https://example.org/cups/images/ball.svg" in feed
    assert "cuprun-root" not in feed
    links = ElementTree.fromstring(feed).findall("a:entry/a:link", ATOM)
    assert all(link.attrib["href"].startswith("https://example.org/cups/") for link in links)


def test_a_new_title_leaves_the_identity_of_an_entry(features: Any) -> None:
    features.built(SITEURL="https://example.org")
    before = _ids(features)
    features.edit("reports/semi-two.md", "title: Beta beat Gamma", "title: Gamma out")
    features.built(SITEURL="https://example.org")
    assert _ids(features) == before


def _ids(features: Any) -> set[str | None]:
    feed = ElementTree.fromstring(features.read("feed.xml"))
    return {id_.text for id_ in feed.findall("a:entry/a:id", ATOM)}


def test_an_empty_feed_does_not_change_by_itself(features: Any) -> None:
    features.write("reports/extra.md", _EXTRA)
    features.built()
    feed = ElementTree.fromstring(features.read("teams/kappa/feed.xml"))
    assert feed.findtext("a:updated", namespaces=ATOM) == "1970-01-01T00:00:00+00:00"


_EXTRA = """---
title: Hidden away
date: 2025-01-05
competition: Test Cup
season: 2024-25
round: quarter-final
home: Kappa
away: Alpha
score: 0-2
status: hidden
---

Text.
"""
