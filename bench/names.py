"""Made-up names of clubs, players and authors, as many as are asked for, none of them twice."""

from __future__ import annotations

from itertools import islice, product

_PREFIXES = ("KV", "KFC", "Racing", "Sporting", "Union", "Excelsior", "Olympia", "Eendracht")
_BEGINNINGS = ("Aal", "Berg", "Dender", "Eik", "Gaver", "Hage", "Kort", "Lier", "Meer", "Nieuw")
_MIDDLES = ("", "aarde", "en", "der", "ingen", "ster", "wijk", "zele")
_ENDINGS = ("beke", "brug", "dam", "donk", "gem", "hove", "kerke", "laar", "lo", "mond", "rode", "veld")
_FIRST_NAMES = (
    "Nora", "Bram", "Lotte", "Wout", "Ines", "Jef", "Hanne", "Stijn", "Fien", "Koen",
    "Saar", "Tuur", "Elke", "Ward", "Marie", "Joris", "Britt", "Senne", "Leen", "Arne",
)  # fmt: skip

SURNAMES = (
    "Claes", "Peeters", "Janssens", "Maes", "Jacobs", "Mertens", "Willems", "Goossens", "Wouters", "De Smet",
    "Van Damme", "Vermeulen", "Hermans", "Aerts", "Michiels", "Van den Broeck", "De Clercq", "Segers", "Lenaerts",
    "Desmet", "Verhoeven", "Bogaerts", "Martens", "Verlinden", "Smets", "Van de Velde", "Coppens", "Hendrickx",
    "Timmermans", "Declercq", "Baert", "Thys", "Moens", "Dierckx", "Verstraete", "Cools", "Pauwels", "Stevens",
)  # fmt: skip


def clubs(competition: int, count: int) -> list[str]:
    """The clubs that play in a competition, and in no other."""
    start = competition * count
    # Neighbours in the product differ in the prefix only: a step that is coprime to its size spreads them.
    every = len(_PREFIXES) * len(_BEGINNINGS) * len(_MIDDLES) * len(_ENDINGS)
    return [_club(number * 1117 % every, number // every) for number in range(start, start + count)]


def _club(number: int, again: int) -> str:
    number, prefix = divmod(number, len(_PREFIXES))
    number, beginning = divmod(number, len(_BEGINNINGS))
    ending, middle = divmod(number, len(_MIDDLES))
    town = _BEGINNINGS[beginning] + _MIDDLES[middle] + _ENDINGS[ending]
    return f"{_PREFIXES[prefix]} {town}" + (f" {again + 1}" if again else "")


def authors(count: int) -> list[str]:
    """Names of authors; at most 760."""
    return [f"{first} {last}" for last, first in islice(product(SURNAMES, _FIRST_NAMES), count)]
