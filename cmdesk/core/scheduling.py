"""When a source may be asked again, and when it is to be. Pure: the clock is a parameter."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from cmdesk.core.passes import Pass

FIRST_WAIT: Final = timedelta(minutes=1)
LONGEST_WAIT: Final = timedelta(hours=1)
"""After failures that may be over soon: a minute, two, four ... an hour."""

FIRST_LIVE_WAIT: Final = timedelta(seconds=2)

STANDING: Final = frozenset(
    {
        *("unauthorized", "payment", "forbidden", "missing", "gone", "refused", "private", "malformed", "too-large"),
        *("tls", "bug", "credit", "key", "ceiling"),
    }
)
"""Faults that will be the same in a minute: somebody must change something."""
OURS: Final = frozenset({"cap", "metered"})
"""Faults that are a limit of hers: it may be another one in a moment."""
FIRST_STANDING_WAIT: Final = timedelta(hours=1)
LONGEST_STANDING_WAIT: Final = timedelta(hours=24)

AGAIN: Final = (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(days=7))
"""How long after it was posted a mention is asked about again: reactions come in the first hours, some much later."""

TOO_LATE: Final = 2 * AGAIN[-1]
"""How long after it was posted a mention is not asked about any more, where that could not be done in time."""

LONGEST_FREQUENCY: Final = timedelta(days=7)
"""What is asked less often than this is not followed any more."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a source likes to be asked.

    Attributes:
        gap: the shortest time between two passes of one inquiry.
        every: how long a collector that always runs waits between two, where she did not say otherwise.
        live: a stream, which is listened to all the time.
    """

    gap: timedelta
    every: timedelta
    live: bool = False

    def chosen(self, wished: timedelta | None) -> timedelta:
        """How long a collector waits between two, given what she wishes: never less than the gap."""
        return max(self.gap, self.every if wished is None else wished)


def frequencies_of(text: str) -> Mapping[str, timedelta]:
    """How often each source is to be asked, where she said so; what cannot be read counts as not said.

    Args:
        text: the preference, "google-news:30 reddit:120": a source and minutes.
    """
    found = {}
    for word in text.split():
        source, _, minutes = word.rpartition(":")
        if source and minutes.isascii() and minutes.isdecimal() and 0 < int(minutes[:9]):
            found[source] = min(timedelta(minutes=int(minutes[:9])), LONGEST_FREQUENCY)
    return found


def frequencies_text(frequencies: Mapping[str, timedelta]) -> str:
    """The preference that `frequencies_of` reads, whole minutes, by source."""
    minutes = {source: wait // timedelta(minutes=1) for source, wait in frequencies.items()}
    return " ".join(f"{source}:{count}" for source, count in sorted(minutes.items()) if count > 0)


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
    told = (last.not_before, None if last.fault is None or last.fault.kind in OURS else last.fault.retry_at)
    moments = [moment for moment in told if moment is not None]
    if last.ended_at is not None and last.fault is None:
        moments.append(last.begun_at + gap)
    return max(moments, default=None)


def next_due(
    last: Pass | None, gap: timedelta, every: timedelta, *, now: datetime, live: bool = False
) -> datetime | None:
    """When a collector that always runs would ask next; None means at once.

    A pass that was broken off goes on at once. After failures the wait doubles from one to the next.

    Args:
        gap: the shortest time between two passes.
        every: how often it asks.
        live: whether its source is a stream.
    """
    if last is None or last.begun_at > now:
        return None
    if last.fault is not None:
        waits = (last.ended_at or last.begun_at) + back_off(last, live=live)
        usual = max(waits, last.fault.retry_at or waits)
    else:
        usual = last.begun_at + (every if last.ended_at is not None else timedelta())
    return max(filter(None, (usual, asked_from(last, gap, now=now))))


def back_off(last: Pass, *, live: bool = False) -> timedelta:
    """How long a pass that failed is followed by none, where its source does not say: doubled with each failure.

    A stream that was cut is missed at once, so it is asked for again in seconds at first.

    Up to a third less for some inquiries than for others, always the same ones: those that failed together, because a
    network was down, must not come back together.
    """
    standing = last.fault is not None and last.fault.kind in STANDING
    first, longest = (FIRST_STANDING_WAIT, LONGEST_STANDING_WAIT) if standing else (FIRST_WAIT, LONGEST_WAIT)
    if live and not standing:
        first = FIRST_LIVE_WAIT
    wait: timedelta = min(first * 2 ** min(max(0, last.failures - 1), 20), longest)
    return wait - wait * spread(last.source, last.target) / 3


def spread(source: str, target: str) -> float:
    """A number in 0..1 that is the same for an inquiry whenever it is asked, and another one for the next."""
    return int.from_bytes(hashlib.blake2b(f"{source}\n{target}".encode(), digest_size=4).digest(), "big") / 2**32


def asked_again(posted_at: datetime, now: datetime) -> datetime | None:
    """When a mention that has just been asked about is asked about next; None where it is too old for that."""
    return next((posted_at + wait for wait in AGAIN if posted_at + wait > now), None)
