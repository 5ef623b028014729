"""Raw objects: what the source sent, compressed, kept 30 days so that a mapping fault can be repaired later."""

import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.storage.connection import rows

KEPT_DAYS: Final = 30
_DAY: Final = 86_400_000_000


def pack(raw: bytes | None) -> bytes | None:
    """Compress a raw object; None stays None. Level 1: on objects of one post higher levels gain next to nothing."""
    return None if raw is None else zlib.compress(raw, 1)


def unpack(packed: bytes) -> bytes:
    """The raw object again."""
    return zlib.decompress(packed)


def day_of(moment: datetime) -> int:
    """The UTC day under which an object is kept, in days since 1970."""
    return to_microseconds(moment) // _DAY


def drop(connection: apsw.Connection, mentions: Sequence[int]) -> None:
    """Drop the objects of mentions, whatever day they were kept; the caller holds the transaction."""
    days = (
        "WITH RECURSIVE kept (day) AS (SELECT min(day) FROM raw UNION ALL "
        "SELECT (SELECT min(day) FROM raw WHERE raw.day > kept.day) FROM kept WHERE day IS NOT NULL) "
        "SELECT day FROM kept WHERE day IS NOT NULL"
    )
    connection.executemany(
        "DELETE FROM raw WHERE day = ? AND mention = ?",
        [(day, mention) for (day,) in rows(connection, days) for mention in mentions],
    )


def purge(connection: apsw.Connection, now: datetime, most: int = 2000) -> None:
    """Drop at most `most` objects older than 30 days; called with every write, so that nothing piles up."""
    connection.execute(
        "DELETE FROM raw WHERE (day, mention) IN (SELECT day, mention FROM raw WHERE day < ? LIMIT ?)",
        (day_of(now) - KEPT_DAYS, most),
    )
