"""Checks that a store is what it claims: whole, its rollups and full text saying what its rows say. Changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import apsw

from cmdesk.core.text import apart, fold
from cmdesk.storage import accounts
from cmdesk.storage.connection import rows, snapshot

_CHUNK: Final = 5000
_SHIFT: Final = 1 << 40  # whole quarters of an hour; makes numbers positive, so that SQL's division floors
_SUMS: Final = (
    "sum(label = 0), sum(label = 1), sum(label = 2), sum(label = 3), coalesce(sum(reactions), 0), count(reactions)"
)
_LINK_PARTS: Final = (
    "(SELECT *, 2 * own AS part FROM tracker_link UNION ALL SELECT *, 2 * own + 1 FROM tracker_link WHERE kind = 2 "
    "UNION ALL SELECT tracker_link.*, 4 + way FROM tracker_link JOIN (SELECT 0 AS way UNION ALL VALUES (1), (2), (3)) "
    "ON copy & (1 << way) WHERE copy <> 0)"
)
_WAYS: Final = ("own = 0", "own = 0 AND kind <> 2", "1", "kind <> 2")
"""Where a link counts, by the number of the way to count: `rollups.MASKS` once more, as SQL."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One check and what it found.

    Attributes:
        check: "integrity", "links", "accounts", "copies", "quarter-rollup", "hour-rollup", "readings", "full-text".
        faults: how many rows are wrong; 0 is health.
        detail: the first fault, short.
    """

    check: str
    faults: int
    detail: str = ""


def examine(connection: apsw.Connection) -> Iterator[Finding]:
    """Run all checks on one state of the store, the one that everything else stands on first."""
    checks = {
        "integrity": _integrity,
        "links": _links,
        "accounts": _accounts,
        "copies": _copies,
        "quarter-rollup": _quarters,
        "hour-rollup": _hours,
        "readings": _readings,
        "full-text": _fulltext,
    }
    with snapshot(connection):
        for name, check in checks.items():
            try:
                faults = check(connection)
            except apsw.Error as fault:
                # what is damaged cannot always be read
                faults = [str(fault)]
            yield Finding(name, len(faults), faults[0] if faults else "")


def _integrity(connection: apsw.Connection) -> list[str]:
    lines = [line for (line,) in connection.execute("PRAGMA integrity_check(100)") if line != "ok"]
    return lines + [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]


def _links(connection: apsw.Connection) -> list[str]:
    """Every mention belongs to *All mentions*, and every link says what its mention and her correction say."""
    found = rows(
        connection,
        "SELECT 'mention ' || mention.id || ' is not among all mentions' FROM mention WHERE NOT EXISTS "
        "(SELECT 1 FROM tracker_link WHERE tracker = 0 AND mention = mention.id) UNION ALL "
        "SELECT 'link ' || link.tracker || '/' || link.mention || ' differs from its mention' "
        "FROM tracker_link AS link "
        "LEFT JOIN mention ON mention.id = link.mention LEFT JOIN source ON source.id = mention.source "
        "LEFT JOIN correction ON correction.source = source.name AND correction.native = mention.native "
        "LEFT JOIN author ON author.id = mention.author "
        "WHERE mention.id IS NULL OR link.label <> coalesce(correction.label, mention.label) "
        "OR link.kind <> mention.kind OR link.source <> mention.source OR link.lang <> mention.lang "
        "OR (link.own <> coalesce(author.own, 0) AND mention.erased IS NULL) "
        "OR link.reactions IS NOT CASE WHEN mention.kind <> 2 AND coalesce(likes, shares, replies, quotes) IS NOT NULL "
        "THEN coalesce(likes, 0) + coalesce(shares, 0) + coalesce(replies, 0) + coalesce(quotes, 0) END",
    )
    return [text for (text,) in found]


def _accounts(connection: apsw.Connection) -> list[str]:
    """The authors marked as hers are those whose account she named."""
    return [f"author {number}: own = {own}" for number, own in accounts.mismarked(connection)]


def _copies(connection: apsw.Connection) -> list[str]:
    """Of each cluster, and in each tracker, the mention posted first counts, whatever is counted."""
    earlier = " | ".join(
        f"{1 << way} * (({counts}) AND coalesce(max({counts}) OVER before, 0))" for way, counts in enumerate(_WAYS)
    )
    found = rows(
        connection,
        "SELECT 'mention ' || mention || ' is in a cluster that has no head' FROM clustered WHERE head NOT IN "
        "(SELECT mention FROM clustered WHERE head = mention) "
        "UNION ALL SELECT 'mention ' || head || ' is a cluster of one' FROM clustered GROUP BY head "
        "HAVING count(*) = 1 "
        "UNION ALL SELECT 'link ' || tracker || '/' || mention || ': copy = ' || copy FROM (SELECT tracker, "
        f"link.mention, copy, {earlier} AS wanted FROM clustered CROSS JOIN tracker_link AS link "
        "ON link.tracker IN (SELECT 0 UNION ALL SELECT id FROM tracker) AND link.mention = clustered.mention "
        "WINDOW before AS (PARTITION BY tracker, head ORDER BY link.mention "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) WHERE copy <> wanted "
        "UNION ALL SELECT 'link ' || tracker || '/' || mention || ': copy = ' || copy FROM tracker_link "
        "WHERE copy <> 0 AND mention NOT IN (SELECT mention FROM clustered)",
    )
    return [text for (text,) in found]


def _bucket(seconds: int) -> str:
    return f"((mention >> 20) + {_SHIFT * 3600}) / {seconds} - {_SHIFT * 3600 // seconds}"


def _quarters(connection: apsw.Connection) -> list[str]:
    return _differing(connection, "rollup_quarter", "tracker, part, quarter", f"tracker, part, {_bucket(900)}")


def _hours(connection: apsw.Connection) -> list[str]:
    key = f"tracker, part, {_bucket(3600)}, source, lang"
    return _differing(connection, "rollup_hour", "tracker, part, hour, source, lang", key)


def _differing(connection: apsw.Connection, table: str, key: str, counted_by: str) -> list[str]:
    """Cells of a rollup that differ from its rows, as it has them and as they are."""
    counted = f"SELECT {counted_by}, {_SUMS} FROM {_LINK_PARTS} GROUP BY {counted_by}"
    kept = f"SELECT {key}, negative, neutral, positive, unknown, reacted, told FROM {table}"
    found = rows(
        connection, f"SELECT * FROM ({counted} EXCEPT {kept}) UNION ALL SELECT * FROM ({kept} EXCEPT {counted})"
    )
    return [f"{key}: {row}" for row in found]


def _readings(connection: apsw.Connection) -> list[str]:
    """The newest reading is the one that the mention repeats."""
    found = rows(
        connection,
        "SELECT mention.id FROM mention LEFT JOIN reading ON reading.mention = mention.id AND reading.seen_at = "
        "(SELECT max(seen_at) FROM reading WHERE reading.mention = mention.id) WHERE read_at IS NOT reading.seen_at "
        "OR mention.likes IS NOT reading.likes OR mention.shares IS NOT reading.shares "
        "OR mention.replies IS NOT reading.replies OR mention.quotes IS NOT reading.quotes "
        "OR mention.views IS NOT reading.views",
    )
    return [f"mention {number}" for (number,) in found]


def _fulltext(connection: apsw.Connection) -> list[str]:
    """Index the texts of all rows anew, in memory, and compare word by word what both indexes hold."""
    ids, indexed = "SELECT id FROM mention WHERE erased IS NULL", "SELECT rowid FROM fulltext"
    found = rows(connection, f"SELECT * FROM ({ids} EXCEPT {indexed}) UNION ALL SELECT * FROM ({indexed} EXCEPT {ids})")
    if found:
        return [f"mention {number} is in the rows or in the index, not in both" for (number,) in found]
    anew = apsw.Connection(":memory:")
    try:
        anew.execute(connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'fulltext'").get)
        texts = "SELECT id, text FROM mention WHERE id > ? AND erased IS NULL ORDER BY id LIMIT ?"
        chunk = rows(connection, texts, (-(1 << 63), _CHUNK))
        with anew:
            while chunk:
                anew.executemany(
                    "INSERT INTO fulltext (rowid, text) VALUES (?, ?)",
                    ((number, apart(fold(text))) for number, text in chunk),
                )
                chunk = rows(connection, texts, (chunk[-1][0], _CHUNK))
        for kept, counted in zip_longest(_instances(connection), _instances(anew)):
            if kept != counted:
                return [f"{kept} in the index, {counted} in the rows"]
        return []
    finally:
        anew.close()


def _instances(connection: apsw.Connection) -> Iterator[tuple[object, ...]]:
    """Every (word, mention, position) of an index, in order."""
    connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word USING fts5vocab('main', 'fulltext', 'instance')")
    yield from connection.execute("SELECT term, doc, offset FROM temp.word")
