"""From a polarity to the probabilities of negative, neutral and positive.

One slope and two thresholds (proportional odds, McCullagh 1980): the polarity slides along a scale on which neutral is
a stretch between two thresholds. Few enough numbers to be written in the code and understood, unlike a table; and,
unlike a fixed dead zone of ±0.05, they say how sure the label is.
"""

from dataclasses import dataclass
from math import exp

from cmdesk.core.types import Evidence, Label, Sentiment


@dataclass(frozen=True, slots=True)
class Ordinal:
    """P(negative) = s(low - slope c), P(negative or neutral) = s(high - slope c); s the logistic function, low < high.

    Fitted with the three labels weighing the same: where a stream is known to be mostly neutral, correct the odds.
    """

    slope: float
    low: float
    high: float

    def probabilities(self, compound: float) -> tuple[float, float, float]:
        """P(negative), P(neutral), P(positive) of a polarity in -1..1; their sum is 1."""
        negative = 1 / (1 + exp(self.slope * compound - self.low))
        up_to_neutral = 1 / (1 + exp(self.slope * compound - self.high))
        return negative, up_to_neutral - negative, 1 - up_to_neutral

    def sentiment(self, compound: float, scorer: str, evidence: tuple[Evidence, ...] = ()) -> Sentiment:
        """The sentiment of a polarity: its label is the most probable one."""
        p = self.probabilities(compound)
        confidence = max(p)
        return Sentiment(Label(p.index(confidence)), p, compound, confidence, scorer, evidence)


def unknown(scorer: str) -> Sentiment:
    """What a scorer says of a text in which it knows nothing. That is not neutral."""
    return Sentiment(Label.UNKNOWN, None, None, 0.0, scorer)
