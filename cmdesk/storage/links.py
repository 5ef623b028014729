"""Which mention belongs to which tracker. `tracker_link` is changed here only, so that no change misses the rollups."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final, Literal

import apsw

from cmdesk.storage.connection import rows, writing
from cmdesk.storage.regrouping import Regrouped
from cmdesk.storage.rollups import Differences, Link

_EVERY_TRACKER: Final = "tracker IN (SELECT 0 UNION ALL SELECT id FROM tracker)"
_OF_MENTION: Final = f"mention = ? AND {_EVERY_TRACKER}"
_AT_ONCE: Final = 2000
"""Links counted at a time: an author may have written hundreds of thousands."""


class Links:
    """The changes of one transaction; made by `changing_links`."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Start with none."""
        self._connection = connection
        self._differences = Differences()
        self._regrouped = Regrouped()

    def add(self, links: Sequence[Link], grouped: Collection[int]) -> None:
        """Add links that are not there.

        Args:
            grouped: those of their mentions that are in a cluster.
        """
        # in the order of the b-tree: neighbours go to the same page (no two begin with the same tracker and mention)
        self._connection.executemany("INSERT INTO tracker_link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", sorted(links))
        self._differences.count(links)
        if grouped:
            self._regrouped.note(link for link in links if link[1] in grouped)

    def link(self, tracker: int, mentions: Iterable[int]) -> None:
        """Link mentions to a tracker as they are linked to *All mentions*; those that are linked stay so."""
        added = self._connection.executemany(
            "INSERT INTO tracker_link SELECT ?, mention, label, kind, source, lang, own, reactions, 0 "
            "FROM tracker_link WHERE tracker = 0 AND mention = ? ON CONFLICT DO NOTHING RETURNING *",
            ((tracker, mention) for mention in mentions),
        )
        self._differences.count(self._regrouped.noted(added))

    def unlink(self, tracker: int, mentions: Iterable[int]) -> None:
        """Take mentions out of a tracker, where they are in it."""
        taken = self._connection.executemany(
            "DELETE FROM tracker_link WHERE tracker = ? AND mention = ? RETURNING *",
            ((tracker, mention) for mention in mentions),
        )
        self._differences.count(self._regrouped.noted(taken), -1)

    def remove(self, mentions: Iterable[int]) -> None:
        """Take mentions out of every tracker, *All mentions* included: they left their clusters and are about to go."""
        self._differences.count(
            self._connection.executemany(
                f"DELETE FROM tracker_link WHERE {_OF_MENTION} RETURNING *", ((mention,) for mention in mentions)
            ),
            -1,
        )

    def change(self, mention: int, column: Literal["label", "reactions", "own", "lang"], value: int | None) -> None:
        """Set a column of all links of a mention."""
        old = self._of(mention)
        new = rows(
            self._connection, f"UPDATE tracker_link SET {column} = ? WHERE {_OF_MENTION} RETURNING *", (value, mention)
        )
        self._differences.count(old, -1)
        self._differences.count(self._regrouped.noted(new) if column == "own" else new)

    def regroup(self, mentions: Iterable[int]) -> None:
        """Find out anew which links count once: these mentions came into another cluster."""
        for mention in mentions:
            self._regrouped.note(self._of(mention))

    def ungroup(self, mention: int, head: int | None) -> None:
        """A mention stands alone now; `head` heads those that it left, None where there is no cluster any more."""
        links = self._of(mention)
        self._recount([(link, 0) for link in links if link[8]])
        if head is not None:
            self._regrouped.left(head, links)

    def settle(self) -> None:
        """Bring `tracker_link.copy` in line with what changed so far."""
        self._recount(self._regrouped.settled(self._connection))

    def mark(self, author: int, own: bool) -> None:
        """Mark all links of an author's mentions as hers or not."""
        # one statement: one for each mention takes twice as long, and the other writers wait
        changed = self._connection.execute(
            f"UPDATE tracker_link SET own = ?1 WHERE {_EVERY_TRACKER} AND own <> ?1 "
            "AND mention IN (SELECT id FROM mention WHERE author = ?2) RETURNING *",
            (int(own), author),
        )
        while links := list(islice(changed, _AT_ONCE)):
            self._differences.count(self._regrouped.noted(links))
            self._differences.count((_marked(link, not own) for link in links), -1)

    def finish(self) -> None:
        """Write what the changes add to the rollups and take from them."""
        self.settle()
        self._differences.write(self._connection)

    def _of(self, mention: int) -> list[Link]:
        return rows(self._connection, f"SELECT * FROM tracker_link WHERE {_OF_MENTION}", (mention,))

    def _recount(self, changes: Sequence[tuple[Link, int]]) -> None:
        self._connection.executemany(
            "UPDATE tracker_link SET copy = ? WHERE tracker = ? AND mention = ?",
            ((copy, link[0], link[1]) for link, copy in changes),
        )
        self._differences.regroup(changes)


def _marked(link: Link, own: bool) -> Link:
    tracker, mention, label, kind, source, lang, _, reactions, copy = link
    return tracker, mention, label, kind, source, lang, int(own), reactions, copy


@contextmanager
def changing_links(connection: apsw.Connection) -> Iterator[Links]:
    """One write transaction in which links may change."""
    with writing(connection):
        links = Links(connection)
        yield links
        links.finish()
