"""Opens the store file: creates it, migrates it after copying it, or refuses it with a sentence.

Also turns the faults that SQLite meets in the user's world (full disk, lock, damage) into `StoreError`; any other
SQLite error is a bug of ours and travels as it is.
"""

import time
from collections.abc import Iterator, Sequence, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import apsw

from cmdesk.core.corrections import digest
from cmdesk.core.errors import QT_TRANSLATE_NOOP, StoreBusyError, StoreError
from cmdesk.core.text import apart, fold, runs_on
from cmdesk.storage.schema import APPLICATION_ID, MIGRATIONS, VERSION

BUSY_TIMEOUT_MS: Final = 10_000
_CACHE_KIB: Final = 64 * 1024
_HEADER: Final = b"SQLite format 3\x00"

_OTHER_FILE: Final = QT_TRANSLATE_NOOP("errors", "{path} is not a cmdesk store: choose another file.")
_UNWRITABLE: Final = QT_TRANSLATE_NOOP(
    "errors", "The store {path} cannot be opened for writing: check the folder and its permissions."
)
_BUSY: Final = (apsw.BusyError, apsw.LockedError, apsw.ProtocolError)
_IN_WORDS: Final = (
    (
        (apsw.FullError,),
        QT_TRANSLATE_NOOP("errors", "The disk that holds the store {path} is full: free some space and try again."),
    ),
    (
        _BUSY,
        QT_TRANSLATE_NOOP(
            "errors", "Another program kept the store {path} busy for too long: close it, or try again in a moment."
        ),
    ),
    ((apsw.ReadOnlyError, apsw.PermissionsError, apsw.CantOpenError), _UNWRITABLE),
    (
        (apsw.CorruptError, apsw.NotADBError),
        QT_TRANSLATE_NOOP("errors", "The store {path} is damaged: nothing was changed. Put back a copy of it."),
    ),
    (
        (apsw.IOError,),
        QT_TRANSLATE_NOOP(
            "errors", "The disk that holds the store {path} does not answer properly: check it, then try again."
        ),
    ),
)

_NOT_WRITTEN: Final = QT_TRANSLATE_NOOP(
    "errors",
    "A backup was put back into the store {path} meanwhile, so this was not written: start again from what the store "
    "holds now.",
)

_RESTORES: Final = 32
"""Bit of `state.generation` from which on it counts how often a backup was put back."""


class StoreConnection(apsw.Connection):
    """A connection that remembers which content it was opened on.

    Attributes:
        restores: how often a backup had been put back by then; None while that is not known.
    """

    restores: int | None = None


@contextmanager
def faults_in_words(path: Path) -> Iterator[None]:
    """Raise StoreError for the faults of the user's world met inside, StoreBusyError where they pass by themselves."""
    try:
        yield
    except apsw.Error as fault:
        for kinds, template in _IN_WORDS:
            if isinstance(fault, kinds):
                raise (StoreBusyError if kinds is _BUSY else StoreError)(template, path=path) from fault
        raise


def connect(path: Path, *, create: bool = True) -> StoreConnection:
    """Open the store at `path`, at the newest schema version.

    Args:
        create: whether a missing file is made (with its folder) or refused.

    Raises:
        StoreError: missing, not a store, newer than this program, damaged, busy, or not writable.
    """
    _refuse_other_files(path, create)
    with faults_in_words(path):
        connection = StoreConnection(str(path))
        try:
            _prepare(connection, path)
            connection.restores = restores(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_read(path: Path) -> apsw.Connection:
    """Open the store at `path` for somebody who only reads: where nothing may be written, too.

    Raises:
        StoreError: as `connect`; or it is of an older version and cannot be brought up to date where it lies.
    """
    try:
        return connect(path, create=False)
    except StoreError as error:
        if not isinstance(error.__cause__, apsw.ReadOnlyError | apsw.CantOpenError | apsw.PermissionsError):
            raise
    connection = connect_as_it_is(path)
    if connection.pragma("user_version") < VERSION:
        connection.close()
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The store {path} is of an older cmdesk and must be brought up to date, but nothing may be written "
                "there: copy it to a folder of yours.",
            ),
            path=path,
        )
    return connection


def connect_as_it_is(path: Path) -> apsw.Connection:
    """Open a store of this or an older version and leave it so: it is neither migrated nor given a log.

    Where only reading is allowed it is opened for that. A folder in which nothing may be made cannot hold the index of
    a log: there the file is read as one that nobody changes, if no log lies beside it.

    Raises:
        StoreError: missing, not a store, newer than this program, damaged, busy, or not readable.
    """
    _refuse_other_files(path, create=False)
    with faults_in_words(path):
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        try:
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            try:
                version = connection.pragma("user_version")
            except (apsw.CantOpenError, apsw.ReadOnlyError):
                if path.with_name(f"{path.name}-wal").exists():
                    raise
                connection.close()
                address = f"{path.absolute().as_uri()}?immutable=1"
                connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
                version = connection.pragma("user_version")
            if not version:
                raise StoreError(_OTHER_FILE, path=path)
            refuse_newer(version, path)
        except BaseException:
            connection.close()
            raise
    return connection


def restores(connection: apsw.Connection) -> int:
    """How often a backup was put in the place of all that a store held: ids read before the last time mean nothing."""
    found: int = connection.execute(f"SELECT generation >> {_RESTORES} FROM state").get
    return found


def set_restores(connection: apsw.Connection, number: int) -> None:
    """Say how often a backup was put back; generations go on from there, above all that were before."""
    connection.execute("UPDATE state SET generation = ?", (number << _RESTORES,))


def rows(connection: apsw.Connection, sql: str, values: Sequence[int | str | None] = ()) -> list[tuple[Any, ...]]:
    """All rows of a query. Their columns are what the schema says (all tables are STRICT): not checked again."""
    return connection.execute(sql, values).fetchall()


def marks(values: Sized) -> str:
    """As many placeholders as there are values, for `IN (...)`."""
    return ", ".join("?" * len(values))


@contextmanager
def writing(connection: apsw.Connection) -> Iterator[None]:
    """One write transaction: waits for its turn at the start, so it never fails half-way for want of the lock.

    Raises:
        StoreError: a backup was put back since the store was opened: ids and names that the caller knows are of another
            content.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        refuse_other_content(connection, _NOT_WRITTEN)
        yield
        connection.execute("COMMIT")
    except BaseException:
        # some faults (a full disk) have ended the transaction already
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def refuse_other_content(connection: apsw.Connection, sentence: str) -> None:
    """Refuse to go on with what was read of a content that a backup has replaced since the store was opened.

    Args:
        sentence: template of the error, with {path}.

    Raises:
        StoreError: it was replaced.
    """
    known = connection.restores if isinstance(connection, StoreConnection) else None
    if known is not None and known != restores(connection):
        raise StoreError(sentence, path=connection.filename)


@contextmanager
def snapshot(connection: apsw.Connection) -> Iterator[None]:
    """Several reads of one and the same state of the store; within another snapshot they see the state of that one."""
    within = bool(connection.in_transaction)
    if within:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


def refuse_newer(version: int, path: Path) -> None:
    """Refuse a store whose tables this program does not know yet."""
    if version > VERSION:
        raise StoreError(
            QT_TRANSLATE_NOOP(
                "errors",
                "The store {path} was written by a newer cmdesk (version {found} of its tables, this program "
                "knows {known}): update cmdesk to open it.",
            ),
            path=path,
            found=version,
            known=VERSION,
        )


def _refuse_other_files(path: Path, create: bool) -> None:
    """Look at the header before SQLite does: what is not ours is not even opened by it, so nothing of it can change."""
    try:
        if path.is_dir():
            raise StoreError(_OTHER_FILE, path=path)
        header = _header(path) if path.exists() else None
    except (OSError, apsw.Error) as fault:
        raise StoreError(_UNWRITABLE, path=path) from fault
    if header is None:
        if not create:
            raise StoreError(
                QT_TRANSLATE_NOOP("errors", "There is no store at {path}: check the path, or import something first."),
                path=path,
            )
        make_folder(path)
        return
    if header and not _ours(header):
        raise StoreError(_OTHER_FILE, path=path)


def recognised(path: Path) -> bool:
    """Whether a file begins as a store does; one that is no database at all may be what damage left of one.

    Raises:
        StoreError: it is another program's database, a folder, or cannot be read.
    """
    try:
        header = b"" if path.is_dir() else _header(path)
    except (OSError, apsw.Error) as fault:
        raise StoreError(_UNWRITABLE, path=path) from fault
    if not header or (header.startswith(_HEADER) and not _ours(header)):
        raise StoreError(_OTHER_FILE, path=path)
    return _ours(header)


def _ours(header: bytes) -> bool:
    return header.startswith(_HEADER) and int.from_bytes(header[68:72], "big") == APPLICATION_ID


def _header(path: Path) -> bytes:
    """The first bytes of a file, through SQLite's own file layer.

    A plain open and close would drop every POSIX lock that this process holds on the store by its other connections
    (sqlite.org/howtocorrupt.html, 2.2).
    """
    file = apsw.VFSFile("", str(path), [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0])
    try:
        return file.xRead(min(100, path.stat().st_size), 0)
    finally:
        file.xClose()


def make_folder(path: Path) -> None:
    """Make the folder of a store.

    Raises:
        StoreError: it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreError(
            QT_TRANSLATE_NOOP("errors", "The folder of the store {path} cannot be made: {reason}."),
            path=path,
            reason=fault.strerror or fault,
        ) from fault


def _prepare(connection: apsw.Connection, path: Path) -> None:
    connection.set_busy_timeout(BUSY_TIMEOUT_MS)
    version = connection.pragma("user_version")
    refuse_newer(version, path)
    if not version:
        # before the log begins: from its first byte on, the file itself says that it is ours
        connection.pragma("page_size", 8192)
        connection.pragma("application_id", APPLICATION_ID)
    begin_log(connection)
    connection.pragma("synchronous", "full")
    # a row that goes is overwritten, whoever deletes it: measured, 4 % more is written, and no more time is needed
    connection.pragma("secure_delete", "on")
    connection.pragma("cache_size", -_CACHE_KIB)
    connection.pragma("wal_autocheckpoint", 4000)
    connection.pragma("temp_store", "memory")
    if version < VERSION:
        migrate(connection, path, copied=not version)


def begin_log(connection: apsw.Connection) -> None:
    """Switch to the write-ahead log. SQLite does not wait here when several make one store at once, so we do."""
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.pragma("journal_mode", "wal")
        except apsw.BusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return


def migrate(connection: apsw.Connection, path: Path, *, copied: bool) -> None:
    """Apply the migrations that are missing.

    Args:
        copied: whether there is a copy of the store as it was, or nothing in it to copy.
    """
    connection.create_scalar_function("indexed", _indexed, 1, deterministic=True)
    connection.create_scalar_function("runs_on", _runs_on, 1, deterministic=True)
    connection.create_scalar_function("digest_of", _digest_of, 1, deterministic=True)
    for number, sql in enumerate(MIGRATIONS, start=1):
        with writing(connection):
            # asked again under the lock: another process may have been quicker
            version = connection.pragma("user_version")
            if version >= number:
                continue
            if not copied:
                _copy(path, path.with_name(f"{path.name}.version-{version}"))
                copied = True
            connection.execute(sql)
            connection.pragma("user_version", number)


def _indexed(*texts: Any) -> str:
    return apart(fold(texts[0]))


def _runs_on(*texts: Any) -> bool:
    return runs_on(fold(texts[0]))


def _digest_of(*texts: Any) -> int | None:
    return digest(texts[0])


def _copy(path: Path, target: Path) -> None:
    """Keep the store as it was before a migration, beside it. An older copy of the same version is replaced."""
    unfinished = target.with_name(f"{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        # a connection of its own: the one that holds the lock cannot be copied from
        source, copy = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY), apsw.Connection(str(unfinished))
        try:
            with copy.backup("main", source, "main") as backup:
                backup.step()
        finally:
            copy.close()
            source.close()
        unfinished.replace(target)
    except OSError as fault:
        raise StoreError(_UNWRITABLE, path=target) from fault
