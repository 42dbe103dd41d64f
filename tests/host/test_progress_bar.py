"""The bar of a build, with a clock and a terminal of the test's own."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from cuprun.host.progress_bar import ProgressBar


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Terminal:
    """What a person would have seen, all at once."""

    def __init__(self, *, is_terminal: bool = True) -> None:
        self._shown = io.StringIO()
        self.clock = Clock()
        console = Console(
            file=self._shown, force_terminal=is_terminal, width=80, color_system=None, legacy_windows=False
        )
        self.bar = ProgressBar(console, clock=self.clock)

    @property
    def shown(self) -> str:
        return self._shown.getvalue()

    def work(self, stage: str, pieces: int, *, seconds: float) -> None:
        """A stage whose pieces take so long each."""
        self.bar.start(stage, pieces)
        for _ in range(pieces):
            self.clock.now += seconds
            self.bar.advance()


def test_a_build_of_under_a_second_shows_nothing() -> None:
    terminal = Terminal()
    with terminal.bar:
        terminal.work("reading", 9, seconds=0.1)
    assert terminal.shown == ""


def test_a_longer_build_shows_its_stage_and_how_far_it_is() -> None:
    terminal = Terminal()
    with terminal.bar:
        terminal.work("reading", 4, seconds=0.25)
        terminal.work("printing", 4, seconds=0.5)
    assert "reading" in terminal.shown
    assert "2 of 4" in terminal.shown
    assert "printing" in terminal.shown


def test_the_time_left_follows_from_the_pieces_done() -> None:
    terminal = Terminal()
    with terminal.bar:
        terminal.bar.start("printing", 100)
        for _ in range(50):
            terminal.clock.now += 1.0
            terminal.bar.advance()
        assert "00:50" in terminal.shown.rsplit("printing", maxsplit=1)[-1]


def test_a_stage_of_unknown_length_shows_without_a_count_to_reach() -> None:
    terminal = Terminal()
    with terminal.bar:
        terminal.clock.now = 2.0
        terminal.bar.start("placing", 0)
    assert "placing" in terminal.shown
    assert "of ?" in terminal.shown


def test_the_bar_is_drawn_ten_times_a_second_at_most() -> None:
    terminal = Terminal()
    with terminal.bar:
        terminal.work("printing", 3000, seconds=0.001)
    assert 15 <= terminal.shown.count("printing") <= 30


@pytest.mark.parametrize("broken_off", [False, True])
def test_nothing_is_left_of_the_bar_and_the_cursor_is_back(broken_off: bool) -> None:
    terminal = Terminal()
    try:
        with terminal.bar:
            terminal.work("printing", 3, seconds=1.0)
            assert "\x1b[?25l" in terminal.shown
            if broken_off:
                raise KeyboardInterrupt
    except KeyboardInterrupt:
        pass
    assert "\x1b[?25h" in terminal.shown.rsplit("printing", maxsplit=1)[-1]


def test_a_file_or_a_program_that_reads_along_gets_no_bar() -> None:
    terminal = Terminal(is_terminal=False)
    with terminal.bar:
        terminal.work("reading", 9, seconds=1.0)
    assert terminal.shown == ""


def test_one_bar_serves_many_builds() -> None:
    terminal = Terminal()
    for _ in range(2):
        with terminal.bar:
            terminal.work("printing", 2, seconds=1.0)
    assert terminal.shown.count("\x1b[?25l") == 2
