"""A Cuprun site in one process, as the preview has it: the stages of a first build, then edits.

`python -m bench.in_process FOLDER TIMES` builds the site of a folder, then edits one report again and again. It prints
`{"stages": {"survey": seconds, …}, "edits": {"one text": [milliseconds, …], "one score": […]}}`; an edit takes from "this file
changed" to the last byte written.
"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import datetime
from pathlib import Path

from pelican.settings import read_settings

from bench.edits import Edit, change_prose, change_score, report_to_edit
from bench.turns import PROSE, SCORE
from cuprun.host import Built, Site

_EDITS: dict[str, Edit] = {PROSE: change_prose, SCORE: change_score}


class StageClock:
    """Times the stages of a build: each lasts until the next one starts."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._stage = ""
        self._started = 0.0

    def start(self, stage: str, total: int) -> None:  # noqa: ARG002 - how much there is to do does not matter here
        """A stage begins, and the one before it is over."""
        self.stop()
        self._stage, self._started = stage, time.perf_counter()

    def advance(self, done: int = 1) -> None:
        """Only whole stages are timed."""

    def stop(self) -> None:
        """The last stage is over. One that was told of before is added to."""
        if self._stage:
            lasted = time.perf_counter() - self._started
            self.seconds[self._stage] = self.seconds.get(self._stage, 0) + lasted
        self._stage = ""


def main() -> None:
    """Read the arguments, measure, print."""
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    os.chdir(folder)
    site = Site(read_settings("pelicanconf.py"))
    print(json.dumps({"stages": stage_times(site), "edits": edit_times(site, times)}))


def stage_times(site: Site) -> dict[str, float]:
    """Seconds of each stage of a site's first build."""
    clock = StageClock()
    _demand(site.build(now=_now(site), progress=clock))
    clock.stop()
    return clock.seconds


def edit_times(site: Site, times: int) -> dict[str, list[float]]:
    """Milliseconds of builds after an edit, for each kind of edit, of a site that has been built."""
    report = report_to_edit(site.options.content)
    taken: dict[str, list[float]] = {case: [] for case in _EDITS}
    for _ in range(times):
        for case, edit in _EDITS.items():
            edit(report)
            start = time.perf_counter()
            built = site.build(now=_now(site), changed={report})
            taken[case].append(1000 * (time.perf_counter() - start))
            _demand(built)
    return taken


def _now(site: Site) -> datetime:
    return datetime.now(site.options.timezone)


def _demand(built: Built) -> None:
    if not built.ok:
        sys.exit(built.summary())


if __name__ == "__main__":
    main()
