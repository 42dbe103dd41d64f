"""Sites with one whole cup, as the bench prepares them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pelican.settings import read_settings

from bench.generators import Generator, cuprun_full, cuprun_same
from cuprun.host import Site

ONE_CUP = 65


@pytest.fixture
def prepared(tmp_path: Path) -> Callable[[Generator], Path]:
    """Prepares a generator's site in a folder of its own."""

    def prepare(generator: Generator) -> Path:
        folder = tmp_path / generator.name
        generator.prepare(folder, ONE_CUP)
        return folder

    return prepare


@pytest.fixture(params=[cuprun_same, cuprun_full])
def site(
    request: pytest.FixtureRequest, prepared: Callable[[Generator], Path], monkeypatch: pytest.MonkeyPatch
) -> Site:
    """One of Cuprun's sites, ready to be checked or built."""
    monkeypatch.chdir(prepared(request.param()))
    return Site(read_settings("pelicanconf.py"))
