"""When a source may be asked again, and when it is to be. Pure: the clock is a parameter."""

from datetime import datetime, timedelta

from cmdesk.core.passes import Pass


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

    Args:
        gap: the shortest time between two passes.
        every: how often it asks.
    """
    if last is None or last.begun_at > now:
        return None
    return max(filter(None, (last.begun_at + every, asked_from(last, gap, now=now))))
