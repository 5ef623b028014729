"""Which words decided a score of the linear scorer: its sum taken apart, and laid on the words of the original text.

What a piece of a word weighs belongs to that word; what a pair weighs, to both words in halves; what a list says, to the
words it named. Nothing is estimated: all parts together, and what belongs to no word, are the logit of positive less
that of negative.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.types import Evidence
from cmdesk.sentiment import ngrams
from cmdesk.sentiment.cues import BLAME, PRAISE, Cues
from cmdesk.sentiment.weights import POLARITY, Weights

SHOWN_FROM: Final = 0.05
"""Words that weigh less than this part of the strongest are not shown."""


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
    spans = _spans(row, origins)
    # a bucket counts once, however often the text has it: its weight is shared among all the places
    where = np.searchsorted(features.buckets, found.bucket)
    half = (found.bucket >= ngrams.WORDS).astype(np.int64)
    weight = weights.table[place, found.bucket, POLARITY] * weights.scale[place, half, POLARITY]
    weight = (weight + learnt[found.bucket, 2] - learnt[found.bucket, 0]) * features.shares[half]
    weight /= np.bincount(where, minlength=features.buckets.size)[where] * found.words
    of_word = np.bincount(found.word, weight, len(spans))
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
    least = SHOWN_FROM * max((abs(part.weight) for part in parts), default=0.0)
    return tuple(part for part in parts if part.weight and abs(part.weight) >= least)


def _spans(row: ngrams.Cut, origins: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where each word of a cut stands in the original text."""
    spans = []
    for begin, end in zip((row.edges[:-1] + 1).tolist(), row.edges[1:].tolist(), strict=True):
        places = [origins[place] for place in row.origin[begin:end].tolist()]
        spans.append((min(start for start, _ in places), max(end for _, end in places)))
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
    praise = [part for part in named if part.weight > 0]
    blame = [part for part in named if part.weight < 0]
    rest = 0.0
    for column, value in enumerate(values.tolist()):
        parts = praise if column in PRAISE else blame if column in BLAME else named
        total = sum(abs(part.weight) for part in parts)
        if not total:
            rest += value
            continue
        for part in parts:
            # a phrase is several words of ours; a mark such as "!" may be a part of one
            touched = [
                number for number, (start, end) in enumerate(spans) if start < part.end and part.start < end
            ]
            share = value * abs(part.weight) / total
            if not touched:
                rest += share
            for number in touched:
                of_word[number] += share / len(touched)
    return rest
