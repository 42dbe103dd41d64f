import threading
from pathlib import Path

from cuprun.preview.changes import ChangeQueue
from cuprun.preview.inbox import ChangeInbox


def test_waiting_ends_with_the_changes_once_they_are_due() -> None:
    inbox = ChangeInbox(ChangeQueue(quiet=0.01))
    inbox.add(Path("a.md"))
    inbox.add(Path("b.md"))
    assert inbox.wait() == {Path("a.md"), Path("b.md")}


def test_closing_wakes_the_one_who_waits() -> None:
    inbox = ChangeInbox(ChangeQueue())
    got: list[frozenset[Path]] = []
    thread = threading.Thread(target=lambda: got.append(inbox.wait()))
    thread.start()
    inbox.close()
    thread.join(5)
    assert got == [frozenset()]


def test_a_closed_inbox_gives_nothing_even_when_changes_wait() -> None:
    inbox = ChangeInbox(ChangeQueue(quiet=0.0))
    inbox.add(Path("a.md"))
    inbox.close()
    assert inbox.wait() == frozenset()
