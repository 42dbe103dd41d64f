from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pelican.settings import read_settings

from cuprun.errors import CuprunError
from cuprun.host.settings import addresses_of, effective, options_of
from cuprun.pages.addresses import Address, Addresses


def _effective(**settings: Any) -> dict[str, Any]:
    return effective(
        read_settings(override={"SITEURL": "https://example.org", "TIMEZONE": "UTC", **settings})
    )


def test_without_settings_addresses_are_cupruns_own() -> None:
    addresses, standard = addresses_of(_effective()), Addresses()
    for name in ("index", "cup", "tie", "run", "team", "report", "archive", "authors", "pagination"):
        assert getattr(addresses, name) == getattr(standard, name), name


def test_an_address_follows_from_where_the_file_goes() -> None:
    addresses = addresses_of(_effective(TEAM_SAVE_AS="clubs/{team}/index.html", CUP_SAVE_AS="{season}.html"))
    assert addresses.team.fill(team="genk") == Address("clubs/genk/index.html", "/clubs/genk/")
    assert addresses.cup.fill(season="2024-25") == Address("2024-25.html", "/2024-25.html")


def test_a_page_may_be_left_out_only_where_nothing_leads_to_it() -> None:
    assert addresses_of(_effective(ARCHIVES_SAVE_AS="")).archive.fill() is None
    assert addresses_of(_effective(DIRECT_TEMPLATES=["index"])).tags.fill() is None
    assert addresses_of(_effective(TIE_SAVE_AS="")).tie.fill() is None
    with pytest.raises(CuprunError, match="CUP_SAVE_AS cannot be empty"):
        addresses_of(_effective(CUP_SAVE_AS=""))


def test_what_somebody_set_stays_as_it_is() -> None:
    settings = _effective(AUTHOR_SAVE_AS="by/{slug}.html", FEED_ALL_ATOM=None)
    assert settings["AUTHOR_SAVE_AS"] == "by/{slug}.html"
    assert settings["FEED_ALL_ATOM"] is None


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a site in it, and another beside it; the site's is the current one."""
    for folder in ("here/site/content", "elsewhere/content"):
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path


def test_files_are_told_as_people_type_them(folders: Path) -> None:
    inside = options_of(_effective(PATH="site/content"))
    assert inside.shown("reports/x.md") == "site/content/reports/x.md"
    outside = options_of(_effective(PATH=str(folders / "elsewhere/content")))
    assert outside.shown("reports/x.md") == f"{folders}/elsewhere/content/reports/x.md"


def test_each_output_folder_has_a_memory_of_its_own(folders: Path) -> None:
    one, other = (options_of(_effective(PATH="site/content", OUTPUT_PATH=path)) for path in ("a", "b"))
    assert one.manifest != other.manifest
    assert one.manifest.parent == other.manifest.parent == folders / "here/site/.cuprun"


def test_an_output_that_holds_the_content_is_never_cleared(folders: Path) -> None:
    safe = options_of(_effective(PATH="site/content", OUTPUT_PATH="out", DELETE_OUTPUT_DIRECTORY=True))
    assert safe.retained == frozenset()
    unsafe = options_of(_effective(PATH="site/content", OUTPUT_PATH="site", DELETE_OUTPUT_DIRECTORY=True))
    assert unsafe.retained is None
