"""What is set aside during a build, for this process and those forked from it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from cuprun.build.spool import Spool

_spools: list[Spool] = []


@pytest.fixture(params=["a folder", "no folder"])
def spool(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Spool]:
    spool = Spool(tmp_path if request.param == "a folder" else tmp_path / "not there")
    yield spool
    spool.clear()


def _got(key: tuple[str, str]) -> bytes | None:
    return _spools[0].get(key)


def test_what_was_put_is_there_until_it_is_cleared(spool: Spool) -> None:
    assert spool.get(("a", "1")) is None
    spool.put(("a", "1"), b"first")
    spool.put(("a", "2"), b"")
    spool.put(("b", "1"), b"third")
    assert [spool.get(key) for key in (("b", "1"), ("a", "2"), ("a", "1"))] == [b"third", b"", b"first"]
    assert spool.get(("b", "2")) is None
    spool.clear()
    assert spool.get(("a", "1")) is None
    spool.put(("a", "1"), b"again")
    assert spool.get(("a", "1")) == b"again"


def test_nothing_of_it_can_be_left_behind(spool: Spool, tmp_path: Path) -> None:
    spool.put(("a", "1"), b"first")
    assert not [*tmp_path.iterdir()]


def test_processes_that_are_forked_read_it_side_by_side(spool: Spool) -> None:
    _spools[:] = [spool]
    values = {("file", str(number)): str(number).encode() * number for number in range(200)}
    for key, value in values.items():
        spool.put(key, value)
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("fork")) as pool:
        assert [*pool.map(_got, values)] == [*values.values()]
