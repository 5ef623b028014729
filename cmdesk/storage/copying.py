"""Copies the pages of one database into another, where it can be told how far it is, and stopped.

Knows nothing of what the pages hold, and gives no file its final name before that is whole and on the disk.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final, Literal

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, Cancelled, InputError

STEP: Final = 512
"""Pages copied between two looks at whether it shall stop."""
_LOOK_EVERY: Final = 50_000
"""Steps of SQLite's machine between two such looks where nothing is copied."""
_WRITE_FAULTS: Final = (
    apsw.SQLITE_IOERR_WRITE,
    apsw.SQLITE_IOERR_FSYNC,
    apsw.SQLITE_IOERR_DIR_FSYNC,
    apsw.SQLITE_IOERR_TRUNCATE,
)
SIDES: Final = ("-journal", "-wal", "-shm")
"""What SQLite may lay beside a file."""

_STOPPED: Final = QT_TRANSLATE_NOOP("errors", "Stopped: nothing was changed.")

Cancel = Callable[[], bool]


class Meter:
    """How much of one or several copies is done."""

    def __init__(self, total: int, tell: Callable[[int, int], None]) -> None:
        """Start with nothing done of `total` pages."""
        self._total, self._done, self._tell = total, 0, tell

    def add(self, pages: int) -> None:
        """So many pages more."""
        self._done = min(self._done + pages, self._total)
        self._tell(self._done, self._total)


def pour(backup: apsw.Backup, meter: Meter, cancelled: Cancel) -> None:
    """Copy all pages that remain.

    Raises:
        Cancelled: it shall stop; the caller ends the backup, which takes back what was begun.
    """
    before = 0
    while not backup.done:
        if cancelled():
            raise Cancelled(_STOPPED)
        backup.step(STEP)
        copied = backup.page_count - backup.remaining
        meter.add(copied - before)
        before = copied


@contextmanager
def stoppable(connection: apsw.Connection, cancelled: Cancel) -> Iterator[None]:
    """Whatever the connection does inside ends soon when it shall stop.

    Raises:
        Cancelled: it shall stop.
    """
    connection.set_progress_handler(cancelled, _LOOK_EVERY, id=cancelled)
    try:
        yield
    except apsw.InterruptError as fault:
        raise Cancelled(_STOPPED) from fault
    finally:
        connection.set_progress_handler(None, id=cancelled)


@contextmanager
def new_copy(path: Path, told: Path) -> Iterator[apsw.Connection]:
    """A new database to copy into; gone again where that fails. What lay there under its name was broken off.

    Args:
        told: the path that she is told where it cannot be written.

    Raises:
        InputError: it cannot be written, or the disk is full.
    """
    try:
        drop(path)
        with closing(apsw.Connection(str(path))) as connection:
            # a copy that is broken off is thrown away: nothing in it need ever be rolled back
            connection.pragma("journal_mode", "off")
            yield connection
    except BaseException as fault:
        with suppress(OSError):
            drop(path)
        if isinstance(fault, apsw.FullError):
            raise InputError(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "The disk is full: free some space for {path}, or choose another place. Nothing was changed.",
                ),
                path=told,
            ) from fault
        if isinstance(fault, OSError | apsw.CantOpenError | apsw.ReadOnlyError | apsw.PermissionsError) or (
            isinstance(fault, apsw.IOError) and getattr(fault, "extendedresult", 0) in _WRITE_FAULTS
        ):
            raise unwritable(told, fault) from fault
        raise


def take_pages(copy: apsw.Connection, source: apsw.Connection, meter: Meter, cancelled: Cancel) -> None:
    """Fill a new copy with all pages of a source, as a plain file without a log.

    Raises:
        Cancelled: it shall stop.
    """
    with copy.backup("main", source, "main") as backup:
        pour(backup, meter, cancelled)
    # the pages say that there is a log where the source has one
    copy.pragma("journal_mode", "delete")
    copy.pragma("journal_mode", "off")


def fault_in(
    copy: apsw.Connection, check: Literal["quick_check", "integrity_check"], meter: Meter, cancelled: Cancel
) -> str | None:
    """The first thing that SQLite finds wrong in a copy, None where it is sound; meters as many pages as it holds.

    Raises:
        Cancelled: it shall stop.
    """
    pages: int = copy.pragma("page_count")
    checked = 0

    def look() -> bool:
        nonlocal checked
        # measured: most pages are asked for twice, by their table and by its index or the other way round
        asked = min(pages, copy.status(apsw.SQLITE_DBSTATUS_CACHE_MISS)[0] // 2)
        if asked - checked >= STEP:
            meter.add(asked - checked)
            checked = asked
        return cancelled()

    with stoppable(copy, look):
        try:
            found: str = copy.execute(f"PRAGMA {check}(1)").get
        except (apsw.CorruptError, apsw.NotADBError) as fault:
            return str(fault)
    meter.add(pages - checked)
    # above the finding there may stand where it was found
    return None if found == "ok" else found.strip().splitlines()[-1]


def give_name(path: Path, target: Path) -> None:
    """Rename a whole copy, in the place of what has that name, and see to it that the name survives a loss of power.

    Raises:
        InputError: it cannot be renamed; then it is gone.
    """
    try:
        path.replace(target)
    except OSError as fault:
        with suppress(OSError):
            drop(path)
        raise unwritable(target, fault) from fault
    # a folder cannot be opened everywhere; there the system itself sees to it
    with suppress(OSError):
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def drop(path: Path) -> None:
    """Remove a copy that nobody has open, with all that SQLite laid beside it."""
    for side in ("", *SIDES):
        path.with_name(f"{path.name}{side}").unlink(missing_ok=True)


def unwritable(path: Path, fault: Exception) -> InputError:
    """The error that tells her what cannot be written, and why."""
    reason = fault.strerror if isinstance(fault, OSError) else None
    return InputError(
        QT_TRANSLATE_NOOP(
            "errors", "{path} cannot be written ({reason}): choose another place, or check its permissions."
        ),
        path=path,
        reason=reason or fault,
    )


def free_path(folder: Path, stem: str, suffix: str = "") -> Path:
    """The first of stem, stem-2, stem-3 … that no file has yet."""
    names = (f"{stem}{suffix}" if number == 1 else f"{stem}-{number}{suffix}" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
