"""Authors: one row per account of a network, brought up to date whenever it is seen again."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import Author, Post
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.names import Names

AuthorIds = dict[str, dict[str, int]]
"""The ids of authors by source and key."""


def store_authors(connection: apsw.Connection, sources: Names, posts: Iterable[Post], now: datetime) -> AuthorIds:
    """Keep the authors of some posts as their latest post tells them; the caller holds a write transaction.

    Args:
        now: the moment of the pass, for posts that do not say when they were seen.
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
    return {source: _store(connection, sources[source], told) for source, told in newest.items()}


def _store(connection: apsw.Connection, source: int, told: Mapping[str, tuple[Author, int]]) -> dict[str, int]:
    known = {
        key: (number, seen_at, columns)
        for key, number, seen_at, *columns in rows(
            connection,
            "SELECT key, id, seen_at, handle, name, followers, following, created_at, robot FROM author "
            f"WHERE source = ? AND key IN ({marks(told)})",
            (source, *told),
        )
    }
    following: int = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM author").get
    ids: dict[str, int] = {}
    fresh: list[tuple[int | str | None, ...]] = []
    changed: list[tuple[int | str | None, ...]] = []
    for key, (author, seen_at) in told.items():
        columns = _columns(author)
        if key not in known:
            ids[key] = following + len(fresh)
            fresh.append((ids[key], source, key, *columns, seen_at))
            continue
        ids[key], last_seen_at, before = known[key]
        if last_seen_at < seen_at or (last_seen_at == seen_at and before != columns):
            changed.append((*columns, seen_at, ids[key]))
    connection.executemany("INSERT INTO author VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", fresh)
    # what this answer leaves out is not unlearnt
    connection.executemany(
        "UPDATE author SET handle = coalesce(?, handle), name = coalesce(?, name), "
        "followers = coalesce(?, followers), following = coalesce(?, following), "
        "created_at = coalesce(?, created_at), robot = coalesce(?, robot), seen_at = ? WHERE id = ?",
        changed,
    )
    return ids


def _columns(author: Author) -> list[str | int | None]:
    return [
        author.handle,
        author.name,
        author.followers,
        author.following,
        None if author.created_at is None else to_microseconds(author.created_at),
        None if author.robot is None else int(author.robot),
    ]
