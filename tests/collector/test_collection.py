"""A collection: every source is asked page by page, and nothing that happens to one of them costs another one a post.

Sources are fakes, the store and the pipeline are real.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from cmdesk.collector.allowances import Allowance, Limits
from cmdesk.collector.collection import Collector
from cmdesk.collector.hosts import AT_ONE_PLACE
from cmdesk.collector.lock import collecting
from cmdesk.collector.pipeline import Pipeline
from cmdesk.collector.walker import Report
from cmdesk.core.errors import InputError, SourceError, StoreError, UsageError
from cmdesk.core.passes import Fetched, Inquiry, Quota
from cmdesk.core.types import Feed, Post, Rejected, Tracker
from cmdesk.core.views import View
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, FakeAnalyst, make_post

Answer = Fetched | Exception


@dataclass
class FakeSource:
    """Gives each inquiry its answers in turn, then nothing new."""

    answers: dict[str, list[Answer]]
    id: str = "feed"
    gap: timedelta = timedelta(minutes=10)
    every: timedelta = timedelta(minutes=30)
    pace: timedelta = timedelta()
    live: bool = False
    price: int = 0
    asked: list[tuple[str, str | None, bool]] = field(default_factory=list)
    before: Callable[[], None] = lambda: None
    given_up: set[str] = field(default_factory=set)

    def inquiries(self, trackers: Sequence[Tracker], feeds: Sequence[Feed]) -> list[Inquiry]:
        return [Inquiry(self.id, target, target.title()) for target in self.answers if target not in self.given_up]

    def fetch(self, inquiry: Inquiry, cursor: str | None, *, now: datetime, anew: bool = False) -> Fetched:
        self.asked.append((inquiry.target, cursor, anew))
        self.before()
        waiting = self.answers[inquiry.target]
        answer = waiting.pop(0) if waiting else Fetched(cursor=cursor)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def most(self, inquiry: Inquiry) -> int:
        return self.price

    def most_of_pass(self, inquiry: Inquiry) -> int:
        return 2 * self.price


def page(*natives: str, cursor: str, more: bool = False, text: str = "le train", cost: int = 0) -> Fetched:
    posts = tuple(make_post(native, text, source="feed") for native in natives)
    return Fetched(posts, cursor, more, cost=cost)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "mentions.db")
    opened.add_tracker(Tracker("Train", "train"), now=NOW)
    yield opened
    opened.close()


class Run:
    """A collector over a store, and what it told."""

    def __init__(
        self, store: SqliteStore, *sources: FakeSource, now: datetime = NOW, ceiling: int | None = None
    ) -> None:
        self.told: list[tuple[str, bool, int]] = []
        self.rejected: list[tuple[str, Rejected]] = []
        pipeline = Pipeline(store, FakeAnalyst(lang="fr"), raw.pack, now=now)
        allowance = None if ceiling is None else Allowance(ceiling, NOW - timedelta(days=20))
        self.collector = Collector(store, sources, pipeline, now=lambda: now, limits=Limits(lambda _source: allowance))

    def __call__(self, cancelled: Callable[[], bool] = lambda: False) -> list[Report]:
        return self.collector.collect(
            self.collector.inquiries(),
            rejected=lambda inquiry, item: self.rejected.append((inquiry.target, item)),
            tell=lambda report: self.told.append((report.inquiry.target, report.done, report.counts.read)),
            cancelled=cancelled,
        )


def natives(store: SqliteStore) -> list[str]:
    return sorted(detail.post.native for detail in store.details(View()))


def test_pages_are_walked_with_the_cursor_of_the_one_before(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", "2", cursor="x", more=True), page("3", cursor="y")]})
    run = Run(store, source)
    [report] = run()
    assert source.asked == [("a", None, False), ("a", "x", False)]
    assert natives(store) == ["1", "2", "3"]
    assert (report.counts.read, report.counts.added, report.done, report.fault) == (3, 3, True, None)
    assert run.told == [("a", False, 0), ("a", False, 2), ("a", True, 3)]
    kept = store.cursor(Inquiry("feed", "a", "A"))
    assert kept is not None and kept.value == "y"
    [last] = store.last_passes()
    assert (last.read, last.added, last.ended_at) == (3, 3, NOW)


def test_the_same_again_adds_nothing(store: SqliteStore) -> None:
    pages = [page("1", "2", cursor="x"), page("1", "2", cursor="x")]
    source = FakeSource({"a": pages}, gap=timedelta())
    assert [Run(store, source)()[0].counts.as_json()["added"] for _ in range(2)] == [2, 0]
    assert natives(store) == ["1", "2"]


def test_what_no_tracker_watches_is_counted_and_not_stored(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", cursor="x", text="un vélo")]})
    [report] = Run(store, source)()
    assert (report.counts.read, report.counts.unmatched, natives(store)) == (1, 1, [])


def test_what_is_no_post_is_told_with_its_inquiry(store: SqliteStore) -> None:
    item = Rejected(1, "no-id")
    run = Run(store, FakeSource({"a": [Fetched((item,), "x")]}))
    [report] = run()
    assert run.rejected == [("a", item)]
    assert report.counts.rejected == 1


def test_a_fault_in_the_middle_keeps_what_came_before_and_the_next_pass_goes_on(store: SqliteStore) -> None:
    busy = SourceError("busy", kind="rate", retry_at=NOW + timedelta(minutes=15))
    source = FakeSource({"a": [page("1", cursor="x", more=True), busy, page("2", cursor="y")]})
    [report] = Run(store, source)()
    assert (report.fault, natives(store)) == (busy, ["1"])
    # not before the moment that its source named
    [waiting] = Run(store, source, now=NOW + timedelta(minutes=14))()
    assert waiting.waits_until == NOW + timedelta(minutes=15)
    Run(store, source, now=NOW + timedelta(minutes=15))()
    assert source.asked[-1] == ("a", "x", False)
    assert natives(store) == ["1", "2"]


def test_one_that_fails_keeps_no_other_from_being_read(store: SqliteStore, caplog: pytest.LogCaptureFixture) -> None:
    gone = SourceError("gone", kind="gone")
    answers: dict[str, list[Answer]] = {"a": [gone], "b": [ValueError("a bug")], "c": [page("1", cursor="x")]}
    answers["d"] = [UsageError("The proxy {name} is none.", name="p")]
    with caplog.at_level(logging.CRITICAL + 1):
        reports = {report.inquiry.target: report for report in Run(store, FakeSource(answers))()}
    assert (reports["a"].fault, natives(store)) == (gone, ["1"])
    fault = reports["b"].fault
    assert fault is not None and fault.kind == "bug" and "ValueError" in str(fault)
    fault = reports["d"].fault
    assert fault is not None and (fault.kind, str(fault)) == ("refused", "The proxy p is none.")
    assert all(report.done for report in reports.values())


def test_a_source_is_left_alone_for_its_gap(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", cursor="x")]})
    Run(store, source)()
    [report] = Run(store, source, now=NOW + timedelta(minutes=9))()
    assert (report.waits_until, report.done, len(source.asked)) == (NOW + timedelta(minutes=10), True, 1)
    [report] = Run(store, source, now=NOW + timedelta(minutes=10))()
    assert (report.waits_until, len(source.asked)) == (None, 2)


def test_all_is_wanted_anew_once_the_queries_have_changed(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", cursor="x", text="un vélo"), page("1", cursor="y", text="un vélo")]})
    source.gap = timedelta()
    Run(store, source)()
    store.add_tracker(Tracker("Vélo", "velo"), now=NOW)
    Run(store, source)()
    Run(store, source)()
    assert source.asked == [("a", None, False), ("a", "x", True), ("a", "y", False)]
    assert natives(store) == ["1"]


def test_queries_that_change_while_a_page_is_fetched_are_asked_for_anew_next_time(
    store: SqliteStore, tmp_path: Path
) -> None:
    def add() -> None:
        source.before = lambda: None
        other = SqliteStore(tmp_path / "mentions.db")
        other.add_tracker(Tracker("Vélo", "velo"), now=NOW)
        other.close()

    # what the source left out, thinking of the former queries, is not known: so it must be asked for once more
    source = FakeSource({"a": [page("1", cursor="x", text="un vélo")]}, gap=timedelta(), before=add)
    Run(store, source)()
    assert natives(store) == ["1"]
    Run(store, source)()
    assert source.asked[-1] == ("a", "x", True)


def test_no_more_than_a_few_are_asked_at_one_place(store: SqliteStore) -> None:
    now, most = 0, list[int]()
    guard, full = threading.Lock(), threading.Event()

    def enter() -> None:
        nonlocal now
        with guard:
            now += 1
            most.append(now)
            if now == AT_ONE_PLACE:
                full.set()
        # those that came first stay until as many are inside as may be
        full.wait(10)
        with guard:
            now -= 1

    answers: dict[str, list[Answer]] = {str(number): [page(str(number), cursor="x")] for number in range(9)}
    Run(store, FakeSource(answers, before=enter))()
    assert max(most) == AT_ONE_PLACE
    assert len(natives(store)) == 9


def test_stopping_keeps_what_is_stored_and_the_next_run_goes_on(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", cursor="x", more=True), page("2", cursor="y")]})
    run = Run(store, source)
    [report] = run(cancelled=lambda: len(run.told) > 1)
    assert (report.done, natives(store)) == (False, ["1"])
    assert store.last_passes()[0].ended_at is None
    # another one: a thread of the first may still be busy with its second page
    source = FakeSource({"a": [page("2", cursor="y")]})
    Run(store, source)()
    assert source.asked == [("a", "x", False)]
    assert natives(store) == ["1", "2"]


def test_a_store_that_fails_ends_the_collection(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise StoreError("full")

    monkeypatch.setattr(store, "write", refuse)
    with pytest.raises(StoreError):
        Run(store, FakeSource({"a": [page("1", cursor="x")]}))()


def test_nothing_that_is_paid_is_asked_without_a_ceiling(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", cursor="x")]}, id="x", price=100)
    for ceiling in (None, 0):
        [report] = Run(store, source, ceiling=ceiling)()
        assert report.fault is not None and report.fault.kind == "ceiling"
    assert (source.asked, store.spent("x", NOW)) == ([], 0)


def test_the_ceiling_ends_a_walk_before_a_page_could_pass_it(store: SqliteStore) -> None:
    pages = [page(str(number), cursor=str(number), more=True, cost=60) for number in range(5)]
    source = FakeSource({"a": [*pages]}, id="x", price=100)
    run = Run(store, source, ceiling=250)
    price = run.collector.price(run.collector.inquiries())
    assert (price.most, price.spent, price.ceiling) == (200, 0, 250)
    [report] = run()
    # 60, 120, 180: a fourth page could cost 100 more
    assert report.fault is not None and report.fault.kind == "ceiling"
    assert (len(source.asked), store.spent("x", NOW), report.cost) == (3, 180, 180)
    price = Run(store, source, ceiling=250).collector.price(run.collector.inquiries())
    assert (price.most, price.spent) == (70, 180)


def test_a_page_that_never_came_counts_as_spent(store: SqliteStore) -> None:
    source = FakeSource({"a": [SourceError("slow", kind="timeout")]}, id="x", price=100)
    Run(store, source, ceiling=250)()
    assert store.spent("x", NOW) == 100


def test_the_quota_is_kept_with_the_pass(store: SqliteStore) -> None:
    quota = Quota(450, 12, NOW + timedelta(minutes=3))
    Run(store, FakeSource({"a": [Fetched(cursor="x", quota=quota)]}))()
    assert store.last_passes()[0].quota == quota


def test_one_collection_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    with collecting(path), pytest.raises(InputError, match="already"), collecting(path):
        raise AssertionError
    with suppress(KeyError), collecting(path):
        raise KeyError
    with collecting(path):
        pass


def test_beside_a_store_that_cannot_be_written_to_nothing_is_collected(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(InputError, match="check the folder"), collecting(tmp_path / "taken" / "mentions.db"):
        raise AssertionError


def test_a_post_of_ours_is_what_the_pipeline_gets(store: SqliteStore) -> None:
    post = make_post("1", "le train", source="feed", raw=b'{"a":1}', undated=True)
    assert isinstance(post, Post)
    Run(store, FakeSource({"a": [Fetched((post,), "x")]}))()
    [detail] = list(store.details(View()))
    assert (detail.post.undated, detail.trackers) == (True, ("Train",))


def test_a_walk_that_meets_a_new_month_ends_there_since_its_pass_counts_for_the_old_one(store: SqliteStore) -> None:
    moments = [NOW]
    pages = [page(str(number), cursor=str(number), more=True, cost=100) for number in range(9)]
    source = FakeSource({"a": [*pages]}, id="x", price=100)
    source.before = lambda: moments.append(NOW + timedelta(days=1))
    pipeline = Pipeline(store, FakeAnalyst(lang="fr"), raw.pack, now=NOW)
    month = Allowance(250, NOW), Allowance(250, NOW + timedelta(days=1))
    collector = Collector(
        store,
        [source],
        pipeline,
        now=lambda: moments[-1],
        limits=Limits(lambda _source: month[moments[-1] > NOW]),
    )
    [report] = collector.collect(collector.inquiries(), rejected=lambda _inquiry, _item: None)
    assert (len(source.asked), report.fault, report.done) == (1, None, True)


def test_a_search_that_is_no_longer_hers_is_not_paid_for_and_not_left_behind(
    store: SqliteStore, tmp_path: Path
) -> None:
    """What she takes back a moment later must find what X still has: the cursor stands where it stood."""

    def remove() -> None:
        source.before = lambda: None
        other = SqliteStore(tmp_path / "mentions.db")
        source.given_up.add("a")
        other.remove_tracker(other.trackers()[0].id, now=NOW)
        other.close()

    answers = [page("1", cursor="x", more=True, cost=60), page("2", cursor="y")]
    source = FakeSource({"a": answers}, id="x", price=100, before=remove)
    [report] = Run(store, source, ceiling=1000)()
    assert (len(source.asked), report.done, report.fault) == (1, True, None)
    assert (store.spent("x", NOW), store.cursor(Inquiry("x", "a", "A"))) == (60, None)


def test_a_clock_that_was_put_back_keeps_nothing_from_being_asked(store: SqliteStore) -> None:
    source = FakeSource({"a": [page("1", cursor="x")]})
    Run(store, source, now=NOW + timedelta(days=400))()
    [report] = Run(store, source)()
    assert (report.waits_until, len(source.asked)) == (None, 2)


def test_where_nobody_was_reached_nothing_is_counted_as_spent(store: SqliteStore) -> None:
    source = FakeSource({"a": [SourceError("no way", kind="offline")]}, id="x", price=100)
    Run(store, source, ceiling=250)()
    assert store.spent("x", NOW) == 0


def test_one_store_under_two_names_is_one_store(tmp_path: Path) -> None:
    (tmp_path / "mentions.db").touch()
    (tmp_path / "other.db").symlink_to(tmp_path / "mentions.db")
    one, other = tmp_path / "mentions.db", tmp_path / "other.db"
    with collecting(one), pytest.raises(InputError, match="already"), collecting(other):
        raise AssertionError
