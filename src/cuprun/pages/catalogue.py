"""The catalogue: what pages look up across seasons — teams, stories by match, addresses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cuprun.archive import Archive
from cuprun.pages.addresses import Address, Addresses, Pattern
from cuprun.pages.story import Publication, Story, Term
from cuprun.pages.views import Link, Pagination, TeamView
from cuprun.pages.wording import Wording


class Catalogue:
    """Everything that more than one kind of page needs, looked up once."""

    def __init__(
        self, archive: Archive, publication: Publication, addresses: Addresses, words: Wording
    ) -> None:
        self.archive = archive
        self.addresses = addresses
        self.words = words
        self.stories = tuple(story for story in publication.stories if story.status == "published")
        """Published stories, newest first, translations included."""
        self.originals = tuple(story for story in self.stories if not story.translation)
        self.publication = publication
        self._teams = {team: self._team_view(team) for team in archive.teams}
        self._by_match: dict[str, list[Story]] = {}
        for story in self.stories:
            if story.filed and story.filed.match_id:
                self._by_match.setdefault(story.filed.match_id, []).append(story)

    def team(self, id_: str) -> TeamView:
        return self._teams[id_]

    def _team_view(self, id_: str) -> TeamView:
        team = self.archive.teams[id_]
        return TeamView(
            id=id_,
            name=team.name,
            short=team.short,
            code=team.code,
            url=self.address(self.addresses.team, team=id_).url,
            colours=team.colours,
        )

    def address(self, pattern: Pattern, **fields: object) -> Address:
        """The address of a page that every site has. Raises ValueError where its pattern is empty."""
        address = pattern.fill(**fields)
        if address is None:
            raise ValueError(f"this kind of page needs a SAVE_AS pattern: {pattern}")
        return address

    def story_of(self, match_id: str, kind: str) -> Story | None:
        """The report or preview of a match: in the site's language if there is one, else the first."""
        stories = [story for story in self._by_match.get(match_id, ()) if story.kind == kind]
        ranked = sorted(stories, key=lambda s: (s.lang != self.words.lang, s.translation, s.address.url))
        return ranked[0] if ranked else None

    def stories_of(self, match_ids: Iterable[str]) -> tuple[Story, ...]:
        """The published stories about some matches, newest first, each in its first language only."""
        wanted = set(match_ids)
        return tuple(s for s in self.originals if s.filed and s.filed.match_id in wanted)

    def paginate(
        self, first: Address, entries: Sequence[Story], size: int | None
    ) -> list[tuple[Address, tuple[Story, ...], Pagination]]:
        """A list in pages of `size` (None = all on one page), each with its address and its links."""
        step = size or max(len(entries), 1)
        chunks = [tuple(entries[at : at + step]) for at in range(0, max(len(entries), 1), step)]
        pages = [self._numbered(first, number) for number in range(1, len(chunks) + 1)]
        return [
            (page, chunk, _pagination(pages, number))
            for number, (page, chunk) in enumerate(zip(pages, chunks, strict=True), start=1)
        ]

    def _numbered(self, first: Address, number: int) -> Address:
        rule = max(
            (rule for rule in self.addresses.pagination if rule.first <= number), key=lambda rule: rule.first
        )
        name, dot, ending = first.path.rpartition(".")
        base = name.removesuffix("index").rstrip("/")
        fields = {
            "name": name,
            "extension": dot + ending,
            "base_name": base,
            "number": number,
            "url": first.url.lstrip("/"),
            "save_as": first.path,
        }
        address = self.address(rule.pattern, **fields)
        return Address(address.path.lstrip("/"), "/" + address.url.lstrip("/"))


def term_link(term: Term) -> Link:
    """An author, tag or category as a link, where it has a page."""
    return Link(text=term.name, url=term.address.url if term.address else None)


def _pagination(pages: Sequence[Address], number: int) -> Pagination:
    return Pagination(
        number=number,
        total=len(pages),
        previous=pages[number - 2].url if number > 1 else None,
        next=pages[number].url if number < len(pages) else None,
        numbers=tuple(
            Link(text=str(other), url=None if other == number else page.url)
            for other, page in enumerate(pages, start=1)
        ),
    )
