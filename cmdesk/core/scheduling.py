"""When a source may be asked again, and when it is to be. Pure: the clock is a parameter."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from cmdesk.core.passes import Pass

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=1)
"""After failures that may be over soon: a minute, two, four ... an hour."""

STANDING: Final = frozenset(
    {
        *("unauthorized", "payment", "forbidden", "missing", "gone", "refused", "private", "malformed", "too-large"),
        *("tls", "bug", "credit", "key", "ceiling"),
    }
)
"""Faults that will be the same in a minute: somebody must change something."""
FIRST_STANDING_WAIT: Final = timedelta(hours=1)
LONGEST_STANDING_WAIT: Final = timedelta(hours=24)

AGAIN: Final = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=7))
"""How long after it was posted a mention is asked about again: reactions come in the first hours, some much later."""


def asked_from(last: Pass | None, gap: timedelta, *, now: datetime) -> datetime | None:
    """From when on an inquiry may be asked again; None where nothing stands in the way.

    What its source said counts always. The gap is good manners after an answer; a pass that was broken off or failed
    brought none, and may be tried again at once. Nothing counts of a pass that begins later than now: the clock was
    wrong then, and was put back.

    Args:
        last: its latest pass, None when there was none.
        gap: the shortest time between two passes.
    """
    if last is None or last.begun_at > now:
        return None
    told = (last.not_before, None if last.fault is None else last.fault.retry_at)
    moments = [moment for moment in told if moment is not None]
    if last.ended_at is not None and last.fault is None:
        moments.append(last.begun_at + gap)
    return max(moments, default=None)


def next_due(last: Pass | None, gap: timedelta, every: timedelta, *, now: datetime) -> datetime | None:
    """When a collector that always runs would ask next; None means at once.

    A pass that was broken off goes on at once. After failures the wait doubles from one to the next.

    Args:
        gap: the shortest time between two passes.
        every: how often it asks.
    """
    if last is None or last.begun_at > now:
        return None
    if last.fault is not None:
        usual = (last.ended_at or last.begun_at) + back_off(last)
    else:
        usual = last.begun_at + (every if last.ended_at is not None else timedelta())
    return max(filter(None, (usual, asked_from(last, gap, now=now))))


def back_off(last: Pass) -> timedelta:
    """How long a pass that failed is followed by none, where its source does not say: doubled with each failure.

    Up to a third less for some inquiries than for others, always the same ones: those that failed together, because a
    network was down, must not come back together.
    """
    standing = last.fault is not None and last.fault.kind in STANDING
    first, longest = (FIRST_STANDING_WAIT, LONGEST_STANDING_WAIT) if standing else (FIRST_WAIT, LONGEST_WAIT)
    wait: timedelta = min(first * 2 ** min(max(0, last.failures - 1), 20), longest)
    return wait - wait * spread(last.source, last.target) / 3


def spread(source: str, target: str) -> float:
    """A number in 0..1 that is the same for an inquiry whenever it is asked, and another one for the next."""
    return int.from_bytes(hashlib.blake2b(f"{source}\n{target}".encode(), digest_size=4).digest(), "big") / 2**32


def asked_again(posted_at: datetime, now: datetime) -> datetime | None:
    """When a mention that has just been asked about is asked about next; None where it is too old for that."""
    return next((posted_at + wait for wait in AGAIN if posted_at + wait > now), None)
