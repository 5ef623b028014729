"""Numbers as people and spreadsheets write them: thousands apart, decimal commas, 12,5K.

`1.234` is one thousand two hundred thirty-four in Germany and a little more than one in England. Counts are whole, so a
sign before exactly three digits parts thousands, unless the column shows elsewhere that this very sign is the decimal
one. What cannot be read as a whole number is no count: None, never zero.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from cmdesk.sources.fields import LARGEST_COUNT

_SPACES: Final = str.maketrans("", "", " \xa0\u202f\u2009'’_")
_NUMBER: Final = re.compile(
    r"([+-]?)(\d+(?:[.,]\d+)*)(?:e([+-]?\d{1,2}))?(k|m|mio|mn|mrd|md|b|bn)?\.?", re.I | re.ASCII
)
_UNITS: Final = {"k": 10**3, "m": 10**6, "mio": 10**6, "mn": 10**6, "mrd": 10**9, "md": 10**9, "b": 10**9, "bn": 10**9}


def decimal_of(value: str) -> str | None:
    """The decimal sign that a value proves, None where it proves none."""
    found = _NUMBER.fullmatch(value.translate(_SPACES))
    if found is None:
        return None
    digits = found[2]
    signs = [sign for sign in digits if not sign.isdigit()]
    if not signs:
        return None
    if len(set(signs)) == 2:  # 1.234,5
        return signs[-1] if signs.count(signs[-1]) == 1 else None
    if len(signs) > 1:  # 1.234.567
        return "," if signs[0] == "." else "."
    head, tail = digits.split(signs[0])
    # 0,123 has no thousands, and 12,5 has no three digits
    return signs[0] if len(tail) != 3 or len(head) > 3 or head.startswith("0") else None


def number(value: str, decimal: str | None) -> float | None:
    """The number that a value means, None where it means none.

    Args:
        decimal: the decimal sign of its column; None takes what parts three digits for the sign of thousands.
    """
    found = _NUMBER.fullmatch(value.translate(_SPACES))
    if found is None:
        return None
    sign, digits, power, unit = found.groups()
    point = decimal or decimal_of(value)
    thousands = {".": ",", ",": "."}.get(point or "")
    parts = digits.split(point) if point else [digits]
    if len(parts) > 2:
        return None
    whole = re.split("[.,]", parts[0]) if thousands or not point else [parts[0]]
    if any(len(group) != 3 for group in whole[1:]) or (len(whole) > 1 and len(whole[0]) > 3):
        return None
    if len(parts) == 2 and not parts[1].isdigit():
        return None
    told = float("".join(whole) + ("." + parts[1] if len(parts) == 2 else "") + (f"e{power}" if power else ""))
    return (-told if sign == "-" else told) * (_UNITS[unit.lower()] if unit else 1)


def count(value: str, decimal: str | None) -> int | None:
    """The count that a value means; None where it is no whole number, or one that no network has."""
    if value.isdigit() and value.isascii():
        return int(value) if len(value) < 14 and int(value) <= LARGEST_COUNT else None
    told = number(value, decimal)
    if told is None or not 0 <= told <= LARGEST_COUNT:
        return None
    whole = round(told)
    return whole if abs(told - whole) < 1e-6 else None


@dataclass(slots=True)
class NumberSurvey:
    """What the values of a column prove about the way in which its numbers are written."""

    proofs: dict[str, int] = field(default_factory=dict)
    negative: bool = False
    numbers: int = 0

    def add(self, value: str) -> None:
        """Take a value without blanks around it."""
        if value.isdigit():
            self.numbers += 1
            return
        if (sign := decimal_of(value)) is not None:
            self.proofs[sign] = self.proofs.get(sign, 0) + 1
        if value[:1] in "+-−" and number(value.replace("−", "-"), sign) is not None:
            self.negative = True

    @property
    def decimal(self) -> str | None:
        """The decimal sign that most values prove."""
        return max(self.proofs, key=lambda sign: self.proofs[sign]) if self.proofs else None
