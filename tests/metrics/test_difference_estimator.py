"""The mood of a period by labels drawn inside it: exact where all are labelled, honest where some are."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.metrics.confusion import Counts
from cmdesk.metrics.difference_estimator import LABELS_FROM, labels_wanted, sampled_mood
from cmdesk.metrics.mood import Method, Mood
from tests.metrics.mood_simulation import SCORERS, SHIFTED, WEEKS, pooled, sampled

counts = st.integers(0, 40)
rows = st.tuples(counts, counts, counts)
confusions = st.tuples(rows, rows, rows)


def found(said: tuple[int, int, int], labels: Counts) -> Mood:
    mood = sampled_mood(said, labels)
    assert mood is not None
    return mood


def drawn(labels: Counts) -> tuple[int, int, int]:
    negative, neutral, positive = (sum(column) for column in zip(*labels, strict=True))
    return negative, neutral, positive


def test_the_formula_by_hand() -> None:
    # 500 mentions, 100 labels; true - said: -1 fifteen times, +1 five times, -2 twice: sum -14, squares 28
    labels: Counts = ((30, 9, 2), (3, 29, 6), (0, 2, 19))
    mood = found((200, 180, 120), labels)
    assert mood.value == pytest.approx(-80 / 500 - 14 / 100)
    variance = (29 / 101 - (14 / 101) ** 2) * 101 / 100
    half = 1.98422 * sqrt((1 - 100 / 500) * variance / 100)
    assert (mood.low, mood.high) == pytest.approx((mood.value - half, mood.value + half), abs=1e-5)
    assert (mood.method, mood.labels, mood.scored, mood.shares) == (Method.SAMPLED, 100, 500, None)


# Student's distribution, from printed tables; without a mistake the variance is 1 / m, and the width 2 t sqrt(...)
@pytest.mark.parametrize(("labels", "quantile"), [(20, 2.0930), (30, 2.0452), (60, 2.0010), (100, 1.9842)])
def test_no_mistake_found_is_no_certainty(labels: int, quantile: float) -> None:
    mood = found((1000, 1000, 1000), ((0, 0, 0), (0, labels, 0), (0, 0, 0)))
    assert mood.value == 0
    assert mood.high == -mood.low == pytest.approx(quantile * sqrt((1 - labels / 3000) / labels / labels), abs=1e-4)


@given(confusions)
def test_labels_of_all_mentions_give_exactly_their_mean(labels: Counts) -> None:
    scored = sum(map(sum, labels))
    mood = sampled_mood(drawn(labels), labels)
    if scored < 5:
        assert mood is None
    else:
        assert mood is not None
        assert mood.low == mood.value == mood.high == (sum(labels[2]) - sum(labels[0])) / scored


@given(confusions, rows)
def test_the_value_lies_within_its_bounds_and_these_within_the_scale(
    labels: Counts, others: tuple[int, int, int]
) -> None:
    negative, neutral, positive = (some + more for some, more in zip(drawn(labels), others, strict=True))
    mood = sampled_mood((negative, neutral, positive), labels)
    if mood is None:
        assert sum(map(sum, labels)) < LABELS_FROM
    else:
        assert -1 <= mood.low <= mood.value <= mood.high <= 1
        assert (mood.low < mood.high) is (sum(others) > 0)


def test_more_labels_narrow_it() -> None:
    few, many = (
        found((200, 200, 200), ((10, 5, 0), (3, 14, 3), (0, 5, 10))),
        found((200, 200, 200), ((30, 15, 0), (9, 42, 9), (0, 15, 30))),
    )
    assert few.value == pytest.approx(many.value)
    assert many.high - many.low < few.high - few.low


def test_nothing_is_claimed_of_too_few() -> None:
    assert sampled_mood((1, 2, 1), ((1, 0, 0), (0, 2, 0), (0, 0, 1))) is None
    assert sampled_mood((10, 20, 10), ((5, 0, 0), (0, 9, 0), (0, 0, 5))) is None
    assert sampled_mood((10, 20, 10), ((5, 0, 0), (0, 10, 0), (0, 0, 5))) is not None
    assert sampled_mood((0, 0, 0), ((0, 0, 0), (0, 0, 0), (0, 0, 0))) is None


def test_more_labels_than_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be labelled"):
        sampled_mood((10, 20, 10), ((9, 0, 0), (2, 10, 0), (0, 0, 5)))


@pytest.mark.parametrize(
    ("scored", "wanted"), [(0, 0), (4, 4), (60, 60), (61, 60), (120, 60), (150, 66), (300, 84), (500, 94), (10**7, 100)]
)
def test_how_many_labels_are_wanted(scored: int, wanted: int) -> None:
    assert labels_wanted(scored) == wanted


@given(st.integers(0, 10**6))
def test_larger_periods_want_no_fewer_labels(scored: int) -> None:
    assert labels_wanted(scored) <= labels_wanted(scored + 1)
    assert min(scored, 60) <= labels_wanted(scored) <= min(scored, 100)


# The claim of the module, simulated; `python -m tests.metrics.mood_simulation` runs it at length.


@pytest.mark.parametrize("week", WEEKS)
@pytest.mark.parametrize("scorer", SCORERS)
@pytest.mark.parametrize(("size", "labels"), [(500, 100), (500, 60), (120, 60), (5000, 100)])
def test_the_interval_holds_the_mood_of_the_mentions(scorer: str, week: str, size: int, labels: int) -> None:
    assert 0.93 <= sampled(SCORERS[scorer], WEEKS[week], labels, 1500, size).mentions.coverage <= 0.98


def test_in_shifted_weeks_it_errs_far_less_than_counting() -> None:
    cases = [sampled(SCORERS[scorer], WEEKS[week], 100, 1500) for scorer in SCORERS for week in SHIFTED]
    assert pooled(case.mentions.errors for case in cases) <= 0.5 * pooled(case.counted_errors for case in cases)
    # against the mix behind the mentions both miss by the chance that brought these, and it still errs less
    assert pooled(case.mix.errors for case in cases) <= 0.55 * pooled(case.counted_mix_errors for case in cases)
