"""What a chosen period means at a given moment."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cmdesk.core.timeline import Period
from cmdesk.ui.period import Preset, Timeframe, elapsed, opening, resolve, whole_bins

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 11, 40, tzinfo=UTC)


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS).astimezone(UTC)


def test_thirty_days_are_whole_local_days_and_today_is_the_last() -> None:
    preset, period = resolve(Timeframe(Preset.MONTH), None, NOW, PARIS)
    assert preset is Preset.MONTH
    # summer time ended in between: a day of 25 hours
    assert period == Period(paris(2026, 10, 24), paris(2026, 11, 23))
    assert period.span == timedelta(days=30, hours=1)


def test_24_hours_are_whole_hours_that_end_with_the_running_one() -> None:
    _, period = resolve(Timeframe(Preset.DAY), None, NOW, PARIS)
    assert period == Period(NOW.replace(minute=0) - timedelta(hours=23), NOW.replace(minute=0) + timedelta(hours=1))


@pytest.mark.parametrize(
    ("last", "shown"), [(NOW - timedelta(days=2), Preset.MONTH), (NOW - timedelta(days=45), Preset.ALL)]
)
def test_without_a_choice_the_period_is_the_one_that_shows_data(last: datetime, shown: Preset) -> None:
    preset, period = resolve(Timeframe(), (NOW - timedelta(days=80), last), NOW, PARIS)
    assert preset is shown
    assert period.start <= last < period.end


def test_all_reaches_from_the_first_bin_to_the_last() -> None:
    span = (paris(2026, 9, 3, 17, 2), paris(2026, 9, 20, 8, 1))
    _, period = resolve(Timeframe(Preset.ALL), span, NOW, PARIS)
    assert period == Period(paris(2026, 9, 3), paris(2026, 9, 21))


def test_all_of_nothing_is_still_a_period() -> None:
    _, period = resolve(Timeframe(Preset.ALL), None, NOW, PARIS)
    assert period.start < period.end


def test_brushing_again_replaces_a_brush_and_clicking_bars_goes_deeper() -> None:
    first, second = Period(NOW, NOW + timedelta(days=2)), Period(NOW, NOW + timedelta(days=1))
    frame = Timeframe(Preset.MONTH).brush(first).brush(second)
    assert frame.zooms == (second,)
    deeper = frame.zoom(Period(NOW, NOW + timedelta(hours=1)))
    assert resolve(deeper, None, NOW, PARIS) == (Preset.MONTH, Period(NOW, NOW + timedelta(hours=1)))
    assert deeper.zoom_out(Preset.MONTH) == frame
    assert deeper.whole() == Timeframe(Preset.MONTH)


@pytest.mark.parametrize(
    ("shown", "wider"),
    [
        (Preset.DAY, Preset.WEEK),
        (Preset.QUARTER, Preset.ALL),
        (Preset.ALL, Preset.ALL),
        (Preset.RANGE, Preset.ALL),
    ],
)
def test_zooming_out_of_a_preset_widens_it(shown: Preset, wider: Preset) -> None:
    assert Timeframe(shown).zoom_out(shown).preset is wider


def test_shifting_moves_by_the_period_itself_and_never_wholly_into_the_future() -> None:
    shown = Period(NOW - timedelta(days=7), NOW + timedelta(hours=2))
    before = Timeframe(Preset.WEEK).shift(shown, -1, NOW, PARIS)
    assert before.chosen == Period(shown.start - shown.span, shown.start)
    assert Timeframe(Preset.WEEK).shift(shown, 1, NOW, PARIS) == Timeframe(Preset.WEEK)


def test_shifting_a_brushed_period_stays_within_the_choice() -> None:
    shown = Period(NOW - timedelta(days=3), NOW - timedelta(days=2))
    frame = Timeframe(Preset.MONTH).brush(shown).shift(shown, 1, NOW, PARIS)
    assert frame.preset is Preset.MONTH
    assert frame.zooms == (Period(shown.end, shown.end + shown.span),)


def test_what_is_over_ends_at_the_next_quarter_hour() -> None:
    period = Period(NOW - timedelta(days=7), NOW + timedelta(days=1))
    assert elapsed(period, NOW).end == NOW.replace(minute=45)
    past = Period(NOW - timedelta(days=7), NOW - timedelta(days=1))
    assert elapsed(past, NOW) == past
    future = Period(NOW + timedelta(days=7), NOW + timedelta(days=8))
    assert elapsed(future, NOW) == future


def test_the_options_of_the_command_line_become_a_choice() -> None:
    start, end = paris(2026, 11, 1), paris(2026, 11, 8)
    assert opening(None, None, NOW, PARIS) == Timeframe()
    assert opening(start, end, NOW, PARIS) == Timeframe(Preset.RANGE, Period(start, end))
    assert opening(start, None, NOW, PARIS).chosen == Period(start, paris(2026, 11, 23))
    assert opening(None, end, NOW, PARIS).chosen == Period(end - timedelta(days=30), end)


def test_whole_bins_widen_to_the_step_of_the_period() -> None:
    made = whole_bins(Period(paris(2026, 11, 3, 8, 20), paris(2026, 11, 3, 9, 1)), PARIS)
    assert made == Period(paris(2026, 11, 3, 8), paris(2026, 11, 3, 10))
