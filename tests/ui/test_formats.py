"""Numbers, dates and texts as people read them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6 import QtGui
from PySide6.QtCore import QLocale
from PySide6.QtGui import QTextDocument

from cmdesk.core.timeline import Step
from cmdesk.ui import formats

FR, EN = QLocale("fr_FR"), QLocale("en_US")
PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)


def test_counts_are_grouped_as_each_country_groups_them() -> None:
    assert formats.number(1284, FR) == "1\u202f284"
    assert formats.number(1284, EN) == "1,284"
    assert formats.number(2**40, EN) == "1,099,511,627,776"
    assert formats.number(-12, FR) == "\u221212"


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [(0.21, "+0,21", "+0.21"), (-0.06, "\u22120,06", "\u22120.06"), (0.0, "0,00", "0.00")],
)
def test_signed_figures_show_a_true_sign(value: float, french: str, english: str) -> None:
    assert formats.signed(value, FR) == french
    assert formats.signed(value, EN) == english


@pytest.mark.parametrize("value", [0.004, -0.004, -0.0])
def test_what_rounds_to_nothing_has_no_sign(value: float) -> None:
    assert formats.signed(value, FR) == "0,00"
    assert formats.decimal(value, FR) == "0,00"


def test_per_cent_stands_apart_in_french_and_close_in_english() -> None:
    assert formats.percent(0.18, FR) == "18\u202f%"
    assert formats.percent(0.18, EN) == "18%"
    assert formats.signed_percent(0.18, FR) == "+18\u202f%"
    assert formats.signed_percent(-0.5, EN) == "\u221250%"


def test_moments_are_told_in_the_given_zone() -> None:
    assert formats.date_time(NOON, PARIS, FR) == "22/11/2026 12:00"
    assert formats.date_time(NOON, ZoneInfo("Asia/Kathmandu"), FR) == "22/11/2026 16:45"
    assert formats.day(NOON, PARIS, EN) == "11/22/2026"
    assert formats.long_day(NOON, PARIS, FR) == "dimanche 22 novembre 2026"


def test_axis_dates_follow_the_order_of_the_country() -> None:
    day = date(2026, 11, 13)
    assert formats.short_day(day, FR) == "13 nov."
    assert formats.short_day(day, EN) == "Nov 13"
    assert formats.short_day(day, FR, weekday=True, year=True) == "ven. 13 nov. 2026"
    assert formats.short_day(day, EN, weekday=True, year=True) == "Fri, Nov 13, 2026"
    assert formats.short_month(day, FR, year=True) == "nov. 2026"


def test_hours_follow_the_clock_of_the_country() -> None:
    assert formats.hour(datetime(2026, 11, 13, 18), FR) == "18:00"
    assert formats.hour(datetime(2026, 11, 13, 18), EN) == "6\u202fPM".replace("\u202f", " ")


def test_a_period_of_whole_days_names_its_last_day() -> None:
    start = datetime(2026, 10, 24, tzinfo=PARIS)
    end = datetime(2026, 11, 23, tzinfo=PARIS)
    assert formats.period(start, end, PARIS, FR) == "24/10/2026 – 22/11/2026"
    assert formats.period(start, start + timedelta(days=1), PARIS, FR) == "24/10/2026"


def test_a_period_within_days_is_told_to_the_minute() -> None:
    assert formats.period(NOON, NOON + timedelta(hours=1), PARIS, FR) == "22/11/2026 12:00 – 13:00"
    assert formats.period(NOON, NOON + timedelta(hours=24), PARIS, FR) == "22/11/2026 12:00 – 23/11/2026 12:00"


def test_a_day_of_25_hours_says_so() -> None:
    start = datetime(2026, 10, 25, tzinfo=PARIS).astimezone(UTC)
    end = datetime(2026, 10, 26, tzinfo=PARIS).astimezone(UTC)
    assert formats.bin_name(start, end, Step.DAY, PARIS, FR) == "dimanche 25 octobre 2026 (25\xa0h)"


def test_the_two_hours_of_one_name_are_told_apart() -> None:
    first = datetime(2026, 10, 25, 0, tzinfo=UTC)
    names = [
        formats.bin_name(first + timedelta(hours=n), first + timedelta(hours=n + 1), Step.HOUR, PARIS, FR)
        for n in range(3)
    ]
    assert names[0].endswith("(CEST)")
    assert names[1].endswith("(CET)")
    assert names[2] == "25/10/2026 03:00 – 04:00"


def test_months_are_named_and_cut_bins_told_by_their_moments() -> None:
    start, end = datetime(2026, 11, 1, tzinfo=PARIS), datetime(2026, 12, 1, tzinfo=PARIS)
    assert formats.bin_name(start, end, Step.MONTH, PARIS, FR) == "novembre 2026"
    cut = end - timedelta(days=3)
    assert formats.bin_name(start, cut, Step.MONTH, PARIS, FR) == "01/11/2026 – 27/11/2026"


@pytest.mark.parametrize(
    ("length", "french"),
    [
        (timedelta(seconds=45), "45 s"),
        (timedelta(minutes=4), "4 min"),
        (timedelta(hours=2, minutes=5), "2 h 05 min"),
        (timedelta(hours=3), "3 h"),
        (timedelta(days=3, hours=4), "3 j 4 h"),
        (timedelta(seconds=-5), "0 s"),
    ],
)
def test_durations_give_their_two_largest_units(length: timedelta, french: str) -> None:
    assert formats.duration(length, FR) == french.replace(" ", "\xa0")


def test_days_are_d_in_english() -> None:
    assert formats.duration(timedelta(days=1), EN) == "1\xa0d"


@pytest.mark.parametrize(
    "text",
    [
        "<b>gras</b> & <img src='https://example.org/pixel.png'>",
        "&lt;script&gt;",
        "deux\nlignes   et des   blancs",
        "Café ☕ コーヒー",
    ],
)
def test_a_text_of_the_networks_is_shown_letter_by_letter(text: str) -> None:
    shown = formats.plain(text)
    assert QtGui.Qt.mightBeRichText(shown)
    document = QTextDocument()
    document.setHtml(shown)
    assert document.toPlainText().replace("\u2028", "\n") == text


def test_control_characters_do_not_reach_a_tooltip() -> None:
    assert "\x00" not in formats.plain("a\x00b\x07c")
