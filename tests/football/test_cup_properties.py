"""What holds of every cup, whatever its results."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cuprun.football.cup import Cup
from cuprun.football.cup_builder import build_cup
from cuprun.football.doubts import doubts_about
from cuprun.football.match import Match
from cuprun.football.regulations import Regulations, Settler, TieRules
from cuprun.football.score import Goals, Result, Score, Side, Status
from cuprun.football.tie import decide

ROUNDS = ("quarter-finals", "semi-finals", "final")
GOALS = st.integers(0, 3)
LEVEL = st.lists(st.sampled_from(Settler), max_size=4, unique=True).map(tuple)
FATES = tuple(status for status in Status if status is not Status.BYE)
"""A bye has no opponent: it is no match of two sides."""
RULES = st.builds(
    TieRules, legs=st.sampled_from((None, 1, 2)), level=st.none() | LEVEL, neutral=st.none() | st.booleans()
)


@st.composite
def results(draw: st.DrawFn) -> Result | None:
    """Any result there is: played with or without extra time and shoot-out, or any other fate."""
    status = draw(st.sampled_from((Status.PLAYED,) * 8 + FATES))
    if status is Status.SCHEDULED:
        return None
    if status is Status.WALKOVER:
        return Result(status=status, walkover=draw(st.sampled_from(Side)))
    score = draw(scores())
    if status is Status.PLAYED:
        return Result(status=status, score=score)
    if status is Status.AWARDED:
        return Result(
            status=status, score=Score(full_time=draw(st.sampled_from(((3, 0), (0, 3))))), on_pitch=score
        )
    return Result(status=status, on_pitch=score if status in (Status.ABANDONED, Status.VOID) else None)


@st.composite
def scores(draw: st.DrawFn) -> Score:
    full: Goals = (draw(GOALS), draw(GOALS))
    extra = (full[0] + draw(GOALS), full[1] + draw(GOALS)) if draw(st.booleans()) else None
    shootout = draw(st.none() | st.sampled_from(((5, 4), (2, 4))))
    return Score(full_time=full, extra_time=extra, penalties=shootout)


@st.composite
def ties(draw: st.DrawFn, sides: tuple[str, str], round_: str, first: date) -> list[Match]:
    """One to three matches between two sides, at either's ground."""
    return [
        Match(
            id=f"{round_}/{'-'.join(sides)}/{number}",
            home=sides[home],
            away=sides[1 - home],
            date=first + timedelta(days=number * 7),
            round=round_,
            result=draw(results()),
        )
        for number, home in enumerate(draw(st.lists(st.integers(0, 1), min_size=1, max_size=3)))
    ]


@st.composite
def cups(draw: st.DrawFn) -> tuple[list[Match], Regulations]:
    """A cup of eight played as far as its results carry it."""
    regulations = Regulations(by_round={round_: draw(RULES) for round_ in ROUNDS})
    teams = [f"t{number}" for number in range(8)]
    matches: list[Match] = []
    for number, round_ in enumerate(ROUNDS):
        day = date(2000, 1, 1) + timedelta(days=60 * number)
        for sides in zip(teams[::2], teams[1::2], strict=False):
            matches += draw(ties(sides, round_, day))
        cup = build_cup(matches, regulations)
        teams = [tie.winner for tie in cup.ties if tie.round == round_ and tie.winner]
    return matches, regulations


@st.composite
def one_tie(draw: st.DrawFn) -> tuple[list[Match], int, TieRules]:
    matches = draw(ties(("a", "b"), "round-1", date(2000, 1, 1)))
    rules = draw(RULES)
    return matches, build_cup(matches, Regulations(ties=rules)).ties[0].legs, rules


def _meaning(cup: Cup) -> list[tuple[object, ...]]:
    return [(tie.id, tie.sides, tie.outcome, tie.aggregate, tie.sources) for tie in cup.ties]


@settings(max_examples=40, deadline=None)
@given(cups(), st.randoms(use_true_random=False))
def test_the_order_of_the_matches_changes_nothing(
    cup: tuple[list[Match], Regulations], random: object
) -> None:
    matches, regulations = cup
    shuffled = list(matches)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over a Random
    assert _meaning(build_cup(shuffled, regulations)) == _meaning(build_cup(matches, regulations))


@settings(max_examples=40, deadline=None)
@given(cups())
def test_a_tie_has_at_most_one_winner_and_it_is_one_of_its_sides(
    cup: tuple[list[Match], Regulations],
) -> None:
    for tie in build_cup(*cup).ties:
        if tie.outcome:
            assert tie.outcome.winner is None or tie.outcome.winner in tie.sides
            assert set(tie.outcome.advanced) <= set(tie.sides)
            assert len(tie.outcome.advanced) <= 1


@settings(max_examples=40, deadline=None)
@given(cups())
def test_nobody_plays_after_being_knocked_out(cup: tuple[list[Match], Regulations]) -> None:
    built = build_cup(*cup)
    out: set[str] = set()
    for round_ in built.rounds:
        assert not out & round_.teams
        for tie in round_.ties:
            out |= set(tie.teams) - set(tie.outcome.advanced) if tie.outcome else set()


@settings(max_examples=40, deadline=None)
@given(cups())
def test_a_cup_that_winners_play_on_in_leaves_no_doubt(cup: tuple[list[Match], Regulations]) -> None:
    matches, regulations = cup
    doubts = [
        d
        for d in doubts_about(build_cup(matches, regulations), matches)
        if d.kind.value != "may-be-undecided"
    ]
    assert [d.kind for d in doubts if d.kind.value != "cannot-be-decided"] == []


@settings(max_examples=40, deadline=None)
@given(cups())
def test_the_aggregate_is_the_sum_of_the_legs(cup: tuple[list[Match], Regulations]) -> None:
    for tie in build_cup(*cup).ties:
        legs = {match.leg: match for match in tie.matches if match.leg and match.counts}
        if tie.aggregate is not None:
            summed = tuple(sum(match.goals_of(side) or 0 for match in legs.values()) for side in tie.sides)
            assert tie.aggregate == summed
            assert tie.legs == 2


@settings(max_examples=40, deadline=None)
@given(one_tie())
def test_who_is_named_home_on_neutral_ground_changes_no_winner(
    tie: tuple[list[Match], int, TieRules],
) -> None:
    """But where goals scored away count, the nominal home side is one in earnest."""
    matches, legs, rules = tie
    level = tuple(settler for settler in rules.level or () if settler is not Settler.AWAY_GOALS)
    rules = replace(rules, level=level)
    outcome = decide(matches, legs, rules)
    assert decide([_turned(match) for match in matches], legs, rules) == outcome


def _turned(match: Match) -> Match:
    result = match.result
    if result is None:
        return replace(match, home=match.away or match.home, away=match.home)
    turned = replace(
        result,
        score=result.score.turned() if result.score else None,
        on_pitch=result.on_pitch.turned() if result.on_pitch else None,
        walkover=result.walkover.other if result.walkover else None,
    )
    return replace(match, home=match.away or match.home, away=match.home, result=turned)


@settings(max_examples=40, deadline=None)
@given(cups())
def test_a_lucky_loser_is_never_the_winner(cup: tuple[list[Match], Regulations]) -> None:
    """Every beaten team of the first round is drawn into the second beside the winner."""
    matches, regulations = cup
    matches = [replace(match, round="round-1") for match in matches if match.round == ROUNDS[0]]
    first = [tie for tie in build_cup(matches, regulations).ties if tie.winner]
    day = date(2001, 1, 1)
    lucky = [
        Match(id=f"lucky/{tie.id}", home=tie.sides[0], away=tie.sides[1], date=day, round="round-2")
        for tie in first
        if not any(match.through for match in tie.matches)
    ]
    later = build_cup(matches + lucky, regulations)
    for tie in first:
        again = later.tie(tie.id)
        assert again.outcome
        assert tie.outcome
        if tie.outcome.decided_by.value != "away-goals":
            assert (again.winner, set(again.outcome.advanced)) == (tie.winner, set(tie.sides))
