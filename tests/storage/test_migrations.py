"""A store of an older version is copied, then brought up to date, each migration in one transaction."""

import re
import threading
from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from cmdesk.core.corrections import digest
from cmdesk.core.errors import StoreError
from cmdesk.core.passes import Fetched, Inquiry, Step
from cmdesk.core.text import apart, fold
from cmdesk.core.types import Feed, Kind, Label, Tracker
from cmdesk.core.views import Tally, View
from cmdesk.storage import connection as opening
from cmdesk.storage.schema import APPLICATION_ID, MIGRATIONS, VERSION
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored
from tests.storage.contract_reads import sample

SECOND = "ALTER TABLE mention ADD COLUMN noted TEXT; UPDATE mention SET noted = 'by the migration'"
THIRD = "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT; INSERT INTO note VALUES (1)"
BROKEN = "CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT; INSERT INTO note VALUES ('not a number')"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of the version of today."""
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    store.write([make_scored("1"), make_scored("2")], now=NOW)
    store.close()
    return path


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> "Newer":
    return Newer(monkeypatch)


class Newer:
    """Makes this program one that knows more migrations."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def __call__(self, *more: str) -> None:
        self._patch.setattr(opening, "MIGRATIONS", (*MIGRATIONS, *more))
        self._patch.setattr(opening, "VERSION", VERSION + len(more))


def look(path: Path, sql: str) -> Sequence[tuple[object, ...]]:
    """Ask a file as it is, whatever its version."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def columns(path: Path) -> list[object]:
    return [name for _, name, *_ in look(path, "PRAGMA table_info(mention)")]


def copy_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.version-{VERSION}")


def test_a_new_store_is_not_copied(tmp_path: Path, newer: Newer) -> None:
    newer(SECOND)
    SqliteStore(tmp_path / "new.db").close()
    assert [file.name for file in tmp_path.iterdir()] == ["new.db"]


def test_an_older_store_is_copied_then_migrated(path: Path, newer: Newer) -> None:
    before = path.read_bytes()
    newer(SECOND, THIRD)
    SqliteStore(path).close()
    assert look(path, "PRAGMA user_version") == [(VERSION + 2,)]
    assert look(path, "SELECT native, noted FROM mention") == [("1", "by the migration"), ("2", "by the migration")]
    assert look(path, "SELECT id FROM note") == [(1,)]
    copy = copy_of(path)
    assert look(copy, "PRAGMA user_version") == [(VERSION,)]
    assert look(copy, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert look(copy, "SELECT native FROM mention") == [("1",), ("2",)]
    assert "noted" not in columns(copy)
    assert len(copy.read_bytes()) == len(before)
    assert {file.name for file in path.parent.iterdir()} == {path.name, copy.name}


def test_the_copy_is_a_store_of_its_own(path: Path, newer: Newer, monkeypatch: pytest.MonkeyPatch) -> None:
    newer(SECOND)
    SqliteStore(path).close()
    monkeypatch.undo()
    store = SqliteStore(copy_of(path))
    assert len(store.page(View())) == 2
    store.close()
    with pytest.raises(StoreError, match="newer"):
        SqliteStore(path)


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path, newer: Newer) -> None:
    newer(SECOND, BROKEN)
    with pytest.raises(apsw.MismatchError):
        SqliteStore(path)
    assert look(path, "PRAGMA user_version") == [(VERSION + 1,)], "the migration before it stays"
    assert look(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'note'") == [(0,)]
    newer(SECOND, THIRD)
    SqliteStore(path).close()
    assert look(path, "SELECT id FROM note") == [(1,)]
    assert look(copy_of(path), "PRAGMA user_version") == [(VERSION,)], "the first copy is not lost"


def test_a_copy_that_was_broken_off_is_made_again(path: Path, newer: Newer) -> None:
    copy = copy_of(path)
    copy.with_name(f"{copy.name}.part").write_bytes(b"half a copy")
    copy.write_bytes(b"an older copy")
    newer(SECOND)
    SqliteStore(path).close()
    assert look(copy, "SELECT count(*) FROM mention") == [(2,)]
    assert {file.name for file in path.parent.iterdir()} == {path.name, copy.name}


def test_without_a_copy_nothing_is_migrated(path: Path, newer: Newer) -> None:
    copy_of(path).mkdir()
    newer(SECOND)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        SqliteStore(path)
    assert look(path, "PRAGMA user_version") == [(VERSION,)]
    assert "noted" not in columns(path)


def test_what_is_only_in_the_log_is_copied_too(path: Path, newer: Newer) -> None:
    holder = SqliteStore(path)
    holder.write([make_scored("3")], now=NOW)
    newer(SECOND)
    SqliteStore(path).close()
    holder.close()
    assert look(copy_of(path), "SELECT count(*) FROM mention") == [(3,)]


def test_two_who_migrate_at_once_keep_the_copy_of_the_older_version(path: Path, newer: Newer) -> None:
    newer(SECOND, THIRD)
    barrier = threading.Barrier(4)
    failed: list[Exception] = []

    def migrate() -> None:
        barrier.wait()
        try:
            SqliteStore(path).close()
        except Exception as fault:
            failed.append(fault)

    threads = [threading.Thread(target=migrate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert look(path, "PRAGMA user_version") == [(VERSION + 2,)]
    assert look(copy_of(path), "PRAGMA user_version") == [(VERSION,)]
    assert "noted" not in columns(copy_of(path))


def as_version_1(path: Path) -> None:
    """Rewrite a store of today as the first version kept it: no accounts, reactions 0 where none are told."""
    old = path.with_name("version-1.db")
    connection = apsw.Connection(str(old))
    connection.pragma("page_size", 8192)
    connection.pragma("application_id", APPLICATION_ID)
    connection.execute(MIGRATIONS[0])
    connection.execute("ATTACH ? AS today", (str(path),))
    connection.execute("BEGIN")
    connection.execute("DELETE FROM state")
    for table in ("source", "language", "scorer", "state", "tracker", "author", "mention", "reading", "raw"):
        names = ", ".join(name for _, name, *_ in connection.execute(f"PRAGMA main.table_info({table})"))
        connection.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM today.{table}")
    connection.execute("INSERT INTO correction SELECT source, native, label, corrected_at FROM today.correction")
    connection.execute("INSERT INTO decision SELECT * FROM today.decision")
    connection.execute(
        "INSERT INTO tracker_link SELECT tracker, mention, today.tracker_link.label, today.tracker_link.kind, "
        "today.tracker_link.source, today.tracker_link.lang, "
        "coalesce(likes, 0) + coalesce(shares, 0) + coalesce(replies, 0) + coalesce(quotes, 0) "
        "FROM today.tracker_link JOIN mention ON mention.id = mention"
    )
    for mention, text in connection.execute("SELECT id, text FROM mention").fetchall():
        connection.execute("INSERT INTO fulltext (rowid, text) VALUES (?, ?)", (mention, apart(fold(text))))
    # the rollups are made anew by the second migration: what the first version counted does not matter
    connection.execute("COMMIT")
    connection.execute("DETACH today")
    connection.pragma("user_version", 1)
    connection.close()
    old.replace(path)


def test_a_store_of_the_first_version_is_counted_anew(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    tracker = store.add_tracker(Tracker("Train", "train"), now=NOW)
    posts = sample([tracker.id])
    store.write(posts, now=NOW)
    store.correct([line.id for line in store.page(View(), limit=30)], Label.POSITIVE, now=NOW)
    views = [
        View(number, reposts=reposts, own=own)
        for number in (0, 1)
        for reposts in (True, False)
        for own in (True, False)
    ]
    before = [(store.total(view), list(store.details(view))) for view in views]
    store.close()
    as_version_1(path)
    assert look(path, "SELECT count(*) FROM rollup_quarter") == [(0,)]
    migrated = SqliteStore(path)
    try:
        assert [(migrated.total(view), list(migrated.details(view))) for view in views] == before
        assert migrated.trackers() == [tracker]
        assert [finding for finding in migrated.examine() if finding.faults] == []
    finally:
        migrated.close()
    assert path.with_name("mentions.db.version-1").exists()


def as_version_5(path: Path) -> None:
    """Take out of a store of today what the sixth version brought."""
    connection = apsw.Connection(str(path))
    connection.execute("DROP TABLE host; DROP TABLE collector; DROP TABLE errand; DROP TABLE reread; DROP TABLE recent")
    connection.execute("DROP TABLE forgotten; DROP TABLE clustered; DROP INDEX mention_reposted")
    connection.execute("ALTER TABLE mention DROP COLUMN erased; DROP TABLE rewritten")
    connection.execute("ALTER TABLE tracker_link DROP COLUMN copy")
    for table in ("rollup_quarter", "rollup_hour"):
        connection.execute(f"DELETE FROM {table} WHERE part >= 4")
    for name in ("failures", "size"):
        connection.execute(f"ALTER TABLE pass DROP COLUMN {name}")
    connection.execute("ALTER TABLE state DROP COLUMN unswept")
    connection.pragma("user_version", 5)
    connection.close()


def as_version_4(path: Path) -> None:
    """Take out of a store of today what the fifth version brought."""
    as_version_5(path)
    connection = apsw.Connection(str(path))
    connection.execute("DROP INDEX correction_digest")
    for name in ("digest", "by_text"):
        connection.execute(f"ALTER TABLE correction DROP COLUMN {name}")
    for table in ("brand_word", "head", "drawn", "draw"):
        connection.execute(f"DROP TABLE {table}")
    connection.pragma("user_version", 4)
    connection.close()


def test_what_she_corrected_in_a_store_of_the_fourth_version_is_her_own(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    store.write([make_scored("1", "Le train est encore en retard"), make_scored("2", "Quelle honte !")], now=NOW)
    store.correct([line.id for line in store.page(View())], Label.POSITIVE, now=NOW)
    store.close()
    as_version_4(path)
    # the mention of one of her corrections is gone: what it said is not known any more
    apsw.Connection(str(path)).execute("INSERT INTO correction VALUES ('x', 'gone', 0, 1)")
    migrated = SqliteStore(path)
    try:
        assert look(path, "SELECT native, digest, by_text FROM correction ORDER BY native") == [
            ("1", digest("Le train est encore en retard"), 0),
            ("2", None, 0),
            ("gone", None, 0),
        ]
        assert len(migrated.labelled()) == 2
        migrated.write([make_scored("3", "RT @sncf: Le train est ENCORE en retard… https://example.org")], now=NOW)
        assert migrated.total(View()) == Tally(positive=3)
        assert [finding for finding in migrated.examine() if finding.faults] == []
    finally:
        migrated.close()
    assert path.with_name("mentions.db.version-4").exists()


def as_version_3(path: Path) -> None:
    """Take out of a store of today what the fourth version brought; its index took runs and signs for words."""
    as_version_4(path)
    connection = apsw.Connection(str(path))
    connection.execute("DROP TABLE given_label; DROP TABLE judgement; DELETE FROM fulltext")
    for mention, text in connection.execute("SELECT id, text FROM mention").fetchall():
        former = re.sub(r"(?<=\S)[#@]", r" \g<0>", fold(text))
        connection.execute("INSERT INTO fulltext (rowid, text) VALUES (?, ?)", (mention, former))
    connection.pragma("user_version", 3)
    connection.close()


def test_what_a_store_of_the_third_version_holds_is_found_by_every_word(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    store.write(
        [
            make_scored("1", "昨日、東京タワーへ行った"),
            make_scored("2", "le train🤗 est là"),
            make_scored("3", "écris à contact@example.org, #train#tgv"),
            make_scored("4", "ฉันรักกาแฟ"),
        ],
        now=NOW,
    )
    store.close()
    as_version_3(path)
    assert look(path, "SELECT count(*) FROM fulltext WHERE fulltext MATCH 'train'") == [(0,)]
    migrated = SqliteStore(path)
    try:
        for query, natives in (
            ("東京", ["1"]),
            ("タワー", ["1"]),
            ("train", ["3", "2"]),
            ("#train", ["3"]),
            ("กาแฟ", ["4"]),
        ):
            found = migrated.page(View(query=query))
            details = [migrated.mention(line.id) for line in found]
            assert [detail.post.native for detail in details if detail is not None] == natives, query
        assert [finding for finding in migrated.examine() if finding.faults] == []
    finally:
        migrated.close()


def as_version_2(path: Path) -> None:
    """Take out of a store of today what the third version brought."""
    as_version_3(path)
    connection = apsw.Connection(str(path))
    for table, names in (
        ("mention", ("undated",)),
        ("tracker", ("sources",)),
        ("feed", ("typed", "comments", "moved_to", "gone_at")),
    ):
        for name in names:
            connection.execute(f"ALTER TABLE {table} DROP COLUMN {name}")
    connection.execute("DROP TABLE cursor; DROP TABLE pass")
    connection.pragma("user_version", 2)
    connection.close()


def test_a_store_of_the_second_version_keeps_all_and_can_collect(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    tracker = store.add_tracker(Tracker("Train", "train"), now=NOW)
    store.add_feeds([Feed("https://example.org/feed", "Example", folder="Presse")], now=NOW)
    store.write(sample([tracker.id]), now=NOW)
    before = (store.total(View()), list(store.details(View())), store.feeds())
    store.close()
    as_version_2(path)
    migrated = SqliteStore(path)
    try:
        assert (migrated.total(View()), list(migrated.details(View())), migrated.feeds()) == before
        assert migrated.trackers() == [tracker]
        number = migrated.begin_pass(Inquiry("feed", "https://example.org/feed", "Example"), now=NOW)
        assert [one.number for one in migrated.last_passes()] == [number]
        migrated.write([make_scored("new", undated=True)], now=NOW)
        assert [finding for finding in migrated.examine() if finding.faults] == []
    finally:
        migrated.close()
    assert path.with_name("mentions.db.version-2").exists()


def test_in_a_store_of_the_fifth_version_nothing_is_a_copy_yet(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    store = SqliteStore(path)
    said = "Le train de Paris a encore une heure de retard ce matin"
    step = Step(store.begin_pass(Inquiry("x", "train", "Train"), now=NOW), Inquiry("x", "train", "Train"), Fetched(), 1)
    store.write([make_scored("1", said), make_scored("2", said)], now=NOW, step=step)
    assert [store.total(View(copies=copies)).mentions for copies in (True, False)] == [2, 1]
    store.close()
    as_version_5(path)
    migrated = SqliteStore(path)
    try:
        assert [migrated.total(View(copies=copies)).mentions for copies in (True, False)] == [2, 2]
        assert [line.copies for line in migrated.page(View())] == [0, 0]
        migrated.write([make_scored("3", said, kind=Kind.REPOST, parent="1")], now=NOW)
        assert [migrated.total(View(copies=copies)).mentions for copies in (True, False)] == [3, 2]
        assert [finding for finding in migrated.examine() if finding.faults] == []
    finally:
        migrated.close()
