"""The mood of a bin or a period, whichever method found it: what a chart draws and what a tip says of it.

It is an Interval, so that whatever draws counted moods draws the others unseen, and it knows how it was made.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from cmdesk.metrics.net_sentiment import LINE_FROM, Interval, net_sentiment

WIDEST: Final = 1.0
"""Width of the interval up to which a corrected mood says enough for a line: a zigzag of guesses looks like news."""


class Method(StrEnum):
    """How a mood was found. The words are stored and exported: never change them."""

    COUNTED = "counted"
    """The scorer's labels are counted as they are: `net_sentiment`."""
    CORRECTED = "corrected"
    """Counted, and corrected for what the scorer usually mistakes for what: `corrected_mood`."""
    SAMPLED = "sampled"
    """Counted, and corrected by labels of hers drawn inside the period itself: `difference_estimator`."""


@dataclass(frozen=True, slots=True)
class Mood(Interval):
    """Net sentiment in -1..1 with its 95 % interval, and what it rests on.

    Attributes:
        scored: the mentions that it speaks of; the unknown are not among them.
        method: how it was found.
        labels: how many labels of hers went into it; none where it was counted.
        shares: the shares (negative, neutral, positive) whose difference `value` is, unless the interval had to draw
            it in; None where the method gives none.
    """

    scored: int
    method: Method = Method.COUNTED
    labels: int = 0
    shares: tuple[float, float, float] | None = None

    @property
    def firm(self) -> bool:
        """Whether a line may lead through it: of mentions enough and, where it is corrected, told to half the scale."""
        told = self.method is Method.COUNTED or self.high - self.low <= WIDEST
        return self.scored >= LINE_FROM and told


def counted_mood(negative: int, neutral: int, positive: int) -> Mood | None:
    """The mood of labels counted as they are, None under `net_sentiment.CLAIM_FROM` of them.

    Args:
        negative, neutral, positive: numbers of mentions; the unknown are not given.
    """
    found = net_sentiment(negative, neutral, positive)
    if found is None:
        return None
    scored = negative + neutral + positive
    shares = (negative / scored, neutral / scored, positive / scored)
    return Mood(found.value, found.low, found.high, scored, shares=shares)
