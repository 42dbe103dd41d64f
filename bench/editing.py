"""Edits in one process, as the preview has them: from "this file changed" to the last byte written.

`python -m bench.editing FOLDER TIMES` builds the Cuprun site of a folder, then edits one report again and again, and prints
milliseconds: `{"one text": […], "one score": […]}`.
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
from cuprun.host import Site

_EDITS: dict[str, Edit] = {PROSE: change_prose, SCORE: change_score}


def main() -> None:
    folder, times = Path(sys.argv[1]), int(sys.argv[2])
    os.chdir(folder)
    print(json.dumps(edit_times(Path(), times)))


def edit_times(folder: Path, times: int) -> dict[str, list[float]]:
    """Milliseconds of builds after an edit, for each kind of edit; the first build is not among them."""
    site = Site(read_settings(str(folder / "pelicanconf.py")))
    report = report_to_edit((folder / "content").resolve())
    _build(site)
    taken: dict[str, list[float]] = {case: [] for case in _EDITS}
    for _ in range(times):
        for case, edit in _EDITS.items():
            edit(report)
            start = time.perf_counter()
            _build(site)
            taken[case].append(1000 * (time.perf_counter() - start))
    return taken


def _build(site: Site) -> None:
    built = site.build(now=datetime.now(site.options.timezone))
    if not built.ok:
        sys.exit(built.summary())


if __name__ == "__main__":
    main()
