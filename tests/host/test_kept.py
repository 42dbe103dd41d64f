"""What macros have printed is printed again for the same values, and for no others."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader
from msgspec import Struct

from cuprun.host.kept import Kept
from cuprun.host.quick_jinja import QuickEnvironment

MACROS = """
{%- macro side(side, mark="") %}<b>{{ side.name }}{{ mark }}</b>{% endmacro -%}
{%- macro other(side) %}<i>{{ side.name }}</i>{% endmacro -%}
"""


class Side(Struct, frozen=True):
    name: str


@pytest.fixture
def kept() -> Kept:
    return Kept()


def printed(kept: Kept, text: str, **names: object) -> str:
    environment = QuickEnvironment(loader=DictLoader({"m": MACROS}), autoescape=True)
    environment.globals["kept"] = kept
    return environment.from_string("{% from 'm' import side, other %}" + text).render(**names)


def test_it_prints_what_the_macro_prints(kept: Kept) -> None:
    text = "{{ kept(side, one) }} {{ kept(side, one) }} {{ kept(side, one, '!') }} {{ kept(other, one) }}"
    assert printed(kept, text, one=Side("A & B")) == (
        "<b>A &amp; B</b> <b>A &amp; B</b> <b>A &amp; B!</b> <i>A &amp; B</i>"
    )


def test_the_same_value_is_printed_once(kept: Kept) -> None:
    calls = []

    def macro(*values: object) -> str:
        calls.append(values)
        return str(values)

    one = Side("Genk")
    for values in ((one,), (one,), (one, 2), (one, 2), (one, True), (one, 1), ((one, None),), ((one, None),)):
        assert kept(macro, *values) == str(values)
    assert calls == [(one,), (one, 2), (one, True), (one, 1), ((one, None),)]


def test_an_equal_value_is_printed_once(kept: Kept) -> None:
    calls = []

    def macro(side: Side) -> str:
        calls.append(side)
        return side.name

    assert [kept(macro, Side(name)) for name in ("Genk", "Genk", "Club")] == ["Genk", "Genk", "Club"]
    assert calls == [Side("Genk"), Side("Club")]


def test_what_cannot_be_hashed_is_known_by_itself(kept: Kept) -> None:
    class Sides(Struct, frozen=True):
        names: list[str]

    one, other = Sides(["Genk"]), Sides(["Genk"])
    calls: list[object] = []
    for value in (one, one, other, [1]):
        kept(calls.append, value)
    assert calls == [one, other, [1]]


def test_a_value_that_is_gone_is_not_taken_for_a_new_one(kept: Kept) -> None:
    """A new value may get the place in memory, and so the id, of one that nobody holds any longer."""

    def name(side: Side) -> str:
        return side.name

    assert [kept(name, Side(str(number))) for number in range(2000)] == [str(n) for n in range(2000)]


def test_old_pieces_go_when_there_are_many(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cuprun.host.kept._SIZE", 2)
    calls = []

    def macro(value: int) -> int:
        calls.append(value)
        return value

    for value in (1, 2, 1, 3, 1, 2):
        assert kept(macro, value) == value
    assert calls == [1, 2, 3, 2]
