"""How good a scorer is on labelled texts: macro-F1 and what belongs beside it, for the command, the tests and the card.

A text that the scorer calls UNKNOWN counts as called neutral in every figure but `macro_f1_scored`: that is the
convention of published figures, where each text has one of three labels, and no scorer can look good by keeping silent.
`coverage` says how often it does not keep silent, `macro_f1_scored` how good it is where it does not.

F1 of a class = 2 * right / (texts of the class + texts called so); macro-F1 is its mean over the classes that occur in
the truth, all weighing the same. A set of reviews that knows no neutral has two (`classes` says which): texts called
neutral then only lower the recall of the two. (C. J. van Rijsbergen, Information Retrieval, 1979; the mean of the F1s,
not the F1 of the means: J. Opitz and S. Burst, "Macro F1 and Macro F1", 2019.)

Its interval is the 95 % percentile bootstrap over the texts (B. Efron, "Bootstrap methods", Annals of Statistics 7,
1979). A resample of the texts is a multinomial draw of the cells of the confusion, since texts of one cell are alike:
that is exact, and a thousand resamples of any number of texts take a millisecond. It speaks of other texts of the same
kind, and not of the luck of training. Where everything is right it has no width, which claims too much: the interval of
the accuracy, Wilson's as in `precision`, does not. Under CLAIM_FROM texts nothing is claimed.

Calibration asks whether 0.8 means 80 %. Texts are sorted into ten equal bins by the probability of the label given;
the expected calibration error is the mean distance of a bin's accuracy from its mean confidence, weighted by its texts
(M. P. Naeini and others, AAAI 2015; C. Guo and others, ICML 2017). It is never quite 0, even of a perfect scorer: with
few texts, chance alone keeps a bin off. The Brier score is the mean of the sum of squares (p - truth)^2 over the three
classes, 0 at best, 2 at worst, 2/3 for thirds throughout (G. W. Brier, Monthly Weather Review 78, 1950). Texts without
probabilities are left out of both.

All of it follows from sums: texts are told one by one and not kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.types import Label
from cmdesk.metrics.net_sentiment import Interval
from cmdesk.metrics.precision import CLAIM_FROM, precision

NAME: Final = "evaluation"
VERSION: Final = 1
CLASSES: Final = (Label.NEGATIVE, Label.NEUTRAL, Label.POSITIVE)
"""What a text may truly be, in the order of all rows here."""
BINS: Final = 10

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled text after it was scored.

    Attributes:
        truth: what people call it; never UNKNOWN.
        said: what the scorer calls it.
        p: its probabilities (negative, neutral, positive), None where it gives none.
    """

    truth: Label
    said: Label
    p: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """How good a scorer is on one class, UNKNOWN taken for neutral.

    Attributes:
        precision: of the texts called so, the share that is; None where none is called so.
        recall: of the texts that are so, the share called so; None where none is.
        f1: their harmonic mean; None where no text is so or is called so.
        support: how many texts truly are so.
    """

    label: Label
    precision: float | None
    recall: float | None
    f1: float | None
    support: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Texts whose label was given with a probability in [low, high); the last bin holds its end.

    Attributes:
        confidence: the mean probability of the labels given; None without texts.
        accuracy: the share of them that is right; None without texts.
    """

    low: float
    high: float
    texts: int
    confidence: float | None
    accuracy: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Whether probabilities mean what they say.

    Attributes:
        texts: those with probabilities.
        expected_error: the expected calibration error, 0..1.
        brier: the Brier score over three classes, 0..2.
        bins: BINS of them, from low to high: the points of a reliability picture.
    """

    texts: int
    expected_error: float
    brier: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How good a scorer is on a set of labelled texts.

    Attributes:
        texts: all of them.
        classes: the classes that occur in the truth; macro-F1 is the mean over these.
        coverage: the share not called UNKNOWN, None without texts.
        macro_f1: with its interval, UNKNOWN taken for neutral; None under CLAIM_FROM texts.
        macro_f1_scored: the same over the texts not called UNKNOWN; None where those are under CLAIM_FROM.
        accuracy: the share called what it is, UNKNOWN taken for neutral; None under CLAIM_FROM texts.
        by_class: the figures of CLASSES, in that order.
        confusion: rows are the truth in the order of CLASSES, columns what was said in the order of Label.
        calibration: None where no text has probabilities.
    """

    texts: int
    classes: tuple[Label, ...]
    coverage: float | None
    macro_f1: Interval | None
    macro_f1_scored: Interval | None
    accuracy: Interval | None
    by_class: tuple[ClassFigures, ...]
    confusion: tuple[tuple[int, int, int, int], ...]
    calibration: Calibration | None


class OutcomeSums:
    """What an evaluation is made of, gathered text by text."""

    def __init__(self) -> None:
        """Begin without any text."""
        self._cells = [[0] * len(Label) for _ in CLASSES]
        self._binned = [0] * BINS
        self._right = [0] * BINS
        self._confidence = [0.0] * BINS
        self._squares = 0.0

    @property
    def texts(self) -> int:
        """How many were added."""
        return sum(map(sum, self._cells))

    def add(self, outcome: Outcome) -> None:
        """Take in one text.

        Raises:
            ValueError: its truth is UNKNOWN.
        """
        truth, said, p = outcome.truth, outcome.said, outcome.p
        if truth is Label.UNKNOWN:
            raise ValueError("a text whose truth is unknown tells nothing of a scorer")
        self._cells[truth][said] += 1
        if p is None or said is Label.UNKNOWN:
            return
        found = min(BINS - 1, int(p[said] * BINS))
        self._binned[found] += 1
        self._right[found] += truth is said
        self._confidence[found] += p[said]
        self._squares += sum((share - (truth == label)) ** 2 for label, share in enumerate(p))

    def evaluation(self, *, seed: int = 0, resamples: int = 1000) -> Evaluation:
        """The figures of all texts so far.

        Args:
            seed: of the resamples; the same texts and seed give the same bounds.
            resamples: how many the bounds are taken from.
        """
        cells = np.array(self._cells, dtype=np.int64)
        texts, scored = self.texts, int(cells[:, : Label.UNKNOWN].sum())
        drawn = None
        if texts >= CLAIM_FROM:
            shares = cells.ravel() / texts
            drawn = np.random.default_rng(seed).multinomial(texts, shares, size=resamples).reshape(-1, *cells.shape)
        right = int(np.trace(_neutral(cells)))
        return Evaluation(
            texts=texts,
            classes=tuple(label for label in CLASSES if cells[label].any()),
            coverage=scored / texts if texts else None,
            macro_f1=None if drawn is None else _interval(_neutral(cells), _neutral(drawn)),
            macro_f1_scored=None if drawn is None or scored < CLAIM_FROM else _interval(_scored(cells), _scored(drawn)),
            accuracy=precision(right, texts - right),
            by_class=_by_class(_neutral(cells)),
            confusion=tuple((row[0], row[1], row[2], row[3]) for row in self._cells),
            calibration=self._calibration(),
        )

    def _calibration(self) -> Calibration | None:
        texts = sum(self._binned)
        if not texts:
            return None
        gaps = sum(abs(right - sure) for right, sure in zip(self._right, self._confidence, strict=True))
        bins = tuple(
            Bin(at / BINS, (at + 1) / BINS, count, sure / count if count else None, right / count if count else None)
            for at, (count, right, sure) in enumerate(zip(self._binned, self._right, self._confidence, strict=True))
        )
        return Calibration(texts, gaps / texts, self._squares / texts, bins)


def evaluate(outcomes: Iterable[Outcome], *, seed: int = 0, resamples: int = 1000) -> Evaluation:
    """How good a scorer is on labelled texts; see `OutcomeSums`, which it stands for where all texts are at hand.

    Raises:
        ValueError: the truth of a text is UNKNOWN.
    """
    sums = OutcomeSums()
    for outcome in outcomes:
        sums.add(outcome)
    return sums.evaluation(seed=seed, resamples=resamples)


def _scored(cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """Confusions (..., 3, 4) without the texts called UNKNOWN: (..., 3, 3)."""
    return cells[..., : Label.UNKNOWN]


def _neutral(cells: NDArray[np.int64]) -> NDArray[np.int64]:
    """Confusions (..., 3, 4) with UNKNOWN taken for neutral: (..., 3, 3)."""
    found = _scored(cells).copy()
    found[..., Label.NEUTRAL] += cells[..., Label.UNKNOWN]
    return found


def _macro_f1(square: NDArray[np.int64]) -> _Floats:
    """Macro-F1 of confusions (..., 3, 3) over the classes that occur in each; nan where none does."""
    support, called = square.sum(-1), square.sum(-2)
    right = np.diagonal(square, axis1=-2, axis2=-1)
    occurs = support > 0
    f1 = np.divide(2 * right, support + called, out=np.zeros(right.shape), where=occurs)
    classes = occurs.sum(-1)
    means: _Floats = np.divide(f1.sum(-1), classes, out=np.full(classes.shape, np.nan), where=classes > 0)
    return means


def _interval(square: NDArray[np.int64], drawn: NDArray[np.int64]) -> Interval:
    value = float(_macro_f1(square))
    found = _macro_f1(drawn)
    # a resample of texts that are nearly all unknown may hold none that is scored
    low, high = np.percentile(found[~np.isnan(found)], (2.5, 97.5))
    # of few texts the resamples may all lie to one side
    return Interval(value, min(value, float(low)), max(value, float(high)))


def _by_class(square: NDArray[np.int64]) -> tuple[ClassFigures, ...]:
    figures = []
    for label in CLASSES:
        right, support, called = (int(n) for n in (square[label, label], square[label].sum(), square[:, label].sum()))
        figures.append(
            ClassFigures(
                label,
                right / called if called else None,
                right / support if support else None,
                2 * right / (support + called) if support + called else None,
                support,
            )
        )
    return tuple(figures)
