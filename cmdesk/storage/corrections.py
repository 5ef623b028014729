"""Her labels: kept apart from the scorer's, by the network's identifiers, so that they win over rescore and purge."""

from collections.abc import Iterable
from datetime import datetime

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.types import Label
from cmdesk.storage.changing import refresh
from cmdesk.storage.links import Links, changing_links

_CHUNK = 500


def correct(connection: apsw.Connection, mention_ids: Iterable[int], label: Label | None, now: datetime) -> None:
    """Set her label on mentions, or give them back to the scorer with None. Unknown ids are passed over."""
    ids = list(mention_ids)
    for start in range(0, len(ids), _CHUNK):
        with changing_links(connection) as links:
            for mention in ids[start : start + _CHUNK]:
                _correct(connection, mention, label, to_microseconds(now), links)
            refresh(connection, links, ids[start : start + _CHUNK])


def _correct(connection: apsw.Connection, mention: int, label: Label | None, moment: int, links: Links) -> None:
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
            "INSERT OR REPLACE INTO correction (source, native, label, corrected_at) VALUES (?, ?, ?, ?)",
            (source, native, int(label), moment),
        )
    links.change(mention, "label", scored if label is None else int(label))
