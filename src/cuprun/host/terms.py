"""Terms: authors, tags and categories, with the slugs and addresses that Pelican gives them."""

from __future__ import annotations

from collections.abc import Iterable

from pelican.urlwrappers import Author, Category, Tag

from cuprun.host.settings import Settings
from cuprun.pages.addresses import Address
from cuprun.pages.story import Term

_KINDS = {"author": Author, "tag": Tag, "category": Category}


class Terms:
    """All names met so far; the first way of writing a name stands for those with the same slug."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._by_name: dict[tuple[str, str], Term] = {}
        self._by_slug: dict[tuple[str, str], Term] = {}
        self._together: dict[tuple[str, ...], tuple[Term, ...]] = {}

    def term(self, kind: str, name: str) -> Term:
        """``term("author", "Nora Claes")``; kinds are author, tag and category."""
        key = (kind, name)
        if key not in self._by_name:
            made = self._make(kind, name)
            self._by_name[key] = self._by_slug.setdefault((kind, made.slug), made)
        return self._by_name[key]

    def terms(self, kind: str, names: Iterable[str]) -> tuple[Term, ...]:
        """Each term once, in order."""
        key = (kind, *names)
        if key not in self._together:
            self._together[key] = tuple(dict.fromkeys(self.term(kind, name) for name in key[1:]))
        return self._together[key]

    def _make(self, kind: str, name: str) -> Term:
        wrapper = _KINDS[kind](name, self._settings)
        if not self._settings[f"{kind.upper()}_SAVE_AS"]:
            return Term(name=str(wrapper), slug=wrapper.slug, address=None)
        address = Address(wrapper.save_as, "/" + wrapper.url.lstrip("/"))
        return Term(name=str(wrapper), slug=wrapper.slug, address=address)
