"""Who may import whom: the table of docs/architecture.md, the contracts of pyproject.toml, and the code agree."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "cuprun"
ROOMS = sorted(
    path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
)
ROOMS.remove("__init__")

IMPORT_EACH_FIRST = """
import importlib, sys
for name in sys.argv[1:]:
    for loaded in [known for known in sys.modules if known.split(".")[0] == "cuprun"]:
        del sys.modules[loaded]
    try:
        importlib.import_module(name)
    except ImportError as error:
        sys.exit(f"{name} cannot be imported first: {error}")
"""


def table() -> dict[str, set[str]]:
    """Each room of the table in docs/architecture.md, and the rooms that it may import."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    section = text.partition("## Who may import whom")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| *([a-z, ]+?) *\| *(.+?) *\|$", section, re.MULTILINE)
    allowed: dict[str, set[str]] = {}
    for rooms, may_import in rows[1:]:
        above = set(allowed)
        for room in rooms.split(", "):
            allowed[room] = allowance(may_import, above)
    return allowed


def allowance(text: str, above: set[str]) -> set[str]:
    """The rooms that a cell names: some, ``all of the above except …``, ``everything; …`` or ``nothing of ours``."""
    named = set(re.findall(r"[a-z]+", text)) & set(ROOMS)
    if text.startswith("all of the above"):
        return above - named
    if text.startswith("everything"):
        return set(ROOMS)
    assert named or text == "nothing of ours", text
    return named


def contracts() -> dict[str, set[str]]:
    """Each room that has a contract, and the rooms that it must not import."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return {
        source.removeprefix("cuprun."): {
            room.removeprefix("cuprun.") for room in contract["forbidden_modules"]
        }
        for contract in settings["tool"]["importlinter"]["contracts"]
        for source in contract["source_modules"]
    }


def test_the_table_knows_every_room() -> None:
    assert sorted(table()) == ROOMS


def test_the_contracts_forbid_what_the_table_does_not_allow() -> None:
    forbidden = {room: set(ROOMS) - allowed - {room} for room, allowed in table().items()}
    assert contracts() == {room: rooms for room, rooms in forbidden.items() if rooms}


def test_no_room_but_cli_may_import_cli() -> None:
    assert {room for room, allowed in table().items() if "cli" in allowed} == {"cli"}


def test_the_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    checked = subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_can_be_the_first_that_is_imported(room: str) -> None:
    """What works only after another module was imported breaks for whoever imports it first."""
    sources = [PACKAGE / f"{room}.py", *sorted((PACKAGE / room).rglob("*.py"))]
    modules = [module_name(source) for source in sources if source.exists()]
    command = [sys.executable, "-W", "error", "-c", IMPORT_EACH_FIRST, *modules]
    imported = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert imported.returncode == 0, imported.stderr


def module_name(source: Path) -> str:
    parts = source.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")
