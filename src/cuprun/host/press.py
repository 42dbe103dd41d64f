"""The press: makes the pages of one chapter, in whatever process it runs.

It has what all chapters share (settings, theme, the files of teams and competitions); what is a chapter's
own comes with the order. Pages whose fingerprints are those of the last build are passed over, and pages
that are in the output already with the same bytes are left untouched; all others wait as drafts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cuprun.archive import FiledReport, SeasonArchive, Team, all_teams, assemble_season
from cuprun.archive.registers import Registers
from cuprun.archive.regulations import keeping_to_one_year
from cuprun.archive.sighting import Sighters
from cuprun.build.drafts import DraftFolder
from cuprun.build.fingerprint import fingerprint
from cuprun.build.output import Output
from cuprun.build.rebuild import Made, Prints
from cuprun.build.spool import Spool
from cuprun.errors import Diagnostic
from cuprun.football.cup import Cup
from cuprun.football.match import TeamId
from cuprun.frontmatter.records import Records
from cuprun.host.digests import ChapterDone
from cuprun.host.environment import Environments
from cuprun.host.handing_on import HandingOn, Told
from cuprun.host.placing import ChapterKey, Placed
from cuprun.host.readings import Readings
from cuprun.host.reasons import reason
from cuprun.host.rendering import ForeignNames, Renderer, RenderError
from cuprun.host.report_stories import ReportStories
from cuprun.host.settings import Options, Settings, addresses_of, feed_host
from cuprun.host.stories import newest_first
from cuprun.host.tools import Tool, at_hand
from cuprun.pages.chapter import Chapter, ChapterPlanner, Setting
from cuprun.pages.plan import Artefact, Page
from cuprun.pages.site import SiteView
from cuprun.pages.story import Story
from cuprun.pages.wording import Wording


class ChapterOrder(Struct, frozen=True, kw_only=True):
    """What the press must know of a chapter besides its files."""

    key: ChapterKey
    reports: tuple[Placed, ...]
    results: tuple[str, ...]
    """Files of results that tell of the season."""
    links: Mapping[str, Mapping[str, str]]
    """The addresses of the links of each report that has some, by its source."""
    pictures: Mapping[str, str]
    names: Mapping[TeamId, str]
    """What teams are called all over the site that no file declares."""
    siblings: tuple[str, ...]
    public_until: datetime
    site: SiteView
    before: Mapping[str, Prints]
    """What the last build knew of the chapter's pages."""
    handed_on: Mapping[tuple[str, str], str] = {}
    """The fingerprints of the digests that the ledger has of the chapter, by kind and id."""
    digests: Mapping[str, str] = {}
    """What is known of the bytes of its files, by path: a file that was read before need not be again."""


def files_of(order: ChapterOrder) -> list[str]:
    """The files that a chapter is read from."""
    return [*order.results, *(report.source for report in order.reports)]


KnownPrints = Callable[[str], Prints | None]
"""What the last build knew of the page at a path; None where it made none."""


@dataclass(slots=True)
class Printing:
    """Pages as they are printed."""

    made: list[Made] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


class Press:
    """Makes chapters of one site, in one process."""

    def __init__(
        self,
        settings: Settings,
        options: Options,
        declared: Records,
        told_settings: str,
        environments: Environments | None = None,
        transcripts: Spool | None = None,
    ) -> None:
        """`declared` has the site's teams and competitions, `told_settings` is the settings' fingerprint.

        `transcripts` has the reports that this build has read, where this process can reach them.
        """
        self._told_settings = told_settings
        self.settings = settings
        self.options = options
        self.addresses = addresses_of(settings)
        self.setting = Setting(
            addresses=self.addresses,
            words=Wording(options.lang),
            feed_host=feed_host(settings),
            report_bracket=options.report_bracket,
        )
        self.environments = environments or Environments(settings)
        self._declared = declared
        self.registers = Registers.of(declared.teams, declared.competitions)
        self._teams: dict[TeamId, Team] = all_teams(declared.teams, {})
        one_year = keeping_to_one_year(declared.competitions)
        self._sighters = Sighters(self.registers.teams, self.registers.competitions, one_year)
        self._handing_on = HandingOn(settings, self.addresses)
        self._readings = Readings(options, transcripts)
        self._stories = ReportStories(settings)
        self._output = Output(options.output)
        self._renderers: dict[SiteView, Renderer] = {}
        self.drafts = DraftFolder(options.output)
        self.declared_as = ""
        """The fingerprint of the files that `declared` is from."""

    # A chapter

    def chapter(self, order: ChapterOrder) -> ChapterDone:
        """Read, assemble, plan and print one chapter. Raises OSError for a file that is gone."""
        chapter, faults = self.assembled(order)
        if any(fault.severity == "error" for fault in faults):
            return ChapterDone(key=order.key, diagnostics=tuple(faults))
        plan = ChapterPlanner(chapter, self.setting).plan()
        printing = self.print(plan.artefacts, order.before.get, order.site)
        return ChapterDone(
            key=order.key,
            made=tuple(printing.made),
            items=tuple(self._handing_on.of_chapter(plan, order.handed_on)),
            shelved=self._handing_on.shelved(plan.stories),
            diagnostics=(*faults, *printing.faults),
        )

    def handed_on(self, stories: Iterable[Told]) -> ChapterDone:
        """The digests of articles, which belong to no chapter."""
        listed = tuple(stories)
        return ChapterDone(
            key=("", ""),
            items=tuple(self._handing_on.of_stories(listed)),
            shelved=self._handing_on.shelved(listed),
        )

    def prose(self, order: ChapterOrder, source: str) -> ChapterDone:
        """As `chapter`, where nothing but the text of one report has changed: its page and its digests."""
        chapter, faults = self.assembled(order, only=source)
        planner = ChapterPlanner(chapter, self.setting)
        own = [story for story in chapter.stories if story.source == source]
        printing = self.print(map(planner.story_page, own), order.before.get, order.site)
        digests = [pair for pair in planner.digests() if pair[0].source == source]
        return ChapterDone(
            key=order.key,
            made=tuple(printing.made),
            items=tuple(self._handing_on.of_stories(digests)),
            diagnostics=(*faults, *printing.faults),
        )

    def assembled(self, order: ChapterOrder, only: str | None = None) -> tuple[Chapter, list[Diagnostic]]:
        """A chapter with its stories, and what was found wrong on the way.

        With `only`, the texts of all other stories are left empty: nothing but their own pages shows them.
        """
        reports = {placed.source: placed for placed in order.reports}
        records = self._records(order)
        assembly = assemble_season(
            order.key,
            records,
            self.registers,
            now=order.public_until,
            timezone=self.options.timezone,
            default_status=self.options.default_status,
        )
        stories = [
            self.story(filed, reports[filed.report.path], order, with_text=only in (None, filed.report.path))
            for filed in assembly.reports
            if filed.report.path in reports
        ]
        season = assembly.season or SeasonArchive(
            competition=assembly.competition,
            season=order.key[1],
            cup=Cup(),
            matches={},
            facts={},
            round_names={},
        )
        chapter = Chapter(
            season=season,
            known=assembly.season is not None,
            stories=newest_first(stories),
            teams=self._teams_of(order),
            siblings=order.siblings,
        )
        return chapter, list(assembly.diagnostics)

    def _records(self, order: ChapterOrder) -> Records:
        """What the chapter's files tell of it; a file of results may tell of other seasons too."""
        digest_of, readings = order.digests.get, self._readings
        results = tuple(
            facts
            for path in order.results
            for facts in readings.results(path, digest_of(path))
            if self._sighters.chapter_of(facts) == order.key
        )
        read = (readings.report(placed.source, digest_of(placed.source)) for placed in order.reports)
        reports = tuple(report for report in read if report)
        return replace(self._declared, reports=reports, results=results, diagnostics=())

    def _teams_of(self, order: ChapterOrder) -> Mapping[TeamId, Team]:
        """The teams that the chapter may speak of: what the site calls them before what a file here does."""
        return self.teams_with({**self.registers.teams.undeclared, **order.names})

    def teams_with(self, undeclared: Mapping[TeamId, str]) -> dict[TeamId, Team]:
        """Every declared team, and those that no file declares."""
        return {
            **self._teams,
            **{id_: Team(id=id_, name=name, short=name) for id_, name in undeclared.items()},
        }

    def story(self, filed: FiledReport, placed: Placed, order: ChapterOrder, *, with_text: bool) -> Story:
        """A report's story, with the links and the picture that its order knows."""
        links, picture = order.links.get(placed.source, {}), order.pictures.get(placed.source)
        return self._stories.story(filed, placed, links, picture, with_text=with_text)

    # Printing

    def renderer(self, site: SiteView, foreign: ForeignNames | None = None) -> Renderer:
        """The renderer for pages of a site; one for each state of what all pages share."""
        if foreign is not None:
            return Renderer(self.settings, site, self.environments, foreign, self._told_settings)
        if site not in self._renderers:
            self._renderers = {
                site: Renderer(self.settings, site, self.environments, _no_names, self._told_settings)
            }
        return self._renderers[site]

    def print(
        self,
        artefacts: Iterable[Artefact],
        before: KnownPrints,
        site: SiteView,
        foreign: ForeignNames | None = None,
    ) -> Printing:
        """Print what differs from `before`; with `foreign` names everything, since anything may differ."""
        renderer = self.renderer(site, foreign)
        printing = Printing()
        for artefact in artefacts:
            try:
                printing.made.append(self._printed(artefact, before, renderer))
            except RenderError as fault:
                printing.faults.append(fault.diagnostic)
        return printing

    def _printed(self, artefact: Artefact, before: KnownPrints, renderer: Renderer) -> Made:
        prints = (renderer.ingredients(artefact), fingerprint(_shown(artefact)))
        known = before(artefact.path)
        if known == prints:
            return Made(path=artefact.path, prints=prints, rendered=False)
        content = renderer.render(artefact)
        draft = None
        if not self._output.holds(artefact.path, content):
            draft = self.drafts.write(artefact.path, content)
        return Made(
            path=artefact.path,
            prints=prints,
            rendered=True,
            draft=draft,
            reason=reason(artefact, known, prints),
        )


def _no_names(page: Page) -> dict[str, Any]:
    """Our own templates are given `page` and `site`, and nothing else."""
    del page
    return {}


def _shown(artefact: Artefact) -> object:
    """What of an artefact is its own: a page's view, or all of it."""
    return (artefact.view, artefact.templates) if isinstance(artefact, Page) else artefact


def press_chapters(task: tuple[Tool, tuple[ChapterOrder, ...]]) -> list[ChapterDone]:
    """A task for a worker: some chapters, with the press of their site."""
    tool, orders = task
    with at_hand(tool) as press:
        return [press.chapter(order) for order in orders]
