"""Bins of time: what they hold, which are whole, where a brush snaps."""

from datetime import UTC, datetime, timedelta

import pytest

from cmdesk.core.timeline import Period, Step
from cmdesk.core.views import Tally
from cmdesk.metrics.mood import Method
from cmdesk.ui.charts.data import ChartData, snapped
from tests.ui.charts.samples import NOW, PARIS, TALL, corrected, corrected_mood, of_days, of_period


def test_edges_must_bound_the_bins() -> None:
    with pytest.raises(ValueError, match="2 edges"):
        ChartData((NOW, NOW + timedelta(hours=1)), (TALL, TALL), Step.HOUR)


def test_no_period_at_all_is_empty() -> None:
    data = ChartData((), (), Step.DAY)
    assert data.peak is None
    assert data.total == Tally()
    assert data.index_at(0.0) is None


def test_a_moment_falls_into_the_bin_that_holds_it() -> None:
    data = of_days([TALL] * 3)
    start = data.edges[1].timestamp()
    assert data.index_at(start) == 1
    assert data.index_at(start - 1) == 0
    assert data.index_at(data.edges[0].timestamp() - 1) is None
    assert data.index_at(data.edges[-1].timestamp()) is None


def test_the_peak_is_the_first_of_the_highest_bars() -> None:
    assert of_days([Tally(), TALL, TALL]).peak == 1
    assert of_days([Tally()] * 3).peak is None


def test_only_the_running_bin_is_partial() -> None:
    assert of_days([TALL] * 3).partial(NOW) == [False, False, True]
    assert of_days([TALL] * 3).partial(None) == [False, False, False]


def test_bins_cut_by_the_period_are_partial() -> None:
    start = datetime(2026, 11, 20, 15, 30, tzinfo=UTC)
    data = of_period(Period(start, start + timedelta(days=1)), Step.HOUR)
    assert data.partial() == [True] + [False] * 23 + [True]


def test_days_of_23_and_25_hours_are_whole() -> None:
    autumn = of_days([TALL] * 3, last=datetime(2026, 10, 26, tzinfo=PARIS).date())
    spring = of_days([TALL] * 3, last=datetime(2026, 3, 30, tzinfo=PARIS).date())
    assert not any(autumn.partial())
    assert not any(spring.partial())


def test_moods_are_silent_under_five_mentions() -> None:
    moods = of_days([Tally(positive=4), Tally(positive=5), Tally(unknown=50)]).moods()
    assert moods[0] is None
    assert moods[1] is not None
    assert moods[1].value == 1.0
    assert moods[2] is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(0.4, 2.6, (0, 3)), (0.6, 2.4, (1, 2)), (1.2, 1.3, (1, 2)), (3.9, 4.0, (3, 4)), (-5.0, 9.0, (0, 4))],
)
def test_a_brush_snaps_to_the_nearest_edges_and_keeps_a_bin(low: float, high: float, expected: tuple[int, int]) -> None:
    assert snapped(low, high, [0.0, 1.0, 2.0, 3.0, 4.0]) == expected


def test_corrected_moods_stand_in_the_place_of_the_counted_ones() -> None:
    counted = of_days([TALL, Tally(positive=2)])
    assert counted.method is Method.COUNTED
    assert counted.whole_mood is not None and counted.whole_mood.scored == 92
    mood = corrected_mood(-0.4)
    data = corrected(counted, [mood, None], labels=84)
    assert (data.method, data.moods(), data.mood(0), data.whole_mood) == (Method.CORRECTED, [mood, None], mood, mood)


def test_a_curve_of_other_bins_is_refused() -> None:
    with pytest.raises(ValueError, match="1 moods are not those of 2 bins"):
        corrected(of_days([TALL, TALL]), [corrected_mood(0.1)])
