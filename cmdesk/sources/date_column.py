"""How the dates of a whole column are written, and reading them so.

`03/04/2024` is the third of April or the fourth of March; `13/04/2024` further down settles it for all. So a column is
surveyed whole before the first of its values is read. The order is settled apart for each sign between the numbers, as
columns put together from two exports have two. Where every value fits both orders, or some fit only the one and some
only the other, nobody can know: she is asked, and nothing is imported until she has said it.

A value without a zone is a time on the clock of the given zone. Where clocks are put forward, a time that none showed
is read as if the clock had not been changed yet (02:30 becomes 03:30 of summer); where they are put back, a time that
was shown twice is read as the first of the two. Both are the rule of the standard library (PEP 495, fold=0), written
down here because someone will ask.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Final

from cmdesk.sources.dates import ORDERS, Triple, by_pattern, told, triple
from cmdesk.sources.fields import FIRST_YEAR, LAST_YEAR

_SIGNS: Final = "./-"


@dataclass(frozen=True, slots=True)
class DateForm:
    """How the values of a column are read.

    Attributes:
        zone: of values that say none.
        orders: sign between the numbers -> order of day, month and year.
        pattern: of `strptime`, where she gave one: then nothing else is read.
        mac: whether day numbers count from 1904.
    """

    zone: tzinfo
    orders: Mapping[str, str] = field(default_factory=dict)
    pattern: str | None = None
    mac: bool = False

    def read(self, value: str) -> datetime | None:
        """The moment that a value tells, in UTC; None where it tells none."""
        if self.pattern is not None:
            at = by_pattern(value, self.pattern)
        else:
            found = told(value, self.orders, mac=self.mac)
            at = None if found is None else found.at
        if at is None or not FIRST_YEAR < at.year < LAST_YEAR - 1:
            return None
        return (at.replace(tzinfo=self.zone) if at.tzinfo is None else at).astimezone(UTC)


@dataclass(slots=True)
class _Numbers:
    """What the values with one sign between the numbers can be."""

    fits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(ORDERS, 0))
    number: int = 0
    example: str = ""  # one whose meaning depends on which of day and month stands first
    short: str = ""  # one whose year may stand first
    firsts: set[int] = field(default_factory=set)
    thirds: set[int] = field(default_factory=set)

    def orders(self, sign: str) -> list[str]:
        """The orders that all values fit."""
        found = [order for order in ORDERS if self.number and self.fits[order] == self.number]
        # 24/05/13: nearly always the year stands last, but days vary more than years do
        if sign != "-" and len(self.firsts) >= len(self.thirds) and len(found) > 1 and "ymd" in found:
            found.remove("ymd")
        return found


@dataclass(frozen=True, slots=True)
class DateFindings:
    """What a survey found.

    Attributes:
        formats: ways in which the values are written, the commonest first.
        orders: sign -> order, where it is settled.
        ask: the orders between which she must choose; empty where nothing is open.
        example: a value that can be read in more than one way; else any.
        missing_zone: whether a value says no zone.
    """

    formats: tuple[str, ...]
    orders: Mapping[str, str]
    ask: tuple[str, ...]
    example: str
    missing_zone: bool


class DateSurvey:
    """Looks at each value of a column once, and holds none of them."""

    def __init__(self, date_format: str | None = None) -> None:
        """Begin. `date_format`: an order or a pattern that she gave."""
        self._given = date_format if date_format in ORDERS else None
        self._pattern = None if self._given else date_format
        self._forms: dict[str, int] = {}
        self._numbers = {sign: _Numbers() for sign in _SIGNS}
        self._missing_zone = False
        self._example = ""

    def add(self, value: str) -> None:
        """Take a value without blanks around it; what is no date is passed over."""
        if self._pattern is not None:
            at = by_pattern(value, self._pattern)
            if at is not None:
                self._count(self._pattern, at.tzinfo is None, value)
            return
        found = triple(value)
        if found is None:
            read = told(value, {})
            if read is not None:
                self._count(read.form, read.at.tzinfo is None, value)
            return
        orders = _possible(found, self._given)
        if not orders or (orders == {"ymd"} and found.sign != "-" and self._given is None):
            return
        numbers = self._numbers[found.sign]
        numbers.number += 1
        for order in orders:
            numbers.fits[order] += 1
        if {"dmy", "mdy"} <= orders and found.first != found.second:
            numbers.example = numbers.example or value
        if found.short and len(orders) > 1:
            numbers.firsts.add(found.first)
            numbers.thirds.add(found.third)
            if "ymd" in orders:
                numbers.short = numbers.short or value
        self._missing_zone |= found.zoneless
        self._example = self._example or value

    def findings(self) -> DateFindings:
        """What all values together say."""
        forms = dict(self._forms)
        orders: dict[str, str] = {}
        ask: list[str] = []
        example = self._example
        for sign, numbers in self._numbers.items():
            fitting = numbers.orders(sign)
            if not numbers.number:
                continue
            unclear = numbers.example or (numbers.short if "ymd" in fitting else "")
            # where day and month are always the same number, both orders say the same
            if len(fitting) == 1 or (fitting and not unclear):
                orders[sign] = fitting[0]
                forms[fitting[0]] = forms.get(fitting[0], 0) + numbers.number
                continue
            ask += [order for order in (fitting or ORDERS[:2]) if order not in ask]
            example = unclear or example
        if self._given is not None:
            orders = dict.fromkeys(_SIGNS, self._given)
        return DateFindings(
            tuple(sorted(forms, key=lambda form: -forms[form])), orders, tuple(ask), example, self._missing_zone
        )

    def _count(self, form: str, zoneless: bool, value: str) -> None:
        self._forms[form] = self._forms.get(form, 0) + 1
        self._missing_zone |= zoneless
        self._example = self._example or value


def _possible(date: Triple, given: str | None) -> set[str]:
    """The orders that a date in numbers fits; no other than the given one."""
    orders = set()
    if 1 <= date.first <= 31 and 1 <= date.second <= 12:
        orders.add("dmy")
    if 1 <= date.first <= 12 and 1 <= date.second <= 31:
        orders.add("mdy")
    if date.short and 1 <= date.second <= 12 and 1 <= date.third <= 31:
        orders.add("ymd")
    return orders if given is None else orders & {given}
