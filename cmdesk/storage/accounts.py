"""Her own accounts, and the marks they leave: on the authors, and through them on every link of their mentions.

An account is told by the handle of its network, compared as `core.identity.account_key` writes it. A mark is changed in
the transaction that changes what it says, so that no count ever mixes the two states. That transaction may be longer
than those of other writers: measured, 400,000 links of 100,000 posts take 2 s, and the others wait 10 s before they
give up.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.identity import account_key, to_microseconds
from cmdesk.core.types import Account
from cmdesk.storage.connection import rows
from cmdesk.storage.links import Links, changing_links


def all_accounts(connection: apsw.Connection) -> list[Account]:
    """Every account of hers, by network then handle."""
    found = rows(connection, "SELECT network, handle FROM account ORDER BY network, key")
    return [Account(network, handle) for network, handle in found]


def keys_of(connection: apsw.Connection, network: str) -> frozenset[str]:
    """Her accounts on a network, as `account_key` writes them."""
    return frozenset(key for (key,) in rows(connection, "SELECT key FROM account WHERE network = ?", (network,)))


def is_own(keys: frozenset[str], handle: str | None, key: str) -> bool:
    """Whether an author is one of these accounts: by handle, else by what the network calls it."""
    return bool(keys) and (account_key(key if handle is None else handle) in keys)


def add(connection: apsw.Connection, account: Account, now: datetime) -> None:
    """Keep an account as hers and mark its mentions.

    Raises:
        UsageError: it is hers already, or its handle is empty.
    """
    key = account_key(account.handle)
    if not key:
        raise UsageError(QT_TRANSLATE_NOOP("errors", "An account needs a handle, such as @maison: give it one."))
    with changing_links(connection) as links:
        if key in keys_of(connection, account.network):
            raise UsageError(
                QT_TRANSLATE_NOOP("errors", "@{handle} is already among your accounts: there is nothing to add."),
                handle=key,
            )
        handle = account.handle.strip().lstrip("@")
        connection.execute(
            "INSERT INTO account VALUES (?, ?, ?, ?)", (account.network, key, handle, to_microseconds(now))
        )
        _remark(connection, links)


def remove(connection: apsw.Connection, account: Account) -> Account | None:
    """An account is not hers any more: its mentions count again. Returns it as she wrote it, None where it was not."""
    with changing_links(connection) as links:
        found = rows(
            connection,
            "DELETE FROM account WHERE network = ? AND key = ? RETURNING network, handle",
            (account.network, account_key(account.handle)),
        )
        _remark(connection, links)
    return Account(*found[0]) if found else None


def posts(connection: apsw.Connection) -> dict[Account, int]:
    """Mentions ever stored of each account of hers; accounts without any are missing."""
    hers = {(account.network, account_key(account.handle)): account for account in all_accounts(connection)}
    found: dict[Account, int] = {}
    for network, key, handle, count in rows(
        connection,
        "SELECT source.name, key, handle, (SELECT count(*) FROM mention WHERE mention.author = author.id) "
        "FROM author JOIN source ON source.id = author.source WHERE own",
    ):
        account = hers.get((network, account_key(key if handle is None else handle)))
        if account is not None and count:
            found[account] = found.get(account, 0) + count
    return found


def mark(connection: apsw.Connection, links: Links, authors: Iterable[int], own: bool) -> None:
    """Mark authors, and all their mentions, as hers or not."""
    for author in authors:
        connection.execute("UPDATE author SET own = ? WHERE id = ?", (own, author))
        links.mark(author, own)


def mismarked(connection: apsw.Connection) -> Iterator[tuple[int, bool]]:
    """Authors whose mark is not what her accounts say, with the mark they bear; nothing may be changed meanwhile.

    One after the other: a network has hundreds of thousands.
    """
    keys: dict[str, frozenset[str]] = {}
    for number, network, key, handle, own in connection.execute(
        "SELECT author.id, source.name, key, handle, own FROM author JOIN source ON source.id = author.source "
        "WHERE own OR source.name IN (SELECT network FROM account)",
    ):
        if network not in keys:
            keys[network] = keys_of(connection, network)
        if is_own(keys[network], handle, key) != bool(own):
            yield number, bool(own)


def _remark(connection: apsw.Connection, links: Links) -> None:
    for number, own in list(mismarked(connection)):
        mark(connection, links, (number,), not own)
