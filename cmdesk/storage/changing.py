"""Trackers that ask for what may change after a mention was stored: counts, mood, author, the names she gives it.

Whoever changes such a fact calls `refresh` in the same transaction, so that a mention joins `soldes min:likes:10` with
its tenth like, and leaves `sentiment:negative` with her correction. What she decided by hand stands, and a paused
tracker takes nothing that came after it was paused. What a mention said that is erased is known no more: it stays where
it is.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import apsw

from cmdesk.core.errors import QueryError
from cmdesk.core.matching import matches
from cmdesk.core.query import Field, Node, parse, walk
from cmdesk.core.query.fields import CHANGING
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.links import Links

_AT_ONCE: Final = 500


def refresh(connection: apsw.Connection, links: Links, mentions: Sequence[int]) -> None:
    """Bring the links of mentions whose facts may have changed in line; the caller holds the transaction."""
    if not mentions:
        return
    for tracker, query, paused_at in rows(
        connection, "SELECT id, query, paused_at FROM tracker WHERE removed_at IS NULL AND instr(query, ':') > 0"
    ):
        tree = _changing(query)
        if tree is not None:
            for start in range(0, len(mentions), _AT_ONCE):
                _refresh(connection, links, tracker, tree, paused_at, mentions[start : start + _AT_ONCE])


def refresh_paused(connection: apsw.Connection, links: Links, mentions: Sequence[int]) -> None:
    """Bring the links to paused trackers in line, of mentions that say something else; as `refresh` otherwise."""
    for tracker, query, paused_at in rows(
        connection, "SELECT id, query, paused_at FROM tracker WHERE removed_at IS NULL AND paused_at IS NOT NULL"
    ):
        tree = _tree(query)
        if tree is not None:
            _refresh(connection, links, tracker, tree, paused_at, mentions)


def _refresh(
    connection: apsw.Connection,
    links: Links,
    tracker: int,
    tree: Node,
    paused_at: int | None,
    mentions: Sequence[int],
) -> None:
    open_to = [
        number
        for (number,) in rows(
            connection,
            "SELECT mention.id FROM mention JOIN source ON source.id = mention.source "
            "LEFT JOIN decision ON decision.source = source.name AND decision.native = mention.native "
            "AND decision.tracker = ? WHERE decision.linked IS NULL AND erased IS NULL "
            "AND first_seen_at <= coalesce(?, first_seen_at) "
            f"AND mention.id IN ({marks(mentions)})",
            (tracker, paused_at, *mentions),
        )
    ]
    fit = {number for number, candidate in candidates(connection, open_to, tree) if matches(tree, candidate)}
    links.link(tracker, sorted(fit))
    links.unlink(tracker, [number for number in open_to if number not in fit])


@lru_cache(maxsize=10_000)
def _changing(query: str) -> Node | None:
    """The tree of a query that asks for what may change; None of any other, and of one that cannot be read."""
    tree = _tree(query)
    if tree is None:
        return None
    asks = any(isinstance(part, Field) and part.name in CHANGING for part in walk(tree))
    return tree if asks else None


def _tree(query: str) -> Node | None:
    try:
        return parse(query, of_tracker=True)
    except QueryError:
        return None
