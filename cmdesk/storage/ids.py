"""Ids for new mentions: the next free ones of their seconds, so that ids stay in the order of time."""

import json
from collections.abc import Collection, Sequence

import apsw

from cmdesk.core.identity import SEQUENCE_BITS, SEQUENCE_SIZE


def new_ids(connection: apsw.Connection, seconds: Sequence[int]) -> list[int]:
    """An id for a mention of each of these seconds since 2020; a second that is full spills into the next.

    The caller holds the write transaction that takes them.
    """
    last = _last_ids(connection, set(seconds))
    ids = []
    for second in seconds:
        number = last[second] + 1
        while number >> SEQUENCE_BITS != second:
            second += 1
            if second not in last:
                last |= _last_ids(connection, {second})
            number = last[second] + 1
        last[second] = number
        ids.append(number)
    return ids


def _last_ids(connection: apsw.Connection, seconds: Collection[int]) -> dict[int, int]:
    """The highest id of each of these seconds; the one before its first where it has none yet."""
    return dict(
        connection.execute(
            "SELECT value, coalesce("
            "(SELECT max(id) FROM mention WHERE id >= value * ?1 AND id < (value + 1) * ?1), value * ?1 - 1) "
            "FROM json_each(?2)",
            (SEQUENCE_SIZE, json.dumps(list(seconds))),
        )
    )
