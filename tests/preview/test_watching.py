from pathlib import Path

import pytest

from cuprun.errors import CuprunError
from cuprun.preview.watching import Scope, Watcher

CASES = Path(__file__).parents[1] / "cases" / "preview_watched_paths.txt"


def written_cases() -> list[tuple[str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [(verdict, path) for verdict, path in (line.split(maxsplit=1) for line in lines if line[0] != "#")]


@pytest.mark.parametrize(("verdict", "path"), written_cases())
def test_only_changes_that_can_change_the_site_count(verdict: str, path: str) -> None:
    site = Path("/home/anna/site")
    scope = Scope(root=site, output=site / "public")
    assert scope.concerns(site / path) == (verdict == "counts")


def test_where_a_site_lies_does_not_hide_its_files() -> None:
    site = Path("/home/anna/.git/worktrees~/site")
    scope = Scope(root=site, output=site / "public")
    assert scope.concerns(site / "reports" / "a.md")


def test_of_a_watched_file_only_that_file_counts() -> None:
    scope = Scope(root=Path("/site/pelicanconf.py"), output=Path("/site/output"))
    assert scope.concerns(Path("/site/pelicanconf.py"))
    assert not scope.concerns(Path("/site/publishconf.py"))


def test_a_watched_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    missing = tmp_path / "themes" / "mine"
    with (
        pytest.raises(CuprunError, match=r"themes.mine.*does not exist"),
        Watcher([missing], output=tmp_path / "output", on_change=print),
    ):
        pytest.fail("a watcher without its folder")
