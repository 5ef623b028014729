"""Labelled texts beside the project, and how the calibrations in the code were obtained from them.

Nothing of the corpora stands here: they are read from the folder that CMDESK_SHARED names.
"""

import gzip
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from numpy.typing import NDArray

from cmdesk.core.types import Sentiment
from cmdesk.sentiment.ordinal import Ordinal


class Lexicon(Protocol):
    """A word list with rules: scores one text of its language at a time."""

    def score(self, text: str) -> Sentiment: ...


def rows(name: str, split: str) -> Iterator[tuple[int, str]]:
    """Label (0 negative, 1 neutral, 2 positive) and text of each row of one split."""
    shared = os.environ.get("CMDESK_SHARED")
    if not shared:
        pytest.skip("CMDESK_SHARED names no folder")
    with gzip.open(
        Path(shared) / "data" / "sentiment" / f"{name}.tsv.gz", "rt", encoding="utf-8", newline="\n"
    ) as file:
        for line in file:
            found, label, text = line.rstrip("\n").split("\t", 2)
            if found == split:
                yield int(label), text


def fit(scorer: Lexicon, labelled: Sequence[tuple[int, str]]) -> Ordinal:
    """The calibration of a scorer: maximum likelihood by Newton's method, each label weighing the same in all.

    Texts in which the scorer knows nothing enter with polarity 0: among the others alone, neutral would nowhere be the
    likeliest label.
    """
    truth = np.array([label for label, _ in labelled])
    polarity = np.array([scorer.score(text).compound or 0.0 for _, text in labelled])
    weight = (1 / np.bincount(truth))[truth] / 3

    def gradient(at: NDArray[np.float64]) -> NDArray[np.float64]:
        slope, low, high = at
        below, up_to = (1 / (1 + np.exp(slope * polarity - threshold)) for threshold in (low, high))
        density_low, density_high = below * (1 - below), up_to * (1 - up_to)
        p = np.choose(truth, [below, up_to - below, 1 - up_to])
        by_low = np.choose(truth, [density_low, -density_low, 0 * p]) / p
        by_high = np.choose(truth, [0 * p, density_high, -density_high]) / p
        return np.array([-((by_low + by_high) * polarity) @ weight, by_low @ weight, by_high @ weight])

    found = np.array([1.0, -0.5, 0.5])
    for _ in range(50):
        steps = np.eye(3) * 1e-5
        hessian = np.array([(gradient(found + step) - gradient(found - step)) / 2e-5 for step in steps])
        found = found - np.linalg.solve(hessian, gradient(found))
    return Ordinal(*(round(float(number), 3) for number in found))
