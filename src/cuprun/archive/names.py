"""Names and who they stand for: one register for teams, one for competitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz import fuzz, process

from cuprun.archive.slug import slug
from cuprun.errors import Diagnostic, Place, Severity

_NEAR = 85.0
"""From this likeness on (of 100) an unknown name is suspiciously near a known one."""


class Register:
    """Resolves names to ids. Names no file declares are taken as they come.

    `kind` is the word for what is registered, in messages: ``team``, ``competition``.
    """

    def __init__(self, kind: str, declared: Mapping[str, Iterable[str]]) -> None:
        """`declared` has the names of each id; a name may stand for one id only."""
        self._kind = kind
        self._ids: dict[str, list[str]] = {}
        self._declared = {name: id_ for id_, names in declared.items() for name in names}
        for name, id_ in self._declared.items():
            self._learn(name, id_)
        for id_ in declared:
            self._ids[slug(id_)] = [id_]
        self._undeclared: dict[str, str] = {}
        self._places: dict[str, Place] = {}

    def _learn(self, name: str, id_: str) -> None:
        ids = self._ids.setdefault(slug(name), [])
        if id_ not in ids:
            ids.append(id_)

    def resolve(self, name: str, place: Place) -> str:
        """The id a name stands for; an unknown name becomes an id of its own."""
        key = slug(name)
        if key in self._ids:
            return self._ids[key][0]
        self._ids[key] = [key]
        self._undeclared[key] = name
        self._places[key] = place
        return key

    def known(self, name: str) -> str | None:
        """The id a name stands for; None where nobody goes by it so far."""
        ids = self._ids.get(slug(name))
        return ids[0] if ids else None

    def is_ambiguous(self, name: str) -> tuple[str, ...]:
        """The ids a name could stand for, where there are several; else nothing."""
        ids = self._ids.get(slug(name), [])
        return tuple(ids) if len(ids) > 1 else ()

    @property
    def undeclared(self) -> Mapping[str, str]:
        """Names that no file declares, by the id they were given."""
        return self._undeclared

    def near_misses(self) -> list[Diagnostic]:
        """A warning for each undeclared name that is suspiciously near a declared one."""
        declared = list(self._declared)
        warnings = []
        for id_, name in self._undeclared.items():
            near = process.extractOne(name, declared, scorer=fuzz.ratio, score_cutoff=_NEAR)
            if near is not None:
                warnings.append(self._warning(name, near[0], self._places[id_]))
        return warnings

    def _warning(self, name: str, near: str, place: Place) -> Diagnostic:
        return Diagnostic(
            code=f"near-{self._kind}-name",
            place=place,
            message=f"unknown {self._kind} '{name}', taken as one of its own; did you mean '{near}'?",
            hint=f"write '{near}', or list '{name}' under `also` of the {self._kind} it stands for",
            severity=Severity.WARNING,
        )
