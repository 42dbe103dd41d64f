"""The ties of the record: who won, who went on, and how, as history has them."""

from __future__ import annotations

from pathlib import Path

from record import hard_ties, read_ties, written_ties


def test_every_tie_comes_out_of_its_results_as_it_did(record_folder: Path) -> None:
    comparison = written_ties.compare(record_folder)
    assert comparison.disagreements == ()
    assert (comparison.entries, comparison.alike) == (762, 762)


def test_every_tie_that_files_of_results_have_comes_out_of_them_as_it_did(record_folder: Path) -> None:
    comparison = read_ties.compare(record_folder)
    assert comparison.disagreements == ()
    assert comparison.entries == 718
    assert len(comparison.excused) == 1


def test_the_strangest_ties_come_out_as_they_did(record_folder: Path) -> None:
    comparison = hard_ties.compare(record_folder)
    assert comparison.disagreements == ()
    assert (comparison.entries, comparison.alike) == (16, 16)
