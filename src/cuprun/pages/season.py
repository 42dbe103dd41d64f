"""A season's matches and ties as views: names, scores, links, verdicts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from msgspec.structs import replace

from cuprun.archive import SeasonArchive
from cuprun.football.cup import Round
from cuprun.football.match import (
    LoserOf,
    Match,
    PlaceAmong,
    PlaceInGroup,
    Slot,
    TeamId,
    Winner,
    WinnerBetween,
    WinnerOf,
    WinnerOfRound,
)
from cuprun.football.needs import needs
from cuprun.football.round import THIRD_PLACE
from cuprun.football.run import CupRun, runs_of, teams_with_run
from cuprun.football.score import Side, Status
from cuprun.football.tie import Tie
from cuprun.pages.addresses import Address
from cuprun.pages.catalogue import Catalogue
from cuprun.pages.explanation import explanation
from cuprun.pages.outlook import outlook
from cuprun.pages.verdict import note, verdict
from cuprun.pages.views import Link, MatchView, Moment, SideView, TieSideView, TieView
from cuprun.pages.wording import Wording, within_sentence, written


class SeasonPresenter:
    """Turns one season's facts into the pieces that its pages are made of."""

    def __init__(self, catalogue: Catalogue, season: SeasonArchive) -> None:
        self.catalogue = catalogue
        self.words = catalogue.words
        self.season = season
        self.cup = season.cup
        self._fields = {"competition": season.competition.id, "season": season.season}
        self._ties = {tie.id: tie for tie in self.cup.ties}
        self._tie_of_match = {match.id: tie for tie in self.cup.ties for match in tie.matches}
        self._tie_slips: dict[str, TieView] = {}
        self._tie_views: dict[str, TieView] = {}
        self._match_views: dict[str, MatchView] = {}
        self._run_pages: dict[TeamId, Address | None] = {}

    @cached_property
    def runs(self) -> dict[TeamId, CupRun]:
        return runs_of(self.cup)

    @cached_property
    def _teams_with_run(self) -> frozenset[TeamId]:
        return teams_with_run(self.cup)

    @property
    def title(self) -> str:
        """``Croky Cup 2024-25``"""
        return f"{self.season.competition.name} {self.season.season}"

    @cached_property
    def address(self) -> Address:
        return self.catalogue.address(self.catalogue.addresses.cup, **self._fields)

    @cached_property
    def link(self) -> Link:
        return Link(text=self.title, url=self.address.url)

    @property
    def competition_link(self) -> Link:
        pattern = self.catalogue.addresses.competition
        address = self.catalogue.address(pattern, competition=self.season.competition.id)
        return Link(text=self.season.competition.name, url=address.url)

    @cached_property
    def feeds(self) -> tuple[Link, ...]:
        """The competition's feed."""
        pattern = self.catalogue.addresses.competition_feed
        address = pattern.fill(competition=self.season.competition.id)
        return (Link(text=self.season.competition.name, url=address.url),) if address else ()

    def matches_of(self, team: TeamId) -> list[Match]:
        """A team's matches, in the order of the cup's."""
        return self._matches_by_team.get(team, [])

    @cached_property
    def _matches_by_team(self) -> dict[TeamId, list[Match]]:
        by_team: dict[TeamId, list[Match]] = {}
        for match in self.cup.matches:
            for side in match.sides:
                if isinstance(side, TeamId):
                    by_team.setdefault(side, []).append(match)
        return by_team

    # Rounds

    def round_name(self, id_: str) -> str:
        return self.season.round_names.get(id_) or self.words.round_name(id_)

    def round_after(self, id_: str) -> str | None:
        """The round that follows another in this cup, the match for third place aside; None where none is known."""
        ids = [round_.id for round_ in self.cup.rounds if round_.id != THIRD_PLACE]
        later = ids[ids.index(id_) + 1 :] if id_ in ids else []
        return later[0] if later else None

    def round_link(self, id_: str) -> Link:
        return Link(text=self.round_name(id_), url=f"{self.address.url}#{id_}")

    def round_dates(self, round_: Round) -> str | None:
        """The days a round was played on, or is to be."""
        days = [match.date for tie in round_.ties for match in tie.matches if match.date]
        if not days and (day := self.season.round_days.get(round_.id)):
            days = [day]
        return self.words.span(min(days), max(days)) if days else None

    # Addresses

    def run_page(self, team: TeamId) -> Address | None:
        """The page of a team's cup run, where the site has such pages and the team a run."""
        if team not in self._run_pages:
            pattern = self.catalogue.addresses.run
            has_run = team in self._teams_with_run
            self._run_pages[team] = pattern.fill(**self._fields, team=team) if has_run else None
        return self._run_pages[team]

    def run_url(self, team: TeamId) -> str:
        """Where a team's way through this cup is told: its cup run, else its own page."""
        page = self.run_page(team)
        return page.url if page else self.catalogue.team(team).url

    def run_link(self, team: TeamId) -> Link:
        return Link(text=self.catalogue.team(team).short, url=self.run_url(team))

    def tie_page(self, tie: Tie) -> Address | None:
        """The tie's own page; None for one of a single match with a report, and before any draw."""
        if len(tie.matches) == 1 and self.catalogue.story_of(tie.matches[0].id, "report"):
            return None
        if all(isinstance(side, WinnerOfRound) for side in tie.sides):
            return None
        return self.numbered_tie_page(tie.id)

    def numbered_tie_page(self, tie_id: str) -> Address | None:
        """The page of the tie of that id, where the site has pages of ties."""
        return self.catalogue.addresses.tie.fill(**self._fields, tie=tie_id)

    def tie_url(self, tie: Tie) -> str:
        """Where a tie is told of: its own page, else its only match's report, else its round."""
        if page := self.tie_page(tie):
            return page.url
        report = self.catalogue.story_of(tie.matches[0].id, "report") if tie.matches else None
        return report.address.url if report else f"{self.address.url}#{tie.round}"

    # Sides

    def tie(self, id_: str) -> Tie:
        return self._ties[id_]

    def side_text(self, side: Slot) -> str:
        """A side's short name: a team's, or who it will be (``winner of Anderlecht–Antwerp``)."""
        if isinstance(side, TeamId):
            return self.catalogue.team(side).short
        if isinstance(side, PlaceInGroup | PlaceAmong):
            return self.words.place(side.place, self._groups_meant(side))
        if isinstance(side, LoserOf):
            return self.words.gettext("loser of %(tie)s") % {"tie": self._awaited(side.of)}
        return self.words.gettext("winner of %(tie)s") % {"tie": self._awaited(side)}

    def _groups_meant(self, side: PlaceInGroup | PlaceAmong) -> str:
        """``Group A``; ``A/B/C`` for several."""
        if isinstance(side, PlaceInGroup):
            return self.words.group_name(side.group)
        return "/".join(side.groups) or self.words.gettext("the groups")

    def _awaited(self, side: Winner) -> str:
        if isinstance(side, WinnerOf) and side.tie in self._ties:
            tie = self._ties[side.tie]
            if all(isinstance(other, TeamId) for other in tie.sides):
                return "–".join(self.side_text(other) for other in tie.sides)
            return f"{within_sentence(self.round_name(tie.round))} {self._number(tie)}"
        if isinstance(side, WinnerBetween):
            return "–".join(sorted(self.side_text(team) for team in side.teams))
        round_ = side.tie if isinstance(side, WinnerOf) else side.round
        return within_sentence(self.round_name(round_))

    def _number(self, tie: Tie) -> int:
        round_ = next(round_ for round_ in self.cup.rounds if round_.id == tie.round)
        return round_.ties.index(tie) + 1

    def side_url(self, side: Slot) -> str | None:
        """The page of the tie a side waits for; None for a team."""
        awaited = side.of if isinstance(side, LoserOf) else side
        if isinstance(awaited, WinnerOf) and awaited.tie in self._ties:
            return self.tie_url(self._ties[awaited.tie])
        return None

    def tie_title(self, tie: Tie) -> str:
        """``Club Brugge v winner of Anderlecht–Antwerp``"""
        names = [self.side_text(side) for side in tie.sides]
        if len(names) == 1:
            return names[0]
        return self.words.gettext("%(home)s v %(away)s") % {"home": names[0], "away": names[1]}

    def tie_line(self, tie: Tie) -> str:
        """A tie on one line: ``Club Brugge 2-1 Anderlecht``; without a score its title."""
        last = next((match for match in reversed(tie.matches) if match.counts and match.final), None)
        if last is None or last.final is None or last.away is None:
            return self.tie_title(tie)
        if tie.legs == 2 and tie.aggregate:
            first, second = (self.side_text(side) for side in tie.sides)
            return f"{first} {written(tie.aggregate)} {second}"
        line = f"{self.side_text(last.home)} {written(last.final)} {self.side_text(last.away)}"
        return f"{line} ({tie_note})" if (tie_note := note(tie, self.words)) else line

    # Matches

    def tie_of_match(self, match: Match) -> Tie | None:
        return self._tie_of_match.get(match.id)

    def match_view(self, match: Match) -> MatchView:
        """A match as a row; made once for every place it stands in."""
        if match.id not in self._match_views:
            self._match_views[match.id] = self._match_view(match)
        return self._match_views[match.id]

    def _match_view(self, match: Match) -> MatchView:
        tie = self.tie_of_match(match)
        report = self._story_link(match, "report")
        preview = self._story_link(match, "preview")
        best = report or preview
        score = match.result.score if match.result and match.counts else None
        return MatchView(
            home=self._side_view(match, match.home, Side.HOME),
            away=self._side_view(match, match.away, Side.AWAY),
            moment=self.match_moment(match),
            score=written(match.final) if match.final else None,
            detail=self.words.score_detail(score) if score else None,
            status=self._status(match),
            label=self._label(match, tie),
            round=self.round_link(match.round) if match.round else None,
            competition=self.link,
            venue=match.venue,
            neutral=bool(match.neutral),
            report=report,
            preview=preview,
            url=best.url if best else (self.tie_url(tie) if tie else None),
        )

    def match_moment(self, match: Match) -> Moment | None:
        zone = self.season.competition.timezone
        return self.words.moment(match.date, match.kickoff, zone) if match.date else None

    def _story_link(self, match: Match, kind: str) -> Link | None:
        story = self.catalogue.story_of(match.id, kind)
        return Link(text=story.title, url=story.address.url) if story else None

    def _side_view(self, match: Match, side: Slot | None, which: Side) -> SideView:
        if side is None:
            return SideView(text=self.words.gettext("bye"), short=self.words.gettext("bye"))
        team = self.catalogue.team(side) if isinstance(side, TeamId) else None
        counted = match.final if match.counts else None
        return SideView(
            text=team.name if team else self.side_text(side),
            short=team.short if team else self.side_text(side),
            url=team.url if team else self.side_url(side),
            team=team,
            goals=counted[which.position] if counted else None,
            penalties=match.penalties[which.position] if match.penalties else None,
            won=match.winner is not None and match.winner == side,
        )

    def _status(self, match: Match) -> str | None:
        return _unusual(self.words).get(match.status)

    def _label(self, match: Match, tie: Tie | None) -> str | None:
        _ = self.words.gettext
        if tie is not None and tie.legs == 2 and match.leg in (1, 2):
            return _("First leg") if match.leg == 1 else _("Second leg")
        if match.replay:
            return _("Replay")
        if match.matchday:
            return _("Matchday %(number)s") % {"number": match.matchday}
        return None

    # Ties

    def tie_slip(self, tie: Tie) -> TieView:
        """A tie as a bracket prints it: sides, scores, where it leads; made once for every bracket."""
        if tie.id not in self._tie_slips:
            self._tie_slips[tie.id] = self._tie_slip(tie)
        return self._tie_slips[tie.id]

    def tie_view(self, tie: Tie) -> TieView:
        """A tie with its matches and all that is said of it; made once for every place it stands in."""
        if tie.id not in self._tie_views:
            self._tie_views[tie.id] = replace(
                self.tie_slip(tie),
                matches=tuple(self.match_view(match) for match in tie.matches),
                verdict=verdict(tie, self.side_text, self.words),
                explanation=explanation(tie, self.season, self.words),
                needs=self._needs(tie),
            )
        return self._tie_views[tie.id]

    def _tie_slip(self, tie: Tie) -> TieView:
        return TieView(
            id=tie.id,
            url=self.tie_url(tie),
            round=self.round_link(tie.round),
            cup=self.link,
            sides=tuple(self._tie_side(tie, side) for side in tie.sides),
            aggregate=written(tie.aggregate) if tie.aggregate else None,
            note=note(tie, self.words),
            decided=tie.outcome is not None,
            inferred=bool(tie.outcome and tie.outcome.inferred),
            moment=self._tie_moment(tie),
        )

    def _needs(self, tie: Tie) -> tuple[str, ...]:
        needed = needs(tie)
        return outlook(needed, self.side_text, self.words) if needed else ()

    def _tie_side(self, tie: Tie, side: Slot) -> TieSideView:
        team = self.catalogue.team(side) if isinstance(side, TeamId) else None
        advanced = tie.outcome is not None and side in tie.outcome.advanced
        goals = tie.aggregate
        return TieSideView(
            text=team.name if team else self.side_text(side),
            short=self.side_text(side),
            url=self.run_url(team.id) if team else self.side_url(side),
            team=team,
            scores=tuple(_own_score(match, side) for match in tie.matches if match.counts),
            aggregate=str(goals[tie.sides.index(side)]) if goals else None,
            advanced=advanced,
            eliminated=tie.outcome is not None and not advanced,
        )

    def _tie_moment(self, tie: Tie) -> Moment | None:
        dated = [match for match in tie.matches if match.date]
        ahead = [match for match in dated if match.status in (Status.SCHEDULED, Status.POSTPONED)]
        chosen = ahead[0] if ahead else dated[-1] if dated else None
        if chosen:
            return self.match_moment(chosen)
        day = self.season.round_days.get(tie.round)
        return self.words.moment(day) if day else None

    @cached_property
    def upcoming(self) -> list[Match]:
        """Matches to be played that have a date, soonest first."""
        ahead = [m for m in self.cup.matches if m.date and m.status in (Status.SCHEDULED, Status.POSTPONED)]
        return sorted(ahead, key=lambda m: (m.date, m.kickoff.isoformat() if m.kickoff else "", m.id))


def _own_score(match: Match, side: Slot) -> str:
    """Own goals, a shoot-out's in brackets: ``1 (4)``."""
    own = str(match.goals_of(side)) if match.final else "–"
    if match.penalties:
        return f"{own} ({match.penalties[0 if side == match.home else 1]})"
    return own


@lru_cache(maxsize=8)
def _unusual(words: Wording) -> Mapping[Status, str]:
    """What is said of a match that was not simply played."""
    _ = words.gettext
    return {
        Status.AWARDED: _("awarded"),
        Status.WALKOVER: _("walkover"),
        Status.BYE: _("bye"),
        Status.ABANDONED: _("abandoned"),
        Status.VOID: _("declared void"),
        Status.POSTPONED: _("postponed"),
        Status.CANCELLED: _("cancelled"),
    }
