"""The period on screen: what she chose, and what that means now.

Pure: the clock and the zone are given. She chooses a preset or a range (`Timeframe`), may zoom into it by a brush or a
click on a bar, and steps back; `resolve` turns the choice into moments whenever something is read, so that "30 days"
stays the last 30 days of a window left open overnight.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Final

from cmdesk.core.timeline import QUARTER, Period, Step, days, floor, following, shifted, step_for


class Preset(StrEnum):
    """The period buttons."""

    DAY = "24h"
    WEEK = "7d"
    MONTH = "30d"
    QUARTER = "90d"
    ALL = "all"
    RANGE = "range"


LENGTHS: Final = {Preset.WEEK: 7, Preset.MONTH: 30, Preset.QUARTER: 90}
"""Days of the presets that are made of whole days, today included."""

_WIDER: Final = (Preset.DAY, Preset.WEEK, Preset.MONTH, Preset.QUARTER, Preset.ALL)
_EVER: Final = timedelta(days=366 * 200)


@dataclass(frozen=True, slots=True)
class Timeframe:
    """What she chose to look at.

    Attributes:
        preset: None until she chooses: the last 30 days, or everything where those are empty.
        chosen: the period of Preset.RANGE.
        zooms: periods she brushed or clicked within it, the innermost last.
    """

    preset: Preset | None = None
    chosen: Period | None = None
    zooms: tuple[Period, ...] = ()

    def choose(self, preset: Preset) -> "Timeframe":
        """A preset, all zooms gone."""
        return Timeframe(preset)

    def between(self, period: Period) -> "Timeframe":
        """A range, all zooms gone."""
        return Timeframe(Preset.RANGE, period)

    def zoom(self, period: Period) -> "Timeframe":
        """One step further in."""
        return replace(self, zooms=(*self.zooms, period))

    def brush(self, period: Period) -> "Timeframe":
        """A brushed period: it takes the place of the one before, so that dragging leaves no trail of steps."""
        return replace(self, zooms=(*self.zooms[:-1], period))

    def whole(self) -> "Timeframe":
        """All zooms gone."""
        return replace(self, zooms=())

    def zoom_out(self, shown: Preset) -> "Timeframe":
        """One step out: the zoom before, or the next wider preset than the one `shown`."""
        if self.zooms:
            return replace(self, zooms=self.zooms[:-1])
        wider = _WIDER.index(shown) + 1 if shown in _WIDER else len(_WIDER) - 1
        return Timeframe(_WIDER[min(wider, len(_WIDER) - 1)])

    def shift(self, shown: Period, steps: int, now: datetime, zone: tzinfo) -> "Timeframe":
        """The neighbouring period of the same length; unchanged where it would lie wholly in the future."""
        if shown.span > _EVER:
            return self
        moved = shifted(shown, steps, zone)
        if moved.start >= now:
            return self
        return replace(self, zooms=(*self.zooms[:-1], moved)) if self.zooms else self.between(moved)


def resolve(
    frame: Timeframe, span: tuple[datetime, datetime] | None, now: datetime, zone: tzinfo
) -> tuple[Preset, Period]:
    """What a choice means now.

    Args:
        span: moments of the first and last mention, None where there is none.

    Returns:
        The preset to show as chosen, and the period. Days are whole days of her zone, today included to its end, so
        that the last bar has the width of the others.
    """
    preset = frame.preset
    if preset is None:
        month = days_until(now, LENGTHS[Preset.MONTH], zone)
        preset = Preset.MONTH if span is None or span[1] >= month.start else Preset.ALL
    if frame.zooms:
        return preset, frame.zooms[-1]
    if preset is Preset.RANGE and frame.chosen is not None:
        return preset, frame.chosen
    if preset is Preset.DAY:
        end = floor(now, Step.HOUR, zone) + timedelta(hours=1)
        return preset, Period(end - timedelta(hours=24), end)
    if preset in LENGTHS:
        return preset, days_until(now, LENGTHS[preset], zone)
    if span is None:
        return preset, days_until(now, LENGTHS[Preset.MONTH], zone)
    return preset, whole_bins(Period(span[0], span[1] + timedelta(microseconds=1)), zone)


def opening(start: datetime | None, end: datetime | None, now: datetime, zone: tzinfo) -> Timeframe:
    """The choice that `--from` and `--to` stand for; a missing end is today's, a missing start 30 days earlier."""
    if start is None and end is None:
        return Timeframe()
    last = end or days_until(now, 1, zone).end
    first = start or last - timedelta(days=LENGTHS[Preset.MONTH])
    return Timeframe().between(Period(first, last)) if first < last else Timeframe()


def days_until(now: datetime, count: int, zone: tzinfo) -> Period:
    """The `count` local days that end with today."""
    today = now.astimezone(zone).date()
    return days(today - timedelta(days=count - 1), today, zone)


def whole_bins(period: Period, zone: tzinfo) -> Period:
    """The period widened to whole bins of the step at which it will be drawn."""
    step = step_for(period)
    last = floor(period.end - timedelta(microseconds=1), step, zone)
    return Period(floor(period.start, step, zone), following(last, step, zone))


def elapsed(period: Period, now: datetime) -> Period:
    """The part of a period that is over, to the next quarter hour: what a comparison may be based on."""
    reached = datetime.fromtimestamp(-(-now.timestamp() // QUARTER.total_seconds()) * QUARTER.total_seconds(), UTC)
    return Period(period.start, min(period.end, reached)) if reached > period.start else period
