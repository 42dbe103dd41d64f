"""The measurements as Markdown tables, with ratios to the faster of Hugo and Eleventy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from bench.turns import CASES, COLD, Outcome

BEGIN = "<!-- measured: `make bench INTO=docs/performance.md` writes from here -->"
END = "<!-- to here -->"

_MEGABYTE = 1024 * 1024
_SECONDARY = ("Pelican",)


def table(outcomes: Sequence[Outcome]) -> str:
    """One row a generator. The ratio in brackets is to the faster of Hugo and Eleventy in that column."""
    head = ["", "pages", *CASES, "processor time, cold", "peak memory, cold", "load"]
    lines = [_row(head), _row(["---", *["--:"] * (len(head) - 1)])]
    lines += [_row(_cells(outcome, outcomes)) for outcome in outcomes]
    return "\n".join(lines)


def edits_table(edits: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """Edits in one process, a row for each of Cuprun's sites: median and slowest, in milliseconds."""
    cases = list(next(iter(edits.values())))
    lines = [_row(["", *cases]), _row(["---", *["--:"] * len(cases)])]
    for title, times in edits.items():
        lines.append(
            _row([title, *(f"{median(times[c]):.0f} ms (at most {max(times[c]):.0f})" for c in cases)])
        )
    return "\n".join(lines)


def stages_table(stages: Mapping[str, Mapping[str, float]]) -> str:
    """Seconds of each stage of a cold build, a row for each of Cuprun's sites."""
    names = list(dict.fromkeys(name for of_site in stages.values() for name in of_site))
    lines = [_row(["", *names]), _row(["---", *["--:"] * len(names)])]
    for title, of_site in stages.items():
        lines.append(_row([title, *(f"{of_site[n]:.2f} s" if n in of_site else "" for n in names)]))
    return "\n".join(lines)


def write_into(file: Path, text: str) -> None:
    """Replace what stands between the marks of a page. Raises ValueError where they are missing."""
    page = file.read_text("utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{file}: the marks {BEGIN} and {END} are not there; the table stands between them")
    file.write_text(f"{before}{begin}\n\n{text}\n\n{end}{after}", "utf-8")


def _cells(outcome: Outcome, outcomes: Sequence[Outcome]) -> list[str]:
    peers = [one for one in outcomes if one.is_peer and not one.title.startswith(_SECONDARY)]
    walls = [_beside(outcome.wall(c), [peer.wall(c) for peer in peers], "s") for c in CASES]
    cpu = _beside(outcome.cpu(COLD), [peer.cpu(COLD) for peer in peers], "s")
    memory = _beside(outcome.memory / _MEGABYTE, [peer.memory / _MEGABYTE for peer in peers], "MB")
    return [outcome.title, f"{outcome.pages:,}", *walls, cpu, memory, f"{outcome.load:.1f}"]


def _beside(value: float, of_peers: Sequence[float], unit: str) -> str:
    """A value, and its ratio to the least of the peers."""
    shown = f"{value:.0f} {unit}" if value >= 100 else f"{value:.2f} {unit}"
    return f"{shown} ({value / min(of_peers):.2f})" if of_peers else shown


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
