"""The language in which an author usually writes, as told by the latest mentions of theirs that are stored."""

from collections.abc import Collection, Mapping
from typing import Final

import apsw

from cmdesk.core.types import UNDETERMINED, Kind
from cmdesk.storage.connection import rows

LATEST: Final = 20
"""Mentions of an author that are looked at: people change."""
FROM: Final = 3
AGREED: Final = 0.8
"""A habit is what at least so many of them, and such a share, are written in."""

Account = tuple[str, str]
"""Source and the key of the author there."""


def habits(connection: apsw.Connection, accounts: Collection[Account]) -> Mapping[Account, str]:
    """The habits of authors; those that have none are missing."""
    found = {}
    for account in dict.fromkeys(accounts):
        counts = rows(
            connection,
            # a repost is written in the language of somebody else
            "SELECT language.name, count(*) FROM (SELECT lang FROM mention WHERE author = "
            "(SELECT id FROM author WHERE source = (SELECT id FROM source WHERE name = ?) AND key = ?) "
            "AND kind <> ? ORDER BY id DESC LIMIT ?) AS latest "
            "JOIN language ON language.id = latest.lang WHERE name <> ? GROUP BY 1 ORDER BY 2 DESC",
            (*account, int(Kind.REPOST), LATEST, UNDETERMINED),
        )
        if counts and counts[0][1] >= FROM and counts[0][1] >= AGREED * sum(count for _, count in counts):
            found[account] = counts[0][0]
    return found
