"""`make record`: what Cuprun makes of the record; the exit code is 1 where that is not the same."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from record import hard_ties, read_ties, world_cup_tables, written_ties
from record.comparison import Comparison
from record.files import files_read

_BESIDE_THE_CHECKOUT = Path(__file__).parents[2].parent / "shared" / "data"

PARTS = (
    ("ties out of their results", written_ties.compare),
    ("of these ties out of files of results", read_ties.compare),
    ("hard ties", hard_ties.compare),
    ("rows of World Cup tables", world_cup_tables.compare),
)


def main() -> int:
    """Compare each part and print what came out."""
    record = Path(os.environ.get("CUPRUN_RECORD") or _BESIDE_THE_CHECKOUT)
    if not (record / "record").is_dir():
        print(f"the record is not there: no folder 'record' in {record}; set CUPRUN_RECORD", file=sys.stderr)
        return 1
    agreed = [_part(what, compare(record)) for what, compare in PARTS]
    print()
    for file in files_read(record):
        print(file)
    return 0 if all(agreed) else 1


def _part(what: str, comparison: Comparison) -> bool:
    """Print one part; whether it agrees, but for what the record itself has wrong."""
    print(f"{comparison.alike} of {comparison.entries} {what}")
    for line in comparison.excused:
        print(f"  the record is wrong: {line}")
    for line in comparison.disagreements:
        print(f"  {line}")
    return not comparison.disagreements


if __name__ == "__main__":
    sys.exit(main())
