"""The words of remarks: what people write in brackets behind a match, by what it says.

Groups have one meaning everywhere: `team` is a side of the match, `score` goals, the home side's first
unless a team is named.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_TEAM = r"(?P<team>\S.*?)"
_SCORE = r"(?P<score>\d{1,2}\s?[-–:]\s?\d{1,2})"
_OVER = r"\d{1,2}\s?[-–:]\s?\d{1,2}"
_WAS = r"(?:is|are|was|were)"
_BY = r"(?:on|by|after|via|through|in|thanks to)"
_WON = r"(?:won|wins?)"
_WENT = (
    r"(?:(?:go(?:es)?|went|advance[sd]?|progress(?:es|ed)?|qualif(?:y|ies|ied)|proceed(?:s|ed)?"
    rf"|pass(?:es|ed)?)(?: through| on)?|(?:{_WAS} )?through|{_WON})"
)
_PENS = r"(?:the )?(?:pens?\.?|penalt(?:y|ies)(?: kicks| shoot-?out)?|shoot-?out|p\.?\s?s\.?\s?o\.?|p)"
_TOSS = r"(?:the |a )?(?:toss(?:ing)?(?: of| up)?(?: (?:a|the))?(?: coin)?|coin[- ]?toss|(?:flip of )?(?:a |the )?coin)"
_LOTS = r"(?:the )?(?:drawing(?: of)? (?:the )?lots?|draw(?:n)? lots?|lots?|loting|losentscheid)"
_AGGREGATE = r"(?:on |in )?agg(?:regate|\.)?"
_MATCH = r"(?:the |match |game |tie |result |later |declared |was |and )*"
_REST = r"(?P<rest>[ ,(].*)?"
_ASIDE = r"(?P<rest> \(.*\))?"
_AWARDED = r"(?:awarded|awd\.?|given)"
_STOPPED = r"(?:abandoned|aband\.?|abd\.?|suspended|stopped|interrupted|gestaakt)"
_OUT = r"(?:disqualified|expelled|thrown out|excluded|banned|removed|ejected)"
_LEFT = (
    r"(?:withdr(?:e|a)w[ns]?|scratched|resigned|retired|bankrupt(?:ed)?|(?:refused|conceded|folded)"
    r"|(?:did not|failed to) (?:appear|show|travel|arrive|turn up|play))"
)

FORMS: dict[str, tuple[str, ...]] = {
    "golden goal": (r"(?:a\.?e\.?t\.?/)?g\.?g\.?", r"(?:on )?golden goal", r"a\.?s\.?d\.?e\.?t\.?"),
    "silver goal": (r"(?:a\.?e\.?t\.?/)?s\.?g\.?", r"(?:on )?silver goal"),
    "extra time": (r"a\.?\s?e\.?\s?t\.?", r"n\.?\s?v\.?", r"(?:after |in )?extra[- ]?time"),
    "penalties": (
        rf"{_SCORE}\s*(?:{_BY} )?{_PENS}",
        rf"{_PENS}:?\s*{_SCORE}",
        rf"{_WENT}(?: {_SCORE})? {_BY} {_PENS}",
        rf"{_TEAM} {_WENT}(?: {_SCORE})? {_BY} {_PENS}",
        rf"(?:{_TEAM} )?{_WENT} {_BY} {_PENS} \(?{_SCORE}\)?",
        rf"{_TEAM} {_SCORE} {_BY} {_PENS}",
        rf"{_TEAM} {_BY} {_PENS}",
    ),
    "away goals": (
        rf"(?:{_WENT} )?(?:{_BY} )?(?:the )?away[- ]goals?(?: rule)?",
        rf"{_TEAM} (?:{_WENT} )?(?:{_BY} )?(?:the )?away[- ]goals?(?: rule)?",
    ),
    "aggregate": (
        rf"agg(?:regate|\.)?:?\s*{_OVER}",
        rf"{_OVER} {_AGGREGATE}",
        rf"{_WENT} (?:{_OVER} )?{_AGGREGATE}(?: {_OVER})?",
        rf"{_TEAM} {_WENT} (?:{_OVER} )?{_AGGREGATE}(?: {_OVER})?",
        rf"{_TEAM} {_OVER} {_AGGREGATE}",
    ),
    "toss": (
        rf"(?:{_WENT} )?(?:{_BY} )?{_TOSS}",
        rf"{_TEAM} (?:{_WENT} )?(?:{_BY} )?{_TOSS}",
        rf"(?:decided {_BY} )?{_TOSS}: {_TEAM}(?: {_WENT})?",
    ),
    "lots": (
        rf"(?:{_WENT} )?(?:{_BY} )?{_LOTS}",
        rf"{_TEAM} (?:{_WENT} )?(?:{_BY} )?{_LOTS}",
        rf"(?:decided {_BY} )?{_LOTS}: {_TEAM}(?: {_WENT})?",
    ),
    "both expelled": (rf"both(?: teams| sides| clubs)?(?: {_WAS})? {_OUT}{_REST}",),
    "both withdrew": (rf"both(?: teams| sides| clubs)?(?: {_WAS})? {_LEFT}{_REST}",),
    "neither": (
        rf"both(?: teams| sides| clubs)?(?: {_WAS})? (?:eliminated|out)",
        r"neither .+",
    ),
    "both": (rf"both(?: teams| sides| clubs)?(?: {_WAS})? (?:qualified|admitted|{_WENT}){_REST}",),
    "walkover": (
        rf"{_TEAM} (?:walked over|w/?o\.?|(?:(?:had|got|given|by|on) )?(?:a )?walk-?over)",
        rf"walk-?over (?:for|to) {_TEAM}",
        r"(?:w/o|w\.?o\.?|walk-?over)(?: (?P<side>home|away))?",
    ),
    "walkover away": (r"o/w",),
    "withdrawal": (rf"{_TEAM} {_LEFT}{_REST}",),
    "expulsion": (rf"{_TEAM} (?:{_WAS} )?{_OUT}{_REST}",),
    "tie awarded": (
        rf"{_TEAM} (?:{_WAS} )?(?:awarded|given|granted) (?:the |a )?(?:tie|match|game|win|victory){_REST}",
        rf"(?:tie|win|victory) (?:was )?(?:awarded|given) to {_TEAM}",
    ),
    "awarded": (
        rf"{_MATCH}{_AWARDED}(?: (?:as )?(?:a )?{_SCORE}(?: win)?)?(?: (?:to|for|in favou?r of) {_TEAM})?{_ASIDE}",
        rf"{_SCORE} (?:win )?{_AWARDED}(?: (?:to|for) {_TEAM})?{_ASIDE}",
    ),
    "played": (
        _SCORE,
        rf"(?:(?:orig(?:inally|\.)?|was|played|first|(?:original )?result|on (?:the )?pitch|actual(?: score)?):? )+{_SCORE}{_REST}",
    ),
    "abandoned": (
        rf"{_MATCH}{_STOPPED}(?:,? (?:at|after|in|with))*(?:,?\s*{_SCORE})?(?:,? (?:at|after|in))*"
        r"(?:,? (?:the )?(?P<minute>\d{1,3})(?:st|nd|rd|th)?\s*(?:['’′]|\.|min(?:ute)?s?\.?)?)?" + _REST,
    ),
    "void": (
        rf"{_MATCH}(?:void(?:ed)?|annulled|expunged|overturned|ordered to be replayed|to be replayed){_REST}",
        r"(?:protest (?:upheld|sustained)|replay ordered)" + _REST,
    ),
    "postponed": (rf"{_MATCH}(?:postponed|postp\.?|ppd\.?|p-p|uitgesteld|verlegt){_REST}",),
    "cancelled": (rf"{_MATCH}(?:cancell?ed|canc\.?|not played|n/p|not fixtured|unplayed|afgelast){_REST}",),
    "replay": (r"(?:(?P<ordinal>\d(?:st|nd|rd|th)|first|second|third|fourth|fifth) )?(?:replay|herkansing)",),
    "neutral": (
        r"n",
        r"neutral",
        r"(?:played )?(?:on|at|in) (?:a )?neutral (?:ground|venue|site|territory)",
        r"neutral (?:ground|venue|site)",
    ),
    "known": (
        r"no replay",
        r"(?:[1-9](?:st|nd|rd)|first|second|third) leg",
        r"decider|rematch|play-?off(?: for .+)?",
        rf"{_OUT}|{_LEFT}",
        r"behind closed doors",
    ),
    "went through": (rf"{_TEAM} {_WENT}(?: the tie| to .+)?",),
    "venue": (r"(?:played )?at (?P<venue>[^\d].+)",),
}
"""By what a clause says, every way to say it; the surest come first."""

CLAUSE_END = re.compile(r"\s*(?:;|,(?!\d)|(?<=[^\W\d_]{3})\.(?=\s+[A-Z]|\s*$))\s*")


@cache
def compiled_forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Every way to say something, with what it says; compiled once results are read, which takes a while."""
    return tuple(
        (meaning, re.compile(form, re.IGNORECASE)) for meaning, forms in FORMS.items() for form in forms
    )


@lru_cache(maxsize=1024)
def is_remark(text: str) -> bool:
    """Whether a text in round brackets may be a remark; else it belongs to a name (``Racing (Montevideo)``)."""
    clauses = [clause for clause in CLAUSE_END.split(text) if clause]
    return bool(clauses) and all(
        any(form.fullmatch(clause) for _, form in compiled_forms()) for clause in clauses
    )
