"""The feeds that she follows: typed in, found on a site, or told by an OPML file."""

from collections.abc import Sequence
from datetime import datetime

import apsw

from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.types import Feed
from cmdesk.storage.connection import rows, writing


def add(connection: apsw.Connection, feeds: Sequence[Feed], now: datetime) -> int:
    """Keep feeds; those whose address is kept already stay as they are. Returns how many are new.

    A feed that a file told and that she now types herself is hers from then on, and is asked again where it was gone.
    """
    with writing(connection):
        moved = {address for (address,) in rows(connection, "SELECT moved_to FROM feed WHERE moved_to IS NOT NULL")}
        new = sum(
            1
            for _ in connection.executemany(
                "INSERT INTO feed (url, title, site, folder, typed, comments, added_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT DO NOTHING RETURNING 1",
                (
                    (feed.url, feed.title, feed.site, feed.folder, feed.typed, feed.comments, to_microseconds(now))
                    for feed in feeds
                    # under its new address it is the same feed, and its entries would be kept twice
                    if feed.url not in moved
                ),
            )
        )
        connection.executemany(
            "UPDATE feed SET typed = 1, gone_at = NULL WHERE url = ?", ((feed.url,) for feed in feeds if feed.typed)
        )
    return new


def change(connection: apsw.Connection, feed: Feed) -> bool:
    """Replace what she can set of a feed: title, folder, comments. Returns whether it is there.

    Comments that she wants from now on are told by entries that were read already: all is asked for once more.
    """
    with writing(connection):
        if feed.comments:
            connection.execute(
                "UPDATE cursor SET generation = -1 WHERE source = 'feed' AND target = "
                "(SELECT url FROM feed WHERE url = ? AND NOT comments)",
                (feed.url,),
            )
        connection.execute(
            "UPDATE feed SET title = ?, folder = ?, comments = ? WHERE url = ?",
            (feed.title, feed.folder, feed.comments, feed.url),
        )
        return connection.changes() > 0


def describe(connection: apsw.Connection, feed: Feed) -> None:
    """Keep what a feed says of itself; a title that she knows stays. The caller holds a transaction."""
    connection.execute(
        "UPDATE feed SET title = CASE title WHEN '' THEN ? ELSE title END, site = coalesce(site, ?), moved_to = ?, "
        "gone_at = ? WHERE url = ?",
        (
            feed.title,
            feed.site,
            feed.moved_to,
            None if feed.gone_at is None else to_microseconds(feed.gone_at),
            feed.url,
        ),
    )


def remove(connection: apsw.Connection, url: str) -> bool:
    """Follow a feed no more; its mentions stay. Returns whether it was there."""
    with writing(connection):
        connection.execute("DELETE FROM feed WHERE url = ?", (url,))
        removed = connection.changes() > 0
        connection.execute("DELETE FROM cursor WHERE source = 'feed' AND target = ?", (url,))
    return removed


def all_feeds(connection: apsw.Connection) -> list[Feed]:
    """All feeds, by folder then title."""
    found = rows(
        connection,
        "SELECT url, title, site, folder, typed, comments, moved_to, gone_at FROM feed "
        "ORDER BY folder COLLATE NOCASE, title COLLATE NOCASE, url",
    )
    return [
        Feed(
            url,
            title,
            site,
            folder,
            bool(typed),
            bool(comments),
            moved_to,
            None if gone_at is None else from_microseconds(gone_at),
        )
        for url, title, site, folder, typed, comments, moved_to, gone_at in found
    ]
