"""The corpus: cups that hold together, the same each time, of any size."""

from __future__ import annotations

from itertools import islice

from bench.corpus import Report, reports
from bench.cups import Match, cup_matches

SEED = 20
ROUNDS = {
    "1/32 finale": 32, "1/16 finale": 16, "1/8 finale": 8, "kwartfinale": 4, "halve finale": 4, "finale": 1,
}  # fmt: skip


def matches_of(number: int) -> dict[str, list[Match]]:
    """The matches of a cup by round."""
    rounds: dict[str, list[Match]] = {}
    for match in cup_matches(number, SEED):
        rounds.setdefault(match.round, []).append(match)
    return rounds


def test_a_cup_has_65_matches_with_two_legs_in_the_semi_finals() -> None:
    rounds = matches_of(3)
    assert {name: len(matches) for name, matches in rounds.items()} == ROUNDS
    assert [match.leg for match in rounds["halve finale"]] == [1, 2, 1, 2]
    assert all(match.leg is None for name in ROUNDS if name != "halve finale" for match in rounds[name])


def test_who_wins_plays_the_next_round() -> None:
    rounds = matches_of(3)
    for earlier, later in zip(list(ROUNDS)[:3], list(ROUNDS)[1:4], strict=True):
        winners = {match.winner for match in rounds[earlier]}
        assert {side for match in rounds[later] for side in (match.home, match.away)} == winners


def test_no_semi_final_is_level_on_aggregate() -> None:
    for number in range(20):
        first, second, *_ = matches_of(number)["halve finale"]
        ours = len(first.home_goals) + len(second.away_goals)
        theirs = len(first.away_goals) + len(second.home_goals)
        assert ours != theirs


def test_a_seed_gives_the_same_corpus_again() -> None:
    assert list(reports(40, seed=1)) == list(reports(40, seed=1))
    assert list(reports(40, seed=1)) != list(reports(40, seed=2))


def test_a_larger_corpus_has_more_clubs_and_more_authors() -> None:
    def counts(size: int) -> tuple[int, int]:
        corpus = list(reports(size))
        return len(clubs_of(corpus)), len({report.author for report in corpus})

    assert counts(130) == (64, 3)
    assert counts(1000) == (128, 5)


def test_a_report_has_some_four_hundred_words() -> None:
    words = [len(report.text.split()) for report in islice(reports(1000), 50)]
    assert 380 < sum(words) / len(words) < 450


def test_no_two_reports_have_one_address() -> None:
    corpus = list(reports(1000))
    assert len({report.slug for report in corpus}) == len(corpus)


def clubs_of(corpus: list[Report]) -> set[str]:
    return {side for report in corpus for side in (report.match.home, report.match.away)}
