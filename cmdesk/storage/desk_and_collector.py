"""What the collector that always runs says of itself, and what others want of it: the two meet nowhere but here."""

from datetime import datetime

import apsw

from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.passes import CollectorState, Errand
from cmdesk.storage.connection import rows, writing


def say(connection: apsw.Connection, state: CollectorState) -> None:
    """Keep what the collector says of itself."""
    with writing(connection):
        connection.execute(
            "INSERT OR REPLACE INTO collector VALUES (1, ?, ?, ?, ?, ?)",
            (
                state.process,
                state.word,
                to_microseconds(state.begun_at),
                to_microseconds(state.seen_at),
                None if state.due_at is None else to_microseconds(state.due_at),
            ),
        )


def said(connection: apsw.Connection) -> CollectorState | None:
    """What it said last; None where there never was one."""
    for process, word, begun_at, seen_at, due_at in rows(
        connection, "SELECT process, word, begun_at, seen_at, due_at FROM collector"
    ):
        due = None if due_at is None else from_microseconds(due_at)
        return CollectorState(process, word, from_microseconds(begun_at), from_microseconds(seen_at), due)
    return None


def send(connection: apsw.Connection, errand: Errand, now: datetime) -> None:
    """Want something of it."""
    with writing(connection):
        connection.execute(
            "INSERT INTO errand (what, tracker, sent_at) VALUES (?, ?, ?)",
            (errand.what, errand.tracker, to_microseconds(now)),
        )


def take(connection: apsw.Connection) -> list[Errand]:
    """What is wanted, each once; without a transaction where nothing is."""
    if not rows(connection, "SELECT 1 FROM errand LIMIT 1"):
        return []
    with writing(connection):
        return [
            Errand(what, tracker) for what, tracker in rows(connection, "DELETE FROM errand RETURNING what, tracker")
        ]
