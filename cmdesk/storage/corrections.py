"""Her labels: kept apart from the scorer's, by the network's identifiers, so that they win over rescore and purge."""

from collections.abc import Iterable
from datetime import datetime

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import Label
from cmdesk.storage.connection import rows, writing
from cmdesk.storage.rollups import Differences

_CHUNK = 500


def correct(connection: apsw.Connection, mention_ids: Iterable[int], label: Label | None, now: datetime) -> None:
    """Set her label on mentions, or give them back to the scorer with None. Unknown ids are passed over."""
    ids = list(mention_ids)
    for start in range(0, len(ids), _CHUNK):
        with writing(connection):
            differences = Differences()
            for mention in ids[start : start + _CHUNK]:
                _correct(connection, mention, label, to_microseconds(now), differences)
            differences.write(connection)


def _correct(
    connection: apsw.Connection, mention: int, label: Label | None, moment: int, differences: Differences
) -> None:
    row = connection.execute(
        "SELECT source.name, native, label FROM mention JOIN source ON source.id = mention.source WHERE mention.id = ?",
        (mention,),
    ).fetchone()
    if row is None:
        return
    source, native, scored = row
    if label is None:
        connection.execute("DELETE FROM correction WHERE source = ? AND native = ?", (source, native))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO correction VALUES (?, ?, ?, ?)", (source, native, int(label), moment)
        )
    new = scored if label is None else int(label)
    links = rows(
        connection,
        "SELECT tracker, source, lang, label, reactions FROM tracker_link WHERE mention = ? "
        "AND tracker IN (SELECT 0 UNION ALL SELECT id FROM tracker) AND label <> ?",
        (mention, new),
    )
    for tracker, source_id, lang, old, reactions in links:
        connection.execute(
            "UPDATE tracker_link SET label = ? WHERE tracker = ? AND mention = ?", (new, tracker, mention)
        )
        cell = (tracker, mention, source_id, lang)
        differences.add(cell, old, -1, -reactions)
        differences.add(cell, new, 1, reactions)
