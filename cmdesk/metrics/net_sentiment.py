"""Net sentiment, the *mood* on screen: (positive - negative) / scored mentions, with its 95 % interval.

The unknown are left out; neutral mentions are part of the base (the NSS of brand monitoring: "percent positive minus
percent negative"). The interval adds half a pseudo-mention to each class before the normal approximation:
m = n + 3/2, p = (k + 1/2) / m, d = p(positive) - p(negative), half width
1.96 * sqrt((p(positive) + p(negative) - d^2) / m), cut to [-1, 1].

Counted out over all outcomes, from 5 mentions on: it covers 95 % on average over all moods, 93 % or more for the moods
that trackers have, and 87 % at worst (five mentions, hardly any of them neutral), where the plain Wald interval covers
as little as 40 %.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Final

NAME: Final = "net-sentiment"
VERSION: Final = 1
CLAIM_FROM: Final = 5
"""Under this many scored mentions no value is claimed at all."""
LINE_FROM: Final = 10
"""Under this many a value is drawn as a hollow point, without a line."""

Z95: Final = 1.959963984540054
"""The 97.5 % quantile of the normal distribution: how many standard errors reach to either side of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A value in -1..1 with the bounds of its 95 % interval; `value` may lie off its middle, never outside."""

    value: float
    low: float
    high: float


def net_sentiment(negative: int, neutral: int, positive: int) -> Interval | None:
    """Net sentiment of counted labels, None under CLAIM_FROM scored mentions.

    Args:
        negative, neutral, positive: numbers of mentions; the unknown are not given.
    """
    scored = negative + neutral + positive
    if scored < CLAIM_FROM:
        return None
    value = (positive - negative) / scored
    smoothed = scored + 1.5
    share_positive, share_negative = (positive + 0.5) / smoothed, (negative + 0.5) / smoothed
    middle = share_positive - share_negative
    half = Z95 * sqrt((share_positive + share_negative - middle * middle) / smoothed)
    return Interval(value, max(-1.0, middle - half), min(1.0, middle + half))
