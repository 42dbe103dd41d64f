"""Planning at once: every page the site has, chapter by chapter and shelf by shelf."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cuprun.archive import Archive, SeasonArchive
from cuprun.football.cup import Cup
from cuprun.pages.addresses import Addresses
from cuprun.pages.catalogue import Catalogue
from cuprun.pages.chapter import Chapter, ChapterPlanner, Setting
from cuprun.pages.desk import Desk
from cuprun.pages.digest import StoryDigest
from cuprun.pages.feed_entry import FeedEntry, feed_entry
from cuprun.pages.library import MemoryLibrary
from cuprun.pages.plan import Artefact, Page, Plan, page_at
from cuprun.pages.shelves import ShelfPlanner
from cuprun.pages.site import SiteView
from cuprun.pages.story import Publication, Story
from cuprun.pages.text import article_page, not_found_page, text_page
from cuprun.pages.wording import Wording


def plan(
    archive: Archive,
    publication: Publication,
    *,
    site: SiteView,
    addresses: Addresses,
    page_size: int | None = None,
    feed_host: str = "localhost",
    report_bracket: bool = True,
) -> Plan:
    """Plan every page of the site.

    `page_size` is the number of stories on one page of a list; `report_bracket` says whether reports show
    the bracket as it stood after their match.
    """
    setting = Setting(
        addresses=addresses, words=Wording(site.lang), feed_host=feed_host, report_bracket=report_bracket
    )
    chapters = [ChapterPlanner(c, setting).plan() for c in chapters_of(archive, publication.stories)]
    texts = TextPlanner(publication, setting)
    library = MemoryLibrary(
        [*(story for chapter in chapters for story in chapter.stories), *texts.digests()],
        [team for chapter in chapters for team in chapter.teams],
        [chapter.season for chapter in chapters if chapter.season],
        [chapter.teaser for chapter in chapters if chapter.teaser],
    )
    shelves = ShelfPlanner(
        library, archive.teams, addresses, setting.words, site_name=site.name, page_size=page_size
    )
    planned: list[Artefact] = [artefact for chapter in chapters for artefact in chapter.artefacts]
    return Plan(artefacts=(*texts.plan(), *planned, *shelves.plan()), library=library)


def chapters_of(archive: Archive, stories: Iterable[Story]) -> Iterator[Chapter]:
    """Every season with what was written about it, a draft's that nothing else tells of included."""
    by_season: dict[tuple[str, str], list[Story]] = {key: [] for key in archive.seasons}
    for story in stories:
        if story.filed is not None:
            by_season.setdefault((story.filed.competition, story.filed.season), []).append(story)
    siblings: dict[str, list[str]] = {}
    for competition, season in sorted(archive.seasons, reverse=True):
        siblings.setdefault(competition, []).append(season)
    for (competition, season), own in by_season.items():
        known = archive.seasons.get((competition, season))
        yield Chapter(
            season=known or unheard_of(archive, competition, season),
            known=known is not None,
            stories=tuple(own),
            teams=archive.teams,
            siblings=tuple(siblings.get(competition, ())),
        )


def unheard_of(archive: Archive, competition: str, season: str) -> SeasonArchive:
    """The season of a draft that nothing else tells of."""
    return SeasonArchive(
        competition=archive.competitions[competition],
        season=season,
        cup=Cup(),
        matches={},
        facts={},
        round_names={},
    )


class TextPlanner:
    """Plans plain articles and pages, and the page for what is not there."""

    def __init__(self, publication: Publication, setting: Setting) -> None:
        self._texts = publication.texts
        self._articles = tuple(story for story in publication.stories if story.filed is None)
        self._setting = setting
        self._desk = Desk(Catalogue({}, self._articles, setting.addresses, setting.words))

    def plan(self) -> Iterator[Page]:
        for story in self._articles:
            own = (f"{story.template}.html",) if story.template else ()
            yield page_at(story.address, article_page(story, self._desk), *own, "article.html")
        for text in self._texts:
            own = (f"{text.template}.html",) if text.template else ()
            yield page_at(text.address, text_page(text), *own, "page.html")
        if address := self._setting.addresses.not_found.fill():
            yield page_at(address, not_found_page(address.url, self._desk), "404.html")

    def digests(self) -> Iterator[tuple[StoryDigest, FeedEntry]]:
        for story in self._articles:
            if story.status == "published":
                yield self._desk.digest(story), feed_entry(story, self._setting.feed_host)
