"""Feeds that she follows elsewhere, as OPML files told them: kept for the feeds source."""

from collections.abc import Sequence
from datetime import datetime

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import Feed
from cmdesk.storage.connection import rows, writing


def add(connection: apsw.Connection, feeds: Sequence[Feed], now: datetime) -> int:
    """Keep feeds; those whose address is kept already stay as they are. Returns how many are new."""
    with writing(connection):
        return sum(
            1
            for _ in connection.executemany(
                "INSERT INTO feed VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING 1",
                ((feed.url, feed.title, feed.site, feed.folder, to_microseconds(now)) for feed in feeds),
            )
        )


def all_feeds(connection: apsw.Connection) -> list[Feed]:
    """All feeds, by folder then title."""
    found = rows(
        connection,
        "SELECT url, title, site, folder FROM feed ORDER BY folder COLLATE NOCASE, title COLLATE NOCASE, url",
    )
    return [Feed(url, title, site, folder) for url, title, site, folder in found]
