"""Foreign themes: the names that Pelican gives its templates, filled from our stories and views.

`simple`, `notmyidea` and all other themes written for Pelican print a site of reports this way. Nothing
of this is made for a theme that does with `page` and `site`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import Any

from pelican.paginator import Paginator
from pelican.urlwrappers import Author, Category, Tag
from pelican.utils import order_content

from cuprun.host.foreign_contents import (
    ForeignArticle,
    ForeignPage,
    foreign_article,
    foreign_page,
    match_line,
)
from cuprun.host.settings import Settings
from cuprun.pages.index import IndexPage
from cuprun.pages.listing import ArchivePage, ListingPage
from cuprun.pages.plan import Page
from cuprun.pages.report import ReportPage
from cuprun.pages.story import Publication, Story
from cuprun.pages.text import ArticlePage, TextPage

_TERMS = {"author": Author, "tag": Tag, "category": Category}


class ForeignNames:
    """Names for templates of one build; each is made when a template first needs one."""

    def __init__(self, publication: Publication, settings: Settings) -> None:
        self._publication = publication
        self._settings = settings

    def names(self, page: Page) -> dict[str, Any]:
        """All that Pelican would give the template of a page."""
        names = {**self._shared, "output_file": page.path, "url": page.view.url.lstrip("/")}
        view = page.view
        if isinstance(view, ReportPage | ArticlePage):
            return names | self._of_article(view)
        if isinstance(view, TextPage):
            return names | {"page": self._page(view)}
        if isinstance(view, IndexPage):
            return names | self._of_list(self._articles, view.pagination.number, "index", page.path)
        if isinstance(view, ListingPage):
            return names | self._of_listing(view, page.path)
        if isinstance(view, ArchivePage):
            return names | self._of_archive(view)
        return names

    @cached_property
    def _by_url(self) -> dict[str, ForeignArticle]:
        """Every story as an article, those of other languages joined to them."""
        made = {s.address.url: foreign_article(s, self._settings) for s in self._publication.stories}
        groups: dict[Hashable, list[ForeignArticle]] = defaultdict(list)
        for story in self._publication.stories:
            groups[_translation_group(story)].append(made[story.address.url])
        for group in groups.values():
            for article in group:
                article.translations = [other for other in group if other.lang != article.lang]
        return made

    @cached_property
    def _texts(self) -> dict[str, ForeignPage]:
        return {text.address.url: foreign_page(text, self._settings) for text in self._publication.texts}

    def _with_status(self, status: str) -> list[ForeignArticle]:
        return [
            self._by_url[story.address.url]
            for story in self._publication.stories
            if story.status == status and not story.translation
        ]

    @cached_property
    def _articles(self) -> list[ForeignArticle]:
        return list(order_content(self._with_status("published"), self._settings["ARTICLE_ORDER_BY"]))

    def _pages(self, status: str) -> list[ForeignPage]:
        texts = (t for t in self._publication.texts if t.status == status and not t.translation)
        return [self._texts[text.address.url] for text in texts]

    @cached_property
    def _shared(self) -> dict[str, Any]:
        """What every template is given."""
        by_term = {kind: self._by_term(kind) for kind in _TERMS}
        categories = sorted(by_term["category"], reverse=self._settings["REVERSE_CATEGORY_ORDER"])
        return {
            **self._settings,
            "articles": self._articles,
            "all_articles": self._articles,
            "dates": self._dates(self._articles),
            "drafts": self._with_status("draft"),
            "hidden_articles": self._with_status("hidden"),
            "pages": self._pages("published"),
            "hidden_pages": self._pages("hidden"),
            "draft_pages": self._pages("draft"),
            "tags": by_term["tag"],
            "categories": categories,
            "authors": sorted(by_term["author"]),
            "period_archives": {},
            "related_posts": [],
            "localsiteurl": "",
        }

    def _dates(self, articles: Sequence[ForeignArticle]) -> list[ForeignArticle]:
        newest_first = bool(self._settings["NEWEST_FIRST_ARCHIVES"])
        return sorted(articles, key=lambda article: article.date, reverse=newest_first)

    def _by_term(self, kind: str) -> list[tuple[Any, list[ForeignArticle]]]:
        """Each author, tag or category with its articles, as pairs."""
        groups: dict[Any, list[ForeignArticle]] = defaultdict(list)
        for article in self._articles:
            for term in _terms(article, kind):
                groups[term].append(article)
        return list(groups.items())

    def _of_article(self, view: ReportPage | ArticlePage) -> dict[str, Any]:
        article = self._by_url[view.url]
        if isinstance(view, ReportPage):
            article = article.opened_with(match_line(view.match))
        category = getattr(article, "category", None)
        return {"article": article, "category": category, "blog": True}

    def _page(self, view: TextPage) -> ForeignPage:
        page = self._texts[view.url]
        page.view = view
        return page

    def _of_listing(self, view: ListingPage, path: str) -> dict[str, Any]:
        listed = [self._by_url[card.url] for card in view.stories]
        wanted = next(t for t in _terms(listed[0], view.kind) if t.name == view.heading)
        articles = [article for article in self._articles if wanted in _terms(article, view.kind)]
        return {
            view.kind: wanted,
            **self._of_list(articles, view.pagination.number, view.kind, path, wanted),
            "page_name": wanted.page_name,
        }

    def _of_archive(self, view: ArchivePage) -> dict[str, Any]:
        articles = [self._by_url[line.url] for _, lines in view.months for line in lines]
        period = (view.heading,)
        return {"articles": articles, "dates": self._dates(articles), "period": period, "period_num": period}

    def _of_list(
        self, articles: list[ForeignArticle], number: int, name: str, path: str, term: Any = None
    ) -> dict[str, Any]:
        """A page of a list, in the words of Pelican's paginator."""
        size = self._settings["DEFAULT_PAGINATION"] or None
        save_as = term.save_as if term else self._settings["INDEX_SAVE_AS"]
        url = term.url if term else self._settings["INDEX_URL"]
        names: dict[str, Any] = {"blog": True, "template_name": name, "page_name": name, "output_file": path}
        for key, listed in (("articles", articles), ("dates", self._dates(articles))):
            pages = Paginator(save_as, url, listed, self._settings, size)
            names |= {
                key: listed,
                f"{key}_paginator": pages,
                f"{key}_page": pages.page(number),
                f"{key}_previous_page": pages.page(number - 1) if number > 1 else None,
                f"{key}_next_page": pages.page(number + 1) if number < pages.num_pages else None,
            }
        return names


def _terms(article: ForeignArticle, kind: str) -> Sequence[Any]:
    if kind == "category":
        return [article.category] if hasattr(article, "category") else []
    return list(getattr(article, f"{kind}s", ()))


def _translation_group(story: Story) -> Hashable:
    """What a story shares with its translations: its match, or its slug."""
    if story.filed is None:
        return ("article", story.slug)
    return (story.kind, story.filed.match_id or story.source)
