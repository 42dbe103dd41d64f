"""What people call rounds, in English, Dutch, French and German."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from cuprun.football.round import FINAL, PLAY_OFF, PRELIMINARY, QUARTER_FINALS, SEMI_FINALS, THIRD_PLACE

_SLUG = re.compile(r"[^a-z0-9]+")
_LEG = re.compile(
    r"[\s,(–-]*(?:(?:leg|match|wedstrijd)\s*(?P<number>[12])(?:\s*(?:of|van|/)\s*2)?"
    r"|(?P<first>(?:1st|first|1\.?) leg|heen(?:wedstrijd)?|hinspiel|(?:match )?aller)"
    r"|(?P<second>(?:2nd|second|2\.?) leg|terug(?:wedstrijd)?|ruckspiel|(?:match )?retour))\)?$"
)
_REPLAYS = re.compile(r"[\s,(–-]*(?:replays?|herkansing(?:en)?)\)?$")

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first eerste erste premier premiere one",
            "second tweede zweite deuxieme seconde two",
            "third derde dritte troisieme three",
            "fourth vierde vierte quatrieme four",
            "fifth vijfde funfte cinquieme five",
            "sixth zesde sechste sixieme six",
            "seventh zevende siebte septieme seven",
            "eighth achtste achte huitieme eight",
            "ninth negende neunte neuvieme nine",
            "tenth tiende zehnte dixieme ten",
            "eleventh elfde elfte onzieme eleven",
            "twelfth twaalfde zwolfte douzieme twelve",
        ),
        start=1,
    )
    for word in words.split()
}

_ORDINAL = rf"(?P<ordinal>\d+|{'|'.join(_ORDINALS)})"
_ORDINAL_MARK = r"(?:\.|e|de|ste|er|re|ere|eme|st|nd|rd|th)?"
_ROUND_WORD = r"(?:round|ronde|runde|hauptrunde|tour|ronda)"
_QUALIFYING_WORD = (
    r"(?:qualifying round|qualification round|qualifying|kwalificatieronde|voorronde|"
    r"qualifikationsrunde|tour de qualification|tour preliminaire|preliminary round)"
)
_FINALS = r"(?:finales?|finals?)"

_NAMES: tuple[tuple[str, str], ...] = (
    (
        (
            rf"third place.*|3rd place.*|match for (?:the )?(?:third|3rd) place|troostfinale|kleine finale"
            rf"|(?:wedstrijd om de )?(?:derde|3e) plaats|spiel um (?:den )?(?:platz 3|dritten platz)"
            rf"|petite {_FINALS}|match pour la (?:troisieme|3e) place|bronze.*"
        ),
        THIRD_PLACE,
    ),
    (
        rf"(?:semi|halve|halb|demi|1/2|½)[\s-]*{_FINALS}|semifinal(?:e[ns]?|i|es)?|sf|meias[\s-]finais",
        SEMI_FINALS,
    ),
    (
        (
            rf"(?:quarter|kwart|viertel|1/4|¼)[\s-]*{_FINALS}|quarts? de finale|qf|cuartos de final"
            r"|quarti di finale"
        ),
        QUARTER_FINALS,
    ),
    (
        rf"(?:achtste|achtel|eighth|1/8)[\s-]*{_FINALS}|huitiemes? de finale|8es? de finale|octavos de final",
        "round-of-16",
    ),
    (rf"(?:zestiende|sechzehntel|1/16)[\s-]*{_FINALS}|seiziemes? de finale|16es? de finale", "round-of-32"),
    (
        rf"(?:tweeendertigste|zweiunddreissigstel|1/32)[\s-]*{_FINALS}|trente[\s-]deuxiemes? de finale|32es? de finale",
        "round-of-64",
    ),
    (rf"(?:1/64)[\s-]*{_FINALS}|soixante[\s-]quatriemes? de finale|64es? de finale", "round-of-128"),
    (rf"(?:the )?(?:{_FINALS}|endspiel|cup final)|f", FINAL),
    (r"(?:knock[\s-]?out (?:round )?)?play[\s-]?offs?(?: round)?|barrages?|tussenronde", PLAY_OFF),
    (r"preliminary(?: round)?|voorronde|vorrunde|tour preliminaire|pre", PRELIMINARY),
)
_COMPILED = tuple((re.compile(pattern), id_) for pattern, id_ in _NAMES)
_ROUND_OF = re.compile(r"(?:round of|last|laatste|r|ronde van) ?(16|32|64|128|256)")
_ROUND_OF_SMALL = {"8": QUARTER_FINALS, "4": SEMI_FINALS}
_NUMBERED = (
    (re.compile(rf"{_ORDINAL}{_ORDINAL_MARK} {_QUALIFYING_WORD}"), "qualifying-round-{}"),
    (re.compile(rf"{_QUALIFYING_WORD} {_ORDINAL}"), "qualifying-round-{}"),
    (re.compile(rf"{_ORDINAL}{_ORDINAL_MARK} {_ROUND_WORD}(?: proper)?"), "round-{}"),
    (re.compile(rf"{_ROUND_WORD} {_ORDINAL}|r{_ORDINAL.replace('ordinal', 'short')}"), "round-{}"),
)


@dataclass(frozen=True, slots=True)
class RoundName:
    """What a round's written name says: the round, and the leg or the replays where it tells them."""

    id: str
    leg: int | None = None
    replay: bool = False


@cache
def parse_round(name: str) -> RoundName:
    """The round a name means, in English, Dutch, French or German.

    ``halve finale``, ``semi-final``, ``1/2 finale``, ``SF`` and ``Semi-finals`` are one round;
    ``Quarter-final, Leg 1 of 2`` also tells the leg, ``4th Round Replays`` that these are replays.
    """
    words = _plain(name)
    leg = _LEG.search(words)
    number = None
    if leg and leg.start() > 0:
        number = int(leg["number"] or (1 if leg["first"] else 2))
        words = words[: leg.start()].strip()
    replays = _REPLAYS.search(words)
    if replays and replays.start() > 0:
        words = words[: replays.start()].strip()
    return RoundName(_id_of(words), number, replay=bool(replays))


def round_id(name: str) -> str:
    """The id of the round a name means."""
    return parse_round(name).id


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace("⁄", "/")
    return re.sub(r"\s+", " ", bare).strip(" .:")


def _id_of(words: str) -> str:
    for pattern, id_ in _COMPILED:
        if pattern.fullmatch(words):
            return id_
    if of := _ROUND_OF.fullmatch(words):
        return f"round-of-{of[1]}"
    if small := re.fullmatch(r"(?:round of|last|laatste|ronde van) ?(4|8)", words):
        return _ROUND_OF_SMALL[small[1]]
    for numbered, form in _NUMBERED:
        if match := numbered.fullmatch(words):
            return form.format(_number(next(group for group in match.groups() if group)))
    return _SLUG.sub("-", words).strip("-") or "round"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS[word]
