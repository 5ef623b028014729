"""Names that she gives mentions: kept by the network's identifiers, so that they outlive purge and import anew.

Two spellings that fold alike are one label, in the spelling that was there first.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.identity import to_microseconds
from cmdesk.core.text import fold
from cmdesk.core.types import Post
from cmdesk.storage.changing import refresh
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.links import changing_links

LONGEST: Final = 80
"""Characters of a label at most."""

_CHUNK: Final = 500
_EMPTY: Final = QT_TRANSLATE_NOOP("errors", "A label needs a name of letters or digits: give it one.")
_LONG: Final = QT_TRANSLATE_NOOP("errors", "A label has at most {limit} characters: shorten {name}.")
_OF_STORED: Final = (
    "mention JOIN source ON source.id = mention.source "
    "JOIN given_label AS given ON given.source = source.name AND given.native = mention.native"
)


def label(connection: apsw.Connection, mention_ids: Iterable[int], name: str, given: bool, now: datetime) -> None:
    """Give mentions a label, or take it from them. Unknown ids are passed over.

    Raises:
        UsageError: the name is empty or too long.
    """
    name, key = _named(name)
    ids = list(dict.fromkeys(mention_ids))
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        with changing_links(connection) as links:
            posts = rows(
                connection,
                "SELECT source.name, native FROM mention JOIN source ON source.id = mention.source "
                f"WHERE mention.id IN ({marks(part)})",
                part,
            )
            if given:
                _give(connection, [(source, native, name) for source, native in posts], now)
            else:
                connection.executemany(
                    "DELETE FROM given_label WHERE source = ? AND native = ? AND key = ?",
                    ((*post, key) for post in posts),
                )
            refresh(connection, links, part)


def recall(connection: apsw.Connection, posts: Iterable[Post], now: datetime) -> None:
    """Give posts the labels that an export of ours brings back; the caller holds a transaction and refreshes links."""
    _give(
        connection,
        [
            (post.source, post.native, name)
            for post in posts
            if post.kept is not None
            for name in post.kept.labels
            if _fit(name)
        ],
        now,
    )


def labels(connection: apsw.Connection) -> Mapping[str, int]:
    """Every label, and how many stored mentions bear it: 0 where all of them are gone; by name."""
    names = dict(rows(connection, "SELECT key, min(name) FROM given_label GROUP BY key"))
    counts = dict(rows(connection, f"SELECT given.key, count(*) FROM {_OF_STORED} GROUP BY given.key"))
    return {name: counts.get(key, 0) for key, name in sorted(names.items())}


def of_mentions(connection: apsw.Connection, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The labels of mentions, by name; those that bear none are missing."""
    if not connection.execute("SELECT EXISTS (SELECT 1 FROM given_label)").get:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        for number, name in rows(
            connection,
            f"SELECT mention.id, given.name FROM {_OF_STORED} WHERE mention.id IN ({marks(part)}) ORDER BY given.key",
            part,
        ):
            found[number] = (*found.get(number, ()), name)
    return found


def _give(connection: apsw.Connection, given: Iterable[tuple[str, str, str]], now: datetime) -> None:
    spelt: dict[str, str] = {}
    for source, native, told in given:
        name, key = _named(told)
        if key not in spelt:
            spelt[key] = connection.execute("SELECT name FROM given_label WHERE key = ? LIMIT 1", (key,)).get or name
        connection.execute(
            "INSERT INTO given_label VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (source, native, key, spelt[key], to_microseconds(now)),
        )


def _named(name: str) -> tuple[str, str]:
    """A name without needless spaces, and what it is compared by."""
    name = " ".join(name.split())
    if not fold(name).strip():
        raise UsageError(_EMPTY)
    if len(name) > LONGEST:
        raise UsageError(_LONG, limit=LONGEST, name=name)
    return name, fold(name)


def _fit(name: str) -> bool:
    """Whether a name of a file can be a label: one that cannot must not keep its post out."""
    return bool(fold(name).strip()) and len(" ".join(name.split())) <= LONGEST
