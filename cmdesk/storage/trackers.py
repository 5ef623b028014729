"""Trackers, and which mentions belong to them.

A tracker's links are what its query matches, plus what she linked by hand, minus what she took out by hand. `rematch`
brings them to that state in short transactions; each is whole, so a rematch that is broken off can be run again.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.identity import from_microseconds, to_microseconds
from cmdesk.core.matching import matches
from cmdesk.core.query import Node
from cmdesk.core.types import ALL_MENTIONS, Role, Tracker
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import rows, writing
from cmdesk.storage.links import changing_links

_CHUNK = 2000
_COLUMNS = "name, query, colour, client, role, id, paused_at, sources"


def all_trackers(connection: apsw.Connection) -> list[Tracker]:
    """Every tracker that is not removed, by group then name."""
    found = rows(
        connection,
        f"SELECT {_COLUMNS} FROM tracker WHERE removed_at IS NULL ORDER BY client COLLATE NOCASE, name COLLATE NOCASE",
    )
    return [
        Tracker(name, query, colour, client, Role(role), number, _moment(paused_at), frozenset(sources.split()))
        for name, query, colour, client, role, number, paused_at, sources in found
    ]


def generation(connection: apsw.Connection) -> int:
    """The number that every change of a query moves."""
    found: int = connection.execute("SELECT generation FROM state").get
    return found


def add(connection: apsw.Connection, tracker: Tracker, now: datetime, like: int | None = None) -> Tracker:
    """Store a new tracker and give it its id.

    Args:
        like: id of a tracker whose decisions by hand it gets too: it is a copy of that one.

    Raises:
        UsageError: its name is empty or taken.
    """
    moment = to_microseconds(now)
    with writing(connection):
        _refuse_name(connection, tracker.name, tracker.id)
        connection.execute(
            "INSERT INTO tracker (name, query, colour, client, role, sources, created_at, edited_at, paused_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*_described(tracker), moment, moment, _paused(tracker)),
        )
        number = connection.last_insert_rowid()
        if like is not None:
            connection.execute(
                "INSERT INTO decision SELECT source, native, ?, linked, decided_at FROM decision WHERE tracker = ?",
                (number, like),
            )
            connection.execute(
                "INSERT INTO judgement SELECT ?, source, native, relevant, judged_at FROM judgement WHERE tracker = ?",
                (number, like),
            )
        _move_generation(connection)
    return replace(tracker, id=number)


def edit(connection: apsw.Connection, tracker: Tracker, now: datetime) -> None:
    """Replace the stored tracker of the same id.

    Raises:
        UsageError: its name is empty or taken, or it is not there any more.
    """
    with writing(connection):
        _refuse_name(connection, tracker.name, tracker.id)
        before = _wanted(connection, tracker.id)
        if before is None:
            raise UsageError(
                QT_TRANSLATE_NOOP("errors", "The tracker {name} was removed meanwhile: nothing was changed."),
                name=tracker.name,
            )
        connection.execute(
            "UPDATE tracker SET name = ?, query = ?, colour = ?, client = ?, role = ?, sources = ?, paused_at = ?, "
            "edited_at = ? WHERE id = ?",
            (*_described(tracker), _paused(tracker), to_microseconds(now), tracker.id),
        )
        if before != (tracker.query, _paused(tracker)):
            _move_generation(connection)


def remove(connection: apsw.Connection, tracker_id: int, now: datetime) -> None:
    """Take a tracker out of sight at once, then drop its links; mentions and her decisions stay."""
    with writing(connection):
        connection.execute(
            "UPDATE tracker SET removed_at = ? WHERE id = ? AND removed_at IS NULL", (to_microseconds(now), tracker_id)
        )
        _move_generation(connection)
    more = True
    while more:
        with changing_links(connection) as links:
            mentions = rows(
                connection, "SELECT mention FROM tracker_link WHERE tracker = ? LIMIT ?", (tracker_id, _CHUNK)
            )
            links.unlink(tracker_id, (mention for (mention,) in mentions))
            more = len(mentions) == _CHUNK


def restore(connection: apsw.Connection, tracker_id: int) -> None:
    """Bring a removed tracker back; a rematch gives it its links.

    Raises:
        UsageError: its name was given to another one meanwhile.
    """
    with writing(connection):
        for (name,) in rows(connection, "SELECT name FROM tracker WHERE id = ?", (tracker_id,)):
            _refuse_name(connection, name, tracker_id)
        connection.execute("UPDATE tracker SET removed_at = NULL WHERE id = ?", (tracker_id,))
        _move_generation(connection)


def rematch(
    connection: apsw.Connection,
    tracker: Tracker,
    tree: Node,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[int, int]:
    """Bring the links of one tracker in line with its query and her decisions.

    What an erased mention said is known no more: it stays where it is, unless she decided otherwise.

    Of a paused tracker only what was first seen before the pause may match. Ends early where the stored query or pause
    is no longer the tracker's, or the tracker is gone: whoever changed that matches anew, and must not be undone by
    this one.

    Args:
        tree: what its query says.
        progress: told mentions read and mentions there are, after each chunk; may raise to stop.

    Returns:
        Links added and removed.
    """
    total: int = connection.execute("SELECT count(*) FROM tracker_link WHERE tracker = ?", (ALL_MENTIONS,)).get
    added = removed = done = 0
    last, more = -(1 << 63), True
    while more:
        with changing_links(connection) as links:
            if _wanted(connection, tracker.id) != (tracker.query, _paused(tracker)):
                break
            chunk = rows(
                connection,
                "SELECT mention.id, decision.linked, mine.mention IS NOT NULL, "
                "first_seen_at <= coalesce(?4, first_seen_at), erased IS NOT NULL FROM mention "
                "LEFT JOIN tracker_link AS mine ON mine.tracker = ?1 AND mine.mention = mention.id "
                "JOIN source ON source.id = mention.source "
                "LEFT JOIN decision ON decision.source = source.name AND decision.native = mention.native "
                "AND decision.tracker = ?1 WHERE mention.id > ?2 ORDER BY mention.id LIMIT ?3",
                (tracker.id, last, _CHUNK, _paused(tracker)),
            )
            found: list[int] = []
            lost: list[int] = []
            asked = [row[0] for row in chunk if row[1] is None and row[3] and not row[4]]
            fit = {number for number, one in candidates(connection, asked, tree) if matches(tree, one)}
            for mention, decided, linked, _, erased in chunk:
                wanted = (linked if erased else mention in fit) if decided is None else decided
                if bool(wanted) != bool(linked):
                    (found if wanted else lost).append(mention)
            links.link(tracker.id, found)
            links.unlink(tracker.id, lost)
        added, removed, done = added + len(found), removed + len(lost), done + len(chunk)
        progress(done, max(total, done))
        last, more = chunk[-1][0] if chunk else last, len(chunk) == _CHUNK
    return added, removed


def decide(
    connection: apsw.Connection, tracker_id: int, mention_ids: Sequence[int], linked: bool | None, now: datetime
) -> None:
    """Keep her decision that mentions belong to a tracker, or do not; None takes it back (rematch after it)."""
    for start in range(0, len(mention_ids), _CHUNK):
        with changing_links(connection) as links:
            for mention in mention_ids[start : start + _CHUNK]:
                key = connection.execute(
                    "SELECT source.name, native FROM mention JOIN source ON source.id = source WHERE mention.id = ?",
                    (mention,),
                ).fetchone()
                if key is None:
                    continue
                if linked is None:
                    connection.execute(
                        "DELETE FROM decision WHERE source = ? AND native = ? AND tracker = ?", (*key, tracker_id)
                    )
                    continue
                connection.execute(
                    "INSERT OR REPLACE INTO decision VALUES (?, ?, ?, ?, ?)",
                    (*key, tracker_id, int(linked), to_microseconds(now)),
                )
                (links.link if linked else links.unlink)(tracker_id, (mention,))


def _described(tracker: Tracker) -> tuple[str, str, str, str, str, str]:
    asked = " ".join(sorted(tracker.sources))
    return tracker.name, tracker.query, tracker.colour, tracker.group, tracker.role.value, asked


def _moment(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else from_microseconds(microseconds)


def _paused(tracker: Tracker) -> int | None:
    return None if tracker.paused_at is None else to_microseconds(tracker.paused_at)


def _wanted(connection: apsw.Connection, tracker_id: int) -> tuple[str, int | None] | None:
    """Query and pause of a tracker as they are stored, None where it is gone."""
    found = rows(connection, "SELECT query, paused_at FROM tracker WHERE id = ? AND removed_at IS NULL", (tracker_id,))
    return found[0] if found else None


def _refuse_name(connection: apsw.Connection, name: str, tracker_id: int) -> None:
    if not name.strip():
        raise UsageError(QT_TRANSLATE_NOOP("errors", "A tracker needs a name: give it one."))
    # compared here: SQLite takes É and é for two letters
    for (taken,) in rows(connection, "SELECT name FROM tracker WHERE id <> ? AND removed_at IS NULL", (tracker_id,)):
        if taken.casefold() == name.casefold():
            raise UsageError(
                QT_TRANSLATE_NOOP(
                    "errors", "There is already a tracker called {name}: choose another name, or edit that one."
                ),
                name=taken,
            )


def _move_generation(connection: apsw.Connection) -> None:
    connection.execute("UPDATE state SET generation = generation + 1")
