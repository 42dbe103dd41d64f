"""The law: whatever was done before, an incremental build leaves the bytes of a clean one.

Random sequences of edits, additions, renames and deletions, of settings and themes that change, of time that
passes, of builds that are killed and ledgers that are damaged; after each build the output is held against
that of a site built from nothing. `make law CASES=500` tries more of them than the everyday tests do.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import hypothesis.strategies as st
from hypothesis import HealthCheck, event, note, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pelican.settings import read_settings

from cuprun.host import Built, Site

THEME = Path(__file__).parents[2] / "theme"
START = datetime(2025, 3, 1, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))
TEAMS = ("Alfa", "Beta", "Gamma", "Delta & Co")
EXAMPLES = int(os.environ.get("CUPRUN_LAW", "6"))


class Killed(BaseException):
    """What ends a build as `kill -9` would: nothing of ours catches it and goes on."""


@contextmanager
def killed_after(replacements: int) -> Iterator[None]:
    """Every way of putting a file in place ends with a kill after so many of them."""
    left = replacements
    replace = os.replace

    def dying(*args: Any, **kwargs: Any) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        replace(*args, **kwargs)

    with mock.patch("os.replace", dying):
        yield


def report(title: str, home: str, away: str, score: str | None, day: str, **fields: str) -> str:
    lines = [
        "---",
        f"title: {title}",
        f"date: {day} 20:00",
        "competition: Cup",
        f"home: {home}",
        f"away: {away}",
        *([f"score: {score}"] if score else []),
        *(f"{name}: {value}" for name, value in fields.items()),
        "---",
        "",
        f"Text of {title}. See [the other]({{filename}}one.md).",
        "",
    ]
    return "\n".join(lines)


class Law(RuleBasedStateMachine):
    """A little site and everything that can happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="cuprun-law-"))
        self.now = START
        self.settings: dict[str, Any] = {"SITENAME": "Law", "DEFAULT_PAGINATION": 2}
        self.overrides = self.root / "overrides"
        self.overrides.mkdir()
        self.count = 0
        self.site: Site | None = None
        self.steps = 0
        self.has_begun = False

    def teardown(self) -> None:
        shutil.rmtree(self.root)

    # The site

    @initialize()
    def start(self) -> None:
        self.has_begun = True
        self.write(
            "reports/one.md",
            report("One", "Alfa", "Beta", "2-1", "2025-01-15", round="semi-finals", authors="Ann"),
        )
        self.write(
            "reports/two.md",
            report("Two", "Beta", "Alfa", "1-1", "2025-02-05", round="semi-finals", authors="Bob"),
        )
        self.write(
            "results/cup.txt", "= Cup 2024/25\n» Semi-finals\n  Thu Jan/16 2025\n    Gamma v Delta & Co 1-0\n"
        )
        self.write("pages/about.md", "Title: About\n\nAbout us.\n")
        self.write("images/ball.svg", "<svg/>")

    def write(self, path: str, text: str) -> None:
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def reports(self) -> list[Path]:
        return sorted((self.root / "content" / "reports").glob("*.md"))

    def made(self, output: Path, cache: Path) -> Site:
        return Site(
            read_settings(
                override={
                    "PATH": str(self.root / "content"),
                    "OUTPUT_PATH": str(output),
                    "CACHE_PATH": str(cache),
                    "THEME": str(THEME),
                    "THEME_TEMPLATES_OVERRIDES": [str(self.overrides)],
                    "SITEURL": "https://example.org",
                    "TIMEZONE": "Europe/Brussels",
                    "DEFAULT_LANG": "en",
                    "LOCALE": ["C"],
                    "PLUGINS": [],
                    "CUPRUN_EXECUTOR": "serial",
                    **self.settings,
                }
            )
        )

    def build(self) -> Built:
        if self.site is None:
            self.site = self.made(self.root / "output", self.root / "cache")
        return self.site.build(now=self.now)

    # What happens to it

    @rule(data=st.data(), word=st.sampled_from(["late", "*early*", "5 < 6 & 7"]))
    def edit_text(self, data: st.DataObject, word: str) -> None:
        if files := self.reports():
            file = data.draw(st.sampled_from(files))
            file.write_text(file.read_text("utf-8") + f"\nA {word} goal.\n", "utf-8")

    @rule(data=st.data(), score=st.sampled_from(["0-0", "3-1", "1-2", "2-2"]))
    def edit_score(self, data: st.DataObject, score: str) -> None:
        if files := self.reports():
            file = data.draw(st.sampled_from(files))
            lines = [
                f"score: {score}" if line.startswith("score:") else line
                for line in file.read_text("utf-8").split("\n")
            ]
            file.write_text("\n".join(lines), "utf-8")

    @rule(data=st.data(), title=st.sampled_from(["One", "Another", "A title: with a colon"]))
    def edit_title(self, data: st.DataObject, title: str) -> None:
        if files := self.reports():
            file = data.draw(st.sampled_from(files))
            self.count += 1
            lines = [
                f"title: {title} {self.count}" if line.startswith("title:") else line
                for line in file.read_text("utf-8").split("\n")
            ]
            file.write_text("\n".join(lines), "utf-8")

    @rule(
        home=st.sampled_from(TEAMS),
        away=st.sampled_from(("Omega", "Psi")),
        score=st.sampled_from((None, "1-0", "0-4")),
        season=st.sampled_from(("2023", "2025")),
        status=st.sampled_from(("published", "draft", "hidden")),
    )
    def add_report(self, home: str, away: str, score: str | None, season: str, status: str) -> None:
        self.count += 1
        day = f"{season}-10-{1 + self.count % 28:02d}"
        self.write(
            f"reports/added-{self.count}.md",
            report(
                f"Added {self.count}",
                home,
                away,
                score,
                day,
                round=f"round {1 + self.count}",
                status=status,
                authors="Ann",
            ),
        )

    @rule(hours=st.sampled_from((-1, 5, 48)))
    def add_embargo(self, hours: int) -> None:
        self.count += 1
        published = f"{self.now + timedelta(hours=hours):%Y-%m-%d %H:%M}"
        self.write(
            f"reports/later-{self.count}.md",
            report(
                f"Later {self.count}",
                "Alfa",
                "Psi",
                "1-0",
                "2024-09-01",
                round=f"round {self.count}",
                published=published,
            ),
        )

    @rule(data=st.data())
    def delete_report(self, data: st.DataObject) -> None:
        if files := self.reports():
            data.draw(st.sampled_from(files)).unlink()

    @rule(data=st.data())
    def rename_report(self, data: st.DataObject) -> None:
        if files := self.reports():
            self.count += 1
            file = data.draw(st.sampled_from(files))
            file.rename(file.with_name(f"renamed-{self.count}.md"))

    @rule(score=st.sampled_from(("1-0", "0-2", "4-3")), more=st.booleans())
    def edit_results(self, score: str, more: bool) -> None:
        second = "» Final\n  Sun May/4 2025\n    winner of Alfa–Beta v Gamma\n" if more else ""
        self.write(
            "results/cup.txt",
            f"= Cup 2024/25\n» Semi-finals\n  Thu Jan/16 2025\n    Gamma v Delta & Co {score}\n{second}",
        )

    @rule(there=st.booleans(), name=st.sampled_from(("Cup", "The Cup")))
    def edit_competition(self, there: bool, name: str) -> None:
        file = self.root / "content" / "competitions" / "cup.yaml"
        if there:
            self.write(
                "competitions/cup.yaml",
                f"name: {name}\nalso: [Cup]\nseasons:\n  2024-25:\n    rounds:\n      - {{name: Semi-finals, legs: 2}}\n",
            )
        else:
            file.unlink(missing_ok=True)

    @rule(there=st.booleans(), short=st.sampled_from(("Al", "A & B")))
    def edit_teams(self, there: bool, short: str) -> None:
        if there:
            self.write("teams.yaml", f"alfa: {{name: Alfa, short: {short}, colours: [red]}}\n")
        else:
            (self.root / "content" / "teams.yaml").unlink(missing_ok=True)

    @rule(text=st.sampled_from(("About us.", "More about us.")), there=st.booleans())
    def edit_page(self, text: str, there: bool) -> None:
        if there:
            self.write("pages/about.md", f"Title: About\n\n{text}\n")
        else:
            (self.root / "content" / "pages" / "about.md").unlink(missing_ok=True)

    @rule(text=st.sampled_from(("<svg/>", "<svg></svg>")), there=st.booleans())
    def edit_static(self, text: str, there: bool) -> None:
        if there:
            self.write("images/ball.svg", text)
        else:
            (self.root / "content" / "images" / "ball.svg").unlink(missing_ok=True)

    @rule(
        name=st.sampled_from(("partials/footer.html", "macros/moment.html", "team.html", "report.html")),
        change=st.sampled_from((None, "<!-- one -->", "<!-- two -->")),
    )
    def edit_template(self, name: str, change: str | None) -> None:
        file = self.overrides / name
        file.parent.mkdir(exist_ok=True)
        if change is None:
            file.unlink(missing_ok=True)
        else:
            file.write_text((THEME / "templates" / name).read_text("utf-8") + change, "utf-8")

    @rule(
        change=st.sampled_from(
            (
                {"SITENAME": "Law & Order"},
                {"SITENAME": "Law"},
                {"DEFAULT_PAGINATION": 3},
                {"DEFAULT_PAGINATION": False},
                {"RUN_SAVE_AS": "", "RUN_URL": ""},
                {"REPORT_BRACKET": False},
                {"TEAM_FEED_ATOM": None},
            )
        )
    )
    def change_settings(self, change: dict[str, Any]) -> None:
        self.settings |= change
        self.site = None

    @rule(hours=st.sampled_from((1, 30)))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def process_ends(self) -> None:
        self.site = None

    @rule(replacements=st.integers(0, 12))
    def build_is_killed(self, replacements: int) -> None:
        try:
            with killed_after(replacements):
                self.build()
        except Killed:
            event("killed")
        self.site = None

    @rule(data=st.data(), size=st.floats(0, 1))
    def ledger_is_cut_short(self, data: st.DataObject, size: float) -> None:
        self.site = None
        for file in sorted((self.root / "cache").glob("ledger-*.sqlite")):
            whole = file.read_bytes()
            file.write_bytes(whole[: int(len(whole) * size)])

    @rule(data=st.data(), what=st.sampled_from(("delete", "edit")))
    def output_is_touched(self, data: st.DataObject, what: str) -> None:
        files = sorted(file for file in (self.root / "output").rglob("*.html"))
        if not files:
            return
        file = data.draw(st.sampled_from(files))
        file.unlink() if what == "delete" else file.write_text("touched", "utf-8")

    # The law

    @invariant()
    def holds(self) -> None:
        """Held at every other step, so that changes also come two at a time."""
        self.steps += 1
        if self.steps % 2 or not self.has_begun:
            return
        incremental = self.build()
        note(incremental.summary())
        with tempfile.TemporaryDirectory(prefix="cuprun-clean-") as folder:
            clean = self.made(Path(folder) / "output", Path(folder) / "cache").build(now=self.now)
            assert incremental.diagnostics == clean.diagnostics
            assert incremental.ok == clean.ok
            if incremental.report is None or clean.report is None:
                event("faulty")
                return
            event(f"rendered {'all' if incremental.report.rendered == clean.report.rendered else 'some'}")
            assert incremental.report.rendered <= clean.report.rendered
            assert tree(self.root / "output") == tree(Path(folder) / "output")
        again = self.build()
        assert again.report is not None
        assert (again.report.rendered, again.report.written, again.report.removed) == (0, 0, 0)
        assert again.diagnostics == incremental.diagnostics

    @invariant()
    def no_draft_is_served(self) -> None:
        if self.site is not None:
            assert not list((self.root / "output").glob(".cuprun-drafts/*"))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


TestLaw = Law.TestCase
TestLaw.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=EXAMPLES < 50,
)
