"""What she decided of posts, looked up for those that come (back) in: it outlives a purge."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import ALL_MENTIONS, ScoredPost
from cmdesk.storage.connection import rows

Key = tuple[str, str]
"""Source and native id: what identifies a post."""


@dataclass(frozen=True, slots=True)
class Hers:
    """Labels and links that she decided."""

    labels: dict[Key, int]
    links: dict[Key, dict[int, bool]]

    def trackers(self, key: Key, matched: frozenset[int], by_hand: int | None) -> set[int]:
        """The trackers to which a post belongs, given those whose query it matches."""
        linked = {ALL_MENTIONS, *matched}
        if key in self.links:
            for tracker, wanted in self.links[key].items():
                (linked.add if wanted else linked.discard)(tracker)
        if by_hand is not None:
            linked.add(by_hand)
        return linked


def of(connection: apsw.Connection, posts: Iterable[Key]) -> Hers:
    """Her corrections and decisions on some posts."""
    hers = Hers({}, {})
    if connection.execute("SELECT EXISTS (SELECT 1 FROM correction)").get:
        for key in posts:
            label = connection.execute("SELECT label FROM correction WHERE source = ? AND native = ?", key).get
            if label is not None:
                hers.labels[key] = label
    if connection.execute("SELECT EXISTS (SELECT 1 FROM decision)").get:
        for key in posts:
            found = rows(
                connection,
                "SELECT tracker, linked FROM decision JOIN tracker ON tracker.id = decision.tracker "
                "WHERE source = ? AND native = ? AND removed_at IS NULL",
                key,
            )
            if found:
                hers.links[key] = {tracker: bool(linked) for tracker, linked in found}
    return hers


def link(connection: apsw.Connection, posts: Sequence[ScoredPost], tracker: int, now: datetime) -> None:
    """Keep that she put posts into a tracker; the caller holds a transaction."""
    connection.executemany(
        "INSERT INTO decision VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE "
        "SET linked = 1, decided_at = excluded.decided_at WHERE linked = 0",
        ((scored.post.source, scored.post.native, tracker, to_microseconds(now)) for scored in posts),
    )
