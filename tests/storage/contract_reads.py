"""What every store must answer about what it holds: counts, series, pages. See `contract`."""

import random
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pytest

from cmdesk.core.identity import first_id
from cmdesk.core.timeline import Period, Step, bin_edges, days
from cmdesk.core.types import ALL_MENTIONS, Account, Author, Kind, Label, Reading, ScoredPost, counted_reactions
from cmdesk.core.views import MentionLine, Tally, View
from tests.builders import NOW, make_scored
from tests.storage.contract import EVERYTHING, MINUTE, Contract, Store, add_tracker, faults, ids, tally_of, write

START: Final = datetime(2019, 12, 30, tzinfo=UTC)
"""The mentions of these tests lie on both sides of 2020, where ids change sign."""

ZONES: Final = ("UTC", "Europe/Paris", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "America/St_Johns")
ALL_LABELS: Final = frozenset(Label)
LANGUAGES: Final = ("fr", "en", "und")
SOURCES: Final = ("x", "mastodon")
AUTHORS: Final = (Author("1", "Maison"), Author("2", "client"), Author("3"))


def sample(trackers: Sequence[int], count: int = 600, seed: int = 7) -> list[ScoredPost]:
    """Posts of five days, many of them in one second or on the edges of a quarter hour."""
    chance = random.Random(seed)
    quarters = [START + timedelta(minutes=15) * number for number in range(0, 480)]
    posts = []
    for number in range(count):
        offset = chance.choice((timedelta(0), timedelta(microseconds=-1), chance.random() * timedelta(minutes=15)))
        posts.append(
            make_scored(
                str(number),
                f"texte {number}",
                label=chance.choice(list(Label)),
                lang=chance.choice(LANGUAGES),
                source=chance.choice(SOURCES),
                kind=chance.choice(list(Kind)),
                author=chance.choice((*AUTHORS, None)),
                posted_at=chance.choice(quarters[: 100 if number % 3 else 480]) + offset,
                trackers=[tracker for tracker in trackers if chance.random() < 0.5],
                reading=Reading(likes=chance.choice((None, 0, 3)), replies=chance.choice((None, 5))),
            )
        )
    return posts


def counted(posts: Iterable[ScoredPost], view: View, hers: Container[str | None] = ()) -> Tally:
    """The tally that a view should give, counted post by post. `hers` are handles of her own accounts."""
    total = Tally()
    for scored in posts:
        post, label = scored.post, scored.sentiment.label
        if (
            (view.tracker == ALL_MENTIONS or view.tracker in scored.trackers)
            and (view.start is None or post.posted_at >= view.start)
            and (view.end is None or post.posted_at < view.end)
            and (not view.labels or label in view.labels)
            and (not view.sources or post.source in view.sources)
            and (not view.languages or scored.lang in view.languages)
            and (view.reposts or post.kind is not Kind.REPOST)
            and (view.own or (post.author and post.author.handle) not in hers)
        ):
            total += tally_of(label, counted_reactions(post.kind, post.reading))
    return total


class CountingContract(Contract):
    """Counts by rollup, by link and by hand are the same counts."""

    @pytest.fixture
    def posts(self, store: Store) -> list[ScoredPost]:
        trackers = [add_tracker(store, name, name).id for name in ("un", "deux")]
        posts = sample(trackers)
        write(store, *posts)
        return posts

    def test_an_empty_store_counts_nothing(self, store: Store) -> None:
        assert (store.counts(), store.span(EVERYTHING), store.total(EVERYTHING)) == ({}, None, Tally())
        assert store.series(EVERYTHING, [START, NOW]) == [Tally()]
        assert (store.series(EVERYTHING, []), store.series(EVERYTHING, [START])) == ([], [])
        assert (store.page(EVERYTHING), store.mention(1)) == ([], None)

    def test_every_filter_counts_what_it_keeps(self, store: Store, posts: list[ScoredPost]) -> None:
        chance = random.Random(3)
        for network in SOURCES:
            store.add_account(Account(network, "@maison"), now=NOW)
        for _ in range(150):
            start, end = sorted(START + chance.random() * timedelta(days=6) for _ in range(2))
            view = View(
                chance.choice((ALL_MENTIONS, 1, 2, 3)),
                _second(start) if chance.random() < 0.7 else None,
                _second(end) if chance.random() < 0.7 else None,
                frozenset(chance.sample(list(Label), chance.choice((0, 0, 1, 2)))),
                frozenset(chance.sample([*SOURCES, "nowhere"], chance.choice((0, 0, 1, 2)))),
                frozenset(chance.sample([*LANGUAGES, "xx"], chance.choice((0, 0, 1, 2)))),
                chance.random() < 0.5,
                chance.random() < 0.5,
            )
            assert store.total(view) == counted(posts, view, {"Maison"})
            lines = store.page(view, limit=1_000)
            assert len(lines) == counted(posts, view, {"Maison"}).mentions
            assert [detail.line for detail in store.details(view)] == lines[::-1]

    @pytest.mark.parametrize("zone", ZONES)
    @pytest.mark.parametrize("step", [Step.HOUR, Step.DAY, Step.WEEK])
    def test_bins_of_every_zone_hold_what_was_posted_in_them(
        self, store: Store, posts: list[ScoredPost], zone: str, step: Step
    ) -> None:
        edges = bin_edges(days(date(2019, 12, 29), date(2020, 1, 6), ZoneInfo(zone)), step, ZoneInfo(zone))
        for tracker in (ALL_MENTIONS, 1):
            from_rollups = store.series(View(tracker), edges)
            assert from_rollups == store.series(View(tracker, labels=ALL_LABELS), edges)
            assert from_rollups == [
                counted(posts, View(tracker, start, end)) for start, end in zip(edges, edges[1:], strict=False)
            ]
            assert sum(from_rollups, Tally()) == counted(posts, View(tracker))

    def test_any_edges_give_the_same_by_rollup_and_by_link(self, store: Store, posts: list[ScoredPost]) -> None:
        chance = random.Random(11)
        for unit in (timedelta(minutes=15), timedelta(minutes=1), timedelta(seconds=1)):
            for _ in range(40):
                span = timedelta(days=7) // unit
                edges = [START + unit * place for place in sorted(chance.choices(range(-span // 7, span), k=9))]
                bins = store.series(EVERYTHING, edges)
                assert bins == store.series(View(labels=ALL_LABELS), edges)
                assert bins == [
                    counted(posts, View(start=start, end=end)) for start, end in zip(edges, edges[1:], strict=False)
                ]

    def test_the_period_of_the_view_does_not_touch_a_series(self, store: Store, posts: list[ScoredPost]) -> None:
        edges = [START - timedelta(days=1), START + timedelta(days=9)]
        assert store.series(View(start=START, end=START + MINUTE), edges) == [counted(posts, EVERYTHING)]

    def test_counts_ever_stored(self, store: Store, posts: list[ScoredPost]) -> None:
        assert store.counts() == {tracker: counted(posts, View(tracker)).mentions for tracker in (ALL_MENTIONS, 1, 2)}

    def test_known_posts_are_counted_by_source_and_native_id(self, store: Store, posts: list[ScoredPost]) -> None:
        stored = [(scored.post.source, scored.post.native) for scored in posts]
        strangers = [("x", "never"), ("network nobody stored", "1"), ("", "")]
        before = store.change_number()
        assert store.known([*stored, *stored, *strangers]) == len(set(stored))
        assert store.known(strangers) == store.known([]) == 0
        assert store.change_number() == before

    def test_the_span_is_that_of_the_tracker(self, store: Store) -> None:
        tracker = add_tracker(store)
        moments = [START + timedelta(days=number, microseconds=5) for number in range(4)]
        for number, moment in enumerate(moments):
            write(store, make_scored(str(number), posted_at=moment, trackers=[tracker.id] if number in (1, 2) else []))
        assert store.span(EVERYTHING) == (moments[0], moments[3])
        assert store.span(View(tracker.id)) == (moments[1], moments[2])

    def test_one_snapshot_sees_one_state(self, store: Store, other: Store) -> None:
        write(store, make_scored("1"))
        with store.snapshot():
            before = store.counts()
            write(other, make_scored("2"))
            assert store.counts() == before
        assert store.counts() == {ALL_MENTIONS: 2}

    def test_the_change_number_moves_when_others_write(self, store: Store, other: Store) -> None:
        first = store.change_number()
        assert store.change_number() == first
        write(other, make_scored("1"))
        second = store.change_number()
        assert second != first
        other.correct(ids(other), Label.POSITIVE, now=NOW)
        assert store.change_number() != second


class PagingContract(Contract):
    """Pages by key."""

    @pytest.mark.parametrize("limit", [1, 7, 100])
    def test_pages_cover_a_view_once_newest_first(self, store: Store, limit: int) -> None:
        tracker = add_tracker(store).id
        posts = sample([tracker], 200)
        write(store, *posts)
        views = (
            EVERYTHING,
            View(tracker),
            View(tracker, START + timedelta(hours=3), START + timedelta(hours=20)),
            View(labels=frozenset({Label.UNKNOWN, Label.NEGATIVE}), reposts=False),
            View(sources=frozenset({"mastodon"}), languages=frozenset({"fr"})),
        )
        for view in views:
            lines: list[MentionLine] = []
            while page := store.page(view, before=lines[-1].id if lines else None, limit=limit):
                assert len(page) <= limit
                lines += page
            found = [line.id for line in lines]
            assert found == sorted(set(found), reverse=True)
            assert len(found) == counted(posts, view).mentions
            # within a second the order is that of arrival
            seconds = [_second(line.posted_at) for line in lines]
            assert seconds == sorted(seconds, reverse=True)

    def test_a_page_does_not_move_when_newer_mentions_arrive(self, store: Store) -> None:
        write(store, *sample([], 20))
        first = store.page(EVERYTHING, limit=5)
        second = store.page(EVERYTHING, before=first[-1].id, limit=5)
        write(store, make_scored("new", posted_at=NOW))
        assert store.page(EVERYTHING, before=first[-1].id, limit=5) == second

    def test_a_page_never_leaves_the_period(self, store: Store) -> None:
        write(store, *sample([], 100))
        view = View(start=START + timedelta(hours=3), end=START + timedelta(hours=20))
        inside = ids_of(store.page(view))
        assert ids_of(store.page(view, before=1 << 62)) == inside
        assert store.page(view, before=inside[-1]) == []

    def test_posts_of_one_second_are_told_apart(self, store: Store) -> None:
        write(store, *(make_scored(str(number), posted_at=START) for number in range(3)))
        write(store, *(make_scored(str(number), posted_at=START) for number in range(3, 6)))
        assert len(set(ids(store))) == 6

    @pytest.mark.parametrize(
        "moment",
        [
            datetime(1, 1, 1, tzinfo=UTC),
            datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
            datetime(1970, 1, 1, tzinfo=UTC),
            datetime(2006, 3, 21, 20, 50, 14, tzinfo=UTC),
            datetime(2019, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
            datetime(2020, 1, 1, tzinfo=UTC),
            datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
            datetime(9999, 12, 30, 23, 59, 59, 1, tzinfo=UTC),
        ],
    )
    def test_any_date_has_its_place(self, store: Store, moment: datetime) -> None:
        write(store, make_scored("1", posted_at=moment), make_scored("2", posted_at=NOW))
        [line] = [line for line in store.page(EVERYTHING) if line.posted_at != NOW]
        assert line.posted_at == moment
        assert first_id(moment) <= line.id < first_id(moment + timedelta(seconds=1))
        ends = store.span(EVERYTHING)
        assert ends == (min(moment, NOW), max(moment, NOW))
        second = _second(moment)
        assert store.total(View(start=second, end=second + timedelta(seconds=1))).mentions == 1
        edges = bin_edges(Period(*_around(moment)), Step.HOUR, UTC)
        assert sum(store.series(EVERYTHING, edges), Tally()).mentions == 1
        assert faults(store) == []


def ids_of(lines: Sequence[MentionLine]) -> list[int]:
    return [line.id for line in lines]


def _second(moment: datetime) -> datetime:
    """Cut to the second, as far as a store tells moments apart."""
    return moment.replace(microsecond=0)


def _around(moment: datetime) -> tuple[datetime, datetime]:
    """Whole hours around a moment."""
    hour = moment.replace(minute=0, second=0, microsecond=0)
    return hour, hour + timedelta(hours=1)
