"""The site: Pelican's class for it, and what it is to build one."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from pelican import Pelican
from pelican.log import console
from pelican.plugins import signals

from cuprun.archive import Archive
from cuprun.build import BuildReport
from cuprun.build.executors import check_name
from cuprun.build.ledger import Ledger
from cuprun.build.progress import Progress, Silent
from cuprun.errors import Diagnostic
from cuprun.host.faults import BuildFailed, as_strict_as, count_line, spare_traceback, tell
from cuprun.host.newsroom import Faulty, Newsroom
from cuprun.host.progress_bar import ProgressBar
from cuprun.host.settings import Settings, addresses_of, effective, options_of
from cuprun.host.versions import code_fingerprint
from cuprun.host.whole import read_archive


class Built(Struct, frozen=True, kw_only=True):
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

    def told(self, *, verbose: bool) -> str:
        """The summary; when `verbose`, after a line for each page that was rendered, with the reason."""
        reasons = [reason for _, reason in self.report.reasons] if self.report and verbose else []
        return "\n".join((*reasons, self.summary()))


class Site:
    """A site that can be checked and built, again and again: each build does only what changed since the last."""

    def __init__(self, settings: Settings) -> None:
        """Raises CuprunError for settings that cannot work, OSError where no ledger can be kept."""
        self.settings = effective(settings)
        self.options = options_of(self.settings)
        addresses_of(self.settings)
        check_name(self.options.executor)
        self._newsroom: Newsroom | None = None

    def close(self) -> None:
        """Let go of the ledger; a build after it opens it again."""
        if self._newsroom is not None:
            self._newsroom.close()
            self._newsroom = None

    def archive(self, *, now: datetime) -> Archive:
        """All that the content says of matches as of `now`, faults left aside."""
        return read_archive(self.options, now)[0]

    def check(self, *, now: datetime, progress: Progress | None = None) -> tuple[Diagnostic, ...]:
        """Every fault of the content as of `now`; nothing is rendered or written."""
        newsroom = Newsroom(self.settings, self.options, Ledger(None))
        return newsroom.check(now=now, executor=self.options.executor, progress=progress or Silent())

    def build(
        self, *, now: datetime, changed: Collection[Path] | None = None, progress: Progress | None = None
    ) -> Built:
        """Build the site as of `now` (with its time zone), unless something stands against it.

        `changed` names every file of the content that may have changed since this site was last built;
        None = look at all of them. Raises OSError where the output cannot be written.
        """
        if self._newsroom is None:
            ledger = Ledger(self.options.ledger, identity=code_fingerprint())
            self._newsroom = Newsroom(self.settings, self.options, ledger)
        try:
            report, warnings = self._newsroom.build(
                now=now,
                changed=None if changed is None else [str(path) for path in changed],
                executor=self.options.executor,
                progress=progress or Silent(),
            )
        except Faulty as faulty:
            return Built(report=None, diagnostics=as_strict_as(self.options, faulty.diagnostics))
        return Built(report=report, diagnostics=warnings)


class Cuprun(Pelican):
    """Pelican with Cuprun's way of building: ``PELICAN_CLASS = Cuprun``."""

    def __init__(self, settings: Settings) -> None:
        spare_traceback()
        super().__init__(settings)
        self._site: Site | None = None

    def site(self) -> Site:
        """The site with the settings as plugins have left them; one for all builds, which remembers the last."""
        if self._site is None:
            self._site = Site(self.settings)
        return self._site

    def run(self) -> None:
        """Build the site, once or (``pelican -r``) at every change; faults go to the standard error. Raises BuildFailed when there are errors."""
        site = self.site()
        with ProgressBar(console) as progress:
            built = site.build(now=datetime.now(site.options.timezone), progress=progress)
        tell(built.diagnostics)
        if not built.ok:
            raise BuildFailed(built.summary())
        told = built.told(verbose=site.options.verbose)
        console.print(told, highlight=False, markup=False, soft_wrap=True)
        signals.finalized.send(self)


__all__ = ["Built", "Cuprun", "Site"]
