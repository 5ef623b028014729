"""Opening a store: made, found, recovered, or refused with a sentence and left as it was."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from cmdesk.core.errors import StoreBusyError, StoreError
from cmdesk.core.types import ALL_MENTIONS, Label
from cmdesk.core.views import View
from cmdesk.storage import connection as opening
from cmdesk.storage.schema import APPLICATION_ID, VERSION
from cmdesk.storage.store import SqliteStore
from tests.builders import NOW, make_scored
from tests.storage.contract import faults, ids, natives

CONNECT = "import sys; from pathlib import Path; from cmdesk.storage.store import SqliteStore; "


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


def filled(path: Path, posts: int = 3) -> Path:
    """A closed store with some mentions."""
    store = SqliteStore(path)
    store.write([make_scored(str(number), f"texte {number}") for number in range(posts)], now=NOW)
    store.close()
    return path


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, byte for byte."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


# made and found


def test_a_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "é" / "mentions.db"
    connection = opening.connect(path)
    found = {
        name: connection.pragma(name)
        for name in ("application_id", "user_version", "page_size", "journal_mode", "synchronous", "busy_timeout")
    }
    connection.close()
    assert found == {
        "application_id": APPLICATION_ID,
        "user_version": VERSION,
        "page_size": 8192,
        "journal_mode": "wal",
        "synchronous": 2,
        "busy_timeout": 10_000,
    }
    assert [file.name for file in path.parent.iterdir()] == ["mentions.db"]


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    assert natives(_opened(filled(path))) == ["2", "1", "0"]


def test_a_store_that_is_not_there_is_made_only_on_wish(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        SqliteStore(path, create=False)
    assert not path.exists()
    filled(path)
    SqliteStore(path, create=False).close()


def test_what_a_killed_writer_left_in_the_log_is_recovered(path: Path, tmp_path: Path) -> None:
    store = SqliteStore(path)
    store.write([make_scored(str(number)) for number in range(3)], now=NOW)
    # as a kill leaves them: the log not merged, the index of the log out of date
    left = tmp_path / "left"
    left.mkdir()
    for file in ("mentions.db", "mentions.db-wal"):
        shutil.copy(tmp_path / file, left / file)
    store.close()
    assert len((left / "mentions.db-wal").read_bytes()) > 0
    recovered = _opened(left / "mentions.db")
    assert natives(recovered) == ["2", "1", "0"]
    assert faults(recovered) == []


def test_many_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    for attempt in range(8):
        path = tmp_path / f"{attempt}.db"
        _together(8, lambda path=path: filled(path, 1))  # type: ignore[misc]
        store = _opened(path)
        assert store.counts() == {ALL_MENTIONS: 1}
        assert faults(store) == []


def test_two_processes_may_make_the_same_store_at_once(path: Path) -> None:
    script = CONNECT + "sys.stdin.readline(); SqliteStore(Path(sys.argv[1])).close()"
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(b"go\n")
        process.stdin.flush()
    talk = [process.communicate(timeout=60)[1].decode() for process in processes]
    assert talk == ["", ""]
    assert _opened(path).counts() == {}


def test_a_store_whose_making_was_broken_off_is_made_to_its_end(path: Path) -> None:
    begun = apsw.Connection(str(path))
    begun.pragma("application_id", APPLICATION_ID)
    begun.close()
    assert natives(_opened(filled(path))) == ["2", "1", "0"]


# refused


def test_a_newer_store_is_refused_as_it_is(path: Path, tmp_path: Path) -> None:
    filled(path)
    connection = apsw.Connection(str(path))
    connection.pragma("user_version", VERSION + 7)
    connection.close()
    before = snapshot(tmp_path)
    with pytest.raises(StoreError, match=f"newer cmdesk.*version {VERSION + 7}.*knows {VERSION}.*update"):
        SqliteStore(path)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"SQLite",
        b'{"data": []}\n' * 100,
        b"\x00" * 5000,
        b"SQLite format 3\x00",
        b"SQLite format 3\x00" + b"\xff" * 84,
    ],
)
def test_a_file_that_is_no_store_is_refused_as_it_is(path: Path, tmp_path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="is not a cmdesk store"):
        SqliteStore(path)
    assert snapshot(tmp_path) == {path.name: content}


@pytest.mark.parametrize("mode", ["delete", "wal"])
@pytest.mark.parametrize("mark", [0, 12345])
def test_another_programs_database_is_refused_byte_for_byte(path: Path, tmp_path: Path, mode: str, mark: int) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    theirs = sqlite3.connect(path)
    theirs.execute(f"PRAGMA journal_mode = {mode}")
    theirs.execute(f"PRAGMA application_id = {mark}")
    theirs.execute("CREATE TABLE mention (id INTEGER PRIMARY KEY)")
    theirs.commit()
    # with a log that is not merged, which opening it would merge
    for file in tmp_path.glob("mentions.db*"):
        shutil.copy(file, folder / file.name)
    theirs.close()
    before = snapshot(folder)
    assert ("mentions.db-wal" in before) == (mode == "wal")
    with pytest.raises(StoreError, match="is not a cmdesk store"):
        SqliteStore(folder / "mentions.db")
    assert snapshot(folder) == before


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is not a cmdesk store"):
        SqliteStore(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        SqliteStore(tmp_path / "file" / "mentions.db")
    with pytest.raises(StoreError, match="cannot be"):
        SqliteStore(tmp_path / "file" / "deeper" / "mentions.db")


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        SqliteStore(tmp_path / ("n" * 300))


# damaged


def _garbage_in_the_middle(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 3)
        file.write(b"\xa5" * (path.stat().st_size // 2))


def _truncated(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 + 100)


def _tables_garbled(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xa5" * 4000)


@pytest.mark.parametrize("damage", [_garbage_in_the_middle, _truncated, _tables_garbled])
def test_a_damaged_store_is_told_in_a_sentence_whatever_is_asked_of_it(
    path: Path, damage: Callable[[Path], None]
) -> None:
    filled(path, 2_000)
    damage(path)
    told = 0
    for ask in (
        lambda store: natives(store),
        lambda store: store.total(View(labels=frozenset(Label))),
        lambda store: store.correct(ids(store), Label.POSITIVE, now=NOW),
        lambda store: store.write([make_scored(str(number)) for number in range(3_000)], now=NOW),
    ):
        try:
            ask(_opened(path))
        except StoreError as error:
            told += 1
            assert "is damaged" in str(error)
    assert told, "the damage did not touch what was asked"


@pytest.mark.parametrize("damage", [_garbage_in_the_middle, _truncated, _tables_garbled])
def test_the_doctor_finds_damage_or_says_that_the_store_cannot_be_opened(
    path: Path, damage: Callable[[Path], None]
) -> None:
    filled(path, 2_000)
    damage(path)
    try:
        found = faults(_opened(path))
    except StoreError as error:
        assert "is damaged" in str(error)
    else:
        assert found


def test_a_fault_of_ours_is_not_called_one_of_her_world(path: Path) -> None:
    with pytest.raises(apsw.SQLError), opening.faults_in_words(path):
        raise apsw.SQLError("near SELEKT")


# locked, full, not allowed


def test_a_store_that_stays_busy_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_TIMEOUT_MS", 20)
    filled(path)
    store, holder = _opened(path), opening.connect(path)
    with opening.writing(holder):
        with pytest.raises(StoreBusyError, match="busy for too long"):
            store.write([make_scored("later")], now=NOW)
        assert natives(store) == ["2", "1", "0"], "readers are not kept waiting"
    store.write([make_scored("later")], now=NOW)
    holder.close()


@pytest.fixture
def plain_folder() -> Iterator[Path]:
    """A folder whose permissions bind us, even where the tests run as root."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions are another matter here")
    # not tmp_path: its parents are closed to others
    folder = Path(tempfile.mkdtemp(prefix="cmdesk-test-"))
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(stat.S_IRWXU)
        shutil.rmtree(folder)


def test_a_folder_that_may_not_be_written_is_told(plain_folder: Path) -> None:
    plain_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        SqliteStore(plain_folder / "mentions.db")
    with pytest.raises(StoreError, match="cannot be made"):
        SqliteStore(plain_folder / "new" / "mentions.db")


def test_a_store_in_a_folder_that_may_not_be_written_is_told(plain_folder: Path) -> None:
    path = filled(plain_folder / "mentions.db")
    plain_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        natives(_opened(path))


def _asked(path: Path) -> tuple[list[str], int]:
    """What somebody reads who only reads."""
    store = SqliteStore(path, write=False)
    try:
        assert faults(store) == []
        return natives(store), store.total(View(ALL_MENTIONS)).mentions
    finally:
        store.close()


@pytest.mark.parametrize(
    ("folder", "file"),
    [
        (stat.S_IRUSR | stat.S_IXUSR, stat.S_IRUSR),
        (stat.S_IRUSR | stat.S_IXUSR, stat.S_IRUSR | stat.S_IWUSR),
        (stat.S_IRWXU, stat.S_IRUSR),
        (stat.S_IRWXU, stat.S_IRUSR | stat.S_IWUSR),
    ],
)
def test_a_store_that_may_not_be_written_can_be_read(plain_folder: Path, folder: int, file: int) -> None:
    path = filled(plain_folder / "mentions.db")
    path.chmod(file)
    plain_folder.chmod(folder)
    assert _asked(path) == (["2", "1", "0"], 3)
    assert path.name in {left.name for left in plain_folder.iterdir()}
    store = SqliteStore(path, write=False)
    try:
        if folder == stat.S_IRWXU and file != stat.S_IRUSR:
            store.write([make_scored("later")], now=NOW)
        else:
            with pytest.raises(StoreError, match="cannot be opened for writing"):
                store.write([make_scored("later")], now=NOW)
    finally:
        store.close()


def test_a_store_that_may_not_be_written_is_read_with_its_log(plain_folder: Path) -> None:
    """Or not at all: without its log it would be an older state that is passed off as the present one."""
    path = plain_folder / "mentions.db"
    holder = SqliteStore(path)
    holder.write([make_scored(str(number)) for number in range(3)], now=NOW)
    left = plain_folder / "left"
    left.mkdir()
    for name in ("mentions.db", "mentions.db-wal"):
        shutil.copy(plain_folder / name, left / name)
    holder.close()
    left.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(StoreError, match="cannot be opened for writing"):
            _asked(left / "mentions.db")
    finally:
        left.chmod(stat.S_IRWXU)


def test_who_only_reads_makes_no_store(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no store at"):
        SqliteStore(path, write=False)
    assert not path.exists()


def test_an_older_store_that_may_not_be_written_is_told(plain_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(plain_folder / "mentions.db")
    plain_folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    monkeypatch.setattr(opening, "VERSION", VERSION + 1)
    with pytest.raises(StoreError, match="must be brought up to date.*copy it to a folder of yours"):
        SqliteStore(path, write=False)


@pytest.mark.parametrize("mode", [0, stat.S_IRUSR])
def test_a_file_that_may_not_be_read_or_written_is_told(plain_folder: Path, mode: int) -> None:
    path = filled(plain_folder / "mentions.db")
    path.chmod(mode)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        _opened(path).write([make_scored("later")], now=NOW)


def test_a_folder_that_may_not_be_entered_is_told(plain_folder: Path) -> None:
    path = filled(plain_folder / "mentions.db")
    plain_folder.chmod(0)
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        SqliteStore(path)


_open: list[SqliteStore] = []


def _opened(path: Path) -> SqliteStore:
    """A store that is closed when the test ends."""
    _open.append(SqliteStore(path))
    return _open[-1]


@pytest.fixture(autouse=True)
def closed_in_the_end() -> Iterator[None]:
    yield
    while _open:
        _open.pop().close()


def _together(count: int, work: Callable[[], object]) -> None:
    """Run the same work in several threads, begun at one moment."""
    barrier = threading.Barrier(count)
    failed: list[Exception] = []

    def run() -> None:
        barrier.wait()
        try:
            work()
        except Exception as fault:
            failed.append(fault)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


@pytest.mark.skipif(sys.platform == "win32", reason="locks of Windows belong to the handle, not to the process")
def test_opening_the_store_again_drops_no_lock_of_an_earlier_connection(tmp_path: Path) -> None:
    path = tmp_path / "mentions.db"
    first = SqliteStore(path)
    asked = (
        "import fcntl, struct, sys\n"
        "lock = struct.pack('hhqqi4x', fcntl.F_WRLCK, 0, 0x40000002, 510, 0)\n"
        "with open(sys.argv[1], 'r+b') as file:\n"
        "    kind = struct.unpack('hhqqi4x', fcntl.fcntl(file, fcntl.F_GETLK, lock))[0]\n"
        "print('free' if kind == fcntl.F_UNLCK else 'locked')\n"
    )

    def state() -> str:
        return subprocess.run(
            [sys.executable, "-c", asked, path], capture_output=True, text=True, check=True
        ).stdout.strip()

    try:
        assert state() == "locked"
        second = SqliteStore(path)
        assert state() == "locked"
        second.close()
        assert state() == "locked"
    finally:
        first.close()
    assert state() == "free"
