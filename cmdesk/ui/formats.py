"""Numbers, dates and texts as people read them, in a locale and a zone that the caller passes in.

Pure formatting: no widget, no default locale, no clock. French is the measure: `1 284` with a narrow space, `+0,21`,
`−0,06` with a true minus, `18 %` with a narrow no-break space, `22/11/2026 12:00`.
"""

import html
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from cmdesk.core.passes import dollars
from cmdesk.core.timeline import Step, floor, following, midnight

MINUS: Final = "\u2212"
NARROW_SPACE: Final = "\u202f"


def number(value: int, locale: QLocale) -> str:
    """A count with its thousands grouped: `1 284`."""
    return _minus(locale.toString(value), locale)


def decimal(value: float, locale: QLocale, digits: int = 2) -> str:
    """A figure with `digits` decimals: `0,21`. What rounds to nothing has no sign."""
    text = locale.toString(abs(value), "f", digits)
    return f"{MINUS}{text}" if round(value, digits) < 0 else text


def money(cost: int, locale: QLocale) -> str:
    """Millionths of a dollar as dollars and cents, a broken cent counted whole: `4,50`."""
    return decimal(float(dollars(cost)), locale)


def signed(value: float, locale: QLocale, digits: int = 2) -> str:
    """A figure that always shows its sign, save where it rounds to nothing: `+0,21`, `−0,06`, `0,00`."""
    text = decimal(value, locale, digits)
    return f"+{text}" if round(value, digits) > 0 else text


def percent(share: float, locale: QLocale, digits: int = 0) -> str:
    """A share (0.18) as per cent: `18 %` in French, `18%` in English."""
    return decimal(share * 100, locale, digits) + _percent_sign(locale)


def signed_percent(share: float, locale: QLocale, digits: int = 0) -> str:
    """A change (0.18) as signed per cent: `+18 %`."""
    return signed(share * 100, locale, digits) + _percent_sign(locale)


def day(moment: datetime, zone: tzinfo, locale: QLocale) -> str:
    """The local date in figures, four for the year: `22/11/2026`."""
    return locale.toString(_qdate(moment.astimezone(zone).date()), _date_pattern(locale))


def clock(moment: datetime, zone: tzinfo, locale: QLocale) -> str:
    """The local time of day to the minute: `12:00`."""
    local = moment.astimezone(zone)
    return locale.toString(QTime(local.hour, local.minute), _time_pattern(locale))


def date_time(moment: datetime, zone: tzinfo, locale: QLocale) -> str:
    """Local date and time: `22/11/2026 12:00`."""
    return f"{day(moment, zone, locale)} {clock(moment, zone, locale)}"


def moment(value: datetime, now: datetime, zone: tzinfo, locale: QLocale) -> str:
    """A local moment as short as can be: the time of day today, with its date on other days."""
    same = value.astimezone(zone).date() == now.astimezone(zone).date()
    return clock(value, zone, locale) if same else date_time(value, zone, locale)


def from_moment(value: datetime, now: datetime, zone: tzinfo, locale: QLocale) -> str:
    """From when on something may be done: the next whole minute, so that what is told is never too early."""
    whole = value.replace(second=0, microsecond=0)
    return moment(value if whole == value else whole + timedelta(minutes=1), now, zone, locale)


def long_day(moment: datetime, zone: tzinfo, locale: QLocale) -> str:
    """The local date in full words: `dimanche 22 novembre 2026`."""
    return locale.toString(_qdate(moment.astimezone(zone).date()), QLocale.FormatType.LongFormat)


def spelled_day(value: date, locale: QLocale) -> str:
    """A date with its month in words: `22 novembre 2026`, `November 22, 2026` where months come first."""
    pattern = locale.dateFormat(QLocale.FormatType.LongFormat)
    return locale.toString(_qdate(value), pattern.replace("dddd", "").lstrip(" ,،"))


def short_day(value: date, locale: QLocale, *, weekday: bool = False, year: bool = False) -> str:
    """A date as short as an axis needs: `13 nov.`, `ven. 13 nov.`, `13 nov. 2026`; `Nov 13` where months come first."""
    pattern = _short_day_pattern(locale)
    if year:
        pattern += " yyyy" if pattern.startswith("d") else ", yyyy"
    if weekday:
        pattern = f"ddd {pattern}" if pattern.startswith("d") else f"ddd, {pattern}"
    return locale.toString(_qdate(value), pattern)


def short_month(value: date, locale: QLocale, *, year: bool = False) -> str:
    """The month of a date: `nov.`, `nov. 2026`."""
    name = locale.standaloneMonthName(value.month, QLocale.FormatType.ShortFormat)
    return f"{name} {value.year}" if year else name


def hour(value: datetime, locale: QLocale) -> str:
    """A full hour, as an axis shows it: `06:00`, or `6 AM` where people say so. `value` is local already."""
    pattern = "h AP" if "A" in _time_pattern(locale).upper() else "HH:mm"
    return locale.toString(QTime(value.hour, value.minute), pattern)


def period(start: datetime, end: datetime, zone: tzinfo, locale: QLocale) -> str:
    """A stretch [start, end): whole local days as `24/10/2026 – 22/11/2026` (last day included), else to the minute."""
    first, last = start.astimezone(zone).date(), end.astimezone(zone).date()
    if end > start and midnight(first, zone) == start and midnight(last, zone) == end:
        closing = last - timedelta(days=1)
        if closing == first:
            return day(start, zone, locale)
        return f"{day(start, zone, locale)} – {day(midnight(closing, zone), zone, locale)}"
    if first == last:
        return f"{date_time(start, zone, locale)} – {clock(end, zone, locale)}"
    return f"{date_time(start, zone, locale)} – {date_time(end, zone, locale)}"


def bin_name(start: datetime, end: datetime, step: Step, zone: tzinfo, locale: QLocale) -> str:
    """What a bar of a chart stands for: an hour, a day with its length where that is not 24 h, a week, a month.

    A bin that the period cuts short is named by its own moments.
    """
    if start != floor(start, step, zone) or end != following(start, step, zone):
        return period(start, end, zone, locale)
    if step is Step.DAY:
        hours = round((end - start).total_seconds() / 3600)
        name = long_day(start, zone, locale)
        return name if hours == 24 else f"{name} ({hours}\xa0h)"
    first, last = start.astimezone(zone), end.astimezone(zone)
    if step is Step.MONTH:
        return f"{locale.standaloneMonthName(first.month)} {first.year}"
    if step is Step.HOUR and (first.fold or first.utcoffset() != last.utcoffset()):
        return f"{period(start, end, zone, locale)} ({first.tzname()})"
    return period(start, end, zone, locale)


def duration(length: timedelta, locale: QLocale) -> str:
    """A stretch of time in its two largest units: `45 s`, `4 min`, `2 h 05 min`, `3 j 4 h` (`d` in English)."""
    seconds = max(0, round(length.total_seconds()))
    days, rest = divmod(seconds, 86_400)
    hours, rest = divmod(rest, 3_600)
    minutes = rest // 60
    day_unit = "j" if locale.language() == QLocale.Language.French else "d"
    if days:
        return _joined(f"{locale.toString(days)} {day_unit}", f"{hours} h" if hours else "")
    if hours:
        return _joined(f"{hours} h", f"{minutes:02} min" if minutes else "")
    return f"{minutes} min".replace(" ", "\xa0") if minutes else f"{seconds} s".replace(" ", "\xa0")


def plain(text: str) -> str:
    """A text of the networks for a tooltip or any place where Qt guesses whether it is given HTML.

    Gives HTML that shows exactly `text`, its line breaks included: tags are shown, not obeyed; nothing is loaded.
    """
    shown = "".join(mark for mark in text if mark >= " " or mark in "\n\t")
    return f'<p style="white-space:pre-wrap">{html.escape(shown)}</p>'


def _joined(large: str, small: str) -> str:
    return (f"{large} {small}" if small else large).replace(" ", "\xa0")


def _minus(text: str, locale: QLocale) -> str:
    sign = locale.negativeSign()
    return MINUS + text[len(sign) :] if text.startswith(sign) else text


def _percent_sign(locale: QLocale) -> str:
    space = NARROW_SPACE if locale.language() == QLocale.Language.French else ""
    return space + locale.percent()


def _qdate(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)


def _date_pattern(locale: QLocale) -> str:
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return pattern if "yyyy" in pattern else pattern.replace("yy", "yyyy")


def _time_pattern(locale: QLocale) -> str:
    return locale.timeFormat(QLocale.FormatType.ShortFormat)


def _short_day_pattern(locale: QLocale) -> str:
    pattern = locale.dateFormat(QLocale.FormatType.ShortFormat).lower()
    return "d MMM" if pattern.find("d") < pattern.find("m") else "MMM d"
