"""Takes away what a mention said and who said it, and leaves what counts.

A post that its network does not show any more, or that is older than she keeps what people wrote, becomes a tombstone:
the row with its id, label, language, counts, links and what she decided, so that no volume of the past changes. No
later pass and no import fills it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, TypeVar

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.passes import Gone
from cmdesk.core.types import Erased
from cmdesk.storage import raw, rewriting
from cmdesk.storage.connection import marks, rows

_T = TypeVar("_T")
_AT_ONCE: Final = 500
_EMPTY: Final = (
    "UPDATE mention SET erased = ?, text = '', quoted_text = NULL, tags = NULL, handles = NULL, links = NULL, "
    "url = NULL, media = 0, author = NULL WHERE id IN ({}) AND erased IS NULL RETURNING id"
)


def erase(connection: apsw.Connection, mentions: Sequence[int], why: Erased) -> int:
    """Take away what mentions said; the caller holds the transaction. Returns how many still said something."""
    count = 0
    for part in _parts(mentions):
        erased = [number for (number,) in rows(connection, _EMPTY.format(marks(part)), (int(why), *part))]
        if erased:
            raw.drop(connection, erased)
            for table, column in (("opinion", "mention"), ("reread", "mention"), ("fulltext", "rowid")):
                connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((number,) for number in erased))
            rewriting.note(connection, erased)
        count += len(erased)
    return count


def take_down(connection: apsw.Connection, gone: Iterable[Gone], now: datetime) -> None:
    """Erase what is stored of posts that their network does not show any more; the caller holds the transaction."""
    told: dict[str, dict[str, int]] = {}
    for one in gone:
        told.setdefault(one.source, {}).setdefault(one.native, to_microseconds(one.at or now))
    for source, moments in told.items():
        for part in _parts(list(moments)):
            # not through the table of names: most of what is gone was never stored
            stored = rows(
                connection,
                "SELECT id, native FROM mention WHERE source = (SELECT id FROM source WHERE name = ?) "
                f"AND native IN ({marks(part)})",
                (source, *part),
            )
            connection.executemany(
                "UPDATE mention SET deleted_at = coalesce(deleted_at, ?) WHERE id = ?",
                ((moments[native], number) for number, native in stored),
            )
            erase(connection, [number for number, _ in stored], Erased.GONE)


def _parts(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
