"""Where an axis writes what: labels of time in her zone and locale, labels of counts and of moods.

Pure computing, apart from the locale: how wide a text is comes in as a function. Labels are evenly spaced, never
overlap, and stay where they are while the range moves a little: they hang on the calendar, not on the first bin.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log10
from typing import Final

from PySide6.QtCore import QLocale

from cmdesk.core.timeline import Step, midnight
from cmdesk.ui import formats
from cmdesk.ui.charts.data import ChartData

_HOURS: Final = (1, 2, 3, 6, 12)
_DAYS: Final = (1, 2, 4, 7, 14, 28, 56)
_MONTHS: Final = (1, 2, 3, 6)
_YEARS: Final = (1, 2, 5, 10, 20)

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Tick:
    """One label of an axis.

    Attributes:
        at: Unix time, or value.
        mark: whether it names the very moment `at` (a small line leads there) rather than the bar around it.
    """

    at: float
    text: str
    mark: bool = False


def time_ticks(data: ChartData, width: float, measure: Measure, locale: QLocale, gap: float) -> list[Tick]:
    """Labels below bars of time.

    Args:
        width: pixels from the first edge to the last.
        measure: pixels of a text.
        gap: least number of pixels between two labels.
    """
    if not data.bins or width <= 0:
        return []
    if data.step is Step.HOUR:
        candidates = _hour_candidates(data, width, measure, locale, gap)
    elif data.step is Step.DAY:
        candidates = _day_candidates(data, width, measure, locale, gap)
    else:
        candidates = _month_candidates(data, width, measure, locale, gap)
    first, last = data.edges[0].timestamp(), data.edges[-1].timestamp()
    return _placed(candidates, lambda at: (at - first) / (last - first) * width, measure, gap)


def count_ticks(top: float, height: float, line: float, locale: QLocale) -> list[Tick]:
    """Whole numbers from 0 up to `top`, in round steps, at least two text lines apart, seven at most.

    Args:
        height: pixels from 0 to `top`.
        line: pixels of one line of text.
    """
    room = min(max(1.0, height / (line * 2)), 6.0)
    step = _round_step(max(top, 1.0) / room)
    return [Tick(value, formats.number(value, locale)) for value in range(0, floor(top) + 1, step)]


def mood_ticks(limit: float, height: float, line: float, locale: QLocale) -> list[Tick]:
    """Nought and the same step on both sides of it, within -limit..limit."""
    if height < line * 3:
        values: tuple[float, ...] = (0.0,)
    elif limit < 1:
        values = (-0.5, 0.0, 0.5)
    else:
        values = (-1.0, -0.5, 0.0, 0.5, 1.0) if height >= line * 8 else (-1.0, 0.0, 1.0)
    return [Tick(value, formats.signed(value, locale, 1) if value else "0") for value in values]


def _hour_candidates(data: ChartData, width: float, measure: Measure, locale: QLocale, gap: float) -> Iterable[Tick]:
    locals_ = [edge.astimezone(data.zone) for edge in data.edges[:-1]]
    span = (data.edges[-1] - data.edges[0]).total_seconds() / 3600
    days = [
        Tick(local.timestamp(), formats.short_day(local.date(), locale), mark=True)
        for local in locals_
        if local.timestamp() == midnight(local.date(), data.zone).timestamp()
    ]
    if not days:
        # within one day nothing else would say which
        text = f"{formats.short_day(locals_[0].date(), locale)} {formats.clock(locals_[0], data.zone, locale)}"
        days = [Tick(locals_[0].timestamp(), text, mark=True)]
    widest = max(measure(formats.hour(local, locale)) for local in locals_)
    every = next((hours for hours in _HOURS if width / span * hours >= widest + gap), None)
    hours = [
        Tick(local.timestamp(), formats.hour(local, locale), mark=True)
        for local in locals_
        if every and local.minute == 0 and local.hour % every == 0
    ]
    return [*days, *hours]


def _day_candidates(data: ChartData, width: float, measure: Measure, locale: QLocale, gap: float) -> Iterable[Tick]:
    days = [edge.astimezone(data.zone).date() for edge in data.edges[:-1]]
    room = width / len(days)
    named = [formats.short_day(day, locale, weekday=True) for day in days] if len(days) <= 14 else []
    if named and max(map(measure, named)) + gap <= room:
        return [Tick(_middle(data, index), text) for index, text in enumerate(named)]
    widest = max(measure(formats.short_day(day, locale)) for day in days[:: max(1, len(days) // 24)])
    every = next((count for count in _DAYS if room * count >= widest + gap), _DAYS[-1])
    shown = [index for index, day in enumerate(days) if _hangs(day, every)] or [0]
    texts = _with_years([days[index] for index in shown], locale)
    return [Tick(_middle(data, index), text) for index, text in zip(shown, texts, strict=True)]


def _month_candidates(data: ChartData, width: float, measure: Measure, locale: QLocale, gap: float) -> Iterable[Tick]:
    """Weeks are labelled where a month begins; months in the middle of their bars."""
    first = data.edges[0].astimezone(data.zone).date().replace(day=1)
    last = data.edges[-1].astimezone(data.zone).date()
    months: list[date] = []
    while first <= last:
        months.append(first)
        first = (first + timedelta(days=32)).replace(day=1)
    room = width / max(1, len(months))
    widest = max(measure(formats.short_month(month, locale)) for month in months[:12])
    every = next((count for count in _MONTHS if room * count >= widest + gap), None)
    if every:
        months = [month for month in months if (month.month - 1) % every == 0]
    else:
        years = next((count for count in _YEARS if room * 12 * count >= measure("2026") + gap), _YEARS[-1])
        months = [month for month in months if month.month == 1 and month.year % years == 0]
    ticks = []
    for month in months:
        moment = midnight(month, data.zone)
        text = str(month.year) if month.month == 1 else formats.short_month(month, locale)
        index = data.index_at(moment.timestamp())
        if index is None:
            continue
        if data.step is Step.MONTH:
            ticks.append(Tick(_middle(data, index), text))
        else:
            ticks.append(Tick(moment.timestamp(), text, mark=True))
    return ticks or [Tick(_middle(data, 0), formats.short_day(data.edges[0].astimezone(data.zone).date(), locale))]


def _with_years(days: list[date], locale: QLocale) -> list[str]:
    texts, year = [], days[0].year if days else 0
    for day in days:
        texts.append(formats.short_day(day, locale, year=day.year != year))
        year = day.year
    return texts


def _hangs(day: date, every: int) -> bool:
    # ordinal 1 was a Monday: multiples of seven days hang on Mondays
    return (day.toordinal() - 1) % every == 0


def _middle(data: ChartData, index: int) -> float:
    return (data.edges[index].timestamp() + data.edges[index + 1].timestamp()) / 2


def _placed(candidates: Iterable[Tick], to_pixel: Callable[[float], float], measure: Measure, gap: float) -> list[Tick]:
    """Those that find room, earlier candidates first, in order of time."""
    placed: list[tuple[float, float, Tick]] = []
    for tick in candidates:
        half = (measure(tick.text) + gap) / 2
        left, right = to_pixel(tick.at) - half, to_pixel(tick.at) + half
        if all(right <= other_left or left >= other_right for other_left, other_right, _ in placed):
            placed.append((left, right, tick))
    return [tick for _, _, tick in sorted(placed, key=lambda entry: entry[2].at)]


def _round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 ... that is at least `least`."""
    if least <= 1:
        return 1
    power: int = 10 ** floor(log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
