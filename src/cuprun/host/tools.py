"""Tools: what tasks need besides their own data, at hand in the process that does them.

Forked processes have what this one has. A worker elsewhere is given a recipe with each task, and makes the
tool by it once; content, theme and output lie under the same paths there.
"""

from __future__ import annotations

import locale
import pickle
import sys
import sysconfig
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

from msgspec import Struct

from cuprun.build.fingerprint import digest_of
from cuprun.errors import CuprunError
from cuprun.host.settings import Settings
from cuprun.host.versions import code_fingerprint

Maker = Callable[..., Any]
"""A class or function of the package that makes a tool of the settings and what else its recipe holds."""

_NOT_SENT = frozenset({"PELICAN_CLASS"})


class Tool(Struct, frozen=True, kw_only=True):
    """A tool by its name; `recipe` is empty for processes that have it already."""

    kind: str
    name: str
    recipe: bytes = b""


_tools: dict[str, tuple[str, Any]] = {}
"""The tool of each kind, with its name."""
_in_use = threading.RLock()
"""A worker elsewhere may have many threads, but a tool is one person's at a time."""


def keep(kind: str, name: str, tool: Any) -> Tool:
    """Have a tool at hand in this process, and in those that are forked from it."""
    _tools[kind] = (name, tool)
    return Tool(kind=kind, name=name)


@contextmanager
def at_hand(wanted: Tool) -> Iterator[Any]:
    """The tool, for as long as a task needs it; made by its recipe where it is not here yet.

    Raises CuprunError where it is not here and no recipe came along, or one of another version.
    """
    with _in_use:
        name, tool = _tools.get(wanted.kind, ("", None))
        if name != wanted.name:
            tool = _made(wanted.recipe)
            _tools[wanted.kind] = (wanted.name, tool)
        yield tool


def sent(kind: str, make: Maker, settings: Settings, *rest: object, state: str = "") -> Tool:
    """The tool as workers elsewhere get it: `make(settings, *rest)`, made anew when `state` is another.

    Raises CuprunError for settings that cannot be sent.
    """
    told = {name: value for name, value in settings.items() if name not in _NOT_SENT}
    told["PLUGINS"] = [getattr(plugin, "__name__", plugin) for plugin in settings["PLUGINS"]]
    recipe = _pickled((code_fingerprint(), state, make, told, rest))
    return Tool(kind=kind, name=digest_of(recipe), recipe=recipe)


def _pickled(recipe: tuple[str, str, Maker, dict[str, Any], tuple[object, ...]]) -> bytes:
    import cloudpickle  # noqa: PLC0415 - comes with dask, which few sites need

    for module in _strangers(recipe[3]):
        cloudpickle.register_pickle_by_value(module)
    try:
        return bytes(cloudpickle.dumps(recipe))
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise CuprunError(f"settings: they cannot be sent to other machines: {error}") from error


def _strangers(settings: Settings) -> Iterable[ModuleType]:
    """Modules of filters and the like that only this process knows: settings files, above all."""
    values = [entry for value in settings.values() if isinstance(value, dict) for entry in value.values()]
    names = {value.__module__ for value in values if isinstance(value, FunctionType)}
    installed = [Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")]
    for module in filter(None, map(sys.modules.get, sorted(names - {"__main__"}))):
        file = Path(getattr(module, "__file__", None) or sys.prefix)
        is_ours = module.__name__.partition(".")[0] == __name__.partition(".")[0]
        if not is_ours and not any(file.is_relative_to(folder) for folder in installed):
            yield module


def _made(recipe: bytes) -> Any:
    if not recipe:
        raise CuprunError("this worker does not know the site")
    version, _, make, settings, rest = pickle.loads(recipe)  # noqa: S301 - of whoever runs the scheduler
    if version != code_fingerprint():
        raise CuprunError(
            "a worker runs other versions of Cuprun, of Python or of what they need than this machine"
        )
    for name in settings["LOCALE"]:
        with suppress(locale.Error):
            locale.setlocale(locale.LC_ALL, str(name))
            break
    return make(settings, *rest)
