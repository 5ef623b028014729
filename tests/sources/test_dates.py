"""Moments as cells tell them: each is read exactly, or not at all."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.sources.date_column import DateForm, DateSurvey
from cmdesk.sources.dates import clock_of, tells_moments, told

PARIS = ZoneInfo("Europe/Paris")
ANY = {"/": "dmy", ".": "dmy", "-": "dmy"}
AT = datetime(2024, 2, 3, 14, 5)


@pytest.mark.parametrize(
    "value",
    [
        "2024-02-03T14:05", "2024-02-03 14:05:00", "2024-02-03 2:05 PM", "20240203140500", "2024/02/03 14:05",
        "03/02/2024 14:05", "3.2.2024, 14:05 Uhr", "03-02-24 14h05", "03/02/2024 à 14h05", "03/02/2024 2:05 p. m.",
        "3 févr. 2024 14:05", "samedi 3 février 2024 à 14:05", "Sa., 3. Feb. 2024 14:05", "3. Februar 2024, 14.05",
        "3 de febrero de 2024 14:05", "sáb, 3 feb 2024 14:05", "Feb 3, 2024 2:05 PM", "February 3rd, 2024 at 2:05 p.m.",
        "Saturday, February 3, 2024 2:05 PM", "03-Feb-2024 14:05", "2024-Feb-03 14:05", "2:05 PM · Feb 3, 2024",
        "2024-02-03 14:05:00.000000", "03/02/2024\u202f14:05", "45325,586805556",
    ],
)  # fmt: skip
def test_times_on_a_clock_are_read(value: str) -> None:
    found = told(value, ANY)
    assert found is not None
    assert found.at == AT


@pytest.mark.parametrize(
    "value",
    [
        "2024-02-03T14:05:00Z", "2024-02-03 14:05:00 UTC", "2024-02-03T15:05:00+01:00", "2024-02-03T09:05:00-0500",
        "2024-02-03T15:05+01", "03/02/2024 14:05 GMT", "Sat, 03 Feb 2024 14:05:00 GMT", "Feb 3, 2024 · 2:05 PM UTC",
        "Sat, 03 Feb 2024 15:05:00 +0100 (CET)", "Sat Feb 03 14:05:00 +0000 2024", "Sat Feb 03 15:05:00 CET 2024",
        "1706969100", "1706969100000", "1706969100000000", "1706969100.0", "03/02/2024 15:05 (UTC+1)",
    ],
)  # fmt: skip
def test_moments_with_a_zone_are_read(value: str) -> None:
    found = told(value, ANY)
    assert found is not None
    assert found.at.astimezone(UTC) == AT.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "hier", "12", "3", "2024", "31/02/2024", "2024-02-30", "2024-13-01", "03/02/2024 25:00", "3 Feb", "Feb 2024",
        "03/02/2024 14:05 Mars", "99/99/9999", "03/02/024", "2024-02-03T14:05:00+99:00", "32 janvier 2024",
        "3 foo 2024",
        "0000-00-00", "0000-00-00 00:00:00", "99999999999999999", "03/02-2024", "2024-02-03 13:05 AM", "1E10",
        "٣/٢/٢٠٢٤",
    ],
)  # fmt: skip
def test_what_is_no_moment_is_not_read(value: str) -> None:
    assert told(value, ANY) is None


def test_without_an_order_numbers_are_not_read() -> None:
    assert told("03/02/2024", {}) is None
    assert told("03/02/2024", {".": "dmy"}) is None


@pytest.mark.parametrize(
    ("cell", "clock"),
    [("14:05", "14:05"), ("0.5", "12:00:00"), ("0,25", "06:00:00"), ("bientôt", None), ("2 PM", "2 PM")],
)
def test_a_time_of_day_alone(cell: str, clock: str | None) -> None:
    assert clock_of(cell) == clock


# a column


def surveyed(*values: str, given: str | None = None) -> DateSurvey:
    survey = DateSurvey(given)
    for value in values:
        survey.add(value)
    return survey


def test_one_value_settles_the_order_of_all() -> None:
    assert surveyed("03/04/2024", "13/04/2024").findings().orders == {"/": "dmy"}
    assert surveyed("03/04/2024", "04/13/2024").findings().orders == {"/": "mdy"}


def test_each_sign_has_an_order_of_its_own() -> None:
    found = surveyed("13.04.2024", "04/13/2024", "2024-05-06").findings()
    assert (found.orders, found.ask) == ({".": "dmy", "/": "mdy"}, ())
    assert set(found.formats) == {"dmy", "mdy", "iso"}


def test_another_column_part_does_not_settle_an_open_one() -> None:
    found = surveyed("13.04.2024", "03/04/2024").findings()
    assert (found.ask, found.example) == (("dmy", "mdy"), "03/04/2024")


def test_what_nothing_settles_is_asked() -> None:
    assert surveyed("03/04/2024 10:00", "05/06/2024").findings().ask == ("dmy", "mdy")
    assert surveyed("13/04/2024", "04/13/2024").findings().ask == ("dmy", "mdy")
    assert surveyed("24-05-03").findings().ask == ("dmy", "ymd")


def test_where_both_orders_say_the_same_nothing_is_asked() -> None:
    assert surveyed("03/03/2024", "05/05/2024").findings().ask == ()


def test_her_word_settles_it() -> None:
    found = surveyed("03/04/2024", given="mdy").findings()
    assert (found.orders["/"], found.ask) == ("mdy", ())


def test_a_missing_zone_is_noticed() -> None:
    assert surveyed("2024-05-02T12:00:00Z").findings().missing_zone is False
    assert surveyed("2024-05-02T12:00:00Z", "2024-05-02 12:00").findings().missing_zone is True
    assert surveyed("13/04/2024 10:00 GMT").findings().missing_zone is False


def test_times_that_no_clock_showed_or_that_it_showed_twice() -> None:
    form = DateForm(PARIS)
    assert form.read("2024-03-31 02:30") == datetime(2024, 3, 31, 1, 30, tzinfo=UTC), "as if it were still winter"
    assert form.read("2024-10-27 02:30") == datetime(2024, 10, 27, 0, 30, tzinfo=UTC), "the first of the two"


def test_years_that_no_network_has_seen_are_no_moments() -> None:
    assert DateForm(UTC).read("0001-01-01") is None
    assert DateForm(UTC).read("9999-12-31 23:59") is None


EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
FR = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()  # noqa: SIM905
DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905
ES = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905

WRITTEN: dict[str, Callable[[datetime], str]] = {
    "iso": lambda at: at.isoformat(),
    "blank": lambda at: f"{at:%Y-%m-%d %H:%M:%S}",
    "zulu": lambda at: f"{at:%Y-%m-%dT%H:%M:%SZ}",
    "dmy": lambda at: f"{at:%d/%m/%Y %H:%M:%S}",
    "mdy": lambda at: f"{at:%m/%d/%Y %I:%M:%S %p}",
    "german": lambda at: f"{at.day}.{at.month}.{at.year} {at:%H:%M:%S} Uhr",
    "ymd": lambda at: f"{at:%Y/%m/%d %H:%M:%S}",
    "rfc": lambda at: f"{at:%a, %d %b %Y %H:%M:%S} +0000",
    "twitter": lambda at: f"{at:%a %b %d %H:%M:%S +0000 %Y}",
    "epoch": lambda at: str(int(at.replace(tzinfo=UTC).timestamp())),
    "milliseconds": lambda at: str(int(at.replace(tzinfo=UTC).timestamp()) * 1000),
    "en": lambda at: f"{EN[at.month - 1]} {at.day}, {at.year} {at:%I:%M:%S %p}",
    "fr": lambda at: f"{at.day} {FR[at.month - 1]} {at.year} {at:%H:%M:%S}",
    "de": lambda at: f"{at.day}. {DE[at.month - 1]} {at.year}, {at:%H:%M:%S}",
    "es": lambda at: f"{at.day} de {ES[at.month - 1]} de {at.year} {at:%H:%M:%S}",
}


@given(
    moments=st.lists(
        st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31)).map(lambda at: at.replace(microsecond=0)),
        min_size=1,
        max_size=6,
    ),
    form=st.sampled_from(sorted(WRITTEN)),
)
def test_any_moment_in_any_form_is_read_back_exactly_or_asked(moments: list[datetime], form: str) -> None:
    values = [WRITTEN[form](at) for at in moments]
    found = surveyed(*values).findings()
    if found.ask:
        assert all(at.day <= 12 for at in moments), "only then is the order open"
        return
    read = [DateForm(UTC, found.orders).read(value) for value in values]
    assert read == [at.replace(tzinfo=UTC) for at in moments]


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_none(value: str) -> None:
    found = told(value, ANY)
    assert found is None or isinstance(found.at, datetime)
    surveyed(value, value).findings()


def test_offsets_are_kept() -> None:
    found = told("2024-02-03 14:05:00 +0530", {})
    assert found is not None
    assert found.at.tzinfo == timezone(timedelta(hours=5, minutes=30))


@pytest.mark.parametrize(
    ("pattern", "tells"),
    [
        ("%d/%m/%Y", True), ("%d/%m/%y %H:%M", True), ("%m/%d/%Y %I:%M %p", True), ("%Y-%m-%dT%H:%M:%S%z", True),
        ("%d %b %Y", True), ("%Y-%j", True), ("%d/%m/%Q", False), ("%", False), ("%d/%m %H:%M", False),
        ("%m/%Y", False), ("%H:%M", False), ("%d/%m/%Y %I:%M", False), ("%-d/%m/%Y", False),
    ],
)  # fmt: skip
def test_a_pattern_says_a_whole_moment_or_is_refused(pattern: str, tells: bool) -> None:
    assert tells_moments(pattern) is tells


@pytest.mark.parametrize(
    ("values", "ask"),
    [
        (("24/05/13", "24/05/03", "24/04/30"), ("dmy", "ymd")),
        (("13/05/24", "03/05/24", "30/04/24"), ()),
        (("13/05/24",), ()),
        (("13.05.19", "13.05.20", "14.05.19", "15.05.21"), ()),
        (("24-05-13", "24-05-03"), ("dmy", "ymd")),
        (("13/05/24", "45/05/13", "03/05/24"), ()),
    ],
)
def test_a_short_year_may_stand_first_where_it_varies_less_than_a_day_would(
    values: tuple[str, ...], ask: tuple[str, ...]
) -> None:
    survey = DateSurvey()
    for value in values:
        survey.add(value)
    assert survey.findings().ask == ask


@pytest.mark.parametrize(
    ("value", "hour"),
    [("00:15 AM", 0), ("12:15 AM", 0), ("14:15 PM", 14), ("12:15 PM", 12), ("00:15 PM", None), ("13:15 AM", None)],
)
def test_a_clock_that_says_the_half_of_the_day_twice(value: str, hour: int | None) -> None:
    read = told(f"13/05/2024 {value}", {"/": "dmy"})
    assert (None if read is None else read.at.hour) == hour
