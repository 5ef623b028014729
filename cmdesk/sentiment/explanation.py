"""Which words decided a score of the linear scorer: its sum taken apart, and laid on the words of the original text.

What a piece of a word weighs belongs to that word; what a pair of words weighs, to both in halves; what a list says,
to the words that it named. Nothing is estimated: all parts together, and what belongs to no word, are the logit of
positive less that of negative.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import copysign
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.types import Evidence
from cmdesk.sentiment import ngrams
from cmdesk.sentiment.cues import BLAME, PRAISE, Cues
from cmdesk.sentiment.weights import POLARITY, Weights

SHOWN_FROM: Final = 0.2
"""Words that weigh less than this part of the strongest are not shown."""
LEAST_SHOWN: Final = 0.25
"""Nor are those that weigh less than this: in a neutral text all words are such, but for a few."""


def attributed(
    text: str, lang: str, weights: Weights, cues: Cues, learnt: NDArray[np.float64]
) -> tuple[tuple[Evidence, ...], float]:
    """The weight of each word, in the order of the text, and what belongs to none.

    Args:
        learnt: float64[BUCKETS + 1, 3], of the head; the last row for every text.
    """
    place = weights.languages.index(lang)
    prepared, origins = ngrams.prepare_one(text)
    row = ngrams.cut(prepared)
    found = ngrams.stretches(row)
    features = ngrams.features(row, found)
    spans = _spans(text, row, origins)
    # a bucket counts once, however often the text has it: its weight is shared among all the places
    where = np.searchsorted(features.buckets, found.bucket)
    half = (found.bucket >= ngrams.WORDS).astype(np.int64)
    weight = weights.table[place, found.bucket, POLARITY] * weights.scale[place, half, POLARITY]
    weight = (weight + learnt[found.bucket, 2] - learnt[found.bucket, 0]) * features.shares[half]
    weight /= np.bincount(where, minlength=features.buckets.size)[where] * found.words
    of_word = np.bincount(found.word, weight, len(spans)).astype(np.float64)
    pairs = found.words == 2
    of_word += np.bincount(found.word[pairs] + 1, weight[pairs], len(spans))
    rest = float(weights.bias[place, POLARITY] + learnt[-1, 2] - learnt[-1, 0])
    rest += _lay_cues(text, lang, weights.cues[place, :, POLARITY], cues, spans, of_word)
    merged: dict[tuple[int, int], float] = {}
    for span, share in zip(spans, of_word.tolist(), strict=True):
        merged[span] = merged.get(span, 0.0) + share
    return tuple(Evidence(start, end, share) for (start, end), share in merged.items()), rest


def weighty(parts: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The parts that matter, beside the strongest of them."""
    least = max(LEAST_SHOWN, SHOWN_FROM * max((abs(part.weight) for part in parts), default=0.0))
    return tuple(part for part in parts if abs(part.weight) >= least)


def _spans(text: str, row: ngrams.Cut, origins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where each word of a cut stands in the original text, the letters that were stretched too often included."""
    spans: list[tuple[int, int]] = []
    for begin, end in zip((row.edges[:-1] + 1).tolist(), row.edges[1:].tolist(), strict=True):
        places = [origins[place] for place in row.origin[begin:end].tolist()]
        spans.append((min(start for start, _ in places), max(end for _, end in places)))
    following = [start for start, _ in spans[1:]] + [min(len(text), ngrams.MOST_CHARACTERS)]
    for number, ((start, stop), limit) in enumerate(zip(spans, following)):  # noqa: B905  no word, no limit
        while stop < limit and text[stop] == text[stop - 1]:
            stop += 1
        spans[number] = start, stop
    return spans


def _lay_cues(
    text: str,
    lang: str,
    weights: NDArray[np.float64],
    cues: Cues,
    spans: Sequence[tuple[int, int]],
    of_word: NDArray[np.float64],
) -> float:
    """Add what the lists say to the words they named; returns what they say of the text as a whole."""
    values = cues.ask([text], [lang])[0] * weights
    named = cues.words(text, lang) if values.any() else ()
    # a phrase is several words of ours, a mark such as "!" may be a part of one
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    touched = [range(bisect_right(ends, part.start), bisect_left(starts, part.end)) for part in named]
    rest = 0.0
    for column, value in enumerate(values.tolist()):
        sides = (1,) if column in PRAISE else (-1,) if column in BLAME else (1, -1)
        shares = [abs(part.weight) * (copysign(1, part.weight) in sides) for part in named]
        total = sum(shares)
        if not total:
            rest += value
            continue
        for numbers, share in zip(touched, shares, strict=True):
            if not numbers:
                rest += value * share / total
            for number in numbers:
                of_word[number] += value * share / total / len(numbers)
    return rest
