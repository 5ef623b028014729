"""The linear scorer: hashed words and pieces of words, each with a weight per language, and what the word lists say.

A text's logit is a sum, so the score can be told apart word by word without anything made up afterwards: see
`explained`. The weights were trained by `training`; a head (`head`) adds what was learnt from her corrections.

Sums of weights are sums of whole numbers, and what is multiplied is multiplied text by text: a text has the same score,
to the last digit, alone or in a batch.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.errors import BugError
from cmdesk.core.types import Evidence, Label, Sentiment
from cmdesk.sentiment import ngrams
from cmdesk.sentiment.cues import COLUMNS, Cues
from cmdesk.sentiment.explanation import attributed, weighty
from cmdesk.sentiment.head import Head
from cmdesk.sentiment.ordinal import unknown
from cmdesk.sentiment.weights import NEUTRALITY, POLARITY, Weights

ID: Final = "linear@1"
LANGUAGES: Final = frozenset({"fr", "en", "de", "es", "it", "pt"})
_MOST_AT_ONCE: Final = 50_000
"""Characters cut at once: what a batch needs in memory is bound by it, whoever wrote the texts."""


@dataclass(frozen=True, slots=True, eq=False)
class Inputs:
    """What a head is fitted on: the features of a batch and the logits that the shipped weights give it.

    Attributes:
        bounds: int64[texts + 1]: text i has buckets[bounds[i] : bounds[i + 1]], each once, rising.
        buckets: uint32.
        values: float32: what each counts in its text; the squares of a text's sum to 2 at most.
        logits: float64[texts, 3], calibrated (negative, neutral, positive), without any head.
        judged: bool[texts]: False where the scorer says UNKNOWN.
    """

    bounds: NDArray[np.int64]
    buckets: NDArray[np.uint32]
    values: NDArray[np.float32]
    logits: NDArray[np.float64]
    judged: NDArray[np.bool_]


class LinearScorer:
    """Scores texts of six languages. Weights and word lists are read at the first text."""

    languages = LANGUAGES

    def __init__(
        self, weights: Weights | None = None, head: Head | None = None, number: int = 0, cues: Cues | None = None
    ) -> None:
        """Score by `weights`, by default those that ship.

        Args:
            head: what was learnt from her corrections.
            number: the head's, for the id under which scores are stored.

        Raises:
            BugError: the head was fitted on another version of this scorer.
        """
        if head is not None and head.base != ID:
            raise BugError(f"a head of {head.base} cannot go with {ID}")
        self.id = ID if head is None else f"{ID}+{number}"
        self._given = weights
        self._head = head
        self._cues = cues or Cues()

    def score_all(self, texts: Sequence[str], langs: Sequence[str], *, evidence: bool = False) -> list[Sentiment]:
        """Score texts, each in its language; UNKNOWN where nothing in a text can be judged.

        With `evidence`, the weights are what each word adds to the logit of positive less what it adds to that of
        negative.
        """
        said: list[Sentiment] = []
        for begin, end in _batches(texts):
            said += self._score(texts[begin:end], langs[begin:end], evidence)
        return said

    def features(self, texts: Sequence[str], langs: Sequence[str]) -> Inputs:
        """What a head is fitted on."""
        cut = [ngrams.read(texts[begin:end]) for begin, end in _batches(texts)]
        logits, judged = [], []
        for (begin, end), features in zip(_batches(texts), cut, strict=True):
            z, known = self._logits(features, texts[begin:end], langs[begin:end])
            logits.append(z)
            judged.append(known)
        sizes = [np.diff(features.bounds) for features in cut]
        return Inputs(
            np.concatenate([[0], np.cumsum(np.concatenate([*sizes, np.zeros(0, np.int64)]))]).astype(np.int64),
            np.concatenate([np.zeros(0, np.uint32), *(features.buckets for features in cut)]),
            np.concatenate([np.zeros(0, np.float32), *(features.values for features in cut)]),
            np.concatenate([np.zeros((0, 3)), *logits]),
            np.concatenate([np.zeros(0, np.bool_), *judged]),
        )

    def explained(self, text: str, lang: str) -> tuple[tuple[Evidence, ...], float]:
        """What each word of a text adds to its logit of positive less negative, and what belongs to no word.

        All of it together is the difference of the two logits.
        """
        return attributed(text, lang, self._weights, self._cues, self._dense)

    def _score(self, texts: Sequence[str], langs: Sequence[str], evidence: bool) -> list[Sentiment]:
        features = ngrams.read(texts)
        logits, judged = self._logits(features, texts, langs)
        logits = logits + self._learnt(features)
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        p = odds / odds.sum(axis=1, keepdims=True)
        said = []
        for text, lang, (negative, neutral, positive), known in zip(
            texts, langs, p.tolist(), judged.tolist(), strict=True
        ):
            if not known:
                said.append(unknown(self.id))
                continue
            shares = (negative, neutral, positive)
            confidence = max(shares)
            spans = weighty(self.explained(text, lang)[0]) if evidence else ()
            label = Label(shares.index(confidence))
            said.append(Sentiment(label, shares, positive - negative, confidence, self.id, spans))
        return said

    def _logits(
        self, features: ngrams.Features, texts: Sequence[str], langs: Sequence[str]
    ) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
        """Logits by the shipped weights, and whether there is anything to go on."""
        weights = self._weights
        places = np.array([self._place[lang] for lang in langs], np.int64)
        counts = np.diff(features.bounds)
        weighed = weights.table[np.repeat(places, counts), features.buckets]
        sums = _sums(weighed, features.halves).reshape(-1, 2, 2)
        shares = features.shares.reshape(-1, 2)
        cues = self._cues.ask(texts, langs)
        found = weights.bias[places]
        for half in (0, 1):
            found = found + sums[:, half] * weights.scale[places, half] * shares[:, half, None]
        for column in range(len(COLUMNS)):
            found = found + cues[:, column, None] * weights.cues[places, column]
        weighs = _sums((weighed != 0).max(axis=1, keepdims=True), features.bounds)[:, 0] > 0
        polarity, neutrality = found[:, POLARITY], found[:, NEUTRALITY]
        logits = np.stack([-(neutrality + polarity) / 2, neutrality, (polarity - neutrality) / 2], axis=1)
        return logits, features.speaks & (weighs | (cues[:, 1:3] != 0).any(axis=1))

    def _learnt(self, features: ngrams.Features) -> NDArray[np.float64]:
        """What the head adds to the logits."""
        if self._head is None:
            return np.zeros((1, 3))
        text = np.repeat(np.arange(features.bounds.size - 1), np.diff(features.bounds))
        values = np.repeat(features.shares, np.diff(features.halves))
        weighed = self._dense[features.buckets] * values[:, None]
        columns = [np.bincount(text, column, features.bounds.size - 1).astype(np.float64) for column in weighed.T]
        return np.stack(columns, axis=1) + self._head.bias.astype(np.float64)

    @cached_property
    def _weights(self) -> Weights:
        return self._given or Weights.shipped()

    @cached_property
    def _place(self) -> dict[str, int]:
        return {language: place for place, language in enumerate(self._weights.languages)}

    @cached_property
    def _dense(self) -> NDArray[np.float64]:
        """The head's numbers by bucket; the last row is its bias."""
        dense = np.zeros((ngrams.BUCKETS + 1, 3))
        if self._head is not None:
            dense[self._head.buckets] = self._head.delta
            dense[-1] = self._head.bias
        return dense


def _batches(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of the list that are cut at once."""
    begin, size = 0, 0
    for place, text in enumerate(texts):
        length = min(len(text), ngrams.MOST_CHARACTERS)
        if place > begin and size + length > _MOST_AT_ONCE:
            yield begin, place
            begin, size = place, 0
        size += length + 1
    if begin < len(texts):
        yield begin, len(texts)


def _sums(values: NDArray[np.int8] | NDArray[np.bool_], bounds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sums of the rows between two bounds each; an empty stretch has 0."""
    totals = np.zeros((len(values) + 1, values.shape[1]), np.int64)
    np.cumsum(values, axis=0, dtype=np.int64, out=totals[1:])
    return totals[bounds[1:]] - totals[bounds[:-1]]
