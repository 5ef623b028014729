"""Putting a backup back replaces everything that a store holds, or nothing, and what was there is kept."""

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import apsw
import pytest

from cmdesk.core.errors import Cancelled, InputError, StoreError, UsageError, UserError
from cmdesk.core.passes import Inquiry
from cmdesk.core.query import parse
from cmdesk.core.types import ALL_MENTIONS, Label, Tracker
from cmdesk.core.views import View
from cmdesk.storage import backup as backups
from cmdesk.storage import copying
from cmdesk.storage.backup import Restored
from cmdesk.storage.schema import APPLICATION_ID, VERSION
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW
from tests.storage.backups import STAMP, Small, back_up, filled, garble, names, restore, sound, write
from tests.storage.contract import faults, ids, natives
from tests.storage.imports import everything
from tests.storage.test_migrations import as_version_1, look


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "mentions.db")


@pytest.fixture
def backup(path: Path, tmp_path: Path) -> Path:
    """A backup of the store, which has changed since: more mentions, a correction, another tracker."""
    (tmp_path / "elsewhere").mkdir()
    made = back_up(path, tmp_path / "elsewhere" / "backup.db").path
    store = SqliteStore(path)
    write(store, 600, 900)
    store.correct(ids(store)[:3], Label.NEGATIVE, now=NOW)
    store.remove_tracker(1, now=NOW)
    store.add_tracker(Tracker("Livraison", "texte"), now=NOW)
    store.close()
    return made


@pytest.fixture
def short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy so few pages at a time that a small store takes many steps."""
    monkeypatch.setattr(copying, "STEP", 4)


@pytest.fixture
def live(path: Path, backup: Path) -> Iterator[SqliteStore]:
    """A store that was opened before the restore, as the desk has it."""
    store = SqliteStore(path)
    yield store
    store.close()


# putting one back


def test_a_backup_replaces_everything_and_what_was_there_is_kept(path: Path, backup: Path) -> None:
    now, then = sound(path), sound(backup)
    put_back = restore(path, backup)
    kept = path.with_name(f"mentions.db.before-restore-{STAMP}")
    assert put_back == Restored(600, kept, damaged=False)
    assert names(path.parent) == {"mentions.db", kept.name, "elsewhere"}
    assert sound(path) == then
    assert sound(kept) == now
    # and what was kept can be put back in its turn
    assert restore(path, kept).kept == path.with_name(f"mentions.db.before-restore-{STAMP}-2")
    assert sound(path) == now


def test_what_was_spent_stays_spent(path: Path, backup: Path) -> None:
    inquiry = Inquiry("x", "train", "Train")
    for cost in (40, 2):
        store = SqliteStore(path)
        store.reserve(store.begin_pass(inquiry, now=NOW + timedelta(seconds=cost)), cost)
        store.close()
        restore(path, backup)
    store = SqliteStore(path)
    assert (store.spent("x", NOW), store.counts()[ALL_MENTIONS]) == (42, 600)
    assert faults(store) == []
    store.close()


def test_the_backup_itself_is_left_byte_for_byte(path: Path, backup: Path) -> None:
    before = backup.read_bytes()
    restore(path, backup)
    assert backup.read_bytes() == before
    assert names(backup.parent) == {"backup.db"}


def test_whoever_looks_sees_the_other_content(live: SqliteStore, backup: Path) -> None:
    number, generation = live.change_number(), live.generation()
    assert (len(ids(live)), [tracker.name for tracker in live.trackers()]) == (200, ["Livraison"])
    restore(live.path, backup)
    assert live.change_number() != number
    assert live.restores() == 1
    assert live.generation() > generation
    assert live.counts() == {ALL_MENTIONS: 600, 1: 600}
    assert [tracker.name for tracker in live.trackers()] == ["Train"]
    assert faults(live) == []


def test_a_look_that_is_under_way_goes_on_seeing_what_was_there(live: SqliteStore, backup: Path) -> None:
    with live.snapshot():
        assert live.counts()[ALL_MENTIONS] == 900
        restore(live.path, backup)
        assert live.counts()[ALL_MENTIONS] == 900
        assert natives(live)[0] == "899"
    assert live.counts()[ALL_MENTIONS] == 600


@pytest.mark.parametrize(
    "act",
    [
        lambda store: write(store, 2000, 2010),
        lambda store: store.correct(ids(store)[:1], Label.POSITIVE, now=NOW),
        lambda store: store.add_tracker(Tracker("Avion", "avion"), now=NOW),
        lambda store: store.remove_tracker(1, now=NOW),
        lambda store: store.decide(1, ids(store)[:1], False, now=NOW),
        lambda store: store.rematch(Tracker("Train", "train", id=1), parse("nowhere")),
    ],
)
def test_whoever_writes_is_told_that_what_it_knows_does_not_hold_any_more(
    live: SqliteStore, backup: Path, act: Callable[[SqliteStore], object]
) -> None:
    restore(live.path, backup)
    with pytest.raises(StoreError, match="A backup was put back into the store"):
        act(live)
    assert everything(live.path) == everything(backup)
    anew = SqliteStore(live.path)
    act(anew)
    assert faults(anew) == []
    anew.close()


def test_whoever_reads_page_by_page_is_told_that_the_content_is_another(live: SqliteStore, backup: Path) -> None:
    write(live, 600, 1600)
    details = live.details(View())
    first = next(details)
    restore(live.path, backup)
    with pytest.raises(StoreError, match="while it was read"):
        list(details)
    assert first.post.native == "0"


def test_each_restore_is_counted_whatever_the_backup_was(live: SqliteStore, backup: Path) -> None:
    generations = [live.generation()]
    for _ in range(3):
        restore(live.path, backup)
        generations.append(live.generation())
    assert generations == sorted(set(generations))
    assert live.restores() == 3
    # a backup that was made after them counts more than a store that never saw any
    later, fresh = back_up(live.path, backup.with_name("later.db")).path, filled(backup.with_name("fresh.db"))
    restore(fresh, later)
    store = SqliteStore(fresh)
    assert store.restores() == 4
    store.close()


@pytest.mark.usefixtures("short_steps")
def test_what_is_written_while_it_is_prepared_is_kept_too(
    live: SqliteStore, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, calls = backups._keep, 0

    def keep_then_write(*given: Any) -> int:
        nonlocal calls
        calls += 1
        number = keep(*given)
        if calls == 1:
            write(live, 3000, 3050)
        return number

    monkeypatch.setattr(backups, "_keep", keep_then_write)
    put_back = restore(live.path, backup)
    assert calls == 2
    assert put_back.kept is not None
    assert len(sound(put_back.kept)["mention"]) == 950
    assert sound(live.path) == sound(backup)


def test_a_writer_that_waits_meanwhile_is_told_and_writes_nothing(
    path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pour = backups.pour
    told: list[str] = []
    opened, waits = threading.Event(), threading.Event()

    def work() -> None:
        store = SqliteStore(path)
        opened.set()
        waits.wait()
        try:
            write(store, 4000, 4010)
        except StoreError as error:
            told.append(str(error))
        finally:
            store.close()

    writer = threading.Thread(target=work)
    writer.start()
    opened.wait()

    def pour_meanwhile(*given: Any) -> None:
        # the writers' lock is ours by now
        waits.set()
        pour(*given)

    monkeypatch.setattr(backups, "pour", pour_meanwhile)
    restore(path, backup)
    writer.join()
    assert ["A backup was put back" in sentence for sentence in told] == [True]
    assert sound(path) == sound(backup)


def test_a_backup_of_the_first_version_is_migrated(path: Path, backup: Path) -> None:
    expected = sound(backup)
    as_version_1(backup)
    assert restore(path, backup).mentions == 600
    assert look(path, "PRAGMA user_version") == [(VERSION,)]
    assert sound(path) == expected
    assert look(backup, "PRAGMA user_version") == [(1,)], "the backup itself is left as it was"


def test_an_older_store_is_kept_in_its_version(path: Path, backup: Path) -> None:
    as_version_1(path)
    put_back = restore(path, backup)
    assert put_back.kept is not None
    assert look(put_back.kept, "PRAGMA user_version") == [(1,)]
    assert sound(path) == sound(backup)


def test_another_page_size_is_no_hindrance(path: Path, backup: Path) -> None:
    connection = apsw.Connection(str(backup))
    connection.pragma("journal_mode", "delete")
    connection.pragma("page_size", 4096)
    connection.execute("VACUUM")
    connection.close()
    expected = sound(backup)
    restore(path, backup)
    assert look(path, "PRAGMA page_size") == [(8192,)]
    assert sound(path) == expected


def test_a_copy_that_has_a_log_beside_it_is_read_with_it(path: Path, backup: Path, tmp_path: Path) -> None:
    holder = SqliteStore(backup)
    write(holder, 5000, 5010)
    left = tmp_path / "left"
    left.mkdir()
    for file in ("backup.db", "backup.db-wal"):
        shutil.copy(backup.with_name(file), left / file)
    holder.close()
    assert restore(path, left / "backup.db").mentions == 610
    assert len(sound(path)["mention"]) == 610


# refused


def _newer(file: Path) -> None:
    connection = apsw.Connection(str(file))
    connection.pragma("user_version", VERSION + 1)
    connection.close()


def _another_program(file: Path) -> None:
    file.unlink()
    theirs = sqlite3.connect(file)
    theirs.execute("CREATE TABLE mention (id INTEGER PRIMARY KEY)")
    theirs.close()


def _truncated(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.truncate(file.stat().st_size // 2 + 100)


def _tables_garbled(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(b"\xa5" * 4000)


def _zeroed(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"\x00" * 8192)


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _never_finished(file: Path) -> None:
    file.unlink()
    connection = apsw.Connection(str(file))
    connection.pragma("application_id", APPLICATION_ID)
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_newer, "written by a newer cmdesk"),
        (_another_program, "is not a cmdesk store"),
        (_emptied, "is not a cmdesk store"),
        (_zeroed, "is not a cmdesk store"),
        (_never_finished, "is not a cmdesk store"),
        (garble, "The backup .*backup.db is damaged"),
        (_truncated, "The backup .*backup.db is damaged"),
        (_tables_garbled, "The backup .*backup.db is damaged"),
    ],
)
def test_what_is_no_sound_backup_changes_nothing(
    path: Path, backup: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    before, there = sound(path), names(path.parent)
    spoil(backup)
    with pytest.raises(StoreError, match=sentence):
        restore(path, backup)
    assert sound(path) == before
    assert names(path.parent) == there


def test_a_backup_that_is_not_there_and_the_store_itself_are_refused(path: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="There is no file"):
        restore(path, tmp_path / "nowhere.db")
    with pytest.raises(UsageError, match="is the store itself"):
        restore(path, path)
    assert names(tmp_path) == {"mentions.db"}


@pytest.mark.usefixtures("short_steps")
def test_a_restore_that_is_stopped_at_any_step_changes_nothing(path: Path, backup: Path) -> None:
    before, there = sound(path), names(path.parent)
    steps = 0

    def count() -> bool:
        nonlocal steps
        steps += 1
        return False

    restored = filled(path.with_name("counted.db"))
    restore(restored, backup, cancelled=count)
    for file in path.parent.glob("counted.db*"):
        file.unlink()
    assert steps > 20
    for stop in (1, *range(2, steps, steps // 12), steps):
        left = iter(range(1, stop))
        with pytest.raises(Cancelled):
            restore(path, backup, cancelled=lambda left=left: next(left, None) is None)  # type: ignore[misc]
        assert names(path.parent) == there
        assert everything(path) == before
    assert sound(path) == before


def test_a_full_disk_leaves_the_store_as_it_was(path: Path, backup: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, there = sound(path), names(path.parent)
    with monkeypatch.context() as patch:
        patch.setattr(apsw, "Connection", Small)
        with pytest.raises(UserError, match="full"):
            restore(path, backup)
    assert sound(path) == before
    assert names(path.parent) == there


# where nothing sound is there to put it into


@pytest.mark.parametrize("spoil", [garble, _truncated, _tables_garbled, _zeroed])
def test_a_damaged_store_is_replaced_and_what_is_left_of_it_is_kept(
    path: Path, backup: Path, spoil: Callable[[Path], None]
) -> None:
    size = path.stat().st_size
    spoil(path)
    put_back = restore(path, backup)
    assert put_back.kept is not None
    assert put_back.kept.exists()
    assert put_back.kept.stat().st_size > size // 3
    assert names(path.parent) == {"mentions.db", "elsewhere", put_back.kept.name}
    assert sound(path) == sound(backup)


def test_a_damaged_store_is_moved_aside_with_its_log(path: Path, backup: Path, tmp_path: Path) -> None:
    _zeroed(path)
    damaged = path.read_bytes()
    for side in ("-wal", "-shm"):
        (tmp_path / f"mentions.db{side}").write_bytes(b"left")
    put_back = restore(path, backup)
    aside = f"mentions.db.damaged-{STAMP}"
    assert put_back == Restored(600, tmp_path / aside, damaged=True)
    assert names(tmp_path) == {"mentions.db", "elsewhere", aside, f"{aside}-wal", f"{aside}-shm"}
    assert (tmp_path / aside).read_bytes() == damaged
    assert sound(path) == sound(backup)


@pytest.mark.parametrize("empty", [True, False])
def test_a_store_that_is_not_there_is_made_from_the_backup(tmp_path: Path, backup: Path, empty: bool) -> None:
    new = tmp_path / "new folder" / "new.db"
    if empty:
        new.parent.mkdir()
        new.touch()
    assert restore(new, backup) == Restored(600, None, damaged=False)
    assert names(new.parent) == {"new.db"}
    assert sound(new) == sound(backup)


def test_a_log_that_was_left_does_not_get_into_the_store(path: Path, backup: Path, tmp_path: Path) -> None:
    """Its frames are whole: SQLite would replay them into whatever file has the name."""
    holder = SqliteStore(path)
    write(holder, 6000, 6200)
    left = tmp_path / "left"
    left.mkdir()
    shutil.copy(f"{path}-wal", left / "mentions.db-wal")
    holder.close()
    assert restore(left / "mentions.db", backup).mentions == 600
    assert sound(left / "mentions.db") == sound(backup)


def test_another_programs_file_is_left_alone(path: Path, backup: Path) -> None:
    _another_program(path)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="is not a cmdesk store"):
        restore(path, backup)
    assert path.read_bytes() == before
    assert names(path.parent) == {"mentions.db", "elsewhere"}


def test_a_newer_store_is_left_alone(path: Path, backup: Path) -> None:
    _newer(path)
    with pytest.raises(StoreError, match="newer cmdesk"):
        restore(path, backup)
    assert names(path.parent) == {"mentions.db", "elsewhere"}


def test_views_are_read_anew_by_a_store_that_was_open(live: SqliteStore, backup: Path) -> None:
    """Statements that were prepared before are not bound to pages that are gone."""
    view = View(ALL_MENTIONS)
    assert live.total(view).mentions == 900
    restore(live.path, backup)
    assert live.total(view).mentions == 600
    detail = live.mention(ids(live)[0])
    assert detail is not None
    assert detail.trackers == ("Train",)
