"""The group tables of World Cups, as they were published."""

from __future__ import annotations

from pathlib import Path

from record.world_cup_tables import compare


def test_every_row_is_as_it_was_published(record_folder: Path) -> None:
    comparison = compare(record_folder)
    assert comparison.disagreements == ()
    assert comparison.entries == 88
