"""The newsroom: builds a site again and again, and does only what a change asks for.

    survey   files that changed are read, each to its headline               (parallel when many)
    lay out  which chapters there are, and where everything is               (only where headlines changed)
    print    chapters whose inputs changed are assembled, planned, rendered  (parallel when many)
    shelve   their digests go to the library; pages made of it follow        (only shelves that changed)
    place    drafts move into the output, orphans go, the ledger is closed

What is learnt on the way stays in one transaction of the ledger until the output is in place: a build that
fails leaves no trace.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from functools import partial

from msgspec.structs import replace

from cuprun.build import BuildReport, ClashError, Rebuild
from cuprun.build.fingerprint import fingerprint
from cuprun.build.garbage import uncollected
from cuprun.build.ledger import Ledger
from cuprun.build.manifest import Manifest
from cuprun.build.progress import Progress, followed
from cuprun.errors import Diagnostic, Place
from cuprun.host.articles import ArticleReading
from cuprun.host.chapter_printer import ChapterPrinter, prints_before, unit_of
from cuprun.host.content import Content
from cuprun.host.digests import ChapterDone
from cuprun.host.faults import as_strict_as, has_errors, once_each
from cuprun.host.hands import Hands
from cuprun.host.layout import Layout, Layouter, Material
from cuprun.host.placing import ChapterKey
from cuprun.host.press_room import PressRoom
from cuprun.host.reading_log import forget_repetitions
from cuprun.host.recollection import is_remembered, recalled, remember
from cuprun.host.settings import Options, Settings, addresses_of
from cuprun.host.settings_fingerprint import settings_fingerprint
from cuprun.host.shelf_press import ShelfPrinter
from cuprun.host.shelving import ShelfTask, ShelfWork, Shelving
from cuprun.host.static import theme_files_stamp
from cuprun.host.survey import fault_note, fault_of_note
from cuprun.host.template_choice import template_faults
from cuprun.host.terms import Terms
from cuprun.host.versions import code_fingerprint, theme_fingerprint
from cuprun.host.whole import UNIT as WHOLE
from cuprun.host.whole import WholeSite, read_archive
from cuprun.pages.planning import TextPlanner

_END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
_TEXTS = "texts"
_REDIRECTS = "redirects"


class Faulty(Exception):
    """Faults that stand against a build."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__()


class Newsroom:
    """Builds one site with its own theme or one like it: what templates print is `page` and `site`."""

    def __init__(self, settings: Settings, options: Options, ledger: Ledger) -> None:
        self._settings = settings
        self._options = options
        self._addresses = addresses_of(settings)
        self._layouter = Layouter(settings, options, self._addresses)
        self._ledger = ledger
        self._content = Content(settings, options, ledger)
        self._article_faults: tuple[Diagnostic, ...] = ()
        # Pelican's readers add to the settings they are given: what they say is told before that.
        self._told_settings = settings_fingerprint(settings)
        self._shared = ""
        self._room = PressRoom(settings, options, self._content, ledger, self._told_settings)
        self._started = 0.0
        self._is_sure = False
        """Whether the output is known to be as the ledger says: not before a build, nor after one that failed."""

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def build(
        self, *, now: datetime, changed: Collection[str] | None, executor: str, progress: Progress
    ) -> tuple[BuildReport, tuple[Diagnostic, ...]]:
        """Build the site as of `now`; `changed` names all that changed since the last build, if that is known.

        Returns what was done, and the warnings. Raises Faulty when something stands against it; the output
        is as it was then.
        """
        self._started = time.perf_counter()
        forget_repetitions()
        try:
            with uncollected():
                report, diagnostics = self._built(now, changed if self._is_sure else None, executor, progress)
            self._is_sure = True
        except BaseException as failure:
            # Faults are found before the output is touched; after anything else nobody knows how it is.
            self._is_sure = self._is_sure and isinstance(failure, Faulty)
            self._ledger.rollback()
            self._content.forget()
            self._content.drafts.discard()
            if self._shared != self._ledger.get("shared"):
                # It knows a theme that may be another by the next build.
                self._room.clear()
            raise
        return report, diagnostics

    def check(self, *, now: datetime, executor: str, progress: Progress) -> tuple[Diagnostic, ...]:
        """All faults of the content; nothing is rendered, and nothing kept."""
        try:
            self._content.scan(None)
            self._survey(Hands(executor, progress))
            layout = self._laid_out(now)
            faults = [*self._content.faults(), *layout.diagnostics, *self._article_faults]
            press = self._room.press(layout.site)
            for order in followed("checking", layout.orders.values(), len(layout.orders), progress):
                faults += press.assembled(replace(order, digests=self._content.digests(order)))[1]
            faults += template_faults(layout, self._room.environment(layout.site), self._options)
            return as_strict_as(self._options, once_each(faults))
        finally:
            self._ledger.rollback()
            self._content.forget()

    # The stages

    def _built(
        self, now: datetime, changed: Collection[str] | None, executor: str, progress: Progress
    ) -> tuple[BuildReport, tuple[Diagnostic, ...]]:
        self._shared = self._shared_fingerprint()
        everything = self._shared != self._ledger.get("shared")
        settings = self._told_settings
        differing = self._content.scan(changed, surveys_hold=self._ledger.get("settings") == settings)
        touched = self._touched() if changed is None else set()
        theme_files = theme_files_stamp(self._settings)
        stays = not (everything or touched or self._is_due(now))
        stays = stays and theme_files == self._ledger.get("theme files")
        if stays and not differing:
            return self._nothing_to_do()
        hands = Hands(executor, progress)
        self._survey(hands)
        if stays and is_remembered(self._ledger) and self._content.keeps_its_shape(differing):
            layout, rebuild = recalled(differing, self._ledger), self._rebuild()
            faults = [*layout.diagnostics, *self._some_chapters(layout, rebuild, hands)]
        else:
            if everything:
                self._room.clear()
            layout, rebuild = self._laid_out(now), self._rebuild()
            rebuild.copy(layout.copies)
            self._ledger.put("theme files", theme_files)
            self._ledger.put("next due", layout.next_due.isoformat() if layout.next_due else "")
            faults = [
                *layout.diagnostics,
                *template_faults(layout, self._room.environment(layout.site), self._options),
            ]
            faults += self._everything(
                layout, now, rebuild, touched, hands, fresh=everything or bool(touched)
            )
        diagnostics = as_strict_as(self._options, once_each([*self._content.faults(), *faults]))
        if has_errors(diagnostics):
            raise Faulty(diagnostics)
        self._remember(diagnostics)
        return self._finished(rebuild), diagnostics

    def _everything(
        self,
        layout: Layout,
        now: datetime,
        rebuild: Rebuild,
        touched: Collection[str],
        hands: Hands,
        *,
        fresh: bool,
    ) -> list[Diagnostic]:
        """Whatever changed anywhere, with a layout of the whole site."""
        if self._room.is_whole(layout.site, self._shared):
            return self._whole(layout, now, rebuild)
        rebuild.drop(WHOLE)
        remember(layout, self._article_faults, self._ledger)
        return self._by_chapters(layout, touched, rebuild, hands, fresh=fresh)

    def _whole(self, layout: Layout, now: datetime, rebuild: Rebuild) -> list[Diagnostic]:
        archive, faults = read_archive(self._options, now)
        if has_errors((*layout.diagnostics, *faults)):
            return list(faults)
        site = WholeSite(self._settings, self._options, layout, self._room.press(layout.site))
        return [*faults, *self._article_faults, *site.build(archive, self._ledger, rebuild)]

    def _by_chapters(
        self, layout: Layout, touched: Collection[str], rebuild: Rebuild, hands: Hands, *, fresh: bool
    ) -> list[Diagnostic]:
        """Print chapters whose inputs changed, and the shelves that this changes."""
        shelving = Shelving(self._ledger)
        printer = self._chapter_printer(layout)
        inputs = {key: printer.inputs(order) for key, order in layout.orders.items()}
        known = self._ledger.units("chapter:")
        dirty = {
            key: print_
            for key, print_ in inputs.items()
            if known.get(unit_of(key)) != print_ or unit_of(key) in touched
        }
        faults = self._printed(
            printer.printed([layout.orders[key] for key in dirty], touched, hands), dirty, rebuild, shelving
        )
        for unit in known.keys() - {unit_of(key) for key in inputs}:
            rebuild.drop(unit)
            shelving.drop(unit)
            self._ledger.drop_unit(unit)
        faults += [*self._resting_faults(dirty), *self._article_faults]
        if has_errors(faults):
            return faults
        press = self._room.press(layout.site)
        shelving.put(_TEXTS, press.handed_on(TextPlanner(layout.texts, press.setting).digests()))
        site = fingerprint(layout.site, self._content.declared_digest)
        fresh = fresh or self._ledger.get("site") != site
        self._ledger.put("site", site)
        work = ShelfWork(shelving.changes, self._ledger)
        tasks = work.everything() if fresh else work.tasks()
        faults += self._shelves(tasks, layout, rebuild, touched, hands)
        return [*faults, *self._texts(layout, rebuild, touched)]

    def _some_chapters(self, layout: Layout, rebuild: Rebuild, hands: Hands) -> list[Diagnostic]:
        """Print the chapters of a layout that is recalled in part, and the shelves that this changes."""
        shelving = Shelving(self._ledger)
        printer = self._chapter_printer(layout)
        dirty = {key: printer.inputs(order) for key, order in layout.orders.items()}
        faults = self._printed(
            printer.printed(list(layout.orders.values()), (), hands), dirty, rebuild, shelving
        )
        faults += self._resting_faults(dirty)
        if has_errors(faults):
            return faults
        tasks = ShelfWork(shelving.changes, self._ledger).tasks()
        return [*faults, *self._shelves(tasks, layout, rebuild, (), hands)]

    def _printed(
        self,
        chapters: Iterable[tuple[ChapterDone, bool]],
        inputs: Mapping[ChapterKey, str],
        rebuild: Rebuild,
        shelving: Shelving,
    ) -> list[Diagnostic]:
        """Take chapters as they are printed, given the fingerprints of their inputs."""
        faults: list[Diagnostic] = []
        for done, is_partial in chapters:
            unit = unit_of(done.key)
            rebuild.add(unit, done.made, partial=is_partial)
            shelving.put(unit, done, partial=is_partial)
            self._ledger.put_unit(unit, inputs[done.key], [fault_note(fault) for fault in done.diagnostics])
            faults += done.diagnostics
        return faults

    def _shared_fingerprint(self) -> str:
        return fingerprint(code_fingerprint(), self._told_settings, theme_fingerprint(self._settings))

    def _is_due(self, now: datetime) -> bool:
        due = self._ledger.get("next due")
        return bool(due) and datetime.fromisoformat(str(due)) <= now

    def _touched(self) -> set[str]:
        """Units that somebody else's hand is seen in: files that are gone, or are not what was written."""
        return self._content.units_touched(self._ledger.pages())

    def _nothing_to_do(self) -> tuple[BuildReport, tuple[Diagnostic, ...]]:
        faults = [fault_of_note(note) for note in self._ledger.note_of("warnings") or ()]
        rebuild = self._new_rebuild()
        return rebuild.finish(retained=self._options.retained), tuple(faults)

    def _survey(self, hands: Hands) -> None:
        paths = self._content.to_survey()
        with hands.crew(len(paths)) as workers:
            self._content.survey(paths, workers, hands.progress)

    def _laid_out(self, now: datetime) -> Layout:
        """The layout of the whole site."""
        terms = Terms(self._settings)
        articles = ArticleReading(self._settings, self._options, terms, now).read(
            reserved=self._options.reserved
        )
        self._article_faults = articles.diagnostics
        self._room.renew()
        return self._layouter.layout(
            Material(
                headlines=self._content.headlines(),
                listings=self._content.listings(),
                declared=self._content.declared(),
                articles=articles,
                terms=terms,
                public_until=_END_OF_TIME if self._options.with_future else now,
                faulty=frozenset(fault.place.file for fault in self._content.faults()),
            )
        )

    def _chapter_printer(self, layout: Layout) -> ChapterPrinter:
        return ChapterPrinter(self._content, self._ledger, self._room, layout.site, self._shared)

    def _rebuild(self) -> Rebuild:
        self._content.drafts.prepare()
        return self._new_rebuild()

    def _new_rebuild(self) -> Rebuild:
        manifest = Manifest(self._options.manifest)
        drafts = self._content.drafts
        return Rebuild(self._ledger, self._options.output, manifest, drafts, started=self._started)

    def _resting_faults(self, dirty: Iterable[ChapterKey]) -> list[Diagnostic]:
        """Warnings of all other chapters, which were not printed again."""
        notes = self._ledger.notes_of("chapter:")
        for key in dirty:
            notes.pop(unit_of(key), None)
        return [fault_of_note(note) for listed in notes.values() for note in listed]

    # What is made of chapters

    def _shelves(
        self,
        tasks: Iterable[ShelfTask],
        layout: Layout,
        rebuild: Rebuild,
        touched: Collection[str],
        hands: Hands,
    ) -> list[Diagnostic]:
        press = self._room.press(layout.site)
        tool = partial(self._room.tool, layout.site, shared=self._shared)
        listed = list(tasks)
        printer = ShelfPrinter(self._ledger, self._options.ledger, press, tool)
        printed = printer.printed(listed, layout, touched, hands)
        faults: list[Diagnostic] = []
        for task, printing in followed("shelving", printed, len(listed), hands.progress):
            rebuild.add(task.unit, printing.made, partial=task.is_partial)
            faults += printing.faults
        return faults

    def _texts(self, layout: Layout, rebuild: Rebuild, touched: Collection[str]) -> list[Diagnostic]:
        """Plain articles and pages, the page for what is not there, and redirects."""
        press = self._room.press(layout.site)
        planner = TextPlanner(layout.texts, press.setting)
        faults: list[Diagnostic] = []
        for unit, artefacts in ((_TEXTS, planner.plan()), (_REDIRECTS, layout.redirects)):
            printing = press.print(artefacts, prints_before(self._ledger, unit, touched).get, layout.site)
            rebuild.add(unit, printing.made)
            faults += printing.faults
        return faults

    # The end

    def _remember(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self._content.keep()
        self._room.remember_templates()
        self._ledger.put("shared", self._shared)
        self._ledger.put("settings", self._told_settings)
        self._ledger.put_unit("warnings", "", [fault_note(fault) for fault in diagnostics])

    def _finished(self, rebuild: Rebuild) -> BuildReport:
        try:
            report = rebuild.finish(retained=self._options.retained)
        except ClashError as clash:
            raise Faulty(_clashes(clash)) from clash
        self._content.drafts.discard()
        return report


def _clashes(clash: ClashError) -> list[Diagnostic]:
    hint = "change the slug, or the settings that make the address"
    return [
        Diagnostic(code="path-clash", place=Place(path), message=f"this file of the output {what}", hint=hint)
        for path, what in clash.clashes
    ]
