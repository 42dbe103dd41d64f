"""The text of a report: some 400 Dutch words with the Markdown that reporters use, and the marks that prose has."""

from __future__ import annotations

import random

_WORDS = [
    "de",
    "het",
    "een",
    "ploeg",
    "bal",
    "doelman",
    "speler",
    "keeper",
    "hoek",
    "voorzet",
    "schot",
    "minuut",
    "rust",
    "wedstrijd",
    "beker",
    "trainer",
    "verdediger",
    "aanvaller",
    "kans",
    "paal",
    "lat",
    "strafschop",
    "kaart",
    "publiek",
    "stadion",
    "veld",
    "ronde",
    "winst",
    "verlies",
    "gelijkspel",
    "thuisploeg",
    "bezoekers",
    "snel",
    "sterk",
    "laat",
    "vroeg",
    "net",
    "over",
    "naast",
    "tegen",
    "op",
    "in",
    "met",
    "voor",
    "na",
    "door",
    "van",
    "te",
    "en",
    "maar",
    "dan",
    "nog",
    "ook",
    "wel",
    "niet",
    "meer",
    "geen",
    "middenvelder",
    "kapitein",
    "invaller",
    "scheidsrechter",
    "grensrechter",
    "tribune",
    "supporters",
    "avond",
    "middag",
    "regen",
    "wind",
    "grasmat",
    "counter",
    "vrije",
    "trap",
    "afstandsschot",
    "kopbal",
    "omhaal",
    "doellijn",
    "zestien",
    "flank",
    "linksachter",
    "rechtsbuiten",
    "spits",
    "ruimte",
    "druk",
    "tempo",
    "balbezit",
    "overwicht",
    "voorsprong",
    "achterstand",
    "gelijkmaker",
    "aansluitingstreffer",
    "verlengingen",
    "bekerdroom",
    "verrassing",
    "favoriet",
    "underdog",
    "stunt",
    "clubs",
    "reeks",
    "seizoen",
    "jaren",
    "geschiedenis",
    "ervaring",
    "jeugd",
    "talent",
    "transfer",
    "contract",
    "blessure",
    "één",
    "coördinatie",
    "ruïneerde",
    "zoëven",
    "geïrriteerd",
    "cliché",
    "foto's",
    "zo'n",
    "90ste-minuut",
    "topper",
    "streekderby",
    "opnieuw",
    "eindelijk",
    "plots",
    "meteen",
    "nauwelijks",
    "bijna",
    "helemaal",
    "misschien",
    "vooral",
    "toch",
    "weer",
    "daarna",
    "intussen",
    "later",
    "eerder",
    "samen",
]
_BESIDE = (
    "(ex-Lommel)",
    "2-1",
    "63ste",
    "kwart voor tijd –",
    "VAR",
    "'s avonds",
    "4-3-3",
    "Q&A",
    "zondag",
    "& co.",
)
_HEADINGS = ("De eerste helft", "Na de rust", "De ontknoping", "Wat nu?", "Man van de wedstrijd")


def body(chance: random.Random) -> str:
    """A report in eight paragraphs; one stands under a subheading, one has a link, some are lists or quotes."""
    blocks = [_paragraph(chance) for _ in range(8)]
    blocks[3] += f" Meer op [de site van de club](https://club.example/nieuws/{chance.randint(1, 9999)})."
    if chance.random() < 0.5:
        blocks[5] = "> " + blocks[5]
    if chance.random() < 0.34:
        blocks[6] = "\n".join(f"- {_sentence(chance, 16)}" for _ in range(3))
    blocks.insert(4, f"## {chance.choice(_HEADINGS)}")
    return "\n\n".join(blocks) + "\n"


def sentence(chance: random.Random) -> str:
    """A sentence of a dozen words, without marks of Markdown."""
    words = [chance.choice(_WORDS) for _ in range(12)]
    return " ".join(words).capitalize() + "."


def _paragraph(chance: random.Random) -> str:
    sentences = []
    left = 50
    while left > 0:
        length = min(left, chance.randint(8, 20))
        sentences.append(_sentence(chance, length))
        left -= length
    return " ".join(sentences)


def _sentence(chance: random.Random, length: int) -> str:
    words = [chance.choice(_WORDS) for _ in range(length)]
    words[0] = words[0].capitalize()
    place = chance.randrange(length)
    mark = chance.random()
    if mark < 0.12:
        words[place] = f"*{words[place]}*"
    elif mark < 0.2:
        words[place] = f"**{words[place]}**"
    elif mark < 0.3:
        words[place] = f'"{words[place]}"'
    elif mark < 0.45:
        words[place] += ","
    elif mark < 0.55:
        words[place] = chance.choice(_BESIDE)
    return " ".join(words) + "."
