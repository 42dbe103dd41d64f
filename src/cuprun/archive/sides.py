"""Sides as people write them: a team's name, or words for one that is not known yet."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date

from cuprun.archive.names import Register
from cuprun.errors import Place
from cuprun.football.match import (
    LoserOf,
    NthWinner,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    Winner,
    WinnerBetween,
    WinnerOfRound,
)
from cuprun.football.round_name import round_id

_OF = r"(?: (?:of|van|de|der|des|du|in|from|uit|the|het|aus))*"
_WINNER = re.compile(rf"(?:the )?(?:winner|winnaar|sieger|vainqueur){_OF} (.+)", re.IGNORECASE)
_LOSER = re.compile(rf"(?:the )?(?:loser|verliezer|verlierer|perdant){_OF} (.+)", re.IGNORECASE)
_NUMBERED = re.compile(r"(.+?)[ ,#-]+(?:match |tie |wedstrijd |duel )?(\d+)")
_PAIR = re.compile(r"(.+?)\s*(?:–|\s-\s|\sv\.?\s|\svs\.?\s|\sof\s|\sor\s)\s*(.+)")

_PLACES = {
    word: place
    for place, words in enumerate(
        (
            "winner winnaar sieger vainqueur first eerste erster premier 1st 1e 1",
            "runner-up runners-up second tweede zweiter deuxième 2nd 2e 2",
            "third derde dritter troisième 3rd 3e 3",
            "fourth vierde vierter quatrième 4th 4e 4",
        ),
        start=1,
    )
    for word in words.split()
}
_PLACE = rf"(?P<place>{'|'.join(sorted(_PLACES, key=len, reverse=True))})(?:[- ]placed(?: team)?)?"
_GROUP_WORD = r"(?:groups?|groep(?:en)?|gruppen?|groupes?|grupos?|poules?)"
_NAME = r"[A-Z]|\d{1,2}"
_SHORT = (
    re.compile(r"(?P<group>[A-Z])(?P<place>[1-9])"),
    re.compile(r"(?P<place>[1-9])(?P<group>[A-Z])"),
    re.compile(r"(?P<group>)(?P<place>[1-9]\d?)"),
)
"""Forms that a team's name might have too."""
_IN_GROUP = (
    re.compile(rf"(?:the )?{_PLACE}{_OF} {_GROUP_WORD} (?P<group>{_NAME})", re.IGNORECASE),
    re.compile(rf"{_GROUP_WORD} (?P<group>{_NAME})[ ,-]+{_PLACE}", re.IGNORECASE),
    re.compile(
        r"(?P<group>league(?: phase| stage)?|competitie(?:fase)?|ligaphase)[ ,#-]+(?P<place>\d{1,2})",
        re.IGNORECASE,
    ),
)
_AMONG = (
    re.compile(r"(?P<place>[1-9])(?P<groups>[A-Z](?:/[A-Z])+|[A-Z]{3,})"),
    re.compile(
        rf"(?:the |best )?{_PLACE}{_OF} (?:{_GROUP_WORD} )?(?P<groups>[A-Z](?:(?:, ?|/)[A-Z])+)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:the )?(?:best|beste) {_PLACE}(?P<groups>)", re.IGNORECASE),
)


def read_side(
    text: str,
    teams: Register,
    place: Place,
    day: date | None = None,
    groups: Collection[str] | None = None,
) -> Slot:
    """A team's name, or where the side will come from.

    ``Club Brugge``, ``winner of Halve finales 1``, ``winner of Anderlecht–Antwerp``, ``winner of Semi-finals``,
    ``loser of Semi-finals 1``; ``A1``, ``2B``, ``winner of Group A``, ``Group B runner-up``, ``League 9``;
    ``3A/B/C``, ``third of A/B/C``, ``best third``. A short form such as ``A1`` is a place only where one of
    the `groups` has that name; None = wherever no team does. The day of the match tells whose a name was then.
    """
    text = " ".join(text.split())
    if teams.known(text) is None and (from_group := _read_place(text, groups)):
        return from_group
    if described := _WINNER.fullmatch(text):
        return _winner(described[1], teams, place, day)
    if described := _LOSER.fullmatch(text):
        return LoserOf(_winner(described[1], teams, place, day))
    return teams.resolve(text, place, day)


def _winner(words: str, teams: Register, place: Place, day: date | None) -> Winner:
    if pair := _PAIR.fullmatch(words):
        return WinnerBetween(frozenset(teams.resolve(name, place, day) for name in (pair[1], pair[2])))
    if numbered := _NUMBERED.fullmatch(words):
        return NthWinner(round_id(numbered[1]), int(numbered[2]))
    return WinnerOfRound(round_id(words))


def _read_place(text: str, groups: Collection[str] | None) -> PlaceInGroup | PlaceAmong | None:
    for form in (*_SHORT, *_IN_GROUP):
        found = form.fullmatch(text)
        if found and (form in _IN_GROUP or groups is None or found["group"] in groups):
            return PlaceInGroup(found["group"], _place(found["place"]))
    for form in _AMONG:
        if found := form.fullmatch(text):
            named = re.findall(r"[A-Z]", found["groups"].upper())
            return PlaceAmong(tuple(sorted(named)), _place(found["place"]))
    return None


def _place(word: str) -> int:
    return _PLACES.get(word.casefold()) or int(word)
