"""Words: what pages say of facts, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from cuprun.football.round import (
    FINAL,
    PLAY_OFF,
    PRELIMINARY,
    QUARTER_FINALS,
    SEMI_FINALS,
    THIRD_PLACE,
)
from cuprun.football.score import Goals, Score
from cuprun.locale import translations
from cuprun.pages.views import Moment


class Wording:
    """Texts of one language: gettext for words, Babel for dates."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._translations = translations(lang)
        try:
            self._locale = Locale.parse(lang, sep="-")
        except (UnknownLocaleError, ValueError):
            self._locale = Locale("en")
        self._dates = lru_cache(maxsize=4096)(self._written_date)
        self.gettext: Callable[[str], str] = self._translations.gettext
        self.month = lru_cache(maxsize=4096)(self._written_month)
        self.round_name = lru_cache(maxsize=1024)(self._name_of_round)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return self._translations.ngettext(singular, plural, count)

    def moment(self, day: date, at: time | None = None, zone: ZoneInfo | None = None) -> Moment:
        """A day as pages print it, with the time of a kick-off where it is known."""
        text, short = self._dates(day)
        if at is None:
            return Moment(iso=day.isoformat(), text=text, short=short)
        stamp = datetime.combine(day, at, tzinfo=zone)
        return Moment(iso=stamp.isoformat(timespec="minutes"), text=text, short=short, time=f"{at:%H:%M}")

    def published(self, stamp: datetime) -> Moment:
        """A moment of publishing, in its own time zone."""
        text, short = self._dates(stamp.date())
        return Moment(iso=stamp.isoformat(timespec="minutes"), text=text, short=short, time=f"{stamp:%H:%M}")

    def _written_month(self, day: date) -> str:
        """``februari 2025``"""
        return str(format_date(day, "LLLL y", locale=self._locale))

    def span(self, first: date, last: date) -> str:
        """``29 okt – 31 okt 2024``; one day is written once."""
        end = self._dates(last)[1]
        if first == last:
            return end
        pattern = "d" if (first.year, first.month) == (last.year, last.month) else "d MMM"
        if first.year != last.year:
            pattern = "d MMM y"
        return f"{format_date(first, pattern, locale=self._locale)} – {end}"

    def _written_date(self, day: date) -> tuple[str, str]:
        full = format_date(day, "EEEE d MMMM y", locale=self._locale)
        return full, format_date(day, "d MMM y", locale=self._locale)

    def number(self, number: int) -> str:
        """A small number in words (``two``), a larger one in figures."""
        _ = self.gettext
        words = (_("none"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"))
        return words[number] if number < len(words) else str(number)

    def either(self, choices: Sequence[str]) -> str:
        """``1-0``, ``1-0 or 2-1``, ``1-0, 2-1 or 3-2``"""
        if len(choices) < 2:
            return "".join(choices)
        *first, last = choices
        return self.gettext("%(first)s or %(last)s") % {"first": ", ".join(first), "last": last}

    def _name_of_round(self, id_: str) -> str:
        """A round's usual name; a round the vocabulary does not know keeps its own words."""
        _ = self.gettext
        names = {
            FINAL: _("Final"),
            THIRD_PLACE: _("Third place"),
            SEMI_FINALS: _("Semi-finals"),
            QUARTER_FINALS: _("Quarter-finals"),
            PLAY_OFF: _("Play-offs"),
            PRELIMINARY: _("Preliminary round"),
        }
        if id_ in names:
            return names[id_]
        if match := re.fullmatch(r"round-of-(\d+)", id_):
            return _("Round of %(teams)s") % {"teams": match[1]}
        if match := re.fullmatch(r"qualifying-round-(\d+)", id_):
            return _("Qualifying round %(number)s") % {"number": match[1]}
        if match := re.fullmatch(r"round-(\d+)", id_):
            return _("Round %(number)s") % {"number": match[1]}
        return id_.replace("-", " ").capitalize()

    def group_name(self, name: str) -> str:
        """``Group A`` for a group named by a letter or a number, else its own name."""
        if not name:
            return self.gettext("Table")
        return self.gettext("Group %(name)s") % {"name": name} if len(name) <= 2 else name

    def place(self, place: int, groups: str) -> str:
        """Who ends in a place of a group: ``winner of Group A``, ``third of A/B/C``."""
        _ = self.gettext
        known = {
            1: _("winner of %(group)s"),
            2: _("runner-up of %(group)s"),
            3: _("third of %(group)s"),
            4: _("fourth of %(group)s"),
        }
        said = known.get(place) or _("number %(place)s of %(group)s")
        return said % {"group": groups, "place": place}

    def place_across_groups(self, place: int) -> str:
        """``Third-placed teams``: those of one place of several groups."""
        _ = self.gettext
        known = {2: _("Runners-up of the groups"), 3: _("Third-placed teams"), 4: _("Fourth-placed teams")}
        return known.get(place) or _("Teams in place %(place)s") % {"place": place}

    def score_detail(self, score: Score) -> str | None:
        """What a score alone does not say: extra time, the shoot-out, the score at each whistle."""
        _ = self.gettext
        parts = []
        if score.extra_time:
            parts.append(_("after extra time"))
        if earlier := [goals for goals in self._earlier_scores(score) if goals]:
            parts.append(f"({', '.join(written(goals) for goals in earlier)})")
        text = " ".join(parts)
        if score.penalties:
            shootout = _("%(score)s on penalties") % {"score": written(score.penalties)}
            return ", ".join(filter(None, (text, shootout)))
        return text or None

    def _earlier_scores(self, score: Score) -> tuple[Goals | None, ...]:
        return (score.full_time, score.half_time) if score.extra_time else (score.half_time,)


def written(goals: Goals) -> str:
    """``2-1``"""
    return f"{goals[0]}-{goals[1]}"


def within_sentence(name: str) -> str:
    """A round's name inside a sentence: ``Halve finales`` becomes ``halve finales``."""
    return name[:1].lower() + name[1:]
