"""Sees to it that nothing of what was deleted is left in the file of a store, or in its log.

A row that goes is overwritten where it stood (`secure_delete`, set by every connection that writes). Two places remain,
and they are emptied here: the full text keeps the words of a deleted row until its segments are written anew, and the
log keeps former pages until it is cut. Versions before the sixth did not overwrite: the file of their store is written
anew, once. Nothing is deleted here.

Whoever deletes what people wrote says so in the same transaction (`owe`): what is broken off is then made up for by the
next sweep, on the same day (`tidy`).
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

import apsw

from cmdesk.storage.connection import rows, writing

WORDS: Final = 1
"""The full text and the log may hold what was deleted."""
FILE: Final = 2
"""So may the file, between the rows of today."""
COPIES: Final = 4
"""Somebody was forgotten, and copies of the store may still hold what they wrote."""

_PAGES: Final = 500
"""Pages of the full text written in one transaction: a few milliseconds, so that other writers get their turn."""
_NOTHING_DONE: Final = 2
"""Fewer changes than this, says FTS5, and there was nothing more to merge."""
_STEPS: Final = 2000
"""Of SQLite's machine, between two looks at whether the file is still to be written: a millisecond or so."""
_PATIENCE_MS: Final = 100
"""How long the log is waited for: who reads longer is in the way until the next time."""


def owe(connection: apsw.Connection, what: int) -> None:
    """Keep that something must be swept; the caller holds the transaction that deletes it."""
    connection.execute("UPDATE state SET unswept = unswept | ?1 WHERE unswept & ?1 <> ?1", (what,))


def owed(connection: apsw.Connection) -> int:
    """What must be swept: the sum of WORDS, FILE and COPIES."""
    found: int = connection.execute("SELECT unswept FROM state").get
    return found


def done(connection: apsw.Connection, what: int) -> None:
    """Keep that something was swept."""
    with writing(connection):
        connection.execute("UPDATE state SET unswept = unswept & ~?1", (what,))


def sweep(
    connection: apsw.Connection,
    wanted: Callable[[], bool] = lambda: True,
    tell: Callable[[bool], None] = lambda _long: None,
) -> bool:
    """Write the full text anew, and the file where it must be, then empty the log. Costs little where nothing is owed.

    Args:
        wanted: asked between two transactions, and while the file is written, when it may not use the connection;
            False ends it.
        tell: called between two transactions, when it may use the connection; with True before the file is written.

    Returns:
        Whether all is done. It is not where somebody reads or writes meanwhile, where there is no room, or where it was
        not wanted to its end: sweep again.
    """
    what = owed(connection)
    if what & WORDS and not _merge(connection, wanted, tell):
        return False
    if what & FILE:
        tell(True)
        if not _rebuild(connection, wanted):
            return False
    tell(False)
    if not empty_log(connection):
        return False
    if what & (WORDS | FILE):
        # what this itself leaves in the log is a number
        done(connection, what & (WORDS | FILE))
    return True


def empty_log(connection: apsw.Connection) -> bool:
    """Write the log into the file and cut it; returns whether nobody was in the way."""
    patience: int = connection.pragma("busy_timeout")
    connection.set_busy_timeout(_PATIENCE_MS)
    try:
        with suppress(apsw.BusyError, apsw.LockedError):
            return not rows(connection, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        return False
    finally:
        connection.set_busy_timeout(patience)


def _merge(connection: apsw.Connection, wanted: Callable[[], bool], tell: Callable[[bool], None]) -> bool:
    """Write the segments of the full text anew; returns whether that came to its end.

    Not `optimize`: that does the same in one transaction, and every other writer waits for its end.
    """
    # a negative number of pages begins to make one segment of all, a positive one goes on with that
    pages, changed = -_PAGES, _NOTHING_DONE
    while changed >= _NOTHING_DONE:
        tell(False)
        if not wanted():
            return False
        with writing(connection):
            before = connection.total_changes()
            connection.execute("INSERT INTO fulltext (fulltext, rank) VALUES ('merge', ?)", (pages,))
            changed = connection.total_changes() - before
        pages = _PAGES
    return True


def _rebuild(connection: apsw.Connection, wanted: Callable[[], bool]) -> bool:
    """Write the whole file anew; returns whether that could be done.

    It takes as much room beside the file as it has, and other writers wait for its end.
    """
    kept: int = connection.pragma("temp_store")
    # the copy that SQLite makes on the way can be as large as the store
    connection.pragma("temp_store", 0)
    connection.set_progress_handler(lambda: not wanted(), _STEPS)
    try:
        connection.execute("VACUUM")
    except (apsw.BusyError, apsw.FullError, apsw.InterruptError):
        return False
    finally:
        connection.set_progress_handler(None)
        connection.pragma("temp_store", kept)
    return True
