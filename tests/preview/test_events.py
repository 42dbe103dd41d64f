import json
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from cuprun.preview.events import HEARTBEAT, EventHub, PreviewEvent


@pytest.fixture
def hub() -> Iterator[EventHub]:
    hub = EventHub(heartbeat=30)
    yield hub
    hub.close()


def test_an_event_is_one_line_of_data_whatever_it_says() -> None:
    fault = "a.md:3:1: not \u2028 a\nscore\r\n\nevent: reload"
    lines = PreviewEvent(build=7, faults=(fault,)).encode().decode("ascii").split("\n")
    assert lines[1] == "event: faults"
    assert json.loads(lines[2].removeprefix("data: ")) == {"build": 7, "faults": [fault]}
    assert lines[3:] == ["", ""]


def test_a_build_without_faults_asks_for_a_reload() -> None:
    assert b"event: reload\n" in PreviewEvent(build=7).encode()


def test_a_newcomer_is_told_the_newest_event_and_no_older_one(hub: EventHub) -> None:
    hub.publish(PreviewEvent(build=1))
    hub.publish(PreviewEvent(build=2))
    with closing(hub.listen()) as stream:
        assert next(stream) == PreviewEvent(build=2).encode()


def test_many_listeners_hear_the_same_event() -> None:
    hub = EventHub(heartbeat=30)
    heard: list[list[bytes]] = [[] for _ in range(20)]
    threads = [threading.Thread(target=lambda mine=mine: mine.extend(hub.listen())) for mine in heard]
    hub.publish(PreviewEvent(build=1))
    for thread in threads:
        thread.start()
    while not all(heard):
        threads[0].join(0.01)
    hub.close()
    for thread in threads:
        thread.join(5)
    assert heard == [[PreviewEvent(build=1).encode()]] * 20


def test_a_quiet_stream_beats_its_heart() -> None:
    hub = EventHub(heartbeat=0.01)
    with closing(hub.listen()) as stream:
        assert [next(stream), next(stream)] == [HEARTBEAT, HEARTBEAT]
        hub.publish(PreviewEvent(build=1))
        assert next(stream) == PreviewEvent(build=1).encode()
        assert next(stream) == HEARTBEAT


def test_who_leaves_is_no_longer_counted(hub: EventHub) -> None:
    hub.publish(PreviewEvent(build=1))
    with closing(hub.listen()) as stream, closing(hub.listen()) as other:
        next(stream), next(other)
        assert hub.listeners == 2
        other.close()
        assert hub.listeners == 1
    assert hub.listeners == 0


def test_a_closed_hub_ends_every_stream_also_later_ones(hub: EventHub) -> None:
    hub.publish(PreviewEvent(build=1))
    stream = hub.listen()
    next(stream)
    hub.close()
    assert list(stream) == []
    assert list(hub.listen()) == []
