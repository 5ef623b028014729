"""The corrected mood: net sentiment as the true labels would give it, from what the scorer says and usually mistakes.

Counting what a scorer says halves a crisis: part of the negative ones are said neutral, and there are few others that
could be mistaken for negative in turn. *Adjusted count* undoes that. With C(t, s) the share of truly t that is said s,
and q the shares said in a bin, the true shares p solve C^T p = q; they are then put on the nearest point of the simplex
(no share under 0, sum 1). Fifty labels are too few for C, so it is shrunk to the confusion on the card of the model:
row t of C is (labels(t, .) + 12 card(t, .)) / (labels of t + 12), no cell of the card counting less than half a label,
for what never was mistaken may yet be. Where her labels are likelier to come from any scorer whatever (each row of C as
good as any other) than from the one of the card, the card is left out and they count alone, + 1/2 per cell: a card of
texts unlike hers would make the interval too sure of itself. Source of the adjusted count: G. Forman, Quantifying
counts and costs via classification, Data Mining and Knowledge Discovery 17 (2008), 164-206; here with three classes.

The interval: 800 draws of the rows of C, each Dirichlet over these weights, and 800 of q, Dirichlet over the counts
said + 1/2 per class; each pair is solved like the value, and 2.5 and 97.5 % of the net sentiments are the bounds.
Where C tells little apart the draws fly asunder and the interval becomes wide, up to nearly the whole scale. Where C
could not have brought what was said (all of a bin said neutral) every draw can end in one corner; so no interval is
narrower than the one of `net_sentiment` for as many mentions of the corrected shares: that of a perfect scorer.

The draws start from a fixed seed, anew in every bin: a bin has one interval, whatever stands beside it in a curve.

The labels must be drawn at random, not picked because they looked wrong; they may be of any time, as only the mix of
moods is taken to move, not what the scorer makes of each. `unknown` is left out throughout: if what cannot be scored
has another mood than the rest, that is not corrected.

Simulated (`python -m tests.metrics.mood_simulation` prints it): with 50 to 200 labels the interval covers 94 to 99 % in
usual and shifted weeks, where the counted one covers 0 to 33 % of the shifted ones; with cards that are wrong
altogether 92 to 100 %, and down to 80 % if they were kept. It is honest, not sharp: for a claim about one period see
`difference_estimator`.
"""

from collections.abc import Sequence
from math import lgamma
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.metrics.confusion import Counts, Shares
from cmdesk.metrics.mood import Method, Mood
from cmdesk.metrics.net_sentiment import CLAIM_FROM, Z95

NAME: Final = "corrected-mood"
VERSION: Final = 1
CORRECT_FROM: Final = 50
"""Under this many labels nothing is corrected."""
CARD_WEIGHT: Final = 12
"""How many labels of each true class the card of the model is worth."""
DRAWS: Final = 800

_SEED: Final = 20
_HALF: Final = 0.5
_FLAT: Final = 1e-12
"""A determinant nearer to nought than this is taken for this: nothing can be divided by nought."""

Numbers = NDArray[np.float64]


def corrected_moods(said: Sequence[tuple[int, int, int]], labels: Counts, card: Shares | None) -> list[Mood | None]:
    """The corrected mood of each bin, None under `net_sentiment.CLAIM_FROM` scored mentions.

    Args:
        said: numbers of (negative, neutral, positive) mentions of each bin, by what the scorer says, also where she
            says otherwise: see `confusion.as_said`.
        labels: her labels (rows) of mentions drawn at random, by what the scorer says of them (columns).
        card: the confusion measured when the model was made, each row adds up to 1; None where there is none. It is
            left out where `card_holds` says so.

    Returns:
        As many as there are bins; all None where there are fewer than CORRECT_FROM labels.

    Raises:
        ValueError: a count is negative, or a row of the card is no distribution.
    """
    counts = np.array(said, dtype=np.float64).reshape(-1, 3)
    seen = np.array(labels, dtype=np.float64)
    if counts.min(initial=0) < 0 or seen.min() < 0:
        raise ValueError("a number of mentions is negative")
    moods: list[Mood | None] = [None] * len(counts)
    used = int(seen.sum())
    claimed = np.flatnonzero(counts.sum(axis=1) >= CLAIM_FROM)
    if used < CORRECT_FROM or not len(claimed):
        return moods
    prior = _prior(card) if card is not None and card_holds(labels, card) else np.full((3, 3), _HALF)
    counts, weights = counts[claimed], seen + prior
    drawn = _solved(*_drawn(weights, counts + _HALF))
    low, high = np.quantile(drawn[2] - drawn[0], (0.025, 0.975), axis=1)
    usual, found = weights / weights.sum(axis=1, keepdims=True), counts.T / counts.sum(axis=1)
    shares = _solved(usual[np.newaxis], found[:, :, np.newaxis])[:, :, 0]
    least_low, least_high = _perfect(shares, counts.sum(axis=1))
    low, high = np.minimum(low, least_low), np.maximum(high, least_high)
    # where the confusion tells nothing apart its one solution can lie outside of what the draws allow
    value = np.clip(shares[2] - shares[0], low, high)
    for place, index in enumerate(claimed.tolist()):
        negative, neutral, positive = shares[:, place].tolist()
        moods[index] = Mood(
            value=float(value[place]),
            low=float(low[place]),
            high=float(high[place]),
            scored=int(counts[place].sum()),
            method=Method.CORRECTED,
            labels=used,
            shares=(negative, neutral, positive),
        )
    return moods


def card_holds(labels: Counts, card: Shares) -> bool:
    """Whether her labels are at least as likely with the card of the model as if nothing were known of the scorer.

    Args:
        labels: as for `corrected_moods`.
        card: likewise.

    Raises:
        ValueError: a row of the card is no distribution.
    """
    seen = np.array(labels, dtype=np.float64)
    return _likelihood(seen, _prior(card)) >= _likelihood(seen, np.ones((3, 3)))


def _prior(card: Shares) -> Numbers:
    """What the card is worth, in labels."""
    known = np.array(card, dtype=np.float64)
    if not (known.min() >= 0 and np.allclose(known.sum(axis=1), 1, atol=1e-6)):
        raise ValueError(f"the rows of a card add up to 1, not to {known.sum(axis=1).tolist()}")
    prior: Numbers = np.maximum(CARD_WEIGHT * known, _HALF)
    return prior


def _likelihood(seen: Numbers, prior: Numbers) -> float:
    """The logarithm of how likely labels are (Dirichlet-multinomial), but for what is the same with any prior."""
    return _beta(prior + seen) - _beta(prior)


def _beta(weights: Numbers) -> float:
    """The logarithm of the multivariate beta function, summed over rows."""
    return sum(map(lgamma, weights.ravel().tolist())) - sum(map(lgamma, weights.sum(axis=1).tolist()))


def _perfect(shares: Numbers, scored: Numbers) -> tuple[Numbers, Numbers]:
    """The bounds of `net_sentiment` for so many mentions of these shares (3, bins)."""
    smoothed = (shares * scored + _HALF) / (scored + 3 * _HALF)
    middle = smoothed[2] - smoothed[0]
    half = Z95 * np.sqrt((smoothed[2] + smoothed[0] - middle * middle) / (scored + 3 * _HALF))
    return np.maximum(middle - half, -1), np.minimum(middle + half, 1)


def _drawn(weights: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Draws of C (DRAWS, true, said) and of q (said, bins, DRAWS)."""
    bits = np.random.PCG64(_SEED)
    random = np.random.Generator(bits)
    confusions = random.standard_gamma(weights, (DRAWS, 3, 3))
    start = bits.state
    said = np.empty((3, len(counts), DRAWS))
    for index, shapes in enumerate(counts.tolist()):
        bits.state = start
        for label, shape in enumerate(shapes):
            said[label, index] = random.standard_gamma(shape, DRAWS)
    return confusions / confusions.sum(axis=2, keepdims=True), said / said.sum(axis=0)


def _solved(confusions: Numbers, said: Numbers) -> Numbers:
    """C^T p = q by Cramer's rule, on the simplex.

    Args:
        confusions: (draws, true, said).
        said: (said, bins, draws).

    Returns:
        (true, bins, draws).
    """
    first, second, third = confusions[:, 0], confusions[:, 1], confusions[:, 2]
    minors = np.stack([np.cross(second, third), np.cross(third, first), np.cross(first, second)])
    determinant = (first * minors[0]).sum(axis=1)
    flat = np.abs(determinant) < _FLAT
    determinant[flat] = np.copysign(_FLAT, determinant[flat])
    inverse = np.ascontiguousarray((minors / determinant[:, np.newaxis]).transpose(2, 0, 1))[:, :, np.newaxis]
    return project(said[0] * inverse[0] + said[1] * inverse[1] + said[2] * inverse[2])


def project(points: Numbers) -> Numbers:
    """The nearest points (Euclid) of the simplex of three shares, exactly.

    The nearest point is max(x - h, 0) with the one height h that makes the sum 1; of all subsets of the coordinates it
    is the largest (sum of the subset - 1) / its size, so that nothing has to be sorted.

    Args:
        points: (3, ...).
    """
    a, b, c = points
    one = np.maximum(np.maximum(a, b), c) - 1
    two = (np.maximum(np.maximum(a + b, b + c), a + c) - 1) / 2
    three = (a + b + c - 1) / 3
    nearest: Numbers = np.maximum(points - np.maximum(np.maximum(one, two), three), 0)
    return nearest
