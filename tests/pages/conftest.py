"""Plans of little sites, made of results in Football.TXT."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from cuprun.archive import Archive, assemble
from cuprun.frontmatter.football_txt.reading import read_results
from cuprun.frontmatter.records import CompetitionRecord, Records
from cuprun.pages.addresses import Addresses
from cuprun.pages.catalogue import Catalogue
from cuprun.pages.plan import Json, Page, Plan, Redirect
from cuprun.pages.planning import plan
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.site import SiteView
from cuprun.pages.story import Publication
from cuprun.pages.wording import Wording

BRUSSELS = ZoneInfo("Europe/Brussels")


class PlannedSite:
    """A plan, to be asked for the view at an address."""

    def __init__(self, planned: Plan) -> None:
        self.plan = planned
        self.paths = [artefact.path for artefact in planned.artefacts]

    def view(self, folder: str) -> Any:
        path = f"{folder}/index.html".lstrip("/")
        return next(a.view for a in self.plan.artefacts if isinstance(a, Page) and a.path == path)

    def data(self, path: str) -> Any:
        return next(a.data for a in self.plan.artefacts if isinstance(a, Json) and a.path == path)

    def redirects(self) -> dict[str, str]:
        return {a.path: a.url for a in self.plan.artefacts if isinstance(a, Redirect)}


Assembled = Callable[..., Archive]


@pytest.fixture
def assembled() -> Assembled:
    """``assembled(results)``: the archive of results in Football.TXT, without a fault."""

    def make(results: str, competitions: tuple[CompetitionRecord, ...] = ()) -> Archive:
        reading = read_results(results, file="content/results/cup.txt")
        assert not reading.diagnostics, reading.diagnostics
        records = Records(results=reading.facts, competitions=competitions)
        assembly = assemble(records, now=datetime(2025, 6, 1, tzinfo=BRUSSELS), timezone=BRUSSELS)
        assert not assembly.diagnostics, assembly.diagnostics
        return assembly.archive

    return make


@pytest.fixture
def planned(assembled: Assembled) -> Callable[..., PlannedSite]:
    """``planned(results, lang="nl")``; further competitions may be given."""

    def make(results: str, lang: str = "en", competitions: tuple[CompetitionRecord, ...] = ()) -> PlannedSite:
        archive = assembled(results, competitions)
        site = SiteView(name="Cups", url="", lang=lang)
        return PlannedSite(plan(archive, Publication(), site=site, addresses=Addresses()))

    return make


@pytest.fixture
def presented(assembled: Assembled) -> Callable[..., SeasonPresenter]:
    """``presented(results, lang="nl")``: the one season that the results tell of."""

    def make(results: str, lang: str = "en") -> SeasonPresenter:
        archive = assembled(results)
        (season,) = archive.seasons.values()
        return SeasonPresenter(Catalogue(archive.teams, (), Addresses(), Wording(lang)), season)

    return make
