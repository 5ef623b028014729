"""The pipeline: what it counts, what it hands to the store, and what happens when trackers change under it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from cmdesk.collector.pipeline import BATCH, Pipeline
from cmdesk.core.errors import InputError, TrackersChanged
from cmdesk.core.passes import Fetched, Inquiry, PageCounts, Step
from cmdesk.core.types import (
    Author,
    Kept,
    Label,
    PassCounts,
    Post,
    Reading,
    Rejected,
    ScoredPost,
    Tracker,
)
from tests.builders import NOW, FakeAnalyst, make_post, make_sentiment

TRAIN = Tracker("Train", "train", id=1)
PLANE = Tracker("Plane", "avion", id=2)


@dataclass
class Change:
    """While a batch is written, after `stored` of its posts, the trackers become these."""

    stored: int
    trackers: list[Tracker]


@dataclass
class FakeStore:
    """Keeps what it is given; knows a post by its native id."""

    watched: list[Tracker] = field(default_factory=lambda: [TRAIN, PLANE])
    changes: list[Change] = field(default_factory=list)
    kept: dict[str, ScoredPost] = field(default_factory=dict)
    calls: list[tuple[int, datetime, int | None]] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    asked_habits: list[tuple[str, str]] = field(default_factory=list)
    number: int = 1

    def trackers(self) -> list[Tracker]:
        return list(self.watched)

    def generation(self) -> int:
        return self.number

    def habits(self, accounts: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        self.asked_habits.extend(accounts)
        return dict.fromkeys(accounts, "fr")

    def write(
        self,
        batch: Sequence[ScoredPost],
        *,
        now: datetime,
        generation: int | None = None,
        by_hand: int | None = None,
        step: Step | None = None,
    ) -> PassCounts:
        self.calls.append((len(batch), now, by_hand))
        if generation != self.number:
            raise TrackersChanged(0, 0, 0)
        change = self.changes.pop(0) if self.changes else None
        done = PassCounts()
        for scored in batch if change is None else batch[: change.stored]:
            if scored.post.native in self.kept:
                done.known += 1
            else:
                done.added += 1
            self.kept[scored.post.native] = scored
        if change is not None:
            self.watched, self.number = change.trackers, self.number + 1
            raise TrackersChanged(change.stored, done.added, done.known)
        if step is not None:
            self.steps.append(step)
        return done


def cheerful() -> FakeAnalyst:
    """Finds every text positive."""
    return FakeAnalyst(lambda _text: make_sentiment(Label.POSITIVE))


def make_pipeline(store: FakeStore, analyst: FakeAnalyst | None = None, **options: object) -> Pipeline:
    def pack(raw: bytes | None) -> bytes | None:
        return None if raw is None else b"packed " + raw

    return Pipeline(store, analyst or cheerful(), pack, now=NOW, **options)  # type: ignore[arg-type]


def run(pipeline: Pipeline, items: Iterable[Post | Rejected]) -> list[Rejected]:
    rejected: list[Rejected] = []
    assert pipeline.run(items, rejected=rejected.append)
    return rejected


def posts(count: int, text: str = "le train") -> list[Post]:
    return [make_post(str(number), text) for number in range(count)]


def links(store: FakeStore) -> dict[str, frozenset[int]]:
    return {native: scored.trackers for native, scored in store.kept.items()}


def test_a_post_is_folded_matched_scored_and_packed() -> None:
    store = FakeStore()
    post = make_post(text="Le TRAIN et l’Avion", lang="fr", raw=b"{}")
    run(make_pipeline(store), [post, make_post("2", "rien")])
    assert store.kept["1"] == ScoredPost(
        post, "fr", make_sentiment(Label.POSITIVE), "le train et l'avion", frozenset({1, 2}), b"packed {}"
    )
    assert store.kept["2"].trackers == frozenset()
    assert store.kept["2"].packed is None
    assert store.calls == [(2, NOW, None)]


def test_counts_are_read_added_known_and_rejected_by_reason() -> None:
    store = FakeStore()
    items: list[Post | Rejected] = [
        make_post("1"),
        Rejected(2, "not-json", "cut"),
        make_post("1"),
        Rejected(4, "user"),
        Rejected(5, "user"),
    ]
    pipeline = make_pipeline(store)
    assert run(pipeline, items) == [items[1], items[3], items[4]]
    assert pipeline.counts == PassCounts(5, 1, 1, 3, {"not-json": 1, "user": 2})
    assert pipeline.counts.as_json() == {"read": 5, "added": 1, "known": 1, "rejected": 3}


def test_several_files_run_into_one_count() -> None:
    pipeline = make_pipeline(FakeStore())
    run(pipeline, posts(3))
    run(pipeline, posts(5))
    assert pipeline.counts.as_json() == {"read": 8, "added": 5, "known": 3, "rejected": 0}


def test_nothing_to_read_is_no_call_to_the_store() -> None:
    store = FakeStore()
    pipeline = make_pipeline(store)
    run(pipeline, [])
    run(pipeline, [Rejected(1, "not-json")])
    assert store.calls == []
    assert pipeline.counts.as_json() == {"read": 1, "added": 0, "known": 0, "rejected": 1}


@pytest.mark.parametrize("count", [BATCH - 1, BATCH, BATCH + 1, 2 * BATCH])
def test_posts_go_to_the_store_in_batches_and_progress_is_told_after_each(count: int) -> None:
    store = FakeStore()
    pipeline = make_pipeline(store)
    told: list[tuple[int, int]] = []
    assert pipeline.run(
        posts(count), rejected=lambda _: None, progress=lambda counts: told.append((counts.read, counts.added))
    )
    sizes = [size for size, _, _ in store.calls]
    assert sum(sizes) == count
    assert max(sizes) <= BATCH
    assert told[-1] == (count, count)
    assert [read for read, _ in told[: count // BATCH]] == [BATCH * number for number in range(1, count // BATCH + 1)]


def test_reading_goes_no_further_than_the_batch_at_hand() -> None:
    taken = 0

    def source() -> Iterator[Post]:
        nonlocal taken
        for post in posts(3 * BATCH):
            taken += 1
            yield post

    behind: list[int] = []
    pipeline = make_pipeline(FakeStore())
    pipeline.run(source(), rejected=lambda _: None, progress=lambda counts: behind.append(taken - counts.read))
    assert behind == [0, 0, 0, 0]


def test_a_cancelled_pass_ends_after_its_batch_and_keeps_what_it_stored() -> None:
    store = FakeStore()
    pipeline = make_pipeline(store)
    answers = iter([False, True])
    assert not pipeline.run(posts(5 * BATCH), rejected=lambda _: None, cancelled=lambda: next(answers))
    assert len(store.kept) == pipeline.counts.added == pipeline.counts.read == 2 * BATCH


def test_what_a_broken_file_gave_before_its_fault_is_stored_and_counted() -> None:
    def broken() -> Iterator[Post | Rejected]:
        yield from posts(3)
        yield Rejected(4, "not-json")
        raise InputError("The file is damaged.")

    store = FakeStore()
    pipeline = make_pipeline(store)
    rejected: list[Rejected] = []
    with pytest.raises(InputError, match="damaged"):
        pipeline.run(broken(), rejected=rejected.append)
    assert sorted(store.kept) == ["0", "1", "2"]
    assert rejected == [Rejected(4, "not-json")]
    assert pipeline.counts.as_json() == {"read": 4, "added": 3, "known": 0, "rejected": 1}


def test_her_choice_of_tracker_is_passed_on() -> None:
    store = FakeStore()
    run(make_pipeline(store, by_hand=7), posts(2, "rien"))
    assert store.calls == [(2, NOW, 7)]
    assert set(links(store).values()) == {frozenset()}, "what matches is told apart from what she decides"


def test_the_language_is_what_the_source_states_unless_she_says_another() -> None:
    items = [make_post("1", lang="en"), make_post("2")]
    analyst = cheerful()
    run(make_pipeline(FakeStore(), analyst), items)
    run(make_pipeline(FakeStore(), analyst, lang="fr"), items)
    assert [stated for _, stated in analyst.asked] == ["en", None, "fr", "fr"]


def test_when_trackers_change_only_the_rest_of_the_batch_is_matched_anew() -> None:
    edited = Tracker("Train", "rail", id=1)
    store = FakeStore(changes=[Change(stored=2, trackers=[edited, PLANE])])
    analyst = cheerful()
    pipeline = make_pipeline(store, analyst)
    run(pipeline, posts(3, "le train") + [make_post("3", "le rail"), make_post("4", "un avion")])
    assert links(store) == {
        "0": frozenset({1}),
        "1": frozenset({1}),
        "2": frozenset(),
        "3": frozenset({1}),
        "4": frozenset({2}),
    }
    assert pipeline.counts.as_json() == {"read": 5, "added": 5, "known": 0, "rejected": 0}
    assert [size for size, _, _ in store.calls] == [5, 3]
    assert len(analyst.asked) == 5, "the mood does not depend on trackers"


def test_trackers_may_change_again_while_the_rest_is_written() -> None:
    store = FakeStore(changes=[Change(1, [PLANE]), Change(0, []), Change(1, [TRAIN])])
    pipeline = make_pipeline(store, by_hand=9)
    run(pipeline, [make_post("0", "train"), make_post("0", "train"), *posts(4, "train")[1:]])
    assert links(store) == {"0": frozenset(), "1": frozenset({1}), "2": frozenset({1}), "3": frozenset({1})}
    assert pipeline.counts.as_json() == {"read": 5, "added": 4, "known": 1, "rejected": 0}
    assert {by_hand for _, _, by_hand in store.calls} == {9}


def test_when_trackers_change_after_the_last_post_nothing_is_written_twice() -> None:
    store = FakeStore(changes=[Change(stored=3, trackers=[])])
    pipeline = make_pipeline(store)
    run(pipeline, posts(3))
    assert pipeline.counts.as_json() == {"read": 3, "added": 3, "known": 0, "rejected": 0}
    assert [size for size, _, _ in store.calls] == [3]


def test_the_next_batch_is_matched_with_the_new_trackers() -> None:
    store = FakeStore(changes=[Change(stored=0, trackers=[PLANE])])
    run(make_pipeline(store), posts(BATCH + 1, "train avion"))
    assert set(links(store).values()) == {frozenset({2})}
    assert [size for size, _, _ in store.calls] == [BATCH, BATCH, 1]


def test_trackers_that_change_while_they_are_read_are_read_again() -> None:
    class Racing(FakeStore):
        def trackers(self) -> list[Tracker]:
            found = super().trackers()
            if self.number == 1:
                self.watched, self.number = [PLANE], 2
            return found

    store = Racing()
    run(make_pipeline(store), [make_post("1", "train avion")])
    assert links(store) == {"1": frozenset({2})}


def test_a_paused_tracker_takes_what_was_seen_before_and_nothing_after() -> None:
    hour = timedelta(hours=1)
    for paused_at, taken in ((NOW + hour, {"0", "old"}), (NOW, {"0", "old"}), (NOW - hour, {"old"})):
        store = FakeStore([replace(TRAIN, paused_at=paused_at), PLANE])
        old = make_post("old", "le train", kept=Kept(first_seen_at=NOW - 2 * hour))
        run(make_pipeline(store), [*posts(1), old, make_post("both", "le train et l'avion", kept=Kept(NOW))])
        assert {native for native, found in links(store).items() if 1 in found} - {"both"} == taken
        assert 2 in links(store)["both"]


def test_the_time_of_each_stage_is_kept() -> None:
    pipeline = make_pipeline(FakeStore())
    run(pipeline, posts(10))
    assert set(pipeline.stages.seconds) == {"read", "fold and match", "language and sentiment", "compress", "store"}
    assert all(seconds >= 0 for seconds in pipeline.stages.seconds.values())


def _ignore(_item: Rejected) -> None:
    pass


def step(*posts: Post | Rejected) -> Step:
    return Step(7, Inquiry("feed", "https://example.org/feed", "Example"), Fetched(posts, "behind"), generation=1)


def test_of_a_page_only_what_a_tracker_watches_is_stored() -> None:
    store = FakeStore()
    pipeline = make_pipeline(store)
    pipeline.take(step(make_post("1", "le train"), make_post("2", "un vélo"), Rejected(3, "no-id")), rejected=_ignore)
    assert list(store.kept) == ["1"]
    assert [moved.counts for moved in store.steps] == [PageCounts(read=3, rejected=1, unmatched=1)]
    counts = pipeline.counts
    assert (counts.read, counts.added, counts.unmatched, counts.rejected) == (3, 1, 1, 1)


def test_a_page_without_posts_still_moves_its_pass() -> None:
    store = FakeStore()
    make_pipeline(store).take(step(), rejected=_ignore)
    assert [(moved.number, moved.fetched.cursor, moved.counts) for moved in store.steps] == [
        (7, "behind", PageCounts())
    ]


def test_what_nobody_watched_is_matched_anew_when_trackers_change_under_a_page() -> None:
    store = FakeStore()
    bicycle = Tracker("Bicycle", "velo", id=3)
    store.changes.append(Change(1, [TRAIN, bicycle]))
    posts = [make_post("1", "le train"), make_post("2", "un vélo"), make_post("3", "un avion"), make_post("4", "train")]
    pipeline = make_pipeline(store)
    pipeline.take(step(*posts), rejected=_ignore)
    assert {native: scored.trackers for native, scored in store.kept.items()} == {
        "1": frozenset({1}),
        "2": frozenset({3}),
        "4": frozenset({1}),
    }
    assert [moved.counts for moved in store.steps] == [PageCounts(read=4, rejected=0, unmatched=1)]
    assert (pipeline.counts.added, pipeline.counts.unmatched) == (3, 1)


def test_the_page_of_a_search_that_trackers_give_up_while_it_is_stored_moves_no_cursor() -> None:
    store = FakeStore()
    store.changes.append(Change(0, []))
    told = iter((True, False))
    pipeline = make_pipeline(store)
    pipeline.take(step(make_post("1", "le train")), rejected=_ignore, wanted=lambda: next(told))
    assert store.kept == {}
    assert [(moved.fetched.cursor, moved.counts) for moved in store.steps] == [(None, PageCounts(read=1, unmatched=1))]


def test_language_and_mood_are_found_out_once_and_only_where_a_query_asks_before_storing() -> None:
    french, happy = Tracker("A", "train lang:fr", id=1), Tracker("B", "avion sentiment:positive", id=2)
    store, analyst = FakeStore([french, happy]), cheerful()
    pipeline = make_pipeline(store, analyst)
    told = (make_post("1", "le train", lang="fr"), make_post("2", "the train", lang="en"), make_post("3", "un avion"))
    pipeline.take(step(*told, make_post("4", "rien")), rejected=_ignore)
    assert {native: scored.trackers for native, scored in store.kept.items()} == {"1": {1}, "3": {2}}
    assert analyst.asked == [("le train", "fr"), ("the train", "en"), ("un avion", None)]


def test_what_lacks_only_reactions_is_stored_and_waits_for_them() -> None:
    store = FakeStore([Tracker("A", "train min:likes:10", id=1)])
    pipeline = make_pipeline(store)
    told = (
        make_post("1", "le train", reading=Reading(likes=3)),
        make_post("2", "le train", reading=Reading(likes=10)),
        make_post("3", "un avion", reading=Reading(likes=99)),
    )
    pipeline.take(step(*told), rejected=_ignore)
    assert {native: scored.trackers for native, scored in store.kept.items()} == {"1": frozenset(), "2": {1}}


def test_a_query_that_cannot_be_read_matches_nothing_and_keeps_no_other_from_matching() -> None:
    store = FakeStore([Tracker("A", "train OR", id=7), TRAIN])
    run(make_pipeline(store), posts(1))
    assert store.kept["0"].trackers == {TRAIN.id}


def test_the_habit_of_an_author_is_asked_where_nothing_tells_the_language() -> None:
    author = Author("42", "lea")
    items = [
        make_post("1", "train", author=author),
        make_post("2", "train", author=author, lang="en"),
        make_post("3", "train", author=None),
    ]
    store, analyst = FakeStore(), cheerful()
    run(make_pipeline(store, analyst), items)
    assert (store.asked_habits, analyst.habits) == ([(items[0].source, "42")], ["fr", None, None])
    run(make_pipeline(store, analyst, lang="de"), items)
    assert len(store.asked_habits) == 1


@pytest.mark.parametrize("stated", ["und", "zxx", "mul"])
def test_a_code_that_is_no_language_does_not_keep_the_habit_from_being_asked(stated: str) -> None:
    store, analyst = FakeStore(), cheerful()
    run(make_pipeline(store, analyst), [make_post("1", "train", author=Author("42", "lea"), lang=stated)])
    assert (store.asked_habits, analyst.habits) == ([("x", "42")], ["fr"])
