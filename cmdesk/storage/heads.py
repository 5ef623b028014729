"""What learning scorers took from her corrections: kept version by version, so that she can go back to an older one.

Knows nothing of what a head holds, nor scores anything: mentions change by a rescore.
"""

import json
from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.corrections import HeadReport, HeadVersion
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.storage.connection import marks, rows, writing

_MISSING: Final = QT_TRANSLATE_NOOP("errors", "There is no learnt version {number}: choose one of the list.")


def all_heads(connection: apsw.Connection) -> list[HeadVersion]:
    """All heads, newest first."""
    return [
        HeadVersion(number, from_microseconds(made_at), HeadReport(**json.loads(report)), bool(chosen))
        for number, made_at, report, chosen in rows(
            connection, "SELECT number, made_at, report, chosen FROM head ORDER BY number DESC"
        )
    ]


def keep(connection: apsw.Connection, body: bytes, report: HeadReport, now: datetime) -> int:
    """Keep a head and use it from now on; returns its number."""
    with writing(connection):
        connection.execute("UPDATE head SET chosen = 0 WHERE chosen")
        number: int = connection.execute(
            "INSERT INTO head (made_at, scorer, body, report, chosen) VALUES (?, ?, ?, ?, 1) RETURNING number",
            (to_microseconds(now), report.scorer, body, json.dumps(asdict(report))),
        ).get
    return number


def choose(connection: apsw.Connection, number: int | None) -> None:
    """Use another head, or none.

    Raises:
        UsageError: there is no such head; nothing was changed.
    """
    with writing(connection):
        if number is not None and not rows(connection, "SELECT 1 FROM head WHERE number = ?", (number,)):
            raise UsageError(_MISSING, number=number)
        connection.execute("UPDATE head SET chosen = number IS ?", (number,))


def chosen(connection: apsw.Connection) -> tuple[int, bytes] | None:
    """The number of the head in use and what it holds."""
    found = rows(connection, "SELECT number, body FROM head WHERE chosen")
    return found[0] if found else None


def outdated(connection: apsw.Connection, scorers: Collection[str]) -> int:
    """How many stored mentions that she did not correct were scored by none of these scorers.

    Where the store knows no other scorer this is told at once; else it takes one look at every mention.
    """
    others = [
        number
        for (number,) in rows(connection, f"SELECT id FROM scorer WHERE name NOT IN ({marks(scorers)})", tuple(scorers))
    ]
    if not others:
        return 0
    count: int = connection.execute(
        "SELECT count(*) FROM mention JOIN source ON source.id = mention.source "
        f"WHERE scorer IN ({marks(others)}) AND erased IS NULL AND NOT EXISTS (SELECT 1 FROM correction "
        "WHERE correction.source = source.name AND correction.native = mention.native)",
        others,
    ).get
    return count
