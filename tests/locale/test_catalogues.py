"""Every message of the theme and the package is translated, and nothing else is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from cuprun.locale import FOLDER, translations

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(path.name for path in FOLDER.iterdir() if (path / "LC_MESSAGES").is_dir())
PLACEHOLDER = re.compile(r"%\(\w+\)s")

Key = tuple[str | None, str]


@pytest.fixture(scope="module")
def said() -> set[Key]:
    """What the source says: context and (singular) text of every message."""
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as mapping:
        methods, options = parse_mapping_cfg(mapping)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, method_map=methods, options_map=options)
    return {(context, text if isinstance(text, str) else text[0]) for _, _, text, _, context in found}


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as source:
        return read_po(source)


def messages(path: Path) -> Iterator[tuple[Key, Message]]:
    for message in catalogue(path):
        text = message.id if isinstance(message.id, str) else message.id[0]
        if text:
            yield (message.context, text), message


def written(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "cuprun.po"


def texts(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (value or "",) if value is None or isinstance(value, str) else tuple(value)


def test_the_template_has_every_message(said: set[Key]) -> None:
    assert {key for key, _ in messages(FOLDER / "cuprun.pot")} == said, "renew it: docs/theme.md, Words"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_left_over(language: str, said: set[Key]) -> None:
    assert {key for key, _ in messages(written(language))} == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_empty_or_fuzzy(language: str) -> None:
    unfinished = [key for key, m in messages(written(language)) if m.fuzzy or not all(texts(m.string))]

    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language: str) -> None:
    for key, message in messages(written(language)):
        wanted = set(PLACEHOLDER.findall(" ".join(texts(message.id))))
        for text in texts(message.string):
            assert set(PLACEHOLDER.findall(text)) <= wanted, key


def test_dutch_is_spoken_in_flanders_too() -> None:
    assert translations("nl").gettext("Second leg") == "Terugwedstrijd"
    assert translations("nl-BE").gettext("Second leg") == "Terugwedstrijd"
    assert (
        translations("nl_BE").ngettext("%(num)s club enters", "%(num)s clubs enter", 2)
        == "%(num)s clubs stappen in"
    )


@pytest.mark.parametrize("language", ["en", "en-GB", "xx", ""])
def test_a_language_without_a_catalogue_reads_english(language: str) -> None:
    assert translations(language).gettext("Second leg") == "Second leg"
    assert translations(language).ngettext("club", "clubs", 2) == "clubs"


def test_a_catalogue_is_read_once() -> None:
    assert translations("nl") is translations("nl")
