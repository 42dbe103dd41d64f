"""Which authors, tags and categories have a page: those of some published story."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from msgspec.structs import replace

from cuprun.host.manuscript import Manuscript
from cuprun.host.placing import Placed
from cuprun.host.terms import Terms
from cuprun.pages.addresses import Address
from cuprun.pages.story import Term

Text = TypeVar("Text", Manuscript, Placed)


class TermPages:
    """Knows the pages of terms from the texts that will be listed on them."""

    def __init__(self, texts: Sequence[Manuscript | Placed], terms: Terms) -> None:
        self._terms = terms
        listed = [m for m in texts if m.status == "published" and m.kind != "page" and not m.translation]
        self._present = {(kind, term.slug) for manuscript in listed for kind, term in _terms_of(manuscript)}

    def address(self, kind: str, name: str) -> Address | None:
        """The page of an author, a tag or a category; None where there is none."""
        return self._with_page(kind, self._terms.term(kind, name)).address

    def linked(self, text: Text) -> Text:
        """The text with addresses only for terms that have a page: a draft's author may have none."""
        category = text.category
        return replace(
            text,
            authors=tuple(self._with_page("author", term) for term in text.authors),
            tags=tuple(self._with_page("tag", term) for term in text.tags),
            category=self._with_page("category", category) if category else None,
        )

    def _with_page(self, kind: str, term: Term) -> Term:
        return term if (kind, term.slug) in self._present else replace(term, address=None)


def _terms_of(manuscript: Manuscript | Placed) -> Sequence[tuple[str, Term]]:
    category = [manuscript.category] if manuscript.category else []
    return [
        *(("author", term) for term in manuscript.authors),
        *(("tag", term) for term in manuscript.tags),
        *(("category", term) for term in category),
    ]
