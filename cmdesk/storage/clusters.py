"""Clusters: reposts and near-duplicates of one mention. All are kept, counted together or apart at her choice.

`clustered` says which mention heads the cluster that another is in. A repost belongs to what it reposts, whichever of
the two comes in first, and however late. Any other text that a pass brings belongs to a text like it (`core.nearness`)
that a pass brought in the last days, where they were posted within 48 hours of each other. Only heads and what stands
alone are looked for, so a cluster cannot drift from copy to copy; and they are held against their text as it is now, so
what is left in `recent` of a text that changed finds nothing. Which one of a cluster counts is not said here: it
depends on what she counts (`rollups.MASKS`).

What is imported joins by what it reposts only: a sketch takes as long as all the rest of the write.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import apsw
import numpy as np

from cmdesk.core.identity import SEQUENCE_BITS
from cmdesk.core.nearness import NEAR_FROM, Sketch, sketch
from cmdesk.core.types import Kind, Label, Post, ScoredPost
from cmdesk.storage import raw
from cmdesk.storage.connection import marks, rows
from cmdesk.storage.links import Links
from cmdesk.storage.names import Names
from cmdesk.storage.regrouping import heads_of

APART: Final = timedelta(hours=48)
"""How far apart near-duplicates may have been posted."""
KEPT_DAYS: Final = 3
"""Days after that of its storing for which a text is looked for: what others say of it may be collected late."""

_OPPOSITE: Final = {Label.NEGATIVE, Label.POSITIVE}
"""One word makes praise of a complaint: what is nearly the same in the opposite mood is another opinion."""
_APART_SECONDS: Final = int(APART.total_seconds())
_AT_ONCE: Final = 500


def join(
    connection: apsw.Connection, sources: Names, stored: Mapping[int, ScoredPost], links: Links, now: datetime | None
) -> Collection[int]:
    """Put mentions that were just stored, without their links, into the clusters that they belong to.

    Args:
        stored: by their ids, ascending.
        now: the moment of the pass that brings them; None of an import.

    Returns:
        Those that came into a cluster: see `Links.add`.
    """
    of_source: dict[str, list[int]] = {}
    for number, scored in stored.items():
        of_source.setdefault(scored.post.source, []).append(number)
    reposted, awaited = dict[int, int](), dict[int, int]()
    for source, numbers in of_source.items():
        posts = {number: stored[number].post for number in numbers}
        reposted |= _reposted(connection, sources[source], posts)
        awaited |= _awaited(connection, sources[source], posts)
    heads = _headed(connection, reposted)
    if now is not None:
        near = _near(connection, {number: scored for number, scored in stored.items() if number not in heads}, now)
        # what reposts one that turned out to be a copy itself belongs to the head of that one
        heads = {number: near.get(head, head) for number, head in heads.items()} | near
    if heads:
        connection.executemany(
            "INSERT OR IGNORE INTO clustered VALUES (?, ?)", ((head, head) for head in set(heads.values()))
        )
        connection.executemany("INSERT INTO clustered VALUES (?, ?)", heads.items())
    for repost, original in awaited.items():
        _unite(connection, links, repost, original)
    return heads.keys() | awaited.values()


def leave(connection: apsw.Connection, links: Links, mentions: Iterable[int]) -> None:
    """Let mentions stand alone; the cluster of a head that leaves goes on with its next member as head.

    The caller holds the transaction of `links`, and removes nothing of them before.
    """
    links.settle()
    clusters: dict[int, list[int]] = {}
    for mention, head in heads_of(connection, mentions).items():
        clusters.setdefault(head, []).append(mention)
    for head, leaving in clusters.items():
        connection.executemany("DELETE FROM clustered WHERE mention = ?", ((mention,) for mention in leaving))
        left = [
            mention
            for (mention,) in rows(
                connection, "SELECT mention FROM clustered WHERE head = ? ORDER BY mention LIMIT 2", (head,)
            )
        ]
        following = left[0] if head in leaving and left else None
        if following is not None:
            connection.execute("UPDATE clustered SET head = ? WHERE head = ?", (following, head))
            _hand_over(connection, head, following)
        if len(left) == 1:
            # a cluster of one is none
            connection.execute("DELETE FROM clustered WHERE mention = ?", left)
        for mention in leaving if len(left) > 1 else [*leaving, *left]:
            links.ungroup(mention, None if len(left) < 2 else following or head)
    links.settle()


def follow_edit(connection: apsw.Connection, links: Links, mention: int, post: Post) -> None:
    """Let a mention leave the cluster of a text that it does not say any more; before it says what a post says now.

    What reposts, and what is reposted, stays: the others say what it says now, too, or soon will.
    """
    head = heads_of(connection, (mention,)).get(mention)
    if head is None or (post.kind is Kind.REPOST and post.parent is not None):
        return
    [(said, reposted)] = rows(
        connection,
        "SELECT head.text, EXISTS (SELECT 1 FROM mention AS repost WHERE kind = 2 AND repost.source = edited.source "
        "AND repost.parent = edited.native) FROM mention AS head, mention AS edited "
        "WHERE head.id = ? AND edited.id = ?",
        (head, mention),
    )
    before, after = sketch(said), sketch(post.text)
    if not reposted and (before is None or after is None or after.nearness(before) < NEAR_FROM):
        leave(connection, links, (mention,))


def others_than(connection: apsw.Connection, mentions: Sequence[int]) -> dict[int, int]:
    """How many others there are in the cluster of each mention; those that stand alone are missing."""
    headed = heads_of(connection, mentions)
    heads, counted = sorted(set(headed.values())), dict[int, int]()
    for start in range(0, len(heads), _AT_ONCE):
        part = heads[start : start + _AT_ONCE]
        counted |= dict(
            rows(
                connection,
                f"SELECT head, count(*) - 1 FROM clustered WHERE head IN ({marks(part)}) GROUP BY head",
                part,
            )
        )
    return {mention: counted[head] for mention, head in headed.items()}


def others(connection: apsw.Connection, mention_id: int, limit: int) -> list[int]:
    """The newest of the other mentions of a cluster, and the one that was posted first whatever its age."""
    found = rows(
        connection,
        "WITH one AS (SELECT head FROM clustered WHERE mention = ?1), others AS (SELECT clustered.mention FROM one "
        "JOIN clustered ON clustered.head = one.head WHERE clustered.mention <> ?1) "
        "SELECT * FROM (SELECT mention FROM others ORDER BY mention DESC LIMIT ?2) UNION SELECT min(mention) "
        "FROM others HAVING count(*) > 0",
        (mention_id, limit),
    )
    return [number for (number,) in found]


def _reposted(connection: apsw.Connection, source: int, posts: Mapping[int, Post]) -> dict[int, int]:
    """What posts of one source repost, as far as that is stored."""
    asked = {
        number: post.parent
        for number, post in posts.items()
        if post.kind is Kind.REPOST and post.parent is not None and post.parent != post.native
    }
    if not asked:
        return {}
    natives = set(asked.values())
    stored = dict(
        rows(
            connection,
            f"SELECT native, id FROM mention WHERE source = ? AND native IN ({marks(natives)})",
            (source, *natives),
        )
    )
    return {number: stored[native] for number, native in asked.items() if native in stored}


def _awaited(connection: apsw.Connection, source: int, posts: Mapping[int, Post]) -> dict[int, int]:
    """Which stored mentions repost posts of one source that come in after them."""
    found = {post.native: number for number, post in posts.items() if post.kind is not Kind.REPOST}
    return {
        repost: found[native]
        for repost, native in rows(
            connection,
            f"SELECT id, parent FROM mention WHERE kind = 2 AND source = ? AND parent IN ({marks(found)})",
            (source, *found),
        )
        if repost not in posts
    }


def _headed(connection: apsw.Connection, reposted: Mapping[int, int]) -> dict[int, int]:
    """The heads of the clusters that reposts belong to, given what they repost; that may be another of them."""
    headed = heads_of(connection, reposted.values())
    heads: dict[int, int] = {}
    for number, original in reposted.items():
        head = headed.get(original, original)
        while head in heads:
            head = heads[head]
        # two that say they repost each other are no cluster
        if head != number:
            heads[number] = head
    return {number: _end(heads, head) for number, head in heads.items()}


def _end(heads: Mapping[int, int], head: int) -> int:
    while head in heads:
        head = heads[head]
    return head


def _unite(connection: apsw.Connection, links: Links, repost: int, original: int) -> None:
    """Let an original head what its repost heads, or take that into the cluster which it is in itself."""
    headed = heads_of(connection, (repost, original))
    head, old = headed.get(original, original), headed.get(repost, repost)
    if head == old:
        return
    connection.execute("INSERT OR IGNORE INTO clustered VALUES (?1, ?1)", (head,))
    connection.execute("INSERT OR IGNORE INTO clustered VALUES (?1, ?1)", (old,))
    moved = rows(connection, "UPDATE clustered SET head = ? WHERE head = ? RETURNING mention", (head, old))
    links.regroup(mention for (mention,) in moved)


def _near(connection: apsw.Connection, stored: Mapping[int, ScoredPost], now: datetime) -> dict[int, int]:
    """The heads of mentions that say nearly the same as others; the rest can be found from now on."""
    today = raw.day_of(now)
    connection.execute("DELETE FROM recent WHERE day < ?", (today - KEPT_DAYS,))
    sketches = {
        number: (made, scored.sentiment.label)
        for number, scored in stored.items()
        if (made := sketch(scored.post.text)) is not None
    }
    found = _recent(connection, {key for made, _ in sketches.values() for key in made.keys}, today)
    known = _sketched(connection, {mention for mentions in found.values() for mention in mentions})
    joined, kept = dict[int, int](), list[tuple[int, int, int]]()
    for number, (made, label) in sketches.items():
        candidates = {mention for key in made.keys for mention in found.get(key, ()) if mention in known}
        near = [
            (-nearness, mention)
            for mention in candidates
            if abs((mention >> SEQUENCE_BITS) - (number >> SEQUENCE_BITS)) <= _APART_SECONDS
            and (nearness := known[mention][0].nearness(made)) >= NEAR_FROM
            and (nearness == 1 or {label, known[mention][1]} != _OPPOSITE)
        ]
        if near:
            joined[number] = min(near)[1]
            continue
        known[number] = made, label
        for key in made.keys:
            found.setdefault(key, []).append(number)
            kept.append((today, key, number))
    connection.executemany("INSERT OR IGNORE INTO recent VALUES (?, ?, ?)", kept)
    return joined


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


def _sketched(connection: apsw.Connection, mentions: Iterable[int]) -> dict[int, tuple[Sketch, int]]:
    """Sketches and labels of those of some mentions that may have copies, of their texts as they are now."""
    asked, found = list(mentions), dict[int, tuple[Sketch, int]]()
    for start in range(0, len(asked), _AT_ONCE):
        part = asked[start : start + _AT_ONCE]
        for number, text, label in rows(
            connection,
            f"SELECT id, text, label FROM mention WHERE id IN ({marks(part)}) "
            "AND NOT EXISTS (SELECT 1 FROM clustered WHERE mention = mention.id AND head <> mention)",
            part,
        ):
            made = sketch(text)
            if made is not None:
                found[number] = made, label
    return found


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
