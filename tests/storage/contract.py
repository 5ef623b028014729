"""What every store must keep of what it is given: one suite for each engine that stands behind the port.

An engine's test module derives its classes from these and gives the fixture `store`, an empty `Store`. Nothing here
knows how a store keeps things; whatever is done to it, it must find no fault in itself afterwards.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Final, Protocol

import pytest

from cmdesk.core.desk_store import DeskStore
from cmdesk.core.errors import TrackersChanged
from cmdesk.core.ports import FeedKeeper, MentionReader, MentionWriter, PassKeeper, Written
from cmdesk.core.query import parse
from cmdesk.core.text import fold
from cmdesk.core.types import ALL_MENTIONS, Author, Kind, Label, Post, Reading, ScoredPost, Sentiment, Tracker
from cmdesk.core.views import MentionDetail, Tally, View
from tests.builders import AUTHOR, NOON, NOW, make_scored

MINUTE: Final = timedelta(minutes=1)
EVERYTHING: Final = View(ALL_MENTIONS)


class Finding(Protocol):
    """One check of a store by itself."""

    @property
    def faults(self) -> int: ...


class Store(DeskStore, MentionWriter, MentionReader, FeedKeeper, PassKeeper, Protocol):
    """All that is asked of a store."""

    def trackers(self) -> list[Tracker]: ...

    def rematch(self, tracker: Tracker, matches: Callable[[str], bool]) -> tuple[int, int]: ...

    def decide(self, tracker_id: int, mention_ids: Sequence[int], linked: bool | None, *, now: datetime) -> None: ...

    def examine(self) -> Iterable[Finding]: ...


def faults(store: Store) -> list[Finding]:
    """What a store finds wrong in itself."""
    return [finding for finding in store.examine() if finding.faults]


def write(store: Store, *batch: ScoredPost, now: datetime = NOW, by_hand: int | None = None) -> Written:
    """Store a batch."""
    return store.write(batch, now=now, by_hand=by_hand)


def only(store: Store, view: View = EVERYTHING) -> MentionDetail:
    """Everything about the one mention that a view holds."""
    [line] = store.page(view)
    found = store.mention(line.id)
    assert found is not None
    return found


def natives(store: Store, tracker: int = ALL_MENTIONS) -> list[str]:
    """Native ids of the mentions of a tracker, newest first."""
    lines = store.page(View(tracker))
    return [detail.post.native for line in lines if (detail := store.mention(line.id)) is not None]


def ids(store: Store, tracker: int = ALL_MENTIONS) -> list[int]:
    """Ids of the mentions of a tracker, newest first."""
    return [line.id for line in store.page(View(tracker))]


def add_tracker(store: Store, name: str = "Train", query: str = "train") -> Tracker:
    """A stored tracker that matches a word."""
    return store.add_tracker(Tracker(name, query, "#1f77b4"), now=NOW)


def rematch(store: Store, tracker: Tracker) -> tuple[int, int]:
    """Bring a tracker's links in line with its query, read as one word."""
    return store.rematch(tracker, parse(tracker.query))


def tally_of(label: Label, reactions: int | None) -> Tally:
    """The tally of one mention."""
    return replace(Tally(reacted=reactions or 0, told=reactions is not None), **{label.name.lower(): 1})


class Contract:
    """What every test here ends with."""

    @pytest.fixture(autouse=True)
    def _sound_in_the_end(self, store: Store) -> Iterator[None]:
        yield
        assert faults(store) == []


class WritingContract(Contract):
    """What becomes of a batch."""

    def test_all_of_a_post_comes_back(self, store: Store) -> None:
        tracker = add_tracker(store)
        post = Post(
            source="x",
            native="17",
            posted_at=NOON + timedelta(microseconds=123456),
            text="Le #train de @sncf est à l’heure 🚄",
            author=Author("9", "zoé", "Zoé 🌻", 12, 0, datetime(2010, 2, 3, tzinfo=UTC), False),
            kind=Kind.QUOTE,
            lang="fr",
            url="https://example.org/17",
            parent="15",
            quoted="16",
            conversation="14",
            quoted_text="Parti !",
            tags=("train",),
            handles=("sncf", "zoé"),
            links=("https://example.org/a?b=[1,2]",),
            media=True,
            edited_at=NOON + MINUTE,
            deleted_at=NOON + 2 * MINUTE,
            reading=Reading(1, 2, 3, 4, 5, NOON + 3 * MINUTE),
            undated=True,
        )
        sentiment = Sentiment(Label.POSITIVE, (0.1, 0.2, 0.7), 0.6, 0.7, "lexicon-fr@1")
        scored = ScoredPost(post, "fr", sentiment, fold(post.text), frozenset({tracker.id}))
        assert write(store, scored) == write_counts(added=1)
        found = only(store)
        assert found.post == post
        assert found.sentiment == sentiment
        assert found.trackers == ("Train",)
        assert found.readings == (post.reading,)
        assert (found.first_seen_at, found.last_seen_at) == (NOW, NOW)
        line = found.line
        assert (line.posted_at, line.source, line.kind, line.lang) == (post.posted_at, "x", Kind.QUOTE, "fr")
        assert (line.label, line.compound, line.corrected, line.reactions) == (Label.POSITIVE, 0.6, False, 10)
        assert (line.author_name, line.author_handle, line.text) == ("Zoé 🌻", "zoé", post.text)

    def test_what_a_post_does_not_say_stays_unsaid(self, store: Store) -> None:
        write(store, make_scored(label=Label.UNKNOWN, lang="und", author=None))
        found = only(store)
        assert found.post == make_scored(author=None).post
        assert found.sentiment == Sentiment(Label.UNKNOWN, None, None, 0.0, "none")
        assert (found.readings, found.line.reactions, found.line.compound) == ((), None, None)
        assert (found.line.author_name, found.line.author_handle) == (None, None)
        assert store.total(EVERYTHING) == Tally(unknown=1)

    def test_a_batch_written_again_adds_nothing(self, store: Store) -> None:
        batch = [make_scored(str(number), reading=Reading(likes=number)) for number in range(5)]
        assert write(store, *batch) == write_counts(added=5)
        before = [store.mention(number) for number in ids(store)]
        assert write(store, *batch) == write_counts(known=5)
        assert [store.mention(number) for number in ids(store)] == before

    def test_an_empty_batch_is_nothing(self, store: Store) -> None:
        assert write(store) == write_counts()

    def test_a_post_that_comes_twice_in_a_batch_is_one_mention(self, store: Store) -> None:
        twice = [make_scored("1", reading=Reading(likes=likes)) for likes in (3, 5, 4)]
        assert write(store, *twice) == write_counts(added=1, known=2)
        assert only(store).line.reactions == 4
        assert store.total(EVERYTHING) == Tally(neutral=1, reacted=4, told=1)

    def test_a_known_post_that_comes_twice_in_a_batch_is_counted_once(self, store: Store) -> None:
        write(store, make_scored("1"))
        assert write(store, *(make_scored("1", reading=Reading(likes=likes)) for likes in (3, 5))) == write_counts(
            known=2
        )
        assert store.total(EVERYTHING) == Tally(neutral=1, reacted=5, told=1)

    def test_the_same_native_id_of_two_sources_is_two_mentions(self, store: Store) -> None:
        assert write(store, make_scored("1"), make_scored("1", source="mastodon")) == write_counts(added=2)
        assert store.total(View(ALL_MENTIONS, sources=frozenset({"mastodon"}))).mentions == 1

    def test_more_posts_than_a_transaction_holds(self, store: Store) -> None:
        batch = [make_scored(str(number), posted_at=NOON + MINUTE * number) for number in range(4_500)]
        assert write(store, *batch) == write_counts(added=4_500)
        assert store.counts() == {ALL_MENTIONS: 4_500}

    def test_a_later_pass_moves_the_last_sight_only(self, store: Store) -> None:
        write(store, make_scored())
        write(store, make_scored(), now=NOW + MINUTE)
        assert (only(store).first_seen_at, only(store).last_seen_at) == (NOW, NOW + MINUTE)
        write(store, make_scored(), now=NOW - MINUTE)
        assert only(store).last_seen_at == NOW + MINUTE

    def test_a_deletion_and_an_author_that_come_later_are_kept(self, store: Store) -> None:
        write(store, make_scored(author=None))
        write(store, make_scored(deleted_at=NOON + MINUTE))
        write(store, make_scored(author=None))
        assert (only(store).post.deleted_at, only(store).post.author) == (NOON + MINUTE, AUTHOR)

    @pytest.mark.parametrize(
        "text", ["a\x00b", "", "👩‍👩‍👧‍👦🏳️‍🌈", "\u202eolleh\u200b\ufeff", "'; DROP TABLE mention; --", "mot " * 250_000]
    )
    def test_hostile_texts_come_back_as_they_were(self, store: Store, text: str) -> None:
        author = Author(f"k{text[:50]}", text[:50], text)
        write(store, make_scored(f"n{text[:50]}", text, author=author, tags=(text[:50], '"', "\\"), quoted_text=text))
        found = only(store)
        assert found.post.text == found.line.text == found.post.quoted_text == text
        assert (found.post.native, found.post.author) == (f"n{text[:50]}", author)
        assert found.post.tags == (text[:50], '"', "\\")
        assert write(store, make_scored(f"n{text[:50]}", text, author=author)) == write_counts(known=1)

    def test_a_batch_matched_with_older_queries_is_refused(self, store: Store) -> None:
        number = store.generation()
        tracker = add_tracker(store)
        assert store.generation() != number
        with pytest.raises(TrackersChanged) as caught:
            store.write([make_scored()], now=NOW, generation=number)
        assert (caught.value.stored, caught.value.added, caught.value.known) == (0, 0, 0)
        assert store.counts() == {}
        number = store.generation()
        store.write([make_scored(trackers=[tracker.id])], now=NOW, generation=number)
        assert store.counts() == {ALL_MENTIONS: 1, tracker.id: 1}

    def test_every_change_of_the_trackers_is_noticed(self, store: Store) -> None:
        seen = [store.generation()]
        tracker = add_tracker(store)
        seen.append(store.generation())
        store.edit_tracker(Tracker("Train", "tgv", id=tracker.id), now=NOW)
        seen.append(store.generation())
        store.remove_tracker(tracker.id, now=NOW)
        seen.append(store.generation())
        store.restore_tracker(tracker.id)
        seen.append(store.generation())
        assert len(set(seen)) == 5


class AuthorContract(Contract):
    """What is known of those who write."""

    def test_an_author_seen_again_is_brought_up_to_date(self, store: Store) -> None:
        write(store, make_scored("1", author=Author("9", "ancien", "Ancien", 10)))
        write(store, make_scored("2", author=Author("9", "nouveau", "Nouveau", 20)))
        assert {line.author_handle for line in store.page(EVERYTHING)} == {"nouveau"}

    def test_what_an_answer_leaves_out_is_not_unlearnt(self, store: Store) -> None:
        full = Author("9", "zoe", "Zoé", 10, 3, datetime(2010, 1, 1, tzinfo=UTC), True)
        write(store, make_scored("1", author=full))
        write(store, make_scored("1", author=Author("9", followers=11)))
        assert only(store).post.author == replace(full, followers=11)

    def test_an_older_sight_of_an_author_changes_nothing(self, store: Store) -> None:
        new, old = Author("9", "nouveau"), Author("9", "ancien")
        write(store, make_scored("1", author=new, reading=Reading(likes=1, seen_at=NOON)))
        write(store, make_scored("1", author=old, reading=Reading(likes=1, seen_at=NOON - MINUTE)))
        assert only(store).post.author == new
        write(
            store,
            make_scored("2", author=Author("8", "b"), reading=Reading(likes=1, seen_at=NOON)),
            make_scored("3", author=Author("8", "a"), reading=Reading(likes=1, seen_at=NOON - MINUTE)),
        )
        assert {line.author_handle for line in store.page(EVERYTHING)} == {"nouveau", "b"}

    def test_the_same_key_of_two_sources_is_two_authors(self, store: Store) -> None:
        write(
            store, make_scored("1", author=Author("9", "ici")), make_scored("2", source="b", author=Author("9", "là"))
        )
        assert {line.author_handle for line in store.page(EVERYTHING)} == {"ici", "là"}


class ReadingContract(Contract):
    """Reactions, each time they were seen."""

    def test_every_reading_is_kept_with_its_moment(self, store: Store) -> None:
        for minute, likes in enumerate((1, 1, 2, 2, 1)):
            write(store, make_scored(reading=Reading(likes=likes)), now=NOW + MINUTE * minute)
        assert only(store).readings == tuple(
            Reading(likes=likes, seen_at=NOW + MINUTE * minute) for minute, likes in enumerate((1, 1, 2, 2, 1))
        )
        assert store.total(EVERYTHING).reactions == 1

    @pytest.mark.parametrize("order", list(permutations((1, 3, 5))))
    def test_the_reading_seen_last_counts_in_whatever_order_they_come(
        self, store: Store, order: tuple[int, ...]
    ) -> None:
        seen = {1: (10, 100), 3: (8, 80), 5: (8, 80)}
        for day in order:
            likes, followers = seen[day]
            at = NOON + timedelta(days=day)
            author = Author("9001", followers=followers)
            write(store, make_scored(reading=Reading(likes=likes, seen_at=at), author=author))
        kept = only(store).post.author
        assert (store.total(EVERYTHING).reactions, kept and kept.followers) == (8, 80)
        assert len(only(store).readings) == 3

    def test_an_older_reading_is_kept_at_its_own_moment(self, store: Store) -> None:
        new, old = Reading(9, 9, 9, 9, 9, NOON), Reading(likes=2, seen_at=NOON - MINUTE)
        write(store, make_scored(reading=new))
        write(store, make_scored(reading=old))
        assert only(store).readings == (old, new)
        assert only(store).post.reading == new
        assert store.total(EVERYTHING).reactions == 36

    def test_none_never_becomes_zero(self, store: Store) -> None:
        write(store, make_scored(reading=Reading(likes=2, views=7)))
        assert only(store).post.reading == Reading(likes=2, views=7, seen_at=NOW)
        write(store, make_scored(reading=Reading(views=8)), now=NOW + MINUTE)
        assert only(store).post.reading == Reading(likes=2, views=8, seen_at=NOW + MINUTE)
        write(store, make_scored(reading=Reading()), now=NOW + 2 * MINUTE)
        assert only(store).post.reading == Reading(likes=2, views=8, seen_at=NOW + MINUTE)

    def test_partial_readings_of_one_batch_complete_each_other(self, store: Store) -> None:
        write(store, make_scored())
        write(store, make_scored(reading=Reading(likes=2)), make_scored(reading=Reading(shares=3)))
        assert only(store).post.reading == Reading(likes=2, shares=3, seen_at=NOW)
        assert store.total(EVERYTHING).reactions == 5

    def test_zero_is_not_none(self, store: Store) -> None:
        write(store, make_scored(reading=Reading(likes=0)))
        assert only(store).line.reactions == 0
        write(store, make_scored("2", reading=Reading(views=3)))
        assert {line.reactions for line in store.page(EVERYTHING)} == {0, None}

    def test_a_first_reading_may_come_with_a_later_pass(self, store: Store) -> None:
        tracker = add_tracker(store)
        write(store, make_scored(trackers=[tracker.id]))
        write(store, make_scored(reading=Reading(shares=4, seen_at=datetime(1960, 1, 1, tzinfo=UTC))))
        assert only(store).line.reactions == 4
        assert store.total(View(tracker.id)).reactions == 4


class _Counts:
    """Equals what a write returned, whatever class that is."""

    def __init__(self, added: int, known: int) -> None:
        self.added, self.known = added, known

    def __eq__(self, other: object) -> bool:
        return (getattr(other, "added", None), getattr(other, "known", None)) == (self.added, self.known)

    def __repr__(self) -> str:
        return f"{self.added} added, {self.known} known"


def write_counts(added: int = 0, known: int = 0) -> _Counts:
    """What a write should have counted."""
    return _Counts(added, known)
