"""Forgets a person: every mention of theirs, and all that stands about it, is gone from the store for good.

Gone means gone: what `sweeping` does is owed from the first transaction on, so that whatever is broken off, by a kill
too, is made up for by `finish`. What stays are salted hashes of the account and of its posts, which keep these from
coming in again by a pass, an import, an old backup, or as a quotation; nobody can read a name from them. What others
wrote stays theirs, quotations aside; a repost is nobody else's words and goes.
"""

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, Cancelled, UsageError
from cmdesk.core.identity import account_key
from cmdesk.core.types import Kind, Post, ScoredPost
from cmdesk.storage import clusters, corrections, raw, rewriting, sweeping
from cmdesk.storage.changing import refresh
from cmdesk.storage.connection import marks, rows, writing
from cmdesk.storage.links import changing_links

_AT_ONCE: Final = 500
"""Mentions of a transaction."""
_TELLING: Final = 12
"""Characters of a key that stands in no other name by chance: "did:plc:..." does not, a number might."""
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
    """Forget an author; returns how many mentions went. Broken off, it is finished by doing it again, or by `finish`.

    Args:
        whole: leave nothing in the file either; else the caller sees to that.

    Raises:
        Cancelled: she stopped it; who is half forgotten is known until it is done again.
    """
    gone = 0
    with writing(connection):
        _remember(connection, _names(source, author.key, author.handle))
        sweeping.owe(connection, sweeping.WORDS | sweeping.COPIES)
    _remember_posts(connection, source, author.id)
    _remove_reposts(connection, source, author.id)
    _remove_tombstones(connection, source, author.key)
    _unquote(connection, author.id)
    while True:
        refuse_to_go_on(cancelled)
        those = [
            row[0] for row in rows(connection, "SELECT id FROM mention WHERE author = ? LIMIT ?", (author.id, _AT_ONCE))
        ]
        if not those:
            break
        _remove(connection, source, those)
        gone += len(those)
        progress(gone, max(author.mentions, gone))
    with writing(connection):
        connection.execute("DELETE FROM author WHERE id = ?", (author.id,))
    if whole:
        sweeping.sweep(connection)
    return gone


def refuse_to_go_on(cancelled: Callable[[], bool]) -> None:
    """End what was stopped.

    Raises:
        Cancelled: it was.
    """
    if cancelled():
        raise Cancelled(QT_TRANSLATE_NOOP("errors", "Stopped: not all is forgotten yet. Run the same command again."))


def finish(connection: apsw.Connection, cancelled: Callable[[], bool] = lambda: False) -> bool:
    """Forget who is still stored although they are forgotten: that was broken off, or came back with a backup.

    Returns:
        Whether there was anybody.

    Raises:
        Cancelled: it was stopped; who is left is forgotten the next time.
    """
    salts, hashes = _list(connection)
    if not hashes:
        return False
    found = [
        (source, Known(number, key, handle, 0))
        for number, key, handle, source in rows(
            connection,
            "SELECT author.id, key, handle, source.name FROM author JOIN source ON source.id = author.source",
        )
        if _listed(_names(source, key, handle), salts, hashes)
    ]
    for source, author in found:
        forget(connection, source, author, cancelled=cancelled, whole=False)
    return bool(found)


def let_in(connection: apsw.Connection, posts: Sequence[ScoredPost]) -> list[ScoredPost]:
    """What of some posts may be stored: none by who is forgotten, none of theirs reposted, nor quoted in another."""
    salts, hashes = _list(connection)
    if not hashes:
        return list(posts)
    authors: dict[tuple[str, str, str | None], bool] = {}
    kept = []
    for scored in posts:
        post = scored.post
        named = [_post(post.source, post.native)]
        if post.kind is Kind.REPOST and post.parent is not None:
            named.append(_post(post.source, post.parent))
        if post.author is not None:
            account = post.source, post.author.key, post.author.handle
            if account not in authors:
                authors[account] = _listed(_names(*account), salts, hashes)
            if authors[account]:
                continue
        if _listed(named, salts, hashes):
            continue
        kept.append(_unquoted(scored) if _quotes(post, salts, hashes) else scored)
    return kept


def carry(before: apsw.Connection, after: apsw.Connection) -> None:
    """Who is forgotten stays so, whatever backup is put back.

    Args:
        before: the store as it is, of any version.
        after: the content that takes its place.
    """
    if before.pragma("user_version") < _TABLES:
        return
    after.pragma("secure_delete", "on")
    after.executemany("INSERT OR IGNORE INTO forgotten VALUES (?, ?)", rows(before, "SELECT * FROM forgotten"))
    if finish(after):
        after.execute("INSERT INTO fulltext (fulltext) VALUES ('optimize')")
        # whoever made it may not have overwritten what was deleted in it
        sweeping.owe(after, sweeping.FILE)


def _list(connection: apsw.Connection) -> tuple[list[bytes], frozenset[bytes]]:
    """Who and what is forgotten: salts, and hashes. One salt, or some more once backups of several stores came in."""
    found = rows(connection, "SELECT hash, salt FROM forgotten")
    return list(dict.fromkeys(salt for _, salt in found)), frozenset(told for told, _ in found)


def _listed(names: Sequence[str], salts: Sequence[bytes], hashes: frozenset[bytes]) -> bool:
    return any(_hash(name, salt) in hashes for salt in salts for name in names)


def _remember(connection: apsw.Connection, names: Sequence[str]) -> None:
    salt: bytes = connection.execute("SELECT salt FROM forgotten LIMIT 1").get or secrets.token_bytes(16)
    connection.executemany(
        "INSERT OR IGNORE INTO forgotten VALUES (?, ?)", ((_hash(name, salt), salt) for name in names)
    )


def _remember_posts(connection: apsw.Connection, source: str, author: int) -> None:
    """All of them before the first one goes: until then it says who quotes them."""
    found = rows(connection, "SELECT native FROM mention WHERE author = ?", (author,))
    for start in range(0, len(found), _AT_ONCE):
        with writing(connection):
            _remember(connection, [_post(source, native) for (native,) in found[start : start + _AT_ONCE]])


def _names(source: str, key: str, handle: str | None) -> list[str]:
    names = [f"{source}\nkey\n{key}"]
    return names if not handle else [*names, f"{source}\nhandle\n{account_key(handle)}"]


def _post(source: str, native: str) -> str:
    return f"{source}\npost\n{native}"


def _hash(name: str, salt: bytes) -> bytes:
    return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=32, key=salt).digest()


def _quotes(post: Post, salts: Sequence[bytes], hashes: frozenset[bytes]) -> bool:
    named = {native for native in (post.quoted, post.parent, post.conversation) if native is not None}
    return _listed([_post(post.source, native) for native in named], salts, hashes)


def _unquoted(scored: ScoredPost) -> ScoredPost:
    """A post without what it quotes; nor is the object kept, which holds it too."""
    post = replace(scored.post, quoted=None, quoted_text=None, parent=None, conversation=None, raw=None)
    return replace(scored, post=post, packed=None)


def _remove_reposts(connection: apsw.Connection, source: str, author: int) -> None:
    """Remove what others reposted of an author: the text is theirs."""
    found = rows(
        connection,
        "WITH theirs AS MATERIALIZED (SELECT native FROM mention WHERE author = ?1) SELECT id FROM mention "
        "WHERE kind = ?2 AND parent IN theirs AND source = (SELECT source FROM author WHERE id = ?1)",
        (author, int(Kind.REPOST)),
    )
    for start in range(0, len(found), _AT_ONCE):
        _remove(connection, source, [number for (number,) in found[start : start + _AT_ONCE]])


def _remove_tombstones(connection: apsw.Connection, source: str, key: str) -> None:
    """Remove what is left of posts that say nothing any more, where their names tell whose they were."""
    if len(key) < _TELLING:
        return
    found = rows(
        connection,
        "SELECT id FROM mention WHERE erased IS NOT NULL AND instr(native, ?) > 0 "
        "AND source = (SELECT id FROM source WHERE name = ?)",
        (key, source),
    )
    for start in range(0, len(found), _AT_ONCE):
        _remove(connection, source, [number for (number,) in found[start : start + _AT_ONCE]])


def _unquote(connection: apsw.Connection, author: int) -> None:
    """Take out of what others wrote what it quotes of an author and which posts of theirs it names.

    Before these go: they say which it is. What the networks sent of it holds their words, too.
    """
    found = rows(
        connection,
        "WITH theirs AS MATERIALIZED (SELECT native FROM mention WHERE author = ?1) "
        "SELECT id FROM mention WHERE author IS NOT ?1 AND source = (SELECT source FROM author WHERE id = ?1) "
        "AND (quoted IN theirs OR parent IN theirs OR conversation IN theirs)",
        (author,),
    )
    for start in range(0, len(found), _AT_ONCE):
        part = [number for (number,) in found[start : start + _AT_ONCE]]
        with writing(connection):
            connection.execute(
                "WITH theirs AS MATERIALIZED (SELECT native FROM mention WHERE author = ?) UPDATE mention SET "
                "quoted_text = iif(quoted IN theirs, NULL, quoted_text), quoted = iif(quoted IN theirs, NULL, quoted), "
                "parent = iif(parent IN theirs, NULL, parent), "
                f"conversation = iif(conversation IN theirs, NULL, conversation) WHERE id IN ({marks(part)})",
                (author, *part),
            )
            raw.drop(connection, part)


def _remove(connection: apsw.Connection, source: str, mentions: Sequence[int]) -> None:
    """Remove mentions of one source and all that stands about them, in one transaction."""
    with changing_links(connection) as links:
        those = f"({marks(mentions)})"
        natives = [row[0] for row in rows(connection, f"SELECT native FROM mention WHERE id IN {those}", mentions)]
        clusters.leave(connection, links, mentions)
        links.remove(mentions)
        for table in ("reading", "opinion", "reread", "recent"):
            connection.execute(f"DELETE FROM {table} WHERE mention IN {those}", mentions)
        raw.drop(connection, mentions)
        connection.execute(f"DELETE FROM fulltext WHERE rowid IN {those}", mentions)
        taught = corrections.taught_by(connection, source, natives)
        for table in _KEYED:
            connection.execute(
                f"DELETE FROM {table} WHERE source = ? AND native IN ({marks(natives)})", (source, *natives)
            )
        connection.execute(f"DELETE FROM mention WHERE id IN {those}", mentions)
        rewriting.note(connection, mentions)
        # what only said the same as what she labelled there
        refresh(connection, links, corrections.follow_anew(connection, links, taught))
