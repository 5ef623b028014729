"""What the source sent is kept for thirty days, then goes by itself."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from cmdesk.core.types import ALL_MENTIONS
from cmdesk.core.views import View
from cmdesk.storage import raw
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored

DAY = timedelta(days=1)
MIDNIGHT = NOW.replace(hour=0, minute=0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(tmp_path / "mentions.db")
    yield opened
    opened.close()


def kept(store: SqliteStore) -> dict[str, bytes]:
    """Raw objects by native id."""
    found = store._connection.execute("SELECT native, body FROM raw JOIN mention ON mention.id = raw.mention")
    return {native: raw.unpack(body) for native, body in found}


@pytest.mark.parametrize("body", [b"", b"{}", '{"text": "é\\u0000🚄"}'.encode() * 1_000])
def test_packing_loses_nothing(body: bytes) -> None:
    packed = raw.pack(body)
    assert packed is not None
    assert raw.unpack(packed) == body


def test_nothing_packed_is_nothing() -> None:
    assert raw.pack(None) is None


def test_a_raw_object_is_kept_with_its_mention(store: SqliteStore) -> None:
    store.write([make_scored("1", packed=raw.pack(b"first")), make_scored("2")], now=NOW)
    store.write([make_scored("1", packed=raw.pack(b"second"))], now=NOW)
    assert kept(store) == {"1": b"first"}


@pytest.mark.parametrize(
    ("age", "there"), [(30 * DAY, True), (31 * DAY - timedelta(seconds=1), True), (31 * DAY, False)]
)
def test_it_goes_after_thirty_whole_days(store: SqliteStore, age: timedelta, there: bool) -> None:
    store.write([make_scored("1", packed=raw.pack(b"{}"))], now=MIDNIGHT)
    store.write([make_scored("2", packed=raw.pack(b"{}"))], now=MIDNIGHT + age)
    assert kept(store) == ({"1": b"{}", "2": b"{}"} if there else {"2": b"{}"})
    assert store.total(View(ALL_MENTIONS)).mentions == 2


def test_a_clock_that_went_back_drops_nothing(store: SqliteStore) -> None:
    store.write([make_scored("1", packed=raw.pack(b"{}"))], now=NOW)
    store.write([make_scored("2", packed=raw.pack(b"{}"))], now=NOW - 400 * DAY)
    assert set(kept(store)) == {"1", "2"}


def test_many_old_objects_go_in_several_writes(store: SqliteStore) -> None:
    store.write([make_scored(str(number), packed=b"x") for number in range(2_500)], now=NOW)
    left = []
    for number in range(3):
        store.write([make_scored(f"later {number}")], now=NOW + 40 * DAY)
        left.append(store._connection.execute("SELECT count(*) FROM raw").get)
    assert left == [500, 0, 0]
