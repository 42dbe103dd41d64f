from pathlib import Path

import pytest

from cuprun.preview.addresses import Found, Moved, locate


@pytest.fixture
def output(tmp_path: Path) -> Path:
    folder = tmp_path / "output"
    for name in ("index.html", "404.html", "teams/index.html", "teams/ordóñez fc.html", "feed.xml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    (folder / "empty").mkdir()
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "output-of-another").mkdir()
    (tmp_path / "output-of-another" / "index.html").write_text("another", encoding="utf-8")
    return folder.resolve()


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/teams/", "teams/index.html"),
        ("/teams//index.html", "teams/index.html"),
        ("/./feed.xml", "feed.xml"),
        ("/teams/ord%C3%B3%C3%B1ez%20fc.html", "teams/ordóñez fc.html"),
    ],
)
def test_an_address_leads_to_its_file(output: Path, path: str, file: str) -> None:
    assert locate(output, path) == Found(output / file)


def test_a_folder_without_its_slash_moves_to_the_one_with_it(output: Path) -> None:
    assert locate(output, "/teams") == Moved("/teams/")


def test_a_redirect_never_names_another_host(output: Path) -> None:
    (output / "evil.example").mkdir()
    assert locate(output, "//evil.example") == Moved("/evil.example/")


@pytest.mark.parametrize(
    "path",
    [
        *("/missing", "/missing/", "/empty/", "/feed.xml/", "/teams/index.html/x"),
        *("/../secret.txt", "/teams/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt"),
        *("/../output-of-another/", "/%00", "/%ff", "/" + "x" * 5000),
    ],
)
def test_what_is_not_in_the_output_is_not_found(output: Path, path: str) -> None:
    assert locate(output, path) is None


@pytest.mark.parametrize(
    "path", ["/file.txt", "/folder/", "/folder", "/folder/index.html", "/inside/", "/loop"]
)
def test_symlinks_out_of_the_output_are_refused(output: Path, path: str) -> None:
    (output / "file.txt").symlink_to(output.parent / "secret.txt")
    (output / "folder").symlink_to(output.parent / "output-of-another")
    (output / "inside").mkdir()
    (output / "inside" / "index.html").symlink_to(output.parent / "secret.txt")
    (output / "loop").symlink_to(output / "loop")
    assert locate(output, path) is None


def test_a_symlink_within_the_output_is_followed(output: Path) -> None:
    (output / "latest").symlink_to(output / "teams")
    assert locate(output, "/latest/") == Found(output / "teams" / "index.html")


def test_an_output_that_is_itself_a_symlink_is_served(output: Path) -> None:
    link = output.parent / "www"
    link.symlink_to(output)
    assert locate(link, "/feed.xml") == Found(output / "feed.xml")


def test_an_output_that_is_not_there_yet_has_nothing(tmp_path: Path) -> None:
    assert locate(tmp_path / "nowhere", "/") is None
