"""Learns from her corrections: a head that moves the shipped weights where her texts have words, and no further.

No labelled text ships, so nothing could be fitted together with her corrections; instead every weight is pulled back to
the one that ships. With logits z of the shipped weights and of her brand words, features x of what these leave, and a
change D of the weights, what is minimised is

    sum over corrections of cross-entropy(z + D x, her label) + strength / 2 * |D|²,

the bias being one more feature, of a tenth of their size: a heap of complaints must not make her other mentions
negative. The best D is a sum of her texts, D = X' a (the representer theorem), so that only a is sought, one row of
three numbers for each correction: by Newton's method with conjugate gradients inside (C. E. Rasmussen and C. K. I.
Williams, Gaussian Processes for Machine Learning, 2006, 3.5), which needs products with K = X X' alone.

Two guards keep a head out that would do harm. By five-fold cross-validation the macro-F1 on her corrections must rise
above that of the shipped weights: a head never judges what it learnt from. It must also put right so many more than it
spoils that chance would seldom do it (sign test): of heads made from labels without sense half would rise. And on the
sentences that ship with the program it must judge less than one in a hundred fewer right. Where the strength that
cross-validation prefers fails, a greater one, which moves less, is tried.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from math import comb
from typing import Final

import numpy as np
from numpy.typing import NDArray

from cmdesk.core.corrections import REFIT_FROM, HeadReport, Labelled, digest
from cmdesk.core.errors import QT_TRANSLATE_NOOP, UserError
from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import Outcome, evaluate
from cmdesk.sentiment.brand_words import BrandWords, shift, without
from cmdesk.sentiment.head import Head
from cmdesk.sentiment.linear import ID, Inputs, LinearScorer

MOST: Final = 2_000
"""Corrections that are learnt from, the newest: the table of their products grows with the square."""
FOLDS: Final = 5
STRENGTHS: Final = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1_000.0, 3_000.0)
BIAS: Final = 0.1
"""What the bias counts in every text, where the squares of all features of a text add up to 2 at most."""
LUCK: Final = 0.1
"""Chance at most that a head which is no better puts right so many more than it spoils."""
MOST_LOST: Final = 0.01
"""Share of the shipped sentences: a head that loses as much is refused."""

_STEPS: Final = 50
_INNER: Final = 200
_FLAT: Final = 1e-6
_SHORTEST: Final = 1e-6
_COMMON: Final = 32
"""Texts from which a bucket is common."""
_COLUMNS: Final = 2_048

_TOO_FEW: Final = QT_TRANSLATE_NOOP(
    "errors",
    "There are {count} different corrections to learn from, {least} are needed: correct or check more mentions first.",
)
_NO_BETTER: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Nothing was learnt: on your {count} corrections it would be no better for certain ({before} before, {after} "
    "after, 1 is perfect). "
    "Correct more mentions and try again.",
)
_FORGETS: Final = QT_TRANSLATE_NOOP(
    "errors",
    "Nothing was learnt: it would judge {lost} more of the sentences that ship with the program wrong. "
    "Confirm mentions that are judged right, too, neutral ones among them.",
)

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence that ships with the program."""

    lang: str
    label: Label
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Lessons:
    """Her corrections as numbers.

    Attributes:
        inputs: their features and the logits of the shipped weights.
        truth: her labels.
        products: n x n, of the features and the bias.
        fold: which fifth each is judged in.
    """

    inputs: Inputs
    truth: NDArray[np.int64]
    products: _Floats
    fold: NDArray[np.int64]


def learn(
    labelled: Iterable[Labelled],
    scorer: LinearScorer,
    sentences: Sequence[Sentence] | None = None,
    words: BrandWords | None = None,
) -> tuple[Head, HeadReport]:
    """A head that keeps both guards.

    Args:
        labelled: her corrections, newest first; of texts that say the same the first counts.
        scorer: with the shipped weights, without a head.
        sentences: those of the second guard; by default those that ship.
        words: hers, taken out of the corrections and weighed as they are in every text that is scored.

    Raises:
        UserError: there are too few corrections, or no head keeps the guards.
    """
    rows = distinct(labelled, scorer.languages)
    lessons = _lessons(rows, scorer, words or BrandWords())
    if len(lessons.truth) < REFIT_FROM:
        raise UserError(_TOO_FEW, count=len(lessons.truth), least=REFIT_FROM)
    known = shipped() if sentences is None else sentences
    tested = scorer.features([one.text for one in known], [one.lang for one in known])
    right = _right(known, tested.logits)
    before = _macro_f1(lessons.truth, lessons.inputs.logits)
    judged = _judged(lessons)
    refusal: UserError | None = None
    for strength, logits in judged:
        after = _macro_f1(lessons.truth, logits)
        if after <= before or _luck(lessons, logits) > LUCK:
            refusal = refusal or UserError(
                _NO_BETTER, count=len(lessons.truth), before=f"{before:.2f}", after=f"{after:.2f}"
            )
            continue
        head = _head(lessons.inputs, fit(lessons.products, lessons.inputs.logits, lessons.truth, strength))
        then = _right(known, tested.logits + contribution(head, tested))
        if right - then >= MOST_LOST * len(known):
            refusal = UserError(_FORGETS, lost=right - then)
            continue
        total = max(len(known), 1)
        return head, HeadReport(ID, len(lessons.truth), before, after, right / total, then / total)
    assert refusal is not None
    raise refusal


def distinct(labelled: Iterable[Labelled], languages: frozenset[str]) -> list[Labelled]:
    """The corrections that can be learnt from: of texts that say the same the newest, in languages that are scored."""
    found: dict[int | str, Labelled] = {}
    for one in labelled:
        if one.lang in languages and one.label is not Label.UNKNOWN:
            said = digest(one.text)
            found.setdefault(one.text if said is None else said, one)
    return list(found.values())[:MOST]


def shipped() -> list[Sentence]:
    """The labelled sentences that ship with the program: written by its authors, learnt from by nobody."""
    text = (files("cmdesk.resources") / "models" / "sentences.tsv").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        lang, label, said = line.split("\t")
        found.append(Sentence(lang, Label(int(label)), said))
    return found


def fit(products: _Floats, logits: _Floats, truth: NDArray[np.int64], strength: float) -> _Floats:
    """The rows a of the best change, n x 3.

    Args:
        products: K, n x n.
        logits: z, n x 3, of the shipped weights.
        truth: labels, n.
    """
    wanted = np.eye(3)[truth]
    rows, moved = np.zeros_like(logits), np.zeros_like(logits)
    for _ in range(_STEPS):
        shares = _shares(logits + moved)
        slope = strength * rows + shares - wanted
        steepness = float(np.abs(slope).max(initial=0.0))
        if steepness < _FLAT:
            break
        step = _newton(products, shares, slope, strength, min(0.1, steepness))
        moving = products @ step
        falls, cost, length = float((slope * moving).sum()), _cost(rows, moved, logits, truth, strength), 1.0
        while (
            _cost(rows + length * step, moved + length * moving, logits, truth, strength)
            > cost + 1e-4 * length * falls + 1e-12 * abs(cost)
            and length > _SHORTEST
        ):
            length /= 2
        rows, moved = rows + length * step, moved + length * moving
    return rows


def _newton(products: _Floats, shares: _Floats, slope: _Floats, strength: float, exact: float) -> _Floats:
    """Newton's step: the s with (strength + W K) s = -slope, W being how the shares bend with the logits.

    W = L L' with L = diag(q)(1 - q q'), q the roots of the shares, so that by Woodbury only the well-conditioned
    strength + L' K L is to be solved with, which conjugate gradients do.
    """
    roots = np.sqrt(shares)

    def across(of: _Floats) -> _Floats:
        flat: _Floats = of - roots * (roots * of).sum(axis=1, keepdims=True)
        return flat

    def product(of: _Floats) -> _Floats:
        return strength * of + across(roots * (products @ (roots * across(of))))

    rest = across(roots * (products @ -slope))
    found, ahead = np.zeros_like(rest), rest
    size = float((rest * rest).sum())
    enough = size * exact * exact
    for _ in range(_INNER):
        if size <= enough:
            break
        bent = product(ahead)
        share = size / float((ahead * bent).sum())
        found, rest = found + share * ahead, rest - share * bent
        before, size = size, float((rest * rest).sum())
        ahead = rest + size / before * ahead
    step: _Floats = (-slope - roots * across(found)) / strength
    return step


def _cost(rows: _Floats, moved: _Floats, logits: _Floats, truth: NDArray[np.int64], strength: float) -> float:
    """What is minimised."""
    at = logits + moved
    most = at.max(axis=1)
    lost = np.log(np.exp(at - most[:, None]).sum(axis=1)) + most - at[np.arange(len(truth)), truth]
    return float(lost.sum() + strength / 2 * (rows * moved).sum())


def contribution(head: Head, inputs: Inputs) -> _Floats:
    """What a head adds to the logits of texts, n x 3."""
    dense = np.zeros((int(max(inputs.buckets.max(initial=0), head.buckets.max(initial=0))) + 1, 3))
    dense[head.buckets] = head.delta
    weighed = dense[inputs.buckets] * inputs.values[:, None]
    text = np.repeat(np.arange(len(inputs.bounds) - 1), np.diff(inputs.bounds))
    added = np.zeros((len(inputs.bounds) - 1, 3))
    np.add.at(added, text, weighed)
    return added + head.bias


def _lessons(rows: Sequence[Labelled], scorer: LinearScorer, words: BrandWords) -> Lessons:
    places = [words.found(row.text) for row in rows]
    given = [without(row.text, hers) for row, hers in zip(rows, places, strict=True)]
    inputs = scorer.features(given, [row.lang for row in rows])
    kept = np.flatnonzero(inputs.judged)
    if len(kept) < len(rows):
        return _lessons([rows[place] for place in kept.tolist()], scorer, words)
    shifts = np.array([shift(hers) for hers in places])
    inputs = replace(inputs, logits=inputs.logits + shifts[:, None] * np.array([-1.0, 0.0, 1.0]))
    # by label, then in turn: each fifth has of every label what the whole has, whatever the order of her corrections
    truth = np.array([int(row.label) for row in rows], np.int64)
    order = np.argsort(truth, kind="stable")
    fold = np.empty(len(rows), np.int64)
    fold[order] = np.arange(len(rows)) % FOLDS
    return Lessons(inputs, truth, products_of(inputs), fold)


def products_of(inputs: Inputs) -> _Floats:
    """K of texts: products of their features, and of the bias.

    Buckets of many texts are multiplied as a table, a stretch of them at a time, those of few pair by pair: either
    alone would take much longer.
    """
    count = len(inputs.bounds) - 1
    text = np.repeat(np.arange(count), np.diff(inputs.bounds))
    order = np.argsort(inputs.buckets, kind="stable")
    text, values = text[order], inputs.values[order].astype(np.float64)
    _, bucket, many = np.unique(inputs.buckets[order], return_inverse=True, return_counts=True)
    found = np.full((count, count), BIAS * BIAS)
    common = np.flatnonzero(many > _COMMON)
    place = np.full(len(many), -1)
    place[common] = np.arange(len(common))
    column = place[bucket]
    for begin in range(0, len(common), _COLUMNS):
        inside = (column >= begin) & (column < begin + _COLUMNS)
        table = np.zeros((count, min(_COLUMNS, len(common) - begin)))
        table[text[inside], column[inside] - begin] = values[inside]
        found += table @ table.T
    rare = column < 0
    text, values, bucket = text[rare], values[rare], bucket[rare]
    np.add.at(found, (text, text), values * values)
    for apart in range(1, _COMMON):
        first = np.flatnonzero(bucket[apart:] == bucket[:-apart])
        weighed = values[first] * values[first + apart]
        np.add.at(found, (text[first], text[first + apart]), weighed)
        np.add.at(found, (text[first + apart], text[first]), weighed)
    return found


def _head(inputs: Inputs, rows: _Floats) -> Head:
    """D = X' a as a table of the buckets that occur."""
    buckets, place = np.unique(inputs.buckets, return_inverse=True)
    text = np.repeat(np.arange(len(inputs.bounds) - 1), np.diff(inputs.bounds))
    delta = np.zeros((len(buckets), 3))
    np.add.at(delta, place, rows[text] * inputs.values[:, None])
    return Head(
        ID, buckets.astype(np.uint32), delta.astype(np.float32), (BIAS * BIAS * rows.sum(axis=0)).astype(np.float32)
    )


def _judged(lessons: Lessons) -> list[tuple[float, _Floats]]:
    """The strength that cross-validation prefers and those above it, with the logits of each correction under it.

    The loss falls and then rises; what lies below the best takes the longest, and is not looked at.
    """
    found: list[tuple[float, _Floats]] = []
    least = float("inf")
    for strength in reversed(STRENGTHS):
        logits = _held_out(lessons, strength)
        loss = _loss(logits, lessons.truth)
        if loss >= least:
            break
        least = loss
        found.insert(0, (strength, logits))
    return found


def _held_out(lessons: Lessons, strength: float) -> _Floats:
    """The logits of each correction, by what was learnt from the other four fifths."""
    logits = lessons.inputs.logits.copy()
    for number in range(FOLDS):
        held, others = np.flatnonzero(lessons.fold == number), np.flatnonzero(lessons.fold != number)
        rows = fit(
            lessons.products[np.ix_(others, others)], lessons.inputs.logits[others], lessons.truth[others], strength
        )
        logits[held] += lessons.products[np.ix_(held, others)] @ rows
    return logits


def _shares(logits: _Floats) -> _Floats:
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: _Floats = odds / odds.sum(axis=1, keepdims=True)
    return shares


def _loss(logits: _Floats, truth: NDArray[np.int64]) -> float:
    """Mean negative log-likelihood."""
    chances = _shares(logits)[np.arange(len(truth)), truth]
    return float(-np.log(np.maximum(chances, 1e-12)).mean())


def _macro_f1(truth: NDArray[np.int64], logits: _Floats) -> float:
    found = evaluate(
        Outcome(Label(label), Label(said))
        for label, said in zip(truth.tolist(), logits.argmax(axis=1).tolist(), strict=True)
    )
    return 0.0 if found.macro_f1 is None else found.macro_f1.value


def _luck(lessons: Lessons, logits: _Floats) -> float:
    """The chance that as many of the judgements that changed are put right, were either equally likely."""
    was = lessons.inputs.logits.argmax(axis=1) == lessons.truth
    now = logits.argmax(axis=1) == lessons.truth
    mended, changed = int((now & ~was).sum()), int((now != was).sum())
    return float(sum(comb(changed, number) for number in range(mended, changed + 1)) / 2**changed)


def _right(sentences: Sequence[Sentence], logits: _Floats) -> int:
    said = logits.argmax(axis=1).tolist()
    return sum(one.label == label for one, label in zip(sentences, said, strict=True))
