"""The rules of a season in plain sentences: those laid down, and those only told from the matches."""

from __future__ import annotations

from collections.abc import Iterator

from cuprun.football.regulations import clauses_in_force
from cuprun.football.told_rules import ToldRule, told_rules
from cuprun.pages.season import SeasonPresenter
from cuprun.pages.settlers import next_words
from cuprun.pages.wording import Wording


def rule_sentences(season: SeasonPresenter, words: Wording) -> Iterator[str]:
    """One sentence a rule. A rule that a later one sets aside in every round is not told."""
    rounds = [round_.id for round_ in season.cup.rounds]
    for clause in clauses_in_force(season.season.clauses, rounds):
        if text := clause.text.get(words.lang) or clause.text.get("en"):
            yield text
    told = list(told_rules(season.cup))
    if told:
        yield words.gettext("Not laid down here, but told from the matches:")
    for rule in told:
        yield _sentence(rule, season.round_name(rule.round), words)


def _sentence(rule: ToldRule, name: str, words: Wording) -> str:
    _ = words.gettext
    fields = {"round": name, "settlers": ", ".join(next_words(settler, words) for settler in rule.settlers)}
    if rule.legs is None:
        return _("%(round)s: level ties were settled by %(settlers)s.") % fields
    if not rule.settlers:
        return _("%(round)s: two legs.") % fields
    if rule.legs == 2:
        return _("%(round)s: two legs; level ties were settled by %(settlers)s.") % fields
    return _("%(round)s: single matches; level ties were settled by %(settlers)s.") % fields
