"""Clusters: reposts and near-duplicates of one mention, its head, which is the one of them that was stored first.

Every mention is kept; `mention.cluster` says of which head it is a copy. A repost belongs to what it reposts, however
late it comes. Any other text that a pass brings belongs to a text like it (`core.nearness`) that a pass brought in the
last days, where they were posted within 48 hours of each other. Only heads and what stands alone are looked for, so a
cluster cannot drift from copy to copy; and they are held against their text as it is now, so what is left in `recent`
of a text that changed finds nothing.

What is imported joins by what it reposts only: a sketch takes as long as all the rest of the write.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

import apsw
import numpy as np

from cmdesk.core.identity import SEQUENCE_BITS
from cmdesk.core.nearness import NEAR_FROM, Sketch, sketch
from cmdesk.core.types import Kind, Post
from cmdesk.storage import raw
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.links import Links
from cmdesk.storage.names import Names

APART: Final = timedelta(hours=48)
"""How far apart near-duplicates may have been posted."""
KEPT_DAYS: Final = 3
"""Days after that of its storing for which a text is looked for: what others say of it may be collected late."""

_APART_SECONDS: Final = int(APART.total_seconds())
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A mention that is about to be stored.

    Attributes:
        source: the number of its source.
    """

    id: int
    source: int
    post: Post


def heads(
    connection: apsw.Connection, sources: Names, posts: Sequence[Post], numbers: Sequence[int], now: datetime | None
) -> dict[int, int]:
    """Of which mentions posts that are about to be stored are copies, by the ids they get; the others are missing.

    Args:
        numbers: these ids, ascending.
        now: the moment of the pass that brings them; None of an import.
    """
    if now is None and not any(map(reposts, posts)):
        return {}
    newcomers = [Newcomer(number, sources[post.source], post) for number, post in zip(numbers, posts, strict=True)]
    placed = place(connection, newcomers)
    return placed if now is None else join(connection, newcomers, placed, now)


def reposts(post: Post) -> bool:
    """Whether a post says what it reposts."""
    return post.kind is Kind.REPOST and post.parent is not None


def place(connection: apsw.Connection, newcomers: Sequence[Newcomer]) -> dict[int, int]:
    """The heads of those that repost something stored, or one another; the others are missing.

    Args:
        newcomers: with ids in order, as they are going to be stored.
    """
    stored = _stored(connection, [one for one in newcomers if reposts(one.post)])
    among = {(one.source, one.post.native): one.id for one in newcomers if not reposts(one.post)}
    placed: dict[int, int] = {}
    for one in newcomers:
        if reposts(one.post):
            key = (one.source, one.post.parent or "")
            head = stored.get(key, among.get(key))
            if head is not None:
                placed[one.id] = stored[one.source, one.post.native] = head
    return placed


def join(
    connection: apsw.Connection, newcomers: Sequence[Newcomer], placed: Mapping[int, int], now: datetime
) -> dict[int, int]:
    """The heads of all that are copies of something, given those of the reposts; the others can be found from now on.

    The mentions themselves are stored in the same transaction: what is kept here names them before.
    """
    today = raw.day_of(now)
    connection.execute("DELETE FROM recent WHERE day < ?", (today - KEPT_DAYS,))
    sketches = {one.id: made for one in newcomers if one.id not in placed and (made := sketch(one.post.text))}
    found = _recent(connection, {key for made in sketches.values() for key in made.keys}, today)
    known = _sketched(connection, {mention for mentions in found.values() for mention in mentions})
    joined, kept, moved = dict(placed), list[tuple[int, int, int]](), dict[int, int]()
    for number, made in sketches.items():
        candidates = {mention for key in made.keys for mention in found.get(key, ()) if mention in known}
        near = [
            (-nearness, mention)
            for mention in candidates
            if abs((mention >> SEQUENCE_BITS) - (number >> SEQUENCE_BITS)) <= _APART_SECONDS
            and (nearness := known[mention].nearness(made)) >= NEAR_FROM
        ]
        if near:
            joined[number] = moved[number] = min(near)[1]
            continue
        known[number] = made
        for key in made.keys:
            found.setdefault(key, []).append(number)
            kept.append((today, key, number))
    connection.executemany("INSERT OR IGNORE INTO recent VALUES (?, ?, ?)", kept)
    # what reposts one that turned out to be a copy itself belongs to the head of that one
    return {number: moved.get(head, head) for number, head in joined.items()}


def leave(connection: apsw.Connection, links: Links, mention_ids: Iterable[int]) -> None:
    """Let mentions stand alone; the cluster of a head that leaves goes on with its next member as head.

    The caller holds the transaction of `links`.
    """
    for mention in mention_ids:
        row = connection.execute("SELECT cluster FROM mention WHERE id = ?", (mention,)).fetchone()
        if row is None:
            continue
        if row[0] is not None:
            _alone(connection, links, mention)
            continue
        following: int | None = connection.execute("SELECT min(id) FROM mention WHERE cluster = ?", (mention,)).get
        if following is not None:
            _alone(connection, links, following)
            connection.execute("UPDATE mention SET cluster = ? WHERE cluster = ?", (following, mention))
            _hand_over(connection, mention, following)


def members(connection: apsw.Connection, headed: Mapping[int, int]) -> dict[int, int]:
    """How many others there are in the cluster of each mention, given the heads (its own id where it has none)."""
    heads = list(set(headed.values()))
    counted: dict[int, int] = {}
    for start in range(0, len(heads), _AT_ONCE):
        part = heads[start : start + _AT_ONCE]
        counted |= dict(
            rows(
                connection,
                f"SELECT cluster, count(*) FROM mention WHERE cluster IN ({marks(part)}) GROUP BY cluster",
                part,
            )
        )
    return {mention: counted.get(head, 0) for mention, head in headed.items()}


def others(connection: apsw.Connection, mention_id: int, limit: int) -> list[int]:
    """The newest of the other mentions of a cluster, and its head whatever its age."""
    found = rows(
        connection,
        "WITH head AS (SELECT coalesce(cluster, id) AS id FROM mention WHERE id = ?1) "
        "SELECT id FROM head WHERE id <> ?1 UNION ALL SELECT * FROM (SELECT mention.id FROM head "
        "JOIN mention ON mention.cluster = head.id WHERE mention.id <> ?1 ORDER BY mention.id DESC LIMIT ?2)",
        (mention_id, limit),
    )
    return [number for (number,) in found]


def _stored(connection: apsw.Connection, newcomers: Sequence[Newcomer]) -> dict[tuple[int, str], int]:
    """The heads of stored mentions that are reposted, by source and native id."""
    asked: dict[int, set[str]] = {}
    for one in newcomers:
        asked.setdefault(one.source, set()).add(one.post.parent or "")
    return {
        (source, native): head
        for source, natives in asked.items()
        for native, head in rows(
            connection,
            f"SELECT native, coalesce(cluster, id) FROM mention WHERE source = ? AND native IN ({marks(natives)})",
            (source, *natives),
        )
    }


def _recent(connection: apsw.Connection, keys: Iterable[int], today: int) -> dict[int, list[int]]:
    """What is found by some keys."""
    found: dict[int, list[int]] = {}
    asked = np.array(sorted(keys), np.int64)
    if not len(asked):
        return found
    for day in range(today - KEPT_DAYS, today + 1):
        for key, mention in connection.execute(
            "SELECT key, mention FROM carray(?) AS asked CROSS JOIN recent ON recent.day = ? AND key = asked.value",
            (apsw.carray(asked), day),
        ):
            found.setdefault(key, []).append(mention)
    return found


def _sketched(connection: apsw.Connection, mentions: Iterable[int]) -> dict[int, Sketch]:
    """Sketches of those of some mentions that may have copies, of their texts as they are now."""
    asked, found = list(mentions), dict[int, Sketch]()
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        for number, text in rows(
            connection, f"SELECT id, text FROM mention WHERE id IN ({marks(part)}) AND cluster IS NULL", part
        ):
            made = sketch(text)
            if made is not None:
                found[number] = made
    return found


def _alone(connection: apsw.Connection, links: Links, mention: int) -> None:
    connection.execute("UPDATE mention SET cluster = NULL WHERE id = ?", (mention,))
    links.change(mention, "copy", 0)


def _hand_over(connection: apsw.Connection, mention: int, following: int) -> None:
    """Let the new head of a cluster be found in the place of the one that left."""
    texts = dict(rows(connection, "SELECT id, text FROM mention WHERE id IN (?, ?)", (mention, following)))
    left, made = sketch(texts[mention]), sketch(texts[following])
    newest: int | None = connection.execute("SELECT max(day) FROM recent").get
    if newest is None:
        return
    for key in () if left is None else left.keys:
        connection.execute(
            "DELETE FROM recent WHERE day BETWEEN ? AND ? AND key = ? AND mention = ?",
            (newest - KEPT_DAYS - 1, newest, key, mention),
        )
    for key in () if made is None else made.keys:
        connection.execute("INSERT OR IGNORE INTO recent VALUES (?, ?, ?)", (newest, key, following))
