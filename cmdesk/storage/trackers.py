"""Trackers, and which mentions belong to them.

A tracker's links are what its query matches, plus what she linked by hand, minus what she took out by hand. `rematch`
brings them to that state in short transactions; each is whole, so a rematch that is broken off can be run again.
"""

from collections.abc import Callable
from datetime import datetime

import apsw

from cmdesk.core.errors import QT_TRANSLATE_NOOP, UsageError
from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import ALL_MENTIONS, Role, Tracker
from cmdesk.storage.connection import rows, writing
from cmdesk.storage.rollups import Differences

_CHUNK = 2000
_COLUMNS = "name, query, colour, client, role, id"


def all_trackers(connection: apsw.Connection) -> list[Tracker]:
    """Every tracker that is not removed, by group then name."""
    found = rows(
        connection,
        f"SELECT {_COLUMNS} FROM tracker WHERE removed_at IS NULL ORDER BY client COLLATE NOCASE, name COLLATE NOCASE",
    )
    return [
        Tracker(name, query, colour, client, Role(role), number) for name, query, colour, client, role, number in found
    ]


def generation(connection: apsw.Connection) -> int:
    """The number that every change of a query moves."""
    found: int = connection.execute("SELECT generation FROM state").get
    return found


def add(connection: apsw.Connection, tracker: Tracker, now: datetime) -> Tracker:
    """Store a new tracker and give it its id.

    Raises:
        UsageError: its name is empty or taken.
    """
    moment = to_microseconds(now)
    with writing(connection):
        _refuse_name(connection, tracker)
        connection.execute(
            "INSERT INTO tracker (name, query, colour, client, role, created_at, edited_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tracker.name, tracker.query, tracker.colour, tracker.group, tracker.role.value, moment, moment),
        )
        number = connection.last_insert_rowid()
        _move_generation(connection)
    return Tracker(tracker.name, tracker.query, tracker.colour, tracker.group, tracker.role, number)


def edit(connection: apsw.Connection, tracker: Tracker, now: datetime) -> None:
    """Replace the stored tracker of the same id.

    Raises:
        UsageError: its name is empty or taken.
    """
    with writing(connection):
        _refuse_name(connection, tracker)
        connection.execute(
            "UPDATE tracker SET name = ?, query = ?, colour = ?, client = ?, role = ?, edited_at = ? WHERE id = ?",
            (
                tracker.name,
                tracker.query,
                tracker.colour,
                tracker.group,
                tracker.role.value,
                to_microseconds(now),
                tracker.id,
            ),
        )
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
        with writing(connection):
            gone = rows(
                connection,
                "DELETE FROM tracker_link WHERE (tracker, mention) IN "
                "(SELECT tracker, mention FROM tracker_link WHERE tracker = ? LIMIT ?) "
                "RETURNING mention, source, lang, label, reactions",
                (tracker_id, _CHUNK),
            )
            differences = Differences()
            for mention, source, lang, label, reactions in gone:
                differences.add((tracker_id, mention, source, lang), label, -1, -reactions)
            differences.write(connection)
            more = len(gone) == _CHUNK


def restore(connection: apsw.Connection, tracker_id: int) -> None:
    """Bring a removed tracker back; a rematch gives it its links."""
    with writing(connection):
        connection.execute("UPDATE tracker SET removed_at = NULL WHERE id = ?", (tracker_id,))
        _move_generation(connection)


def rematch(
    connection: apsw.Connection,
    tracker_id: int,
    matches: Callable[[str], bool],
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[int, int]:
    """Bring the links of one tracker in line with its query and her decisions.

    Args:
        matches: whether the text of a mention fits the query; folding is the caller's.
        progress: told mentions read and mentions there are, after each chunk; may raise to stop.

    Returns:
        Links added and removed.
    """
    total: int = connection.execute("SELECT count(*) FROM tracker_link WHERE tracker = ?", (ALL_MENTIONS,)).get
    added = removed = done = 0
    last = -(1 << 63)
    while True:
        with writing(connection):
            chunk = rows(
                connection,
                "SELECT mention.id, mention.text, decision.linked, mine.mention IS NOT NULL, base.label, base.kind, "
                "base.source, base.lang, base.reactions FROM mention "
                "JOIN tracker_link AS base ON base.tracker = 0 AND base.mention = mention.id "
                "LEFT JOIN tracker_link AS mine ON mine.tracker = ?1 AND mine.mention = mention.id "
                "JOIN source ON source.id = mention.source "
                "LEFT JOIN decision ON decision.source = source.name AND decision.native = mention.native "
                "AND decision.tracker = ?1 WHERE mention.id > ?2 ORDER BY mention.id LIMIT ?3",
                (tracker_id, last, _CHUNK),
            )
            differences = Differences()
            links, gone = [], []
            for mention, text, decided, linked, label, kind, source, lang, reactions in chunk:
                wanted = matches(text) if decided is None else bool(decided)
                if wanted == bool(linked):
                    continue
                sign = 1 if wanted else -1
                differences.add((tracker_id, mention, source, lang), label, sign, sign * reactions)
                if wanted:
                    links.append((tracker_id, mention, label, kind, source, lang, reactions))
                else:
                    gone.append((tracker_id, mention))
            connection.executemany("INSERT INTO tracker_link VALUES (?, ?, ?, ?, ?, ?, ?)", links)
            connection.executemany("DELETE FROM tracker_link WHERE tracker = ? AND mention = ?", gone)
            differences.write(connection)
        added, removed, done = added + len(links), removed + len(gone), done + len(chunk)
        progress(done, max(total, done))
        if len(chunk) < _CHUNK:
            return added, removed
        last = chunk[-1][0]


def decide(
    connection: apsw.Connection, tracker_id: int, mention_ids: list[int], linked: bool | None, now: datetime
) -> None:
    """Keep her decision that mentions belong to a tracker, or do not; None takes it back (rematch after it)."""
    with writing(connection):
        for mention in mention_ids:
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
            _set_link(connection, tracker_id, mention, linked)


def _set_link(connection: apsw.Connection, tracker_id: int, mention: int, linked: bool) -> None:
    if linked:
        statement, values = (
            "INSERT INTO tracker_link SELECT ?, mention, label, kind, source, lang, reactions FROM tracker_link "
            "WHERE tracker = 0 AND mention = ? ON CONFLICT DO NOTHING RETURNING source, lang, label, reactions",
            (tracker_id, mention),
        )
    else:
        statement, values = (
            "DELETE FROM tracker_link WHERE tracker = ? AND mention = ? RETURNING source, lang, label, reactions",
            (tracker_id, mention),
        )
    differences = Differences()
    for source, lang, label, reactions in rows(connection, statement, values):
        sign = 1 if linked else -1
        differences.add((tracker_id, mention, source, lang), label, sign, sign * reactions)
    differences.write(connection)


def _refuse_name(connection: apsw.Connection, tracker: Tracker) -> None:
    if not tracker.name.strip():
        raise UsageError(QT_TRANSLATE_NOOP("errors", "A tracker needs a name: give it one."))
    taken = connection.execute(
        "SELECT name FROM tracker WHERE name = ? AND id <> ? AND removed_at IS NULL", (tracker.name, tracker.id)
    ).get
    if taken is not None:
        raise UsageError(
            QT_TRANSLATE_NOOP(
                "errors", "There is already a tracker called {name}: choose another name, or edit that one."
            ),
            name=taken,
        )


def _move_generation(connection: apsw.Connection) -> None:
    connection.execute("UPDATE state SET generation = generation + 1")
