"""The record: results and ties of real cups. It lies beside the checkout, or where CUPRUN_RECORD says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

BESIDE_THE_CHECKOUT = Path(__file__).parents[2].parent / "shared" / "data"


@pytest.fixture(scope="session")
def record_folder() -> Path:
    """The folder of the record; without it, the test is skipped and says so."""
    folder = Path(os.environ.get("CUPRUN_RECORD") or BESIDE_THE_CHECKOUT)
    if not (folder / "openfootball").is_dir():
        pytest.skip(f"the record is not there: no folder openfootball in {folder} (set CUPRUN_RECORD)")
    return folder
