"""The content folder between builds: which files there are, what changed, and what is known of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from cuprun.build.drafts import DraftFolder, stats_of
from cuprun.build.executors import Crew, Where, in_batches
from cuprun.build.fingerprint import digest_of, fingerprint
from cuprun.build.ledger import Ledger, Source
from cuprun.build.progress import Progress, followed
from cuprun.build.spool import Spool
from cuprun.errors import Diagnostic
from cuprun.frontmatter.reading import (
    content_files,
    is_passed_over,
    kind_of,
    read_file,
    records_of,
)
from cuprun.frontmatter.records import Records
from cuprun.host.files import find_files
from cuprun.host.press import ChapterOrder, files_of
from cuprun.host.settings import Options, Settings
from cuprun.host.survey import Headline, Listing, Survey, Surveyed, Surveyor, faults_of_note, survey_files
from cuprun.host.tools import Tool, keep, sent

_SURVEYED = ("report", "results")
_DECLARING = ("competition", "teams")
_BATCH = 50
_UNKNOWN = "?"
"""The digest of a file that has not been read yet."""


class Content:
    """What is known of a site's files. Changes are noted in the ledger only by `keep`."""

    def __init__(self, settings: Settings, options: Options, ledger: Ledger) -> None:
        self._settings = settings
        self._options = options
        self._ledger = ledger
        self._known: dict[str, Source] | None = None
        self._surveys: dict[str, Survey] = {}
        self._before: dict[str, Survey | None] = {}
        """What was known of each file that was surveyed anew."""
        self._changed: dict[str, Source] = {}
        self._gone: set[str] = set()
        self._declared: Records | None = None
        self._declared_digest = ""
        self._surveyor: Surveyor | None = None
        self.drafts = DraftFolder(options.output)
        self.transcripts = Spool(options.ledger.parent)
        """The reports that were read in this build."""

    def forget(self) -> None:
        """A build failed: look at everything again next time."""
        self._known = None
        self._surveys = {}
        self._changed, self._gone = {}, set()
        self._declared = None
        self.transcripts.clear()

    # What changed

    def scan(self, changed: Collection[str] | None, *, surveys_hold: bool = True) -> set[str]:
        """Paths that are new, gone, or have other bytes; `changed` names those to look at, None is all.

        With other settings than before, no survey holds: all are made anew. A file that has the size, time and inode that it had is taken to be the same without being read.
        """
        if self._known is None:
            self._known, changed = self._ledger.sources(), None
        if not (self._known and surveys_hold):
            changed = None
        self._changed, self._gone, self._before = {}, set(), {}
        present = self._all_files() if changed is None else self._named(changed)
        looked_at = set(present) | (self._known.keys() if changed is None else self._relative(changed))
        self._gone = {path for path in looked_at - set(present) if path in self._known}
        for path, stat in zip(present, stats_of(self._options.content, present), strict=True):
            known = self._known.get(path)
            if known is None or known.stat != stat or changed is not None:
                self._look_at(path, stat, known)
            elif not surveys_hold:
                self._changed[path] = Source(stat, known.digest)
        if not surveys_hold:
            self._surveys = {}
            self._changed = {path: Source(s.stat, s.digest) for path, s in self._changed.items()}
        differing = {
            p for p, s in self._changed.items() if p not in self._known or self._known[p].digest != s.digest
        }
        if any(self._kind(path) in _DECLARING for path in differing | self._gone):
            self._declared = None
        return differing | self._gone

    def _all_files(self) -> list[str]:
        """Files that may matter: those that people see, and hidden ones that are copied as they are."""
        copied = find_files(
            self._options.content,
            self._settings["STATIC_PATHS"],
            excludes=self._settings["STATIC_EXCLUDES"],
            ignores=self._settings["IGNORE_FILES"],
        )
        return sorted({*content_files(self._options.content), *filter(is_passed_over, copied)})

    def _kind(self, path: str) -> str | None:
        return None if is_passed_over(path) else kind_of(path, self._options.report_paths)

    def _relative(self, changed: Collection[str]) -> set[str]:
        root = self._options.content
        paths = (Path(path) for path in changed)
        inside = {path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)}
        known = self._known or {}
        # A folder that was moved away takes its files along.
        below = {p for folder in inside if folder not in known for p in known if p.startswith(f"{folder}/")}
        return inside | below

    def _named(self, changed: Collection[str]) -> list[str]:
        """The files among some paths, and those below the folders among them."""
        root = self._options.content
        found: set[str] = set()
        for path in self._relative(changed):
            if (root / path).is_dir():
                found |= {f"{path}/{file}" for file in content_files(root / path)}
            elif (root / path).is_file():
                found.add(path)
        return sorted(found)

    def _look_at(self, path: str, stat: str, known: Source | None) -> None:
        kind = self._kind(path)
        if kind is None:
            # Articles are read by Pelican, static files are compared where they are copied.
            self._changed[path] = Source(stat, stat)
            return
        if known is None and kind in _SURVEYED:
            # Whoever surveys it tells what its bytes are; many may do that side by side.
            self._changed[path] = Source(stat, _UNKNOWN)
            return
        digest = digest_of((self._options.content / path).read_bytes())
        if known and known.digest == digest:
            self._changed[path] = replace(known, stat=stat)
        else:
            self._changed[path] = Source(stat, digest)

    def units_touched(self, pages: Iterable[tuple[str, str, str]]) -> set[str]:
        """Units of files in the output that are not as they were written."""
        listed = list(pages)
        stats = stats_of(self._options.output, [path for path, _, _ in listed])
        return {unit for (_, unit, stat), now in zip(listed, stats, strict=True) if stat != now}

    # Surveys

    def to_survey(self) -> list[str]:
        """Reports and results that nothing is known of, in the order of their paths."""
        return sorted(
            path
            for path, source in self._changed.items()
            if source.note is None and self._kind(path) in _SURVEYED
        )

    def survey(self, paths: list[str], hands: Crew, progress: Progress) -> None:
        """Survey some files; what is found is known from then on."""
        self.transcripts.clear()
        surveyed = followed("reading", self._surveyed(paths, hands), len(paths), progress)
        for path, digest, note, doubts, transcript in surveyed:
            before = self._sources_before().get(path)
            self._before[path] = self._survey_of(path, before) if before and before.note else None
            self._surveys.pop(path, None)
            self._changed[path] = Source(self._changed[path].stat, digest, note, doubts)
            if transcript:
                self.transcripts.put((path, digest), transcript)

    def _surveyed(self, paths: list[str], hands: Crew) -> Iterable[Surveyed]:
        if hands.size < 2:
            return map(self._surveyor_here().survey, paths)
        tool = self._tool(hands.where)
        batches = [(tool, tuple(batch), hands.is_forked) for batch in in_batches(paths, _BATCH)]
        return chain.from_iterable(hands.run(survey_files, batches))

    def _surveyor_here(self) -> Surveyor:
        if self._surveyor is None:
            self._surveyor = Surveyor(self._settings, self._options)
        return self._surveyor

    def _tool(self, where: Where) -> Tool:
        """The surveyor as workers get it."""
        if where is Where.HERE:
            return keep("surveyor", str(id(self)), self._surveyor_here())
        return sent("surveyor", Surveyor, self._settings, self._options)

    def _sources_before(self) -> dict[str, Source]:
        return self._known or {}

    def _sources(self) -> dict[str, Source]:
        """What is known of every file there is now."""
        merged = {**self._sources_before(), **self._changed}
        for path in self._gone:
            merged.pop(path, None)
        return merged

    def _survey_of(self, path: str, source: Source) -> Survey:
        if path not in self._surveys:
            self._surveys[path] = Survey.of_notes(source.note or "", source.doubts)
        return self._surveys[path]

    def _survey_now(self, path: str) -> Survey:
        """The survey of a file that was surveyed anew."""
        return self._survey_of(path, self._changed[path])

    def _all_surveys(self) -> Iterator[tuple[str, Survey]]:
        for path, source in sorted(self._sources().items()):
            if source.note is not None:
                yield path, self._survey_of(path, source)

    def headlines(self) -> dict[str, Headline]:
        return {path: survey.headline for path, survey in self._all_surveys() if survey.headline}

    def listings(self) -> dict[str, Listing]:
        return {path: survey.listing for path, survey in self._all_surveys() if survey.listing}

    def faults(self) -> list[Diagnostic]:
        """Faults of all reports, results, competitions and teams."""
        doubts = {path: note for path, note in self._ledger.doubts().items() if path not in self._gone}
        for path, source in self._changed.items():
            doubts.pop(path, None)
            if source.doubts:
                doubts[path] = source.doubts
        surveyed = [fault for _, note in sorted(doubts.items()) for fault in faults_of_note(note)]
        return [*surveyed, *self.declared().diagnostics]

    def digest(self, path: str) -> str:
        source = self._changed.get(path) or self._sources_before().get(path)
        return source.digest if source else ""

    def digests(self, order: ChapterOrder) -> dict[str, str]:
        """What is known of the bytes of a chapter's files, by path."""
        return {path: self.digest(path) for path in files_of(order)}

    def keeps_its_shape(self, differing: Collection[str]) -> bool:
        """Whether nothing but what reports and results tell of matches, and their texts, has changed."""
        if self._gone or not set(differing) <= self._before.keys():
            return False
        return all(
            _same_shape(before, self._survey_now(path))
            for path, before in self._before.items()
            if path in differing
        )

    def only_prose(self, order: ChapterOrder) -> str | None:
        """The one report of a chapter whose text, and nothing else of the chapter, has changed."""
        changed = [
            path for path, before in self._before.items() if not _same_fields(before, self._survey_now(path))
        ]
        if changed or len(self._before) != 1 or self._gone:
            return None
        (source,) = self._before
        return source if order.before and any(r.source == source for r in order.reports) else None

    # Teams and competitions

    def declared(self) -> Records:
        """What the files of teams and competitions say."""
        if self._declared is None:
            # What has a note is a report or results: most files, and not to be asked of again.
            rest = (path for path, source in self._sources().items() if source.note is None)
            paths = sorted(path for path in rest if self._kind(path) in _DECLARING)
            self._declared = records_of(
                read_file(
                    self._options.content,
                    path,
                    shown_as=self._options.shown(path),
                    report_paths=self._options.report_paths,
                )
                for path in paths
            )
            self._declared_digest = fingerprint([(path, self.digest(path)) for path in paths])
        return self._declared

    @property
    def declared_digest(self) -> str:
        """The fingerprint of the files of teams and competitions."""
        self.declared()
        return self._declared_digest

    # The end

    def keep(self) -> None:
        """Note all changes in the ledger."""
        self._ledger.drop_sources(self._gone)
        self._ledger.put_sources(self._changed.items())
        self._known = self._sources()
        self.transcripts.clear()
        for path in self._gone:
            self._surveys.pop(path, None)


def _same_shape(before: Survey | None, now: Survey) -> bool:
    if before is None or before.faults or now.faults:
        return False
    if before.headline and now.headline:
        return before.headline.public == now.headline.public
    return before.listing == now.listing and before.headline == now.headline


def _same_fields(before: Survey | None, now: Survey) -> bool:
    return bool(before and before.headline and before.headline == now.headline)
