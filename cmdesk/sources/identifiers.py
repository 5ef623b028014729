"""Identifiers that went through a spreadsheet, and are none any more.

A spreadsheet keeps fifteen digits of a number. The eighteen digits of a post come back as 5.70306E+17, or with a tail
of zeros, or rounded to what a floating-point number can hold; then hundreds of posts share one identifier, and to
believe it would merge them into one. Whether that happened is seen over the whole column:

- a number in exponential notation is damaged by itself;
- of numbers longer than fifteen digits all that stands behind is zero: by chance that happens to one in a thousand of
  eighteen digits, so a column in which it happens to a fifth of them was damaged (its other values were not);
- all long numbers are such as a floating-point number can hold, and there are enough of them that it is no chance.

A damaged identifier is not mended: its post is told apart by author, text and time, or by its address where that still
has the identifier.
"""

import re
from dataclasses import dataclass
from typing import Final

_POWER: Final = re.compile(r"[+-]?\d([.,]\d+)?E\+?\d{1,2}", re.I | re.ASCII)
_KEPT: Final = 15  # digits that a spreadsheet keeps
_LONGEST: Final = 40  # of a number that a spreadsheet may have had: Python reads no numbers of any length
_MANTISSA: Final = 53  # bits that a floating-point number keeps
_SHARE: Final = 0.2
_ENOUGH: Final = 12
_CERTAIN: Final = 3  # zeros that are no chance, over all values


@dataclass(frozen=True, slots=True)
class IdForm:
    """What of a column of identifiers is damaged.

    Attributes:
        cut: whether long numbers that end in zeros are.
        rounded: whether all long numbers are.
        damaged: how many values are.
    """

    cut: bool = False
    rounded: bool = False
    damaged: int = 0

    def intact(self, value: str) -> str | None:
        """An identifier that can be believed, None where it cannot."""
        if not value or _POWER.fullmatch(value):
            return None
        if value.isdigit() and len(value) > _KEPT:
            if self.rounded or (self.cut and _is_cut(value)):
                return None
        elif value.endswith(".0") and value[:-2].isdigit():
            return value[:-2]
        return value


@dataclass(slots=True)
class IdSurvey:
    """Looks at each identifier of a column once."""

    powers: int = 0
    long: int = 0
    cut: int = 0
    zeros: int = 0
    holdable: int = 0

    def add(self, value: str) -> None:
        """Take a value without blanks around it."""
        if len(value) > _LONGEST:
            return
        if value.isdigit() and value.isascii():
            if len(value) > _KEPT:
                self.long += 1
                if _is_cut(value):
                    self.cut += 1
                    self.zeros += len(value) - _KEPT
                exact = int(value)
                self.holdable += exact.bit_length() > _MANTISSA + 1 and int(float(exact)) == exact
        elif _POWER.fullmatch(value):
            self.powers += 1

    def form(self) -> IdForm:
        """What is damaged."""
        cut = self.cut >= _SHARE * self.long and self.zeros >= _CERTAIN
        rounded = self.long >= _ENOUGH and self.holdable == self.long
        return IdForm(cut, rounded, self.powers + (self.long if rounded else self.cut if cut else 0))


def _is_cut(value: str) -> bool:
    return not value[_KEPT:].strip("0")
