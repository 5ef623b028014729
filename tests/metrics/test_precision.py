"""The precision of a query, and how far its interval can be trusted."""

from math import comb

import pytest

from cmdesk.metrics.precision import CLAIM_FROM, precision


def coverage(judged: int, true: float) -> float:
    """The probability that the interval covers a true precision, over all outcomes."""
    return sum(
        comb(judged, good) * true**good * (1 - true) ** (judged - good)
        for good in range(judged + 1)
        if (found := precision(good, judged - good)) is not None and found.low <= true <= found.high
    )


# worst and mean as counted out: Wilson's interval dips where a precision is near 0 or 1
@pytest.mark.parametrize(
    ("judged", "worst", "mean"), [(5, 0.859, 0.955), (20, 0.925, 0.953), (50, 0.922, 0.951), (100, 0.933, 0.950)]
)
def test_the_interval_covers_what_it_claims(judged: int, worst: float, mean: float) -> None:
    covered = [coverage(judged, percent / 100) for percent in range(2, 99)]
    assert min(covered) == pytest.approx(worst, abs=0.001)
    assert sum(covered) / len(covered) == pytest.approx(mean, abs=0.001)


def test_nothing_is_claimed_of_too_few() -> None:
    assert precision(0, 0) is precision(CLAIM_FROM - 1, 0) is precision(0, CLAIM_FROM - 1) is None


@pytest.mark.parametrize(
    ("good", "bad", "expected"),
    [
        (23, 2, (0.92, 0.7503, 0.9778)),
        (5, 0, (1.0, 0.5655, 1.0)),
        (0, 5, (0.0, 0.0, 0.4345)),
        (15, 15, (0.5, 0.3315, 0.6685)),
    ],
)
def test_values_worked_out_by_hand(good: int, bad: int, expected: tuple[float, float, float]) -> None:
    found = precision(good, bad)
    assert found is not None
    assert (found.value, found.low, found.high) == pytest.approx(expected, abs=0.0001)


def test_the_value_lies_within_its_bounds_and_more_judgements_narrow_them() -> None:
    for judged in (5, 17, 60, 400):
        for good in range(judged + 1):
            found = precision(good, judged - good)
            assert found is not None and 0 <= found.low <= found.value <= found.high <= 1
    wide, narrow = precision(9, 1), precision(90, 10)
    assert wide is not None and narrow is not None
    assert narrow.high - narrow.low < wide.high - wide.low
