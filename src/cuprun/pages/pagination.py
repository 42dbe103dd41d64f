"""Lists in pages: how many there are, and where each of them lives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from cuprun.pages.addresses import Address, PaginationRule
from cuprun.pages.views import Link, Pagination


def page_addresses(
    first: Address, count: int, size: int | None, rules: tuple[PaginationRule, ...]
) -> Sequence[Address]:
    """The addresses of a list of `count` entries, `size` on a page (None = all on one page)."""
    return _addresses(first, max(1, -(-count // size)) if size else 1, rules)


@lru_cache(maxsize=64)
def _addresses(first: Address, pages: int, rules: tuple[PaginationRule, ...]) -> tuple[Address, ...]:
    return tuple(_numbered(first, number, rules) for number in range(1, pages + 1))


def pagination(pages: Sequence[Address], number: int) -> Pagination:
    """The links of page `number`, counted from 1."""
    return Pagination(
        number=number,
        total=len(pages),
        previous=pages[number - 2].url if number > 1 else None,
        next=pages[number].url if number < len(pages) else None,
        numbers=tuple(_near(pages, number)),
    )


def _near(pages: Sequence[Address], number: int) -> list[Link]:
    """The first, the last and those around the current one, which has no address; ``…`` stands for a gap."""
    shown = [n for n in range(1, len(pages) + 1) if n in (1, len(pages)) or abs(n - number) <= _AROUND]
    links: list[Link] = []
    for before, here in zip([0, *shown], shown, strict=False):
        if here - before > 1:
            links.append(Link(text="…"))
        links.append(Link(text=str(here), url=None if here == number else pages[here - 1].url))
    return links


_AROUND = 3


def _numbered(first: Address, number: int, rules: Sequence[PaginationRule]) -> Address:
    rule = max((rule for rule in rules if rule.first <= number), key=lambda rule: rule.first)
    name, dot, ending = first.path.rpartition(".")
    base = name.removesuffix("index").rstrip("/")
    address = rule.pattern.fill(
        name=name,
        extension=dot + ending,
        base_name=base,
        number=number,
        url=first.url.lstrip("/"),
        save_as=first.path,
    )
    if address is None:
        raise ValueError(f"pages of lists need a SAVE_AS pattern: {rule.pattern}")
    return Address(address.path.lstrip("/"), "/" + address.url.lstrip("/"))
