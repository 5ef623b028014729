"""Identifiers: the time-ordered ids of mentions, so that a time range is an id range everywhere.

An id is `(seconds since 2020-01-01 UTC) << 20 | sequence`. Ids before 2020 are negative; the shift rounds towards the
past for them too, so order and ranges hold. 2**20 mentions fit in one second; the store spills into the next one.
"""

from datetime import UTC, datetime, timedelta
from typing import Final

EPOCH: Final = datetime(2020, 1, 1, tzinfo=UTC)
_UNIX_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
EPOCH_SECONDS: Final = int(EPOCH.timestamp())
SEQUENCE_BITS: Final = 20
SEQUENCE_SIZE: Final = 1 << SEQUENCE_BITS


def to_microseconds(moment: datetime) -> int:
    """Unix time of an aware moment in integer microseconds, exact."""
    return (moment - _UNIX_EPOCH) // _MICROSECOND


def from_microseconds(microseconds: int) -> datetime:
    """The aware UTC moment of a Unix time in microseconds."""
    # not fromtimestamp: on Windows it refuses moments before 1970
    return _UNIX_EPOCH + timedelta(microseconds=microseconds)


def first_id(moment: datetime) -> int:
    """The smallest id that a mention posted at `moment` or later can have, `moment` cut to its second.

    A period [start, end) holds the ids of [first_id(start), first_id(end)).
    """
    return (to_microseconds(moment) // 1_000_000 - EPOCH_SECONDS) << SEQUENCE_BITS


def second_of(mention_id: int) -> int:
    """Seconds since 2020-01-01 UTC of an id, floored."""
    return mention_id >> SEQUENCE_BITS


def account_key(handle: str) -> str:
    """The form in which handles of one network are compared: without @ before it, in one case."""
    return handle.strip().lstrip("@").casefold()
