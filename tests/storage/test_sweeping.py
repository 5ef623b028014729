"""After a sweep, the file of a store holds nothing of what was deleted in it, wherever SQLite may have kept it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import apsw
import pytest

from cmdesk.core.types import Author, Reading
from cmdesk.core.views import View
from cmdesk.storage import connection as opening
from cmdesk.storage import sweeping
from cmdesk.storage.store import SqliteStore
from tests.builders import NOON, NOW, make_scored
from tests.storage.test_migrations import as_version_5

WORD = b"zqplanted"
HOUR = timedelta(hours=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


@pytest.fixture
def connection(path: Path) -> Iterator[apsw.Connection]:
    SqliteStore(path).close()
    opened = opening.connect(path)
    yield opened
    opened.close()


def fill(path: Path, pages: int) -> None:
    """Store texts of two people in turn, as a collector does, and bring their counts up to date again and again."""
    store = SqliteStore(path)
    for page in range(pages):
        theirs = [
            make_scored(f"o{page}-{number}", f"bonjour {number} page {page}", posted_at=NOON + number * HOUR)
            for number in range(100)
        ]
        his = [
            make_scored(
                f"h{page}-{number}",
                f"dit {WORD.decode()}{page} {'x' * 60 * number}",
                author=Author("77", f"{WORD.decode()}{page}", f"{WORD.decode()} {page}"),
                packed=WORD * 20,
            )
            for number in range(5)
        ]
        store.write([*theirs, *his], now=NOW + page * HOUR)
        for likes in (9, 99_999):
            reading = Reading(likes=likes, quotes=likes * page, seen_at=NOW + (page + likes) * HOUR)
            seen = [replace(scored, post=replace(scored.post, reading=reading)) for scored in his]
            store.write(seen, now=NOW + page * HOUR)
    store.close()


def delete(connection: apsw.Connection) -> None:
    """Delete all that he wrote by plain SQL: how it is done in a store is not the matter here."""
    with opening.writing(connection):
        ids = "SELECT id FROM mention WHERE native LIKE 'h%'"
        for table, column in (("fulltext", "rowid"), ("tracker_link", "mention"), ("reading", "mention")):
            connection.execute(f"DELETE FROM {table} WHERE {column} IN ({ids})")
        connection.execute(f"DELETE FROM raw WHERE mention IN ({ids})")
        connection.execute("DELETE FROM mention WHERE native LIKE 'h%'")
        connection.execute("DELETE FROM author WHERE key = '77'")
        sweeping.owe(connection, sweeping.WORDS)


def holds(path: Path) -> dict[str, int]:
    """How often each file of a store holds the word."""
    found = {file.name: file.read_bytes().count(WORD) for file in path.parent.iterdir()}
    return {name: count for name, count in found.items() if count}


def test_nothing_is_left_of_what_was_deleted(path: Path, connection: apsw.Connection) -> None:
    fill(path, 12)
    assert holds(path)
    delete(connection)
    assert holds(path), "the full text and the log hold it until they are swept"
    assert sweeping.sweep(connection)
    assert holds(path) == {}
    assert sweeping.owed(connection) == 0


def test_the_rest_is_found_as_before(path: Path, connection: apsw.Connection) -> None:
    fill(path, 3)
    delete(connection)
    sweeping.sweep(connection)
    store = SqliteStore(path)
    try:
        assert len(store.page(View(query="bonjour page"), limit=1000)) == 300
        faults = [finding for finding in store.examine() if finding.check == "full-text" and finding.faults]
        assert faults == []
    finally:
        store.close()


def test_a_single_segment_with_one_deleted_row_is_written_anew(path: Path, connection: apsw.Connection) -> None:
    fill(path, 2)
    with opening.writing(connection):
        sweeping.owe(connection, sweeping.WORDS)
    assert sweeping.sweep(connection)
    assert holds(path)
    delete(connection)
    assert sweeping.sweep(connection)
    assert holds(path) == {}


def test_raw_objects_that_grew_old_are_overwritten(path: Path, connection: apsw.Connection) -> None:
    fill(path, 12)
    store = SqliteStore(path)
    store.write([make_scored("later")], now=NOW + timedelta(days=60))
    store.close()
    assert connection.execute("SELECT count(*) FROM raw").get == 0
    sweeping.empty_log(connection)
    assert (WORD * 20) not in path.read_bytes()


def test_somebody_who_reads_is_in_the_way_and_is_told(path: Path, connection: apsw.Connection) -> None:
    fill(path, 2)
    reader = opening.connect(path)
    try:
        with opening.snapshot(reader):
            assert reader.execute("SELECT count(*) FROM mention").get
            delete(connection)
            assert not sweeping.sweep(connection)
        assert connection.pragma("busy_timeout") == opening.BUSY_TIMEOUT_MS
        assert sweeping.owed(connection) == sweeping.WORDS
        assert sweeping.sweep(connection)
    finally:
        reader.close()
    assert holds(path) == {}


def test_it_stops_between_two_transactions(path: Path, connection: apsw.Connection) -> None:
    fill(path, 2)
    delete(connection)
    assert not sweeping.sweep(connection, wanted=lambda: False)
    assert not connection.in_transaction
    assert sweeping.sweep(connection)
    assert holds(path) == {}


def test_what_a_former_version_deleted_goes_with_the_first_sweep(path: Path, connection: apsw.Connection) -> None:
    fill(path, 4)
    connection.pragma("secure_delete", "off")
    delete(connection)
    sweeping.sweep(connection)
    assert holds(path), "this is how former versions deleted"
    connection.close()
    as_version_5(path)
    migrated = opening.connect(path)
    try:
        assert sweeping.owed(migrated) == sweeping.FILE
        assert sweeping.sweep(migrated)
        assert sweeping.owed(migrated) == 0
        assert migrated.pragma("temp_store") == 2
        path.with_name("mentions.db.version-5").unlink()
        assert holds(path) == {}
    finally:
        migrated.close()


def test_in_a_new_store_nothing_is_owed(connection: apsw.Connection) -> None:
    assert sweeping.owed(connection) == 0


def test_where_somebody_writes_the_file_is_written_anew_the_next_time(path: Path, connection: apsw.Connection) -> None:
    fill(path, 4)
    with opening.writing(connection):
        sweeping.owe(connection, sweeping.FILE)
    other = opening.connect(path)
    try:
        other.execute("BEGIN IMMEDIATE")
        connection.set_busy_timeout(0)
        assert not sweeping.sweep(connection)
        other.execute("ROLLBACK")
    finally:
        other.close()
    assert sweeping.owed(connection) == sweeping.FILE
    assert sweeping.sweep(connection)
    assert sweeping.owed(connection) == 0


def test_what_is_owed_is_remembered_together(connection: apsw.Connection) -> None:
    with opening.writing(connection):
        sweeping.owe(connection, sweeping.WORDS | sweeping.COPIES)
        sweeping.owe(connection, sweeping.WORDS)
    assert sweeping.sweep(connection)
    assert sweeping.owed(connection) == sweeping.COPIES
    sweeping.done(connection, sweeping.COPIES)
    assert sweeping.owed(connection) == 0


def test_a_file_that_is_being_written_anew_is_given_up_in_the_middle(path: Path, connection: apsw.Connection) -> None:
    fill(path, 4)
    with opening.writing(connection):
        sweeping.owe(connection, sweeping.FILE)
    asked = []

    def wanted() -> bool:
        asked.append(True)
        return len(asked) < 3

    assert not sweeping.sweep(connection, wanted)
    assert len(asked) == 3, "while the file is written"
    assert sweeping.owed(connection) == sweeping.FILE and connection.pragma("temp_store") == 2
    assert sweeping.sweep(connection)
    assert sweeping.owed(connection) == 0
