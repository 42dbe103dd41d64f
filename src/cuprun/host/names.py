"""Names: what teams and competitions are called all over the site, for those who see only a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from cuprun.archive.names import Register
from cuprun.archive.registers import Registers
from cuprun.archive.regulations import keeping_to_one_year
from cuprun.archive.sides import read_side
from cuprun.errors import Diagnostic, Place
from cuprun.football.match import Slot, TeamId, WinnerBetween
from cuprun.frontmatter.records import CompetitionRecord, TeamRecord
from cuprun.host.survey import Name


class Names:
    """Resolves the names of one state of the site. Names that no file declares are taken as they come."""

    def __init__(
        self, teams: Iterable[TeamRecord], competitions: Iterable[CompetitionRecord], timezone: ZoneInfo
    ) -> None:
        listed = tuple(competitions)
        self._timezone = timezone
        self.registers = Registers.of(teams, listed)
        self._records = {record.id: record for record in listed}
        self._sides: dict[tuple[str, str | None], Slot] = {}
        self._ids: dict[str, str] = {}
        self.one_year = keeping_to_one_year(listed)

    def competition(self, name: Name, file: str = "") -> str:
        if name.text not in self._ids:
            self._ids[name.text] = self.registers.competitions.resolve(
                name.text, Place(file, name.line, name.column)
            )
        return self._ids[name.text]

    def team(self, name: Name, day: str | None, file: str = "") -> Slot:
        """The side that a name means on a day: a team, or one that is not known yet."""
        key = (name.text, day)
        if key not in self._sides:
            place = Place(file, name.line, name.column)
            on = date.fromisoformat(day) if day else None
            self._sides[key] = read_side(name.text, self.registers.teams, place, on)
        return self._sides[key]

    def teams_of(self, name: Name) -> Iterable[TeamId]:
        """The teams that a name speaks of, as far as no day is needed to tell."""
        side = self.team(name, None)
        if isinstance(side, WinnerBetween):
            return side.teams
        return (side,) if isinstance(side, TeamId) else ()

    def zone(self, competition: str) -> ZoneInfo:
        record = self._records.get(competition)
        return ZoneInfo(record.timezone) if record and record.timezone else self._timezone

    @property
    def undeclared_teams(self) -> Mapping[TeamId, str]:
        """What teams are called that no file declares, by id."""
        return self.registers.teams.undeclared

    def near_misses(self) -> list[Diagnostic]:
        """Warnings for names that are suspiciously near a declared one."""
        registers: tuple[Register, ...] = (self.registers.teams, self.registers.competitions)
        return [warning for register in registers for warning in register.near_misses()]
