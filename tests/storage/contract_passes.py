"""What every store must keep of passes and cursors: together with the rows of a page, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from cmdesk.core.errors import SourceError, TrackersChanged
from cmdesk.core.passes import Cursor, Fetched, Inquiry, Note, PageCounts, Quota, Step
from cmdesk.core.types import Feed, Tracker
from tests.builders import NOW, make_scored
from tests.storage.contract import MINUTE, Contract, Store, natives

BLOG = Inquiry("feed", "https://example.org/feed", "Example")
SEARCH = Inquiry("x", "train OR avion", "Train", tracker=3)
DAY = timedelta(days=1)


def take(store: Store, step: Step, *natives: str) -> None:
    """Store a page with what it moves."""
    store.write([make_scored(native) for native in natives], now=NOW, step=step)


class PassContract(Contract):
    """Passes, cursors and what they cost."""

    def test_a_page_moves_cursor_and_pass_with_its_rows(self, store: Store) -> None:
        store.write([make_scored("1")], now=NOW)
        number = store.begin_pass(SEARCH, now=NOW)
        quota = Quota(450, 449, NOW + MINUTE)
        fetched = Fetched(cursor="behind", quota=quota, cost=25_000, not_before=NOW + DAY, notes=(Note("It moved."),))
        take(store, Step(number, SEARCH, fetched, 1, PageCounts(5, 1, 2)), "1", "2")
        store.end_pass(number, now=NOW + MINUTE)
        [last] = store.last_passes()
        assert (last.number, last.source, last.target, last.title, last.tracker) == (
            number,
            "x",
            SEARCH.target,
            "Train",
            3,
        )
        assert (last.begun_at, last.ended_at) == (NOW, NOW + MINUTE)
        assert (last.read, last.added, last.known, last.unmatched, last.rejected) == (5, 1, 1, 2, 1)
        assert (last.fault, last.notes, last.not_before) == (None, (Note("It moved."),), NOW + DAY)
        assert (last.quota, last.cost) == (quota, 25_000)
        assert store.cursor(SEARCH) == Cursor("behind", 1)

    def test_a_page_without_rows_moves_them_too(self, store: Store) -> None:
        number = store.begin_pass(BLOG, now=NOW)
        take(store, Step(number, BLOG, Fetched(cursor="empty"), 1))
        assert store.cursor(BLOG) == Cursor("empty", 1)
        assert store.last_passes()[0].read == 0

    def test_pages_add_up(self, store: Store) -> None:
        number = store.begin_pass(BLOG, now=NOW)
        for cursor, native in (("a", "1"), ("b", "2")):
            page = Fetched(cursor=cursor, cost=7, notes=(Note("Page {cursor}.", {"cursor": cursor}),))
            take(store, Step(number, BLOG, page, 1, PageCounts(1)), native)
        [last] = store.last_passes()
        assert (last.read, last.added, last.cost) == (2, 2, 14)
        assert [note.fields for note in last.notes] == [{"cursor": "a"}, {"cursor": "b"}]
        assert store.cursor(BLOG) == Cursor("b", 1)

    def test_what_was_not_written_moved_nothing(self, store: Store) -> None:
        number, generation = store.begin_pass(BLOG, now=NOW), store.generation()
        store.add_tracker(Tracker("Train", "train"), now=NOW)
        step = Step(number, BLOG, Fetched(cursor="lost", cost=5), generation, PageCounts(1))
        with pytest.raises(TrackersChanged):
            store.write([make_scored("1")], now=NOW, generation=generation, step=step)
        assert store.cursor(BLOG) is None
        [last] = store.last_passes()
        assert (last.read, last.added, last.cost, natives(store)) == (0, 0, 0, [])

    def test_no_cursor_keeps_the_one_that_is_kept(self, store: Store) -> None:
        number = store.begin_pass(BLOG, now=NOW)
        take(store, Step(number, BLOG, Fetched(cursor="kept"), 1))
        take(store, Step(number, BLOG, Fetched(), 2))
        assert store.cursor(BLOG) == Cursor("kept", 1)
        assert store.cursor(replace(BLOG, target="https://example.org/other")) is None

    def test_a_fault_keeps_its_words_and_its_moment(self, store: Store) -> None:
        number = store.begin_pass(BLOG, now=NOW)
        fault = SourceError(
            "{host} is busy: {count} tries.", kind="rate", retry_at=NOW + MINUTE, host="example.org", count=3
        )
        store.end_pass(number, now=NOW, fault=fault)
        [last] = store.last_passes()
        assert last.fault is not None
        assert (str(last.fault), last.fault.kind) == ("example.org is busy: 3 tries.", "rate")
        assert (last.fault.retry_at, last.fault.template) == (NOW + MINUTE, fault.template)

    def test_a_pass_that_was_broken_off_has_no_end(self, store: Store) -> None:
        store.begin_pass(BLOG, now=NOW)
        assert store.last_passes()[0].ended_at is None

    def test_the_latest_pass_of_each_inquiry_is_told_newest_first(self, store: Store) -> None:
        for minute, inquiry in enumerate((BLOG, SEARCH, BLOG)):
            store.end_pass(store.begin_pass(inquiry, now=NOW + minute * MINUTE), now=NOW + minute * MINUTE)
        assert [(one.source, one.begun_at) for one in store.last_passes()] == [
            ("feed", NOW + 2 * MINUTE),
            ("x", NOW + MINUTE),
        ]

    def test_what_is_reserved_counts_as_spent_until_its_page_is_stored(self, store: Store) -> None:
        number = store.begin_pass(SEARCH, now=NOW)
        store.reserve(number, 500_000)
        assert store.spent("x", NOW) == 500_000
        take(store, Step(number, SEARCH, Fetched(cursor="a", cost=15_000), 1), "1")
        assert store.spent("x", NOW) == 15_000
        # asked for, and never stored: it may have been charged
        store.reserve(number, 500_000)
        store.end_pass(number, now=NOW, fault=SourceError("gone", kind="timeout"))
        assert (store.spent("x", NOW), store.last_passes()[0].cost) == (515_000, 515_000)

    def test_what_was_refused_is_not_counted(self, store: Store) -> None:
        for kind, counted in (("unauthorized", 0), ("key", 0), ("rate", 0), ("timeout", 500_000)):
            number = store.begin_pass(SEARCH, now=NOW)
            store.reserve(number, 500_000)
            store.end_pass(number, now=NOW, fault=SourceError("no", kind=kind))
            assert store.spent("x", NOW) == counted

    def test_spending_is_counted_by_source_and_since_a_moment(self, store: Store) -> None:
        for days, source in ((40, "x"), (1, "x"), (1, "feed")):
            inquiry = Inquiry(source, f"{days}", "")
            number = store.begin_pass(inquiry, now=NOW - days * DAY)
            take(store, Step(number, inquiry, Fetched(cost=days), 1))
        assert (store.spent("x", NOW - 31 * DAY), store.spent("x", NOW - 50 * DAY), store.spent("x", NOW)) == (1, 41, 0)

    def test_old_passes_are_forgotten_but_for_the_latest_of_each_inquiry(self, store: Store) -> None:
        for days in (200, 150, 0):
            store.begin_pass(BLOG, now=NOW - days * DAY)
        paid = replace(SEARCH, target="paid")
        for days in (310, 300):
            store.reserve(store.begin_pass(paid, now=NOW - days * DAY), 7)
        store.begin_pass(SEARCH, now=NOW - 300 * DAY)
        store.begin_pass(replace(BLOG, target="other"), now=NOW)
        store.tidy(now=NOW, keep_months=0)
        assert sorted(one.begun_at for one in store.last_passes()) == [NOW - 300 * DAY, NOW - 300 * DAY, NOW, NOW]
        # money that was spent is not forgotten, not even by a clock that is wrong for a moment
        assert store.spent("x", NOW - 400 * DAY) == 14

    def test_passes_that_brought_nothing_do_not_fill_the_store(self, store: Store) -> None:
        """A server that is asked every five minutes makes 26,000 of them in three months."""
        take(store, Step(store.begin_pass(BLOG, now=NOW), BLOG, Fetched(size=1000), 1), "1")
        for hours in range(1, 400):
            number = store.begin_pass(BLOG, now=NOW + timedelta(hours=hours))
            take(store, Step(number, BLOG, Fetched(size=1), 1))
        store.tidy(now=NOW + timedelta(hours=399), keep_months=0)
        # what brought something, eight days, and the one that began last
        assert store.traffic("feed", NOW) == 1000 + 8 * 24 + 1


class FollowedContract(Contract):
    """The feeds that she follows."""

    def test_what_a_feed_says_of_itself_is_kept_with_the_page(self, store: Store) -> None:
        store.add_feeds([Feed("https://example.org/feed", typed=True)], now=NOW)
        told = Feed("https://example.org/feed", "Its title", "https://example.org/", moved_to="https://example.org/new")
        take(store, Step(store.begin_pass(BLOG, now=NOW), BLOG, Fetched(feed=told), 1))
        assert store.feeds() == [replace(told, typed=True)]
        assert store.feeds()[0].address == "https://example.org/new"
        # followed by its new address it is still one feed
        assert store.add_feeds([Feed("https://example.org/new", typed=True)], now=NOW) == 0
        assert len(store.feeds()) == 1

    def test_her_title_and_folder_stand_above_what_it_says(self, store: Store) -> None:
        store.add_feeds([Feed("https://example.org/feed", "Hers", folder="Presse")], now=NOW)
        told = Feed("https://example.org/feed", "Its title", gone_at=NOW)
        take(store, Step(store.begin_pass(BLOG, now=NOW), BLOG, Fetched(feed=told), 1))
        assert store.feeds() == [replace(told, title="Hers", folder="Presse")]

    def test_a_feed_of_a_file_that_she_types_becomes_hers_and_is_asked_again(self, store: Store) -> None:
        feed = Feed("https://example.org/feed", "Hers")
        store.add_feeds([feed], now=NOW)
        gone = replace(feed, gone_at=NOW)
        take(store, Step(store.begin_pass(BLOG, now=NOW), BLOG, Fetched(feed=gone), 1))
        assert store.add_feeds([replace(feed, title="Other", typed=True)], now=NOW) == 0
        assert store.feeds() == [replace(feed, typed=True)]

    def test_a_feed_can_be_changed_and_removed(self, store: Store) -> None:
        feed = Feed("https://example.org/feed", "Example", typed=True)
        store.add_feeds([feed], now=NOW)
        changed = replace(feed, title="Exemple", folder="Presse", comments=True)
        assert store.change_feed(changed)
        assert store.feeds() == [changed]
        take(store, Step(store.begin_pass(BLOG, now=NOW), BLOG, Fetched(cursor="a"), 1))
        assert store.remove_feed(feed.url)
        assert (store.feeds(), store.cursor(BLOG)) == ([], None)
        assert not store.remove_feed(feed.url)
        assert not store.change_feed(feed)

    def test_a_feed_whose_comments_she_wants_now_is_asked_for_everything_once_more(self, store: Store) -> None:
        feed = Feed("https://example.org/feed", "Example", typed=True)
        store.add_feeds([feed], now=NOW)
        generation = store.generation()
        take(store, Step(store.begin_pass(BLOG, now=NOW), BLOG, Fetched(cursor="a"), generation))
        assert store.change_feed(replace(feed, folder="Presse"))
        assert store.cursor(BLOG) == Cursor("a", generation)
        assert store.change_feed(replace(feed, comments=True))
        kept = store.cursor(BLOG)
        assert kept is not None
        assert (kept.value, kept.generation == generation) == ("a", False)

    def test_the_sources_of_a_tracker_are_kept(self, store: Store) -> None:
        tracker = store.add_tracker(Tracker("Train", "train", sources=frozenset({"x", "google-news"})), now=NOW)
        assert store.trackers() == [tracker]
        store.edit_tracker(replace(tracker, sources=frozenset()), now=NOW)
        assert store.trackers()[0].sources == frozenset()
