"""One moment as a cell tells it, in any of the ways in which exports write dates.

What a value says by itself is read here: ISO 8601; year, month and day as numbers in any order, with the order given;
Unix time in seconds, milliseconds or microseconds; the day numbers of spreadsheets; names of months in English, French,
German and Spanish; clocks of 12 and 24 hours; zones. Which order the numbers of a column have no single value can say:
that is found out over the whole column, in `cmdesk.sources.date_column`.

Nothing is guessed: a value that fits no form exactly gives None, and its row is rejected. A day without a time of day
is its first moment.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Final, NamedTuple

from cmdesk.core.text import fold

ORDERS: Final = ("dmy", "mdy", "ymd")
"""Orders of day, month and year in numbers."""


class Told(NamedTuple):
    """What a value says.

    Attributes:
        form: "iso", "dmy", "mdy", "ymd", "epoch", "name" or "serial".
        at: the moment, aware where the value says its zone.
    """

    form: str
    at: datetime


_ISO: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?) ?(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII
)
_NUMBERS: Final = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[T,\s]\s*(.*))?", re.ASCII | re.DOTALL)
_DIGITS: Final = re.compile(r"(\d{1,16})(?:[.,](\d{1,15}))?", re.ASCII)
_CLOCK: Final = re.compile(
    r"(?:a |um |at |kl |las |- )?(\d{1,2})(?:[:h.](\d{2})(?:[:m.](\d{2})(?:[.,](\d{1,9}))?s?)?|h|(?= ?[ap]\.? ?m\b))"
    r"(?: ?(?:uhr|hrs|h)\b)?(?: ?([ap])\.? ?m\b\.?)?(?: ?(.+))?",
    re.ASCII,
)
_OFFSET: Final = re.compile(r"\(?(?:utc|gmt|z)? ?([+-])(\d{1,2}):?(\d{2})?\)?", re.ASCII)
_ZONES: Final = {
    "z": 0, "utc": 0, "gmt": 0, "ut": 0, "wet": 0, "cet": 1, "cest": 2, "west": 1, "eet": 2, "eest": 3,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}  # fmt: skip
"""Hours east of Greenwich: those that RFC 2822 defines, and those of Europe."""

_MONTHS: Final[Mapping[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier janv januar janner jaenner enero ene",
            "feb february fevrier fevr fev februar feber febrero",
            "mar march mars marz maerz mrz marzo",
            "apr april avril avr abril abr",
            "may mai mayo",
            "jun june juin juni junio",
            "jul july juillet juil juli julio",
            "aug august aout ago agosto",
            "sep sept september septembre septiembre setiembre set",
            "oct october octobre oktober okt octubre",
            "nov november novembre noviembre",
            "dec december decembre dezember dez diciembre dic",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = frozenset(
    re.findall(
        "[a-z]+",
        "mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday "
        "lun lundi mar mardi mer mercredi jeu jeudi ven vendredi sam samedi dim dimanche mo montag di "
        "dienstag mi mittwoch do donnerstag fr freitag sa samstag sonnabend so sonntag lunes martes mie "
        "miercoles jue jueves vie viernes sab sabado dom domingo",
    )
)
_YEAR: Final = r"(\d{4}|'?\d{2})"
_AND_TIME: Final = r"(?:[ ,.·-]*(?:\b(?:at|a|um|kl|las)\b)? ?(\d{1,2}(?:[:h.]| ?[ap]\.? ?m\b).*))?"
_TIME_FIRST: Final = re.compile(r"(\d{1,2}[:h]\d{2}.*?) · (.+)")
_DAY_FIRST: Final = re.compile(
    rf"(\d{{1,2}})(?:er|st|nd|rd|th|\.|o)?[ /-]*(?:de |of |d')?([a-z]+)\.?,?[ /-]*(?:del? |d')?{_YEAR}\b{_AND_TIME}"
)
_MONTH_FIRST: Final = re.compile(rf"([a-z]+)\.?[ /-]*(\d{{1,2}})(?:st|nd|rd|th)?,?[ /-]+{_YEAR}\b{_AND_TIME}")
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}})[ /-]([a-z]+)\.?[ /-](\d{{1,2}})\b{_AND_TIME}")
_YEAR_LAST: Final = re.compile(r"([a-z]+)\.? (\d{1,2}),? (\d{1,2}:\d{2}(?::\d{2})?) ([a-z]{1,4}|[+-]\d{4}) (\d{4})")
_THIN: Final = str.maketrans("\xa0\u202f\u2009", "   ")
_BLANKS: Final = re.compile(r"\s+")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_SPREADSHEET: Final = datetime(1899, 12, 30)
_FIRST_EPOCH, _LAST_EPOCH = 631_152_000, 4_102_444_800  # 1990 to 2100, in seconds
_UNITS: Final = ((1, 9, 10), (1_000, 12, 13), (1_000_000, 15, 16))
_FIRST_SERIAL, _LAST_SERIAL = 25_569, 73_050  # 1970 to 2099, in days
_SECONDS_A_DAY: Final = 86_400


def told(value: str, orders: Mapping[str, str], *, mac: bool = False) -> Told | None:
    """Read a value; None where it fits no form.

    Args:
        value: without blanks around it.
        orders: sign between the numbers -> their order. Numbers with another sign between fit only with a year of
            four digits in front.
        mac: whether day numbers count from 1904, as in workbooks of old Macintoshes.
    """
    iso = _ISO.fullmatch(value)
    if iso is not None:
        return _iso(iso)
    value = value if value.isascii() else value.translate(_THIN)
    if (numbers := _NUMBERS.fullmatch(value)) is not None:
        return _numbers(numbers, orders)
    if (digits := _DIGITS.fullmatch(value)) is not None:
        return _digits(digits, mac)
    at = _named(value)
    return None if at is None else Told("name", at)


class Triple(NamedTuple):
    """A date in numbers whose order is open.

    Attributes:
        sign: between the numbers.
        short: whether the year has two digits only, so that even it may stand in front.
        zoneless: whether the value says no zone.
    """

    sign: str
    first: int
    second: int
    third: int
    short: bool
    zoneless: bool


def triple(value: str) -> Triple | None:
    """The numbers of a date in numbers; None of one that is none, or whose year of four digits stands in front."""
    found = _NUMBERS.fullmatch(value if value.isascii() else value.translate(_THIN))
    if found is None or len(found[1]) > 2:
        return None
    clock = _clock(found[5])
    if clock is None or len(found[4]) not in (2, 4):
        return None
    return Triple(found[2], int(found[1]), int(found[3]), int(found[4]), len(found[4]) == 2, clock[1] is None)


def by_pattern(value: str, pattern: str) -> datetime | None:
    """Read a value by a pattern of `strptime`."""
    try:
        return datetime.strptime(value, pattern)
    except ValueError:
        return None


def tells_moments(pattern: str) -> bool:
    """Whether a pattern of `strptime` can say a day, and if it says a time of day, whether before or after noon."""
    moment = datetime(2024, 5, 13, 14, 30, tzinfo=UTC)
    try:
        read = datetime.strptime(moment.strftime(pattern), pattern)
    except ValueError:
        return False
    return read.date() == moment.date() and read.hour in (0, moment.hour)


def clock_of(value: str) -> str | None:
    """A time of day as it may stand behind a date; None where it is none. In spreadsheets it is a fraction of a day."""
    if re.fullmatch(r"0(?:[.,]\d+)?", value):
        seconds = round(float(value.replace(",", ".")) * _SECONDS_A_DAY)
        return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"
    return value if _clock(value) is not None else None


def _iso(found: re.Match[str]) -> Told | None:
    day, clock, zone = found.groups()
    try:
        if clock is None:
            return Told("iso", datetime.fromisoformat(day))
        return Told(
            "iso", datetime.fromisoformat(f"{day}T{clock.replace(',', '.')}{'Z' if zone == 'UTC' else zone or ''}")
        )
    except ValueError:
        return None


def _numbers(found: re.Match[str], orders: Mapping[str, str]) -> Told | None:
    first, sign, second, third = found[1], found[2], found[3], found[4]
    order = "ymd" if len(first) == 4 and len(third) <= 2 else orders.get(sign)
    if order is None or len(first) == 3:
        return None
    numbers = dict(zip(order, (first, second, third), strict=True))
    if any(len(numbers[part]) > 2 for part in "dm"):
        return None
    at = _day(numbers["y"], int(numbers["m"]), int(numbers["d"]), found[5])
    return None if at is None else Told(order, at)


def _digits(found: re.Match[str], mac: bool) -> Told | None:
    whole, fraction = found[1], found[2]
    number = int(whole)
    for unit, *lengths in _UNITS:
        if len(whole) in lengths and _FIRST_EPOCH <= number // unit < _LAST_EPOCH:
            micro = number * (1_000_000 // unit) + (int(f"{fraction:0<6}"[:6]) if fraction and unit == 1 else 0)
            return Told("epoch", _EPOCH + timedelta(microseconds=micro))
    try:
        if len(whole) in (8, 14) and fraction is None:
            clock = f"{whole[8:10]}:{whole[10:12]}:{whole[12:]}" if len(whole) == 14 else ""
            return Told("iso", datetime.fromisoformat(f"{whole[:4]}-{whole[4:6]}-{whole[6:8]} {clock}".strip()))
    except ValueError:
        return None
    if len(whole) == 5 and _FIRST_SERIAL <= number <= _LAST_SERIAL:
        seconds = round(float(f"0.{fraction or 0}") * _SECONDS_A_DAY)
        # the two ways of counting days are four years and a day apart
        return Told("serial", _SPREADSHEET + timedelta(days=number + 1462 * mac, seconds=seconds))
    return None


def _named(value: str) -> datetime | None:
    text = _BLANKS.sub(" ", fold(value)).strip(" .")
    if found := _TIME_FIRST.fullmatch(text):
        text = f"{found[2]} {found[1]}"
    at = _month_named(text)
    if at is None:
        word, _, rest = text.partition(" ")
        if word.rstrip(".,") in _WEEKDAYS:
            at = _month_named(rest.strip()) or _after_weekday(rest.strip())
    return at


def _after_weekday(text: str) -> datetime | None:
    # "Thu 2024-05-02 12:00"
    iso = _ISO.fullmatch(text.upper())
    found = _iso(iso) if iso else None
    return found.at if found else None


def _month_named(text: str) -> datetime | None:
    if found := _YEAR_LAST.fullmatch(text):
        month, day, clock, zone, year = found.groups()
        clock = f"{clock} {zone}"
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year, clock = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year, clock = found.groups()
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day, clock = found.groups()
    else:
        return None
    number = _MONTHS.get(month)
    return None if number is None else _day(year.lstrip("'"), number, int(day), clock)


def _day(year: str, month: int, day: int, clock: str | None) -> datetime | None:
    read = _clock(clock)
    if read is None or len(year) not in (2, 4):
        return None
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 69 else 1900  # as POSIX has it
    time, zone = read
    try:
        return datetime(number, month, day, tzinfo=zone) + time
    except (ValueError, OverflowError):
        return None


def _clock(value: str | None) -> tuple[timedelta, timezone | None] | None:
    """A time of day and its zone; midnight where there is none, None where it cannot be read."""
    if not value or not (text := _BLANKS.sub(" ", fold(value)).strip()):
        return timedelta(), None
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    micro = int(f"{found[4]:0<6}"[:6]) if found[4] else 0
    if found[5]:
        # some write 00:15 AM and 14:30 PM, which say it twice; 00:15 PM says nothing
        if hour > 12 if found[5] == "a" else hour == 0:
            return None
        if hour <= 12:
            hour = hour % 12 + 12 * (found[5] == "p")
    if hour > 23 or minute > 59 or second > 59:
        return None
    zone = None
    if found[6]:
        zone = _zone(found[6])
        if zone is None:
            return None
    return timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro), zone


def _zone(text: str) -> timezone | None:
    if (hours := _ZONES.get(text.strip("()"))) is not None:
        return timezone(timedelta(hours=hours))
    # RFC 2822 lets the name of the zone stand behind its offset
    found = _OFFSET.fullmatch(text.partition(" (")[0] if text.endswith(")") and text[0] in "+-" else text)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset >= timedelta(hours=15) or int(found[3] or 0) > 59:
        return None
    return timezone(-offset if found[1] == "-" else offset)
