"""The strangest ties of the game's history: their matches, and what a recorder had to state of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.match import Match
from cuprun.football.round_name import round_id
from cuprun.football.score import Result, Score, Status
from cuprun.football.tie import DecidedBy
from record.comparison import Comparison
from record.ties import Decision, decision_of
from record.written_ties import rules_of

HARD_TIES = Path("record") / "hard_ties.json"

MEANINGS = (
    ("coin toss", DecidedBy.TOSS),
    ("replayed", DecidedBy.FULL_TIME),
    ("both teams progress", DecidedBy.RULING),
    ("winner expelled", DecidedBy.EXPULSION),
    ("lucky loser", DecidedBy.FULL_TIME),
    ("replay aet", DecidedBy.EXTRA_TIME),
    ("replay", DecidedBy.FULL_TIME),
    ("play-off", DecidedBy.FULL_TIME),
    ("away goals", DecidedBy.AWAY_GOALS),
    ("two-legged", DecidedBy.AGGREGATE),
    ("penalties", DecidedBy.PENALTIES),
    ("awarded", DecidedBy.AWARDED),
)
"""What the record's words for a decision mean in ours; the first that is there counts."""

Entry = Mapping[str, Any]


def compare(record: Path) -> Comparison:
    """Decide each of the hard ties, and compare."""
    entries: list[Entry] = json.loads((record / HARD_TIES).read_text("utf-8"))
    told = [f"{entry['competition']} {entry['season']}: {line}" for entry in entries for line in _told(entry)]
    return Comparison(len(entries), tuple(told))


def _told(entry: Entry) -> Iterator[str]:
    """At most one line about an entry: what came out otherwise than it is recorded."""
    cup = build_cup(_matches(entry), rules_of(entry["competition"], entry["season"]))
    if any("group" in match.get("stage", "") for match in entry["matches"]):
        found, wanted = _second_place(cup), [_in_the_table(entry)]
    else:
        found, wanted = [str(decision_of(tie)) for tie in cup.ties], [str(d) for d in _wanted(entry, cup)]
    if found != wanted:
        yield f"recorded {'; '.join(wanted)}, found {'; '.join(found)}"


def _wanted(entry: Entry, cup: Cup) -> Iterator[Decision]:
    """The recorded decision of each tie: where an entry has several, its words go with them in turn."""
    words = re.split(r" / |; ", entry["decided_by"])
    on = re.split(r" / ", entry["advances"])
    for number, tie in enumerate(cup.ties):
        how = next(meaning for sign, meaning in MEANINGS if sign in words[min(number, len(words) - 1)])
        advanced = tuple(team for team in tie.teams if _goes_on(team, on[min(number, len(on) - 1)]))
        winner: str | None
        if how is DecidedBy.EXPULSION:
            winner = next(team for team in tie.teams if team not in advanced)
        else:
            winner = advanced[0] if how is not DecidedBy.RULING else None
        yield Decision(winner, advanced, how)


def _goes_on(team: str, advances: str) -> bool:
    return advances == "both" or team in advances


# The matches, and what was stated


def _matches(entry: Entry) -> list[Match]:
    listed = [_match(entry, number) for number in range(len(entry["matches"]))]
    return [_with_statement(match, entry, listed) for match in listed]


def _match(entry: Entry, number: int) -> Match:
    match: Entry = entry["matches"][number]
    leg = re.fullmatch(r"(?:leg)?([12])", match.get("leg", ""))
    group = match.get("stage") == "group stage" and "play-off" not in match.get("note", "")
    return Match(
        id=str(number),
        home=match["home"],
        away=match["away"],
        date=date.fromisoformat(match["date"]),
        round=None if group else _round(entry, match),
        group=entry["round"].removeprefix("Group ") if group else None,
        leg=int(leg[1]) if leg else None,
        replay=1 if match.get("leg") == "replay" else None,
        result=_result(match),
    )


def _round(entry: Entry, match: Entry) -> str:
    """A match's round; where only the entry names rounds (SF + Final), its pairs stand in them in turn."""
    if "round" in match:
        return round_id(match["round"])
    if "stage" in match:
        return "play-off"
    pairs = list(dict.fromkeys(frozenset((m["home"], m["away"])) for m in entry["matches"]))
    place = pairs.index(frozenset((match["home"], match["away"])))
    return round_id(entry["round"].split(" + ")[place])


def _result(match: Entry) -> Result:
    goals = (int(match["home_goals"]), int(match["away_goals"]))
    full = (int(match["ft_home"]), int(match["ft_away"])) if "ft_home" in match else goals
    note = match.get("note", "").casefold()
    if awarded := re.search(r"awarded (\d+)-(\d+)", note):
        played = re.search(r"played (\d+)-(\d+)", note)
        return Result(
            status=Status.AWARDED,
            score=Score(full_time=(int(awarded[1]), int(awarded[2]))),
            on_pitch=Score(full_time=(int(played[1]), int(played[2]))) if played else None,
        )
    return Result(
        status=Status.PLAYED,
        score=Score(
            full_time=full,
            extra_time=goals if match.get("aet") == "1" else None,
            penalties=(int(match["pen_home"]), int(match["pen_away"])) if "pen_home" in match else None,
        ),
    )


def _with_statement(match: Match, entry: Entry, matches: Sequence[Match]) -> Match:
    """The last match of a tie with what scores cannot say: a toss, an expulsion, both sides going on."""
    tie = [other for other in matches if set(other.sides) == set(match.sides)]
    if match is not tie[-1] or match.group is not None:
        return match
    how = entry["decided_by"]
    through = tuple(
        side for side in match.sides if isinstance(side, str) and _goes_on(side, entry["advances"])
    )
    note = entry["matches"][int(match.id)].get("note", "")
    if "coin toss" in note or ("coin toss" in how and match.winner is None):
        return _stating(match, through, "toss")
    if "expelled" in how:
        return _stating(match, through, "expulsion")
    return _stating(match, through, None) if len(through) > 1 else match


def _stating(match: Match, through: tuple[str, ...], decided: str | None) -> Match:
    return replace(match, through=through, decided=decided)


# A play-off between two teams of a group


def _in_the_table(entry: Entry) -> str:
    first = entry["matches"][0]
    return f"{entry['advances']} on, {first['home_goals']}-{first['away_goals']} in the table"


def _second_place(cup: Cup) -> list[str]:
    rows = cup.groups[0].table.rows
    play_off = next(tie for tie in cup.ties)
    row = next(row for row in rows if row.team == play_off.winner)
    return [f"{play_off.winner} on, {row.goals_for}-{row.goals_against} in the table"]
