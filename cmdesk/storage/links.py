"""Which mention belongs to which tracker. `tracker_link` is changed here only, so that no change misses the rollups."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, Literal

import apsw

from cmdesk.storage.connection import rows, writing
from cmdesk.storage.rollups import Differences, Link

_OF_MENTION: Final = "mention = ? AND tracker IN (SELECT 0 UNION ALL SELECT id FROM tracker)"


class Links:
    """The changes of one transaction; made by `changing_links`."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Start with none."""
        self._connection = connection
        self._differences = Differences()

    def add(self, links: Sequence[Link]) -> None:
        """Add links that are not there."""
        # in the order of the b-tree: neighbours go to the same page (no two begin with the same tracker and mention)
        self._connection.executemany("INSERT INTO tracker_link VALUES (?, ?, ?, ?, ?, ?, ?, ?)", sorted(links))
        self._differences.count(links)

    def link(self, tracker: int, mentions: Iterable[int]) -> None:
        """Link mentions to a tracker as they are linked to *All mentions*; those that are linked stay so."""
        self._differences.count(
            self._connection.executemany(
                "INSERT INTO tracker_link SELECT ?, mention, label, kind, source, lang, own, reactions "
                "FROM tracker_link WHERE tracker = 0 AND mention = ? ON CONFLICT DO NOTHING RETURNING *",
                ((tracker, mention) for mention in mentions),
            )
        )

    def unlink(self, tracker: int, mentions: Iterable[int]) -> None:
        """Take mentions out of a tracker, where they are in it."""
        self._differences.count(
            self._connection.executemany(
                "DELETE FROM tracker_link WHERE tracker = ? AND mention = ? RETURNING *",
                ((tracker, mention) for mention in mentions),
            ),
            -1,
        )

    def change(self, mention: int, column: Literal["label", "reactions", "own"], value: int | None) -> None:
        """Set a column of all links of a mention."""
        old = rows(self._connection, f"SELECT * FROM tracker_link WHERE {_OF_MENTION}", (mention,))
        new = rows(
            self._connection, f"UPDATE tracker_link SET {column} = ? WHERE {_OF_MENTION} RETURNING *", (value, mention)
        )
        self._differences.count(old, -1)
        self._differences.count(new)

    def finish(self) -> None:
        """Write what the changes add to the rollups and take from them."""
        self._differences.write(self._connection)


@contextmanager
def changing_links(connection: apsw.Connection) -> Iterator[Links]:
    """One write transaction in which links may change."""
    with writing(connection):
        links = Links(connection)
        yield links
        links.finish()
