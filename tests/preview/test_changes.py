from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cuprun.preview.changes import ChangeQueue

A, B, C = Path("a.md"), Path("b.md"), Path("c.md")


def queue() -> ChangeQueue:
    return ChangeQueue(quiet=0.1, patience=1.0)


def test_nothing_is_due_without_a_change() -> None:
    waiting = queue()
    assert waiting.due() is None
    assert waiting.take(now=1e9) == frozenset()


def test_a_burst_of_events_is_one_rebuild() -> None:
    waiting = queue()
    for path, now in ((A, 5.00), (B, 5.05), (A, 5.10)):
        waiting.add(path, now=now)
        assert waiting.take(now=now) == frozenset()
    assert waiting.take(now=5.19) == frozenset()
    assert waiting.take(now=5.21) == {A, B}
    assert waiting.due() is None


def test_a_steady_stream_of_changes_waits_no_longer_than_the_patience() -> None:
    waiting = queue()
    for step in range(30):
        waiting.add(A, now=5.0 + step * 0.05)
    assert waiting.due() == 6.0


def test_changes_during_a_rebuild_cause_exactly_one_more() -> None:
    waiting = queue()
    waiting.add(A, now=0.0)
    assert waiting.take(now=0.2) == {A}
    waiting.add(B, now=1.0)
    waiting.add(C, now=4.0)
    rebuild_ended = 5.0
    assert waiting.take(now=rebuild_ended) == {B, C}
    assert waiting.take(now=rebuild_ended + 100) == frozenset()


def test_patience_starts_anew_after_each_rebuild() -> None:
    waiting = queue()
    waiting.add(A, now=0.0)
    waiting.take(now=0.5)
    waiting.add(B, now=7.0)
    assert waiting.due() == 7.1


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0, 0.5)), max_size=40))
def test_no_change_is_lost_and_none_is_built_twice(steps: list[tuple[int, float]]) -> None:
    """Whatever comes when, what was added since the last take is what the next take gives."""
    waiting, now, expected = queue(), 0.0, set[Path]()
    for number, pause in steps:
        now += pause
        if taken := waiting.take(now=now):
            assert taken == expected
            expected.clear()
        path = Path(f"{number}.md")
        waiting.add(path, now=now)
        expected.add(path)
    assert waiting.take(now=now + 0.2) == expected
    assert waiting.due() is None
