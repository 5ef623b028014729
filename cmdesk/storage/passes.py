"""Passes and cursors: what was asked of the sources, what came of it, and where each inquiry goes on.

A page's counts and cursor change in the transaction that stores its posts (`advance`): a pass that is broken off
anywhere can neither lose a post nor count one twice. Sentences are kept as templates with their fields: she may read
them in another language later.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import apsw

from cmdesk.core.errors import UNCHARGED, SourceError
from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.passes import Cursor, Inquiry, Note, Pass, Quota, Step
from cmdesk.storage import feeds, rereads
from cmdesk.storage.connection import rows, writing

KEPT: Final = timedelta(days=90)
"""How long passes are kept; the latest of each inquiry stays, and whatever cost money."""
KEPT_IDLE: Final = timedelta(days=8)
"""How long those are kept that brought nothing new, which are nearly all: longer than any inquiry is asked apart."""

_TABLES: Final = 3
"""The version of the store that brought these tables."""

_COLUMNS: Final = (
    "id, source, target, title, tracker, begun_at, ended_at, read, added, known, unmatched, rejected, fault, notes, "
    "not_before, quota_limit, quota_remaining, quota_resets_at, cost + reserved, failures, size"
)

_FORMER: Final = (
    "SELECT former.id, former.failures, coalesce(former.fault ->> 'kind' = 'offline', 0) AND former.read = 0 "
    "FROM pass JOIN pass AS former USING (source, target) WHERE pass.id = ? AND former.id < pass.id "
    "ORDER BY former.id DESC LIMIT 1"
)


def cursor(connection: apsw.Connection, inquiry: Inquiry) -> Cursor | None:
    """What was kept of an inquiry, None at the very beginning."""
    found = rows(
        connection,
        "SELECT value, generation FROM cursor WHERE source = ? AND target = ?",
        (inquiry.source, inquiry.target),
    )
    return Cursor(*found[0]) if found else None


def begin(connection: apsw.Connection, inquiry: Inquiry, now: datetime) -> int:
    """Keep that a pass begins; returns its number."""
    with writing(connection):
        connection.execute(
            "INSERT INTO pass (source, target, title, tracker, begun_at) VALUES (?, ?, ?, ?, ?)",
            (inquiry.source, inquiry.target, inquiry.title, inquiry.tracker, to_microseconds(now)),
        )
        return connection.last_insert_rowid()


def purge(connection: apsw.Connection, now: datetime, after: int, most: int) -> int | None:
    """Forget those that are old among the first `most` passes behind number `after`.

    Returns:
        The last number looked at; None where there was none behind that one.
    """
    seen = rows(connection, "SELECT id FROM pass WHERE id > ? ORDER BY id LIMIT ?", (after, most))
    if not seen:
        return None
    # begun later, too: so the index finds one at once
    old = (
        "id > ? AND id <= ? AND cost + reserved = 0 AND begun_at < iif(added = 0, ?, ?) AND EXISTS "
        "(SELECT 1 FROM pass AS later WHERE later.source = pass.source AND later.target = pass.target "
        "AND later.begun_at >= pass.begun_at AND later.id > pass.id)"
    )
    bounds = (after, seen[-1][0], to_microseconds(now - KEPT_IDLE), to_microseconds(now - KEPT))
    # looked for outside the transaction: mostly there is none
    if rows(connection, f"SELECT 1 FROM pass WHERE {old} LIMIT 1", bounds):
        with writing(connection):
            connection.execute(f"DELETE FROM pass WHERE {old}", bounds)
    last: int = seen[-1][0]
    return last


def reserve(connection: apsw.Connection, number: int, cost: int) -> None:
    """Count what the next page can cost at most, before it is asked for."""
    with writing(connection):
        connection.execute("UPDATE pass SET reserved = reserved + ? WHERE id = ?", (cost, number))


def count(connection: apsw.Connection, number: int, added: int, known: int) -> None:
    """Count what a transaction of a page stored; the caller holds that transaction."""
    connection.execute("UPDATE pass SET added = added + ?, known = known + ? WHERE id = ?", (added, known, number))


def advance(connection: apsw.Connection, step: Step, now: datetime) -> None:
    """Keep what a page moves; the caller holds the transaction of its last rows."""
    fetched, counts, quota = step.fetched, step.counts, step.fetched.quota
    connection.execute(
        "UPDATE pass SET read = read + ?, unmatched = unmatched + ?, rejected = rejected + ?, cost = cost + ?, "
        "reserved = 0, not_before = coalesce(?, not_before), size = size + ? WHERE id = ?",
        (
            counts.read,
            counts.unmatched,
            counts.rejected,
            fetched.cost,
            _moment(fetched.not_before),
            fetched.size,
            step.number,
        ),
    )
    if quota is not None:
        connection.execute(
            "UPDATE pass SET quota_limit = ?, quota_remaining = ?, quota_resets_at = ? WHERE id = ?",
            (quota.limit, quota.remaining, _moment(quota.resets_at), step.number),
        )
    if fetched.notes:
        kept: str | None = connection.execute("SELECT notes FROM pass WHERE id = ?", (step.number,)).get
        told = [*(json.loads(kept) if kept else ()), *map(_told, fetched.notes)]
        connection.execute("UPDATE pass SET notes = ? WHERE id = ?", (_json(told), step.number))
    if fetched.cursor is not None:
        connection.execute(
            "INSERT OR REPLACE INTO cursor VALUES (?, ?, ?, ?, ?)",
            (step.inquiry.source, step.inquiry.target, fetched.cursor, step.generation, to_microseconds(now)),
        )
    if fetched.feed is not None:
        feeds.describe(connection, fetched.feed)
    rereads.settle(connection, step.reread, now)


def end(connection: apsw.Connection, number: int, now: datetime, fault: SourceError | None) -> None:
    """Keep how a pass ended. What was reserved for a page that never came stays counted where it may be charged.

    Of passes that found no way to the host one after the other, only the last one is kept: a night without a line
    would fill pages with them.
    """
    told, refused = None, fault is not None and fault.kind in UNCHARGED
    if fault is not None:
        told = _json({"kind": fault.kind, "retry_at": _moment(fault.retry_at), **_told(fault)})
    with writing(connection):
        former = rows(connection, _FORMER, (number,))
        failures = 0 if fault is None else 1 + (former[0][1] if former else 0)
        connection.execute(
            "UPDATE pass SET ended_at = ?, fault = ?, reserved = iif(?, 0, reserved), failures = ? WHERE id = ?",
            (to_microseconds(now), told, refused, failures, number),
        )
        if fault is not None and fault.kind == "offline" and former and former[0][2]:
            connection.execute("DELETE FROM pass WHERE id = ? AND cost + reserved = 0", (former[0][0],))


def last(connection: apsw.Connection) -> list[Pass]:
    """The latest pass of each inquiry, newest first."""
    return [
        _pass(row)
        for row in rows(
            connection,
            f"SELECT {_COLUMNS} FROM pass WHERE id IN (SELECT max(id) FROM pass GROUP BY source, target) "
            "ORDER BY begun_at DESC, id DESC",
        )
    ]


def spent(connection: apsw.Connection, source: str, since: datetime) -> int:
    """The most that all passes of a source begun since then can have cost, in millionths of a dollar."""
    found: int = connection.execute(
        "SELECT coalesce(sum(cost + reserved), 0) FROM pass WHERE source = ? AND begun_at >= ?",
        (source, to_microseconds(since)),
    ).get
    return found


def traffic(connection: apsw.Connection, source: str, since: datetime) -> int:
    """Bytes that all passes of a source begun since then brought over the line."""
    found: int = connection.execute(
        "SELECT coalesce(sum(size), 0) FROM pass WHERE source = ? AND begun_at >= ?",
        (source, to_microseconds(since)),
    ).get
    return found


def carry_spending(before: apsw.Connection, after: apsw.Connection) -> None:
    """Take over the passes that may have cost money: what is spent stays spent, whatever backup is put back.

    Args:
        before: the store as it is, of any version.
        after: the content that takes its place.
    """
    if before.pragma("user_version") < _TABLES:
        return
    names = "source, target, title, tracker, begun_at, ended_at, cost, reserved"
    after.executemany(
        f"INSERT INTO pass ({names}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS "
        "(SELECT 1 FROM pass WHERE source = ?1 AND target = ?2 AND begun_at = ?5)",
        rows(before, f"SELECT {names} FROM pass WHERE cost + reserved > 0 ORDER BY id"),
    )


def _pass(row: tuple[Any, ...]) -> Pass:
    number, source, target, title, tracker, begun_at, ended_at, read, added, known, unmatched, rejected = row[:12]
    fault, notes, not_before, limit, remaining, resets_at, cost, failures, size = row[12:]
    quota = Quota(limit, remaining, _back(resets_at))
    return Pass(
        number=number,
        source=source,
        target=target,
        title=title,
        tracker=tracker,
        begun_at=from_microseconds(begun_at),
        ended_at=_back(ended_at),
        read=read,
        added=added,
        known=known,
        unmatched=unmatched,
        rejected=rejected,
        fault=None if fault is None else _fault(json.loads(fault)),
        notes=tuple(Note(told["template"], told["fields"]) for told in json.loads(notes)) if notes else (),
        not_before=_back(not_before),
        quota=None if quota == Quota() else quota,
        cost=cost,
        failures=failures,
        size=size,
    )


def _fault(told: Mapping[str, Any]) -> SourceError:
    return SourceError(told["template"], kind=told["kind"], retry_at=_back(told["retry_at"]), **told["fields"])


def _told(said: Note | SourceError) -> Mapping[str, object]:
    return {
        "template": said.template,
        "fields": {name: value if isinstance(value, int) else str(value) for name, value in said.fields.items()},
    }


def _json(value: Mapping[str, object] | Sequence[object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _moment(moment: datetime | None) -> int | None:
    return None if moment is None else to_microseconds(moment)


def _back(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else from_microseconds(microseconds)
