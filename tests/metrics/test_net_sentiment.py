"""Net sentiment: the formula by hand, its limits, and how often its interval really holds the truth."""

from collections.abc import Iterator
from functools import cache
from math import comb, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.metrics.net_sentiment import CLAIM_FROM, Interval, net_sentiment

counts = st.integers(0, 10**6)


def test_the_formula_by_hand() -> None:
    # n = 10, m = 11.5, p+ = 6.5 / 11.5, p- = 2.5 / 11.5, d = 4 / 11.5
    half = 1.959963984540054 * sqrt((9 / 11.5 - (4 / 11.5) ** 2) / 11.5)
    found = net_sentiment(negative=2, neutral=2, positive=6)
    assert found is not None
    assert found.value == 0.4
    assert found.low == pytest.approx(4 / 11.5 - half, abs=1e-12) == pytest.approx(-0.122290, abs=1e-6)
    assert found.high == pytest.approx(4 / 11.5 + half, abs=1e-12) == pytest.approx(0.817942, abs=1e-6)


@pytest.mark.parametrize("labels", [(0, 0, 0), (4, 0, 0), (1, 2, 1), (0, 4, 0)])
def test_too_few_mentions_have_no_mood(labels: tuple[int, int, int]) -> None:
    assert sum(labels) < CLAIM_FROM
    assert net_sentiment(*labels) is None


@pytest.mark.parametrize(
    ("labels", "value"), [((0, 0, 5), 1.0), ((5, 0, 0), -1.0), ((0, 5, 0), 0.0), ((2, 1, 2), 0.0), ((1, 2, 2), 0.2)]
)
def test_from_five_on_there_is_a_value(labels: tuple[int, int, int], value: float) -> None:
    found = net_sentiment(*labels)
    assert found is not None
    assert found.value == value


def test_neutral_mentions_are_part_of_the_base() -> None:
    only, among = net_sentiment(0, 0, 10), net_sentiment(0, 90, 10)
    assert only is not None
    assert among is not None
    assert (only.value, among.value) == (1.0, 0.1)


def test_all_of_one_mood_does_not_make_it_certain() -> None:
    found = net_sentiment(0, 0, 5)
    assert found is not None
    assert found.high == found.value == 1.0
    assert found.low < 0.5


@given(counts, counts, counts)
def test_the_value_lies_within_its_bounds_and_these_within_the_scale(
    negative: int, neutral: int, positive: int
) -> None:
    found = net_sentiment(negative, neutral, positive)
    if found is None:
        assert negative + neutral + positive < CLAIM_FROM
    else:
        assert -1 <= found.low <= found.value <= found.high <= 1
        assert found.low < found.high


@given(counts, counts, counts)
def test_blame_weighs_what_praise_weighs(negative: int, neutral: int, positive: int) -> None:
    found, mirrored = net_sentiment(negative, neutral, positive), net_sentiment(positive, neutral, negative)
    assert (found is None) is (mirrored is None)
    if found is not None and mirrored is not None:
        assert (-mirrored.value, -mirrored.high, -mirrored.low) == pytest.approx((found.value, found.low, found.high))


@given(st.integers(5, 10**4), st.integers(0, 10**4), st.integers(0, 10**4))
def test_more_mentions_of_the_same_mood_narrow_the_interval(negative: int, neutral: int, positive: int) -> None:
    few, many = net_sentiment(negative, neutral, positive), net_sentiment(9 * negative, 9 * neutral, 9 * positive)
    assert few is not None
    assert many is not None
    assert many.value == pytest.approx(few.value)
    assert many.high - many.low < few.high - few.low


# The claim of the module, counted out: every possible outcome, weighed by its exact probability.


def outcomes(size: int) -> Iterator[tuple[int, int, int]]:
    """All (negative, neutral, positive) of so many mentions."""
    for negative in range(size + 1):
        for neutral in range(size + 1 - negative):
            yield negative, neutral, size - negative - neutral


@cache
def intervals(size: int) -> list[tuple[tuple[int, int, int], int, Interval]]:
    """Each outcome, in how many orders it comes, and its interval."""
    found = []
    for labels in outcomes(size):
        interval = net_sentiment(*labels)
        assert interval is not None
        found.append((labels, comb(size, labels[0]) * comb(size - labels[0], labels[1]), interval))
    return found


def coverage(mood: tuple[float, float, float], size: int) -> float:
    """How probable it is that the interval holds the true net sentiment of a mood (negative, neutral, positive)."""
    truth = mood[2] - mood[0]
    return sum(
        orders * mood[0] ** labels[0] * mood[1] ** labels[1] * mood[2] ** labels[2]
        for labels, orders, interval in intervals(size)
        if interval.low - 1e-12 <= truth <= interval.high + 1e-12
    )


USUAL_MOODS = [(0.2, 0.5, 0.3), (0.5, 0.35, 0.15), (0.05, 0.8, 0.15), (0.02, 0.9, 0.08)]
ALL_MOODS = [
    (negative / 20, (20 - negative - positive) / 20, positive / 20)
    for negative in range(1, 19)
    for positive in range(1, 20 - negative)
]


@pytest.mark.parametrize("mood", USUAL_MOODS)
@pytest.mark.parametrize("size", [5, 8, 10, 15, 20, 30, 50])
def test_the_interval_covers_the_moods_that_trackers_have(mood: tuple[float, float, float], size: int) -> None:
    assert coverage(mood, size) >= 0.929


@pytest.mark.parametrize("size", [5, 7, 10, 20])
def test_the_interval_covers_95_percent_on_average_over_all_moods_and_never_much_less(size: int) -> None:
    covered = [coverage(mood, size) for mood in ALL_MOODS]
    assert 0.945 <= sum(covered) / len(covered) <= 0.97
    assert min(covered) >= 0.866


@pytest.mark.parametrize("mood", USUAL_MOODS)
@pytest.mark.parametrize(
    ("size", "least", "most"), [(5, 0.93, 1.0), (20, 0.935, 0.985), (50, 0.935, 0.985), (200, 0.935, 0.985)]
)
def test_the_interval_covers_what_it_claims_of_few_and_many(
    mood: tuple[float, float, float], size: int, least: float, most: float
) -> None:
    # all outcomes at once, in logarithms: at 200 mentions there are 20,301 of them
    logarithms = np.cumsum(np.log(np.maximum(1, np.arange(size + 1))))
    labels = np.array(list(outcomes(size)))
    chances = np.exp(logarithms[size] - logarithms[labels].sum(axis=1) + labels @ np.log(mood))
    assert chances.sum() == pytest.approx(1)
    truth = mood[2] - mood[0]
    found = [net_sentiment(*row) for row in labels.tolist()]
    holds = [interval is not None and interval.low - 1e-12 <= truth <= interval.high + 1e-12 for interval in found]
    assert least <= chances[holds].sum() <= most


def test_the_plain_interval_would_cover_far_less() -> None:
    # Wald's at five mentions, two of a hundred negative: nearly always no width at all
    mood, truth = (0.02, 0.9, 0.08), 0.06
    covered = 0.0
    for (negative, neutral, positive), orders, interval in intervals(5):
        half = 1.96 * sqrt(((positive + negative) / 5 - interval.value**2) / 5)
        if abs(truth - interval.value) <= half:
            covered += orders * mood[0] ** negative * mood[1] ** neutral * mood[2] ** positive
    assert covered < 0.42 < coverage(mood, 5)
