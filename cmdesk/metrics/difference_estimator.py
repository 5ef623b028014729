"""The mood of one period from all that the scorer says there, set right by labels of hers drawn at random inside it.

The difference estimator of survey sampling: every scored mention of the period was said to be -1, 0 or 1, and of some
of them she told the truth. Net sentiment is mean(said, of all) + mean(true - said, of those labelled). It asks nothing
of the scorer: a poor one only makes it less sharp, and a mix of moods that moved does it no harm, as the labels are of
that very mix.

The interval: half width = t * sqrt((1 - m / N) * s^2 / m), with N scored mentions, m labels, t the 97.5 % quantile of
Student's distribution with m - 1 degrees of freedom, and s^2 the variance of true - said to which one more label is
added, half of it a step too low and half a step too high: no mistake found does not mean that there is none. Cut to
[-1, 1]. Source: W. G. Cochran, Sampling Techniques, 3rd edition (1977), 2.6 and 7.2 (regression with a given slope, 1).

It speaks of the mentions of the period, not of a mood behind them that could have brought others: when all are
labelled nothing is left to guess and the interval has no width. The intervals of `net_sentiment` and `corrected_mood`
do hold that chance. Two periods whose sampled intervals lie apart have mentions of another mood; with few mentions,
chance alone can do that.

The labels must be drawn at random from the scored mentions of the period; `unknown` ones are left out on both sides.

Simulated (`python -m tests.metrics.mood_simulation` prints it): with 50 to 200 labels it covers 94 to 96 % of usual and
shifted weeks; where the scorer errs in 2 mentions of 100, 95 to 100 %.
"""

from math import ceil, sqrt
from typing import Final

from cmdesk.metrics.confusion import Counts
from cmdesk.metrics.mood import Method, Mood
from cmdesk.metrics.net_sentiment import CLAIM_FROM, Z95

NAME: Final = "difference-estimator"
VERSION: Final = 1
LABELS_FROM: Final = 20
"""Under this many labels nothing is claimed, unless they are of all scored mentions."""
FEWEST_WANTED: Final = 60
MOST_WANTED: Final = 100

_SPREAD: Final = 0.3
"""A usual variance of true - said: about one mention in four misjudged, mostly by one step."""
_REACH: Final = 0.1


def labels_wanted(scored: int) -> int:
    """How many labels are to be drawn in a period: what makes the interval about ±10 points, from 60 to 100.

    Few mentions want fewer, as each label is a larger part of them; a period of less than 60 is labelled throughout.

    Args:
        scored: scored mentions of the period.
    """
    if scored <= FEWEST_WANTED:
        return max(scored, 0)
    endless = Z95 * Z95 * _SPREAD / (_REACH * _REACH)
    return min(scored, MOST_WANTED, max(FEWEST_WANTED, ceil(endless / (1 + endless / scored))))


def sampled_mood(said: tuple[int, int, int], labels: Counts) -> Mood | None:
    """The mood of the mentions of a period.

    Args:
        said: numbers of (negative, neutral, positive) mentions of the period, by what the scorer says, also where she
            says otherwise: see `confusion.as_said`.
        labels: her labels (rows) of those drawn at random among them, by what the scorer says of them (columns).

    Returns:
        None under `net_sentiment.CLAIM_FROM` scored mentions, and under LABELS_FROM labels where more are to be had.

    Raises:
        ValueError: more mentions are labelled than the period has.
    """
    drawn = [sum(row[column] for row in labels) for column in range(3)]
    if any(some > of_all for some, of_all in zip(drawn, said, strict=True)):
        raise ValueError(f"of {said} mentions {tuple(drawn)} cannot be labelled")
    scored, labelled = sum(said), sum(drawn)
    if scored < CLAIM_FROM or labelled < min(LABELS_FROM, scored):
        return None
    total, squares = 0, 0
    for true, row in enumerate(labels):
        for column, count in enumerate(row):
            total += (true - column) * count
            squares += (true - column) ** 2 * count
    # in whole numbers, so that labels of all give exactly their mean
    value = max(-1.0, min(1.0, ((said[2] - said[0]) * labelled + total * scored) / (scored * labelled)))
    # n / (n - 1) of the labels and the one added
    variance = ((squares + 1) / (labelled + 1) - (total / (labelled + 1)) ** 2) * (labelled + 1) / labelled
    half = _student(labelled - 1) * sqrt((1 - labelled / scored) * variance / labelled)
    return Mood(
        value=value,
        low=max(-1.0, value - half),
        high=min(1.0, value + half),
        scored=scored,
        method=Method.SAMPLED,
        labels=labelled,
    )


def _student(freedom: int) -> float:
    """The 97.5 % quantile of Student's distribution, right to 0.001 from nine degrees of freedom on.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5.
    """
    z = Z95
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
