"""What people call rounds, in English, Dutch, French, German, Spanish, Portuguese and Italian."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from msgspec import Struct

from cuprun.football.round import FINAL, PLAY_OFF, PRELIMINARY, QUARTER_FINALS, SEMI_FINALS, THIRD_PLACE

_SLUG = re.compile(r"[^a-z0-9]+")
_LEG = re.compile(
    r"[\s,(–-]*(?:(?:leg|match|wedstrijd)\s*(?P<number>[12])(?:\s*(?:of|van|/)\s*2)?"
    r"|(?P<first>(?:1st|first|1\.?) leg|heen(?:wedstrijd)?|hinspiel|(?:match )?aller)"
    r"|(?P<second>(?:2nd|second|2\.?) leg|terug(?:wedstrijd)?|ruckspiel|(?:match )?retour))\)?$"
)
_REPLAYS = re.compile(
    r"[\s,(–-]*(?:(?:1st|2nd|3rd|[4-9]th|first|second|third|fourth|fifth) )?(?:replays?|herkansing(?:en)?)\)?$"
)
_THIRD_MATCH = re.compile(r"(?:,\s*|\s+[(–-]\s*)(?:play-?off|tie-?breaker|beslissingswedstrijd)\)?$")
"""A play-off that a comma, a bracket or a dash parts from the round it belongs to."""
_BRACKETED = re.compile(r"(.+?)\s*\((.+)\)")

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first eerste erste premier premiere one primera primeira primo",
            "second tweede zweite deuxieme seconde two segunda secondo",
            "third derde dritte troisieme three tercera terceira terzo",
            "fourth vierde vierte quatrieme four cuarta quarta quarto",
            "fifth vijfde funfte cinquieme five quinta quinto",
            "sixth zesde sechste sixieme six sexta sesto",
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
_ORDINAL_MARK = r"(?:\.|e|de|ste|er|re|ere|eme|st|nd|rd|th|a|o)?"
_ROUND_WORD = r"(?:round|ronde|runde|hauptrunde|tour|ronda|eliminatoria|turno)"
_QUALIFYING_WORD = (
    r"(?:qualifying round|qualification round|qualifying|kwalificatieronde|voorronde|vorrunde|"
    r"qualifikationsrunde|tour de qualification|tour preliminaire|preliminary round)"
)
_FINALS = r"(?:finales?|finals?)"

_NAMES: tuple[tuple[str, str], ...] = (
    (
        (
            rf"(?:third|3rd)[\s-]place.*|(?:match|play-?off) for (?:the )?(?:third|3rd) place|troostfinale|kleine finale"
            rf"|(?:wedstrijd om de )?(?:derde|3e) plaats|spiel um (?:den )?(?:platz 3|dritten platz)"
            rf"|{_FINALS} 3\. platz|tercer (?:puesto|lugar)|terceiro lugar|terzo posto"
            rf"|petite {_FINALS}|match pour la (?:troisieme|3e) place|bronze.*"
        ),
        THIRD_PLACE,
    ),
    (
        rf"(?:semi|halve|halb|demi|1/2|½)[\s-]*{_FINALS}|semifinal(?:e[ns]?|i|es)?|sf|semi|meias[\s-]finais|semifinais",
        SEMI_FINALS,
    ),
    (
        (
            rf"(?:quarter|kwart|viertel|1/4|¼)[\s-]*{_FINALS}|quarts? de finale|qf|cuartos(?: de final)?"
            r"|quarti di finale|quart[oa]s[\s-]de[\s-]final"
        ),
        QUARTER_FINALS,
    ),
    (
        rf"(?:achtste|achtel|eighth|1/8)[\s-]*{_FINALS}|huitiemes? de finale|8es? de finale|octavos(?: de final)?|oitavos[\s-]de[\s-]final|oitavas[\s-]de[\s-]final|ottavi di finale",
        "round-of-16",
    ),
    (
        (
            rf"(?:zestiende|sechzehntel|1/16)[\s-]*{_FINALS}|seiziemes? de finale|16es? de finale"
            r"|dieciseisavos(?: de final)?|sedicesimi di finale|(?:dezasseis|16) avos de final"
        ),
        "round-of-32",
    ),
    (
        (
            rf"(?:tweeendertigste|zweiunddreissigstel|1/32)[\s-]*{_FINALS}|trente[\s-]deuxiemes? de finale|32es? de finale"
            r"|treintaidosavos(?: de final)?|trentaduesimi di finale"
        ),
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


class RoundName(Struct, frozen=True):
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
    replays = _REPLAYS.search(words) or _THIRD_MATCH.search(words)
    if replays and replays.start() > 0:
        words = words[: replays.start()].strip()
    return RoundName(_id_of(words), number, replay=bool(replays))


def round_id(name: str) -> str:
    """The id of the round a name means."""
    return parse_round(name).id


def is_usual_round(name: str) -> bool:
    """Whether a name is one that rounds usually have, in a language known here."""
    words = _plain(parse_round(name).id.replace("-", " "))
    return _known_id(words) is not None


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.casefold().replace("ß", "ss"))
    bare = "".join(c for c in folded if not unicodedata.combining(c)).replace("⁄", "/")
    return re.sub(r"\s+", " ", bare).strip(" .:")


def _id_of(words: str) -> str:
    """The id of a plain name; of ``sixth round (quarter-final)`` that of the clearer of the two."""
    if id_ := _known_id(words):
        return id_
    if both := _BRACKETED.fullmatch(words):
        inner, outer = _known_id(both[2]), _known_id(both[1])
        if id_ := inner or outer:
            return id_
    return _SLUG.sub("-", words).strip("-") or "round"


def _known_id(words: str) -> str | None:
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
    return None


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _ORDINALS[word]
