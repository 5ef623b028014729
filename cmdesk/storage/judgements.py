"""Her thumbs: whether a mention is what she looks for with a tracker. They change no link, and measure its query.

Kept by the network's identifiers, like all that she decides.
"""

from datetime import datetime
from typing import Final

import apsw

from cmdesk.core.identity import to_microseconds
from cmdesk.core.previews import Judged
from cmdesk.core.query import All, Field
from cmdesk.storage.candidates import candidates
from cmdesk.storage.connection import rows, writing

# whatever a changed query may ask for
_ALL_FACTS: Final = All((Field("lang", ""), Field("label", ""), Field("group", "")))


def judge(connection: apsw.Connection, tracker_id: int, mention_id: int, relevant: bool | None, now: datetime) -> None:
    """Keep a judgement; None takes it back. A mention or tracker that is gone is passed over."""
    with writing(connection):
        key = connection.execute(
            "SELECT source.name, native FROM mention JOIN source ON source.id = mention.source "
            "WHERE mention.id = ? AND EXISTS (SELECT 1 FROM tracker WHERE id = ?)",
            (mention_id, tracker_id),
        ).fetchone()
        if key is None:
            return
        if relevant is None:
            connection.execute(
                "DELETE FROM judgement WHERE tracker = ? AND source = ? AND native = ?", (tracker_id, *key)
            )
        else:
            connection.execute(
                "INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?)",
                (tracker_id, *key, int(relevant), to_microseconds(now)),
            )


def judged(connection: apsw.Connection, tracker_id: int) -> list[Judged]:
    """The stored mentions that she judged for a tracker, newest first, with all that a query may ask of them."""
    verdicts: dict[int, int] = dict(
        rows(
            connection,
            "SELECT mention.id, relevant FROM judgement JOIN source ON source.name = judgement.source "
            "JOIN mention ON mention.source = source.id AND mention.native = judgement.native "
            "WHERE tracker = ? AND erased IS NULL",
            (tracker_id,),
        )
    )
    found = candidates(connection, sorted(verdicts), _ALL_FACTS)
    return [Judged(number, candidate, bool(verdicts[number])) for number, candidate in reversed(list(found))]
