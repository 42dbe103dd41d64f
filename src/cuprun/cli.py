"""The command line: ``cuprun build``, ``check``, ``new``, ``results`` and ``devserver``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.settings import read_settings
from rich.console import Console

from cuprun.editorial.new import find_subject, line, subjects, write_new
from cuprun.editorial.results import as_json, doubtful_names, read_files, table_of
from cuprun.errors import CuprunError
from cuprun.host import Cuprun, Site
from cuprun.host.faults import count_line, has_errors, tell
from cuprun.host.progress_bar import ProgressBar
from cuprun.host.settings import Settings, theme_folder
from cuprun.preview import Rebuilt, serve_preview

_SETTINGS_FILE = "pelicanconf.py"
_WIDE = 250
"""Columns of a table that goes to a file or a program: lines must not be cut short."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0, or 1 when there are errors."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except CuprunError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has gone, as `head` does: what is still to be written goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cuprun", description="Match reports become a football site.")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    built = _add_command(commands, "build", "build the site once, as `pelican` does", _build)
    check = _add_command(commands, "check", "tell all faults of the content; write nothing", _check)
    check.add_argument("--strict", action="store_true", help="count warnings as errors, as publishing does")
    new = _add_command(commands, "new", "write the file of a new report, filled in from a fixture", _new)
    new.add_argument(
        "wanted", nargs="*", help="words of the teams' names, or the date; none = list the matches"
    )
    new.add_argument("-a", "--author", help="who writes it")
    devserver = _add_command(commands, "devserver", "serve the site, rebuild it at every change", _devserver)
    devserver.add_argument("-p", "--port", type=int, default=8000, help="port to serve at (default: 8000)")
    for command in (built, devserver):
        command.add_argument("-v", "--verbose", action="store_true", help="tell why each page was rendered")
    _add_results(commands)
    for command in (built, check, devserver):
        command.add_argument(
            "--executor",
            metavar="WHO",
            help="who does the work: processes (default), serial, or dask:HOST:PORT",
        )
        command.add_argument(
            "--as-of", metavar="DAY", help="the site as it stood: 2025-02-05, or '2025-02-05 22:30'"
        )
    return parser


def _add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, summary: str, command: object
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
    parser.set_defaults(command=command)
    if name == "new":
        parser.add_argument("--content", type=Path, help="folder of the content (default: as set)")
    else:
        parser.add_argument("content", nargs="?", type=Path, help="folder of the content (default: as set)")
    parser.add_argument(
        "-s", "--settings", type=Path, help=f"settings file (default: {_SETTINGS_FILE}, where there is one)"
    )
    parser.add_argument("-o", "--output", type=Path, help="folder to write to (default: as set)")
    return parser


def _add_results(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    summary = "tell what is understood of files of results (Football.TXT), and what is not"
    results = commands.add_parser("results", help=summary, description=summary.capitalize() + ".")
    results.set_defaults(command=_results)
    results.add_argument("files", nargs="+", metavar="FILE", help="a file, a folder, or - for standard input")
    results.add_argument(
        "--teams", type=Path, default=Path("content"), metavar="FOLDER",
        help="where teams.yaml or teams/ tell who is who (default: content)",
    )  # fmt: skip
    results.add_argument("--json", action="store_true", help="one object for each match, for other programs")


def _settings(options: argparse.Namespace) -> Settings:
    """The settings of the file and the command line. Raises CuprunError when the file is not there."""
    file = options.settings
    if file is None and Path(_SETTINGS_FILE).is_file():
        file = Path(_SETTINGS_FILE)
    if file is not None and not file.is_file():
        raise CuprunError(f"there is no settings file {file}")
    overrides = {"PATH": options.content, "OUTPUT_PATH": options.output}
    given: dict[str, Any] = {
        name: str(path.resolve()) for name, path in overrides.items() if path is not None
    }
    for name in ("as_of", "executor", "verbose"):
        if value := getattr(options, name, None):
            given[f"CUPRUN_{name.upper()}"] = value
    settings: Settings = read_settings(str(file) if file else None, override=given)
    return settings


def _build(options: argparse.Namespace) -> int:
    Cuprun(_settings(options)).run()
    return 0


def _check(options: argparse.Namespace) -> int:
    settings = dict(_settings(options))
    if options.strict:
        settings["CUPRUN_STRICT"] = True
    site = Cuprun(settings).site()
    with ProgressBar(console) as progress:
        faults = site.check(now=datetime.now(site.options.timezone), progress=progress)
    tell(faults)
    print(count_line(faults) or "no faults", file=sys.stderr)
    return int(has_errors(faults))


def _new(options: argparse.Namespace) -> int:
    site = Cuprun(_settings(options)).site()
    archive = site.archive(now=datetime.now(site.options.timezone))
    if not options.wanted:
        for subject in subjects(archive):
            print(line(subject, archive))
        return 0
    path = write_new(find_subject(archive, options.wanted), site.options.content, archive, options.author)
    print(path)
    return 0


def _results(options: argparse.Namespace) -> int:
    files = read_files(options.files, sys.stdin)
    if options.json:
        print(json.dumps(as_json(files), ensure_ascii=False, indent=1))
    else:
        console = Console(soft_wrap=True, width=None if sys.stdout.isatty() else _WIDE)
        for file in filter(lambda file: file.reading and file.reading.facts, files):
            console.print(table_of(file))
    team_files = [*options.teams.glob("teams.y*ml"), *options.teams.glob("teams/*.y*ml")]
    faults = [fault for file in files for fault in file.diagnostics]
    faults += doubtful_names(files, sorted(team_files))
    tell(faults)
    for file in files:
        print(file.summary(), file=sys.stderr)
    return int(has_errors(faults))


class _Rebuilding:
    """What a preview does at every change: one site for as long as its settings stay the same."""

    def __init__(self, options: argparse.Namespace, site: Site) -> None:
        self._options = options
        self._site: Site | None = site

    def __call__(self, changed: frozenset[Path] | None) -> Rebuilt:
        """Build what changed; all is looked at where that is not known, or where settings changed."""
        if self._site and changed and not self._is_of_site(changed, self._site):
            self._site.close()
            self._site = None
        if self._site is None:
            self._site, changed = Cuprun(_settings(self._options)).site(), None
        site = self._site
        with ProgressBar(console) as progress:
            built = site.build(now=datetime.now(site.options.timezone), changed=changed, progress=progress)
        told = built.told(verbose=site.options.verbose)
        return Rebuilt(ok=built.ok, diagnostics=built.diagnostics, summary=told)

    def _is_of_site(self, changed: frozenset[Path], site: Site) -> bool:
        """Whether changes are of the content and the theme alone, so that the settings are what they were."""
        folders = (site.options.content, theme_folder(site.settings).resolve())
        return all(any(path.is_relative_to(folder) for folder in folders) for path in changed)


def _devserver(options: argparse.Namespace) -> int:
    file = options.settings or Path(_SETTINGS_FILE)

    site = Cuprun(_settings(options)).site()
    watched = [site.options.content, theme_folder(site.settings), *([file] if file.is_file() else [])]
    serve_preview(
        rebuild=_Rebuilding(options, site),
        output=site.options.output,
        watched=watched,
        port=options.port,
        announce=print,
    )
    return 0
