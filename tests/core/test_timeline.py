"""Time on the axis: days as her zone cuts them, bins without gap or overlap, at every change of the clock."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmdesk.core.timeline import (
    MAX_BINS,
    Period,
    Step,
    bin_edges,
    days,
    floor,
    following,
    midnight,
    shifted,
    step_for,
    whole_quarters,
)

PARIS = ZoneInfo("Europe/Paris")
KATHMANDU = ZoneInfo("Asia/Kathmandu")
SAO_PAULO = ZoneInfo("America/Sao_Paulo")
CHATHAM = ZoneInfo("Pacific/Chatham")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")

HOUR = timedelta(hours=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def hours_of(day: date, zone: tzinfo) -> list[timedelta]:
    """Lengths of the hour bins of a day."""
    return [end - start for start, end in pairwise(bin_edges(days(day, day, zone), Step.HOUR, zone))]


# days


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2024, 5, 2), PARIS, 24),
        (date(2024, 3, 31), PARIS, 23),
        (date(2024, 10, 27), PARIS, 25),
        (date(2024, 5, 2), KATHMANDU, 24),
        (date(2018, 11, 4), SAO_PAULO, 23),
        (date(2018, 2, 17), SAO_PAULO, 25),
        (date(2024, 10, 6), LORD_HOWE, 23.5),
        (date(2024, 4, 7), LORD_HOWE, 24.5),
        (date(2011, 12, 30), APIA, 0),
    ],
)
def test_a_day_is_as_long_as_the_clock_says(day: date, zone: tzinfo, hours: float) -> None:
    assert days(day, day, zone).span == timedelta(hours=hours)


def test_days_are_both_included_and_follow_each_other_without_a_gap() -> None:
    week = days(date(2024, 3, 25), date(2024, 3, 31), PARIS)
    assert week == Period(at("2024-03-25T00:00+01:00"), at("2024-04-01T00:00+02:00"))
    assert days(date(2024, 4, 1), date(2024, 4, 1), PARIS).start == week.end


def test_midnight_is_a_moment_in_utc() -> None:
    assert midnight(date(2024, 5, 2), KATHMANDU) == at("2024-05-01T18:15+00:00")
    assert midnight(date(2024, 5, 2), KATHMANDU).tzinfo is UTC


def test_where_the_clock_jumps_over_midnight_the_day_begins_with_the_jump() -> None:
    assert midnight(date(2018, 11, 4), SAO_PAULO) == at("2018-11-04T01:00-02:00")
    assert midnight(date(2018, 11, 4), SAO_PAULO) - timedelta(seconds=1) == at("2018-11-03T23:59:59-03:00")


def test_where_midnight_strikes_twice_the_day_begins_with_the_first() -> None:
    assert midnight(date(2024, 11, 3), ZoneInfo("America/Havana")) == at("2024-11-03T00:00-04:00")


def test_the_previous_period_has_the_same_length_and_ends_where_this_one_begins() -> None:
    period = days(date(2024, 10, 27), date(2024, 10, 27), PARIS)
    assert period.previous() == Period(period.start - 25 * HOUR, period.start)


# bins


def test_the_hours_of_a_changing_day_are_all_there() -> None:
    assert hours_of(date(2024, 3, 31), PARIS) == [HOUR] * 23
    assert hours_of(date(2024, 10, 27), PARIS) == [HOUR] * 25


def test_the_doubled_hour_gives_two_bins() -> None:
    first, second = at("2024-10-27T02:30+02:00"), at("2024-10-27T02:30+01:00")
    assert floor(first, Step.HOUR, PARIS) == at("2024-10-27T02:00+02:00")
    assert floor(second, Step.HOUR, PARIS) == at("2024-10-27T02:00+01:00")
    assert following(at("2024-10-27T02:00+02:00"), Step.HOUR, PARIS) == at("2024-10-27T02:00+01:00")


def test_a_clock_changed_by_half_an_hour_gives_half_an_hour_of_its_own() -> None:
    assert hours_of(date(2024, 4, 7), LORD_HOWE) == [HOUR, HOUR, HOUR / 2] + [HOUR] * 22
    assert floor(at("2024-04-07T01:45+11:00"), Step.HOUR, LORD_HOWE) == at("2024-04-07T01:00+11:00")
    assert floor(at("2024-04-07T01:45+10:30"), Step.HOUR, LORD_HOWE) == at("2024-04-07T01:30+10:30")
    assert hours_of(date(2024, 10, 6), LORD_HOWE) == [HOUR, HOUR, HOUR / 2] + [HOUR] * 21
    assert floor(at("2024-10-06T02:45+11:00"), Step.HOUR, LORD_HOWE) == at("2024-10-06T02:30+11:00")


def test_a_clock_changed_within_an_hour_cuts_that_hour() -> None:
    # at 03:45 back to 02:45, at 02:45 on to 03:45
    assert hours_of(date(2024, 4, 7), CHATHAM) == [HOUR] * 3 + [0.75 * HOUR, 0.25 * HOUR] + [HOUR] * 21
    assert hours_of(date(2024, 9, 29), CHATHAM) == [HOUR] * 2 + [0.75 * HOUR, 0.25 * HOUR] + [HOUR] * 20


def test_hours_are_those_of_her_clock() -> None:
    assert floor(at("2024-05-02T12:50+00:00"), Step.HOUR, KATHMANDU) == at("2024-05-02T18:00+05:45")
    assert floor(at("2024-05-02T12:10+00:00"), Step.HOUR, KATHMANDU) == at("2024-05-02T17:00+05:45")


def test_weeks_start_on_monday_and_months_on_the_first() -> None:
    moment = at("2024-05-02T00:30+02:00")  # a Thursday; in UTC still the first of May
    assert floor(moment, Step.DAY, PARIS) == at("2024-05-02T00:00+02:00")
    assert floor(moment, Step.WEEK, PARIS) == at("2024-04-29T00:00+02:00")
    assert floor(moment, Step.MONTH, PARIS) == at("2024-05-01T00:00+02:00")
    assert floor(at("2024-04-29T00:00+02:00"), Step.WEEK, PARIS) == at("2024-04-29T00:00+02:00")
    assert following(at("2024-10-21T00:00+02:00"), Step.WEEK, PARIS) == at("2024-10-28T00:00+01:00")
    assert following(at("2024-12-01T00:00+01:00"), Step.MONTH, PARIS) == at("2025-01-01T00:00+01:00")
    assert following(at("2024-01-01T00:00+01:00"), Step.MONTH, PARIS) == at("2024-02-01T00:00+01:00")


def test_the_outer_bins_are_cut_to_the_period() -> None:
    period = Period(at("2024-05-02T10:00+02:00"), at("2024-05-04T08:00+02:00"))
    assert bin_edges(period, Step.DAY, PARIS) == [
        period.start,
        at("2024-05-03T00:00+02:00"),
        at("2024-05-04T00:00+02:00"),
        period.end,
    ]
    assert bin_edges(period, Step.MONTH, PARIS) == [period.start, period.end]


def test_a_period_that_ends_on_a_boundary_gets_no_empty_bin() -> None:
    assert len(bin_edges(days(date(2024, 5, 1), date(2024, 5, 31), PARIS), Step.DAY, PARIS)) == 31 + 1


def test_an_empty_period_has_no_bins() -> None:
    moment = at("2024-05-02T10:00+02:00")
    assert bin_edges(Period(moment, moment), Step.DAY, PARIS) == []
    assert bin_edges(Period(moment, moment - HOUR), Step.DAY, PARIS) == []


def test_a_day_that_her_zone_never_had_gets_no_bin() -> None:
    edges = bin_edges(days(date(2011, 12, 29), date(2011, 12, 31), APIA), Step.DAY, APIA)
    assert [edge.astimezone(APIA).date() for edge in edges] == [
        date(2011, 12, 29),
        date(2011, 12, 31),
        date(2012, 1, 1),
    ]


def test_a_zone_that_goes_back_over_midnight_is_cut_once() -> None:
    zone = ZoneInfo("America/St_Johns")  # at 00:01 back to 23:01, until 2011
    edges = bin_edges(days(date(2010, 11, 6), date(2010, 11, 8), zone), Step.DAY, zone)
    assert [end - start for start, end in pairwise(edges)] == [24 * HOUR, 25 * HOUR, 24 * HOUR]
    again_before_midnight = at("2010-11-06T23:15-03:30")
    edges = bin_edges(Period(again_before_midnight, at("2010-11-08T12:00-03:30")), Step.DAY, zone)
    assert edges == [again_before_midnight, at("2010-11-08T00:00-03:30"), at("2010-11-08T12:00-03:30")]


# properties

ZONES: Final = [
    UTC,
    timezone(timedelta(hours=-9, minutes=-30)),
    *map(
        ZoneInfo,
        ["Europe/Paris", "Asia/Kathmandu", "America/Sao_Paulo", "Australia/Lord_Howe", "America/Havana"]
        + ["Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca", "Antarctica/Troll", "America/Caracas"],
    ),
]
UNITS: Final[dict[Step, Callable[[datetime], tuple[object, ...]]]] = {
    Step.HOUR: lambda local: (local.date(), local.hour, local.utcoffset()),
    Step.DAY: lambda local: (local.date(),),
    Step.WEEK: lambda local: local.isocalendar()[:2],
    Step.MONTH: lambda local: (local.year, local.month),
}
LONGEST: Final = {Step.HOUR: 8, Step.DAY: 200, Step.WEEK: 1000, Step.MONTH: 4000}
INSTANT: Final = timedelta(microseconds=1)

zones = st.sampled_from(ZONES)
steps = st.sampled_from(Step)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


@st.composite
def moments_near_a_change(draw: st.DrawFn, zone: tzinfo) -> datetime:
    """A moment, often one within a day of a change of the clock."""
    moment = draw(moments)
    if draw(st.booleans()):
        for day in range(370):
            later = moment + timedelta(days=day)
            if later.astimezone(zone).utcoffset() != (later + timedelta(days=1)).astimezone(zone).utcoffset():
                return later + timedelta(minutes=draw(st.integers(0, 2 * 24 * 60)))
    return moment


@settings(deadline=None)
@given(st.data(), zones, steps)
def test_bins_cover_a_period_exactly_and_are_cut_where_her_clock_cuts(
    data: st.DataObject, zone: tzinfo, step: Step
) -> None:
    start = data.draw(moments_near_a_change(zone))
    length = data.draw(st.timedeltas(INSTANT, timedelta(days=LONGEST[step])))
    edges = bin_edges(Period(start, start + length), step, zone)
    assert (edges[0], edges[-1]) == (start, start + length)
    assert all(earlier < later for earlier, later in pairwise(edges))
    assert whole_quarters(edges[1:-1])
    unit = UNITS[step]
    units = []
    for earlier, later in pairwise(edges):
        units.append(unit(earlier.astimezone(zone)))
        assert unit((later - INSTANT).astimezone(zone)) == units[-1], "a bin lies within one unit of her clock"
    assert all(earlier != later for earlier, later in pairwise(units)), "no unit is cut in two"


@settings(deadline=None)
@given(st.data(), zones, steps)
def test_each_moment_lies_in_the_bin_that_begins_at_its_floor(data: st.DataObject, zone: tzinfo, step: Step) -> None:
    moment = data.draw(moments_near_a_change(zone))
    start = floor(moment, step, zone)
    assert start <= moment < following(start, step, zone)
    assert floor(start, step, zone) == start
    assert floor(following(start, step, zone) - INSTANT, step, zone) == start
    assert UNITS[step](start.astimezone(zone)) == UNITS[step](moment.astimezone(zone))


@settings(deadline=None)
@given(moments, st.timedeltas(INSTANT, timedelta(days=30 * 366)), zones)
def test_the_step_of_a_period_gives_a_number_of_bins_that_can_be_told_apart(
    start: datetime, length: timedelta, zone: tzinfo
) -> None:
    period = Period(start, start + length)
    assert len(bin_edges(period, step_for(period), zone)) - 1 <= MAX_BINS


@pytest.mark.parametrize(
    ("span", "step"),
    [
        (timedelta(hours=1), Step.HOUR),
        (timedelta(days=3), Step.HOUR),
        (timedelta(days=3, hours=1), Step.HOUR),  # three days in autumn
        (timedelta(days=4), Step.DAY),
        (timedelta(days=90), Step.DAY),
        (timedelta(days=366), Step.WEEK),
        (timedelta(days=4 * 366), Step.MONTH),
    ],
)
def test_longer_periods_take_wider_bins(span: timedelta, step: Step) -> None:
    start = at("2024-01-01T00:00+00:00")
    assert step_for(Period(start, start + span)) is step


@pytest.mark.parametrize(
    ("edge", "whole"),
    [
        ("2024-05-02T12:45:00+00:00", True),
        ("2024-05-02T12:00:00+05:45", True),
        ("2024-05-02T12:46:00+00:00", False),
        ("2024-05-02T12:45:01+00:00", False),
        ("2024-05-02T12:45:00.000001+00:00", False),
    ],
)
def test_edges_on_quarter_hours_are_told_from_others(edge: str, whole: bool) -> None:
    assert whole_quarters([at("2024-05-02T00:00+00:00"), at(edge)]) is whole


def test_whole_days_are_shifted_by_days_over_a_change_of_the_clock() -> None:
    week = days(date(2026, 3, 30), date(2026, 4, 5), PARIS)
    assert shifted(week, -1, PARIS) == days(date(2026, 3, 23), date(2026, 3, 29), PARIS)
    assert shifted(shifted(week, -1, PARIS), 1, PARIS) == week


def test_a_part_of_a_day_is_shifted_by_its_own_length() -> None:
    start = datetime(2026, 5, 4, 10, tzinfo=UTC)
    hours = Period(start, start + timedelta(hours=6))
    assert shifted(hours, 2, UTC) == Period(start + timedelta(hours=12), start + timedelta(hours=18))
