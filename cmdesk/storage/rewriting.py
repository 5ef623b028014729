"""Which mentions say something else than before, for those who remember what they found in them.

A list of the latest, in the order of the changes; who looks too seldom to find all of them in it is told to forget
everything.
"""

from collections.abc import Iterable
from typing import Final

import apsw

from cmdesk.storage import sweeping
from cmdesk.storage.connection import rows

KEPT: Final = 10_000


def note(connection: apsw.Connection, mentions: Iterable[int]) -> None:
    """Keep that these mentions were rewritten; the caller holds the transaction that does so."""
    connection.executemany("INSERT INTO rewritten (mention) VALUES (?)", ((mention,) for mention in mentions))
    sweeping.owe(connection, sweeping.WORDS)
    connection.execute("DELETE FROM rewritten WHERE number <= (SELECT max(number) FROM rewritten) - ?", (KEPT,))


def since(connection: apsw.Connection, number: int) -> tuple[int, list[int] | None]:
    """The number of the latest change, and the mentions rewritten since another one; None where it is too long ago."""
    [(first, last)] = rows(connection, "SELECT min(number), max(number) FROM rewritten")
    if last is None or last == number:
        return number, []
    if number > last or number < first - 1:
        return last, None
    found = rows(connection, "SELECT DISTINCT mention FROM rewritten WHERE number > ? ORDER BY mention", (number,))
    return last, [mention for (mention,) in found]
