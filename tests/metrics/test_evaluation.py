"""How good a scorer is: against values worked out by hand, and against the definitions written out slowly."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest

from cmdesk.core.types import Label
from cmdesk.metrics.evaluation import BINS, CLASSES, Outcome, evaluate
from cmdesk.metrics.net_sentiment import Interval
from cmdesk.metrics.precision import CLAIM_FROM, precision

NEGATIVE, NEUTRAL, POSITIVE, UNKNOWN = Label

BY_HAND = [
    *[Outcome(NEGATIVE, NEGATIVE, (0.7, 0.2, 0.1))] * 3,
    Outcome(NEGATIVE, NEUTRAL, (0.4, 0.5, 0.1)),
    *[Outcome(NEUTRAL, UNKNOWN)] * 2,
    Outcome(NEUTRAL, POSITIVE, (0.0, 0.25, 0.75)),
    Outcome(POSITIVE, UNKNOWN),
    *[Outcome(POSITIVE, POSITIVE, (0.0, 0.0, 1.0))] * 2,
]
"""Ten texts: 4 negative, 3 neutral, 3 positive; three of them called unknown."""


def drawn(seed: int, texts: int, *, classes: Sequence[Label] = CLASSES, right: float = 0.6) -> list[Outcome]:
    """Texts that a mediocre scorer judged, about every eighth of them unknown to it."""
    random = Random(seed)
    outcomes = []
    for _ in range(texts):
        truth = random.choice(classes)
        if random.random() < 0.125:
            outcomes.append(Outcome(truth, UNKNOWN))
            continue
        said = truth if random.random() < right else random.choice(CLASSES)
        parts = sorted((random.random() for _ in CLASSES), reverse=True)
        # the greatest part is the label's that is said
        left = iter(parts[1:])
        shares = [(parts[0] if label is said else next(left)) / sum(parts) for label in CLASSES]
        outcomes.append(Outcome(truth, said, (shares[0], shares[1], shares[2])))
    return outcomes


def slow_macro_f1(outcomes: Sequence[Outcome]) -> float:
    """The definition, text by text."""
    scores = []
    for label in CLASSES:
        if not any(outcome.truth is label for outcome in outcomes):
            continue
        right = wrong = missed = 0
        for outcome in outcomes:
            said = NEUTRAL if outcome.said is UNKNOWN else outcome.said
            right += outcome.truth is said is label
            wrong += said is label and outcome.truth is not label
            missed += outcome.truth is label and said is not label
        scores.append(right / (right + (wrong + missed) / 2))
    return sum(scores) / len(scores)


def test_figures_worked_out_by_hand() -> None:
    found = evaluate(BY_HAND)
    assert (found.texts, found.classes, found.coverage) == (10, CLASSES, 0.7)
    assert found.confusion == ((3, 1, 0, 0), (0, 0, 1, 2), (0, 0, 2, 1))
    negative, neutral, positive = found.by_class
    assert (negative.label, negative.precision, negative.recall, negative.support) == (NEGATIVE, 1.0, 0.75, 4)
    assert negative.f1 == pytest.approx(6 / 7)
    # called neutral: one said so, three unknown; two of them are
    assert (neutral.precision, neutral.recall, neutral.support) == (0.5, pytest.approx(2 / 3), 3)
    assert neutral.f1 == pytest.approx(4 / 7)
    assert (positive.precision, positive.recall, positive.f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    assert found.macro_f1 is not None and found.macro_f1_scored is not None
    assert found.macro_f1.value == pytest.approx((6 / 7 + 4 / 7 + 2 / 3) / 3)
    # of the seven scored: F1 6/7, 0 (the one neutral text was called positive), 4/5
    assert found.macro_f1_scored.value == pytest.approx((6 / 7 + 0 + 4 / 5) / 3)
    assert found.accuracy == precision(7, 3)


def test_calibration_worked_out_by_hand() -> None:
    found = evaluate(BY_HAND).calibration
    assert found is not None
    assert [(found.low, found.high) for found in found.bins] == [(at / 10, (at + 1) / 10) for at in range(BINS)]
    filled = {at: (item.texts, item.confidence, item.accuracy) for at, item in enumerate(found.bins) if item.texts}
    # 0.7 begins a bin and 1 belongs to the last; 0.75 is wrong, 0.7 three times right
    assert filled == {5: (1, 0.5, 0.0), 7: (4, pytest.approx(0.7125), 0.75), 9: (2, 1.0, 1.0)}
    assert {(item.confidence, item.accuracy) for item in found.bins if not item.texts} == {(None, None)}
    assert found.texts == 7
    assert found.expected_error == pytest.approx((1 * 0.5 + 4 * 0.0375 + 2 * 0) / 7)
    squares = 3 * (0.09 + 0.04 + 0.01) + (0.36 + 0.25 + 0.01) + (0.5625 + 0.5625)
    assert found.brier == pytest.approx(squares / 7)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("classes", [CLASSES, (NEGATIVE, POSITIVE), (NEUTRAL,)])
def test_figures_are_those_of_the_definitions(seed: int, classes: tuple[Label, ...]) -> None:
    outcomes = drawn(seed, 157, classes=classes)
    found = evaluate(outcomes)
    scored = [outcome for outcome in outcomes if outcome.said is not UNKNOWN]
    assert found.classes == classes
    assert found.coverage == len(scored) / 157
    assert found.macro_f1 is not None and found.macro_f1.value == pytest.approx(slow_macro_f1(outcomes))
    assert found.macro_f1_scored is not None and found.macro_f1_scored.value == pytest.approx(slow_macro_f1(scored))
    calibration = found.calibration
    assert calibration is not None and calibration.texts == len(scored)
    error = brier = 0.0
    for at in range(BINS):
        inside = [(o.p[o.said], o.truth is o.said) for o in scored if o.p and at <= o.p[o.said] * BINS < at + 1]
        if inside:
            error += abs(sum(sure for sure, _ in inside) - sum(right for _, right in inside)) / len(scored)
    for outcome in scored:
        assert outcome.p is not None
        brier += sum((p - (outcome.truth is label)) ** 2 for label, p in zip(CLASSES, outcome.p, strict=True))
    assert calibration.expected_error == pytest.approx(error)
    assert calibration.brier == pytest.approx(brier / len(scored))


def test_the_interval_is_that_of_drawing_texts_one_by_one() -> None:
    outcomes = drawn(1, 120)
    found = evaluate(outcomes, resamples=20_000)
    random = Random(2)
    slow = [slow_macro_f1(random.choices(outcomes, k=120)) for _ in range(2000)]
    low, high = np.percentile(slow, (2.5, 97.5))
    assert found.macro_f1 is not None
    # 2,000 resamples leave a bound uncertain by about 0.004
    assert (found.macro_f1.low, found.macro_f1.high) == pytest.approx((low, high), abs=0.012)


def test_the_interval_covers_what_it_claims() -> None:
    truth = slow_macro_f1(drawn(0, 40_000))
    inside = 0
    for seed in range(1, 301):
        found = evaluate(drawn(seed, 200)).macro_f1
        assert found is not None
        inside += found.low <= truth <= found.high
    assert 0.91 <= inside / 300 <= 0.98


def test_the_same_seed_gives_the_same_bounds_and_another_one_others() -> None:
    outcomes = drawn(3, 90)
    assert evaluate(outcomes, seed=5) == evaluate(outcomes, seed=5)
    assert evaluate(outcomes, seed=5).macro_f1 != evaluate(outcomes, seed=6).macro_f1
    assert evaluate(outcomes, resamples=50).macro_f1 != evaluate(outcomes).macro_f1


def test_more_texts_narrow_the_interval_and_the_value_lies_within() -> None:
    widths = []
    for texts in (5, 20, 100, 2000):
        for found in (evaluate(drawn(8, texts)).macro_f1, evaluate(drawn(8, texts)).macro_f1_scored):
            if found is not None:
                assert 0 <= found.low <= found.value <= found.high <= 1
        found = evaluate(drawn(8, texts)).macro_f1
        assert found is not None
        widths.append(found.high - found.low)
    assert widths == sorted(widths, reverse=True)


def test_of_two_classes_the_mean_is_over_two() -> None:
    outcomes = [
        *[Outcome(NEGATIVE, NEGATIVE)] * 4,
        *[Outcome(NEGATIVE, NEUTRAL)] * 2,
        *[Outcome(POSITIVE, POSITIVE)] * 3,
        Outcome(POSITIVE, UNKNOWN),
    ]
    found = evaluate(outcomes)
    assert found.classes == (NEGATIVE, POSITIVE)
    assert found.macro_f1 is not None and found.macro_f1.value == pytest.approx((8 / 10 + 6 / 7) / 2)
    neutral = found.by_class[NEUTRAL]
    assert (neutral.precision, neutral.recall, neutral.f1, neutral.support) == (0.0, None, 0.0, 0)


def test_silence_is_not_rewarded() -> None:
    silent = evaluate([Outcome(truth, UNKNOWN) for truth in CLASSES for _ in range(10)])
    assert silent.coverage == 0.0
    # a third neutral, all called so: F1 of neutral 1/2, of the others 0
    assert silent.macro_f1 is not None and silent.macro_f1.value == pytest.approx(1 / 6)
    assert silent.macro_f1_scored is silent.calibration is None
    assert silent.accuracy == precision(10, 20)


def test_hardly_any_scored_text_among_many_is_no_trouble() -> None:
    outcomes = [Outcome(POSITIVE, UNKNOWN)] * 995 + [Outcome(POSITIVE, POSITIVE)] * 5
    assert evaluate(outcomes, resamples=5000).macro_f1_scored == Interval(1.0, 1.0, 1.0)


def test_nothing_is_claimed_of_too_few() -> None:
    nothing = evaluate([])
    assert (nothing.texts, nothing.classes, nothing.coverage) == (0, (), None)
    assert nothing.macro_f1 is nothing.macro_f1_scored is nothing.accuracy is nothing.calibration is None
    assert [(found.precision, found.recall, found.f1) for found in nothing.by_class] == [(None, None, None)] * 3
    few = evaluate([Outcome(POSITIVE, POSITIVE)] * (CLAIM_FROM - 1))
    assert few.macro_f1 is few.macro_f1_scored is few.accuracy is None
    assert few.by_class[POSITIVE].f1 == 1.0
    assert evaluate([Outcome(POSITIVE, POSITIVE)] * CLAIM_FROM).macro_f1 == Interval(1.0, 1.0, 1.0)


def test_a_truth_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="truth is unknown"):
        evaluate([Outcome(UNKNOWN, POSITIVE)])
