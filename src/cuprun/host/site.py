"""The site: Pelican's class for it, and the five verbs that build it — read, assemble, plan, build."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pelican import Pelican
from pelican.log import console
from pelican.plugins import signals

from cuprun.archive import Archive
from cuprun.build import BuildReport, ClashError, RenderingFailed, build
from cuprun.errors import Diagnostic, Place
from cuprun.host.edition import Edition, Editor
from cuprun.host.environment import Environments
from cuprun.host.faults import BuildFailed, as_strict_as, count_line, has_errors, spare_traceback, tell
from cuprun.host.feeds import FeedDesk
from cuprun.host.foreign import ForeignNames
from cuprun.host.rendering import Renderer, RenderError
from cuprun.host.settings import Settings, addresses_of, effective, feed_host, options_of
from cuprun.host.site_view import site_view
from cuprun.host.template_choice import template_faults
from cuprun.pages.plan import Artefact
from cuprun.pages.planning import plan
from cuprun.pages.site import SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build came to: `report` is None when faults stopped it, and the output is as it was before."""

    report: BuildReport | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        return self.report is not None

    def summary(self) -> str:
        """A line for the terminal: ``141 pages, 3 written, 0.21 s`` or ``2 errors: nothing was written``."""
        if self.report is None:
            return f"{count_line(self.diagnostics)}: nothing was written"
        counts = count_line(self.diagnostics)
        return self.report.summary() + (f" ({counts})" if counts else "")


class Site:
    """A site that can be checked and built, again and again; nothing of one build is left for the next."""

    def __init__(self, settings: Settings) -> None:
        """Raises CuprunError for settings that cannot work."""
        self.settings = effective(settings)
        self.options = options_of(self.settings)
        self._addresses = addresses_of(self.settings)
        self._editor = Editor(self.settings, self.options, self._addresses)

    def archive(self, *, now: datetime) -> Archive:
        """All that the content says of matches as of `now`, faults left aside."""
        return self._editor.edition(now).archive

    def check(self, *, now: datetime) -> tuple[Diagnostic, ...]:
        """Every fault of the content as of `now`; nothing is rendered or written."""
        return as_strict_as(self.options, self._editor.edition(now).diagnostics)

    def build(self, *, now: datetime) -> Built:
        """Build the site as of `now` (with its time zone), unless something stands against it."""
        edition = self._editor.edition(now)
        environments = Environments(self.settings)
        choices = template_faults(edition.publication, environments.of(self.options.lang), self.options)
        faults = as_strict_as(self.options, (*edition.diagnostics, *choices))
        if has_errors(faults):
            return Built(report=None, diagnostics=faults)
        return self._built(edition, environments, faults)

    def _built(self, edition: Edition, environments: Environments, faults: tuple[Diagnostic, ...]) -> Built:
        """Plan and build an edition that nothing stands against; `faults` are its warnings."""
        view = site_view(self.settings, self._addresses, edition.archive, edition.publication)
        artefacts = self._artefacts(edition, view)
        foreign = ForeignNames(edition.publication, self.settings)
        renderer = Renderer(self.settings, view, environments, foreign.names)
        try:
            report = build(
                artefacts,
                renderer.render,
                output=self.options.output,
                manifest=self.options.manifest,
                copies=edition.copies,
                retained=self.options.retained,
            )
        except (RenderingFailed, ClashError) as failure:
            found = as_strict_as(self.options, (*faults, *_diagnostics_of(failure)))
            return Built(report=None, diagnostics=found)
        return Built(report=report, diagnostics=faults)

    def _artefacts(self, edition: Edition, view: SiteView) -> list[Artefact]:
        planned = plan(
            edition.archive,
            edition.publication,
            site=view,
            addresses=self._addresses,
            page_size=self.options.page_size,
            feed_host=feed_host(self.settings),
            report_bracket=self.options.report_bracket,
        )
        desk = FeedDesk(self.settings, self._addresses, view, planned.library, edition.archive.teams)
        return [*planned.artefacts, *desk.feeds(), *edition.redirects]


def _diagnostics_of(failure: RenderingFailed | ClashError) -> list[Diagnostic]:
    """What stopped a build, each at the best place that is known."""
    if isinstance(failure, ClashError):
        hint = "change the slug, or the settings that make the address"
        return [
            Diagnostic(
                code="path-clash", place=Place(path), message=f"this file of the output {what}", hint=hint
            )
            for path, what in failure.clashes
        ]
    first_of_place: dict[tuple[str, Place], Diagnostic] = {}
    for fault in failure.faults:
        if not isinstance(fault, RenderError):
            raise fault
        # A fault in a template shows on every page that it makes: one of them is enough.
        first_of_place.setdefault((fault.diagnostic.code, fault.diagnostic.place), fault.diagnostic)
    return list(first_of_place.values())


class Cuprun(Pelican):
    """Pelican with Cuprun's way of building: ``PELICAN_CLASS = Cuprun``."""

    def __init__(self, settings: Settings) -> None:
        spare_traceback()
        super().__init__(settings)

    def site(self) -> Site:
        """The site with the settings as plugins have left them."""
        return Site(self.settings)

    def run(self) -> None:
        """Build the site once; faults go to the standard error. Raises BuildFailed when there are errors."""
        site = self.site()
        built = site.build(now=datetime.now(site.options.timezone))
        tell(built.diagnostics)
        if not built.ok:
            raise BuildFailed(built.summary())
        console.print(built.summary(), highlight=False)
        signals.finalized.send(self)


__all__ = ["Built", "Cuprun", "Site"]
