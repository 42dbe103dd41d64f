"""Explanations: by which rule of its season a tie was decided, and what else was ruled."""

from __future__ import annotations

from cuprun.archive import SeasonArchive
from cuprun.football.tenure import held_until, rule_behind, settler_of
from cuprun.football.tie import Tie
from cuprun.pages.wording import Wording


def explanation(tie: Tie, season: SeasonArchive, words: Wording) -> str | None:
    """The rule that settled a level tie, as the season's rules put it, then the reasons of rulings.

    None where goals alone told the tie, or where no rule is written down.
    """
    sentences = [_rule(tie, season, words), *dict.fromkeys(match.reason for match in tie.matches)]
    return " ".join(_closed(sentence) for sentence in sentences if sentence) or None


def _rule(tie: Tie, season: SeasonArchive, words: Wording) -> str | None:
    settler = settler_of(tie)
    clause = rule_behind(tie, settler, season.clauses) if settler else None
    text = (clause.text.get(words.lang) or clause.text.get("en")) if clause else None
    if settler is None or text is None:
        return None
    until = held_until(tie.round, settler, season.all_clauses, season.season)
    rule = words.gettext("The rule: %(rule)s") % {"rule": text}
    if until is None:
        return rule
    held = words.gettext("It held in this competition until %(season)s.") % {"season": until}
    return f"{rule} {held}"


def _closed(sentence: str) -> str:
    """A sentence with the point at its end."""
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
