"""What axes write: in her language and zone, evenly, without overlap."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale

from cmdesk.core.timeline import Period, Step, days
from cmdesk.core.views import Tally
from cmdesk.ui.charts.data import ChartData
from cmdesk.ui.charts.ticks import Tick, count_ticks, mood_ticks, time_ticks
from tests.ui.charts.samples import PARIS, TALL, middle, of_days, of_period

FR, EN = QLocale("fr_FR"), QLocale("en_US")
GAP = 14.0


def measure(text: str) -> float:
    return 7.0 * len(text)


def ticks(data: ChartData, width: float = 1000, locale: QLocale = FR) -> list[Tick]:
    return time_ticks(data, width, measure, locale, GAP)


def texts(data: ChartData, width: float = 1000, locale: QLocale = FR) -> list[str]:
    return [tick.text for tick in ticks(data, width, locale)]


def test_days_are_written_as_in_french() -> None:
    assert texts(of_days([TALL] * 30))[:3] == ["24 oct.", "26 oct.", "28 oct."]


def test_days_are_written_as_in_english() -> None:
    assert texts(of_days([TALL] * 30), locale=EN)[:2] == ["Oct 24", "Oct 26"]


def test_few_days_carry_their_weekday() -> None:
    assert texts(of_days([TALL] * 3)) == ["ven. 20 nov.", "sam. 21 nov.", "dim. 22 nov."]


def test_a_day_is_written_below_the_middle_of_its_bar() -> None:
    data = of_days([TALL] * 7)
    assert [tick.at for tick in ticks(data)] == [middle(data, index) for index in range(7)]
    assert not any(tick.mark for tick in ticks(data))


@pytest.mark.parametrize("count", [1, 2, 15, 30, 61, 90, 190])
@pytest.mark.parametrize("width", [180, 560, 1000, 1800])
def test_labels_never_overlap_and_there_is_always_one(count: int, width: float) -> None:
    data = of_days([TALL] * count)
    found = ticks(data, width)
    first, last = data.edges[0].timestamp(), data.edges[-1].timestamp()
    places = [((tick.at - first) / (last - first) * width, measure(tick.text) / 2) for tick in found]
    assert found
    assert all(left + half + GAP <= right - other for (left, half), (right, other) in pairwise(places))


def test_labels_keep_their_days_while_the_period_moves() -> None:
    one = set(texts(of_days([TALL] * 60, last=date(2026, 11, 20))))
    next_day = set(texts(of_days([TALL] * 60, last=date(2026, 11, 21))))
    assert len(one & next_day) >= len(one) - 1


def test_weekly_labels_hang_on_mondays() -> None:
    data = of_days([TALL] * 90)
    found = [datetime.fromtimestamp(tick.at, PARIS) for tick in ticks(data)]
    assert {moment.weekday() for moment in found} == {0}


def test_a_new_year_is_named_once() -> None:
    found = texts(of_days([TALL] * 30, last=date(2027, 1, 15)))
    assert sum("2027" in text for text in found) == 1


def test_hours_are_written_at_their_beginning_and_midnight_names_the_day() -> None:
    start = datetime(2026, 11, 21, 15, tzinfo=UTC)
    found = ticks(of_period(Period(start, start + timedelta(hours=24)), Step.HOUR), 700)
    assert [tick.text for tick in found][:5] == ["16:00", "18:00", "20:00", "22:00", "22 nov."]
    assert all(tick.mark for tick in found)
    assert datetime.fromtimestamp(found[4].at, PARIS) == datetime(2026, 11, 22, tzinfo=PARIS)


def test_hours_without_a_midnight_still_say_which_day() -> None:
    start = datetime(2026, 11, 22, 8, tzinfo=UTC)
    assert texts(of_period(Period(start, start + timedelta(hours=6)), Step.HOUR))[0] == "22 nov. 09:00"


def test_hours_of_a_long_day_are_those_on_the_clock() -> None:
    """On 25 October 2026 the hour from two to three comes twice in Paris."""
    data = of_period(days(date(2026, 10, 25), date(2026, 10, 25), PARIS), Step.HOUR)
    assert len(data.bins) == 25
    found = ticks(data, 2200)
    for tick in found[1:]:
        assert f"{datetime.fromtimestamp(tick.at, PARIS):%H:%M}" == tick.text
    assert found[0].text == "25 oct."
    assert [tick.text for tick in found].count("02:00") == 2


def test_days_across_a_change_of_clocks_stay_on_local_days() -> None:
    data = of_days([TALL] * 4, last=date(2026, 10, 27))
    assert texts(data) == ["sam. 24 oct.", "dim. 25 oct.", "lun. 26 oct.", "mar. 27 oct."]


def test_weeks_are_labelled_where_months_begin() -> None:
    data = of_period(days(date(2025, 12, 1), date(2026, 11, 22), PARIS), Step.WEEK)
    found = ticks(data, 1000)
    assert [tick.text for tick in found][:4] == ["déc.", "2026", "févr.", "mars"]
    assert datetime.fromtimestamp(found[1].at, PARIS) == datetime(2026, 1, 1, tzinfo=PARIS)


def test_decades_of_months_are_labelled_by_years() -> None:
    data = of_period(days(date(2017, 1, 1), date(2026, 11, 22), PARIS), Step.MONTH, Tally(positive=1))
    assert texts(data, 600)[:3] == ["2017", "2018", "2019"]


def test_nothing_is_written_below_no_bars() -> None:
    assert ticks(ChartData((), (), Step.DAY)) == []


@pytest.mark.parametrize("top", [0.5, 1.06, 3.2, 7, 67, 1284, 98_765])
@pytest.mark.parametrize("height", [20, 60, 140, 600])
def test_counts_are_whole_numbers_from_nought_in_even_steps(top: float, height: float) -> None:
    found = [tick.at for tick in count_ticks(top, height, 13, FR)]
    assert found[0] == 0
    assert all(value == int(value) and value <= top for value in found)
    assert len({right - left for left, right in pairwise(found)}) <= 1
    assert len(found) <= 7


def test_counts_are_grouped_as_in_french() -> None:
    assert [tick.text for tick in count_ticks(2600, 100, 13, FR)] == ["0", "1\u202f000", "2\u202f000"]


def test_moods_are_signed_on_both_sides_of_nought() -> None:
    assert [tick.text for tick in mood_ticks(0.55, 90, 13, FR)] == ["\u22120,5", "0", "+0,5"]
    assert [tick.text for tick in mood_ticks(1.1, 140, 13, EN)] == ["\u22121.0", "\u22120.5", "0", "+0.5", "+1.0"]
    assert [tick.text for tick in mood_ticks(1.1, 20, 13, EN)] == ["0"]
