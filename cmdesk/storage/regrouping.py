"""Which links count where copies count once: `tracker_link.copy`, found out anew for what a transaction changed.

In each tracker, and for each way to count (`rollups.MASKS`), the mention of a cluster that was posted first counts:
so no view loses a cluster because it leaves out the one that all the others are copies of. Whoever changes a link, or
which cluster a mention is in, tells so here; at the end of the transaction each cluster is walked from its first
mention on, as far as anything can have changed: one copy more of what ten thousand said costs no more than the second.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import apsw

from cmdesk.storage.connection import marks, rows
from cmdesk.storage.rollups import MASKS, REPOST_KIND, Link

_AT_ONCE: Final = 500


class Regrouped:
    """Links of one transaction whose `copy`, or that of others of their clusters, may be wrong."""

    def __init__(self) -> None:
        """Start with none."""
        # by mention, its trackers, and whether it is a repost
        self._noted: dict[int, tuple[set[int], bool]] = {}
        # by head and tracker, the ways in which those counted that left
        self._left: dict[tuple[int, int], int] = {}

    def note(self, links: Iterable[Link]) -> None:
        """Note links that were added, taken away, came into a cluster, or are her own now or not."""
        for link in links:
            known = self._noted.get(link[1])
            if known is None:
                known = self._noted[link[1]] = (set(), link[3] == REPOST_KIND)
            known[0].add(link[0])

    def noted(self, links: Iterable[Link]) -> Iterator[Link]:
        """Note links as they pass."""
        for link in links:
            self.note((link,))
            yield link

    def left(self, head: int, links: Iterable[Link]) -> None:
        """Note links of a mention that was in the cluster which `head` heads now, and is not any more."""
        for link in links:
            key = head, link[0]
            self._left[key] = self._left.get(key, 0) | _ways(link[3] == REPOST_KIND)

    def settled(self, connection: apsw.Connection) -> list[tuple[Link, int]]:
        """The links whose `copy` is to change, and what it is to be; nothing is noted any more."""
        noted, self._noted = self._noted, {}
        left, self._left = self._left, {}
        # by head and tracker: what changed, and the ways in which it counts, or did
        changed: dict[tuple[int, int], tuple[set[int], int]] = {key: (set(), ways) for key, ways in left.items()}
        for mention, head in heads_of(connection, noted).items():
            trackers, repost = noted[mention]
            for tracker in trackers:
                mentions, ways = changed.get((head, tracker), (set(), 0))
                mentions.add(mention)
                changed[head, tracker] = mentions, ways | _ways(repost)
        found: list[tuple[Link, int]] = []
        for (head, tracker), (mentions, ways) in changed.items():
            found += _walk(connection, head, tracker, mentions, ways)
        return found


def heads_of(connection: apsw.Connection, mentions: Iterable[int]) -> Mapping[int, int]:
    """The heads of the clusters that mentions are in; those that stand alone are missing."""
    asked, found = sorted(mentions), dict[int, int]()
    if not asked or not connection.execute("SELECT EXISTS (SELECT 1 FROM clustered)").get:
        return found
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        found.update(rows(connection, f"SELECT mention, head FROM clustered WHERE mention IN ({marks(part)})", part))
    return found


def _walk(
    connection: apsw.Connection, head: int, tracker: int, changed: set[int], ways: int
) -> Iterator[tuple[Link, int]]:
    """The links of a cluster in a tracker whose `copy` is to change.

    Args:
        changed: mentions whose links changed.
        ways: bits of the ways in which these and those that left count, or did.
    """
    passed, taken, sure = set[int](), 0, 0
    for link in connection.execute(
        "SELECT link.* FROM clustered CROSS JOIN tracker_link AS link ON link.tracker = ? "
        "AND link.mention = clustered.mention WHERE head = ? ORDER BY clustered.mention",
        (tracker, head),
    ):
        mention, counts = link[1], _counts(link)
        if link[-1] != counts & taken:
            yield link, counts & taken
        passed.add(mention)
        taken |= counts
        if mention not in changed:
            # what did not change counts in the same ways as before: after it nothing can differ in these
            sure |= counts
            if not ways & ~sure:
                break
    left = sorted(changed - passed)
    for start in range(0, len(left), _AT_ONCE):
        part = left[start : start + _AT_ONCE]
        for link in connection.execute(
            f"SELECT * FROM tracker_link WHERE tracker = ? AND mention IN ({marks(part)})", (tracker, *part)
        ):
            if link[-1] != _counts(link) & taken:
                yield link, _counts(link) & taken


def _counts(link: Link) -> int:
    """Bits of the ways in which a mention counts where copies do."""
    return MASKS[link[6]][link[3] == REPOST_KIND]


def _ways(repost: bool) -> int:
    """Bits of the ways in which a mention may count; whether it was her own before is not known any more."""
    return MASKS[0][repost]
