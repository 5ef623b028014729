"""When a mention is to be asked about again: a row for each of those that are, gone when there is no next time.

Written in the transaction that stores the mention, and moved on in the one that stores the answer: a collector that is
killed in between asks once more, and misses nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import apsw

from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.passes import Known
from cmdesk.core.scheduling import TOO_LATE, asked_again
from cmdesk.storage import raw
from cmdesk.storage.connection import marks, rows, writing


def queue(connection: apsw.Connection, mentions: Sequence[int], now: datetime, *, at_once: bool) -> None:
    """Have new mentions asked about, those that are too old for it aside; the caller holds the transaction."""
    for number, source, posted_at in rows(
        connection,
        f"SELECT id, source, posted_at FROM mention WHERE id IN ({marks(mentions)}) AND deleted_at IS NULL",
        mentions,
    ):
        again = asked_again(from_microseconds(posted_at), now)
        if again is not None:
            due_at = to_microseconds(now if at_once else again)
            connection.execute("INSERT OR IGNORE INTO reread VALUES (?, ?, ?)", (source, due_at, number))


def due(connection: apsw.Connection, source: str, limit: int, now: datetime) -> list[Known]:
    """Those of a source that are due by now, the longest due first."""
    found = rows(
        connection,
        "SELECT mention.id, native, url, body FROM reread JOIN mention ON mention.id = reread.mention "
        "LEFT JOIN raw ON raw.day = first_seen_at / 86400000000 AND raw.mention = mention.id "
        "WHERE reread.source = (SELECT id FROM source WHERE name = ?) AND due_at <= ? ORDER BY due_at LIMIT ?",
        (source, to_microseconds(now), limit),
    )
    return [
        Known(number, source, native, url, None if body is None else raw.unpack(body))
        for number, native, url, body in found
    ]


def settle(connection: apsw.Connection, mentions: Iterable[int], now: datetime) -> None:
    """These were asked about: their next time follows, if there is one; the caller holds the transaction."""
    for mention in mentions:
        for source, posted_at in rows(
            connection,
            "DELETE FROM reread WHERE mention = ? RETURNING source, "
            "(SELECT posted_at FROM mention WHERE id = reread.mention AND deleted_at IS NULL)",
            (mention,),
        ):
            again = None if posted_at is None else asked_again(from_microseconds(posted_at), now)
            if again is not None:
                connection.execute("INSERT INTO reread VALUES (?, ?, ?)", (source, to_microseconds(again), mention))


def put_off(connection: apsw.Connection, mentions: Sequence[int], until: datetime, now: datetime) -> None:
    """These could not be asked about and are not before a moment, so that others have their turn.

    Those that it would be too late for are let be.
    """
    with writing(connection):
        connection.executemany(
            "DELETE FROM reread WHERE mention = ? AND (SELECT posted_at FROM mention WHERE id = reread.mention) < ?",
            ((mention, to_microseconds(now - TOO_LATE)) for mention in mentions),
        )
        connection.executemany(
            "UPDATE reread SET due_at = max(due_at, ?) WHERE mention = ?",
            ((to_microseconds(until), mention) for mention in mentions),
        )
