"""Shelving: digests go to the library, and what changed there says which pages to plan again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from cuprun.build.ledger import Ledger
from cuprun.football.match import TeamId
from cuprun.host.digests import ChapterDone, Item
from cuprun.host.feeds import FeedDesk
from cuprun.pages.library import ALL, EVERYTHING, PERIODS, TERM_KINDS, Rank
from cuprun.pages.plan import Artefact
from cuprun.pages.shelves import NEWEST, ON_ONE_PAGE, Places, ShelfPlanner

Maker = Literal[
    "competitions",
    "competition",
    "teams",
    "team",
    "front page",
    "archive",
    "period",
    "term",
    "terms",
    "feeds",
]


@dataclass(slots=True)
class Changes:
    """What changed in the library."""

    moved: set[str] = field(default_factory=set)
    """Shelves that stories were put on, taken from, or moved on."""
    stories: dict[str, set[int]] = field(default_factory=dict)
    """Places, from 0, of stories that changed where they stand, by shelf."""
    feeds: set[str] = field(default_factory=set)
    """Shelves whose feeds are to be made again."""
    teams: set[str] = field(default_factory=set)
    competitions: set[str] = field(default_factory=set)
    teasers: bool = False
    team_list: bool = False

    def touch(self, shelf: str, place: int) -> None:
        self.stories.setdefault(shelf, set()).add(place)


class Shelving:
    """Puts what chapters hand on into the ledger, and notes what that changes."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._was_empty = ledger.has_no_shelves()
        """A first build puts each story on its shelves once."""
        self.changes = Changes()

    def put(self, unit: str, done: ChapterDone, *, partial: bool = False) -> None:
        """The digests of a chapter; with `partial`, besides those that it handed on before."""
        known = self._ledger.item_digests(unit)
        now = {(item.kind, item.id): item for item in done.items}
        changed = [item for key, item in now.items() if known.get(key) != item.digest]
        gone = [] if partial else [key for key in known if key not in now]
        shelves = {source: (set(keys), rank) for source, keys, rank in done.shelved}
        for kind, id_ in gone:
            self._note(kind, id_, added_or_gone=True)
        self._take_away([id_ for kind, id_ in gone if kind == "story"], gone)
        self._ledger.put_items((i.kind, i.id, unit, i.digest, i.value) for i in changed)
        for item in changed:
            self._note(item.kind, item.id, added_or_gone=(item.kind, item.id) not in known)
        for item in changed:
            if item.kind in ("story", "entry"):
                self._shelve(item, shelves.get(item.id))

    def drop(self, unit: str) -> None:
        """A chapter that there is no longer."""
        self.put(unit, ChapterDone(key=("", "")))

    def _take_away(self, sources: list[str], gone: list[tuple[str, str]]) -> None:
        for source in sources:
            shelves = self._ledger.shelves_of(source)
            self.changes.moved |= shelves.keys()
            self.changes.feeds |= shelves.keys()
        self._ledger.unshelve(sources)
        self._ledger.drop_items(gone)

    def _note(self, kind: str, id_: str, *, added_or_gone: bool) -> None:
        first, _, rest = id_.partition("|")
        if kind == "team":
            self.changes.teams.add(first)
            self.changes.team_list |= added_or_gone
        elif kind == "season":
            self.changes.competitions.add(rest)
        elif kind == "teaser":
            self.changes.teasers = True

    def _shelve(self, item: Item, wanted: tuple[set[str], Rank] | None) -> None:
        """What comes of a story, or of its entry in feeds, that has changed: `wanted` is where it belongs now."""
        known = {} if self._was_empty else self._ledger.shelves_of(item.id)
        if item.kind == "entry":
            self.changes.feeds |= known.keys() | (wanted[0] if wanted else set())
        elif wanted is None or (known.keys() == wanted[0] and set(known.values()) == {wanted[1]}):
            self._touch(known)
        else:
            self._move(item.id, known.keys(), *wanted)

    def _move(self, source: str, before: Collection[str], keys: set[str], rank: Rank) -> None:
        self.changes.moved |= {*before, *keys}
        self.changes.feeds |= {*before, *keys}
        if before:
            self._ledger.unshelve([source])
        self._ledger.shelve(source, keys, rank)

    def _touch(self, known: dict[str, Rank]) -> None:
        for shelf, rank in known.items():
            self.changes.touch(shelf, self._ledger.place_on(shelf, rank))


class ShelfTask(Struct, frozen=True, kw_only=True):
    """The pages of one shelf, to be planned by whoever has the library."""

    unit: str
    maker: Maker
    names: tuple[str, ...] = ()
    """What the maker is to make: a team's id, a kind and a name."""
    places: Places = None
    """Which entries of a list changed where they stand; None = all pages of it."""

    @property
    def team(self) -> TeamId | None:
        """The team whose page or feed it is, if it is one's."""
        if self.maker == "team":
            return self.names[0]
        is_feed = self.maker == "feeds" and self.names[0].startswith("team:")
        return self.names[0].removeprefix("team:") if is_feed else None

    @property
    def is_partial(self) -> bool:
        """Whether the unit makes more than this, which stays as it is."""
        return self.places is not None


class ShelfDesk:
    """Makes the pages of shelves out of a library."""

    def __init__(self, planner: ShelfPlanner, feeds: FeedDesk) -> None:
        self._planner = planner
        self._feeds = feeds

    def make(self, task: ShelfTask) -> Iterable[Artefact]:
        """What a task asks for."""
        match task.maker:
            case "front page":
                return self._planner.front_page(task.places)
            case "term":
                kind, name = task.names
                return self._planner.term(kind, name, task.places)
            case "feeds":
                return self._feeds.of_shelf(*task.names)
        makers: dict[str, Callable[..., Iterable[Artefact]]] = {
            "competitions": self._planner.competitions,
            "competition": self._planner.competition,
            "teams": self._planner.all_teams,
            "team": self._planner.team,
            "archive": self._planner.archive,
            "period": self._planner.period,
            "terms": self._planner.terms,
        }
        return makers[task.maker](*task.names)


class ShelfWork:
    """The shelves that changed, each as a task."""

    def __init__(self, changes: Changes, ledger: Ledger) -> None:
        self._changes = changes
        self._ledger = ledger

    def tasks(self) -> Iterator[ShelfTask]:
        """A task for every shelf that has to be planned again."""
        changes = self._changes
        moved, touched = changes.moved, changes.stories
        if changes.competitions:
            yield ShelfTask(unit="shelf:competitions", maker="competitions")
        for id_ in sorted(changes.competitions | _named("competition", moved, touched)):
            yield ShelfTask(unit=f"shelf:competition:{id_}", maker="competition", names=(id_,))
        for id_ in sorted(changes.teams | self._newest_of("team")):
            yield ShelfTask(unit=f"shelf:team:{id_}", maker="team", names=(id_,))
        if changes.team_list:
            yield ShelfTask(unit="shelf:teams", maker="teams")
        yield from self._front_page()
        yield from self._archives()
        for kind in TERM_KINDS:
            yield from self._terms(kind)
        for shelf in sorted(changes.feeds | self._feeds_of_names()):
            yield ShelfTask(unit=f"feed:{shelf}", maker="feeds", names=(shelf,))

    def everything(self) -> Iterator[ShelfTask]:
        """A task for every shelf that there is, and for those that there were."""
        library = self._ledger
        shelves = [*library.shelf_names(""), ALL, EVERYTHING]
        seasons = {id_.partition("|")[2] for id_ in library.ids("season")}
        teams = {id_.partition("|")[0] for id_ in library.ids("team")}
        known = list(self._units_before())
        self._changes.moved = {*shelves, *(name.partition(":")[2] for name in known)}
        self._changes.feeds = {
            *self._changes.moved,
            *(f"competition:{id_}" for id_ in seasons),
            *(f"team:{id_}" for id_ in teams),
        }
        self._changes.competitions |= seasons
        self._changes.teams |= teams
        self._changes.teasers = self._changes.team_list = True
        if not self._changes.competitions:
            yield ShelfTask(unit="shelf:competitions", maker="competitions")
        yield from self.tasks()

    def _units_before(self) -> Iterator[str]:
        for _, unit, _ in self._ledger.pages():
            if unit.startswith(("shelf:", "feed:")):
                yield unit

    def _newest_of(self, kind: str) -> set[str]:
        """Who shows a story that changed among the newest."""
        seen = {
            shelf.partition(":")[2]
            for shelf, places in self._changes.stories.items()
            if shelf.startswith(f"{kind}:") and min(places) < NEWEST
        }
        return seen | {s.partition(":")[2] for s in self._changes.moved if s.startswith(f"{kind}:")}

    def _feeds_of_names(self) -> set[str]:
        """Feeds are called after their competition or team, and are there as long as it is."""
        return {f"competition:{id_}" for id_ in self._changes.competitions} | {
            f"team:{id_}" for id_ in self._changes.teams
        }

    def _front_page(self) -> Iterator[ShelfTask]:
        changes = self._changes
        if ALL in changes.moved:
            yield ShelfTask(unit="shelf:index", maker="front page")
        elif ALL in changes.stories or changes.competitions or changes.teasers:
            places = tuple(sorted(changes.stories.get(ALL, ())))
            yield ShelfTask(unit="shelf:index", maker="front page", places=places)

    def _archives(self) -> Iterator[ShelfTask]:
        changes = self._changes
        shown = NEWEST if self._ledger.shelf_count(ALL) > ON_ONE_PAGE else ON_ONE_PAGE
        if ALL in changes.moved or min(changes.stories.get(ALL, {shown})) < shown:
            yield ShelfTask(unit="shelf:archive", maker="archive")
        for shelf in sorted(changes.moved | changes.stories.keys()):
            kind, _, name = shelf.partition(":")
            if kind in PERIODS:
                yield ShelfTask(unit=f"shelf:{shelf}", maker="period", names=(kind, name))

    def _terms(self, kind: str) -> Iterator[ShelfTask]:
        moved = [shelf for shelf in sorted(self._changes.moved) if shelf.startswith(f"{kind}:")]
        for shelf in moved:
            yield self._term(kind, shelf)
        for shelf, places in sorted(self._changes.stories.items()):
            if shelf.startswith(f"{kind}:") and shelf not in self._changes.moved:
                yield self._term(kind, shelf, tuple(sorted(places)))
        if moved or ALL in self._changes.moved:
            yield ShelfTask(unit=f"shelf:{kind}s", maker="terms", names=(kind,))

    def _term(self, kind: str, shelf: str, places: Places = None) -> ShelfTask:
        name = shelf.partition(":")[2]
        return ShelfTask(unit=f"shelf:{shelf}", maker="term", names=(kind, name), places=places)


def _named(kind: str, moved: Iterable[str], touched: Iterable[str]) -> set[str]:
    return {shelf.partition(":")[2] for shelf in (*moved, *touched) if shelf.startswith(f"{kind}:")}
