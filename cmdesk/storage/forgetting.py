"""Forgets a person: every mention of theirs, and all that stands about it, is gone from the store for good.

Gone means gone: pages that become free are overwritten, the full text is written anew, the log is emptied. What stays
is a salted hash of the account, which keeps its posts from coming in again by a pass, an import or an old backup;
nobody can read a name from it. What others wrote stays theirs, quotations of the forgotten posts aside.
"""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, Cancelled, UsageError
from cmdesk.core.identity import account_key
from cmdesk.core.types import Post
from cmdesk.storage import clusters
from cmdesk.storage.connection import marks, rows, writing
from cmdesk.storage.links import changing_links

_AT_ONCE: Final = 500
"""Mentions of a transaction."""
_TABLES: Final = 6
"""The version of the store that brought the list of those who are forgotten."""
_KEYED: Final = ("correction", "decision", "given_label", "judgement", "drawn")
"""Tables in which a mention is named as its network names it."""


@dataclass(frozen=True, slots=True)
class Known:
    """An author as the store knows them."""

    id: int
    key: str
    handle: str | None
    mentions: int


def find(connection: apsw.Connection, source: str, name: str) -> Known:
    """The author of this name: what their network calls them, or their handle.

    Raises:
        UsageError: there is none, or more than one.
    """
    wanted = name.strip()
    found = [
        Known(*row)
        for row in rows(
            connection,
            "SELECT author.id, key, handle, (SELECT count(*) FROM mention WHERE mention.author = author.id) "
            "FROM author JOIN source ON source.id = author.source WHERE source.name = ? "
            "AND (key = ?2 OR handle IS NOT NULL)",
            (source, wanted),
        )
    ]
    by_key = [one for one in found if one.key == wanted]
    by_handle = [one for one in found if one.handle and account_key(one.handle) == account_key(wanted)]
    fitting = by_key or by_handle
    if not fitting:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors",
                "Nobody called {name} has written anything here on {source}: give the handle or the identifier that "
                "stands beside a mention.",
            ),
            name=name,
            source=source,
        )
    if len(fitting) > 1:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "Several accounts on {source} were called {name}: give one of these identifiers: {keys}."
            ),
            name=name,
            source=source,
            keys=", ".join(sorted(one.key for one in fitting)),
        )
    return fitting[0]


def forget(
    connection: apsw.Connection,
    source: str,
    author: Known,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
    *,
    whole: bool = True,
) -> int:
    """Forget an author; returns how many mentions went. Broken off, it is finished by doing it again.

    Args:
        whole: leave nothing in the file either; else the caller sees to that.

    Raises:
        Cancelled: she stopped it; who is half forgotten is known until it is done again.
    """
    connection.pragma("secure_delete", 1)
    gone = 0
    try:
        with changing_links(connection):
            _remember(connection, source, author)
        _unquote(connection, author.id)
        while True:
            if cancelled():
                raise Cancelled(
                    QT_TRANSLATE_NOOP("errors", "Stopped: not all is forgotten yet. Run the same command again.")
                )
            part = _remove_some(connection, source, author.id)
            gone += part
            progress(gone, max(author.mentions, gone))
            if not part:
                break
        with changing_links(connection):
            connection.execute("DELETE FROM author WHERE id = ?", (author.id,))
        if whole:
            sweep(connection)
    finally:
        connection.pragma("secure_delete", 0)
    return gone


def sweep(connection: apsw.Connection) -> bool:
    """Leave nothing of what was deleted in the file or its log; returns whether the log could be emptied.

    It cannot while somebody reads; it is then emptied later (`tidy`).
    """
    connection.pragma("secure_delete", 1)
    # deleted texts stay in the segments of the full text until these are written anew
    connection.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")
    # pages that were filled anew keep shreds of what stood there before
    connection.execute("VACUUM")
    connection.pragma("secure_delete", 0)
    return empty_log(connection)


def empty_log(connection: apsw.Connection) -> bool:
    """Write the log into the file and cut it; returns whether nobody was in the way."""
    with suppress(apsw.BusyError, apsw.LockedError):
        busy: int = rows(connection, "PRAGMA wal_checkpoint(TRUNCATE)")[0][0]
        return not busy
    return False


def blocked(connection: apsw.Connection, posts: Sequence[Post]) -> set[int]:
    """Places of the posts whose author is forgotten."""
    salted = rows(connection, "SELECT hash, salt FROM forgotten")
    if not salted:
        return set()
    known: dict[tuple[str, str, str | None], bool] = {}
    found = set()
    for place, post in enumerate(posts):
        if post.author is None:
            continue
        account = post.source, post.author.key, post.author.handle
        if account not in known:
            names = _names(*account)
            known[account] = any(_hash(name, salt) == told for told, salt in salted for name in names)
        if known[account]:
            found.add(place)
    return found


def carry(before: apsw.Connection, after: apsw.Connection) -> None:
    """Who is forgotten stays so, whatever backup is put back.

    Args:
        before: the store as it is, of any version.
        after: the content that takes its place.
    """
    if before.pragma("user_version") < _TABLES:
        return
    after.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", rows(before, "SELECT * FROM forgotten"))
    salted, found = rows(after, "SELECT hash, salt FROM forgotten"), False
    if not salted:
        return
    for number, key, handle, source in rows(
        after, "SELECT author.id, key, handle, source.name FROM author JOIN source ON source.id = author.source"
    ):
        if any(_hash(name, salt) == told for told, salt in salted for name in _names(source, key, handle)):
            forget(after, source, Known(number, key, handle, 0), whole=False)
            found = True
    if found:
        after.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")


def _remember(connection: apsw.Connection, source: str, author: Known) -> None:
    for name in _names(source, author.key, author.handle):
        salt = secrets.token_bytes(16)
        connection.execute("INSERT INTO forgotten VALUES (?, ?)", (_hash(name, salt), salt))


def _names(source: str, key: str, handle: str | None) -> list[str]:
    names = [f"{source}\nkey\n{key}"]
    return names if not handle else [*names, f"{source}\nhandle\n{account_key(handle)}"]


def _hash(name: str, salt: bytes) -> bytes:
    return hashlib.blake2b(name.encode(), digest_size=32, key=salt).digest()


def _unquote(connection: apsw.Connection, author: int) -> None:
    """Take out of what others wrote what it quotes of an author and which posts of theirs it names.

    Before these go: they say which it is. What the networks sent of it holds their words, too.
    """
    found = rows(
        connection,
        "WITH theirs AS MATERIALIZED (SELECT native FROM mention WHERE author = ?1) "
        "SELECT id, first_seen_at / 86400000000 FROM mention WHERE author IS NOT ?1 "
        "AND source = (SELECT source FROM author WHERE id = ?1) "
        "AND (quoted IN theirs OR parent IN theirs OR conversation IN theirs)",
        (author,),
    )
    for start in range(0, len(found), _AT_ONCE):
        part = found[start : start + _AT_ONCE]
        with writing(connection):
            connection.execute(
                "WITH theirs AS MATERIALIZED (SELECT native FROM mention WHERE author = ?) UPDATE mention SET "
                "quoted_text = iif(quoted IN theirs, NULL, quoted_text), quoted = iif(quoted IN theirs, NULL, quoted), "
                "parent = iif(parent IN theirs, NULL, parent), "
                f"conversation = iif(conversation IN theirs, NULL, conversation) WHERE id IN ({marks(part)})",
                (author, *(number for number, _ in part)),
            )
            connection.executemany(
                "DELETE FROM raw WHERE day = ? AND mention = ?", ((day, number) for number, day in part)
            )


def _remove_some(connection: apsw.Connection, source: str, author: int) -> int:
    """Remove a few mentions of an author; returns how many."""
    with changing_links(connection) as links:
        found = rows(
            connection,
            "SELECT id, native, first_seen_at / 86400000000 FROM mention WHERE author = ? LIMIT ?",
            (author, _AT_ONCE),
        )
        ids, natives = [row[0] for row in found], [row[1] for row in found]
        if not found:
            return 0
        clusters.leave(connection, links, ids)
        links.remove(ids)
        those = f"({marks(ids)})"
        for table in ("reading", "opinion", "reread"):
            connection.execute(f"DELETE FROM {table} WHERE mention IN {those}", ids)
        connection.executemany("DELETE FROM raw WHERE day = ? AND mention = ?", [(day, one) for one, _, day in found])
        connection.execute(f"DELETE FROM fulltext WHERE rowid IN {those}", ids)
        for table in _KEYED:
            connection.execute(
                f"DELETE FROM {table} WHERE source = ? AND native IN ({marks(natives)})", (source, *natives)
            )
        connection.execute(f"DELETE FROM mention WHERE id IN {those}", ids)
    return len(found)
