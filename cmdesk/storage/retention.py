"""Forgets what is to be forgotten by now: what people wrote long ago, who they were, what sources sent, old passes.

In short transactions, each of them whole, so that other writers get their turn, and one that is broken off loses
nothing: the next one goes on.
"""

import time
from calendar import monthrange
from collections.abc import Callable
from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.identity import first_id
from cmdesk.core.types import Erased
from cmdesk.storage import erasing, passes, raw
from cmdesk.storage.connection import marks, rows, writing

MOST_ROWS: Final = 2000
MOST_SECONDS: Final = 0.25
"""A transaction is closed at these bounds."""
_AT_ONCE: Final = 250
_BEFORE_ALL: Final = -(1 << 63)


def tidy(
    connection: apsw.Connection, now: datetime, keep_months: int, cancelled: Callable[[], bool] = lambda: False
) -> int:
    """Forget what is to be forgotten; returns how many mentions say nothing any more.

    Args:
        keep_months: calendar months that what people wrote is kept; 0 keeps it.
        cancelled: asked before each transaction; True ends it.
    """
    count = _forget_mentions(connection, now, keep_months, cancelled)
    _forget_authors(connection, cancelled)
    _forget_raw(connection, now, cancelled)
    _forget_passes(connection, now, cancelled)
    return count


def _forget_mentions(
    connection: apsw.Connection, now: datetime, keep_months: int, cancelled: Callable[[], bool]
) -> int:
    count, since = 0, months_before(now, keep_months)
    end, last = _BEFORE_ALL if since is None else first_id(since), _BEFORE_ALL
    while last < end and not cancelled():
        # looked for outside the transaction: in those forgotten long ago there may be much to pass over
        found = [
            number
            for (number,) in rows(
                connection,
                "SELECT id FROM mention WHERE id > ? AND id < ? AND erased IS NULL ORDER BY id LIMIT ?",
                (last, end, MOST_ROWS),
            )
        ]
        if not found:
            break
        until, done = time.monotonic() + MOST_SECONDS, 0
        with writing(connection):
            while done < len(found) and (done == 0 or time.monotonic() < until):
                count += erasing.erase(connection, found[done : done + _AT_ONCE], Erased.RETENTION)
                done = min(done + _AT_ONCE, len(found))
        last = found[done - 1]
    return count


def _forget_raw(connection: apsw.Connection, now: datetime, cancelled: Callable[[], bool]) -> None:
    while not cancelled():
        with writing(connection):
            before = connection.total_changes()
            raw.purge(connection, now, MOST_ROWS)
            dropped = connection.total_changes() - before
        if dropped < MOST_ROWS:
            break


def _forget_passes(connection: apsw.Connection, now: datetime, cancelled: Callable[[], bool]) -> None:
    last: int | None = 0
    while last is not None and not cancelled():
        last = passes.purge(connection, now, last, MOST_ROWS)


def months_before(now: datetime, months: int) -> datetime | None:
    """The same moment so many calendar months ago, on the last day of a month too short for it.

    None where months are 0, or more than there ever were.
    """
    year, month = divmod(now.year * 12 + now.month - 1 - months, 12)
    if months == 0 or year < 1:
        return None
    return now.replace(year=year, month=month + 1, day=min(now.day, monthrange(year, month + 1)[1]))


def _forget_authors(connection: apsw.Connection, cancelled: Callable[[], bool]) -> None:
    """Forget authors to whom no mention refers any more, her own accounts aside."""
    last = 0
    while not cancelled():
        seen = rows(connection, "SELECT id FROM author WHERE id > ? ORDER BY id LIMIT ?", (last, MOST_ROWS))
        if not seen:
            break
        first, last = last, seen[-1][0]
        idle = "own = 0 AND NOT EXISTS (SELECT 1 FROM mention WHERE mention.author = author.id)"
        found = rows(connection, f"SELECT id FROM author WHERE id > ? AND id <= ? AND {idle}", (first, last))
        if found:
            numbers = [number for (number,) in found]
            with writing(connection):
                # asked again: a mention may have come meanwhile
                connection.execute(f"DELETE FROM author WHERE id IN ({marks(numbers)}) AND {idle}", numbers)
