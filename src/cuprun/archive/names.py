"""Names and who they stand for: one register for teams, one for competitions.

What a name stands for never depends on the order in which names are met: an undeclared name's id is made of
its letters alone, and of several spellings of one id the same one is always shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from cuprun.archive.likeness import near_names
from cuprun.archive.slug import slug
from cuprun.errors import Diagnostic, Place, Severity
from cuprun.frontmatter.records import TeamRecord

_MARKED = re.compile(r"(?P<name>.*\S)\s*\((?P<country>[A-Z][A-Za-z]{2})\)")


class KnownName(Struct, frozen=True, kw_only=True):
    """A name that a file declares: for whom, from when until when, and the country of whom it stands for."""

    text: str
    id: str
    since: date | None = None
    until: date | None = None
    country: str | None = None

    @property
    def is_dated(self) -> bool:
        return self.since is not None or self.until is not None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def is_of(self, country: str) -> bool:
        """Whether a mark such as ``URU`` may be of this name's country, be it written ``URU`` or ``Uruguay``."""
        own, mark = (self.country or "").casefold(), country.casefold()
        return bool(own) and (own.startswith(mark) or mark.startswith(own))


def names_of_teams(teams: Iterable[TeamRecord]) -> dict[str, list[KnownName]]:
    """Every name that team files declare, by the id of the team."""
    return {team.id: list(_names_of(team)) for team in teams}


def _names_of(team: TeamRecord) -> Iterator[KnownName]:
    for name in filter(None, (team.name, *team.also, team.short)):
        yield KnownName(text=name, id=team.id, country=team.country)
    for once in team.once:
        yield KnownName(text=once.name, id=team.id, since=once.since, until=once.until, country=team.country)


class Register:
    """Resolves names to ids. Names no file declares are taken as they come.

    `kind` is the word for what is registered, in messages: ``team``, ``competition``.
    """

    def __init__(self, kind: str, declared: Mapping[str, Iterable[str | KnownName]]) -> None:
        """`declared` has the names of each id. A name may stand for several ids: dates or countries tell."""
        self._kind = kind
        self._ids = {slug(id_): id_ for id_ in declared}
        self._known: dict[str, list[KnownName]] = {}
        for id_, names in sorted(declared.items()):
            for name in names:
                known = name if isinstance(name, KnownName) else KnownName(text=name, id=id_)
                self._known.setdefault(slug(known.text), []).append(known)
        self._undeclared: dict[str, str] = {}
        self._countries: dict[str, set[str]] = {}
        self._places: dict[str, Place] = {}
        self._ambiguous: dict[tuple[str, tuple[str, ...]], Place] = {}

    def resolve(self, name: str, place: Place, day: date | None = None) -> str:
        """The id a name stands for on a day; an unknown name becomes an id of its own.

        A name may have the mark of its country behind it (``Nacional (URU)``), and an id is a name, too.
        """
        text, country = _parted(name) if slug(name) not in self._known else (name.strip(), None)
        key = slug(text)
        if key in self._ids and country is None:
            return self._ids[key]
        if key in self._known:
            return self._known_id(text, self._told_apart(self._known[key], country, day), place)
        self._undeclared[key] = min(self._undeclared.get(key, text), text, key=_plainness)
        self._places[key] = min(self._places.get(key, place), place)
        if country:
            self._countries.setdefault(key, set()).add(country.upper())
        return key

    def _told_apart(self, known: list[KnownName], country: str | None, day: date | None) -> list[KnownName]:
        """Those that a name may stand for; what would leave nobody does not tell.

        On a day, whoever bore the name for a time comes before whoever is called so for good; without a
        day it is the other way round.
        """
        if country:
            known = [name for name in known if name.is_of(country)] or known
        if day:
            known = [name for name in known if name.holds_on(day)] or known
            return [name for name in known if name.is_dated] or known
        known = [name for name in known if name.until is None] or known
        return [name for name in known if not name.is_dated] or known

    def _known_id(self, text: str, known: list[KnownName], place: Place) -> str:
        """The only id that is left; of several the first, and that is reported."""
        ids = tuple(dict.fromkeys(name.id for name in known))
        if len(ids) > 1:
            seen = (text, ids)
            self._ambiguous[seen] = min(self._ambiguous.get(seen, place), place)
        return ids[0]

    def known(self, name: str) -> str | None:
        """The id a name stands for; None where nobody goes by it so far."""
        key = slug(name)
        if key in self._undeclared:
            return key
        return self._ids.get(key) or next((known.id for known in self._known.get(key, ())), None)

    @property
    def undeclared(self) -> Mapping[str, str]:
        """Names that no file declares, by the id they were given."""
        return dict(sorted(self._undeclared.items()))

    def near_misses(self) -> list[Diagnostic]:
        """What is suspicious about the names that were met: slips, and marks of several countries."""
        known = {name.text for names in self._known.values() for name in names}
        near = near_names(self._undeclared.values(), known)
        slips = [
            self._slip(id_, name, near[name], known=near[name] in known)
            for id_, name in self.undeclared.items()
            if name in near
        ]
        return [*slips, *self._namesakes()]

    def _slip(self, id_: str, name: str, near: str, *, known: bool) -> Diagnostic:
        hint = f"write '{near}', or list '{name}' under `also` of the {self._kind} it stands for"
        if not known:
            hint = f"write one of the two everywhere, or declare each as a {self._kind} of its own"
        return Diagnostic(
            code=f"near-{self._kind}-name",
            place=self._places[id_],
            message=f"unknown {self._kind} '{name}', taken as one of its own; did you mean '{near}'?",
            hint=hint,
            severity=Severity.WARNING,
        )

    def _namesakes(self) -> list[Diagnostic]:
        """A warning for each undeclared name that has the marks of several countries."""
        return [
            Diagnostic(
                code=f"one-{self._kind}-name",
                place=self._places[id_],
                message=f"'{self._undeclared[id_]}' has the marks of {', '.join(sorted(countries))}, taken as one",
                hint=f"declare each as a {self._kind} of its own, with its country",
                severity=Severity.WARNING,
            )
            for id_, countries in sorted(self._countries.items())
            if len(countries) > 1
        ]

    def ambiguities(self) -> list[Diagnostic]:
        """A fault for each name that may stand for several where it was met."""
        return [
            Diagnostic(
                code=f"ambiguous-{self._kind}",
                place=place,
                message=f"'{text}' may be {' or '.join(ids)}",
                hint=f"write the id of the one that is meant, or its country behind the name: {text} (URU)",
            )
            for (text, ids), place in sorted(self._ambiguous.items())
        ]


def _parted(name: str) -> tuple[str, str | None]:
    """A name and the mark of its country behind it, if there is one."""
    marked = _MARKED.fullmatch(name.strip())
    return (marked["name"], marked["country"]) if marked else (name.strip(), None)


def _plainness(name: str) -> tuple[bool, int, str]:
    """Of several spellings of one id the least will do: not in capitals, with its accents, by the alphabet."""
    return (name.isupper(), sum(char.isascii() for char in name) - len(name), name)
