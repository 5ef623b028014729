"""Time on the axis: days of her zone, bins of a chart, quarter hours of a rollup.

Everything stored is UTC. A day is cut where her zone cuts it, DST included (a day may have 23 or 25 hours). Every zone
in use today is a multiple of 15 minutes away from UTC, so quarter-hour rollups answer every local hour, day and week.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

QUARTER: Final = timedelta(minutes=15)
MAX_BINS: Final = 400
"""More bars than this cannot be told apart on a screen."""


class Step(StrEnum):
    """The width of a bin."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time [start, end), both aware."""

    start: datetime
    end: datetime

    @property
    def span(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    def previous(self) -> "Period":
        """The period of the same length that ends where this one starts."""
        return Period(self.start - self.span, self.start)


def file_stamp(moment: datetime, zone: tzinfo) -> str:
    """A moment as it stands in the name of a file, in her zone: 2026-11-25-1830."""
    return f"{moment.astimezone(zone):%Y-%m-%d-%H%M}"


def midnight(day: date, zone: tzinfo) -> datetime:
    """The first moment of a local day, in UTC.

    Where the clock jumps over midnight (it does in some zones), that is the moment of the jump.
    """
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def days(first: date, last: date, zone: tzinfo) -> Period:
    """The period of the local days `first` to `last`, both included."""
    return Period(midnight(first, zone), midnight(last + timedelta(days=1), zone))


def shifted(period: Period, steps: int, zone: tzinfo) -> Period:
    """The period `steps` lengths away. Whole local days move by days, so that a change of the clock cuts none."""
    first, last = (edge.astimezone(zone).date() for edge in (period.start, period.end))
    if first < last and (midnight(first, zone), midnight(last, zone)) == (period.start, period.end):
        by = steps * (last - first)
        return Period(midnight(first + by, zone), midnight(last + by, zone))
    return Period(period.start + steps * period.span, period.end + steps * period.span)


def step_for(period: Period) -> Step:
    """The step at which a period gives a legible number of bins (at most about 190, 400 for decades of months)."""
    if period.span <= timedelta(days=3, hours=2):
        return Step.HOUR
    if period.span <= timedelta(days=190, hours=2):
        return Step.DAY
    if period.span <= timedelta(days=366 * 3):
        return Step.WEEK
    return Step.MONTH


def floor(moment: datetime, step: Step, zone: tzinfo) -> datetime:
    """The start, in UTC, of the bin that holds `moment`. Weeks start on Monday.

    An hour begins anew where the clock is changed: a doubled hour gives two bins, half an hour one of its own.
    """
    if step is Step.HOUR:
        return _hour(moment, zone)
    day = moment.astimezone(zone).date()
    if step is Step.WEEK:
        day -= timedelta(days=day.weekday())
    elif step is Step.MONTH:
        day = day.replace(day=1)
    return midnight(day, zone)


def following(start: datetime, step: Step, zone: tzinfo) -> datetime:
    """The start of the bin after the one that starts at `start`."""
    if step is Step.HOUR:
        edge = _hour(start.astimezone(UTC) + timedelta(hours=1), zone)
        # the clock may be changed within the hour, too
        change = _hour(edge - timedelta.resolution, zone)
        return change if change > start else edge
    day = start.astimezone(zone).date()
    if step is Step.DAY:
        day += timedelta(days=1)
    elif step is Step.WEEK:
        day += timedelta(days=7)
    else:
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return midnight(day, zone)


def _hour(moment: datetime, zone: tzinfo) -> datetime:
    local = moment.astimezone(zone)
    offset = local.utcoffset()
    start = moment.astimezone(UTC) - timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )

    def is_valid(second: int) -> bool:
        return (start + timedelta(seconds=second)).astimezone(zone).utcoffset() == offset

    # where the clock was changed meanwhile, this hour begins with the change
    return start if is_valid(0) else start + timedelta(seconds=bisect_left(range(3600), True, key=is_valid))


def bin_edges(period: Period, step: Step, zone: tzinfo) -> list[datetime]:
    """Edges of the bins that cover a period, in UTC: the outer ones are cut to the period itself.

    Returns n + 1 edges for n bins; the first is `period.start`, the last `period.end`. Empty for an empty period.
    """
    if period.end <= period.start:
        return []
    edges = [period.start.astimezone(UTC)]
    edge = following(floor(period.start, step, zone), step, zone)
    while edge < period.end:
        if edge > edges[-1]:
            edges.append(edge)
        edge = following(edge, step, zone)
    edges.append(period.end.astimezone(UTC))
    return edges


def whole_quarters(edges: Sequence[datetime]) -> bool:
    """Whether all edges lie on quarter hours, so that rollups can answer exactly."""
    return all(edge.second == edge.microsecond == 0 and edge.minute % 15 == 0 for edge in edges)
