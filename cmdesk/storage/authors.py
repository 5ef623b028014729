"""Authors: one row per account of a network, brought up to date whenever it is seen again."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import Author, Post
from cmdesk.storage import accounts
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.links import Links
from cmdesk.storage.names import Names


class Stored(NamedTuple):
    """An author as the store knows it: its id, and whether it is one of her accounts."""

    id: int
    own: bool


Authors = dict[str, dict[str, Stored]]
"""Authors by source and key."""


def store_authors(
    connection: apsw.Connection, sources: Names, posts: Iterable[Post], now: datetime, links: Links
) -> Authors:
    """Keep the authors of some posts as their latest post tells them; the caller holds a write transaction.

    Args:
        now: the moment of the pass, for posts that do not say when they were seen.
        links: of that transaction: a new handle may make an author hers, or no longer.
    """
    newest: dict[str, dict[str, tuple[Author, int]]] = {}
    moment = to_microseconds(now)
    for post in posts:
        author = post.author
        if author is not None:
            seen_at = moment if post.reading.seen_at is None else to_microseconds(post.reading.seen_at)
            told = newest.setdefault(post.source, {})
            last = told.get(author.key)
            if last is None or last[1] <= seen_at:
                told[author.key] = (author, seen_at)
    return {
        source: _store(connection, sources[source], told, accounts.keys_of(connection, source), links)
        for source, told in newest.items()
    }


def _store(
    connection: apsw.Connection,
    source: int,
    told: Mapping[str, tuple[Author, int]],
    hers: frozenset[str],
    links: Links,
) -> dict[str, Stored]:
    known = {
        key: (number, seen_at, own, columns)
        for key, number, seen_at, own, *columns in rows(
            connection,
            "SELECT key, id, seen_at, own, handle, name, followers, following, created_at, robot FROM author "
            f"WHERE source = ? AND key IN ({marks(told)})",
            (source, *told),
        )
    }
    following: int = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM author").get
    stored: dict[str, Stored] = {}
    fresh: list[tuple[int | str | None, ...]] = []
    changed: list[tuple[int | str | None, ...]] = []
    for key, (author, seen_at) in told.items():
        columns = _columns(author)
        if key not in known:
            own = accounts.is_own(hers, author.handle, key)
            stored[key] = Stored(following + len(fresh), own)
            fresh.append((stored[key].id, source, key, *columns, seen_at, own))
            continue
        number, last_seen_at, marked, before = known[key]
        stored[key] = Stored(number, bool(marked))
        if last_seen_at < seen_at or (last_seen_at == seen_at and before != columns):
            changed.append((*columns, seen_at, number))
            own = accounts.is_own(hers, author.handle or before[0], key)
            if own != stored[key].own:
                accounts.mark(connection, links, (number,), own)
                stored[key] = Stored(number, own)
    connection.executemany("INSERT INTO author VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", fresh)
    # what this answer leaves out is not unlearnt
    connection.executemany(
        "UPDATE author SET handle = coalesce(?, handle), name = coalesce(?, name), "
        "followers = coalesce(?, followers), following = coalesce(?, following), "
        "created_at = coalesce(?, created_at), robot = coalesce(?, robot), seen_at = ? WHERE id = ?",
        changed,
    )
    return stored


def _columns(author: Author) -> list[str | int | None]:
    return [
        author.handle,
        author.name,
        author.followers,
        author.following,
        None if author.created_at is None else to_microseconds(author.created_at),
        None if author.robot is None else int(author.robot),
    ]
