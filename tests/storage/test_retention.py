"""Who wrote nothing that is kept is forgotten, and raw objects and words of the index go with what was said."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from cmdesk.core.errors import Cancelled
from cmdesk.core.passes import CollectorState, Fetched, Gone, Inquiry, Step
from cmdesk.core.types import Account, Author
from cmdesk.storage import retention, sweeping
from cmdesk.storage.connection import rows, writing
from cmdesk.storage.retention import months_before
from cmdesk.storage.store import SqliteStore
from tests.builders import AUTHOR, NOW, make_scored
from tests.storage.contract import faults

OLD = NOW - timedelta(days=200)
DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "mentions.db")
    yield opened
    assert faults(opened) == []
    opened.close()


def handles(store: SqliteStore) -> list[str]:
    return [handle for (handle,) in rows(store._connection, "SELECT handle FROM author ORDER BY handle")]


def take_down(store: SqliteStore, native: str, *again: str) -> None:
    inquiry = Inquiry("x", "train", "Train")
    number = store.begin_pass(inquiry, now=NOW)
    page = Fetched(gone=(Gone("x", native),))
    store.write([make_scored(one) for one in again], now=NOW, step=Step(number, inquiry, page, 1))


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        (datetime(2024, 5, 31, 8, tzinfo=UTC), 3, datetime(2024, 2, 29, 8, tzinfo=UTC)),
        (datetime(2023, 5, 31, tzinfo=UTC), 3, datetime(2023, 2, 28, tzinfo=UTC)),
        (datetime(2024, 1, 15, tzinfo=UTC), 1, datetime(2023, 12, 15, tzinfo=UTC)),
        (datetime(2024, 12, 15, tzinfo=UTC), 24, datetime(2022, 12, 15, tzinfo=UTC)),
        (datetime(2024, 12, 15, tzinfo=UTC), 12, datetime(2023, 12, 15, tzinfo=UTC)),
        (datetime(2024, 12, 15, tzinfo=UTC), 0, None),
        (datetime(2024, 12, 15, tzinfo=UTC), 100_000, None),
    ],
)
def test_months_are_those_of_the_calendar(now: datetime, months: int, then: datetime | None) -> None:
    assert months_before(now, months) == then


def test_who_wrote_nothing_that_is_kept_is_forgotten_but_for_herself(store: SqliteStore) -> None:
    store.add_account(Account("x", "hers"), now=NOW)
    for native, author in (("1", Author("1", "gone")), ("2", AUTHOR), ("3", Author("3", "hers"))):
        store.write([make_scored(native, author=author, posted_at=OLD)], now=NOW)
    store.write([make_scored("4", posted_at=NOW)], now=NOW)
    store.tidy(now=NOW, keep_months=6)
    assert handles(store) == ["camille_cie", "hers"]


def test_who_wrote_only_what_was_deleted_is_forgotten_and_does_not_come_back_with_it(store: SqliteStore) -> None:
    store.write([make_scored("1")], now=NOW)
    take_down(store, "1")
    store.tidy(now=NOW, keep_months=0)
    assert handles(store) == []
    take_down(store, "other", "1")
    assert handles(store) == []


def test_raw_objects_go_with_what_was_said_whatever_day_they_were_kept(store: SqliteStore) -> None:
    for days in range(4):
        store.write([make_scored(str(days), packed=b"body")], now=NOW - days * DAY)
    # as an import of what was exported from elsewhere may make it: first seen long before its object was kept
    store._connection.execute("UPDATE mention SET first_seen_at = 0")
    take_down(store, "2")
    kept = "SELECT native FROM raw JOIN mention ON mention.id = raw.mention ORDER BY native"
    assert rows(store._connection, kept) == [("0",), ("1",), ("3",)]


def test_old_raw_objects_are_dropped(store: SqliteStore) -> None:
    store.write([make_scored(str(number), packed=b"body") for number in range(2_500)], now=NOW)
    store.tidy(now=NOW + 31 * DAY, keep_months=0)
    assert rows(store._connection, "SELECT count(*) FROM raw") == [(0,)]


def test_a_mention_that_says_nothing_has_no_word_in_the_index(store: SqliteStore) -> None:
    store.write([make_scored("1", "unmistakable", posted_at=OLD)], now=NOW)
    store.write([make_scored("2", "another", posted_at=NOW)], now=NOW)
    store.tidy(now=NOW, keep_months=6)
    assert rows(store._connection, "SELECT rowid FROM fulltext WHERE fulltext MATCH 'unmistakable'") == []
    assert b"unmistakable" not in store.path.read_bytes()
    assert b"unmistakable" not in store.path.with_name(store.path.name + "-wal").read_bytes()


def test_a_fault_in_the_middle_keeps_what_was_done_and_the_next_one_goes_on(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write([make_scored(str(number), posted_at=OLD) for number in range(4_500)], now=NOW)
    monkeypatch.setattr("cmdesk.storage.retention.MOST_SECONDS", 60.0)
    asked = iter((False, False))
    with pytest.raises(StopIteration):
        store.tidy(now=NOW, keep_months=6, cancelled=lambda: next(asked))
    assert rows(store._connection, "SELECT count(*) FROM mention WHERE erased = 2") == [(4_000,)]
    assert faults(store) == []
    assert store.tidy(now=NOW, keep_months=6) == 500


@pytest.mark.parametrize("allowed", [0, 1, 3])
def test_nothing_is_swept_once_it_was_cancelled(store: SqliteStore, allowed: int) -> None:
    """What is left is owed: neither the index nor a copy keeps who wants to stop it from stopping."""
    store.write([make_scored("1", "unmistakable", posted_at=OLD)], now=NOW)
    connection = store._connection
    store.tidy(now=NOW, keep_months=6, cancelled=lambda: bool(sweeping.owed(connection)))
    owed = sweeping.WORDS
    assert sweeping.owed(connection) == owed
    with writing(connection):
        sweeping.owe(connection, sweeping.COPIES)
    left = [allowed]

    def cancelled() -> bool:
        left[0] -= 1
        return left[0] < 0

    store.tidy(now=NOW, keep_months=0, cancelled=cancelled)
    assert sweeping.owed(connection) & (owed | sweeping.COPIES)
    store.tidy(now=NOW, keep_months=0)
    assert sweeping.owed(connection) == 0


def test_who_is_still_to_be_forgotten_is_so_at_the_next_tidying_where_this_one_was_cancelled(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cmdesk.storage.forgetting._AT_ONCE", 1)
    store.write([make_scored(str(number), posted_at=NOW) for number in range(4)], now=NOW)
    author = store.find_author("x", AUTHOR.key)
    told: list[int] = []
    with pytest.raises(Cancelled):
        store.forget("x", author, progress=lambda done, _total: told.append(done), cancelled=lambda: len(told) == 1)
    count = "SELECT count(*) FROM mention"
    store.tidy(now=NOW, keep_months=0, cancelled=lambda: rows(store._connection, count) != [(3,)])
    assert rows(store._connection, count) == [(2,)]
    assert sweeping.owed(store._connection) & sweeping.COPIES
    store.tidy(now=NOW, keep_months=0)
    assert rows(store._connection, count) == [(0,)] and sweeping.owed(store._connection) == 0


def test_a_tidying_tells_between_its_transactions_that_it_goes_on(store: SqliteStore) -> None:
    told: list[bool] = []

    def tell(long: bool) -> None:
        told.append(long)
        # whoever is told may write
        store.say(CollectorState(1, "running", NOW, NOW))

    with writing(store._connection):
        sweeping.owe(store._connection, sweeping.WORDS | sweeping.FILE | sweeping.COPIES)
    store.path.with_name("mentions.db.version-5").write_bytes(b"a copy")
    store.tidy(now=NOW, keep_months=6, tell=tell)
    assert sweeping.owed(store._connection) == 0
    assert told.count(False) > 3 and told.count(True) == 2, "before copies and before the file is written anew"


def test_old_passes_go_in_short_transactions_and_a_beginning_one_looks_for_none(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "MOST_ROWS", 10)
    inquiry = Inquiry("feed", "https://example.org/feed", "")
    for days in range(200, 100, -1):
        store.begin_pass(inquiry, now=NOW - days * DAY)
    seen: list[int] = []

    def count(_long: bool) -> None:
        [(number,)] = rows(store._connection, "SELECT count(*) FROM pass")
        seen.append(number)

    store.tidy(now=NOW, keep_months=0, tell=count)
    assert seen[0] == 100 and seen[-1] == 1, "the latest stays"
    assert max(before - after for before, after in pairwise(seen)) <= 10


def test_the_latest_pass_stays_though_the_clock_was_put_back(store: SqliteStore) -> None:
    inquiry = Inquiry("feed", "https://example.org/feed", "")
    for days in (300, 400):
        number = store.begin_pass(inquiry, now=NOW - days * DAY)
    store.tidy(now=NOW, keep_months=0)
    assert [one.number for one in store.last_passes()] == [number]
